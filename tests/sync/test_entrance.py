"""The sync room as a desk is given it."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.exchange import RoundOrder
from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble, TroubleKind
from sync.entrance import SyncRoom
from tests.sync.desks import KEYS, ORGANISER

WORDS = Path(__file__).parents[2] / "resources" / "words" / "fr.txt"


@pytest.fixture
def room() -> Sync:
    """Give the room, as the controllers know it."""
    return SyncRoom(words=WORDS)


def test_a_folder_is_made_where_somebody_tries_it(room: Sync, tmp_path: Path) -> None:
    """The first desk of an event makes its folder by trying it, and then exchanges there."""
    room.try_hub(str(tmp_path / "hub"))
    exchange = room.exchange(str(tmp_path / "hub"), desk="d1", keys=KEYS, seen=())
    assert exchange.round(RoundOrder(published={})).trouble is None


@pytest.mark.parametrize("seen", [(), ("d2/1.1-1.a.seg",)])
def test_a_hub_that_is_not_there_is_made_by_no_round(
    room: Sync, tmp_path: Path, seen: tuple[str, ...]
) -> None:
    """The stick is out, the share not mounted: nothing is written in the place where it was."""
    exchange = room.exchange(str(tmp_path / "hub"), desk="d1", keys=KEYS, seen=seen)
    trouble = exchange.round(RoundOrder(published={})).trouble
    assert trouble is not None
    assert trouble.kind is TroubleKind.HUB_MISSING
    assert list(tmp_path.iterdir()) == []


def test_a_hub_is_tried(room: Sync, tmp_path: Path) -> None:
    """What works says nothing, what does not says why."""
    room.try_hub(str(tmp_path))
    with pytest.raises(Trouble) as met:
        room.try_hub(str(tmp_path / "out" / "hub"))
    assert met.value.kind is TroubleKind.HUB_MISSING


def test_a_pack_is_sealed_with_a_proposed_passphrase(room: Sync) -> None:
    """Five words are long enough."""
    passphrase = room.propose_passphrase()
    assert room.open_pack(room.seal_pack(b"event", passphrase), passphrase) == b"event"


def test_a_public_key_belongs_to_a_private_one(room: Sync) -> None:
    """Any 32 bytes have one."""
    assert room.public_of(ORGANISER) == KEYS.organiser


def test_nothing_slow_is_imported_before_it_is_asked_for() -> None:
    """A desk without a hub starts without sealing, and one with a folder without HTTP."""
    script = (
        "import sys; from pathlib import Path; import sync.entrance as e;"
        "room = e.SyncRoom(words=Path('.'));"
        "assert not {'cryptography', 'httpx', 'webdav4'} & set(sys.modules);"
        "import sync.exchange; assert not {'httpx', 'webdav4'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", script], check=True, cwd=Path(__file__).parents[2])
