"""Grabs each state of the screens to PNG files: ``uv run python -m tests.screens docs/screens``.

The states are those of a real morning at a desk with the reference event, at 9:12.
"""

import os
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from kiosk.controllers.correcting import Correcting
from kiosk.core.columns import Field
from kiosk.core.correction import Corrected
from kiosk.store.desk import DeskStore
from kiosk.ui.designer_canvas import Nudge
from tests.board_screens import BOARD_STATES
from tests.desk import EARLY_LIST, FINAL_PROGRAMME, LATE_LIST, at, load
from tests.desk_screens import DESK_STATES
from tests.drawing import DrawingRoom
from tests.fakes import FixedClock
from tests.fakes_sync import FakeSync, FakeSyncing
from tests.printing_screens import PRINTER, PRINTING_STATES
from tests.settle_screens import SETTLE_STATES
from tests.stage import Stage
from tests.volunteer import at_the_window, wait_until

SIZES = ((1100, 680), (1366, 768), (1920, 1080))
LONG_ORGANISATION = (
    "Association nationale des collectivités territoriales pour la coopération décentralisée "
    "et le développement durable"
)


def grab_all(application: QApplication, folder: Path) -> Iterator[Path]:
    """Grab every state at every size into *folder*, and give the files."""
    for size in SIZES:
        for name, act in STATES.items():
            yield _grab(application, folder / f"{name}-{size[0]}.png", act, size)


def _grab(
    application: QApplication, file: Path, act: Callable[[Stage], None], size: tuple[int, int]
) -> Path:
    with tempfile.TemporaryDirectory() as folder:
        clock = FixedClock(at(9, 12))
        with DeskStore.open_for_writing(Path(folder), now=clock) as store:
            is_first = act is _first_start
            if not is_first:
                load(store, FINAL_PROGRAMME, EARLY_LIST)
                store.keep_setting("printer", PRINTER)
            printing = DrawingRoom(own=Path(folder) / "badges")
            sync, exchanging = FakeSync(), FakeSyncing()
            with at_the_window(
                application, store, clock, printing, size, sync=sync, exchanging=exchanging
            ) as volunteer:
                act(Stage(volunteer, printing, clock, sync, exchanging))
                shown = QApplication.activeModalWidget() or volunteer.desk.window
                shown.grab().save(str(file))
    return file


def _idle(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Esc")


def _typing(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Esc")
    stage.volunteer.type("ma")


def _chosen(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.type("rochef")
    stage.volunteer.enter()


def _admitted(stage: Stage) -> None:
    stage.morning()
    stage.scan(stage.someone(name="DE LA ROCHEFOUCAULD"))


def _admitted_with_a_note(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.scan(stage.someone(note="Fauteuil"))


def _amber(stage: Stage) -> None:
    stage.morning()
    stage.clock.advance(minutes=7)
    stage.scan("7AKMY26F5W")


def _red(stage: Stage) -> None:
    stage.morning()
    stage.scan(stage.someone(status="Annulé"))


def _unknown(stage: Stage) -> None:
    stage.morning()
    stage.scan("4RNN2S59WX")


def _undone(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Alt+N")


def _help(stage: Stage) -> None:
    stage.volunteer.press("F1")


def _touch(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.tap("Clavier")
    for letter in "MAR":
        stage.volunteer.tap_key(letter)


def _walk_in(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Esc")
    stage.volunteer.type("Durand")
    stage.volunteer.press("Alt+W")
    stage.volunteer.press("Tab")
    stage.volunteer.type("Camille")


def _replacement(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Esc")
    stage.volunteer.type("rochefou")
    stage.volunteer.enter()
    stage.volunteer.press("Alt+M")
    stage.volunteer.type("Barbier")
    stage.volunteer.press("Tab")
    stage.volunteer.type("Zoé")


def _replaced(stage: Stage) -> None:
    _replacement(stage)
    stage.volunteer.enter()
    stage.volunteer.press("Esc")
    stage.scan(stage.someone(name="DE LA ROCHEFOUCAULD"))


def _correction(stage: Stage) -> None:
    stage.morning()
    stage.scan(stage.someone(name="DE LA ROCHEFOUCAULD"))
    stage.volunteer.press("Alt+O")


def _corrected(stage: Stage) -> None:
    _correction(stage)
    stage.volunteer.press("Ctrl+A")
    stage.volunteer.type("DE LAROCHEFOUCAULD")
    stage.volunteer.enter()


def _delegation(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Esc")
    stage.volunteer.type("maury paul")
    stage.volunteer.tap_result(0)
    stage.volunteer.press("Alt+D")
    stage.volunteer.type("Zoé Barbier")


def _handed_over(stage: Stage) -> None:
    _delegation(stage)
    stage.volunteer.enter()


def _draft(stage: Stage) -> None:
    _replacement(stage)
    stage.scan("WHQKZET75R")


def _resumed(stage: Stage) -> None:
    _draft(stage)
    stage.volunteer.press("Alt+T")


def _same(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Alt+U")
    stage.volunteer.press("Alt+R")
    stage.volunteer.type("maury paul")
    stage.volunteer.tap_result(0)
    stage.volunteer.press("Alt+U")


def _long(stage: Stage) -> None:
    """Somebody of whom everything is as long as a list may have it, with a note."""
    stage.morning()
    code = stage.someone(note="Fauteuil")
    store = stage.volunteer.desk.store
    (holder,) = store.registrants.holders(code)
    Correcting(store).correct(
        holder.registrant,
        {
            Corrected.FAMILY: "DE LA ROCHEFOUCAULD-MONTBEL-SAINT-GERMAIN",
            Corrected.GIVEN: "Marie-Antoinette",
            Corrected.ORGANISATION: LONG_ORGANISATION,
            Corrected.FUNCTION: "Vice-présidente déléguée aux relations internationales",
        },
    )
    stage.scan(code)


def _long_correction(stage: Stage) -> None:
    _long(stage)
    stage.volunteer.press("Alt+O")


def _large_delegation(stage: Stage) -> None:
    """Forty people of one organisation, some of whom have arrived."""
    stage.morning()
    store = stage.volunteer.desk.store
    people = [one for one in store.registrants.all() if one.is_expected][:40]
    for person in people:
        Correcting(store).correct(person.id, {Corrected.ORGANISATION: LONG_ORGANISATION})
    for person in people[:3]:
        stage.scan(person.code)
    stage.volunteer.press("Alt+D")


def _late_list(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Alt+L")
    stage.volunteer.read_lists(LATE_LIST)
    stage.volunteer.turn_to("Changées")


def _decide(stage: Stage) -> None:
    stage.volunteer.press("Alt+L")
    stage.volunteer.read_lists(LATE_LIST)
    stage.volunteer.turn_to("À décider")


def _choose_list(stage: Stage) -> None:
    stage.volunteer.press("Alt+L")


def _columns(stage: Stage) -> None:
    stage.volunteer.press("Alt+L")
    stage.volunteer.read_lists(stage.odd_list())
    columns = stage.volunteer.load_page.columns
    columns.choose(Field.FAMILY, "Champ 4")
    columns.choose(Field.STATUS, "Champ 2")


def _done(stage: Stage) -> None:
    _late_list(stage)
    stage.volunteer.tap("Charger")
    stage.volunteer.await_step()


def _designer(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Alt+K")
    page = stage.volunteer.designer_page
    choose(page.who.findChildren(QComboBox)[0], "Le nom le plus long")
    choose(page.panel.findChildren(QComboBox)[0], "Texte « Prénom et nom »")
    wait_until(lambda: not page.is_busy)


def _designer_fault(stage: Stage) -> None:
    """A box was dragged on the QR symbol."""
    _designer(stage)
    page = stage.volunteer.designer_page
    page.canvas.nudged.emit(Nudge(right=4, down=9))
    wait_until(lambda: not page.is_busy)


def _designer_badge(stage: Stage) -> None:
    """The folded badge as a whole, as on a thermal printer."""
    stage.volunteer.press("Alt+K")
    page = stage.volunteer.designer_page
    page.designs.opened.emit("a6-plie")
    choose(page.look.findChildren(QComboBox)[0], "Imprimante thermique, 203")
    wait_until(lambda: not page.is_busy)


def choose(chooser: QComboBox, text: str) -> None:
    """Choose in a list what begins with *text*."""
    (place,) = [n for n in range(chooser.count()) if chooser.itemText(n).startswith(text)]
    chooser.setCurrentIndex(place)
    chooser.activated.emit(place)


def _reprint(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Alt+B")


def _runs(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.press("Alt+H")
    page = stage.volunteer.desk.window.currentWidget()
    wait_until(lambda: any(" badges, " in one.text() for one in page.findChildren(QLabel)))


def _first_start(stage: Stage) -> None:
    """Nothing is loaded yet."""


STATES: dict[str, Callable[[Stage], None]] = {
    **PRINTING_STATES,
    **DESK_STATES,
    **BOARD_STATES,
    **SETTLE_STATES,
    "idle": _idle,
    "typing": _typing,
    "chosen": _chosen,
    "admitted": _admitted,
    "admitted-note": _admitted_with_a_note,
    "amber": _amber,
    "red": _red,
    "unknown": _unknown,
    "undone": _undone,
    "walk-in": _walk_in,
    "replacement": _replacement,
    "replaced": _replaced,
    "correction": _correction,
    "corrected": _corrected,
    "delegation": _delegation,
    "handed-over": _handed_over,
    "delegation-large": _large_delegation,
    "draft": _draft,
    "resumed": _resumed,
    "same": _same,
    "long": _long,
    "long-correction": _long_correction,
    "touch": _touch,
    "load": _choose_list,
    "load-columns": _columns,
    "load-preview": _late_list,
    "load-decide": _decide,
    "load-done": _done,
    "designer": _designer,
    "designer-fault": _designer_fault,
    "designer-badge": _designer_badge,
    "reprint": _reprint,
    "runs": _runs,
    "help": _help,
    "first-start": _first_start,
}


if __name__ == "__main__":
    target = Path(sys.argv[1] if len(sys.argv) > 1 else "screens")
    target.mkdir(parents=True, exist_ok=True)
    for written in grab_all(QApplication([]), target):
        sys.stdout.write(f"{written}\n")
