"""The states of the organiser's board, for `tests.screens`, and the live page in a real browser.

``uv run python -m tests.board_screens docs/screens`` draws the live page, where there is a Chromium.
"""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path

from PIL import Image

from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.exchange import PrinterWord
from kiosk.core.moment import to_ms
from kiosk.store.desk import DeskStore
from tests.busy_day import DESK_2, DESK_3, play
from tests.desk import EARLY_LIST, FINAL_PROGRAMME, at, load
from tests.fakes import FixedClock
from tests.stage import Stage

RUSH, AFTER = at(9, 12), at(15, 24)
PHONE, PROJECTOR = (390, 844), (1920, 1080)


def state_at(now: datetime) -> SyncState:
    """Give what is heard of two other desks: one without paper, one silent."""
    moment = to_ms(now)
    paper = PrinterWord(place="p", name="Imprimante 2", trouble="printer-paper-out")
    return SyncState(
        hub="/partage",
        last_at=moment - 2000,
        waiting=3,
        desks=(
            DeskWord(id=DESK_2, name="Bureau 2", at=moment - 4000, printers=(paper,)),
            DeskWord(
                id=DESK_3, name="Porte A1", at=moment - 7 * 60_000, is_silent=True, waiting=12
            ),
        ),
    )


def _board(stage: Stage, now: datetime, *, clashes: int = 0) -> None:
    desk = stage.volunteer.desk
    stage.clock.moment = now
    play(desk.store, now)
    board = desk._desk.board
    board.show_state(state_at(now))
    board.show_clashes(clashes)
    stage.volunteer.press("Ctrl+B")
    stage.settle()


def _empty(stage: Stage) -> None:
    """The doors are not open yet."""
    stage.clock.moment = at(8, 2)
    stage.volunteer.press("Ctrl+B")
    stage.settle()


def _rush(stage: Stage) -> None:
    _board(stage, RUSH, clashes=2)


def _after(stage: Stage) -> None:
    _board(stage, AFTER)
    _turn(stage, 1)


def _crowd(stage: Stage) -> None:
    _board(stage, RUSH)
    _turn(stage, 2)


def _turn(stage: Stage, tab: int) -> None:
    page = stage.volunteer.desk.window.currentWidget()
    page._tabs.setCurrentIndex(tab)
    stage.settle()


BOARD_STATES: Mapping[str, Callable[[Stage], None]] = {
    "board-empty": _empty,
    "board": _rush,
    "board-after": _after,
    "board-crowd": _crowd,
}


def live_page_at(now: datetime, *, made_at: datetime) -> bytes:
    """Give the live page of the day as of *now*, called up to date at *made_at*."""
    from kiosk.reports.live_page import live_page

    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(now)
        with DeskStore.open_for_writing(Path(folder), now=clock) as store:
            clock.moment = at(8)
            load(store, FINAL_PROGRAMME, EARLY_LIST)
            play(store, now)
            return live_page(store.figures(), made_at=to_ms(made_at))


def draw_live(folder: Path) -> None:
    """Draw the live page at the height of the rush as a telephone and a projector show it.

    The page is told to be patient: it was made on another day than the browser's.
    """
    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        raise SystemExit("there is no Chromium here")
    page = live_page_at(RUSH, made_at=RUSH).replace(
        b'data-patience="120000"', b'data-patience="9e15"'
    )
    with tempfile.TemporaryDirectory() as where:
        file = Path(where) / "live.html"
        file.write_bytes(page)
        for name, (width, height) in (("live-phone", PHONE), ("live-projector", PROJECTOR)):
            subprocess.run(
                [
                    *(chromium, "--headless", "--no-sandbox", "--hide-scrollbars", "--disable-gpu"),
                    f"--window-size={width},{height}",
                    f"--screenshot={folder / f'{name}.png'}",
                    file.as_uri(),
                ],
                check=True,
                capture_output=True,
            )
            picture = Image.open(folder / f"{name}.png").convert("RGB").quantize(128)
            picture.save(folder / f"{name}.png", optimize=True)


if __name__ == "__main__":
    from PySide6.QtCore import QCoreApplication

    application = QCoreApplication([])
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "screens")
    target.mkdir(parents=True, exist_ok=True)
    draw_live(target)
