"""The sync room as the window and the commands are given it: the `Sync` of the controllers.

Each part is opened when it is first asked for: their imports are slow, and a desk may have no hub.
"""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.exchange import Keys
from kiosk.core.hub_address import shown_hub

if TYPE_CHECKING:
    from sync.exchange import DeskExchange


class SyncRoom:
    """All of sync; *words* is the list that passphrases are proposed from."""

    def __init__(self, *, words: Path) -> None:
        self._words = words

    def exchange(self, hub: str, *, desk: str, keys: Keys, seen: Iterable[str]) -> "DeskExchange":
        """Give the exchange of *desk* at *hub*.

        Raises:
            Trouble: *hub* names nothing that can be one (HUB_UNKNOWN).
        """
        from sync.address import hub_at
        from sync.exchange import DeskExchange

        return DeskExchange(hub_at(hub), desk=desk, keys=keys, seen=seen)

    def try_hub(self, hub: str) -> None:
        """Write, read, list and take away a file of its own there; make the folder if need be.

        Raises:
            Trouble: one of these does not work (HUB_…).
        """
        from sync.address import hub_at, try_hub

        tried = hub_at(hub)
        try:
            try_hub(tried, shown_hub(hub))
        finally:
            tried.close()

    def public_of(self, organiser_private: bytes) -> bytes:
        """Give the public key that belongs to an organiser's private one."""
        from sync.reserve import public_of

        return public_of(organiser_private)

    def seal_pack(self, content: bytes, passphrase: str) -> bytes:
        """Seal what a pack holds under *passphrase*.

        Raises:
            Trouble: the passphrase is too short (PASSPHRASE_SHORT).
        """
        from sync.pack import seal_pack

        return seal_pack(content, passphrase)

    def open_pack(self, data: bytes, passphrase: str) -> bytes:
        """Open what `seal_pack` sealed.

        Raises:
            Trouble: it is no pack (NOT_A_PACK), damaged, or the passphrase is another (PASSPHRASE_WRONG).
        """
        from sync.pack import open_pack

        return open_pack(data, passphrase)

    def propose_passphrase(self) -> str:
        """Propose five words."""
        from sync.words import propose, read_words

        return propose(read_words(self._words))
