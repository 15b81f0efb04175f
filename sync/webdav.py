"""A WebDAV folder as a hub (Nextcloud and the like): outgoing HTTPS only, so a telephone's network will do.

A file is sent under a temporary name and moved to its own, which must be new. Behind a server that
knows itself by another name than we do, where moving fails, it is sent at once, if its name is free.
"""

import contextlib
import secrets
from collections.abc import Container, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import Any
from urllib.parse import quote, unquote, urlsplit
from xml.etree.ElementTree import ParseError

import httpx
from webdav4.client import (
    BadGatewayError,
    Client,
    ClientError,
    ForbiddenOperation,
    HTTPError,
    InsufficientStorage,
    ResourceAlreadyExists,
    ResourceConflict,
    ResourceLocked,
    ResourceNotFound,
)

from kiosk.core.hub_address import shown_hub
from kiosk.core.trouble import Trouble, TroubleKind
from sync.ports import UNASKED

_TIMEOUT = httpx.Timeout(20.0, connect=5.0)
_PLAIN = {"webdav": "http", "webdavs": "https"}
_BUSY = frozenset(
    {
        HTTPStatus.TOO_MANY_REQUESTS,
        HTTPStatus.SERVICE_UNAVAILABLE,
        HTTPStatus.GATEWAY_TIMEOUT,
        HTTPStatus.REQUEST_TIMEOUT,
    }
)
_NO_MOVE = frozenset({HTTPStatus.METHOD_NOT_ALLOWED, HTTPStatus.NOT_IMPLEMENTED})
_NO_WRITING = frozenset({HTTPStatus.FORBIDDEN, HTTPStatus.METHOD_NOT_ALLOWED})
_THIS_FILE = frozenset(
    {HTTPStatus.FORBIDDEN, HTTPStatus.GONE, HTTPStatus.LOCKED, HTTPStatus.CONFLICT}
)


class WebdavHub:
    """The folder at webdavs://user:password@host/path; webdav:// is the same without TLS, for tests."""

    def __init__(self, address: str) -> None:
        self._shown = shown_hub(address)
        try:
            parts = urlsplit(address)
            host, port = parts.hostname, parts.port
        except ValueError as error:
            raise Trouble(TroubleKind.HUB_UNKNOWN, hub=self._shown) from error
        if parts.scheme not in _PLAIN or not host:
            raise Trouble(TroubleKind.HUB_UNKNOWN, hub=self._shown)
        place = f"[{host}]" if ":" in host else host
        place += f":{port}" if port else ""
        user = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
        self._client = Client(
            f"{_PLAIN[parts.scheme]}://{place}{parts.path}",
            auth=user,
            retry=False,
            timeout=_TIMEOUT,
        )
        self._can_move = True
        self._folders: set[str] = set()

    def create(self) -> None:
        """Make the folder, where the one it lies in is there."""
        with self._told(writing=True), contextlib.suppress(ResourceAlreadyExists):
            self._client.mkdir("")

    def close(self) -> None:
        """Let go of the connections."""
        self._client.http.close()

    def listing(self, unasked: Container[str] = ()) -> dict[str, int]:
        """Give each file, at the top and one folder deep; each folder is one question."""
        with self._told(writing=False):
            found, folders = self._one_listing("")
            for folder in folders:
                with contextlib.suppress(ResourceNotFound):
                    found |= self._inner_listing(folder)
        return found

    def get(self, path: str) -> bytes | None:
        """Give a file's bytes, None where this one cannot be had now."""
        with self._told(writing=False):
            try:
                return bytes(self._client.request("GET", quote(path)).content)
            except ResourceNotFound:
                return None
            except HTTPError as error:
                if error.status_code in _THIS_FILE:
                    return None
                raise

    def put(self, path: str, data: bytes) -> bool:
        """Put a new file there: send it under a temporary name, and move it to the new one."""
        with self._told(writing=True):
            self._ready(path.rpartition("/")[0])
            try:
                return self._place(path, data, overwrite=False)
            except ResourceAlreadyExists:
                return False
            except (ResourceNotFound, ResourceConflict):
                self._folders.clear()
                raise

    def remove(self, path: str) -> None:
        """Take a file away."""
        with self._told(writing=True), contextlib.suppress(ResourceNotFound):
            self._client.remove(quote(path))

    def replace(self, name: str, data: bytes) -> bool:
        """Send *name* beside its place and move it there, unless somebody holds what is there."""
        with self._told(writing=True):
            try:
                return self._place(name, data, overwrite=True)
            except ResourceLocked:
                return False
            except HTTPError as error:
                if error.status_code != HTTPStatus.LOCKED:
                    raise
                return False

    def _place(self, path: str, data: bytes, *, overwrite: bool) -> bool:
        """Put a file in its place by moving it there, or at once where nothing can be moved."""
        if self._can_move:
            folder, slash, name = path.rpartition("/")
            beside = f"{folder}{slash}.{name}.{secrets.token_hex(4)}.tmp"
            try:
                self._send(beside, data, {})
                self._client.move(quote(beside), quote(path), overwrite=overwrite)
            except BaseException as error:
                self._forget(beside)
                if not _cannot_move(error):
                    raise
                self._can_move = False
            else:
                return True
        self._send(path, data, {} if overwrite else {"If-None-Match": "*"})
        return True

    def _send(self, path: str, data: bytes, headers: dict[str, str]) -> None:
        """Send a file; servers say in two ways that its folder is not there."""
        try:
            self._client.request("PUT", quote(path), content=data, headers=headers)
        except HTTPError as error:
            if error.status_code == HTTPStatus.PRECONDITION_FAILED:
                raise ResourceAlreadyExists(path) from error
            if error.status_code == HTTPStatus.CONFLICT:
                raise ResourceConflict(path) from error
            raise

    def _ready(self, folder: str) -> None:
        """Have a desk's *folder*, without what an earlier run of that desk has left of its sending."""
        if not folder or folder in self._folders:
            return
        try:
            for each in self._client.ls(quote(folder)):
                path = str(each["name"]).strip("/")
                if path.rpartition("/")[2].startswith(".") and path.endswith(".tmp"):
                    self._forget(path)
        except ResourceNotFound:
            with contextlib.suppress(ResourceAlreadyExists):
                self._client.mkdir(quote(folder))
        self._folders.add(folder)

    def _forget(self, path: str) -> None:
        with contextlib.suppress(ClientError, httpx.HTTPError):
            self._client.remove(quote(path))

    def _inner_listing(self, folder: str) -> dict[str, int]:
        try:
            return self._one_listing(folder)[0]
        except HTTPError as error:
            if error.status_code in _THIS_FILE:
                return {}
            raise

    def _one_listing(self, folder: str) -> tuple[dict[str, int], list[str]]:
        files: dict[str, int] = {}
        folders: list[str] = []
        for each in self._client.ls(quote(folder), allow_listing_resource=False):
            path = str(each["name"]).strip("/")
            name = path.rpartition("/")[2]
            if name.startswith((".", "~")) or name.endswith(".tmp"):
                continue
            if each["type"] == "directory":
                folders.append(path)
            else:
                length = each["content_length"]
                files[path] = UNASKED if length is None else length
        return files, folders

    @contextmanager
    def _told(self, *, writing: bool) -> Iterator[None]:
        """Say what went wrong between us and the server as a trouble."""
        try:
            yield
        except (httpx.HTTPError, httpx.InvalidURL, ParseError, ValueError) as error:
            # no server, or something on the way that answers in its place: a hotel's page to sign in
            raise self._trouble(TroubleKind.HUB_UNREACHABLE, type(error).__name__) from error
        except ClientError as error:
            raise self._trouble(_kind_of(error, writing=writing), str(error)) from error

    def _trouble(self, kind: TroubleKind, detail: str) -> Trouble:
        if kind in {TroubleKind.HUB_UNREACHABLE, TroubleKind.HUB_FAILED}:
            return Trouble(kind, hub=self._shown, detail=detail)
        return Trouble(kind, hub=self._shown)


def _cannot_move(error: BaseException) -> bool:
    """Whether the server cannot move at all, or takes the name we know it by for another server's."""
    return isinstance(error, BadGatewayError) or getattr(error, "status_code", 0) in _NO_MOVE


def _kind_of(error: Any, *, writing: bool) -> TroubleKind:
    match error:
        case InsufficientStorage():
            return TroubleKind.HUB_FULL
        case ResourceNotFound() | ResourceConflict():
            return TroubleKind.HUB_MISSING
        case ForbiddenOperation():
            return TroubleKind.HUB_READ_ONLY
        case BadGatewayError():
            return TroubleKind.HUB_UNREACHABLE
        case HTTPError():
            return _kind_of_status(error.status_code, writing=writing)
    return TroubleKind.HUB_FAILED


def _kind_of_status(status: int, *, writing: bool) -> TroubleKind:
    if status in _BUSY or HTTPStatus.MULTIPLE_CHOICES <= status < HTTPStatus.BAD_REQUEST:
        return TroubleKind.HUB_UNREACHABLE
    if writing and status in _NO_WRITING:
        return TroubleKind.HUB_READ_ONLY
    if status in {HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN}:
        return TroubleKind.HUB_DENIED
    if status == HTTPStatus.CONFLICT:
        return TroubleKind.HUB_MISSING
    return TroubleKind.HUB_FAILED
