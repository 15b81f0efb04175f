"""The print system of Linux and macOS: asked by IPP, so that it tells what became of a job.

Where it does not answer so, `lp` is given the page, and nobody knows more than that it was taken.
"""

import os
import shutil
import socket
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers.ipp import IppPrinter
from printing.drivers.ipp_message import Group, Tag, Written
from printing.drivers.ipp_server import (
    PORT,
    IppError,
    IppServer,
    Operation,
    Place,
    RefusedError,
    Status,
)
from printing.drivers.ipp_state import condition_of
from printing.drivers.ipp_watch import job_name
from printing.drivers.pages import UNSHIFTED, Shift, placed
from printing.drivers.patience import Pace, Patience
from printing.ports import Condition

_PATIENCE = 60
"""Seconds after which a print system that does not answer has failed."""
_KNOCKING = 2.0
"""Seconds in which a printer that is on picks up."""
_SOCKETS = ("/run/cups/cups.sock", "/var/run/cups/cups.sock", "/private/var/run/cupsd")


def cups_place() -> Place | None:
    """Give where CUPS answers: where CUPS_SERVER says, else at its socket; None if there is none."""
    told = os.environ.get("CUPS_SERVER", "")
    if told.startswith("/"):
        return Place(socket=told) if Path(told).exists() else None
    if told:
        host, _, port = told.partition("/")[0].rpartition(":")
        return Place(host=host, port=int(port)) if host and port.isdigit() else Place(host=told)
    path = next((path for path in _SOCKETS if Path(path).exists()), None)
    return None if path is None else Place(socket=path)


class CupsPrinter:
    """A queue of CUPS; *queue* empty is the default one."""

    def __init__(
        self,
        *,
        uri: str,
        queue: str,
        dpi: int | None = None,
        shift: Shift = UNSHIFTED,
        answers: bool = True,
        patience: Patience | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.dpi = dpi
        self._uri = uri
        self._queue = queue
        self._shift = shift
        self._answers = answers
        self._patience = patience
        self._pace = pace

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print *page* at its true size and wait until CUPS says what became of it.

        Raises:
            Trouble: there is no such queue, or it could not print.
        """
        try:
            printer = self._by_ipp()
            about = printer.about()
        except IppError:
            return self._by_lp(page, job)
        if self._answers and _is_off(about):
            raise Trouble(TroubleKind.PRINTER_UNREACHABLE, printer=self._uri)
        return printer.print_page(page, about, job=job)

    def condition(self) -> Condition:
        """Ask CUPS how the queue is."""
        if not self._answers:
            return Condition()
        try:
            about = self._by_ipp().about()
        except RefusedError as error:
            if error.status == Status.NOT_FOUND:
                return Condition(trouble=_unknown_queue(self._queue, system_queue_names()))
            return Condition()
        except IppError:
            return Condition()
        if _is_off(about):
            return Condition(trouble=Trouble(TroubleKind.PRINTER_UNREACHABLE, printer=self._uri))
        return condition_of(about, self._uri)

    def _by_ipp(self) -> IppPrinter:
        """Give the queue as a printer that speaks IPP.

        Raises:
            IppError: CUPS cannot be asked so.
        """
        place = cups_place()
        if place is None:
            raise RefusedError("CUPS")
        queue = self._queue or _default_queue(place)
        at = Place(
            host=place.host, port=place.port, socket=place.socket, path=f"/printers/{quote(queue)}"
        )
        return IppPrinter(
            uri=self._uri,
            server=IppServer(at),
            dpi=self.dpi,
            shift=self._shift,
            answers=self._answers,
            patience=self._patience,
            pace=self._pace,
        )

    def _by_lp(self, page: bytes, job: str) -> JobOutcome:
        lp = shutil.which("lp")
        if lp is None:
            known = system_queue_names()
            raise _unknown_queue(self._queue, known) or Trouble(TroubleKind.NO_PRINTER)
        to = ["-d", self._queue] if self._queue else []
        command = [lp, *to, "-t", job_name(job), "-o", "print-scaling=none"]
        page = placed(page, shift=self._shift)
        try:
            done = subprocess.run(  # noqa: S603 - no shell; the queue's name is one argument
                command, input=page, capture_output=True, timeout=_PATIENCE, check=False
            )
        except subprocess.TimeoutExpired:
            silent = Trouble(TroubleKind.PRINTER_SILENT, printer=self._uri)
            return JobOutcome(job=job, state=JobState.UNKNOWN, trouble=silent)
        except OSError:
            detail = lp
        else:
            if done.returncode == 0:
                return JobOutcome(job=job, state=JobState.SENT)
            if unknown := _unknown_queue(self._queue, system_queue_names()):
                raise unknown
            detail = done.stderr.decode(errors="replace").strip() or f"lp: {done.returncode}"
        raise Trouble(TroubleKind.PRINTER_FAILED, printer=self._uri, detail=detail)


def _is_off(about: Group) -> bool:
    """Whether the printer behind a queue does not pick up: CUPS would try for ever, and say nothing."""
    device = urlsplit(str(about.get("device-uri", [""])[0]))
    if device.scheme not in ("ipp", "ipps") or not device.hostname:
        return False
    try:
        socket.create_connection((device.hostname, device.port or PORT), _KNOCKING).close()
    except socket.gaierror:  # CUPS may know names that this program does not
        return False
    except OSError:
        return True
    return False


def system_queue_names() -> tuple[str, ...] | None:
    """Give the queues that CUPS knows, None if it does not say."""
    listed = _listed_by_lpstat()
    if listed is None and (place := cups_place()) is not None:
        return _listed_by_ipp(place)
    return listed


def _listed_by_ipp(place: Place) -> tuple[str, ...] | None:
    wanted: Written = {"requested-attributes": (Tag.KEYWORD, ["printer-name", "printer-type"])}
    try:
        answer = IppServer(place).ask(Operation.CUPS_GET_PRINTERS, wanted, is_printer=False)
    except RefusedError as error:
        return () if error.status == Status.NOT_FOUND else None
    except IppError:
        return None
    return tuple(_names(answer.every(Tag.PRINTER)))


def _listed_by_lpstat() -> tuple[str, ...] | None:
    """Ask `lpstat`: it also names printers of the network that have no queue until they are used."""
    lpstat = shutil.which("lpstat")
    said = _said([lpstat, "-e"]) if lpstat is not None else None
    return None if said is None else tuple(said.split())


def _default_queue(place: Place) -> str:
    """Give the default queue: this user's where they have one, else that of CUPS.

    Raises:
        IppError: there is none, or CUPS does not say.
    """
    lpstat = shutil.which("lpstat")
    said = _said([lpstat, "-d"]) if lpstat is not None else None
    name = (said or "").partition(": ")[2].strip()
    if name:
        return name
    wanted: Written = {"requested-attributes": (Tag.KEYWORD, ["printer-name"])}
    answer = IppServer(place).ask(Operation.CUPS_GET_DEFAULT, wanted, is_printer=False)
    return next(iter(_names(answer.every(Tag.PRINTER))), "")


def _names(printers: Sequence[Group]) -> list[str]:
    return [str(name) for printer in printers for name in printer.get("printer-name", ())]


def _said(command: list[str]) -> str | None:
    try:
        said = subprocess.run(  # noqa: S603 - no shell, nothing from outside
            command,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
            env={**os.environ, "LC_ALL": "C.UTF-8"},
        )
    except (subprocess.TimeoutExpired, OSError):
        return None
    return said.stdout.decode(errors="replace") if said.returncode == 0 else None


def _unknown_queue(queue: str, known: tuple[str, ...] | None) -> Trouble | None:
    if queue and known is not None and queue not in known:
        return Trouble(TroubleKind.PRINTER_UNKNOWN_QUEUE, name=queue, known=", ".join(known))
    return None
