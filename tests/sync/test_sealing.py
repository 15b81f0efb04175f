"""What is sealed opens with the same key, whole, or says why not."""

import zlib

import pytest

from sync import sealing
from sync.sealing import MAGIC, Kind, Opened, Seal, Unopened

SEAL = Seal(b"k" * 32)


def test_what_was_sealed_opens() -> None:
    """The kind and the bytes come back."""
    sealed = SEAL.seal(Kind.SEGMENT, b"records")
    assert SEAL.open(sealed) == Opened(kind=Kind.SEGMENT, payload=b"records")


def test_the_same_gives_the_same_bytes_and_another_kind_others() -> None:
    """To publish again is to publish the same; a nonce is never used for two things."""
    sealed = SEAL.seal(Kind.SEGMENT, b"records")
    assert SEAL.seal(Kind.SEGMENT, b"records") == sealed
    assert SEAL.seal(Kind.ROLL_UP, b"records")[17:29] != sealed[17:29]
    assert SEAL.seal(Kind.SEGMENT, b"record5")[17:29] != sealed[17:29]


def test_nothing_that_was_sealed_can_be_read() -> None:
    """Neither the words nor the key are in it."""
    sealed = SEAL.seal(Kind.SEGMENT, b"DURAND " * 50)
    assert b"DURAND" not in sealed
    assert b"kkkk" not in sealed


def test_another_key_is_told_from_damage() -> None:
    """A file of another event is foreign."""
    assert Seal(b"o" * 32).open(SEAL.seal(Kind.SEGMENT, b"x")) is Unopened.FOREIGN


def test_what_has_nothing_to_do_with_us_is_told_from_damage() -> None:
    """A picture, or a note of the sync program, is none of our files."""
    assert SEAL.open(b"GIF89a" + bytes(100)) is Unopened.NOT_OURS
    assert SEAL.open(b"[.ShellClassInfo]") is Unopened.NOT_OURS


def test_each_truncation_is_noticed() -> None:
    """Cut at any byte, it is damaged."""
    sealed = SEAL.seal(Kind.SEGMENT, b"records")
    assert {SEAL.open(sealed[:length]) for length in range(len(sealed))} == {Unopened.DAMAGED}
    assert SEAL.open(sealed + b"\0") is Unopened.DAMAGED


def test_each_changed_byte_is_noticed() -> None:
    """Flipped at any byte, it never opens."""
    sealed = SEAL.seal(Kind.SEGMENT, b"records")
    for place in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1
        assert isinstance(SEAL.open(bytes(flipped)), Unopened)


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """What would be larger than anything of ours stays packed."""
    monkeypatch.setattr(sealing, "MOST_BYTES", 1000)
    sealing.unpacked(zlib.compress(bytes(1000)))
    with pytest.raises(ValueError, match="too large"):
        sealing.unpacked(zlib.compress(bytes(1001)))
    with pytest.raises(ValueError, match="1001"):
        SEAL.seal(Kind.SEGMENT, bytes(1001))


def test_it_says_what_it_is_to_whoever_looks() -> None:
    """The first bytes name the program and the kind."""
    assert SEAL.seal(Kind.HEARTBEAT, b"x").startswith(MAGIC + b"H")
