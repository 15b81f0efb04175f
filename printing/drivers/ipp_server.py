"""Whoever answers IPP: a printer in the network, or the print system of this machine."""

import getpass
import http.client
import socket
import ssl
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from http import HTTPStatus

from printing.drivers.ipp_message import Message, NotIppError, Tag, Written, read, write

PORT = 631
_HTTPS_PORT = 443
_CONNECTING = 4.0
"""Seconds after which whoever does not pick up is not there."""


class Operation(IntEnum):
    """What is asked for."""

    PRINT_JOB = 0x0002
    CANCEL_JOB = 0x0008
    GET_JOB_ATTRIBUTES = 0x0009
    GET_JOBS = 0x000A
    GET_PRINTER_ATTRIBUTES = 0x000B
    CUPS_GET_DEFAULT = 0x4001
    CUPS_GET_PRINTERS = 0x4002


class Status(IntEnum):
    """The answers that are told apart; those below `REFUSED` are good ones."""

    REFUSED = 0x0400
    FORBIDDEN = 0x0401
    NOT_AUTHENTICATED = 0x0402
    NOT_AUTHORIZED = 0x0403
    NOT_FOUND = 0x0406
    FORMAT_NOT_SUPPORTED = 0x040A
    VERSION_NOT_SUPPORTED = 0x0503
    NOT_ACCEPTING = 0x0506
    BUSY = 0x0507


class IppError(Exception):
    """There is no good answer.

    IppError
     ├─ UnreachableError   nobody picked up: nothing was sent
     ├─ LostError          something was sent, and no whole answer came
     └─ RefusedError       the answer is no
    """


class UnreachableError(IppError):
    """Nobody picked up: nothing was sent."""


class LostError(IppError):
    """Something was sent, and no whole answer came back."""


class RefusedError(IppError):
    """The answer is no: *status* is IPP's, 0 where it did not come so far; *detail* its own words."""

    def __init__(self, detail: str, status: int = 0) -> None:
        super().__init__(detail, status)
        self.detail = detail
        self.status = status


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where to ask: a *host* with its *port*, or a *socket* in the file system."""

    host: str = "localhost"
    port: int = PORT
    path: str = "/"
    socket: str = ""
    is_secure: bool = False

    @property
    def uri(self) -> str:
        """The printer's own name for itself."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        port = "" if self.socket or self.port == PORT else f":{self.port}"
        return f"ipp{'s' if self.is_secure else ''}://{host}{port}{self.path}"


class IppServer:
    """Asks one place, each time over a connection of its own: an old one may have gone stale."""

    def __init__(self, place: Place, *, patience: float = 20.0) -> None:
        self.place = place
        self._patience = patience
        self._version = (2, 0)

    def ask(
        self,
        operation: Operation,
        attributes: Written,
        *,
        job: Written | None = None,
        document: bytes = b"",
        is_printer: bool = True,
    ) -> Message:
        """Give the answer to a request.

        Raises:
            UnreachableError: nobody picked up, so nothing was sent.
            LostError: something was sent, and no whole answer came.
            RefusedError: the answer is no.
        """
        about: dict[str, tuple[Tag, object]] = {
            "attributes-charset": (Tag.CHARSET, "utf-8"),
            "attributes-natural-language": (Tag.LANGUAGE, "en"),
        }
        if is_printer:
            about["printer-uri"] = (Tag.URI, self.place.uri)
        groups = [(Tag.OPERATION, about | dict(attributes))]
        if job:
            groups.append((Tag.JOB, dict(job)))
        data = write(operation, groups, version=self._version, document=document)
        answer = self._answer(data)
        if answer.code == Status.VERSION_NOT_SUPPORTED and self._version != (1, 1):
            self._version = (1, 1)
            return self.ask(
                operation, attributes, job=job, document=document, is_printer=is_printer
            )
        if answer.code >= Status.REFUSED:
            said = answer.first(Tag.OPERATION).get("status-message", [""])[0]
            raise RefusedError(str(said) or f"IPP {answer.code:#06x}", answer.code)
        return answer

    def _answer(self, data: bytes) -> Message:
        try:
            connection = self._connection()
        except http.client.InvalidURL as error:
            raise UnreachableError(str(error)) from error
        try:
            try:
                connection.connect()
            except (OSError, ValueError) as error:  # ValueError: a name that no host has
                raise UnreachableError(str(error)) from error
            connection.sock.settimeout(self._patience)
            try:
                connection.request("POST", self.place.path, body=data, headers=self._headers())
                response = connection.getresponse()
                body = response.read()
            except (OSError, http.client.HTTPException) as error:
                raise LostError(repr(error)) from error
        finally:
            connection.close()
        if response.status != HTTPStatus.OK:
            raise RefusedError(f"HTTP {response.status}", _HTTP.get(response.status, 0))
        try:
            return read(body)
        except NotIppError as error:
            raise LostError("IPP") from error

    def _connection(self) -> http.client.HTTPConnection:
        place = self.place
        if place.socket:
            return _SocketConnection(place.socket)
        if place.is_secure or place.port == _HTTPS_PORT:
            # Printers sign their certificates themselves: the line is sealed, its end is believed.
            trusting = ssl.create_default_context()
            trusting.check_hostname = False
            trusting.verify_mode = ssl.CERT_NONE
            return http.client.HTTPSConnection(
                place.host, place.port, timeout=_CONNECTING, context=trusting
            )
        return http.client.HTTPConnection(place.host, place.port, timeout=_CONNECTING)

    def _headers(self) -> Mapping[str, str]:
        headers = {"Content-Type": "application/ipp", "Connection": "close"}
        if self.place.socket:
            # CUPS believes who is at the other end of its own socket; else no job can be cancelled.
            headers["Authorization"] = f"PeerCred {user()}"
        return headers


_HTTP: Mapping[int, Status] = {
    HTTPStatus.UNAUTHORIZED: Status.NOT_AUTHENTICATED,
    HTTPStatus.FORBIDDEN: Status.FORBIDDEN,
    HTTPStatus.NOT_FOUND: Status.NOT_FOUND,
}


class _SocketConnection(http.client.HTTPConnection):
    def __init__(self, path: str) -> None:
        super().__init__("localhost", timeout=_CONNECTING)
        self._path = path

    def connect(self) -> None:
        """Open the socket of the file system instead of one of the network."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_CONNECTING)
        self.sock.connect(self._path)


def user() -> str:
    """Give who asks, so that the job can be cancelled by the same."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # no such user in the system's list
        return "accueil"
