"""The states of the screens about printers and badges on their way, for `tests.screens`."""

from collections.abc import Callable, Mapping
from datetime import timedelta

from kiosk.core.desk_printer import uri_of
from kiosk.core.desks import DeskWord
from kiosk.core.exchange import PrinterWord
from kiosk.core.journal import RecordKind
from kiosk.core.moment import to_ms
from kiosk.core.printer_place import place_of
from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from tests.stage import Stage

PRINTER = "system://Badges_1"
FIRST = "escpos+tcp://10.0.0.5:9100?dpi=203&width=576#Imprimante%201"
SECOND = "brother+usb://04f9:20a8?model=QL-820NWB&media=62#Imprimante%202"
OWN = "escpos+usb://04b8:0202#Imprimante%207"
DESK_2, DESK_3 = "2d" * 16, "3d" * 16
LASER = "ipp://10.0.0.20/ipp/print?sheet=c32011&first=4#Laser%20du%20secr%C3%A9tariat"


def _printer_in_trouble(stage: Stage) -> None:
    stage.morning()
    stage.volunteer.scan("WHQKZET75R")
    stage.queue.refuses(PRINTER, TroubleKind.PRINTER_PAPER_OUT)


def _pool(stage: Stage) -> None:
    """Two printers, the first without paper, the second with little."""
    stage.have(FIRST, SECOND, LASER)
    stage.morning()
    stage.volunteer.scan("WHQKZET75R")
    stage.queue.refuses(FIRST, TroubleKind.PRINTER_PAPER_OUT)
    stage.queue.ends(JobState.DONE, printer=SECOND)
    stage.queue.is_low(SECOND)
    stage.look()


def _sheet(stage: Stage) -> None:
    """A laser waits for its sheet to be full."""
    stage.have(LASER)
    for code in ("BMN3CSHMXA", "Z6QMQK43UQ", "7AKMY26F5W"):
        stage.clock.advance(seconds=21)
        stage.volunteer.scan(code)


def _doubtful(stage: Stage) -> None:
    """A printer fell silent with a badge in it, twice."""
    stage.have(FIRST, SECOND)
    stage.morning()
    for code in ("WHQKZET75R", stage.someone(name="DE LA ROCHEFOUCAULD")):
        stage.volunteer.scan(code)
    for printer in (FIRST, SECOND):
        stage.queue.ends(JobState.UNKNOWN, printer=printer)
    stage.queue.is_mended(SECOND)
    stage.look()


def _stuck(stage: Stage) -> None:
    """The paper of one of two printers ended in the middle of a badge."""
    stage.have(FIRST, SECOND)
    stage.morning()
    stage.volunteer.scan("WHQKZET75R")
    stage.queue.breaks(FIRST)
    out = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer=FIRST)
    stage.queue.ends(JobState.UNKNOWN, out, printer=FIRST)
    stage.look()


def _another_of_a_stuck(stage: Stage) -> None:
    """Whoever waits for the stuck badge is to have another."""
    _stuck(stage)
    stage.volunteer.press("Alt+B")


def _all_out(stage: Stage) -> None:
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


def _queue(stage: Stage) -> None:
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


def _hear_of(stage: Stage, *, silent_for: int = 0) -> str:
    """Let the desk hear of Bureau 2 and its two printers, and give the first as it is called here."""
    at = stage.clock() - timedelta(minutes=silent_for)
    told = [
        PrinterWord(place=place_of(FIRST), name="Imprimante 1"),
        PrinterWord(place=place_of(SECOND), name="Imprimante 2"),
    ]
    words = [
        DeskWord(
            id=DESK_2,
            name="Bureau 2",
            at=to_ms(at),
            printers=tuple(told),
            is_silent=silent_for > 0,
        ),
        DeskWord(id=DESK_3, name="Bureau 3", at=to_ms(stage.clock())),
    ]
    stage.badges.passing.others.listen(lambda: words)
    return uri_of(DESK_2, place_of(FIRST), "Imprimante 1 (Bureau 2)")


def _passed(stage: Stage) -> None:
    """A desk without a printer of its own: the badge is asked of Bureau 2."""
    stage.have(_hear_of(stage))
    stage.morning()
    stage.volunteer.scan("WHQKZET75R")


def _passed_queue(stage: Stage) -> None:
    """Bureau 2 has fallen silent with badges that it was asked for."""
    stage.have(OWN, _hear_of(stage))
    stage.badges.pool.hold(OWN)
    stage.morning()
    stage.volunteer.press("Esc")
    _hear_of(stage, silent_for=4)
    stage.badges.pool.release(OWN)
    stage.volunteer.scan("WHQKZET75R")
    stage.volunteer.scan(stage.someone(name="DE LA ROCHEFOUCAULD"))
    stage.look()
    stage.volunteer.press("Alt+F")
    stage.volunteer.tap_row(0)


def _passed_silent(stage: Stage) -> None:
    """The same as the desk sees it."""
    _passed_queue(stage)
    stage.volunteer.press("Alt+F")


def _asked_by(stage: Stage, *codes: str) -> None:
    """Let Bureau 3 ask for badges of this desk's printer."""
    store = stage.volunteer.desk.store
    with store.transaction():
        for number, code in enumerate(codes):
            (holder,) = store.registrants.holders(code)
            job, at = f"asked{number}", to_ms(stage.clock())
            plain = {"registrant": holder.registrant, "layout": "card", "printer": ""}
            stage.learn(DESK_3, RecordKind.PRINT, {"job": job, "queued": True, **plain}, at, code)
            stage.learn(DESK_3, RecordKind.PASS, {"job": job, "to": store.setting("id")}, at + 1)
    stage.badges.passing.take_news()


def _asked_doubtful(stage: Stage) -> None:
    """A badge that Bureau 3 asked for may be stuck in this desk's printer; another waits."""
    stage.have(OWN)
    _hear_of(stage)
    stage.morning()
    _asked_by(stage, stage.someone(name="DE LA ROCHEFOUCAULD"), "WHQKZET75R")
    stage.queue.ends(JobState.UNKNOWN, printer=OWN)
    stage.look()
    stage.volunteer.scan(stage.someone(name="DE LA ROCHEFOUCAULD"))
    stage.settle()


def _asked_queue(stage: Stage) -> None:
    """The same in the queue."""
    _asked_doubtful(stage)
    stage.volunteer.press("Alt+F")


def _printers_of_desks(stage: Stage) -> None:
    """A printer of Bureau 2 among the desk's own, silent for four minutes."""
    stage.have(OWN, _hear_of(stage))
    stage.morning()
    _hear_of(stage, silent_for=4)
    stage.volunteer.press("Alt+P")
    stage.volunteer.tap("Imprimante 1 (Bureau 2) : ")


def _add_of_desk(stage: Stage) -> None:
    """What other desks have can be added too."""
    stage.have(OWN)
    _hear_of(stage)
    stage.morning()
    stage.volunteer.press("Alt+P")
    stage.volunteer.tap("Ajouter une imprimante")


def _printers(stage: Stage) -> None:
    _pool(stage)
    stage.badges.pool.hold(SECOND)
    stage.volunteer.press("Alt+P")


def _printer_tested(stage: Stage) -> None:
    _pool(stage)
    stage.volunteer.press("Alt+P")
    stage.volunteer.tap("Imprimante 2 : ")
    stage.volunteer.tap("Page d’essai")
    (finished,) = stage.printing.tested.values()
    finished(JobOutcome(job="", state=JobState.DONE))
    stage.settle()


def _printer_on_sheets(stage: Stage) -> None:
    _pool(stage)
    stage.badges.pool.hold(SECOND)
    stage.volunteer.scan(stage.someone(note="Fauteuil"))
    stage.volunteer.press("Alt+P")
    stage.volunteer.tap("Laser du secrétariat : ")


def _add_printer(stage: Stage) -> None:
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


PRINTING_STATES: Mapping[str, Callable[[Stage], None]] = {
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
    "passed": _passed,
    "passed-silent": _passed_silent,
    "passed-queue": _passed_queue,
    "asked-doubtful": _asked_doubtful,
    "asked-queue": _asked_queue,
    "printers-desk": _printers_of_desks,
    "printers-add-desk": _add_of_desk,
}
