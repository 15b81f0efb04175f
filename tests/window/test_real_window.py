"""One morning in a real window on an X server, with real key events on a French keyboard.

Run by ``.ci/run`` under Xvfb: ``xvfb-run uv run pytest tests/window``.
"""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk import EARLY_LIST, FINAL_PROGRAMME

MAIN = Path(__file__).parents[2] / "main.py"
TOOLS = {"xdotool": "xdotool", "setxkbmap": "x11-xkb-utils"}
PATIENCE_S = 20
EVDEV_OFFSET = 8
US_ROWS = ((2, "1234567890"), (16, "QWERTYUIOP"), (30, "ASDFGHJKL"), (44, "ZXCVBNM"))
KEYCODES = {
    character: first + place + EVDEV_OFFSET
    for first, row in US_ROWS
    for place, character in enumerate(row)
}
"""Where a US scanner believes the keys to be."""


def tool(name: str, *words: str) -> str:
    """Run a tool of the X server, and say what is missing where it is not there."""
    path = shutil.which(name)
    if path is None or not os.environ.get("DISPLAY"):
        pytest.fail(f"needs an X server and {name} (Debian: xvfb, {TOOLS[name]})")
    return subprocess.run([path, *words], check=True, capture_output=True, text=True).stdout


def accueil(*words: str) -> subprocess.CompletedProcess[str]:
    """Run a command of the program."""
    command = [sys.executable, str(MAIN), *words]
    return subprocess.run(command, check=True, capture_output=True, text=True)


def attended(folder: Path) -> int:
    """Ask, beside the window, how many have arrived."""
    return int(json.loads(accueil("counts", "--json", "--data", str(folder)).stdout)[0]["attended"])


def wait_for(folder: Path, people: int) -> None:
    """Wait until that many have arrived."""
    until = time.monotonic() + PATIENCE_S
    while (now := attended(folder)) != people:
        assert time.monotonic() < until, f"{now} arrived, not {people}"
        time.sleep(0.1)


def scan(code: str) -> None:
    """Type *code* as a US scanner does: by the places of the keys, fast, then Return."""
    keys = [f"shift+{KEYCODES[c]}" if c.isalpha() else str(KEYCODES[c]) for c in code]
    tool("xdotool", "key", "--delay", "4", *keys, "36")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a data folder with the reference event."""
    folder = tmp_path / "desk"
    accueil("load", str(FINAL_PROGRAMME), str(EARLY_LIST), "--data", str(folder))
    return folder


@pytest.fixture
def window(folder: Path, tmp_path: Path) -> Iterator[str]:
    """Open the program's window, with a PDF file for a printer, on a French keyboard."""
    tool("setxkbmap", "fr")
    printer = (tmp_path / "badges.pdf").as_uri()
    environment = {**os.environ, "QT_QPA_PLATFORM": "xcb"}
    command = [sys.executable, str(MAIN), "window", "--data", str(folder), "--printer", printer]
    process = subprocess.Popen(command, env=environment)
    try:
        found = tool("xdotool", "search", "--sync", "--onlyvisible", "--name", "Accueil").split()[0]
        tool("xdotool", "windowfocus", "--sync", found)
        yield found
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=PATIENCE_S)
        tool("setxkbmap", "us")


def test_a_morning_on_azerty(window: str, folder: Path, tmp_path: Path) -> None:
    """Tickets with digits are read on AZERTY; one key takes the last back; badges come out."""
    scan("Z6QMQK43UQ")
    wait_for(folder, 1)
    scan("7AKMY26F5W")
    wait_for(folder, 2)
    tool("xdotool", "key", "alt+n")
    wait_for(folder, 1)
    tool("xdotool", "type", "--delay", "120", "maury paul")
    tool("xdotool", "key", "Return")
    wait_for(folder, 2)
    assert (tmp_path / "badges.pdf").read_bytes().startswith(b"%PDF")
