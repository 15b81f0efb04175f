"""A real WebDAV server on loopback, with a way to make it fail."""

import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from cheroot import wsgi
from wsgidav.wsgidav_app import WsgiDAVApp

App = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


class WebdavServer:
    """wsgidav on cheroot over *folder*; *answers* maps a method to the status it answers instead."""

    def __init__(self, folder: Path, *, read_only: bool = False) -> None:
        self.folder = folder
        self.answers: dict[str, str] = {}
        self.page = b""
        self.requests: list[tuple[str, str]] = []
        self.depths: list[str] = []
        self._app: App = WsgiDAVApp(
            {
                "provider_mapping": {"/dav": {"root": str(folder), "readonly": read_only}},
                "simple_dc": {"user_mapping": {"*": {"anna": {"password": "p@ss: wörd/1"}}}},
                "http_authenticator": {"accept_basic": True, "accept_digest": False},
                "lock_storage": False,
                "logging": {"enable": False},
                "verbose": 0,
            }
        )
        self._server = wsgi.Server(("127.0.0.1", 0), self._answer, numthreads=2, timeout=2)
        self._server.shutdown_timeout = 1
        self._server.prepare()
        self._thread = threading.Thread(target=self._server.serve, daemon=True)
        self._thread.start()

    def address(self, user: str = "anna:p%40ss%3A%20w%C3%B6rd%2F1", path: str = "/dav") -> str:
        """Give its address for *user*."""
        return f"webdav://{user}@127.0.0.1:{self._server.bind_addr[1]}{path}"

    def stop(self) -> None:
        """Go away."""
        self._server.stop()
        self._thread.join()

    def _answer(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        method = environ["REQUEST_METHOD"]
        self.requests.append((method, environ["PATH_INFO"]))
        if method == "PROPFIND":
            self.depths.append(environ.get("HTTP_DEPTH", "infinity"))
        if status := self.answers.get(method):
            environ["wsgi.input"].read()
            start(status, [("Content-Length", str(len(self.page)))])
            return [self.page]
        return self._app(environ, start)


@contextmanager
def serving(folder: Path, *, read_only: bool = False) -> Iterator[WebdavServer]:
    """Serve *folder* until the end."""
    folder.mkdir(exist_ok=True)
    server = WebdavServer(folder, read_only=read_only)
    try:
        yield server
    finally:
        server.stop()
