"""The hubs: each test that takes one is run against every kind."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from sync.folder import FolderHub
from sync.ports import Hub
from sync.webdav import WebdavHub
from tests.sync.desks import Desk, MemoryHub
from tests.sync.webdav_server import WebdavServer, serving

HUBS = ("memory", "folder", "webdav")


@pytest.fixture
def memory() -> MemoryHub:
    """Give a hub in memory."""
    return MemoryHub()


@pytest.fixture
def one(memory: MemoryHub) -> Desk:
    """Give a desk at it."""
    return Desk(memory, "d1")


@pytest.fixture
def two(memory: MemoryHub) -> Desk:
    """Give another desk at it."""
    return Desk(memory, "d2")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[WebdavServer]:
    """Give a WebDAV server over the folder hub."""
    with serving(tmp_path / "served") as server:
        yield server


@pytest.fixture(scope="session")
def lasting_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebdavServer]:
    """Give one WebDAV server for all: each test has a folder of its own on it."""
    with serving(tmp_path_factory.mktemp("webdav")) as server:
        yield server


@pytest.fixture(params=HUBS)
def new_hub(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Callable[[], Hub]]:
    """Give a function that opens the same hub once more, as another desk would."""
    with ExitStack() as opened:
        match request.param:
            case "memory":
                memory = MemoryHub()
                yield lambda: memory
            case "folder":
                yield lambda: FolderHub(tmp_path)
            case "webdav":
                server: WebdavServer = request.getfixturevalue("lasting_server")
                folder = tempfile.mkdtemp(dir=server.folder)
                yield lambda: _opened(server.address(path=f"/dav/{Path(folder).name}"), opened)


@pytest.fixture
def hub(new_hub: Callable[[], Hub]) -> Hub:
    """Give an empty hub."""
    return new_hub()


def _opened(address: str, opened: ExitStack) -> Hub:
    hub = WebdavHub(address)
    opened.callback(hub.close)
    return hub
