"""A page as a browser's parser sees it: elements with their attributes and text, checked for balance on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "br", "img", "input", "hr", "base"})


@dataclass(slots=True, eq=False)
class Element:
    """One element: tag, attributes, the tags around it, and the text inside it, however deep."""

    tag: str
    attributes: dict[str, str]
    around: tuple[Element, ...]
    parts: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(self.parts)

    def has(self, name: str) -> bool:
        """Whether it is of that class."""
        return name in self.attributes.get("class", "").split()


class Page(HTMLParser):
    """All elements of a page, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self._open: list[Element] = []
        self._data: list[tuple[str, tuple[Element, ...]]] = []
        self.feed(html)
        self.close()
        assert not self._open, [element.tag for element in self._open]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(names) == len(set(names)), (tag, names)
        element = Element(tag, {name: value or "" for name, value in attrs}, tuple(self._open))
        self.elements.append(element)
        if tag not in VOID:
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self._open and self._open[-1].tag == tag, (tag, [element.tag for element in self._open])
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._data.append((data, tuple(self._open)))
        for element in self._open:
            element.parts.append(data)

    def all(self, tag: str | None = None, of_class: str | None = None) -> list[Element]:
        """The elements of that tag and class."""
        return [e for e in self.elements if tag in (None, e.tag) and (of_class is None or e.has(of_class))]

    def text_of(self, element: Element, but: str) -> str:
        """The text inside the element, without that inside elements of the class."""
        inside = [(data, around) for data, around in self._data if element in around]
        return "".join(data for data, around in inside if not any(one.has(but) for one in around))

    def by_id(self, name: str) -> Element:
        """The one element of that id."""
        (found,) = [e for e in self.elements if e.attributes.get("id") == name]
        return found
