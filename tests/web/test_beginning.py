"""An empty ledger: the example, an article pasted, and how far the first dossier is."""

from __future__ import annotations

import pytest

from tests.web.visitor import Visitor

pytestmark = pytest.mark.browser

ARTICLE = (
    "TANJUNG MURAI - Wali Kota Tanjung Murai, Bastian Rompas, mengatakan 320 rumah di Kelurahan Sungai Lilin"
    " terendam banjir sejak Senin malam. “Kami sudah membuka tiga dapur umum,” kata Bastian."
    " Kepala Badan Penanggulangan Bencana Tanjung Murai, Netty Saragih, membantah kabar bahwa tanggul jebol."
    " Menurut laporan Kabar Muara, seorang warga bernama Ucok Damanik menyebut air setinggi 1,5 meter."
)


def test_a_dossier_of_the_example_is_three_clicks_away(beginner: Visitor) -> None:
    beginner.open("/")
    assert "empty" in beginner.text(".empty h2")
    beginner.follow("#example")
    if beginner.path.startswith("/jobs/"):
        beginner.until(lambda: beginner.all("#job a[href^='/articles/']"), "article in the lot")
    beginner.follow("#job a[href^='/articles/'], .groups a[href^='/claims/']")
    beginner.follow("main a[href^='/claims/']")
    assert beginner.text(".kicker") == "Dossier of a claim".upper() or "Dossier" in beginner.text(".kicker")
    assert beginner.all(".origin .card-claim")
    assert len(beginner.clicks) == 3
