"""A folder as a hub, and what a system may say of it."""

import errno
import os
from pathlib import Path

import pytest

from kiosk.core.trouble import TroubleKind
from sync.folder import FolderHub
from sync.folder_trouble import hub_trouble
from sync.ports import UNASKED
from tests.sync.meeting import met

SEGMENT = "d1/1.1-2.abc.seg"


@pytest.fixture
def hub(tmp_path: Path) -> FolderHub:
    """Give a hub in an empty folder."""
    return FolderHub(tmp_path / "hub")


@pytest.fixture
def folder(hub: FolderHub, tmp_path: Path) -> Path:
    """Give the folder of that hub."""
    hub.create()
    return tmp_path / "hub"


def test_a_folder_that_is_not_there_is_missed_and_not_made(hub: FolderHub, tmp_path: Path) -> None:
    """A stick that is out, a share that is not mounted: nothing is written in its place."""
    met(TroubleKind.HUB_MISSING, "listing", hub=hub)
    met(TroubleKind.HUB_MISSING, "put", SEGMENT, b"x", hub=hub)
    met(TroubleKind.HUB_MISSING, "get", SEGMENT, hub=hub)
    met(TroubleKind.HUB_MISSING, "remove", SEGMENT, hub=hub)
    met(TroubleKind.HUB_MISSING, "replace", "live.html", b"x", hub=hub)
    assert list(tmp_path.iterdir()) == []


def test_it_is_made_where_its_own_folder_is_there_alone(tmp_path: Path) -> None:
    """The folder of an event is made on a stick, the stick is not."""
    FolderHub(tmp_path / "stick").create()
    assert (tmp_path / "stick").is_dir()
    met(TroubleKind.HUB_MISSING, "create", hub=FolderHub(tmp_path / "out" / "event"))


def test_nothing_but_whole_files_is_left(hub: FolderHub, folder: Path) -> None:
    """The temporary name is gone when the file is there."""
    hub.put(SEGMENT, b"x")
    assert [path.name for path in (folder / "d1").iterdir()] == ["1.1-2.abc.seg"]


def test_what_is_being_written_is_not_listed(hub: FolderHub, folder: Path) -> None:
    """Nor what sync programs keep for themselves."""
    hub.put(SEGMENT, b"x")
    for name in (
        ".1.3-4.abc.seg.tmp",
        ".syncthing.a.seg.tmp",
        "~syncthing~a.seg.tmp",
        "a.seg.part",
    ):
        (folder / "d1" / name).write_bytes(b"half")
    (folder / ".stversions").mkdir()
    (folder / ".stversions" / "old.seg").write_bytes(b"old")
    assert hub.listing() == {SEGMENT: 1}


def test_left_over_temporaries_of_ones_own_are_cleaned_up(folder: Path) -> None:
    """What a crash left below a desk's name is gone after its first file; another desk's stays."""
    for desk in ("d1", "d2"):
        (folder / desk).mkdir()
        (folder / desk / ".1.1-1.x.seg.tmp").write_bytes(b"half")
    hub = FolderHub(folder)
    hub.put(SEGMENT, b"x")
    assert not (folder / "d1" / ".1.1-1.x.seg.tmp").exists()
    assert (folder / "d2" / ".1.1-1.x.seg.tmp").exists()


def test_a_folder_called_like_a_file_a_pipe_and_dead_links_harm_nothing(
    hub: FolderHub, folder: Path
) -> None:
    """Whatever else lies there is passed over."""
    hub.put(SEGMENT, b"x")
    (folder / "d1" / "1.3-4.abc.seg").mkdir()
    os.mkfifo(folder / "d1" / "1.5-6.abc.seg")
    (folder / "loop").symlink_to(folder / "loop")
    (folder / "d1" / "dead.seg").symlink_to(folder / "nowhere")
    assert hub.listing() == {SEGMENT: 1}
    assert hub.get("d1/1.3-4.abc.seg") is None
    assert hub.get("d1/dead.seg") is None


def test_a_file_that_cannot_be_read_is_no_trouble_of_the_hub(
    hub: FolderHub, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A placeholder of a cloud drive, or a file without permission: the next round tries again."""
    hub.put(SEGMENT, b"x")
    for number in (errno.EIO, errno.EACCES):
        monkeypatch.setattr(Path, "read_bytes", _failing(OSError(number, os.strerror(number))))
        assert hub.get(SEGMENT) is None
    monkeypatch.undo()
    assert hub.get(SEGMENT) == b"x"


def test_names_that_are_known_are_not_asked_for_their_size(hub: FolderHub, folder: Path) -> None:
    """On a network share each size may be a question."""
    hub.put(SEGMENT, b"x")
    assert hub.listing({SEGMENT}) == {SEGMENT: UNASKED}


def test_a_central_file_that_is_held_open_stays_and_is_said_to_be_held(
    hub: FolderHub, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Excel on Windows: the file stays as it was, nothing is left beside it, and nothing is raised."""
    hub.replace("attendance.csv", b"old")
    monkeypatch.setattr(Path, "replace", _failing(PermissionError(errno.EACCES, "held")))
    assert hub.replace("attendance.csv", b"new") is False
    monkeypatch.undo()
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == {"attendance.csv": b"old"}


def test_temporaries_of_the_central_file_are_cleaned_up_when_they_are_old(folder: Path) -> None:
    """What a crash left an hour ago goes; what another desk writes just now stays."""
    (folder / ".live.html.1000-7.tmp").write_bytes(b"half")
    (folder / ".live.html.9000-7.tmp").write_bytes(b"half")
    FolderHub(folder, now=lambda: 9000.0).replace("live.html", b"new")
    assert sorted(path.name for path in folder.iterdir()) == [".live.html.9000-7.tmp", "live.html"]


def test_a_scanner_that_holds_a_new_file_is_waited_for(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows' own scanner looks at a file before it may be renamed."""
    pauses: list[float] = []
    held = PermissionError(errno.EACCES, "held")
    held.winerror = 32  # type: ignore[attr-defined]
    rename = Path.rename

    def at_last(path: Path, target: Path) -> Path:
        if len(pauses) < 2:
            raise held
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", at_last)
    hub = FolderHub(folder, sleep=pauses.append)
    assert hub.put(SEGMENT, b"x") is True
    assert len(pauses) == 2


@pytest.mark.parametrize(
    ("number", "writing", "kind"),
    [
        (errno.ENOENT, False, TroubleKind.HUB_MISSING),
        (errno.ESTALE, False, TroubleKind.HUB_MISSING),
        (errno.EROFS, True, TroubleKind.HUB_READ_ONLY),
        (errno.EACCES, True, TroubleKind.HUB_READ_ONLY),
        (errno.EACCES, False, TroubleKind.HUB_DENIED),
        (errno.ENOSPC, True, TroubleKind.HUB_FULL),
        (errno.EDQUOT, True, TroubleKind.HUB_FULL),
        (errno.EHOSTDOWN, False, TroubleKind.HUB_UNREACHABLE),
        (errno.EIO, True, TroubleKind.HUB_FAILED),
    ],
)
def test_what_a_system_says_becomes_a_trouble(
    number: int, writing: bool, kind: TroubleKind
) -> None:
    """Each number means one thing to whoever reads it."""
    assert hub_trouble(OSError(number, "said"), "/hub", writing=writing).kind is kind


def test_windows_own_numbers_say_more(tmp_path: Path) -> None:
    """A drive that is not ready is denied access to, as far as errno knows."""
    error = PermissionError(errno.EACCES, "not ready")
    error.winerror = 21  # type: ignore[attr-defined]
    assert hub_trouble(error, "E:", writing=True).kind is TroubleKind.HUB_MISSING


def _failing(error: OSError) -> object:
    def fail(*arguments: object, **named: object) -> None:
        raise error

    return fail
