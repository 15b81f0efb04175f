"""A file is whole or not there, and as readable as the one it replaces."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.whole_file import whole_file


def mode(path: Path) -> int:
    """Give the rights of a file."""
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def umask() -> Iterator[None]:
    """Let the group read what is made."""
    before = os.umask(0o027)
    yield
    os.umask(before)


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps such rights otherwise")
def test_a_new_file_is_as_readable_as_any(tmp_path: Path, umask: None) -> None:
    """The file's rights are those that the user's other new files have."""
    with whole_file(tmp_path / "badges.pdf") as file:
        file.write(b"new")
    assert mode(tmp_path / "badges.pdf") == 0o640


@pytest.mark.skipif(os.name != "posix", reason="Windows keeps such rights otherwise")
def test_a_file_keeps_its_rights(tmp_path: Path, umask: None) -> None:
    """What everybody could read everybody still can."""
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"old")
    path.chmod(0o664)
    with whole_file(path) as file:
        file.write(b"new")
    assert (path.read_bytes(), mode(path)) == (b"new", 0o664)


def test_what_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    """An exception half-way leaves the file that was there, and nothing beside it."""
    path = tmp_path / "badges.pdf"
    path.write_bytes(b"old")

    def stop_half_way() -> None:
        with whole_file(path) as file:
            file.write(b"half")
            raise RuntimeError("half-way")

    with pytest.raises(RuntimeError, match="half-way"):
        stop_half_way()
    assert (path.read_bytes(), list(tmp_path.iterdir())) == (b"old", [path])


def test_what_cannot_take_its_place(tmp_path: Path) -> None:
    """A folder under that name is left alone, with nothing beside it."""
    (tmp_path / "badges.pdf").mkdir()

    def write() -> None:
        with whole_file(tmp_path / "badges.pdf") as file:
            file.write(b"new")

    with pytest.raises(OSError, match="badges"):
        write()
    assert list(tmp_path.iterdir()) == [tmp_path / "badges.pdf"]
