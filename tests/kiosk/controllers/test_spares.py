"""Spare badges: made beforehand, given by one scan, taken back, never two people's."""

from datetime import timedelta

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.card import card_of
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.reprinting import Before, Reprinting
from kiosk.controllers.spares import Spares
from kiosk.core.checkin import Admitted, Refused, Unknown
from kiosk.core.code import has_true_tag
from kiosk.core.journal import RecordKind
from kiosk.core.layout import Content
from kiosk.core.printjob import Job, JobState
from kiosk.core.refusal import Refusal
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FakeLayouts, FakeQueue, FixedClock
from tests.kiosk.controllers.conftest import PRINTER

ADA, ALAN = "liste:1", "liste:3"


@pytest.fixture
def spares(store: DeskStore, badges: Badges, clock: FixedClock) -> Spares:
    """Give the spare badges of a desk."""
    return Spares(store, badges, now=clock)


def test_numbered_on(store: DeskStore, spares: Spares) -> None:
    """Later ones go on counting, and each code is one that Accueil made for this event."""
    made = [*spares.make(2), *spares.make(1)]
    assert [one.number for one in made] == [1, 2, 3]
    assert all(has_true_tag(one.code, store.event_key()) for one in made)
    assert store.codes.last_spare() == 3


@pytest.mark.parametrize(
    ("shows", "organisation"),
    [({Content.NAME, Content.PLACE}, ""), ({Content.NAME, Content.ORGANISATION}, "Réserve n° 1")],
)
def test_what_is_printed(spares: Spares, shows: set[Content], organisation: str) -> None:
    """No name, for it is written by hand; the number, wherever the layout has a place for it."""
    (spare,) = spares.make(1)
    order = spares.order(spare, layout="a6", layouts=FakeLayouts(frozenset(shows)), printer="")
    assert (order.registrant.name, order.place, order.code) == ("", "Réserve n° 1", spare.code)
    assert order.registrant.organisation == organisation


def test_nobodys(spares: Spares, welcome: CheckIn) -> None:
    """A spare badge admits nobody until it is somebody's, and says which it is."""
    (spare,) = spares.make(1)
    verdict = welcome.scan(spare.code).verdict
    assert isinstance(verdict, Unknown)
    assert verdict.spare == 1


def test_given_at_two_desks(store: DeskStore, spares: Spares, welcome: CheckIn) -> None:
    """Two desks apart gave the same badge to two people: it opens neither, and says which it is."""
    (spare,) = spares.make(1)
    with store.transaction():
        for who in (ADA, "liste:2"):
            store.journal.append(RecordKind.TIE, {"registrant": who}, {"code": spare.code})
    verdict = welcome.scan(spare.code).verdict
    assert isinstance(verdict, Unknown)
    assert verdict.spare == 1
    assert set(verdict.borne_by) == {"Ada LOVELACE", "Grace HOPPER"}


def test_when_the_printer_is_dead(
    store: DeskStore,
    spares: Spares,
    badges: Badges,
    welcome: CheckIn,
    door: CheckIn,
    queue: FakeQueue,
    clock: FixedClock,
) -> None:
    """Given to Ada, it opens every door as her ticket does; her badge that failed is printed no more."""
    (spare,) = spares.make(1)
    welcome.scan("CODEADA1")
    queue.fails()
    assert spares.untied(spare.code.lower()) == spare
    spares.tie(spare.code, ADA)
    assert spares.untied(spare.code) is None
    assert isinstance(door.scan(spare.code).verdict, Admitted)
    badges.retry()
    assert len(queue.orders) == 1
    card = card_of(store.registrants.person(ADA), store, session="ACC", now=clock)
    assert (card.spare, card.is_old) == (1, False)


def test_before_they_come(spares: Spares, welcome: CheckIn, queue: FakeQueue) -> None:
    """Who was given a spare badge and comes in by it is printed no other."""
    (spare,) = spares.make(1)
    spares.tie(spare.code, ADA)
    assert isinstance(welcome.scan(spare.code).verdict, Admitted)
    assert queue.orders == []


def test_somebody_elses(spares: Spares) -> None:
    """A spare badge that is Ada's is not given to another, nor is a ticket taken for one."""
    (spare,) = spares.make(1)
    spares.tie(spare.code, ADA)
    with pytest.raises(Trouble) as told:
        spares.tie(spare.code, "liste:2")
    assert told.value.kind is TroubleKind.SPARE_TAKEN
    assert told.value.facts == {"number": 1, "name": "Ada LOVELACE"}
    with pytest.raises(Trouble) as told:
        spares.tie("CODEADA1", "liste:2")
    assert told.value.kind is TroubleKind.NOT_A_SPARE


def test_not_for_the_cancelled(spares: Spares) -> None:
    """Whoever is to have no badge has no spare one either."""
    (spare,) = spares.make(1)
    with pytest.raises(Trouble) as told:
        spares.tie(spare.code, ALAN)
    assert told.value.kind is TroubleKind.SPARE_FIRST_ADMIT


def test_taken_back(store: DeskStore, spares: Spares, welcome: CheckIn, queue: FakeQueue) -> None:
    """Given by mistake and taken back, it is nobody's, can be another's, and Ada gets a printed one."""
    (spare,) = spares.make(1)
    spares.untie(spares.tie(spare.code, ADA))
    assert spares.untied(spare.code) == spare
    spares.tie(spare.code, "liste:2")
    welcome.scan("CODEADA1")
    assert [order.code for order in queue.orders] == ["CODEADA1"]
    job = store.jobs.newest_of("liste:2")
    assert job is not None
    assert job.state is JobState.DONE


def test_the_waiting_badge_comes_after_all(
    store: DeskStore, spares: Spares, badges: Badges, welcome: CheckIn, queue: FakeQueue
) -> None:
    """No paper: Ada's badge waits, a spare one is hers by mistake, taken back; hers comes with the paper."""
    (spare,) = spares.make(1)
    badges.pool.hold(PRINTER)
    welcome.scan("CODEADA1")
    job = queued(store)
    spares.untie(spares.tie(spare.code, ADA))
    badges.pool.release(PRINTER)
    assert [order.job for order in queue.orders] == [job.id]


@pytest.mark.parametrize("state", [JobState.HELD, JobState.UNKNOWN])
def test_as_it_was_before(
    store: DeskStore,
    spares: Spares,
    badges: Badges,
    welcome: CheckIn,
    queue: FakeQueue,
    state: JobState,
) -> None:
    """A badge that was held is held again; one in doubt, asked about no more, is asked about again."""
    (spare,) = spares.make(1)
    if state is JobState.HELD:
        badges.pool.hold(PRINTER)
    welcome.scan("CODEADA1")
    if state is JobState.HELD:
        badges.hold(queued(store).id)
    else:
        queue.ends(JobState.UNKNOWN)
    tied = spares.tie(spare.code, ADA)
    assert store.jobs.in_state(state) == []
    spares.untie(tied)
    assert queued(store).state is state


def test_one_that_is_printing_comes_out_besides(
    store: DeskStore, spares: Spares, badges: Badges, welcome: CheckIn, queue: FakeQueue
) -> None:
    """It is known that there will be two; where it fails after all, none waits until the spare is back."""
    (spare,) = spares.make(1)
    welcome.scan("CODEADA1")
    tied = spares.tie(spare.code, ADA)
    assert tied.also_comes
    queue.fails()
    assert badges.waiting() == []
    spares.untie(tied)
    badges.retry()
    assert [order.code for order in queue.orders] == ["CODEADA1"] * 2


def test_a_badge_that_is_out_stays_theirs(
    store: DeskStore,
    spares: Spares,
    badges: Badges,
    reprinting: Reprinting,
    welcome: CheckIn,
    queue: FakeQueue,
) -> None:
    """Given over a printed one and taken back: the printed one is hers, a second wants a reason."""
    (spare,) = spares.make(1)
    badges.print_apart(store.registrants.person(ADA), printer=PRINTER, layout="card")
    queue.prints()
    spares.untie(spares.tie(spare.code, ADA))
    assert reprinting.before(ADA) is Before.OUT
    welcome.scan("CODEADA1")
    assert len(queue.orders) == 1
    assert store.runs.states()[ADA] is JobState.DONE


def queued(store: DeskStore) -> Job:
    """Give Ada's badge."""
    job = store.jobs.newest_of(ADA)
    assert job is not None
    return job


def test_a_double_beep(spares: Spares, clock: FixedClock) -> None:
    """The second beep of the badge that was just given is no scan of its own; later it is one."""
    (spare,) = spares.make(1)
    assert not spares.was_just_tied(spare.code)
    spares.tie(spare.code, ADA)
    assert spares.was_just_tied(f"{spare.code}\r")
    assert not spares.was_just_tied("CODEADA1")
    clock.moment += timedelta(seconds=5)
    assert not spares.was_just_tied(spare.code)


def test_a_lost_spare(store: DeskStore, spares: Spares, welcome: CheckIn) -> None:
    """A spare badge's code can be voided as any other's."""
    (spare,) = spares.make(1)
    spares.tie(spare.code, ADA)
    with store.transaction():
        store.journal.append("void", {"registrant": ADA}, {"codes": [spare.code]})
    verdict = welcome.scan(spare.code).verdict
    assert isinstance(verdict, Refused)
    assert verdict.reason is Refusal.VOID_CODE
