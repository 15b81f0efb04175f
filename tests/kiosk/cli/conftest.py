"""The command line as a person or a script uses it: words in, lines and a status out."""

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from kiosk.cli.arguments import read_arguments
from kiosk.cli.commands import run
from main import printing_room
from tests.fakes import FixedClock
from tests.fakes_sync import FakeSync


@dataclass(frozen=True, slots=True)
class Said:
    """What a command gave back."""

    status: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The one document it wrote."""
        return json.loads(self.out)

    @property
    def json_lines(self) -> list[Any]:
        """The documents it wrote, one a line."""
        return [json.loads(line) for line in self.out.splitlines()]


Command = Callable[..., Said]


@pytest.fixture
def command(
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    clock: FixedClock,
    qapp: object,
) -> Command:
    """Run a command on a data folder, by the fixed clock; *typed* is its standard input."""

    def command(*words: str | Path, data: Path | None = None, typed: str = "") -> Said:
        monkeypatch.setattr(sys, "stdin", io.StringIO(typed))
        folder = data or tmp_path / "desk"
        arguments = read_arguments([str(word) for word in (*words, "--data", folder)])
        status = run(
            arguments, now=clock, printing=partial(printing_room, folder / "badges"), sync=FakeSync
        )
        told = capsys.readouterr()
        return Said(status=status, out=told.out, err=told.err)

    return command


@pytest.fixture
def raict(reference_copy: Callable[[str], Path]) -> Path:
    """Give a data folder with the reference event and its early list."""
    return reference_copy("raict")
