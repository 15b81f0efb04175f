"""The front door says what is missing, and opens on the rooms of this checkout."""

import json
import os
import re
import struct
import subprocess
import sys
import tomllib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, requires
from pathlib import Path

import PySide6
import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

import kiosk
import main
import printing

HERE = Path(__file__).parents[1]
PROJECT = tomllib.loads((HERE / "pyproject.toml").read_text(encoding="utf-8"))
ALL_LIBRARIES = main.LIBRARIES | main.DRAWING_LIBRARIES | main.X11_LIBRARIES
HEADLESS = ["load", "scan", "undo", "find", "counts"]
ON_ANY_LINUX = re.compile(r"libc|libm|libgcc_s|libstdc\+\+|ld-linux.*|libpthread|libdl|librt|libz")
"""What Python itself is made with, or comes with any of the packages below."""
PULLED_IN = {
    "libX11.so.6": "libgl1",
    "libX11-xcb.so.1": "libgl1",
    "libfreetype.so.6": "libfontconfig1",
    "libxcb.so.1": "libxcb-cursor0",
    "libxcb-randr.so.0": "libgl1",
    "libxcb-render.so.0": "libxcb-cursor0",
    "libxcb-shm.so.0": "libxcb-image0",
    "libxcb-sync.so.1": "libgl1",
    "libxcb-util.so.1": "libxcb-image0",
    "libxcb-xfixes.so.0": "libgl1",
}
"""What Debian installs along with a package that we name."""


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give a Linux machine with every library and no screen."""
    monkeypatch.setattr(main.sys, "platform", "linux")
    monkeypatch.setattr(main, "_loads", lambda library: True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize(
    ("room", "file"),
    [(kiosk, "kiosk/__init__.py"), (printing, "printing/__init__.py"), (main, "main.py")],
)
def test_the_rooms_are_those_of_this_checkout(room: object, file: str) -> None:
    """No installed copy takes the place of the rooms under test."""
    assert Path(str(room.__file__)) == HERE / file  # type: ignore[attr-defined] # a module


def test_the_wheel_has_the_whole_house() -> None:
    """What goes into the wheel exists, and each room is among it: hatchling passes over a misspelt entry."""
    entries = PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["only-include"]
    assert [entry for entry in entries if not (HERE / entry).exists()] == []
    rooms = {path.parent.name for path in HERE.glob("*/__init__.py")} - {"tests"}
    assert {*rooms, "main.py", "resources"} == set(entries)


def test_all_that_is_installed_is_pinned() -> None:
    """Whatever the program, its tests and its build ask for, directly or not, has one version."""
    pinned = {
        table: {canonicalize_name(Requirement(line).name) for line in PROJECT["tool"]["uv"][table]}
        for table in ("constraint-dependencies", "build-constraint-dependencies")
    }
    asked = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["dev"]]
    assert all_asked_for(asked) - pinned["constraint-dependencies"] == set()
    build = {"hatchling", "packaging", "pathspec", "pluggy", "trove-classifiers"}
    assert build - pinned["build-constraint-dependencies"] == set()


def all_asked_for(lines: list[str]) -> set[str]:
    """Give the names of what *lines* ask for here, and of what those ask for in turn."""
    found: set[str] = set()
    to_see = [(Requirement(line), "") for line in lines]
    while to_see:
        wanted, extra = to_see.pop()
        name = canonicalize_name(wanted.name)
        if name in found or (wanted.marker and not wanted.marker.evaluate({"extra": extra})):
            continue
        found.add(name)
        try:
            further = requires(name) or []
        except PackageNotFoundError:
            continue
        for each in wanted.extras or {""}:
            to_see += [(Requirement(line), each) for line in further]
    return found


@pytest.mark.parametrize("command", ["window", "demo"])
def test_no_screen(linux: pytest.MonkeyPatch, command: str) -> None:
    """Without a screen the window says so, and which commands work."""
    said = main.what_is_missing(command)
    assert said.startswith("Il n’y a pas d’écran ici.")
    assert "scan" in said


def test_a_screen_that_does_not_answer(linux: pytest.MonkeyPatch) -> None:
    """A DISPLAY that leads nowhere is no screen."""
    linux.setenv("DISPLAY", ":9999")
    assert main.what_is_missing("window").startswith("Il n’y a pas d’écran ici.")


@pytest.mark.parametrize("command", ["load", "scan", "find", "counts", "badges", "undo"])
def test_commands_need_no_screen(linux: pytest.MonkeyPatch, command: str) -> None:
    """Everything but the window works without a screen."""
    assert main.what_is_missing(command) == ""


@pytest.mark.parametrize(
    ("name", "value"), [("QT_QPA_PLATFORM", "offscreen"), ("WAYLAND_DISPLAY", "wayland-0")]
)
def test_other_screens(linux: pytest.MonkeyPatch, name: str, value: str) -> None:
    """Off screen and on Wayland no X server is asked for, nor its libraries."""
    linux.setattr(main, "_loads", lambda library: library not in main.X11_LIBRARIES)
    linux.setenv(name, value)
    assert main.what_is_missing("window") == ""


@pytest.mark.parametrize("library", ALL_LIBRARIES)
def test_a_missing_library(linux: pytest.MonkeyPatch, library: str) -> None:
    """A library that does not load is named by the Debian package that holds it."""
    linux.setattr(main, "_loads", lambda asked: asked != library)
    said = main.what_is_missing("window")
    assert said.endswith(f" : sudo apt install {ALL_LIBRARIES[library]}")


@pytest.mark.parametrize("command", HEADLESS)
def test_a_door_without_graphics(linux: pytest.MonkeyPatch, command: str) -> None:
    """Commands that draw nothing ask for nothing that draws; they do ask for what all of Qt needs."""
    linux.setattr(main, "_loads", lambda library: library in main.LIBRARIES)
    assert main.what_is_missing(command) == ""
    assert main.what_is_missing("badges").count("libegl1") == 1
    linux.setattr(main, "_loads", lambda library: library not in main.LIBRARIES)
    assert main.what_is_missing(command).endswith(" : sudo apt install libglib2.0-0 libzstd1")


@pytest.mark.parametrize(
    "words",
    [
        ["load", "resources/demo/programme.toml", "resources/demo/inscriptions-2025-06-27.csv"],
        ["scan", "--session", "ACC"],
        ["undo"],
        ["find", "ada"],
        ["counts"],
    ],
)
def test_what_draws_is_not_even_loaded(
    reference_copy: Callable[[str], Path], words: list[str]
) -> None:
    """Those commands load QtCore and no other part of Qt."""
    script = (
        "import json, sys, main; main.main(sys.argv[1:]); "
        "sys.stderr.write(json.dumps([name for name in sys.modules if name.startswith('PySide6.Qt')]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *words, "--data", reference_copy("door")],
        cwd=HERE,
        input=b"BMN3CSHMXA\n",
        capture_output=True,
        check=True,
    )
    assert json.loads(done.stderr.splitlines()[-1]) == ["PySide6.QtCore"]


def needed_by(library: Path) -> set[str]:
    """Give what the loader must find for *library*: the NEEDED entries of a 64-bit ELF file."""
    data = library.read_bytes()
    (table,) = struct.unpack_from("<Q", data, 40)
    size, count = struct.unpack_from("<HH", data, 58)
    sections = [struct.unpack_from("<IIQQQQIIQQ", data, table + size * n) for n in range(count)]
    (dynamic,) = [section for section in sections if section[1] == 6]
    names = sections[dynamic[6]][4]
    entries = struct.iter_unpack("<QQ", data[dynamic[4] : dynamic[4] + dynamic[5]])
    starts = [names + value for tag, value in entries if tag == 1]
    return {data[start : data.index(b"\0", start)].decode() for start in starts}


@pytest.mark.skipif(sys.platform != "linux", reason="Qt's libraries as Linux loads them")
@pytest.mark.parametrize(
    ("parts", "named"),
    [
        (["libQt6Core.so.6"], main.LIBRARIES),
        (
            [f"libQt6{part}.so.6" for part in ("Gui", "DBus", "Widgets", "PrintSupport")],
            main.LIBRARIES | main.DRAWING_LIBRARIES,
        ),
        (["libQt6XcbQpa.so.6", "../plugins/platforms/libqxcb.so"], ALL_LIBRARIES),
    ],
)
def test_the_list_is_what_qt_loads(parts: list[str], named: dict[str, str]) -> None:
    """What Qt's own libraries need beyond PySide6 and any Linux is named, or comes with what is named."""
    folder = Path(PySide6.__path__[0]) / "Qt" / "lib"
    needed = set().union(*(needed_by(folder / part) for part in parts))
    assert "libQt6Core.so.6" in needed | set(parts)
    outside = {
        name
        for name in needed
        if not (folder / name).exists() and not ON_ANY_LINUX.fullmatch(name.partition(".so")[0])
    }
    assert {name for name in outside if PULLED_IN.get(name) not in named.values()} <= set(named)


@pytest.mark.parametrize("file", ["README.md", ".ci/run"])
def test_the_same_packages_are_told_everywhere(file: str) -> None:
    """What a person reads and what the checks install is what the program asks for."""
    words = re.findall(r"[\w.+-]+", (HERE / file).read_text(encoding="utf-8"))
    assert set(ALL_LIBRARIES.values()) <= set(words)


def test_several_missing_libraries(linux: pytest.MonkeyPatch) -> None:
    """All that is missing is told at once."""
    linux.setattr(main, "_loads", lambda library: library not in {"libEGL.so.1", "libGL.so.1"})
    assert main.what_is_missing("badges").endswith("sudo apt install libegl1 libgl1")


def test_a_library_that_is_none() -> None:
    """The loader is really asked."""
    assert not main._loads("libnowhere-to-be-found.so.1")


def test_other_systems(linux: pytest.MonkeyPatch) -> None:
    """Windows and macOS bring what Qt needs."""
    linux.setattr(main.sys, "platform", "win32")
    assert main.what_is_missing("window") == ""


def test_the_program_says_what_is_missing(
    linux: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Started without a screen, the program ends with status 1 and one line, before Qt can abort."""
    assert main.main(["window"]) == 1
    said = capsys.readouterr()
    assert (said.out, len(said.err.splitlines())) == ("", 1)
    assert "QT_QPA_PLATFORM" not in os.environ
