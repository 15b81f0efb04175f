"""Where desks exchange, as one text: nowhere (""), a folder, or a WebDAV address with its name and password."""

from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote, unquote, urlsplit, urlunsplit

from kiosk.core.hub_address import scheme_of


class HubKind(StrEnum):
    """The kinds of places, as people are asked for them."""

    NONE = "none"
    FOLDER = "folder"
    WEBDAV = "webdav"


SCHEMES = {"https": "webdavs", "http": "webdav"}
"""What a browser says, and what a hub is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WebdavPlace:
    """A WebDAV folder as people know it: its *address* as in a browser, a name and a password."""

    address: str
    name: str = ""
    password: str = ""

    @property
    def uri(self) -> str:
        """The one text that says all three; "" without an address."""
        text = self.address.strip()
        if not text:
            return ""
        parts = urlsplit(text if "://" in text else f"https://{text}")
        host = parts.netloc.rpartition("@")[2]
        who = quote(self.name, safe="")
        if self.password:
            who = f"{who}:{quote(self.password, safe='')}"
        at = f"{who}@{host}" if who else parts.netloc
        return urlunsplit(
            (SCHEMES.get(parts.scheme, parts.scheme), at, parts.path, parts.query, "")
        )


def hub_kind(hub: str) -> HubKind:
    """Say what kind of place *hub* is."""
    if not hub:
        return HubKind.NONE
    return HubKind.WEBDAV if scheme_of(hub) in SCHEMES.values() else HubKind.FOLDER


def webdav_place(hub: str) -> WebdavPlace:
    """Read a WebDAV hub as people know it."""
    parts = urlsplit(hub)
    said = {ours: browsers for browsers, ours in SCHEMES.items()}
    who, _, host = parts.netloc.rpartition("@")
    name, _, password = who.partition(":")
    address = urlunsplit((said.get(parts.scheme, parts.scheme), host, parts.path, parts.query, ""))
    return WebdavPlace(address=address, name=unquote(name), password=unquote(password))
