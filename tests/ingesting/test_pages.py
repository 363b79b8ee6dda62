"""A page to a document: the article alone, with what the page says of itself."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from menurut.errors import SourceError
from menurut.ingesting.pages import MOST_TAGS, page_document

PAGE = """<!DOCTYPE html><html lang="id"><head><meta charset="utf-8"><title>Jembatan Ditutup - Kabar Kita</title>
<meta property="og:site_name" content="Kabar Kita"><meta property="og:title" content="Jembatan Ditutup Sepekan">
<meta name="author" content="Sari Dewi"><meta property="article:published_time" content="2025-06-12T23:15:00+07:00">
<link rel="canonical" href="https://kabar.example/a/1">
<script>document.write("kata skrip, ini bukan berita sama sekali")</script><style>p { color: red }</style></head>
<body><nav><a href="/">Beranda</a><a href="/politik">Politik</a></nav><article><h1>Jembatan Ditutup Sepekan</h1>
<p>Jembatan di Kota Lama ditutup sejak kemarin, kata Wali Kota Rini Astuti kepada wartawan.</p>
<p>"Tiangnya retak," ujar Rini. <a href="#">Menteri Perhubungan</a> Budi Hartono menyetujui langkah itu.</p>
<script>iklan()</script><p>Menurut data dinas, 1.200 kendaraan lewat setiap hari di jembatan itu.</p></article>
<div class="comments"><p>Komentar: saya tidak setuju dengan penutupan jembatan ini sama sekali.</p></div>
<footer>Hak cipta 2019 Kabar Kita</footer></body></html>"""


def test_the_article_is_taken_out_a_paragraph_a_line() -> None:
    document = page_document(PAGE)
    assert document.text.split("\n") == [
        "Jembatan Ditutup Sepekan",
        "Jembatan di Kota Lama ditutup sejak kemarin, kata Wali Kota Rini Astuti kepada wartawan.",
        '"Tiangnya retak," ujar Rini. Menteri Perhubungan Budi Hartono menyetujui langkah itu.',
        "Menurut data dinas, 1.200 kendaraan lewat setiap hari di jembatan itu.",
    ]


def test_the_page_says_what_it_is() -> None:
    document = page_document(PAGE)
    assert (document.title, document.outlet, document.author) == ("Jembatan Ditutup Sepekan", "Kabar Kita", "Sari Dewi")
    assert document.published == datetime.date(2025, 6, 12)
    assert document.url == "https://kabar.example/a/1"


def test_the_address_it_came_from_stands_for_what_the_page_does_not_say() -> None:
    document = page_document(
        "<p>Menurut Rini Astuti, jembatan itu ditutup sejak kemarin.</p>", "https://www.kabar.example/1"
    )
    assert (document.outlet, document.url) == ("kabar.example", "https://www.kabar.example/1")
    assert document.published is None, "no day is made up"


@pytest.mark.parametrize(
    "html",
    [
        "<html></html>",
        "<html><body><div id='app'></div><script src='app.js'></script></body></html>",
        "<html><body><ul>" + "<li><a href='/x'>Politik</a></li>" * 40 + "</ul></body></html>",
        "<html><body>Masuk</body></html>",
    ],
)
def test_a_page_without_an_article_is_refused(html: str) -> None:
    with pytest.raises(SourceError, match="no article found on the page; save"):
        page_document(html)


def test_a_page_that_would_take_minutes_is_refused() -> None:
    with pytest.raises(SourceError, match="too intricate"):
        page_document("<p><b>" * MOST_TAGS)


PIECES = (
    "<p>", "</p>", "<div>", "<table>", "<a href='//['>", "&#0;", "&#xd800;", "<!--", "<script>", "<svg>", "<html>",
    "Menurut Rini, jalan itu tutup. ", "\x00", "]]>",
)  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=30))
def test_any_page_is_a_document_or_refused(pieces: list[str]) -> None:
    try:
        document = page_document("<html><body>" + "".join(pieces))
    except SourceError:
        return
    assert document.text.strip()
