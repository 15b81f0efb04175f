"""Printers that are found, and told on the thread that asked."""

import logging
from collections.abc import Iterator
from threading import Event, active_count, current_thread

import pytest
from pytestqt.qtbot import QtBot

from printing.discovery import PrinterSearch

Uris = tuple[str, ...]


def queues(stopped: Event) -> Iterator[Uris]:
    """Give one queue."""
    yield ("system://Hall",)


def network(stopped: Event) -> Iterator[Uris]:
    """Give one printer, then two."""
    assert current_thread().name.startswith("finding")
    yield ("ipp://a#A",)
    yield ("ipp://a#A", "ipp://b#B")


def broken(stopped: Event) -> Iterator[Uris]:
    """Give one printer, and break."""
    yield ("escpos+usb://04b8:0202#TM",)
    raise RuntimeError("a bug")


def endless(stopped: Event) -> Iterator[Uris]:
    """Look until stopped."""
    yield ("ipp://first#1",)
    assert stopped.wait(10)


def test_what_is_found_is_told_as_it_grows(qtbot: QtBot) -> None:
    """The queues of the system come at once, the others after them; all that is known each time."""
    search = PrinterSearch(sources=[queues, network])
    told: list[Uris] = []
    here = current_thread()

    def hear(uris: Uris) -> None:
        assert current_thread() is here
        told.append(uris)

    search.find(hear)
    qtbot.waitUntil(lambda: len(told) == 4)
    assert told == [
        ("system://Hall",),
        ("system://Hall", "ipp://a#A"),
        ("system://Hall", "ipp://a#A", "ipp://b#B"),
        ("system://Hall", "ipp://a#A", "ipp://b#B"),
    ]
    search.close()


def test_where_nothing_is_found_that_is_told_too(qtbot: QtBot) -> None:
    """Whoever waits hears that there is nothing."""
    search = PrinterSearch(sources=[])
    told: list[Uris] = []
    search.find(told.append)
    qtbot.waitUntil(lambda: told == [()])
    search.close()


def test_a_place_that_breaks_hides_no_other(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    """What it had found stays, the others are looked at, and the fault is in the log."""
    search = PrinterSearch(sources=[broken, queues])
    told: list[Uris] = []
    with caplog.at_level(logging.ERROR):
        search.find(told.append)
        qtbot.waitUntil(lambda: len(told) == 3)
    assert told[-1] == ("escpos+usb://04b8:0202#TM", "system://Hall")
    assert "a bug" in caplog.text
    search.close()


def test_a_new_search_ends_the_one_before(qtbot: QtBot) -> None:
    """Nobody waits for a search that nobody wants any more; closing ends the last one, thread and all."""
    before = active_count()
    search = PrinterSearch(sources=[endless])
    first: list[Uris] = []
    second: list[Uris] = []
    search.find(first.append)
    qtbot.waitUntil(lambda: first == [("ipp://first#1",)])
    search.find(second.append)
    qtbot.waitUntil(lambda: second == [("ipp://first#1",)])
    search.close()
    assert active_count() == before
