"""Readings of our own making for the tests of the report: a text, and findings pointed at by their words."""

from __future__ import annotations

import datetime

from menurut.records import (
    Act,
    Attribution,
    Date,
    Document,
    Entity,
    Figure,
    Gap,
    Kind,
    Reading,
    Relation,
    Schema,
    Span,
    Style,
    Unnamed,
)

TEXT = (
    "Pada Senin (3/3/2025), akun X “Kabar Teluk” menulis bahwa Dinas Pelabuhan mengumumkan "
    "penutupan dermaga selama lebih dari tiga hari.\n"
    "“Kami menunggu kapal,” kata Rima Saluang, juru bicara PT Lintas Teluk. “Belum ada kabar.\n"
    "\n"
    "“Biaya naik sekitar 1.500 rupiah,” ujarnya.\n"
    "Dermaga itu sepi sejak pagi. ~~%% Dinas tidak pernah menyebutkan soal denda."
)


def at(words: str, text: str = TEXT) -> Span:
    """The place of these words, which stand in the text once."""
    assert text.count(words) == 1, words
    start = text.index(words)
    return Span(start, start + len(words))


def example() -> Reading:
    """A nested chain, a quotation over two paragraphs, a denied report, an unnamed end, and a gap."""
    account = Attribution(
        id=1,
        source=at("akun X “Kabar Teluk”"),
        cue=at("menulis"),
        content=(at("Dinas Pelabuhan mengumumkan penutupan dermaga selama lebih dari tiga hari"),),
        style=Style.INDIRECT,
        act=Act.STATE,
        speaker="Kabar Teluk",
        kind=Kind.ACCOUNT,
        origin="X",
        why="frame: source cue that",
    )
    office = Attribution(
        id=2,
        source=at("Dinas Pelabuhan"),
        cue=at("mengumumkan"),
        content=(at("penutupan dermaga selama lebih dari tiga hari"),),
        style=Style.INDIRECT,
        act=Act.ANNOUNCE,
        speaker="Dinas Pelabuhan",
        kind=Kind.ORGANIZATION,
        parent=1,
        origin="Kabar Teluk",
    )
    quote = Attribution(
        id=3,
        source=at("Rima Saluang, juru bicara PT Lintas Teluk"),
        cue=at("kata"),
        content=(at("Kami menunggu kapal,"), at("Belum ada kabar.\n\n“Biaya naik sekitar 1.500 rupiah,")),
        style=Style.DIRECT,
        act=Act.STATE,
        speaker="Rima Saluang",
        kind=Kind.PERSON,
        role="juru bicara",
        affiliation="PT Lintas Teluk",
    )
    unsaid = Attribution(
        id=4,
        source=Span(at("Dinas tidak").start, at("Dinas tidak").start + len("Dinas")),
        cue=at("menyebutkan"),
        content=(at("soal denda"),),
        style=Style.INDIRECT,
        act=Act.STATE,
        speaker="Dinas Pelabuhan",
        kind=Kind.ORGANIZATION,
        negated=True,
    )
    return Reading(
        document=Document(
            text=TEXT,
            id="teluk",
            outlet="Harian Teluk",
            url="https://harianteluk.example/berita/1?a=1&b=2",
            title="Dermaga ditutup",
            published=datetime.date(2025, 3, 4),
        ),
        attributions=(account, office, quote, unsaid),
        figures=(
            Figure(span=at("lebih dari tiga hari"), lo=3, hi=None, about=False, unit="hari", within=2),
            Figure(span=at("sekitar 1.500 rupiah"), lo=1500, hi=1500, about=True, unit="IDR", within=3),
        ),
        dates=(Date(span=at("Senin (3/3/2025)"), iso="2025-03-03"), Date(span=at("sejak pagi"), iso=None)),
        entities=(
            Entity(
                name="Rima Saluang",
                schema=Schema.PERSON,
                names=("Rima Saluang", "Rima"),
                roles=("juru bicara",),
                mentions=(at("Rima Saluang"),),
            ),
            Entity(
                name="PT Lintas Teluk",
                schema=Schema.COMPANY,
                names=("PT Lintas Teluk",),
                mentions=(at("PT Lintas Teluk"),),
            ),
        ),
        relations=(
            Relation(
                subject="Rima Saluang",
                relation="represents",
                object="PT Lintas Teluk",
                detail="juru bicara",
                according_to=(),
                span=at("Rima Saluang, juru bicara PT Lintas Teluk"),
            ),
            Relation(
                subject=Unnamed(unnamed="penutupan dermaga"),
                relation="part_of",
                object="Dinas Pelabuhan",
                detail=None,
                according_to=("Kabar Teluk",),
                span=at("penutupan dermaga"),
                attribution=1,
            ),
        ),
        gaps=(Gap(span=at("~~%%"), reason="signs without words"),),
        language="id",
        reader="rules 1",
    )


def hostile(words: str) -> Reading:
    """A reading in which every free field holds the words, and the text is nothing but them."""
    text = f"{words}\n{words} {words}"
    here, there = Span(0, len(words)), Span(len(words) + 1, len(text))
    return Reading(
        document=Document(text=text, id=words, outlet=words, url=words, title=words, author=words, language=words),
        attributions=(
            Attribution(
                id=1,
                source=Span(0, 1),
                cue=Span(1, 2),
                content=(here, there),
                style=Style.MIXED,
                act=Act.ACCUSE,
                speaker=words,
                role=words,
                affiliation=words,
                origin=words,
                why=words,
            ),
        ),
        figures=(Figure(span=here, lo=1, hi=2, about=True, unit=words, within=1),),
        dates=(Date(span=there, iso=words),),
        entities=(
            Entity(name=words, schema=Schema.MEDIA, names=(words, words + words), roles=(words,), mentions=(here,)),
        ),
        relations=(
            Relation(
                subject=words,
                relation=words,
                object=Unnamed(unnamed=words),
                detail=words,
                according_to=(words,),
                span=here,
                attribution=1,
            ),
        ),
        gaps=(Gap(span=there, reason=words),),
        language=words,
        reader=words,
    )
