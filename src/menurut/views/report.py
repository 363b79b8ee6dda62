"""The report as one HTML file: `report_html` takes readings and gives a page that opens offline, with nothing to fetch.

The page is made safe twice. The templates escape every word of an article; and a content policy in the page's head
lets only the style and script of this package run, known by their hashes, and lets nothing be fetched at all.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Sequence
from importlib import resources

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from menurut.records import Reading
from menurut.views.building import report_of
from menurut.views.interface import interface as interface_of
from menurut.views.marking import Role

UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")
REPLACEMENT = "\ufffd"


def report_html(readings: Sequence[Reading], interface: str = "id") -> str:
    """The report of these readings; `interface` is the language of headings and labels, not of the articles."""
    speaking = interface_of(interface)
    page = _environment().get_template("report.html.j2")
    style, script = asset("report.css"), asset("report.js")
    html = page.render(
        report=report_of(readings),
        interface=speaking,
        t=speaking.texts,
        style=Markup(style),
        script=Markup(script),
        policy=_policy(style, script),
        Role=Role,
    )
    return UNWRITABLE.sub(REPLACEMENT, html)


def _policy(style: str, script: str) -> str:
    """What the page may do: apply this style, run this script, and fetch nothing."""
    rules = [f"style-src {_hash(style)}", f"script-src {_hash(script)}", "base-uri 'none'", "form-action 'none'"]
    return "; ".join(["default-src 'none'", *rules])


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


@functools.cache
def asset(name: str) -> str:
    """A style or script of the report."""
    return resources.files("menurut.views").joinpath("templates", name).read_text(encoding="utf-8").strip()


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("menurut.views"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
