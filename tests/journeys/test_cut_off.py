"""Three desks, one of them cut off during the rush; the organiser watches from the first."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.packing import PackWish, make_pack
from kiosk.controllers.speaking import Speaking
from kiosk.controllers.syncing import HUB, Syncing
from kiosk.controllers.unpacking import read_pack, take_pack
from kiosk.store.desk import DeskStore
from kiosk.ui.board_rows import PaintedRows
from kiosk.ui.strip import Strip
from sync.entrance import SyncRoom
from tests.desk import at, reference_codes
from tests.fakes import FixedClock
from tests.volunteer import RESOURCES, FakePrinting, Volunteer, at_the_window, wait_until

PHRASE = "cinq mots pour trois bureaux"
POLL_MS = (30, 60)


@dataclass
class Day:
    """Three desks with the reference event: the first has a window, the third a cable to pull."""

    clock: FixedClock
    hub: Path
    cable: Path
    stores: list[DeskStore]
    exchanges: list[Syncing]

    def scan(self, desk: int, codes: list[str]) -> None:
        """Let people come to one of the desks."""
        store = self.stores[desk]
        welcome = CheckIn(
            store, Badges(store, queue=None, now=self.clock), session="ACC", now=self.clock
        )
        for code in codes:
            welcome.scan(code)
        self.exchanges[desk].soon()

    def pass_time(self, minutes: int) -> None:
        """Let time go by, while whoever can speaks."""
        for _ in range(minutes * 2):
            self.clock.advance(seconds=30)
            heard = self.exchanges[0].state.last_at
            wait_until(lambda heard=heard: self.exchanges[0].state.last_at != heard)  # type: ignore[misc]

    def arrived(self) -> list[int]:
        """Give how many have arrived, as each desk has it."""
        return [store.attendance.attended("ACC") for store in self.stores]


@pytest.fixture
def day(tmp_path: Path, reference_copy: Callable[[str], Path]) -> Iterator[Day]:
    """Give the three desks, which have not begun to exchange."""
    clock, room = FixedClock(at(8, 40)), SyncRoom(words=RESOURCES / "words" / "fr.txt")
    hub, cable = tmp_path / "partage", tmp_path / "partage-du-3"
    hub.mkdir()
    cable.symlink_to(hub)
    with ExitStack() as opened:
        first = opened.enter_context(
            DeskStore.open_for_writing(reference_copy("bureau-1"), now=clock)
        )
        pack = tmp_path / "raict.accueil"
        make_pack(first, room, PackWish(path=pack, passphrase=PHRASE), first.keys(room.public_of))
        stores = [first]
        for number in (2, 3):
            folder = tmp_path / f"bureau-{number}"
            store = opened.enter_context(DeskStore.open_for_writing(folder, now=clock))
            for _ in take_pack(store, read_pack(pack, room, PHRASE)):
                pass
            stores.append(store)
        exchanges = []
        for number, store in enumerate(stores, 1):
            store.name_desk(f"Bureau {number}")
            store.keep_setting(HUB, str(cable if number == 3 else hub))
            speaking = Speaking(store, session=lambda: "ACC")
            exchanges.append(
                Syncing(store, lambda: room, speaking=speaking, now=clock, poll_ms=POLL_MS)
            )
        yield Day(clock, hub, cable, stores, exchanges)
        for exchange in exchanges:
            exchange.stop()


def test_the_organiser_watches_a_desk_being_cut_off_and_come_back(
    qapp: QApplication, day: Day, tmp_path: Path
) -> None:
    """The rush goes on at the desk that nobody hears of; then all have the same numbers, and it shows."""
    codes = reference_codes()
    for exchange in day.exchanges[1:]:
        exchange.start()
    with at_the_window(
        qapp, day.stores[0], day.clock, FakePrinting(), exchanging=day.exchanges[0]
    ) as organiser:
        for desk in range(3):
            day.scan(desk, codes[desk * 20 : desk * 20 + 20])
        wait_until(lambda: day.arrived() == [day.arrived()[0]] * 3 and day.arrived()[0] > 50)
        wait_until(lambda: "3 bureaux" in _strip(organiser))
        together = day.arrived()[0]

        day.cable.unlink()
        day.scan(1, codes[100:140])
        day.scan(2, codes[139:180])  # one of them had been at the second desk
        day.pass_time(4)
        wait_until(lambda: "Bureau 3 : il y a 4 min" in _strip(organiser))
        wait_until(lambda: day.arrived()[0] == day.arrived()[1])
        assert together < day.arrived()[0] < day.arrived()[2] + 40
        cut_off = _board(organiser, tmp_path / "cut-off.png")
        assert str(day.arrived()[0]) in cut_off
        assert any("muet" in text for text in cut_off)
        assert not any("à régler" in text for text in cut_off)

        day.cable.symlink_to(day.hub)
        wait_until(lambda: len(set(day.arrived())) == 1, patience_ms=40_000)
        wait_until(lambda: "3 bureaux" in _strip(organiser))
        wait_until(lambda: "à régler" in _strip(organiser).lower())
        again = _board(organiser, tmp_path / "again.png")
        assert str(day.arrived()[0]) in again
        assert not any("muet" in text for text in again)
    assert (day.hub / "live.html").stat().st_size > 1000


def _board(organiser: Volunteer, picture: Path) -> list[str]:
    """Open the board, keep a picture of it, give what it says, and go back."""
    organiser.press("Ctrl+B")
    page = organiser.desk.window.currentWidget()
    page.grab().save(str(picture))
    shown = _texts(organiser)
    organiser.press("Ctrl+B")
    return shown


def _strip(organiser: Volunteer) -> str:
    """Give what the strip says, its buttons too."""
    strip = organiser.desk.window.findChild(Strip)
    assert strip is not None
    return " · ".join(
        button.text() for button in strip.findChildren(QPushButton) if button.isVisible()
    )


def _texts(organiser: Volunteer) -> list[str]:
    page = organiser.desk.window.currentWidget()
    shown = (*page.findChildren(QLabel), *page.findChildren(QPushButton))
    told = [text for rows in page.findChildren(PaintedRows) for text in rows.told]
    return [widget.text() for widget in shown if widget.isVisible()] + told
