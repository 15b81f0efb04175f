"""Small disks in memory, which only root may mount."""

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest


def mount(options: str, place: Path) -> None:
    """Mount a disk in memory at *place*, or change the one that is there."""
    mounting = ["mount", "-t", "tmpfs", "-o", options, "none", str(place)]
    done = subprocess.run(mounting, check=False, capture_output=True, text=True)
    if done.returncode:
        pytest.fail(
            "needs the right to mount a small disk: run as root "
            f"(in a container, --cap-add=SYS_ADMIN). {done.stderr.strip()}"
        )


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Callable[[int], Path]]:
    """Give a function that gives a disk of so many KB."""
    place = tmp_path / "small"

    def mounted(size_kb: int) -> Path:
        place.mkdir()
        mount(f"size={size_kb}k", place)
        return place

    yield mounted
    if place.is_mount():
        subprocess.run(["umount", str(place)], check=True)
