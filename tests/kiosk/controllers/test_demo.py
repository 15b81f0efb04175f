"""The demo is the reference event, today, in a folder of its own that goes with it."""

from datetime import UTC, datetime

from kiosk.controllers.demo import demo_desk
from tests.desk import DEMO
from tests.fakes import FixedClock


def test_the_reference_event_today() -> None:
    """On any day the demo's event is of that day, at the times of its programme."""
    clock = FixedClock(datetime(2031, 1, 15, 12, tzinfo=UTC))
    with demo_desk(DEMO, now=clock) as store:
        welcome = store.event.by_id["ACC"]
        assert welcome.start.isoformat() == "2031-01-15T08:30:00+01:00"
        assert {session.start.date() for session in store.event.sessions} == {welcome.start.date()}
        assert store.registrants.count() == 629
        assert store.setting("printer").startswith("file://")
        folder = store.folder
    assert not folder.exists()


def test_two_demos_are_two_desks() -> None:
    """A demo does not know what was done in another."""
    with demo_desk(DEMO, now=FixedClock()) as one, demo_desk(DEMO, now=FixedClock()) as other:
        assert one.folder != other.folder
        assert one.setting("id") != other.setting("id")
