"""What lies in a hub, sealed: only who has the event's key reads it, and a changed byte is noticed.

    ACCUEIL1 | kind | key id (8) | nonce (12) | AES-256-GCM(zlib(payload)), all before the nonce authenticated

The nonce is derived from what is sealed, so the same content gives the same bytes: to publish again is
to publish the same. It is taken of the packed bytes, that no nonce ever serves for two of them.
"""

import hmac
import zlib
from dataclasses import dataclass
from enum import Enum, IntEnum
from hashlib import sha256

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

MAGIC = b"ACCUEIL1"
MOST_BYTES = 64 << 20
"""No payload is larger: what claims to be is no work of ours."""
_ID = slice(9, 17)
_NONCE = slice(17, 29)
_HEAD = slice(0, 17)


class Kind(IntEnum):
    """What is sealed; the value is its byte in the file."""

    SEGMENT = ord("S")
    ROLL_UP = ord("R")
    HEARTBEAT = ord("H")
    PACK = ord("P")


class Unopened(Enum):
    """Why something does not open."""

    NOT_OURS = "not-ours"
    FOREIGN = "foreign"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What was sealed; *kind* is a number that a later version may have added to."""

    kind: int
    payload: bytes


class Seal:
    """Seals and opens with one *key* of 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self._id = sha256(b"accueil-key" + key).digest()[:8]
        self._cipher = AESGCM(subkey(key, b"accueil-cipher"))
        self._nonces = subkey(key, b"accueil-nonce")

    def seal(self, kind: Kind, payload: bytes) -> bytes:
        """Seal *payload*, of at most `MOST_BYTES`."""
        if len(payload) > MOST_BYTES:
            raise ValueError(len(payload))
        head = MAGIC + bytes([kind]) + self._id
        packed = zlib.compress(payload)
        nonce = hmac.digest(self._nonces, head + packed, "sha256")[:12]
        return head + nonce + self._cipher.encrypt(nonce, packed, head)

    def open(self, data: bytes) -> Opened | Unopened:
        """Open *data*, whatever it is."""
        if len(data) < _NONCE.stop:
            return Unopened.DAMAGED if _may_begin_ours(data) else Unopened.NOT_OURS
        if not data.startswith(MAGIC):
            return Unopened.NOT_OURS
        if data[_ID] != self._id:
            return Unopened.FOREIGN
        try:
            packed = self._cipher.decrypt(data[_NONCE], data[_NONCE.stop :], data[_HEAD])
            return Opened(kind=data[len(MAGIC)], payload=unpacked(packed))
        except (InvalidTag, ValueError):
            return Unopened.DAMAGED


def subkey(key: bytes, purpose: bytes) -> bytes:
    """Give the key that is used for *purpose* alone; *key* is random throughout."""
    return hmac.digest(key, purpose, "sha256")


def unpacked(packed: bytes) -> bytes:
    """Give back what zlib packed, if it is whole and of a size that it may have.

    Raises:
        ValueError: it is not.
    """
    unpacking = zlib.decompressobj()
    try:
        payload = unpacking.decompress(packed, MOST_BYTES + 1)
    except zlib.error as error:
        raise ValueError("not packed") from error
    if len(payload) > MOST_BYTES or not unpacking.eof:
        raise ValueError("too large, or cut off")
    return payload


def _may_begin_ours(data: bytes) -> bool:
    return data[: len(MAGIC)] == MAGIC[: len(data)]
