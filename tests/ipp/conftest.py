"""A real IPP printer and a real CUPS, each of its own, on ports and in folders that nobody else uses."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from printing.drivers.ipp import IppPrinter
from printing.drivers.ipp_server import IppError
from printing.drivers.patience import Patience
from printing.printers import driver_for

PATIENCE_S = 20
SHORT = Patience(stuck=1.0, warned=1.5, quiet=3.0, busy=2.0, cancel=1.0, look=0.1)
_PACKAGES = {
    "ippeveprinter": "cups-ipp-utils",
    "ippevepcl": "cups-ipp-utils",
    "dbus-daemon": "dbus-daemon",
    "cupsd": "cups-daemon",
    "lpadmin": "cups-client",
    "lpstat": "cups-client",
    "cupsdisable": "cups-client",
}
_COMMAND = """#!/bin/sh
cp "$1" "{out}/$(basename "$1")"
case "$(cat {mood})" in
breaks) exit 1 ;;
starves)
  echo "STATE: +media-empty-error" >&2
  while grep -q starves {mood}; do sleep 0.05; done
  echo "STATE: -media-empty-error" >&2 ;;
esac
"""
_CUPSD = """
Listen 127.0.0.1:{port}
Listen {folder}/cups.sock
WebInterface No
Browsing Off
PreserveJobHistory Yes
DefaultAuthType Basic
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  <Limit Cancel-Job Hold-Job Release-Job Set-Job-Attributes CUPS-Authenticate-Job>
    Require user @OWNER @SYSTEM
    Order deny,allow
  </Limit>
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
_FILES = """
ServerRoot {folder}/etc
RequestRoot {folder}/spool
CacheDir {folder}/cache
StateDir {folder}/run
TempDir {folder}/tmp
ErrorLog {folder}/log/error
AccessLog {folder}/log/access
PageLog {folder}/log/page
FileDevice Yes
SystemGroup root
"""


def tool(name: str) -> str:
    """Give the path of a program, and say what is missing where it is not there."""
    path = shutil.which(name, path=f"{os.environ['PATH']}:/usr/sbin:/sbin")
    if path is None:
        pytest.fail(f"needs {name} (Debian: {_PACKAGES[name]})")
    return path


def wait_until(holds: Callable[[], bool], what: str) -> None:
    """Wait until something holds."""
    until = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < until, what
        time.sleep(0.05)


@contextmanager
def running(*words: str, **others: str) -> Iterator[None]:
    """Let a program run until the end of the block."""
    with subprocess.Popen(
        [tool(words[0]), *words[1:]],
        env=os.environ | others,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield
        finally:
            process.kill()


@dataclass(frozen=True, slots=True, kw_only=True)
class RealPrinter:
    """An `ippeveprinter`; what it printed lies in *out*, and it does what *mood* says."""

    port: int
    out: Path
    mood: Path

    @property
    def uri(self) -> str:
        """Where it is."""
        return f"ipp://localhost:{self.port}/ipp/print"

    @property
    def printed(self) -> list[bytes]:
        """What it printed."""
        return [file.read_bytes() for file in sorted(self.out.iterdir())]

    def feels(self, mood: str) -> None:
        """Let it break, starve or be well."""
        self.mood.write_text(mood)

    def driver(self) -> IppPrinter:
        """Give the driver, which is less patient than at a desk."""
        driver = driver_for(self.uri)
        assert isinstance(driver, IppPrinter)
        driver._patience = SHORT
        return driver


@pytest.fixture
def folder() -> Iterator[Path]:
    """Give a folder that the printer's own user may enter."""
    with tempfile.TemporaryDirectory(prefix="accueil-") as name:
        path = Path(name)
        path.chmod(0o755)
        yield path


@contextmanager
def switched_on(folder: Path, formats: str) -> Iterator[RealPrinter]:
    """Let a real printer run that takes those formats."""
    printer = RealPrinter(port=free_port(), out=folder / "out", mood=folder / "mood")
    printer.out.mkdir()
    (folder / "kept").mkdir()
    printer.feels("well")
    command = folder / "print"
    command.write_text(_COMMAND.format(out=printer.out, mood=printer.mood))
    command.chmod(0o755)
    bus = f"unix:path={folder}/bus"
    with ExitStack() as stack:
        # It wants a D-Bus to tell of itself on, though it is told not to.
        stack.enter_context(
            running("dbus-daemon", "--session", "--nofork", "--nopidfile", f"--address={bus}")
        )
        wait_until((folder / "bus").exists, "no D-Bus")
        words = ["ippeveprinter", "-p", str(printer.port), "-n", "localhost", "-r", "off"]
        words += ["-f", formats, "-d", str(folder / "kept"), "-c", str(command), "Badges"]
        stack.enter_context(running(*words, DBUS_SYSTEM_BUS_ADDRESS=bus))
        wait_until(lambda: answers(printer.driver()), "no printer")
        yield printer


def answers(driver: IppPrinter) -> bool:
    """Whether the printer picks up."""
    try:
        driver.about()
    except IppError:
        return False
    return True


@pytest.fixture
def pdf_printer(folder: Path) -> Iterator[RealPrinter]:
    """Give a printer that takes PDF."""
    with switched_on(folder, "application/pdf,image/pwg-raster") as printer:
        yield printer


@pytest.fixture
def raster_printer(folder: Path) -> Iterator[RealPrinter]:
    """Give a printer that takes pictures alone."""
    with switched_on(folder, "image/pwg-raster") as printer:
        yield printer


@pytest.fixture
def cups(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a CUPS run that all programs of this test ask."""
    for name in ("etc", "spool", "cache", "run", "tmp", "log"):
        (folder / name).mkdir()
    settings, files = folder / "etc" / "cupsd.conf", folder / "etc" / "cups-files.conf"
    settings.write_text(_CUPSD.format(folder=folder, port=free_port()))
    files.write_text(_FILES.format(folder=folder))
    monkeypatch.setenv("CUPS_SERVER", f"{folder}/cups.sock")
    with running("cupsd", "-f", "-c", str(settings), "-s", str(files)):
        wait_until((folder / "cups.sock").exists, "no CUPS")
        yield


def free_port() -> int:
    """Give a port that nobody listens at."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
