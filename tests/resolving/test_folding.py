"""Names in the form in which they are compared."""

from __future__ import annotations

import pytest

from menurut.records.nodes import Sort
from menurut.resolving.folding import calling_of, fold, is_common, sounds
from menurut.resolving.letters import plain


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("Budi Santoso", "budi santoso"),
        ("BUDI  SANTOSO", "budi santoso"),
        ("Dr. H. Budi Santoso, S.H., M.Si.", "budi santoso"),
        ("Jenderal (Purn.) Budi Santoso", "budi santoso"),
        ("Irjen Pol. Budi Santoso", "budi santoso"),
        ("Hj. Siti Rahma", "siti rahma"),
        ("Choe Son-hui", "choe son hui"),
        ("Choe Son Hui", "choe son hui"),
        ("Ma’ruf Hidayat", "maruf hidayat"),
        ("Ma'ruf Hidayat", "maruf hidayat"),
        ("Luís Gonçalves", "luis goncalves"),
        ("J.B. Santoso", "jb santoso"),
        ("Jokowi", "joko widodo"),
        ("Imam Budi Santoso", "imam budi santoso"),  # a title and a name: kept, so that nobody becomes another
        ("Imam Santoso", "imam santoso"),
        ("BudiSantoso", "budi santoso"),
        ("Ronald McDonald", "ronald mcdonald"),
        ("Dr.", "dr"),
        ("…", ""),
    ],
)
def test_people(name: str, folded: str) -> None:
    assert fold(name, Sort.PERSON) == folded


@pytest.mark.parametrize(
    ("name", "folded"),
    [
        ("PT Maju Terus Tbk", "maju terus"),
        ("PT Maju Terus (Persero)", "maju terus"),
        ("KPK", "komisi pemberantasan korupsi"),
        ("DPR RI", "dewan perwakilan rakyat"),
        ("Kejaksaan Agung Republik Indonesia", "kejaksaan agung"),
        ("Dinas Pasar Kota Bahari", "dinas pasar kota bahari"),
        ("AS", "amerika serikat"),
        ("United States", "amerika serikat"),
        ("PT", "pt"),
    ],
)
def test_bodies(name: str, folded: str) -> None:
    assert fold(name, Sort.BODY) == folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sergey Ivanov", "Sergei Ivanov"),
        ("Soekarno", "Sukarno"),
        ("Djoko Soesilo", "Joko Susilo"),
        ("Mohamad Soetjahjo", "Muhammad Sucahyo"),
        ("Moh. Irfan", "Muhammad Irfan"),
        ("Volodymyr Zelenskyy", "Volodimir Zelensky"),
        ("Akhmad Luthfi", "Achmad Lutfi"),
    ],
)
def test_spellings_that_sound_alike(one: str, other: str) -> None:
    assert sounds(plain(one), Sort.PERSON) == sounds(plain(other), Sort.PERSON)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Budi Santoso", "Budi Susanto"), ("Rina", "Rini"), ("Hasan", "Hasanah"), ("Joko", "Eko")],
)
def test_names_that_do_not(one: str, other: str) -> None:
    assert sounds(plain(one), Sort.PERSON) != sounds(plain(other), Sort.PERSON)


def test_a_letter_more_is_another_body() -> None:
    assert sounds("komisi xi", Sort.BODY) != sounds("komisi xii", Sort.BODY)
    assert sounds("dewan kota kiev", Sort.BODY) == sounds("dewan kota kyiv", Sort.BODY)


def test_which_names_many_people_have() -> None:
    assert is_common("budi santoso")
    assert not is_common("budi agung santoso")
    assert not is_common("wening pramudita")


@pytest.mark.parametrize(
    ("role", "calling"),
    [
        ("Bupati Bahari", "place bahari"),
        ("mantan Bupati Bahari", "place bahari"),
        ("Presiden", "state"),
        ("Kapolres Bahari", "police bahari"),
        ("pelatih kepala tim", "sport"),
        ("sahabat lama", ""),
        ("", ""),
    ],
)
def test_the_field_of_a_role(role: str, calling: str) -> None:
    assert calling_of(role) == calling
