"""The desk exchanges while it works, and waits for nobody."""

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.speaking import Speaking
from kiosk.controllers.syncing import HUB, Syncing
from kiosk.core.checkin import Admitted
from kiosk.core.journal import record_of
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import reference_codes, small_desk
from tests.fakes import FixedClock
from tests.fakes_hub import FakeHub, FakeSync

MakeDesk = Callable[[str], tuple[DeskStore, Syncing]]


@pytest.fixture
def hub() -> Iterator[FakeHub]:
    """Give a hub; whoever still hangs there is let go at the end."""
    hub = FakeHub()
    yield hub
    hub.gate.set()


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock, hub: FakeHub) -> Iterator[MakeDesk]:
    """Give what makes a desk of the small event at the hub, with the keys of the first."""
    opened: list[tuple[DeskStore, Syncing]] = []

    def make(name: str) -> tuple[DeskStore, Syncing]:
        store = small_desk(tmp_path / name, clock)
        store.event_key()
        if opened:
            store.keep_keys(opened[0][0].keys(FakeSync().public_of))
        store.keep_setting(HUB, "hub")
        store.name_desk(name)
        syncing = _syncing(store, hub, clock)
        opened.append((store, syncing))
        return store, syncing

    yield make
    for store, syncing in opened:
        syncing.stop()
        store.close()


def _syncing(store: DeskStore, hub: FakeHub, clock: FixedClock) -> Syncing:
    return Syncing(
        store,
        lambda: FakeSync(hub),
        speaking=Speaking(store, session=lambda: "ACC"),
        now=clock,
        poll_ms=(20, 40),
    )


def _scan(store: DeskStore, clock: FixedClock, code: str) -> None:
    check_in = CheckIn(store, Badges(store, queue=None, now=clock), session="ACC", now=clock)
    assert isinstance(check_in.scan(code).verdict, Admitted)


def test_what_one_desk_does_the_other_sees(
    qtbot: QtBot, desks: MakeDesk, clock: FixedClock
) -> None:
    """A scan at one desk is in the figures of the other, which says so."""
    (one, at_one), (two, at_two) = desks("Bureau 1"), desks("Bureau 2")
    _scan(one, clock, "CODEADA1")
    at_one.start()
    qtbot.waitUntil(lambda: at_one.state.waiting == 0)
    with qtbot.waitSignal(at_two.received):
        at_two.start()
    qtbot.waitUntil(lambda: two.attendance.attended("ACC") == 1)
    at_one.soon()
    qtbot.waitUntil(lambda: [desk.name for desk in at_two.state.desks] == ["Bureau 1"])


def test_a_hub_that_never_answers_holds_up_no_scan(
    qtbot: QtBot, reference: DeskStore, hub: FakeHub, clock: FixedClock
) -> None:
    """600 people are let in while the one call hangs, on no thread of the screen's."""
    hub.gate.clear()
    reference.event_key()
    reference.keep_setting(HUB, "hub")
    syncing = _syncing(reference, hub, clock)
    syncing.start()
    qtbot.waitUntil(lambda: hub.rounds == 1)
    check_in = CheckIn(
        reference, Badges(reference, queue=None, now=clock), session="ACC", now=clock
    )
    check_in.answered.connect(syncing.soon)
    admitted = 0
    for code in reference_codes():
        clock.advance(seconds=6)
        admitted += isinstance(check_in.scan(code).verdict, Admitted)
    assert admitted == reference.attendance.attended("ACC")
    assert admitted > 500
    assert (hub.rounds, hub.threads) == (1, {"exchange"})
    assert threading.current_thread().name not in hub.threads
    state = syncing.state
    assert state.trouble is not None
    assert state.trouble.kind is TroubleKind.HUB_SILENT
    assert state.waiting > admitted
    syncing.stop()


def test_a_hub_in_trouble_is_told_and_tried_again(
    qtbot: QtBot, desks: MakeDesk, hub: FakeHub, clock: FixedClock
) -> None:
    """The stick is out: the desk says so, keeps what it does, and publishes when it is back."""
    store, syncing = desks("Bureau 1")
    hub.trouble = Trouble(TroubleKind.HUB_MISSING, hub="hub")
    syncing.start()
    qtbot.waitUntil(lambda: syncing.state.trouble is not None)
    _scan(store, clock, "CODEADA1")
    assert syncing.state.waiting > 0
    hub.trouble = None
    qtbot.waitUntil(lambda: syncing.state.waiting == 0, timeout=30_000)
    qtbot.waitUntil(lambda: syncing.state.trouble is None)


def test_what_vanishes_is_published_again(qtbot: QtBot, desks: MakeDesk, hub: FakeHub) -> None:
    """Somebody emptied the shared folder: the desk puts its own back."""
    _, syncing = desks("Bureau 1")
    syncing.start()
    qtbot.waitUntil(lambda: syncing.state.waiting == 0 and bool(hub.segments))
    before = sum(len(one.lines) for one in hub.segments.values())
    hub.segments.clear()
    qtbot.waitUntil(
        lambda: sum(len(one.lines) for one in hub.segments.values()) == before, timeout=30_000
    )


def test_a_copy_of_a_desk_goes_on_under_a_name_of_its_own(
    qtbot: QtBot, desks: MakeDesk, hub: FakeHub, clock: FixedClock, tmp_path: Path
) -> None:
    """Two laptops of one disk image: the one that finds the other's records takes another id."""
    import shutil

    store, syncing = desks("Bureau 1")
    syncing.start()
    qtbot.waitUntil(lambda: syncing.state.waiting == 0)
    shutil.copytree(store.folder, tmp_path / "copy")
    with DeskStore.open_for_writing(tmp_path / "copy", now=clock) as copy:
        _scan(copy, clock, "CODEADA1")
        _scan(store, clock, "CODEGRACE2")
        syncing.soon()
        qtbot.waitUntil(lambda: syncing.state.waiting == 0)
        at_copy = _syncing(copy, hub, clock)
        with qtbot.waitSignal(at_copy.renewed):
            at_copy.start()
        qtbot.waitUntil(lambda: at_copy.state.waiting == 0, timeout=30_000)
        at_copy.stop()
        assert copy.setting("id") != store.setting("id")
        assert copy.attendance.attended("ACC") == 2
        qtbot.waitUntil(lambda: store.attendance.attended("ACC") == 2, timeout=30_000)


def _change_key(store: DeskStore) -> bytes:
    """Let a desk go by a new key, as after a theft, and give that."""
    new = bytes(range(32))
    with store.transaction():
        store.take_keys(replace(store.keys(FakeSync().public_of), seal=new))
        store.republish()
    return new


def _under(hub: FakeHub, key: bytes) -> set[str]:
    """Give the records that lie at the hub under *key*."""
    paths = [path for path, sealed in hub.keys.items() if sealed == key]
    return {record_of(line).id for path in paths for line in hub.segments[path].lines}


def test_a_new_key_seals_from_the_next_round_on(
    qtbot: QtBot, desks: MakeDesk, hub: FakeHub, clock: FixedClock
) -> None:
    """Nobody tells the exchange that the key was changed: all that was done lies there under it."""
    store, syncing = desks("Bureau 1")
    syncing.start()
    qtbot.waitUntil(lambda: syncing.state.waiting == 0)
    new = _change_key(store)
    _scan(store, clock, "CODEADA1")
    qtbot.waitUntil(lambda: syncing.state.waiting == 0)
    assert _under(hub, new) == {record.id for record in store.journal.all()}


def test_what_was_under_way_as_the_key_was_changed_is_published_again(
    qtbot: QtBot, desks: MakeDesk, hub: FakeHub
) -> None:
    """A round that began under the stolen key ends after it: what it published counts for nothing."""
    store, syncing = desks("Bureau 1")
    hub.gate.clear()
    syncing.start()
    qtbot.waitUntil(lambda: hub.rounds == 1)
    new = _change_key(store)
    hub.gate.set()
    qtbot.waitUntil(lambda: syncing.state.waiting == 0)
    assert _under(hub, new) == {record.id for record in store.journal.all()}


def test_nothing_is_exchanged_without_a_hub(desks: MakeDesk, hub: FakeHub) -> None:
    """A desk that is alone asks nobody."""
    store, syncing = desks("Bureau 1")
    store.keep_setting(HUB, "")
    syncing.start()
    syncing.soon()
    assert syncing.state.hub == ""
    assert syncing.is_at_rest
    assert hub.rounds == 0


def test_a_hub_is_let_go_of(qtbot: QtBot, desks: MakeDesk, hub: FakeHub) -> None:
    """With the exchange its connections end; one that hangs keeps them, and holds up nobody."""
    _, syncing = desks("Bureau 1")
    syncing.start()
    qtbot.waitUntil(lambda: syncing.state.waiting == 0)
    rounds = hub.rounds
    hub.gate.clear()
    qtbot.waitUntil(lambda: hub.rounds > rounds)
    syncing.stop()
    assert hub.closed == 0
    hub.gate.set()
    qtbot.waitUntil(lambda: hub.closed == 1)


def test_another_stick_in_the_same_place(qtbot: QtBot, desks: MakeDesk, hub: FakeHub) -> None:
    """Two sticks are E: one after the other; the second takes along all that the first did."""
    _, syncing = desks("Bureau 1")
    told: list[tuple[Trouble | None, int, int]] = []
    for number in (1, 2):
        hub.segments.clear()
        syncing.exchange_once(Path("E:"), lambda *said: told.append(said))
        qtbot.waitUntil(lambda number=number: len(told) == number)  # type: ignore[misc]
        assert hub.segments
    assert told[0] == told[1]
