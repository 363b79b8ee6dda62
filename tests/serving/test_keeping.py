"""Pages are kept until anything that is shown changes, and never longer."""

from __future__ import annotations

from pathlib import Path

from menurut.ingesting.given import Given
from menurut.ingesting.limits import Limits
from menurut.ledger import Ledger, open_ledger
from menurut.records import Document, Judgement, Matter
from menurut.serving import asking
from menurut.serving.keeping import MOST, Kept
from menurut.serving.taking import from_text
from menurut.workflows.adding import Asked, add_items
from menurut.workflows.deciding import decide, undo
from menurut.workflows.judging import Opinion
from menurut.workflows.rebuilding import rebuild
from tests.example_ledger import fill, own_place


class Counting:
    """A page that counts how often it is made."""

    def __init__(self) -> None:
        self.made = 0
        self.__name__ = "counting"

    def __call__(self, ledger: Ledger, *asked: object) -> int:
        self.made += 1
        return self.made


def test_the_same_page_is_made_once(tmp_path: Path) -> None:
    with open_ledger(own_place(tmp_path)) as ledger:
        kept, page = Kept(ledger), Counting()
        assert [kept.page(page, "a"), kept.page(page, "a"), kept.page(page, "b")] == [1, 1, 2]


def test_a_page_is_made_again_after_an_article_a_decision_an_undoing_and_a_rebuild(place: str) -> None:
    fill(place)
    with open_ledger(place) as ledger:
        kept, page = Kept(ledger), Counting()
        assert kept.page(page) == kept.page(page) == 1
        text = "Menurut Bayu, feri Tirta Wening membawa 70 penumpang."
        assert list(add_items(ledger, from_text(Document(text=text)), Asked(given=Given(), limits=Limits())))
        assert kept.page(page) == kept.page(page) == 2
        one, other = (group.id for group in asking.start(ledger).groups[:2])
        opinion = Opinion(judgement=Judgement.NOT_SAME, author="Rina")
        made = decide(ledger, Matter.CLAIM, one, other, opinion)
        assert kept.page(page) == kept.page(page) == 3
        undo(ledger, made.decisions[0].id, "Rina")
        assert kept.page(page) == kept.page(page) == 4
        list(rebuild(ledger))
        assert kept.page(page) == kept.page(page) == 5


def test_few_pages_are_kept_and_the_oldest_go(tmp_path: Path) -> None:
    with open_ledger(own_place(tmp_path)) as ledger:
        kept, page = Kept(ledger), Counting()
        for number in range(MOST + 1):
            kept.page(page, number)
        assert kept.page(page, MOST) == MOST + 1
        assert kept.page(page, 0) == MOST + 2
