"""The event's keys among a desk's own settings: in no record, so in no segment either."""

import secrets
from collections.abc import Callable

from kiosk.core.exchange import Keys

EVENT, SEAL = "key", "seal-key"
PUBLIC, PRIVATE = "organiser-public", "organiser-key"
KEY_BYTES = 32


def key_settings(keys: Keys) -> dict[str, str]:
    """Give *keys* as settings; a private one that is not known is kept as ""."""
    private = keys.organiser_private
    return {
        EVENT: keys.event.hex(),
        SEAL: keys.seal.hex(),
        PUBLIC: keys.organiser.hex(),
        PRIVATE: "" if private is None else private.hex(),
    }


def keys_from(setting: Callable[[str], str]) -> Keys:
    """Read what `key_settings` gave."""
    private = setting(PRIVATE)
    return Keys(
        event=bytes.fromhex(setting(EVENT)),
        seal=bytes.fromhex(setting(SEAL)),
        organiser=bytes.fromhex(setting(PUBLIC)),
        organiser_private=bytes.fromhex(private) if private else None,
    )


def made_keys(event: bytes, public_of: Callable[[bytes], bytes]) -> Keys:
    """Make the keys of an event that has only its own: whoever loaded the list is an organiser."""
    private = secrets.token_bytes(KEY_BYTES)
    return Keys(
        event=event,
        seal=secrets.token_bytes(KEY_BYTES),
        organiser=public_of(private),
        organiser_private=private,
    )
