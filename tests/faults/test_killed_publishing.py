"""A plug that is pulled, a disk that is full or fails, at each call by which a desk changes a hub."""

import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import pytest

from sync.folder import FolderHub
from sync.sealing import Opened, Seal
from tests.faults.publishing_desk import PAGES, RECORDS
from tests.sync.desks import KEYS, Desk

HOUSE = Path(__file__).parents[2]
CHANGING = (
    "openat",
    "write",
    "fsync",
    "mkdir",
    "mkdirat",
    "rename",
    "renameat",
    "unlink",
    "unlinkat",
)
TRACED = ",".join(f"?{name}" for name in CHANGING)

AT_ONCE = 2
"""A desk mostly waits for its disk, or for strace."""


@dataclass(frozen=True)
class Run:
    """What became of a desk: what it said was published, and whether it came to its end."""

    said: list[str]
    is_done: bool


class Call(NamedTuple):
    """A call that touches the hub: the how-manieth of its name it is, and whether it changes anything."""

    name: str
    which: int
    changes: bool


def publish(hub: Path, log: Path, *options: str) -> Run:
    """Let a desk publish into *hub* under strace."""
    strace = ["strace", "-f", "-y", "-s", "4096", "-o", str(log)]
    command = [*strace, "-e", f"trace={TRACED}", *options, sys.executable, "-B", "-m"]
    done = subprocess.run(
        [*command, "tests.faults.publishing_desk", str(hub)],
        cwd=HOUSE,
        env={**os.environ, "PYTHONHASHSEED": "0"},
        capture_output=True,
        text=True,
        check=False,
    )
    said = done.stdout.splitlines()
    assert "Traceback" not in done.stderr, done.stderr
    return Run(said=[word for word in said if word != "done"], is_done=said[-1:] == ["done"])


@pytest.fixture(scope="module")
def calls(tmp_path_factory: pytest.TempPathFactory) -> list[Call]:
    """Give each call that touches the hub."""
    if shutil.which("strace") is None:
        pytest.fail(
            "needs strace (Debian: strace), which strikes a desk at each of its system calls"
        )
    folder = tmp_path_factory.mktemp("traced")
    (folder / "hub").mkdir()
    run = publish(folder / "hub", folder / "log")
    if not run.is_done:
        pytest.fail(
            "strace could not trace a process here: ptrace must be permitted "
            "(in a container, --cap-add=SYS_PTRACE), or these faults remain untested."
        )
    counted: Counter[str] = Counter()
    touching = []
    for line in (folder / "log").read_text().splitlines():
        if called := re.match(r"\d+ +(\w+)\(", line):
            counted[called[1]] += 1
            if str(folder / "hub") in line:
                changes = called[1] != "openat" or "O_CREAT" in line
                touching.append(Call(called[1], counted[called[1]], changes))
    return touching


@pytest.mark.parametrize("fault", ["signal=KILL", "error=ENOSPC", "error=EIO"])
def test_the_hub_has_only_whole_files_and_all_that_was_said_is_there(
    calls: list[Call], tmp_path: Path, fault: str
) -> None:
    """Whatever is struck, and when: no half file, nothing said in vain, and all comes in the end."""
    assert {"write", "fsync", "openat"} <= {call.name for call in calls if call.changes}
    # to read is no state in which to be killed
    struck = [call for call in calls if call.changes or fault == "error=EIO"]
    with ThreadPoolExecutor(AT_ONCE) as several:
        for done in [several.submit(assert_harmless, call, fault, tmp_path) for call in struck]:
            done.result()


def assert_harmless(call: Call, fault: str, folder: Path) -> None:
    """Strike a desk at *call*, and make sure that nothing is half there, and nothing lost."""
    hub = folder / f"{call.name}-{call.which}"
    hub.mkdir()
    log = hub.with_suffix(".log")
    run = publish(hub, log, "-e", f"inject={call.name}:{fault}:when={call.which}")
    told = log.read_text()
    assert "(INJECTED)" in told or "killed by SIGKILL" in told, call
    assert run.is_done == (fault != "signal=KILL"), call
    assert_whole(hub, run.said)
    assert_all_comes(hub)


def assert_whole(hub: Path, said: list[str]) -> None:
    """Make sure that each file opens, and each that was said to be published is there."""
    listing = FolderHub(hub).listing()
    assert set(said) <= set(listing)
    for path in listing:
        content = (hub / path).read_bytes()
        if path == "live.html":
            assert content in PAGES
        else:
            assert isinstance(Seal(KEYS.seal).open(content), Opened)


def assert_all_comes(hub: Path) -> None:
    """Start the desk anew without what it knew: what it published is read back, the rest published."""
    desk, other = Desk(FolderHub(hub), "d1"), Desk(FolderHub(hub), "d2")
    desk.scan(RECORDS)
    for _ in range(2):
        assert desk.round(says=True).trouble is None
    desk.publish()
    other.round()
    assert other.lines == desk.lines
    assert len(desk.lines) == RECORDS + 1
    assert list((hub / "d1").glob(".*")) == []
