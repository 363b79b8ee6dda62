"""A dossier in parts: heading, claims, origins with evidence, verdicts, series, circles."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from menurut.cli.drawing.parts import chain_of, count_of, table_of, text_of
from menurut.cli.drawing.plots import series_drawn
from menurut.cli.words import clean
from menurut.views.dossiers import ClaimLine, DossierPage, Evidence, OriginPart, VerdictPart

CLAIMS = 60  # on a terminal; JSON has all
REASONS = 6  # of one origin, or of the group


def dossier_drawn(page: DossierPage) -> RenderableType:
    """All parts of a dossier that have anything in them."""
    return Group(*_parts(page))


def _parts(page: DossierPage) -> Iterator[RenderableType]:
    numbers = {claim.id: str(number) for number, claim in enumerate(page.claims, start=1)}
    yield _heading(page)
    yield from titled("Claims", _claims(page, numbers))
    if len(page.claims) > CLAIMS:
        yield Text(f"and {count_of(len(page.claims) - CLAIMS, 'more claim')}; --json lists them", style="dim")
    yield from titled("Origins", Group(*(_origin(origin, numbers) for origin in page.origins)))
    if page.verdicts:
        yield from titled("Verdicts", verdicts_drawn(page.verdicts, numbers))
    if len(page.series) > 1:
        yield from titled("Series", series_drawn(page.series, {claim.id: claim.stance for claim in page.claims}))
    if page.evidence:
        yield from titled("Why they are one group", Text("\n").join(_reasons(page.evidence, numbers)))
    if page.circles:
        circles = (f"{clean(' cites '.join((*circle, circle[0])))}" for circle in page.circles)
        yield from titled("They cite each other", Text("\n".join(circles)))


def titled(title: str, part: RenderableType) -> Iterator[RenderableType]:
    """A part of a page under its title."""
    yield Text(f"\n{title}", style="bold underline")
    yield part


def _heading(page: DossierPage) -> Text:
    days = " to ".join(dict.fromkeys(day for day in (page.first, page.last) if day))
    counts = (
        count_of(page.independent_origins, "independent origin"),
        count_of(page.outlets, "outlet"),
        count_of(page.documents, "document"),
        count_of(len(page.claims), "claim"),
    )
    heading = text_of(page.label, style="bold")
    heading.append(f"\n{page.id}  {days}\n{', '.join(counts)}", style="not bold dim")
    return heading.append("  disputed", style="bold red") if page.disputed else heading


def _claims(page: DossierPage, numbers: Mapping[str, str]) -> Table:
    table = table_of("", "says", "according to", "how", "when", "where")
    for claim in page.claims[:CLAIMS]:
        mark = "▶ " if claim.id == page.asked and len(page.claims) > 1 else ""
        table.add_row(
            Text(f"{mark}{numbers[claim.id]}\n{claim.id[:8]}", style="dim"),
            text_of(claim.words),
            _chain(claim),
            Text("\n".join(filter(None, (claim.stance, claim.act, claim.style)))),
            text_of(claim.published),
            text_of(claim.link or claim.document, style="dim"),
        )
        table.add_section()
    return table


def _chain(claim: ClaimLine) -> Text:
    """Who says it, through whom; the role under it, and the name as resolved where it is another."""
    said = text_of(chain_of(claim.chain) or claim.outlet)
    role = ", ".join(filter(None, (claim.role, claim.affiliation)))
    beside = [role, f"= {claim.name}" if claim.name and claim.name != claim.speaker else None]
    for words in filter(None, beside):
        said.append(f"\n{clean(words)}", style="dim")
    return said


def _origin(origin: OriginPart, numbers: Mapping[str, str]) -> Text:
    said = "" if origin.states else ", does not state it"
    own = ", on its own authority" if origin.own else ""
    text = text_of(origin.name, style="bold")
    text.append(f"{own}{said}: claims {_numbers(origin.claims, numbers)}", style="not bold")
    return Text("\n").join([text, *_reasons(origin.evidence, numbers)])


def _reasons(evidence: tuple[Evidence, ...], numbers: Mapping[str, str]) -> Iterator[Text]:
    """Why claims belong together, a line each."""
    for reason in evidence[:REASONS]:
        yield Text(f"  {_numbers((reason.a, reason.b), numbers)}: {clean('; '.join(reason.why))}", style="dim")
    left = len(evidence) - REASONS
    if left > 0:
        yield Text(f"  and {count_of(left, 'more reason')}; --json lists them", style="dim")


def _numbers(claims: tuple[str, ...], numbers: Mapping[str, str]) -> str:
    return ", ".join(sorted((numbers.get(claim, claim) for claim in claims), key=lambda n: (len(n), n)))


def verdicts_drawn(verdicts: tuple[VerdictPart, ...], numbers: Mapping[str, str]) -> Table:
    """Verdicts, a row each, by the numbers of their claims."""
    table = table_of("claims", "verdict", "why", wide="why")
    for part in verdicts:
        table.add_row(_numbers((part.a.id, part.b.id), numbers), Text(part.verdict, style="bold"), text_of(part.why))
    return table
