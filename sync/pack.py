"""The event as one file that travels to a new desk, sealed under a passphrase.

    salt (16) behind ACCUEIL1 and the kind | what `Seal` makes with scrypt's key | SHA-256 of all before

The last tells a file that was damaged on its way from a passphrase that was misheard.
"""

import secrets
import unicodedata
from hashlib import sha256

from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from kiosk.core.trouble import Trouble, TroubleKind
from sync.sealing import MAGIC, Kind, Opened, Seal, Unopened

LEAST_PASSPHRASE = 12
"""A shorter one is refused."""
_HEAD = MAGIC + bytes([Kind.PACK])
_SALT = 16
_SUM = 32


def seal_pack(content: bytes, passphrase: str) -> bytes:
    """Seal what a pack holds.

    Raises:
        Trouble: the passphrase is too short (PASSPHRASE_SHORT).
    """
    if len(_plain(passphrase)) < LEAST_PASSPHRASE:
        raise Trouble(TroubleKind.PASSPHRASE_SHORT, least=LEAST_PASSPHRASE)
    salt = secrets.token_bytes(_SALT)
    pack = _HEAD + salt + Seal(_key(passphrase, salt)).seal(Kind.PACK, content)
    return pack + sha256(pack).digest()


def open_pack(data: bytes, passphrase: str) -> bytes:
    """Give what `seal_pack` sealed.

    Raises:
        Trouble: it is no pack, or damaged (NOT_A_PACK), or the passphrase is another (PASSPHRASE_WRONG).
    """
    pack, salt = data[:-_SUM], data[len(_HEAD) :][:_SALT]
    if not data.startswith(_HEAD) or sha256(pack).digest() != data[-_SUM:]:
        raise Trouble(TroubleKind.NOT_A_PACK, path="")
    match Seal(_key(passphrase, salt)).open(pack[len(_HEAD) + _SALT :]):
        case Opened(payload=payload):
            return payload
        case Unopened.FOREIGN:
            raise Trouble(TroubleKind.PASSPHRASE_WRONG)
        case _:
            raise Trouble(TroubleKind.NOT_A_PACK, path="")


def _key(passphrase: str, salt: bytes) -> bytes:
    derived = Scrypt(salt=salt, length=32, n=2**17, r=8, p=1)
    return derived.derive(_plain(passphrase).encode())


def _plain(passphrase: str) -> str:
    """Give what was meant: a passphrase is dictated, and a telephone begins it with a capital."""
    return " ".join(unicodedata.normalize("NFKC", passphrase).casefold().split())
