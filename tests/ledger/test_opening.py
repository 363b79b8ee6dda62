from menurut.ledger import open_ledger


def test_open(place: str) -> None:
    with open_ledger(place, create=True) as ledger, ledger.reading() as batch:
        assert batch.received.documents() == []
