"""Codes made at desks: whose they are, what is voided, whatever the lists say and in any order."""

import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest

from kiosk.core.journal import Record, RecordKind
from kiosk.core.registrant import CodeKind, Registrant
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, list_people
from tests.fakes import FixedClock

ADA, GRACE, CHLOE = "liste:1", "liste:2", "liste:5"


def tie(store: DeskStore, code: str, registrant: str) -> Record:
    """Tie a code to somebody."""
    with store.transaction():
        return store.journal.append(RecordKind.TIE, {"registrant": registrant}, {"code": code})


def void(store: DeskStore, registrant: str, *codes: str) -> Record:
    """Void codes of somebody."""
    with store.transaction():
        return store.journal.append(
            RecordKind.VOID, {"registrant": registrant}, {"codes": list(codes)}
        )


def undo(store: DeskStore, record: Record) -> None:
    """Take a record back."""
    with store.transaction():
        store.journal.append(RecordKind.UNDO, {"undoes": [record.id]})


def opens(store: DeskStore, code: str) -> list[tuple[str, bool]]:
    """Give whom a code opens, and whether it is voided."""
    return [(holder.registrant, holder.voided) for holder in store.registrants.holders(code)]


def person(store: DeskStore, which: str) -> Registrant:
    """Give somebody."""
    return store.registrants.person(which)


def test_a_tied_code_opens_a_card(store: DeskStore) -> None:
    """A badge's own code opens the person beside the ticket's, until it is taken back."""
    tied = tie(store, "NEUF", ADA)
    (holder,) = store.registrants.holders("NEUF")
    assert (holder.registrant, holder.kind, holder.voided) == (ADA, CodeKind.BADGE, False)
    assert [code.text for code in store.codes.of(ADA)] == ["CODEADA1", "NEUF"]
    undo(store, tied)
    assert opens(store, "NEUF") == []


def test_a_voided_ticket_stays_void(store: DeskStore) -> None:
    """A list loaded again brings no lost ticket back, and loses no badge's code."""
    tie(store, "NEUF", ADA)
    void(store, ADA, "CODEADA1")
    with store.transaction():
        list_people(store, PEOPLE)
    assert opens(store, "CODEADA1") == [(ADA, True)]
    assert opens(store, "NEUF") == [(ADA, False)]


def test_void_is_a_word_about_one_person(store: DeskStore) -> None:
    """Where two people bear one code by mistake, the other's is not lost."""
    with store.transaction():
        list_people(store, {"9": (*PEOPLE["5"][:7], "CODEADA1", "")})
    void(store, ADA, "CODEADA1")
    assert sorted(opens(store, "CODEADA1")) == [(ADA, True), ("liste:9", False)]


def test_found_again(store: DeskStore) -> None:
    """What was voided by mistake opens the card again once that is taken back."""
    undo(store, void(store, ADA, "CODEADA1"))
    assert opens(store, "CODEADA1") == [(ADA, False)]


def test_the_code_of_the_next_badge(store: DeskStore) -> None:
    """A badge bears the list's code, or the newest one where that is lost."""
    assert store.codes.for_badge(person(store, ADA)) == "CODEADA1"
    tie(store, "NEUF", ADA)
    assert store.codes.for_badge(person(store, ADA)) == "CODEADA1"
    void(store, ADA, "CODEADA1")
    assert store.codes.for_badge(person(store, ADA)) == "NEUF"
    void(store, ADA, "NEUF")
    tie(store, "TOUT NEUF", ADA)
    assert store.codes.for_badge(person(store, ADA)) == "TOUT NEUF"


def test_two_who_are_one(store: DeskStore) -> None:
    """Of two registrations that are one person, a code of either is the person's, voided too."""
    tie(store, "NEUF", GRACE)
    void(store, GRACE, "CODEGRACE2")
    with store.transaction():
        store.journal.append(RecordKind.MERGE, {"merged": {GRACE: ADA}})
    assert opens(store, "NEUF") == [(ADA, False)]
    assert opens(store, "CODEGRACE2") == [(ADA, True)]
    assert [code.text for code in store.codes.of(GRACE)] == ["CODEADA1", "CODEGRACE2", "NEUF"]


def test_spares(store: DeskStore) -> None:
    """A spare badge has a number, opens nobody, and is found by its code."""
    with store.transaction():
        store.journal.append(RecordKind.SPARE, {"numbers": [1, 2]}, {"codes": {"UN": 1, "DEUX": 2}})
    spare = store.codes.spare("DEUX")
    assert spare is not None
    assert (spare.number, store.codes.last_spare(), opens(store, "DEUX")) == (2, 2, [])
    assert store.codes.spare("CODEADA1") is None


def test_a_spare_tied_at_two_desks(store: DeskStore) -> None:
    """Two desks apart that tied one spare badge to two people: it opens neither until one is taken back."""
    first = tie(store, "UN", ADA)
    tie(store, "UN", CHLOE)
    assert [each.registrant for each in store.codes.ties_of("UN")] == [ADA, CHLOE]
    assert len(opens(store, "UN")) == 2
    undo(store, first)
    assert opens(store, "UN") == [(CHLOE, False)]


@pytest.mark.parametrize("order", list(itertools.permutations(range(4))))
def test_any_order(store: DeskStore, tmp_path: Path, order: Iterable[int]) -> None:
    """A tie, a void, and what takes each back may come in any order, and twice."""
    tied, voided = tie(store, "NEUF", ADA), void(store, ADA, "CODEADA1", "NEUF")
    undo(store, tied)
    again = tie(store, "NEUF", GRACE)
    *roster, one, two, three, four = store.journal.all()
    assert {one.id, two.id, four.id} == {tied.id, voided.id, again.id}
    told = [(one, two, three, four)[place] for place in order]
    with DeskStore.open_for_writing(tmp_path / "other", now=FixedClock()) as other:
        with other.transaction():
            for record in (*roster, *told, *told):
                other.fold(record)
        for code in ("NEUF", "CODEADA1"):
            assert opens(other, code) == opens(store, code)
        assert other.codes.ties_of("NEUF") == store.codes.ties_of("NEUF")
