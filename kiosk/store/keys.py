"""The secrets of an event, as a desk keeps them; they are in no record."""

import secrets
from collections.abc import Callable

from kiosk.core.exchange import Keys
from kiosk.store.settings import Settings

EVENT, SEAL = "key", "seal-key"
PRIVATE, PUBLIC = "organiser-key", "organiser-public"
KEY_BYTES = 32


class KeyRing:
    """Keeps them as settings, inside the caller's transaction."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def is_there(self) -> bool:
        """Whether the event has its keys, made here or brought by a pack."""
        return self._settings.has(EVENT)

    @property
    def is_organisers(self) -> bool:
        """Whether this desk can read what only organisers may."""
        return self._settings.has(PRIVATE)

    @property
    def event(self) -> bytes:
        """The key that tags the codes Accueil makes."""
        return self._bytes(EVENT)

    @property
    def seal(self) -> bytes:
        """The key that seals what lies in a hub."""
        return self._bytes(SEAL)

    def make(self) -> None:
        """Make all of them: this desk is the event's first, and an organiser's."""
        names = (EVENT, SEAL, PRIVATE)
        self._settings.keep({name: secrets.token_hex(KEY_BYTES) for name in names})

    def all(self, public_of: Callable[[bytes], bytes]) -> Keys:
        """Give them; *public_of* gives the public key of a private one."""
        private = self._bytes(PRIVATE) if self.is_organisers else None
        return Keys(
            event=self.event,
            seal=self.seal,
            organiser=self._bytes(PUBLIC) if private is None else public_of(private),
            organiser_private=private,
        )

    def keep(self, keys: Keys) -> None:
        """Keep the keys of a pack, or new ones."""
        self._settings.keep(
            {EVENT: keys.event.hex(), SEAL: keys.seal.hex(), PUBLIC: keys.organiser.hex()}
        )
        if keys.organiser_private is not None:
            self._settings.keep({PRIVATE: keys.organiser_private.hex()})
        else:
            self._settings.forget([PRIVATE])

    def _bytes(self, name: str) -> bytes:
        return bytes.fromhex(self._settings.get(name))
