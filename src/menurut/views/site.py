"""The pages of the web application: `page_html` takes what is shown and gives HTML; the templates escape all words."""

from __future__ import annotations

import functools
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined

from menurut.views.graphs import Graph
from menurut.views.interface import Interface, interface_codes
from menurut.views.interface import interface as interface_of
from menurut.views.marking import Role
from menurut.views.report import REPLACEMENT, UNWRITABLE, asset
from menurut.weighing.series import Point

REPORT_STYLE, REPORT_SCRIPT = "report.css", "report.js"


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What stands around every page, and what its forms need.

    `path` is the address of the page without its question, `form` the token that forms carry, `author` who decides,
    `signed_in` tells that there is a way out; `assets` gives the versioned address of each file that a page loads.
    """

    language: str
    path: str
    query: tuple[tuple[str, str], ...] = ()
    form: str = ""
    author: str = ""
    suggested: str = ""
    signed_in: bool = False
    said: dict[str, Any] = field(default_factory=dict)
    assets: dict[str, str] = field(default_factory=dict)

    def here(self, **changed: str | None) -> str:
        """The address of this page, with parts of its question changed (None takes a part away)."""
        kept = [(name, value) for name, value in self.query if name not in changed]
        asked = [*kept, *((name, value) for name, value in changed.items() if value is not None)]
        return self.path + (f"?{urlencode(asked)}" if asked else "")


def page_html(template: str, page: object, frame: Frame, **more: Any) -> str:
    """The page that a template of `templates/site` draws of what is shown, in the language of the frame."""
    speaking = interface_of(frame.language)
    drawn = _environment().get_template(f"site/{template}.html.j2")
    html = drawn.render(
        page=page,
        frame=frame,
        interface=speaking,
        t=speaking.texts,
        s=speaking.texts["site"],
        languages=_languages(),
        Role=Role,
        **more,
    )
    return UNWRITABLE.sub(REPLACEMENT, html)


def plain_dossier(page: Any, language: str, address: str) -> str:
    """A dossier as text with its sources, to be copied; `address` is the permanent link."""
    speaking = interface_of(language)
    drawn = _environment().get_template("site/dossier.txt.j2")
    said = drawn.render(page=page, interface=speaking, t=speaking.texts, s=speaking.texts["site"], address=address)
    return UNWRITABLE.sub(REPLACEMENT, said).strip() + "\n"


def report_assets() -> dict[str, str]:
    """The style and the script of the report, by name, which the article page uses too."""
    return {name: asset(name) for name in (REPORT_STYLE, REPORT_SCRIPT)}


def series_data(points: tuple[Point, ...], interface: Interface) -> list[dict[str, Any]]:
    """The points of a series for a plot: days as ISO, ends of ranges, and what is said of each."""
    return [
        {
            "day": (point.as_of or "").partition("/")[0],
            "lo": point.lo,
            "hi": point.hi,
            "about": point.about,
            "value": figure_value(point, interface),
            "chain": " ← ".join(point.chain),
            "claim": point.claim,
        }
        for point in points
        if point.as_of
    ]


def graph_data(graph: Graph) -> dict[str, Any]:
    """A network for the library that draws it."""
    nodes = [{"data": {"id": n.id, "label": n.label, "sort": n.sort}} for n in graph.nodes]
    edges = [
        {
            "data": {
                "id": f"e{number}",
                "source": e.source,
                "target": e.target,
                "label": e.label or str(e.count),
                "count": e.count,
                "circle": int(e.circle),
            }
        }
        for number, e in enumerate(graph.edges)
    ]
    return {"nodes": nodes, "edges": edges}


def figure_value(point: Point, interface: Interface) -> str:
    """What a figure amounts to, with its unit."""
    return f"{interface.amount(point.lo, point.hi, about=point.about)} {point.unit}".strip()


def _path(value: str) -> str:
    """A part of an address that holds any name.

    >>> _path("Harian A/B")
    'Harian%20A%2FB'
    """
    return quote(value, safe="")


def _languages() -> tuple[tuple[str, str], ...]:
    return tuple((code, interface_of(code).texts["name"]) for code in interface_codes())


@functools.cache
def _environment() -> Environment:
    made = Environment(
        loader=PackageLoader("menurut.views"),
        autoescape=lambda name: name is None or not name.endswith(".txt.j2"),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["path"] = _path
    made.globals |= {"series_data": series_data, "graph_data": graph_data, "figure_value": figure_value}
    return made
