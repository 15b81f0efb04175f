"""The strip of a desk says how many have come."""

from pytestqt.qtbot import QtBot

from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.counts import LiveCount, LiveCounts
from kiosk.store.desk import DeskStore
from tests.desk import list_people


def test_the_figures_of_a_desk(store: DeskStore, welcome: CheckIn, qtbot: QtBot) -> None:
    """Who has come and who should, told anew after a deed."""
    counts = LiveCounts(store, session="ACC")
    welcome.scan("CODEADA1")
    with qtbot.waitSignal(counts.counted) as told:
        counts.tell()
    assert told.args == [LiveCount(session=store.event.by_id["ACC"], attended=1, expected=5)]


def test_a_new_list_changes_who_should_come(store: DeskStore) -> None:
    """After a load the desk counts anew who should come."""
    counts = LiveCounts(store, session="ACC")
    with store.transaction():
        list_people(store, {}, withdrawn=("liste:1",))
    counts.expect()
    assert counts.count.expected == 4


def test_a_session_nobody_can_book(store: DeskStore) -> None:
    """Where nobody can book nobody is expected."""
    assert LiveCounts(store, session="B2B").count.expected is None
