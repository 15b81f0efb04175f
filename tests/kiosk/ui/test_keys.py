"""One table of keys: on the buttons, in the help, in the README."""

import re
from pathlib import Path

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.dialogs import KeysHelp
from kiosk.ui.keys import Keys
from tests.desk import an_event

README = Path(__file__).parents[3] / "README.md"
IN_THE_FIELD = {Keys.ADMIT, Keys.CHOOSE}
"""Keys that the search field takes itself."""


def a_window(qtbot: QtBot) -> DeskWindow:
    """Give a window that shows nobody."""
    window = DeskWindow("Bureau 1", an_event())
    qtbot.addWidget(window)
    return window


def test_each_key_does_something(qtbot: QtBot) -> None:
    """Every key of the table is taken by the window, and the window takes no other."""
    window = a_window(qtbot)
    taken = {shortcut.key().toString() for shortcut in window.findChildren(QShortcut)}
    wanted = {QKeySequence(key.value.sequence).toString() for key in set(Keys) - IN_THE_FIELD}
    assert taken == wanted


def test_a_key_held_down_is_pressed_once(qtbot: QtBot) -> None:
    """Whoever holds Alt+N does not take a crowd back."""
    window = a_window(qtbot)
    assert not any(shortcut.autoRepeat() for shortcut in window.findChildren(QShortcut))


def test_no_key_twice() -> None:
    """Two deeds never share a key."""
    sequences = [key.value.sequence for key in Keys]
    assert len(sequences) == len(set(sequences))


def test_the_help_lists_every_key(qtbot: QtBot) -> None:
    """F1 shows each key and what it does."""
    window = a_window(qtbot)
    shown = {label.text() for label in KeysHelp(parent=window).findChildren(QLabel)}
    assert {text for key in Keys for text in (key.value.shown, key.value.deed)} <= shown


def test_the_readme_lists_every_key() -> None:
    """The README's table of keys is the program's."""
    table = README.read_text(encoding="utf-8").split("| Key | What it does |\n")[1].split("\n\n")[0]
    rows = re.findall(r"^\| `([^`]+)` \| (.+) \|$", table, re.MULTILINE)
    assert rows == [(key.value.shown, key.value.deed) for key in Keys]
