"""A command that exchanges while it works."""

import threading
from collections.abc import Iterator
from typing import TextIO, cast

import pytest
import shiboken6
from PySide6.QtWidgets import QApplication

from kiosk.cli.meanwhile import Meanwhile
from kiosk.controllers.syncing import Syncing
from kiosk.core.trouble import Trouble, TroubleKind
from tests.fakes_sync import FakeSyncing


def test_lines_that_come_after_a_trouble_are_left_alone(qapp: QApplication) -> None:
    """A disk is full while a thousand codes still wait: one trouble is raised, and nothing else said."""
    is_gone = threading.Event()
    readers: list[threading.Thread] = []

    def lines() -> Iterator[str]:
        readers.append(threading.current_thread())
        yield "first"
        is_gone.wait(30)
        yield "second"

    def answer(line: str) -> None:
        raise Trouble(TroubleKind.DISK_FULL, folder="/desk")

    meanwhile = Meanwhile(cast("Syncing", FakeSyncing()), answer)
    with pytest.raises(Trouble):
        meanwhile.run(cast("TextIO", lines()))
    shiboken6.delete(meanwhile)  # as Qt does where the program ends
    is_gone.set()
    readers[0].join(30)
    assert not readers[0].is_alive()
