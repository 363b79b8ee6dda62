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


def rows(visitor: Visitor) -> list[str]:
    return [row.text for row in visitor.all(".said tbody tr")]


def test_a_pasted_article_says_who_said_what(beginner: Visitor) -> None:
    beginner.open("/").type("#go", ARTICLE)
    beginner.send("Enter")
    assert beginner.path.startswith("/articles/")
    said = rows(beginner)
    mayor = next(row for row in said if "320 rumah" in row)
    assert "Bastian Rompas" in mayor and "Wali Kota" in mayor and "statement" in mayor
    assert any("Netty Saragih" in row and "denial" in row and "tanggul jebol" in row for row in said)
    told = next(row for row in said if "1,5 meter" in row and "inside" in row)
    assert "Ucok Damanik" in told and told.rstrip().endswith("Kabar Muara")
    links = beginner.all(".said tbody tr a.in-group")
    assert len(links) == len(said)
    beginner.follow(".said tbody tr a.in-group")
    assert "320 rumah" in beginner.text("h1")


def test_lines_pasted_are_sent_by_the_button(beginner: Visitor) -> None:
    beginner.open("/")
    beginner.run("document.getElementById('go').value = arguments[0]", ARTICLE.replace(". “", ".\n\n“"))
    beginner.follow(".go button")
    assert any("tiga dapur umum" in row for row in rows(beginner))


def test_what_an_article_brings_along_does_not_run(beginner: Visitor) -> None:
    bad = "<script>document.title = 'jahat'</script><img src=x onerror=\"document.title = 'jahat'\">"
    beginner.open("/add")
    beginner.type("input[name=title]", f"Banjir {bad}")
    beginner.type("textarea[name=text]", f"Menurut Rudi {bad} Rompas, “air naik {bad}”. {ARTICLE}")
    beginner.type("input[name=outlet]", f"Kabar {bad}")
    beginner.follow("section[aria-labelledby=paste] button")
    assert beginner.path.startswith("/articles/")
    key = beginner.path.rpartition("/")[2]
    claims = [one.get_attribute("href") for one in beginner.all("a.in-group")]
    pages = ["/", "/articles", f"/articles/{key}", "/outlets", "/search?q=air+naik", "/review"]
    for path in (*pages, *(claim.removeprefix(beginner.address) for claim in claims[:3])):
        beginner.open(path)
        assert beginner.browser.title != "jahat"
        assert not beginner.all("main script:not([type='application/json']), img, [onerror]")
    beginner.open(f"/articles/{key}")
    assert bad in beginner.text("h1")
