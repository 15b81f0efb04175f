"""A printer that speaks IPP on loopback: keeps what it prints, and fails as the test says.

It moves a job on by one stage each time it is asked for it, so that no test depends on time.
"""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socket import AF_UNIX
from threading import Event, Lock, Thread
from typing import Any

from printing.drivers.ipp_message import Message, Tag, Written, read, write
from printing.drivers.ipp_server import Operation, Status
from printing.drivers.ipp_state import JobStage

CERTIFICATE = Path(__file__).parent / "printer.pem"
"""A certificate that the machine signed itself, as printers do, with its key; it protects nothing."""
_IDLE, _PRINTING, _STOPPED = 3, 4, 5
_NO = "none"


@dataclass(kw_only=True)
class MachineJob:
    """A job in the machine."""

    number: int
    name: str
    format: str
    document: bytes
    attributes: dict[str, Any]
    stage: JobStage = JobStage.PENDING
    reasons: list[str] = field(default_factory=list)
    pages: int = 0


@dataclass(kw_only=True)
class IppMachine:
    """How the printer is, and how it behaves.

    *lacks* are its reasons to stand still, while *when* holds.
    *ends* is what becomes of each job instead of a page, *cuts* closes the line once a job was taken,
    *swallows* does so without taking it, *refuses* answers so many jobs with that status.
    """

    formats: list[str] = field(default_factory=lambda: ["application/pdf"])
    about: Written = field(default_factory=dict)
    lacks: list[str] = field(default_factory=list)
    when: Callable[["IppMachine"], bool] = lambda machine: True
    warns: list[str] = field(default_factory=list)
    ends: JobStage | None = None
    ends_for: str = "aborted-by-system"
    pages_before: int = 0
    refuses: list[int] = field(default_factory=list)
    http: int = 200
    cuts: bool = False
    swallows: bool = False
    is_silent: bool = False
    only_old: bool = False
    forgets: bool = False
    counts: bool = True
    cancels: bool = True
    holds: bool = False
    never_begins: bool = False
    never_ends: bool = False
    queues: list[str] = field(default_factory=list)
    port: int = 0
    jobs: list[MachineJob] = field(default_factory=list)
    asked: list[Operation] = field(default_factory=list)
    users: list[str] = field(default_factory=list)
    closing: Event = field(default_factory=Event)
    lock: Lock = field(default_factory=Lock)

    @property
    def printed(self) -> list[bytes]:
        """What lies in the tray."""
        return [job.document for job in self.jobs if job.stage is JobStage.COMPLETED]

    @property
    def uri(self) -> str:
        """Where it is."""
        return f"ipp://127.0.0.1:{self.port}/ipp/print"

    @property
    def stands_still(self) -> bool:
        """Whether it waits for a hand."""
        return bool(self.lacks) and self.when(self)

    def answer(self, request: Message, path: str) -> bytes | None:
        """Give the bytes that answer *request*, None to hang up."""
        with self.lock:
            self.asked.append(Operation(request.code))
            match request.code:
                case Operation.GET_PRINTER_ATTRIBUTES:
                    return self._printer(path)
                case Operation.PRINT_JOB:
                    return self._take(request)
                case Operation.GET_JOB_ATTRIBUTES:
                    return self._job(self._wanted(request))
                case Operation.GET_JOBS:
                    return self._jobs(request)
                case Operation.CANCEL_JOB:
                    return self._cancel(self._wanted(request))
            return self._queues(request.code)

    def _printer(self, path: str) -> bytes:
        if self.queues and path.removeprefix("/printers/") not in self.queues:
            return _said(Status.NOT_FOUND)
        is_busy = any(job.stage is JobStage.PROCESSING for job in self.jobs)
        reasons = [*self.warns, *(self.lacks if self.stands_still else [])]
        about: dict[str, Any] = {
            "printer-state": (
                Tag.ENUM,
                _STOPPED if self.stands_still else _PRINTING if is_busy else _IDLE,
            ),
            "printer-state-reasons": (Tag.KEYWORD, reasons or _NO),
            "printer-is-accepting-jobs": (Tag.BOOLEAN, True),
            "document-format-supported": (Tag.MIME_TYPE, self.formats),
        }
        if self.queues:
            about["printer-type"] = (Tag.ENUM, 0)
            about["device-uri"] = (Tag.URI, "ipp://printer.local/ipp/print")
        return _said(0, (Tag.PRINTER, about | dict(self.about)))

    def _take(self, request: Message) -> bytes | None:
        if self.refuses:
            return _said(self.refuses.pop(0))
        if self.swallows:
            return None
        asked = request.first(Tag.OPERATION)
        self.jobs.append(
            MachineJob(
                number=len(self.jobs) + 1,
                name=str(asked["job-name"][0]),
                format=str(asked["document-format"][0]),
                document=request.document,
                attributes=request.first(Tag.JOB),
            )
        )
        return None if self.cuts else _said(0, _described(self.jobs[-1], self.counts))

    def _job(self, job: MachineJob) -> bytes:
        self._move(job)
        if self.forgets and job.stage.is_last:
            return _said(Status.NOT_FOUND)
        return _said(0, _described(job, self.counts))

    def _jobs(self, request: Message) -> bytes:
        ended = request.first(Tag.OPERATION)["which-jobs"] == ["completed"]
        wanted = (job for job in self.jobs if job.stage.is_last == ended)
        return _said(0, *(_described(job, self.counts) for job in wanted))

    def _cancel(self, job: MachineJob) -> bytes:
        if not self.cancels or job.stage.is_last:
            return _said(0x0404)
        job.stage, job.reasons = JobStage.CANCELED, ["job-canceled-by-user"]
        return _said(0)

    def _move(self, job: MachineJob) -> None:
        """Let the job go one stage on."""
        if job.stage.is_last or self.never_begins:
            return
        if self.holds:
            job.stage = JobStage.HELD
        elif self.stands_still:
            job.stage, job.pages = JobStage.STOPPED, self.pages_before
        elif job.stage is not JobStage.PROCESSING:
            job.stage = JobStage.PROCESSING
        elif self.ends is not None:
            job.stage, job.reasons, job.pages = self.ends, [self.ends_for], self.pages_before
        elif not self.never_ends:
            job.stage, job.pages = JobStage.COMPLETED, 1

    def _wanted(self, request: Message) -> MachineJob:
        number = request.first(Tag.OPERATION)["job-id"][0]
        return next(job for job in self.jobs if job.number == number)

    def _queues(self, code: int) -> bytes:
        names = self.queues[:1] if code == Operation.CUPS_GET_DEFAULT else self.queues
        if not names:
            return _said(Status.NOT_FOUND)
        return _said(0, *((Tag.PRINTER, {"printer-name": (Tag.NAME, name)}) for name in names))


def _described(job: MachineJob, counts: bool) -> tuple[Tag, Written]:
    about: dict[str, Any] = {
        "job-id": (Tag.INTEGER, job.number),
        "job-name": (Tag.NAME, job.name),
        "job-state": (Tag.ENUM, int(job.stage)),
        "job-state-reasons": (Tag.KEYWORD, job.reasons or _NO),
    }
    if counts:
        about["job-impressions-completed"] = (Tag.INTEGER, job.pages)
    return Tag.JOB, about


def _said(status: int, *groups: tuple[Tag, Written]) -> bytes:
    head: Written = {
        "attributes-charset": (Tag.CHARSET, "utf-8"),
        "attributes-natural-language": (Tag.LANGUAGE, "en"),
    }
    return write(status, [(Tag.OPERATION, head), *groups])


class _Handler(BaseHTTPRequestHandler):
    machine: IppMachine

    def do_POST(self) -> None:
        """Answer a request."""
        machine = self.machine
        data = self.rfile.read(int(self.headers["Content-Length"]))
        machine.users.append(self.headers.get("Authorization", ""))
        if machine.is_silent:
            machine.closing.wait(20)
            return
        if machine.http != 200:
            self.send_error(machine.http)
            return
        if machine.only_old and data[0] > 1:
            answer: bytes | None = _said(Status.VERSION_NOT_SUPPORTED)
        else:
            answer = machine.answer(read(data), self.path)
        if answer is None:
            self.close_connection = True
            return
        self.send_response(200)
        self.send_header("Content-Type", "application/ipp")
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *words: object) -> None:
        """Say nothing."""


class _Server(ThreadingHTTPServer):
    daemon_threads = False

    def handle_error(self, request: object, client_address: object) -> None:
        """Let those who hang up hang up."""


class _SocketServer(_Server):
    address_family = AF_UNIX

    def server_bind(self) -> None:
        """Bind to a path, which has no name and no port."""
        self.socket.bind(self.server_address)
        self.server_name, self.server_port = "localhost", 0


@contextmanager
def switched_on(
    machine: IppMachine, *, socket: Path | None = None, is_secure: bool = False
) -> Iterator[IppMachine]:
    """Let *machine* answer until the end of the block: at a port of its own, or at a socket."""
    handler = type("Handler", (_Handler,), {"machine": machine})
    place: Any = str(socket) if socket else ("127.0.0.1", machine.port)
    server = (_SocketServer if socket else _Server)(place, handler)
    if is_secure:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(CERTIFICATE)
        server.socket = context.wrap_socket(server.socket, server_side=True)
    machine.port = server.server_port
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield machine
    finally:
        machine.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()
