"""What a desk is told when its window is opened."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.core.session import SessionKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.application import DeskApplication, welcome_of
from tests.desk import a_session, an_event, at
from tests.fakes import FixedClock
from tests.fakes_sync import FakeSync
from tests.volunteer import RESOURCES, FakePrinting


@pytest.fixture
def desk(qapp: QApplication, reference: DeskStore, clock: FixedClock) -> Iterator[DeskApplication]:
    """Give the application on the reference event."""
    desk = DeskApplication(
        qapp, reference, printing=FakePrinting(), sync=FakeSync, resources=RESOURCES, now=clock
    )
    yield desk
    desk.close()


def test_what_a_desk_is_told_is_kept(desk: DeskApplication, reference: DeskStore) -> None:
    """Name, session and printer are the desk's from then on."""
    desk.settle(name="Bureau 2", session="A1", printer="system://P")
    kept = [reference.setting(name) for name in ("name", "session", "printers")]
    assert kept == ["Bureau 2", "A1", '["system://P"]']
    desk.settle()
    assert reference.setting("session") == "A1"


def test_a_session_that_is_none(desk: DeskApplication, reference: DeskStore) -> None:
    """A misspelt session is refused, instead of counting the welcome without a word."""
    with pytest.raises(Trouble) as caught:
        desk.settle(session="A9")
    assert caught.value.kind is TroubleKind.UNKNOWN_SESSION
    assert not reference.has_setting("session")


def test_each_day_has_its_welcome() -> None:
    """A desk opened on the second day counts the second day's welcome."""
    days = [
        a_session(f"ACC{day}", kind=SessionKind.WELCOME, day=at(8, day=day).date())
        for day in (4, 5)
    ]
    event = an_event(*days)
    assert welcome_of(event, FixedClock(at(9, day=5))) == "ACC5"
    assert welcome_of(event, FixedClock(at(9, day=6))) == "ACC4"
