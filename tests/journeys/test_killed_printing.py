"""A desk that is killed while badges come out has forgotten none, and prints none twice."""

import random
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from pytestqt.qtbot import QtBot

from kiosk.controllers.badges import Badges
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import JobState
from kiosk.store.desk import DeskStore
from printing.queue import PrintQueue
from tests.desk import reference_codes
from tests.fakes import FixedClock
from tests.journeys.killed_desk import FileTray
from tests.journeys.machines import Codes

ROOT = Path(__file__).parents[2]
KILLS = 4
A_RUN = 40
LONGEST_S = 0.1


def killed_while_printing(data: Path, tray: Path, codes: list[str], delay_s: float) -> list[str]:
    """Let people come until the process is killed, so long after the first; give whom it let in."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.journeys.killed_desk", data, tray, *codes],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    first = process.stdout.readline()
    time.sleep(delay_s)
    process.kill()
    rest = process.stdout.read()
    complaint = process.stderr.read()
    process.wait(timeout=30)
    process.stdout.close()
    process.stderr.close()
    assert complaint == b""
    return (first + rest).decode().split()


def test_killed_while_printing(
    reference_copy: Callable[[str], Path], tmp_path: Path, qtbot: QtBot, clock: FixedClock
) -> None:
    """Killed again and again, then asked badge by badge what lies in the tray: everybody has one badge."""
    data, tray = reference_copy("desk"), FileTray(tmp_path / "tray")
    chance = random.Random(3)
    codes = reference_codes()
    came: list[str] = []
    for run in range(KILLS):
        people = codes[run * A_RUN : (run + 1) * A_RUN]
        came += killed_while_printing(data, tmp_path / "tray", people, chance.uniform(0, LONGEST_S))
    with DeskStore.open_for_writing(data, now=clock) as store:
        queue = PrintQueue(pages=Codes(), driver_for=lambda uri: tray)
        badges = Badges(store, queue=queue, now=clock)
        badges.recover()
        while (doubtful := badges.doubts.asked()) is not None:
            lies_there = any(line.startswith(doubtful.id) for line in tray.lines)
            badges.resolve(doubtful.id, came_out=lies_there)
        qtbot.waitUntil(lambda: not badges.waiting() and not store.jobs.at_printer())
        queue.close()
        asked = [r.body["job"] for r in store.journal.all() if r.kind == RecordKind.PRINT]
        fates = {job.state for job in map(store.jobs.get, asked) if job is not None}
    in_tray = Counter(line.split()[1] for line in tray.lines)
    assert set(came) <= set(in_tray)
    assert set(in_tray.values()) == {1}
    assert len(in_tray) == len(asked)
    assert fates == {JobState.DONE}
