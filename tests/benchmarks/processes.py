"""The program as a process of its own: how long it takes, and how much memory."""

import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "main.py"
_BYTECODE = Path(tempfile.gettempdir()) / "accueil-benchmarks-bytecode"
OFFSCREEN = {
    **os.environ,
    "QT_QPA_PLATFORM": "offscreen",
    "PYTHONDONTWRITEBYTECODE": "",
    "PYTHONPYCACHEPREFIX": str(_BYTECODE),
}
"""A desk has its bytecode from its first start on, whatever is set where this runs."""

_MEASURE = """
import os, sys
quiet = (os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)
process = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=[quiet])
_, status, usage = os.wait4(process, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""
"""Run by a small process, because a child's peak counts what its parent was when it started it."""


@dataclass(frozen=True, slots=True)
class Ended:
    """How a process ended: its exit status, and the most memory it held, in MB."""

    status: int
    peak_mb: int


def run(*words: object, stdin: str = "") -> Ended:
    """Run Python with these arguments to its end."""
    command = [sys.executable, "-ISc", _MEASURE, sys.executable, *map(str, words)]
    done = subprocess.run(
        command, cwd=ROOT, env=OFFSCREEN, input=stdin, stdout=subprocess.PIPE, text=True, check=True
    )
    status, peak = map(int, done.stdout.split())
    return Ended(status, round(peak / 1024))
