"""The front door says what is missing, and opens on the rooms of this checkout."""

import os
from pathlib import Path

import pytest

import kiosk
import main
import printing

HERE = Path(__file__).parents[1]


@pytest.fixture
def linux(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    """Give a Linux machine with every library and no screen."""
    monkeypatch.setattr(main.sys, "platform", "linux")
    monkeypatch.setattr(main, "_loads", lambda library: True)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    return monkeypatch


@pytest.mark.parametrize("room", [kiosk, printing, main])
def test_the_rooms_are_those_of_this_checkout(room: object) -> None:
    """No installed copy takes the place of the rooms under test."""
    assert HERE in Path(str(room.__file__)).parents  # type: ignore[attr-defined] # a module


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


@pytest.mark.parametrize("library", [*main.LIBRARIES, *main.X11_LIBRARIES])
def test_a_missing_library(linux: pytest.MonkeyPatch, library: str) -> None:
    """A library that does not load is named by the Debian package that holds it."""
    linux.setattr(main, "_loads", lambda asked: asked != library)
    package = (main.LIBRARIES | main.X11_LIBRARIES)[library]
    assert main.what_is_missing("window").endswith(f"sudo apt install {package}")


def test_several_missing_libraries(linux: pytest.MonkeyPatch) -> None:
    """All that is missing is told at once."""
    linux.setattr(main, "_loads", lambda library: library not in {"libEGL.so.1", "libGL.so.1"})
    assert main.what_is_missing("counts").endswith("sudo apt install libegl1 libgl1")


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
