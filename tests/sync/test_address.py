"""Which hub an address names, and whether it works from here."""

from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from sync.address import hub_at, try_hub
from sync.folder import FolderHub
from sync.webdav import WebdavHub
from tests.sync.desks import MemoryHub


def test_addresses_name_hubs(tmp_path: Path) -> None:
    """A path is a folder, be it written as a URI."""
    assert isinstance(hub_at(str(tmp_path)), FolderHub)
    hub_at(f"file://{tmp_path}/pas%20l%C3%A0").create()
    assert (tmp_path / "pas là").is_dir()
    webdav = hub_at("webdavs://anna:pw@host.example/dav")
    assert isinstance(webdav, WebdavHub)
    webdav.close()


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("", ""),
        ("  ", "  "),
        ("https://a:b@host/x", "https://a@host/x"),
        ("webdavs://", "webdavs://"),
    ],
)
def test_what_names_no_hub_is_refused(address: str, shown: str) -> None:
    """It is said back without a password."""
    with pytest.raises(Trouble) as met:
        hub_at(address)
    assert met.value.kind is TroubleKind.HUB_UNKNOWN
    assert met.value.facts == {"hub": shown}


def test_a_file_is_no_hub(tmp_path: Path) -> None:
    """Somebody chooses the list in place of the folder."""
    path = tmp_path / "list.csv"
    path.touch()
    with pytest.raises(Trouble) as met:
        hub_at(str(path))
    assert met.value.kind is TroubleKind.HUB_UNKNOWN


def test_trying_a_hub_makes_it_and_leaves_nothing(tmp_path: Path) -> None:
    """All of writing, listing, reading and taking away is tried."""
    try_hub(hub_at(str(tmp_path / "hub")), "hub")
    assert list((tmp_path / "hub").iterdir()) == []
    memory = MemoryHub()
    try_hub(memory, "hub")
    assert [call.split()[0] for call in memory.calls] == [
        "listing",
        "put",
        "listing",
        "get",
        "remove",
        "listing",
    ]


def test_trying_a_hub_says_what_does_not_work() -> None:
    """Each deed that is refused is told as what it is."""
    memory = MemoryHub()
    memory.refusing_writes = TroubleKind.HUB_READ_ONLY
    with pytest.raises(Trouble) as met:
        try_hub(memory, "hub")
    assert met.value.kind is TroubleKind.HUB_READ_ONLY
    memory.refusing_writes, memory.refusing_removal = None, True
    with pytest.raises(Trouble) as met:
        try_hub(memory, "hub")
    assert met.value.kind is TroubleKind.HUB_READ_ONLY
    memory.refusing_removal = False
    memory.get = lambda path: b"other"  # type: ignore[method-assign]
    with pytest.raises(Trouble) as met:
        try_hub(memory, "hub")
    assert met.value.kind is TroubleKind.HUB_FAILED
