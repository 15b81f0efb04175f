"""Which hub an address names, and whether it works from here."""

import secrets
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlsplit
from urllib.request import url2pathname

from kiosk.core.hub_address import scheme_of, shown_hub
from kiosk.core.trouble import Trouble, TroubleKind
from sync.folder import FolderHub
from sync.ports import Hub


def hub_at(address: str) -> Hub:
    """Give the hub that *address* names; nothing is asked of it yet.

    Raises:
        Trouble: it names nothing that can be one (HUB_UNKNOWN).
    """
    match scheme_of(address):
        case "webdav" | "webdavs":
            from sync.webdav import WebdavHub

            return WebdavHub(address)
        case "file":
            return _folder(url2pathname(urlsplit(address).path), address)
        case "":
            return _folder(address, address)
        case _:
            raise Trouble(TroubleKind.HUB_UNKNOWN, hub=shown_hub(address))


def try_hub(hub: Hub, shown: str) -> None:
    """Write, list, read and take away a file at the top of *hub*, which is made if need be.

    Raises:
        Trouble: one of these does not work (HUB_…).
    """
    name = f"essai-{secrets.token_hex(4)}"
    content = secrets.token_bytes(32)
    listing_made(hub)
    hub.put(name, content)
    try:
        is_there = name in hub.listing() and hub.get(name) == content
    finally:
        hub.remove(name)
    if not is_there or name in hub.listing():
        raise Trouble(TroubleKind.HUB_FAILED, hub=shown, detail="what was written is not there")


def listing_made(hub: Hub) -> Mapping[str, int]:
    """Give what lies in *hub*, which is made where only its own folder is missing."""
    try:
        return hub.listing()
    except Trouble as trouble:
        if trouble.kind is not TroubleKind.HUB_MISSING:
            raise
    hub.create()
    return hub.listing()


def _folder(path: str, address: str) -> FolderHub:
    folder = Path(path).expanduser()
    if not path.strip() or folder.is_file():
        raise Trouble(TroubleKind.HUB_UNKNOWN, hub=address)
    return FolderHub(folder)
