"""A desk whose power is cut in the middle of a morning has kept every answer it gave."""

import contextlib
import json
import math
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from kiosk.core.journal import RecordKind
from kiosk.store.desk import DeskStore
from tests.desk import reference_codes
from tests.fakes import FixedClock

MAIN = Path(__file__).parents[2] / "main.py"
KILLS = 50
LONGEST_RUN_S = 0.12
CODES = reference_codes()


def killed_while_scanning(data: Path, chance: random.Random) -> list[str]:
    """Scan until the process is killed at a random moment, and give the codes it had answered.

    The moment is counted from the first answer, but in a fifth of the runs from the very start.
    """
    codes = chance.sample(CODES, k=len(CODES))
    process = subprocess.Popen(
        [sys.executable, MAIN, "scan", "--session", "ACC", "--json", "--data", data],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    feeder = threading.Thread(target=feed, args=(process, codes))
    feeder.start()
    first = b"" if chance.random() < 0.2 else process.stdout.readline()
    time.sleep(chance.uniform(0, LONGEST_RUN_S if first else 4 * LONGEST_RUN_S))
    os.kill(process.pid, signal.SIGKILL)
    rest = process.stdout.read()
    complaint = process.stderr.read()
    process.wait(timeout=30)
    feeder.join(timeout=30)
    for stream in (process.stdout, process.stderr):
        stream.close()
    assert complaint == b""
    lines = [line for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")]
    return [json.loads(line)["code"] for line in lines]


def feed(process: subprocess.Popen[bytes], codes: list[str]) -> None:
    """Type codes until nobody reads them any more."""
    assert process.stdin is not None
    try:
        process.stdin.write("\n".join(codes).encode() + b"\n")
        process.stdin.close()
    except BrokenPipeError:
        return


def kept(data: Path) -> list[str]:
    """Give the code of each scan in the journal, in order, as a reader finds it."""
    answers = {RecordKind.CHECK_IN, RecordKind.REFUSED, RecordKind.UNKNOWN}
    with DeskStore.open_for_reading(data, now=FixedClock()) as store:
        return [r.personal["code"] for r in store.journal.all() if r.kind in answers]


def test_killed_at_any_moment(reference_copy: Callable[[str], Path]) -> None:
    """Fifty times killed on one folder: each answered scan is in the journal, and the next start is clean."""
    data = reference_copy("desk")
    chance = random.Random(2)
    before: list[str] = []
    answered_at_all = 0
    for _ in range(KILLS):
        answered = killed_while_scanning(data, chance)
        after = kept(data)
        assert after[: len(before)] == before
        assert after[len(before) : len(before) + len(answered)] == answered
        answered_at_all += len(answered)
        before = after
    assert answered_at_all > KILLS
    with DeskStore.open_for_writing(data, now=FixedClock()) as store:
        came = {r.body["registrant"] for r in store.journal.all() if r.kind == RecordKind.CHECK_IN}
        assert store.attendance.attended("ACC") == len(came)
        (health,) = store._database.execute("PRAGMA integrity_check").fetchone()
        assert health == "ok"


def loading_into(data: Path) -> list[str | Path]:
    """Give the command that loads the reference list into *data*."""
    demo = MAIN.parent / "resources" / "demo"
    lists = (demo / "programme.toml", demo / "inscriptions-2025-06-27.csv")
    return [sys.executable, MAIN, "load", *lists, "--data", data]


def written(data: Path) -> int:
    """Give how many bytes of the database and of its log are written so far."""
    size = 0
    for name in ("accueil.db", "accueil.db-wal"):
        with contextlib.suppress(FileNotFoundError):
            size += (data / name).stat().st_size
    return size


def killed_while_loading(data: Path, size: float) -> None:
    """Load into *data*, and kill the process once so many bytes are written, or it is done."""
    process = subprocess.Popen(
        loading_into(data), stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    assert process.stderr is not None
    while process.poll() is None and written(data) < size:
        pass
    process.kill()
    complaint = process.stderr.read()
    process.stderr.close()
    process.wait(timeout=30)
    assert complaint == b""


def test_killed_while_loading(tmp_path: Path) -> None:
    """A first load that is killed leaves all of the list or nothing of it, and can be done again.

    It is killed while the tables are made, while the list goes to the log, and while the log goes to
    the database: only then is half as much again on disk as in the end.
    """
    killed_while_loading(tmp_path / "whole", math.inf)
    in_the_end = written(tmp_path / "whole")
    known = []
    for run, share in enumerate((0.01, 0.4, 0.5, 0.6, 1.2, 1.5)):
        data = tmp_path / str(run)
        killed_while_loading(data, share * in_the_end)
        with DeskStore.open_for_writing(data, now=FixedClock()) as store:
            known.append(store.registrants.count())
            (health,) = store._database.execute("PRAGMA integrity_check").fetchone()
            assert health == "ok"
    assert set(known) == {0, 606}
    assert (known[0], known[-1]) == (0, 606)
    done = subprocess.run(
        loading_into(tmp_path / "0"), capture_output=True, check=False, timeout=60
    )
    assert (done.returncode, done.stderr) == (0, b"")
