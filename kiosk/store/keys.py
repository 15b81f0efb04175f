"""The secrets of an event, as a desk keeps them; they are in no record."""

import secrets
from collections.abc import Callable

from kiosk.core.exchange import Keys
from kiosk.store.settings import Settings

_EVENT, _SEAL = "key", "seal-key"
_PRIVATE, _PUBLIC = "organiser-key", "organiser-public"
_KEY_BYTES = 32


class KeyRing:
    """Keeps them as settings, inside the caller's transaction."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    @property
    def is_there(self) -> bool:
        """Whether the event has its keys, made here or brought by a pack."""
        return self._settings.has(_EVENT)

    @property
    def is_organisers(self) -> bool:
        """Whether this desk can read what only organisers may."""
        return self._settings.has(_PRIVATE)

    @property
    def event(self) -> bytes:
        """The key that tags the codes Accueil makes."""
        return self._bytes(_EVENT)

    @property
    def seal(self) -> bytes:
        """The key that seals what lies in a hub."""
        return self._bytes(_SEAL)

    def make(self) -> None:
        """Make all of them: this desk is the event's first, and an organiser's."""
        names = (_EVENT, _SEAL, _PRIVATE)
        self._settings.keep({name: secrets.token_hex(_KEY_BYTES) for name in names})

    def all(self, public_of: Callable[[bytes], bytes]) -> Keys:
        """Give them; *public_of* gives the public key of a private one."""
        private = self._bytes(_PRIVATE) if self.is_organisers else None
        return Keys(
            event=self.event,
            seal=self.seal,
            organiser=self._bytes(_PUBLIC) if private is None else public_of(private),
            organiser_private=private,
        )

    def keep(self, keys: Keys) -> None:
        """Keep the keys of a pack, or new ones."""
        self._settings.keep(
            {_EVENT: keys.event.hex(), _SEAL: keys.seal.hex(), _PUBLIC: keys.organiser.hex()}
        )
        if keys.organiser_private is not None:
            self._settings.keep({_PRIVATE: keys.organiser_private.hex()})
        else:
            self._settings.forget([_PRIVATE])

    def _bytes(self, name: str) -> bytes:
        return bytes.fromhex(self._settings.get(name))
