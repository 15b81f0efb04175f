"""`serve`: the live page for telephones on the venue's network, to read and nothing else."""

import os
import secrets
import socket
import sys
import threading
from argparse import Namespace
from collections.abc import Callable
from hmac import compare_digest
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from socketserver import TCPServer
from time import monotonic

from kiosk.cli.output import say, say_json
from kiosk.core.moment import Now, to_ms
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.reports.live_page import CONTENT_POLICY, live_page
from kiosk.store.desk import DeskStore

SECRET_FILE = "live-link.txt"  # noqa: S105 - the name of the file that holds one
FRESH_SECONDS = 2.0
PATIENCE_SECONDS = 10
_SECRET_BYTES = 12
_SOMEWHERE = ("192.0.2.1", 9)
"""An address of nobody: to ask which way out there is, nothing is sent."""


def serve(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Serve the page until somebody stops it, and say where it is."""
    store.event  # noqa: B018 - says so where nothing is loaded
    secret = kept_secret(store.folder) if arguments.secret else secrets.token_urlsafe(_SECRET_BYTES)
    page = FreshPage(lambda: page_of(store.folder, now))
    with listening(page, secret=secret, port=arguments.port) as server:
        link = f"http://{own_address()}:{server.server_port}/{secret}/"
        if arguments.json:
            say_json({"link": link})
        else:
            _say_link(link)
        server.serve_forever()
    return 0


def page_of(folder: Path, now: Now) -> bytes:
    """Make the page from the data of *folder*, beside the process that writes there."""
    with DeskStore.open_for_reading(folder, now=now) as store:
        moment = to_ms(now())
        return live_page(store.figures(now=moment), made_at=moment)


class FreshPage:
    """The page, made anew at most every two seconds however many ask for it."""

    def __init__(
        self, make: Callable[[], bytes], *, clock: Callable[[], float] = monotonic
    ) -> None:
        self._make = make
        self._clock = clock
        self._lock = threading.Lock()
        self._made: tuple[float, bytes] | None = None

    def get(self) -> bytes:
        """Give the page.

        Raises:
            Trouble: the data cannot be read just now.
        """
        with self._lock:
            if self._made is None or self._clock() - self._made[0] >= FRESH_SECONDS:
                self._made = (self._clock(), self._make())
            return self._made[1]


def listening(page: FreshPage, *, secret: str, port: int, host: str = "") -> ThreadingHTTPServer:
    """Give a server that gives *page* to whoever has the link, and nothing to anybody else.

    Raises:
        Trouble: something listens on *port* already (PORT_TAKEN).
    """
    path = f"/{secret}/".encode()

    class Handler(_LiveHandler):
        def page(self) -> bytes | None:
            return page.get() if compare_digest(self.path.encode(), path) else None

    try:
        return _LiveServer((host, port), Handler)
    except OSError as error:
        raise Trouble(TroubleKind.PORT_TAKEN, port=str(port)) from error


class _LiveServer(ThreadingHTTPServer):
    daemon_threads = True
    allow_reuse_address = os.name != "nt"  # there it lets two listen on one port

    def server_bind(self) -> None:
        """Listen, and ask no name server what this machine is called: it may be out of reach."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = "", self.server_address[1]


class _LiveHandler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; the library answers all else with 501."""

    server_version = "Accueil"
    sys_version = ""
    timeout = PATIENCE_SECONDS

    def page(self) -> bytes | None:
        """Give the page for the path that is asked for, None where there is none."""
        raise NotImplementedError

    def do_GET(self) -> None:
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        self._answer(with_body=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the library's name
        """Keep no log: the link with its secret would stand in it."""

    def _answer(self, *, with_body: bool) -> None:
        try:
            page = self.page()
        except Trouble:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, b"", with_body=with_body)
            return
        found = HTTPStatus.OK if page is not None else HTTPStatus.NOT_FOUND
        self._send(found, page or b"", with_body=with_body)

    def _send(self, status: HTTPStatus, body: bytes, *, with_body: bool) -> None:
        self.send_response(status)
        for name, value in (
            ("Content-Type", "text/html; charset=utf-8"),
            ("Content-Length", str(len(body))),
            ("Cache-Control", "no-store"),
            ("Content-Security-Policy", f"{CONTENT_POLICY}; frame-ancestors 'none'"),
            ("X-Content-Type-Options", "nosniff"),
            ("Referrer-Policy", "no-referrer"),
            ("Cross-Origin-Resource-Policy", "same-origin"),
        ):
            self.send_header(name, value)
        self.end_headers()
        if with_body:
            self.wfile.write(body)


def kept_secret(folder: Path) -> str:
    """Give the secret of the data folder, made the first time: the link stays the same tomorrow."""
    path = folder / SECRET_FILE
    if path.is_file() and (kept := path.read_text(encoding="ascii", errors="replace").strip()):
        return kept
    made = secrets.token_urlsafe(_SECRET_BYTES)
    path.touch(mode=0o600)
    path.write_text(made, encoding="ascii")
    return made


def own_address() -> str:
    """Give the address under which this machine is known in its network."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(_SOMEWHERE)
            return str(asking.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def _say_link(link: str) -> None:
    say(f"La page des chiffres : {link}")
    if sys.stdout.isatty():
        _show_code(link)
    say("Elle s’ouvre sur les téléphones du même réseau, pour qui a ce lien. Ctrl+C l’arrête.")


def _show_code(link: str) -> None:
    """Draw the link as a QR code, for the first telephone."""
    import qrcode

    code = qrcode.QRCode(border=2)
    code.add_data(link)
    code.print_ascii(out=sys.stdout, invert=True)
