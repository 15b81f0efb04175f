"""The states of the screens about printers and badges on their way, for `tests.screens`."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind

if TYPE_CHECKING:
    from tests.screens import Stage

PRINTER = "system://Badges_1"
FIRST = "escpos+tcp://10.0.0.5:9100?dpi=203&width=576#Imprimante%201"
SECOND = "brother+usb://04f9:20a8?model=QL-820NWB&media=62#Imprimante%202"
LASER = "ipp://10.0.0.20/ipp/print?sheet=c32011&first=4#Laser%20du%20secr%C3%A9tariat"


def _printer_in_trouble(stage: "Stage") -> None:
    stage.morning()
    stage.volunteer.scan("WHQKZET75R")
    stage.queue.refuses(PRINTER, TroubleKind.PRINTER_PAPER_OUT)


def _pool(stage: "Stage") -> None:
    """Two printers, the first without paper, the second with little."""
    stage.have(FIRST, SECOND, LASER)
    stage.morning()
    stage.volunteer.scan("WHQKZET75R")
    stage.queue.refuses(FIRST, TroubleKind.PRINTER_PAPER_OUT)
    stage.queue.ends(JobState.DONE, printer=SECOND)
    stage.queue.is_low(SECOND)
    stage.look()


def _sheet(stage: "Stage") -> None:
    """A laser waits for its sheet to be full."""
    stage.have(LASER)
    for code in ("BMN3CSHMXA", "Z6QMQK43UQ", "7AKMY26F5W"):
        stage.clock.advance(seconds=21)
        stage.volunteer.scan(code)


def _doubtful(stage: "Stage") -> None:
    """A printer fell silent with a badge in it, twice."""
    stage.have(FIRST, SECOND)
    stage.morning()
    for code in ("WHQKZET75R", stage.someone(name="DE LA ROCHEFOUCAULD")):
        stage.volunteer.scan(code)
    for printer in (FIRST, SECOND):
        stage.queue.ends(JobState.UNKNOWN, printer=printer)
    stage.queue.is_mended(SECOND)
    stage.look()


def _stuck(stage: "Stage") -> None:
    """The paper of one of two printers ended in the middle of a badge."""
    stage.have(FIRST, SECOND)
    stage.morning()
    stage.volunteer.scan("WHQKZET75R")
    stage.queue.breaks(FIRST)
    out = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer=FIRST)
    stage.queue.ends(JobState.UNKNOWN, out, printer=FIRST)
    stage.look()


def _another_of_a_stuck(stage: "Stage") -> None:
    """Whoever waits for the stuck badge is to have another."""
    _stuck(stage)
    stage.volunteer.press("Alt+B")


def _all_out(stage: "Stage") -> None:
    """Everything at once: three printers in trouble, a badge in doubt."""
    stage.have(FIRST, SECOND, LASER)
    stage.morning()
    stage.volunteer.scan(stage.someone(note="Fauteuil"))
    stage.queue.ends(JobState.UNKNOWN, printer=FIRST)
    for kind, printer in (
        (TroubleKind.PRINTER_SILENT, FIRST),
        (TroubleKind.PRINTER_JAMMED, SECOND),
        (TroubleKind.PRINTER_UNREACHABLE, LASER),
    ):
        stage.queue.breaks(printer, kind)
    stage.look()


def _queue(stage: "Stage") -> None:
    """A morning whose printers are held, and a run behind it."""
    _doubtful(stage)
    stage.volunteer.press("Esc")
    for printer in (FIRST, SECOND):
        stage.badges.pool.hold(printer)
    people = [p for p in stage.volunteer.desk.store.registrants.all() if p.is_expected]
    for person in people[100:106]:
        stage.clock.advance(seconds=19)
        stage.volunteer.scan(person.code)
    stage.run(people[200:])
    stage.volunteer.press("Alt+F")
    stage.volunteer.tap_row(3)
    stage.volunteer.tap("Retenir")
    stage.volunteer.tap_row(2)


def _printers(stage: "Stage") -> None:
    _pool(stage)
    stage.badges.pool.hold(SECOND)
    stage.volunteer.press("Alt+P")


def _printer_tested(stage: "Stage") -> None:
    _pool(stage)
    stage.volunteer.press("Alt+P")
    stage.volunteer.tap("Imprimante 2 : ")
    stage.volunteer.tap("Page d’essai")
    (finished,) = stage.printing.tested.values()
    finished(JobOutcome(job="", state=JobState.DONE))
    stage.settle()


def _printer_on_sheets(stage: "Stage") -> None:
    _pool(stage)
    stage.badges.pool.hold(SECOND)
    stage.volunteer.scan(stage.someone(note="Fauteuil"))
    stage.volunteer.press("Alt+P")
    stage.volunteer.tap("Laser du secrétariat : ")


def _add_printer(stage: "Stage") -> None:
    _pool(stage)
    stage.volunteer.press("Alt+P")
    stage.volunteer.tap("Ajouter une imprimante")
    stage.printing.found(
        (
            "system://HP%20LaserJet%20MFP%20M234",
            "ipp://10.0.0.20/ipp/print#Brother%20HL-L2350DW%20(secr%C3%A9tariat)",
            "brother+usb://04f9:20a8?model=QL-820NWB#Brother%20QL-820NWB",
            "zpl+tcp://10.0.0.33:9100#Zebra%20ZD421-203dpi",
        )
    )
    stage.volunteer.write("Adresse de l’imprimante", "http://10.0.0.5")
    stage.volunteer.enter()


PRINTING_STATES: Mapping[str, Callable[["Stage"], None]] = {
    "printer-trouble": _printer_in_trouble,
    "printer-pool": _pool,
    "printer-doubtful": _doubtful,
    "printer-stuck": _stuck,
    "printer-stuck-another": _another_of_a_stuck,
    "printer-sheet": _sheet,
    "printer-all": _all_out,
    "printers": _printers,
    "printers-tested": _printer_tested,
    "printers-sheet": _printer_on_sheets,
    "printers-add": _add_printer,
    "queue": _queue,
}
