"""Views: what is shown of readings. One dataclass a part in `shown`; HTML only renders it."""

from menurut.views.building import link_of, report_of
from menurut.views.interface import interface_codes
from menurut.views.report import report_html
from menurut.views.shown import Report

__all__ = ["Report", "interface_codes", "link_of", "report_html", "report_of"]
