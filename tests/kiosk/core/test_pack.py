"""What a pack holds comes out of it as it went in; a file that is none is told from one."""

import zlib
from dataclasses import replace

import pytest

from kiosk.core.exchange import Keys
from kiosk.core.journal import Record, line_of
from kiosk.core.pack import NewerPackError, PackFile, PackHead, pack_from, packed
from kiosk.core.passphrase import is_short, plain_passphrase

KEYS = Keys(event=b"e" * 32, seal=b"s" * 32, organiser=b"o" * 32)
HEAD = PackHead(
    event="petit",
    name="Petit événement",
    version="0.1.0",
    keys=KEYS,
    hub="/partage",
    layout="card",
    files=(PackFile(name="card.toml", data=b"\xff\n\x00"),),
)


def record(seq: int, text: str = "") -> Record:
    """Give a record that says *text*."""
    return Record(
        id=f"{seq:032x}",
        desk="d",
        epoch=1,
        seq=seq,
        clock=seq,
        at=seq,
        kind="rows",
        personal={"text": text},
    )


def test_all_of_it_comes_out_again() -> None:
    """Head, files and records, with line breaks and halves of characters in them."""
    records = [record(1, "à\n\u2028"), record(2, "\udcff" * 70_000), record(3)]
    pack = pack_from(packed(HEAD, map(line_of, records)))
    assert pack.head == HEAD
    assert list(pack.records()) == records
    assert list(pack.records()) == records


def test_a_pack_without_records() -> None:
    """A head alone is a pack."""
    assert list(pack_from(packed(HEAD, ())).records()) == []


def test_the_private_key_is_in_an_organisers_alone() -> None:
    """It is there where it was put, and None where it was not."""
    mine = replace(HEAD, keys=replace(KEYS, organiser_private=b"p" * 32))
    assert pack_from(packed(mine, ())).head.keys.organiser_private == b"p" * 32
    assert pack_from(packed(HEAD, ())).head.keys.organiser_private is None


@pytest.mark.parametrize("content", [b"", b"x", zlib.compress(b"{}"), zlib.compress(b"[1]")])
def test_what_is_none(content: bytes) -> None:
    """Anything else is told, whatever it is."""
    with pytest.raises(ValueError, match=r".*"):
        pack_from(content)


def test_a_later_versions_pack() -> None:
    """It is told apart from one that is damaged."""
    content = zlib.compress(b'{"format":2,"version":"9.0"}')
    with pytest.raises(NewerPackError):
        pack_from(content)


def test_a_phrase_copied_by_hand() -> None:
    """Capitals, spaces and how an accent is typed make no other phrase of it."""
    assert plain_passphrase(" Forêt  Lampe\n") == plain_passphrase("fore\u0302t lampe")
    assert is_short("onze lettre")
    assert not is_short("douze lettre")
    assert is_short("a b c           ")
