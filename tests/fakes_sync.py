"""Stand-ins for the room where desks exchange, and for what a desk knows of its exchange."""

import hashlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

from PySide6.QtCore import QObject, Signal

from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.exchange import Keys
from kiosk.core.ports import Exchange
from kiosk.core.trouble import Trouble, TroubleKind

MAGIC = b"FAKEPACK"
WORDS = "lampe cerise tunnel avocat violon"


@dataclass
class FakeSync:
    """Seals with a hash that hides nothing; a hub works unless there is *trouble*, or *hangs*."""

    words: str = WORDS
    trouble: Trouble | None = None
    tried: list[str] = field(default_factory=list)
    hangs: Event | None = None

    def exchange(self, hub: str, *, desk: str, keys: Keys, seen: Iterable[str]) -> Exchange:
        """Exchange nothing."""
        raise NotImplementedError

    def try_hub(self, hub: str) -> None:
        """Try nothing, for as long as the test says."""
        self.tried.append(hub)
        if self.hangs is not None:
            self.hangs.wait(30)
        if self.trouble is not None:
            raise self.trouble

    def public_of(self, organiser_private: bytes) -> bytes:
        """Give what belongs to a private key and to no other."""
        return hashlib.sha256(organiser_private).digest()

    def seal_pack(self, content: bytes, passphrase: str) -> bytes:
        """Put the hash of the passphrase before the content."""
        return MAGIC + hashlib.sha256(passphrase.encode()).digest() + content

    def open_pack(self, data: bytes, passphrase: str) -> bytes:
        """Take it away again."""
        if not data.startswith(MAGIC):
            raise Trouble(TroubleKind.NOT_A_PACK)
        start = len(MAGIC)
        if data[start : start + 32] != hashlib.sha256(passphrase.encode()).digest():
            raise Trouble(TroubleKind.PASSPHRASE_WRONG)
        return data[start + 32 :]

    def propose_passphrase(self) -> str:
        """Propose always the same."""
        return self.words


class FakeSyncing(QObject):
    """Says of the exchange what the test says; *finish* ends an exchange by hand."""

    changed = Signal()
    received = Signal(object)  # Taken
    renewed = Signal(object)  # Renewal

    def __init__(self, state: SyncState | None = None, *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.state = state or SyncState(hub="")
        self.chosen: list[str] = []
        self.folder: Path | None = None
        self.finish: Callable[[Trouble | None, int, int], None] = lambda *told: None
        self.asked = 0

    @property
    def hub(self) -> str:
        """Where the desks exchange."""
        return self.state.hub

    def desks(self) -> Sequence[DeskWord]:
        """Give the other desks."""
        return self.state.desks

    def choose(self, hub: str) -> None:
        """Exchange there from now on."""
        self.chosen.append(hub)
        self.says(SyncState(hub=hub))

    def says(self, state: SyncState) -> None:
        """Let the exchange stand so."""
        self.state = state
        self.changed.emit()

    def exchange_once(
        self, folder: Path, finished: Callable[[Trouble | None, int, int], None]
    ) -> None:
        """Hold it until the test says what became of it."""
        self.folder, self.finish = folder, finished

    def soon(self) -> None:
        """Count who asks."""
        self.asked += 1

    def start(self) -> None:
        """Begin nothing."""

    def begin_anew(self) -> None:
        """Begin nothing."""

    def stop(self) -> None:
        """End nothing."""
