"""Somebody comes for an absent one, and what becomes of both."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.core.checkin import Admitted, Refused
from kiosk.core.refusal import Refusal
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, attended, list_people
from tests.fakes import FixedClock

ADA, GRACE = "liste:1", "liste:2"
MARY = Details(family="SOMERVILLE", given="Mary", function="Directrice", category="Élu")


@pytest.fixture
def replacing(store: DeskStore, clock: FixedClock) -> Replacing:
    """Give a desk that replaces people."""
    badges = Badges(store, queue=None, now=clock)
    return Replacing(store, People(store, badges, now=clock))


def desk_for(store: DeskStore, clock: FixedClock, session: str = "ACC") -> CheckIn:
    """Give a desk that counts *session*."""
    badges = Badges(store, queue=None, now=clock)
    return CheckIn(store, badges, session=session, now=clock)


def test_what_is_inherited(replacing: Replacing, store: DeskStore) -> None:
    """Organisation and bookings are the absent one's, name and function the newcomer's own."""
    mary = replacing.replace(ADA, MARY)
    assert (mary.name, mary.function, mary.category) == ("Mary SOMERVILLE", "Directrice", "Élu")
    assert (mary.organisation, mary.bookings) == ("Ville de Vannes", {"A1"})
    assert mary.replaces == ADA
    ada = store.registrants.get(ADA)
    assert ada is not None
    assert (ada.replaced_by, ada.is_expected, ada.is_cancelled) == (mary.id, False, False)


def test_nobody_is_missed_and_nobody_twice(
    replacing: Replacing, store: DeskStore, clock: FixedClock
) -> None:
    """As many are expected as before, at the welcome and where the absent one had booked."""
    welcome, workshop = (store.event.by_id[session] for session in ("ACC", "A1"))
    before = store.attendance.expected(welcome), store.attendance.expected(workshop)
    mary = replacing.replace(ADA, MARY)
    assert (store.attendance.expected(welcome), store.attendance.expected(workshop)) == before
    desk_for(store, clock).admit(mary.id)
    assert attended(store) == 1


def test_the_old_code_says_who_comes_instead(
    replacing: Replacing, store: DeskStore, clock: FixedClock
) -> None:
    """The absent one's ticket admits nobody by itself: it says who comes, whose own code admits."""
    mary = replacing.replace(ADA, MARY)
    desk = desk_for(store, clock)
    verdict = desk.scan("CODEADA1").verdict
    assert isinstance(verdict, Refused)
    assert (verdict.reason, verdict.instead) == (Refusal.REPLACED, mary)
    assert isinstance(desk.scan(mary.code).verdict, Admitted)


def test_rights_are_inherited(replacing: Replacing, store: DeskStore, clock: FixedClock) -> None:
    """Who comes for a member may enter the members' room; who is merely added may not."""
    mary = replacing.replace(ADA, MARY)
    assert isinstance(desk_for(store, clock, "B2B").admit(mary.id).verdict, Admitted)
    refused = desk_for(store, clock, "B2B").admit(GRACE).verdict
    assert isinstance(refused, Refused)


def test_a_replacement_who_is_replaced(
    replacing: Replacing, store: DeskStore, clock: FixedClock
) -> None:
    """The first ticket leads to whoever comes in the end, with the first one's bookings and rights."""
    mary = replacing.replace(ADA, MARY)
    emma = replacing.replace(mary.id, Details(family="NOETHER", given="Emmy"))
    verdict = desk_for(store, clock).scan("CODEADA1").verdict
    assert isinstance(verdict, Refused)
    assert verdict.instead == emma
    assert emma.bookings == {"A1"}
    assert isinstance(desk_for(store, clock, "B2B").admit(emma.id).verdict, Admitted)


@pytest.mark.parametrize("told_of", ["absent", "newcomer"])
def test_both_come(replacing: Replacing, store: DeskStore, clock: FixedClock, told_of: str) -> None:
    """Taken back from either card in one step, the absent one's ticket admits again; both count."""
    mary = replacing.replace(ADA, MARY)
    absent = replacing.both_come(ADA if told_of == "absent" else mary.id)
    assert (absent.id, absent.is_expected) == (ADA, True)
    desk = desk_for(store, clock)
    assert isinstance(desk.scan("CODEADA1").verdict, Admitted)
    assert isinstance(desk.scan(mary.code).verdict, Admitted)
    assert attended(store) == 2


def test_nothing_to_take_back(replacing: Replacing) -> None:
    """Who neither replaces nor is replaced has nothing to take back."""
    with pytest.raises(Trouble) as told:
        replacing.both_come(ADA)
    assert told.value.kind is TroubleKind.NOT_REPLACED


def test_somebody_who_has_arrived(
    replacing: Replacing, store: DeskStore, clock: FixedClock
) -> None:
    """Nobody comes for somebody who is there."""
    desk_for(store, clock).admit(ADA)
    with pytest.raises(Trouble) as told:
        replacing.replace(ADA, MARY)
    assert told.value.kind is TroubleKind.HAS_ARRIVED


def test_a_name_is_asked_for(replacing: Replacing, store: DeskStore) -> None:
    """Without a name nothing changes."""
    with pytest.raises(Trouble):
        replacing.replace(ADA, Details(family=" "))
    ada = store.registrants.get(ADA)
    assert ada is not None
    assert ada.is_expected


def test_a_later_list_keeps_the_replacement(replacing: Replacing, store: DeskStore) -> None:
    """The list still names the absent one: they stay replaced, and whoever comes stays expected."""
    mary = replacing.replace(ADA, MARY)
    row = list(PEOPLE["1"])
    row[3] = "Ville de Brest"
    with store.transaction():
        list_people(store, {"1": tuple(row)})
    ada, again = store.registrants.get(ADA), store.registrants.get(mary.id)
    assert ada is not None
    assert again is not None
    assert (ada.organisation, ada.is_expected, again.is_expected) == ("Ville de Brest", False, True)
    assert store.attendance.expected(store.event.by_id["ACC"]) == 5
