"""The card says who it is, since when they are here, where the badge is and where they go next."""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.controllers.card import card_of
from kiosk.controllers.check_in import CheckIn
from kiosk.core.moment import from_ms
from kiosk.core.printjob import JobState
from kiosk.core.registrant import Registrant
from kiosk.store.desk import DeskStore
from tests.desk import at
from tests.desks_apart import Desk, desks_apart, meet
from tests.fakes import FakeQueue, FixedClock


def ada(store: DeskStore) -> Registrant:
    """Give Ada."""
    person = store.registrants.get("liste:1")
    assert person is not None
    return person


def test_before_and_after_arriving(
    store: DeskStore, welcome: CheckIn, queue: FakeQueue, clock: FixedClock
) -> None:
    """Before, there is no badge; after, it has come out."""
    before = card_of(ada(store), store, session="ACC", now=clock)
    assert before.job is None
    welcome.scan("CODEADA1")
    queue.prints()
    after = card_of(ada(store), store, session="ACC", now=clock)
    assert after.job is not None
    assert after.job.state is JobState.DONE


def test_where_next(store: DeskStore) -> None:
    """The booked sessions that are not over, without the one the desk counts."""

    def following(session: str, hour: int, minute: int = 0) -> list[str]:
        now = FixedClock(at(hour, minute))
        return [s.id for s in card_of(ada(store), store, session=session, now=now).following]

    assert following("ACC", 8, 30) == ["A1"]
    assert following("ACC", 10, 59) == ["A1"]
    assert following("ACC", 11) == []
    assert following("A1", 8, 30) == []


def test_where_next_at_the_reference_event(reference: DeskStore) -> None:
    """Paul Maury goes to A2, then the plenary, then lunch: the next three, in the order of the day."""
    (code,) = reference.registrants.holders("BMN3CSHMXA")
    person = reference.registrants.get(code.registrant)
    assert person is not None
    card = card_of(person, reference, session="ACC", now=FixedClock(at(8, 30)))
    assert [session.id for session in card.following] == ["A2", "PL1", "CK"]
    later = card_of(person, reference, session="ACC", now=FixedClock(at(13)))
    assert [session.id for session in later.following] == ["CK", "A6"]


def test_another_desk_admitted_them_too(tmp_path: Path, clock: FixedClock) -> None:
    """The card names the other desk and when; at a third desk the one that does not count; settled or not."""
    with desks_apart(tmp_path, clock, count=3) as desks:
        for desk in desks[:2]:
            desk.admit("liste:1")
            clock.advance(minutes=2)
        meet(desks)

        def also(desk: Desk) -> list[datetime]:
            person = desk.store.registrants.person("liste:1")
            return [one.at for one in card_of(person, desk.store, session="ACC", now=clock).also]

        (clash,) = [one for one in desks[0].store.clashes.open() if one.session == "ACC"]
        first, second = (from_ms(side.at, UTC) for side in clash.sides)
        assert [also(desk) for desk in desks] == [[second], [first], [second]]
        desks[0].settling.settle(clash, clash.ways[0])
        assert also(desks[0]) == [second]
