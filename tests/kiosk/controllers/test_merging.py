"""Two entries of a list turn out to be one person, or after all not."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.merging import Merging
from kiosk.core.checkin import Admitted, Refused
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import JobState
from kiosk.core.refusal import Refusal
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, attended, list_people
from tests.fakes import FakeQueue

ADA, CHLOE, GRACE, ALAN = "liste:1", "liste:5", "liste:2", "liste:3"
LATE = {"9": ("9", "LOVELACE", "Ada", "", "Confirmé", "A2", "", "LATEADA9", "エイダ")}


def expected(store: DeskStore) -> int | None:
    """Give how many should come."""
    return store.attendance.expected(store.event.by_id["ACC"])


def test_both_codes_open_one_person(store: DeskStore, welcome: CheckIn) -> None:
    """The second ticket finds the person in already; one fewer is expected, and one is found."""
    before = expected(store)
    kept = Merging(store).merge(ADA, CHLOE)
    assert isinstance(welcome.scan("CODECHLO5").verdict, Admitted)
    second = welcome.scan("CODEADA1").verdict
    assert isinstance(second, Refused)
    assert (second.reason, second.registrant.id, kept.id) == (Refusal.ALREADY_IN, ADA, ADA)
    assert before is not None
    assert expected(store) == before - 1
    assert [hit.registrant.id for hit in store.registrants.find("elu chloe", 5)] == [ADA]


def test_bookings_of_both(store: DeskStore) -> None:
    """What either entry booked, the person has booked; what one lacks, the other gives."""
    with store.transaction():
        list_people(store, LATE, source="tardive")
    kept = Merging(store).merge(ADA, "tardive:9")
    assert (kept.bookings, kept.native_name) == ({"A1", "A2"}, "エイダ")
    assert kept.organisation == "Ville de Vannes"
    assert store.attendance.booked("A2") == 2
    assert [hit.registrant.id for hit in store.registrants.find("エイダ", 5)] == [ADA]


def test_found_out_after_both_came_in(store: DeskStore, welcome: CheckIn) -> None:
    """Who was counted twice is counted once, and twice again if that was wrong."""
    welcome.scan("CODEADA1")
    welcome.scan("CODECHLO5")
    assert attended(store) == 2
    Merging(store).merge(ADA, CHLOE)
    assert attended(store) == 1
    parted = Merging(store).part(ADA)
    assert sorted(person.id for person in parted) == [ADA, CHLOE]
    assert attended(store) == 2


def test_taken_back(store: DeskStore, welcome: CheckIn) -> None:
    """Parted again, each code opens its own person, found under their own name."""
    before = expected(store)
    Merging(store).merge(ADA, CHLOE)
    Merging(store).part(ADA)
    verdict = welcome.scan("CODECHLO5").verdict
    assert isinstance(verdict, Admitted)
    assert verdict.registrant.id == CHLOE
    assert expected(store) == before
    assert [hit.registrant.id for hit in store.registrants.find("chloe", 5)] == [CHLOE]


def test_the_one_who_comes_is_kept(store: DeskStore, welcome: CheckIn) -> None:
    """An entry that was cancelled and one that was not: the person comes."""
    kept = Merging(store).merge(ALAN, GRACE)
    assert kept.id == GRACE
    assert isinstance(welcome.scan("CODEALAN3").verdict, Admitted)


def test_withdrawn_from_one_list_alone(store: DeskStore, welcome: CheckIn) -> None:
    """Whom one list drops and another has still comes, by either code."""
    with store.transaction():
        list_people(store, LATE, source="tardive")
    Merging(store).merge(ADA, "tardive:9")
    before = expected(store)
    with store.transaction():
        list_people(store, {}, withdrawn=(ADA,))
    assert expected(store) == before
    assert isinstance(welcome.scan("CODEADA1").verdict, Admitted)


def test_cancelled_on_one_list_alone(store: DeskStore, welcome: CheckIn) -> None:
    """Who cancels on one list and is confirmed on another still comes."""
    with store.transaction():
        list_people(store, LATE, source="tardive")
    Merging(store).merge(ADA, "tardive:9")
    before = expected(store)
    row = list(PEOPLE["1"])
    row[4] = "Annulé"
    with store.transaction():
        list_people(store, {"1": tuple(row)})
    assert expected(store) == before
    assert isinstance(welcome.scan("CODEADA1").verdict, Admitted)


def test_three_are_one(store: DeskStore) -> None:
    """Merged in a chain, all lead to one; parted, all are themselves."""
    merging = Merging(store)
    merging.merge(CHLOE, GRACE)
    merging.merge(ADA, CHLOE)
    assert {
        store.registrants.holders(code)[0].registrant for code in ("CODEADA1", "CODEGRACE2")
    } == {ADA}
    merging.part(ADA)
    assert store.people.one.by_merged() == {}


def test_the_same_person_already(store: DeskStore) -> None:
    """Nobody is merged with themselves, and nobody parted who is one."""
    merging = Merging(store)
    merging.merge(ADA, CHLOE)
    with pytest.raises(Trouble) as told:
        merging.merge(CHLOE, ADA)
    assert told.value.kind is TroubleKind.SAME_PERSON
    with pytest.raises(Trouble):
        merging.part(GRACE)


def test_no_second_badge(store: DeskStore, welcome: CheckIn, queue: FakeQueue) -> None:
    """Whose badge came out under one entry gets none under the other."""
    welcome.scan("CODECHLO5")
    queue.prints()
    welcome.undo()
    Merging(store).merge(ADA, CHLOE)
    assert isinstance(welcome.scan("CODEADA1").verdict, Admitted)
    assert len(queue.orders) == 1


def test_one_undo_for_both(store: DeskStore, welcome: CheckIn) -> None:
    """Who came in under both entries is taken back in one step."""
    welcome.scan("CODEADA1")
    welcome.scan("CODECHLO5")
    Merging(store).merge(ADA, CHLOE)
    welcome.undo()
    assert attended(store) == 0


def test_rights_of_either_entry(store: DeskStore) -> None:
    """What one entry does not say, the other says: a member on one list is a member."""
    late = {"9": (*LATE["9"][:6], "", *LATE["9"][7:])}
    with store.transaction():
        list_people(store, late, source="tardive")
    kept = Merging(store).merge("tardive:9", ADA)
    assert (kept.id, kept.columns["Adhérent"]) == ("tardive:9", "Oui")


def test_put_right_after_all(store: DeskStore) -> None:
    """What another desk puts right of the entry that is not kept is known, and found."""
    Merging(store).merge(GRACE, ADA)
    with store.transaction():
        store.journal.append(
            RecordKind.CORRECT, {"registrant": ADA}, {"old": {}, "new": {"family": "LOVELASSE"}}
        )
    assert [hit.registrant.id for hit in store.registrants.find("lovelasse", 5)] == [GRACE]


def test_confirmed_on_one_list(store: DeskStore, welcome: CheckIn) -> None:
    """Who waits to be confirmed under one entry and is confirmed under the other comes in."""
    kept = Merging(store).merge("liste:4", GRACE)
    assert kept.id == "liste:4"
    assert isinstance(welcome.scan("CODEPAUL4").verdict, Admitted)


def test_two_badges_that_wait(
    store: DeskStore, badges: Badges, welcome: CheckIn, queue: FakeQueue
) -> None:
    """Whose badges both wait gets one; parted again, the other may have theirs."""
    badges.pool.hold(badges.printer)
    welcome.scan("CODEADA1")
    welcome.scan("CODECHLO5")
    merging = Merging(store)
    merging.merge(ADA, CHLOE)
    badges.pool.release(badges.printer)
    queue.prints()
    assert ([order.code for order in queue.orders], badges.waiting()) == (["CODEADA1"], [])
    welcome.undo()
    welcome.scan("CODECHLO5")
    assert len(queue.orders) == 1
    merging.part(ADA)
    welcome.undo()
    welcome.scan("CODECHLO5")
    assert [order.code for order in queue.orders] == ["CODEADA1", "CODECHLO5"]


def test_one_that_waits_and_one_that_is_there(
    store: DeskStore, badges: Badges, welcome: CheckIn, queue: FakeQueue
) -> None:
    """Who has, or perhaps has, a badge under one entry gets none under the other."""
    welcome.scan("CODEADA1")
    welcome.scan("CODECHLO5")
    Merging(store).merge(CHLOE, ADA)
    queue.ends(JobState.UNKNOWN)
    badges.retry()
    assert ([order.code for order in queue.orders], badges.waiting()) == (["CODEADA1"], [])
    assert badges.doubts.all() != []


def test_the_badge_that_comes_is_kept(
    store: DeskStore, badges: Badges, welcome: CheckIn, queue: FakeQueue
) -> None:
    """Of one that is held and one that waits for its turn the latter comes, whoever is kept."""
    badges.pool.hold(badges.printer)
    welcome.scan("CODEADA1")
    badges.hold(badges.waiting()[0].id)
    welcome.scan("CODECHLO5")
    Merging(store).merge(ADA, CHLOE)
    badges.pool.release(badges.printer)
    queue.prints()
    assert ([order.code for order in queue.orders], badges.waiting()) == (["CODECHLO5"], [])
