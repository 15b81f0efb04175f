"""Somebody comes for an absent one, and what becomes of both."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.merging import Merging
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.core.checkin import Admitted, Refused
from kiosk.core.journal import RecordKind
from kiosk.core.refusal import Refusal
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, attended, list_people
from tests.fakes import FixedClock

ADA, GRACE, CHLOE = "liste:1", "liste:2", "liste:5"
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


def test_found_to_be_the_absent_one(replacing: Replacing, store: DeskStore) -> None:
    """The newcomer was the absent one all along: one person, who comes and replaces nobody."""
    before = store.attendance.expected(store.event.by_id["ACC"])
    mary = replacing.replace(ADA, MARY)
    kept = Merging(store).merge(ADA, mary.id)
    assert (kept.id, kept.replaced_by, kept.replaces) == (ADA, None, None)
    assert store.attendance.expected(store.event.by_id["ACC"]) == before


@pytest.mark.parametrize("kept_first", [True, False])
def test_the_absent_one_stands_twice(
    replacing: Replacing, store: DeskStore, clock: FixedClock, *, kept_first: bool
) -> None:
    """Whichever of two entries is kept, the absent person is replaced, and either ticket says so."""
    mary = replacing.replace(ADA, MARY)
    Merging(store).merge(*((ADA, CHLOE) if kept_first else (CHLOE, ADA)))
    for code in ("CODEADA1", "CODECHLO5"):
        verdict = desk_for(store, clock).scan(code).verdict
        assert isinstance(verdict, Refused)
        assert verdict.instead is not None
        assert verdict.instead.id == mary.id


def test_the_newcomer_was_on_the_list(replacing: Replacing, store: DeskStore) -> None:
    """Found on the list after all, she still comes for the absent one, with what both had booked."""
    mary = replacing.replace(ADA, MARY)
    kept = Merging(store).merge(GRACE, mary.id)
    assert (kept.id, kept.replaces, kept.bookings) == (GRACE, ADA, {"A1"})
    assert replacing.both_come(GRACE).id == ADA


def test_two_desks_sent_two(replacing: Replacing, store: DeskStore, clock: FixedClock) -> None:
    """Apart, two desks replaced one absent person: the later word counts, one is expected."""
    before = store.attendance.expected(store.event.by_id["ACC"])
    first = replacing.replace(ADA, MARY)
    second = replacing._people.add(Details(family="NOETHER"))
    with store.transaction():
        store.journal.append(RecordKind.REPLACE, {"absent": ADA, "by": second.id})
    assert store.attendance.expected(store.event.by_id["ACC"]) == before
    verdict = desk_for(store, clock).scan(first.code).verdict
    assert isinstance(verdict, Refused)
    assert verdict.instead is not None
    assert verdict.instead.id == second.id
    assert replacing.both_come(ADA).is_expected
    assert store.people.replacements_of(ADA) == []


@pytest.mark.parametrize(
    ("which", "kind"),
    [("liste:3", TroubleKind.CANCELLED_ALREADY), (ADA, TroubleKind.ALREADY_REPLACED)],
)
def test_who_cannot_be_replaced(
    replacing: Replacing, store: DeskStore, which: str, kind: TroubleKind
) -> None:
    """In place of somebody cancelled nobody comes, nor a second one in place of who is replaced."""
    replacing.replace(ADA, MARY)
    people = store.registrants.count()
    with pytest.raises(Trouble) as told:
        replacing.replace(which, MARY)
    assert told.value.kind is kind
    assert store.registrants.count() == people


def test_who_was_not_confirmed(replacing: Replacing, store: DeskStore, clock: FixedClock) -> None:
    """Who comes for somebody whose registration is not confirmed is not confirmed either."""
    paula = replacing.replace("liste:4", Details(family="PENDING", given="Paula"))
    verdict = desk_for(store, clock).admit(paula.id).verdict
    assert isinstance(verdict, Refused)
    assert verdict.reason is Refusal.NOT_CONFIRMED
