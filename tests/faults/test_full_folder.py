"""A folder on a disk that is full, or may no longer be written to."""

from collections.abc import Callable
from pathlib import Path

from kiosk.core.trouble import TroubleKind
from sync.folder import FolderHub
from tests.faults.conftest import mount
from tests.sync.meeting import met

SEGMENT = "d1/1.1-2.abc.seg"
SIZE_KB = 64


def test_a_full_disk_is_said_to_be_full_and_keeps_only_whole_files(
    small: Callable[[int], Path],
) -> None:
    """What did not fit leaves nothing, and what is small still goes."""
    disk = small(SIZE_KB)
    hub = FolderHub(disk)
    hub.put("d1/a.seg", bytes(30_000))
    met(TroubleKind.HUB_FULL, "put", "d1/b.seg", bytes(60_000), hub=hub)
    met(TroubleKind.HUB_FULL, "replace", "live.html", bytes(60_000), hub=hub)
    assert sorted(path.name for path in disk.rglob("*")) == ["a.seg", "d1"]
    hub.put("d1/c.seg", b"x")
    assert hub.listing() == {"d1/a.seg": 30_000, "d1/c.seg": 1}


def test_a_disk_that_can_only_be_read_is_said_to_be(small: Callable[[int], Path]) -> None:
    """What others did is read, and nothing is written."""
    disk = small(SIZE_KB)
    FolderHub(disk).put(SEGMENT, b"x")
    mount("remount,ro", disk)
    hub = FolderHub(disk)
    assert hub.get(SEGMENT) == b"x"
    assert hub.listing() == {SEGMENT: 1}
    met(TroubleKind.HUB_READ_ONLY, "put", "d1/b.seg", b"x", hub=hub)
    met(TroubleKind.HUB_READ_ONLY, "put", "d2/b.seg", b"x", hub=hub)
    met(TroubleKind.HUB_READ_ONLY, "replace", "live.html", b"x", hub=hub)
    met(TroubleKind.HUB_READ_ONLY, "remove", SEGMENT, hub=hub)
