"""`check`: is this desk ready, a line for each thing that was looked at."""

from argparse import Namespace
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from typing import Any

from PySide6.QtCore import QEventLoop, QTimer

from kiosk.cli.output import say, say_json
from kiosk.controllers.hub_trial import HubTrial, HubTried
from kiosk.controllers.pool import printers_of
from kiosk.controllers.readiness import Readiness
from kiosk.controllers.syncing import HUB
from kiosk.core.desk_printer import is_desks
from kiosk.core.hub_address import shown_hub
from kiosk.core.moment import Now
from kiosk.core.ports import Printing, Sync
from kiosk.core.printjob import PrinterState
from kiosk.core.readiness import Finding, Level
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.wording.readiness import finding_text

PATIENCE_MS = 15_000
"""How long a printer may take to say how it is."""


def check(
    arguments: Namespace,
    store: DeskStore,
    printing: Printing,
    sync: Callable[[], Sync],
    now: Now,
    *,
    patience_ms: int = PATIENCE_MS,
) -> int:
    """Look at everything, tell, and give the exit status: 1 where something is to be put right."""
    readiness = Readiness(store, layouts=printing.layouts, now=now)
    found = [
        *readiness.findings(),
        _hub(store.setting(HUB), readiness, sync, patience_ms),
        *_printers(store, readiness, printing, patience_ms),
    ]
    is_ready = all(finding.level is not Level.WRONG for finding in found)
    if arguments.json:
        say_json({"ready": is_ready, "checks": list(map(_as_json, found))}, indent=2)
    else:
        for finding in found:
            say(finding_text(finding))
    return 0 if is_ready else 1


def _printers(
    store: DeskStore, readiness: Readiness, printing: Printing, patience_ms: int
) -> Iterator[Finding]:
    printers = [uri for uri in printers_of(store) if not is_desks(uri)]
    if not printers_of(store):
        yield readiness.without_printers()
    yield from map(readiness.of_printer, _states(printers, printing, patience_ms))


def _hub(hub: str, readiness: Readiness, sync: Callable[[], Sync], patience_ms: int) -> Finding:
    """Try where this desk exchanges, though not for ever."""
    if not hub:
        return readiness.of_hub("", None)
    loop = QEventLoop()
    tried = [HubTried(hub=hub, trouble=Trouble(TroubleKind.HUB_UNREACHABLE, hub=shown_hub(hub)))]

    def told(answer: HubTried) -> None:
        tried.append(answer)
        loop.quit()

    trial = HubTrial(sync, parent=loop)
    trial.ended.connect(told)
    trial.start(hub)
    QTimer.singleShot(patience_ms, loop, loop.quit)
    loop.exec()
    trial.cancel()
    return readiness.of_hub(hub, tried[-1].trouble)


def _states(
    printers: Sequence[str], printing: Printing, patience_ms: int
) -> Iterator[PrinterState]:
    """Ask all printers at once how they are, and wait for their answers, though not for ever."""
    loop = QEventLoop()
    said: dict[str, PrinterState] = {}

    def told(state: PrinterState) -> None:
        said[state.printer] = state
        if len(said) == len(printers):
            loop.quit()

    for printer in printers:
        try:
            printing.check_printer(printer)
        except Trouble as trouble:
            told(PrinterState(printer=printer, trouble=trouble))
        else:
            printing.queue.look(printer, told)
    QTimer.singleShot(patience_ms, loop, loop.quit)
    if len(said) < len(printers):
        loop.exec()
    for printer in printers:
        silent = Trouble(TroubleKind.PRINTER_SILENT, printer=printer)
        yield said.get(printer, PrinterState(printer=printer, trouble=silent))


def _as_json(finding: Finding) -> dict[str, Any]:
    document: dict[str, Any] = {
        "check": finding.aspect.value,
        "level": finding.level.value,
        "found": (finding.trouble.kind if finding.trouble else finding.found).value,
        "message": finding_text(finding).partition(" · ")[2],
        **(finding.trouble.facts if finding.trouble else finding.facts),
    }
    if finding.people:
        document["people"] = list(map(asdict, finding.people))
    return document
