"""What only organisers may read, sealed by any desk for the organisers' key: a letter into a box.

    one-time public key (32) | AES-256-GCM(zlib(lines))

The one-time key is random, not derived: whoever has the event's key could otherwise try out what a
line says (a telephone number) until the same bytes come out.
"""

import zlib

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.sealing import unpacked

_NONCE = bytes(12)
"""Each key seals once."""


class Reserve:
    """Seals for the organisers' *public* key, and opens where their *private* one is known."""

    def __init__(self, public: bytes, private: bytes | None = None) -> None:
        self._public = public
        self._private = private

    def seal(self, lines: tuple[str, ...]) -> bytes:
        """Seal *lines*, of which none holds a line break."""
        once = X25519PrivateKey.generate()
        sent = once.public_key().public_bytes_raw()
        secret = once.exchange(X25519PublicKey.from_public_bytes(self._public))
        packed = zlib.compress("\n".join(lines).encode())
        return sent + self._cipher(secret, sent).encrypt(_NONCE, packed, sent)

    def open(self, sealed: bytes) -> tuple[str, ...]:
        """Give the lines, none where they are not for this desk."""
        if self._private is None:
            return ()
        sent = sealed[:32]
        try:
            key = X25519PrivateKey.from_private_bytes(self._private)
            secret = key.exchange(X25519PublicKey.from_public_bytes(sent))
            packed = self._cipher(secret, sent).decrypt(_NONCE, sealed[32:], sent)
            return tuple(unpacked(packed).decode().split("\n"))
        except (InvalidTag, ValueError):
            return ()

    def _cipher(self, secret: bytes, sent: bytes) -> AESGCM:
        salt = sent + self._public
        derived = HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"accueil-organiser")
        return AESGCM(derived.derive(secret))


def public_of(private: bytes) -> bytes:
    """Give the public key that belongs to *private*, any 32 random bytes."""
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
