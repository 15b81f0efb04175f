"""Desks as real processes: headless doors that scan at one hub, are killed and started again."""

import contextlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
PASSPHRASE = "cinq mots pour la simulation"
_ENVIRONMENT = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "ACCUEIL_PASSPHRASE": PASSPHRASE}


def run(*words: object, stdin: str = "") -> str:
    """Run a command of Accueil to its end, which must be a good one, and give what it printed."""
    done = subprocess.run(
        [sys.executable, str(ROOT / "main.py"), *map(str, words)],
        env=_ENVIRONMENT,
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def in_turns(deed: Callable[[Any], object], many: Iterable[Any], at_once: int = 2) -> None:
    """Do *deed* with each of *many*, several at once; the first that fails is raised."""
    with ThreadPoolExecutor(at_once) as several:
        list(several.map(deed, many))


@dataclass(slots=True)
class SimulatedDesk:
    """One desk: its data folder, the session it scans for, and its process while it runs."""

    folder: Path
    session: str
    hub: Path
    process: subprocess.Popen[str] | None = None
    answered: list[dict[str, Any]] = field(default_factory=list)

    def start(self) -> None:
        """Start its process, which exchanges by itself."""
        words = ["scan", "--session", self.session, "--json", "--data", str(self.folder)]
        self.process = subprocess.Popen(
            [sys.executable, str(ROOT / "main.py"), *words, "--hub", str(self.hub)],
            env=_ENVIRONMENT,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def scan(self, code: str) -> dict[str, Any]:
        """Scan *code* and give the answer, which is on disk."""
        self.feed([code])
        return self.answer()

    def feed(self, codes: Iterable[str]) -> None:
        """Hand over *codes* without waiting for the answers."""
        stdin = self._running.stdin
        assert stdin is not None
        stdin.write("".join(f"{code}\n" for code in codes))
        stdin.flush()

    def answer(self) -> dict[str, Any]:
        """Wait for the next answer."""
        process = self._running
        assert process.stdout is not None
        line = process.stdout.readline()
        assert line, process.stderr.read() if process.stderr else "no answer"
        self._hear(line)
        return self.answered[-1]

    def kill(self) -> None:
        """Pull the plug; what it had said until then is heard."""
        self._running.kill()
        self._ended(-signal.SIGKILL)

    def fail(self) -> str:
        """Wait until it ends by itself on a trouble, and give what it said to the operator."""
        return self._ended(1)

    def end(self) -> str:
        """Close its input, wait until it has published, and give what it said to the operator."""
        return self._ended(0)

    def exchange(self) -> dict[str, Any]:
        """Exchange once, with nobody scanning."""
        told = run("sync", "--hub", self.hub, "--json", "--data", self.folder)
        answer: dict[str, Any] = json.loads(told)
        return answer

    def counts(self) -> list[dict[str, Any]]:
        """Give the figures this desk shows."""
        figures: list[dict[str, Any]] = json.loads(run("counts", "--json", "--data", self.folder))
        return figures

    def _ended(self, status: int) -> str:
        process = self._running
        assert process.stdin is not None
        assert process.stdout is not None
        assert process.stderr is not None
        with contextlib.suppress(BrokenPipeError):
            process.stdin.close()
        # not communicate(), which passes over what readline() has read ahead
        with process.stdout, process.stderr:
            self._hear(process.stdout.read())
            said = process.stderr.read()
        assert process.wait() == status, said
        self.process = None
        return said

    def _hear(self, said: str) -> None:
        whole = [line for line in said.splitlines(keepends=True) if line.endswith("\n")]
        self.answered += [json.loads(line) for line in whole]

    @property
    def _running(self) -> subprocess.Popen[str]:
        assert self.process is not None, "this desk does not run"
        return self.process


def desks_of(first: Path, folder: Path, hub: Path, sessions: list[str]) -> list[SimulatedDesk]:
    """Make a desk for each of *sessions*: the first in the data folder *first*, the others of its pack."""
    pack = folder / "evenement.accueil"
    run("pack", pack, "--organiser", "--data", first)
    folders = [first, *(folder / f"desk-{number}" for number in range(2, len(sessions) + 1))]
    desks = [
        SimulatedDesk(data, session, hub) for data, session in zip(folders, sessions, strict=True)
    ]
    in_turns(lambda desk: run("open", pack, "--data", desk.folder), desks[1:])
    return desks
