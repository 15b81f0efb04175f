"""A town hall sends ten people, and one of them collects the badges."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.delegation import Delegation, Handing
from kiosk.core.checkin import Admitted
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.fakes import FakeQueue, FixedClock

ADA, GRACE = "liste:1", "liste:2"


@pytest.fixture
def delegation(store: DeskStore, welcome: CheckIn, badges: Badges, clock: FixedClock) -> Delegation:
    """Give what hands badges over."""
    return Delegation(store, welcome, badges, now=clock)


def handed(delegation: Delegation, *here: str) -> Handing:
    """Hand the badges of the town hall of Vannes to somebody."""
    return delegation.hand_over([ADA, GRACE], to=" Mary  Somerville", here=here)


def test_who_belongs_to_it(delegation: Delegation) -> None:
    """Those of the organisation who should come are listed by name, however it is written."""
    assert [c.registrant.name for c in delegation.colleagues("VILLE DE VANNES")] == [
        "Grace HOPPER",
        "Ada LOVELACE",
    ]
    assert [c.registrant.name for c in delegation.colleagues("Région Sud")] == ["Paul PENDING"]
    assert delegation.colleagues("Ville") == []


def test_only_who_is_there_arrives(
    delegation: Delegation, store: DeskStore, queue: FakeQueue
) -> None:
    """All badges come out and go to one person; only the one ticked is counted."""
    handing = handed(delegation, ADA)
    queue.prints()
    assert [order.registrant.id for order in queue.orders] == [ADA, GRACE]
    assert (handing.admitted, attended(store)) == (1, 1)
    told = {
        c.registrant.id: (c.has_arrived, c.collector)
        for c in delegation.colleagues("ville de vannes")
    }
    assert told == {ADA: (True, "Mary Somerville"), GRACE: (False, "Mary Somerville")}


def test_until_a_door_sees_them(
    delegation: Delegation, store: DeskStore, welcome: CheckIn, queue: FakeQueue
) -> None:
    """Whose badge a colleague has is admitted when they come, and no second badge comes out."""
    handed(delegation)
    queue.prints()
    queue.prints()
    assert isinstance(welcome.scan("CODEGRACE2").verdict, Admitted)
    assert attended(store) == 1
    assert len(queue.orders) == 2


def test_taken_back(delegation: Delegation, store: DeskStore) -> None:
    """One step takes back the handing over and the check-ins it made."""
    delegation.take_back(handed(delegation, ADA, GRACE))
    assert attended(store) == 0
    assert {c.collector for c in delegation.colleagues("Ville de Vannes")} == {""}


def test_a_collector_is_named(delegation: Delegation, store: DeskStore, queue: FakeQueue) -> None:
    """Without a name nothing is printed and nobody is counted."""
    with pytest.raises(Trouble) as told:
        delegation.hand_over([ADA], to="  ", here=[ADA])
    assert told.value.kind is TroubleKind.COLLECTOR_MISSING
    assert (queue.orders, attended(store)) == ([], 0)


def test_badges_that_wait_do_not_come_out(
    delegation: Delegation, badges: Badges, queue: FakeQueue
) -> None:
    """Without paper, a handing over that is taken back prints nothing once there is paper again."""
    handing = handed(delegation)
    queue.fails()
    delegation.take_back(handing)
    badges.retry()
    assert len(queue.orders) == 1


def test_who_is_not_confirmed(delegation: Delegation, queue: FakeQueue) -> None:
    """A badge of somebody who has not paid is given to nobody."""
    (paul,) = delegation.colleagues("Région Sud")
    assert not paul.may_be_handed
    handing = delegation.hand_over([paul.registrant.id], to="X", here=[])
    assert (handing.people, queue.orders) == ((), [])


def test_who_came_in_meanwhile(
    delegation: Delegation, welcome: CheckIn, store: DeskStore, queue: FakeQueue
) -> None:
    """Who was scanned while the list of colleagues was open is neither asked again nor handed over."""
    welcome.scan("CODEADA1")
    handing = handed(delegation, ADA)
    assert (handing.people, handing.answers) == ((GRACE,), ())
    assert attended(store) == 1


def test_found_again_later(delegation: Delegation, store: DeskStore) -> None:
    """What was handed over of an organisation can be taken back until somebody has seen them."""
    assert delegation.handing_of("Ville de Vannes") is None
    handed(delegation)
    later = delegation.handing_of("ville de vannes")
    assert later is not None
    assert (later.to, set(later.people)) == ("Mary Somerville", {ADA, GRACE})
    delegation.take_back(later)
    assert delegation.handing_of("Ville de Vannes") is None


def test_who_has_arrived_keeps_their_badge(
    delegation: Delegation, welcome: CheckIn, badges: Badges, queue: FakeQueue
) -> None:
    """Taken back after one of them came in, their badge still comes out; the others' does not."""
    handing = handed(delegation)
    queue.fails()
    welcome.scan("CODEADA1")
    delegation.take_back(handing)
    badges.retry()
    assert [order.registrant.id for order in queue.orders] == [ADA, ADA]
