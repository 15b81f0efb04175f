"""A place to exchange is tried on a thread of its own, for which nobody has to wait."""

import threading
from collections.abc import Iterator

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.hub_trial import HubTrial, HubTried
from kiosk.core.trouble import Trouble, TroubleKind
from tests.fakes_sync import FakeSync


@pytest.fixture
def sync() -> Iterator[FakeSync]:
    """Give a room; what hangs in it is let go at the end."""
    room = FakeSync()
    yield room
    if room.hangs is not None:
        room.hangs.set()
    for thread in threads():
        thread.join()


def threads() -> list[threading.Thread]:
    """Give the threads that try a place."""
    return [one for one in threading.enumerate() if one.name == "hub-trial"]


def test_a_place_that_works_and_one_that_does_not(qtbot: QtBot, sync: FakeSync) -> None:
    """Each ends with what it found."""
    trial = HubTrial(lambda: sync)
    with qtbot.waitSignal(trial.ended) as told:
        trial.start("/partage")
    assert told.args == [HubTried(hub="/partage", trouble=None)]
    sync.trouble = Trouble(TroubleKind.HUB_FULL, hub="/partage")
    with qtbot.waitSignal(trial.ended) as told:
        trial.start("/partage")
    assert told.args is not None
    assert told.args[0].trouble is sync.trouble
    assert not trial.is_busy


def test_a_place_that_hangs_is_left(qtbot: QtBot, sync: FakeSync) -> None:
    """Cancelled it is of no interest any more, whatever it says later; the next is tried beside it."""
    trial = HubTrial(lambda: sync)
    ended: list[HubTried] = []
    trial.ended.connect(ended.append)
    sync.hangs = threading.Event()
    trial.start("/pendu")
    qtbot.waitUntil(lambda: sync.tried == ["/pendu"])
    trial.cancel()
    assert not trial.is_busy
    (hanging,) = threads()
    assert hanging.daemon
    let_go, sync.hangs = sync.hangs, None
    trial.start("/partage")
    let_go.set()
    hanging.join()
    qtbot.waitUntil(lambda: bool(ended))
    assert [one.hub for one in ended] == ["/partage"]


def test_a_bug_is_no_trouble(qtbot: QtBot) -> None:
    """What is our own fault is raised on the screen's thread, where it is reported."""

    def broken() -> FakeSync:
        raise ZeroDivisionError

    trial = HubTrial(broken)
    with qtbot.captureExceptions() as raised:
        trial.start("/partage")
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert not trial.is_busy
