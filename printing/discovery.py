"""Printers that are found: the system's, those on USB, those in the network; each named for people."""

import logging
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, ThreadPoolExecutor
from dataclasses import dataclass
from threading import Event
from typing import Any

from PySide6.QtCore import QObject, Qt, Signal, Slot

from printing.discovery_network import network_printers
from printing.discovery_usb import usb_printers
from printing.printers import system_printers

_log = logging.getLogger(__name__)
Told = Callable[[tuple[str, ...]], None]
Source = Callable[[Event], Iterator[tuple[str, ...]]]
"""Gives all that it knows so far, again and again, until it has looked everywhere or is stopped."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    uris: tuple[str, ...]
    told: Told


class PrinterSearch(QObject):
    """Looks for printers away from the screen's thread, for some seconds at a time."""

    _known = Signal(object)

    def __init__(
        self,
        *,
        sources: Sequence[Source] | None = None,
        executor: Executor | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._sources = SOURCES if sources is None else sources
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="finding")
        self._stopped = Event()
        self._known.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def find(self, told: Told) -> None:
        """Look everywhere; *told* is called on this object's thread, each time with all known so far.

        It is called once at least. A search that still goes on is ended.
        """
        self._stopped.set()
        self._stopped = Event()
        self._executor.submit(self._look, told, self._stopped)

    def close(self) -> None:
        """End the search, and leave no thread and no socket."""
        self._stopped.set()
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _look(self, told: Told, stopped: Event) -> None:
        before: tuple[str, ...] = ()
        for source in self._sources:
            found: tuple[str, ...] = ()
            try:
                for found in source(stopped):
                    self._known.emit(_Known(uris=before + found, told=told))
            except Exception:
                # One place that cannot be looked at must not hide the printers of the others.
                _log.exception("Looking for printers broke in %r", source)
            before += found
        self._known.emit(_Known(uris=before, told=told))

    @Slot(object)
    def _tell(self, known: Any) -> None:
        known.told(known.uris)


def _queues(stopped: Event) -> Iterator[tuple[str, ...]]:
    yield system_printers()


SOURCES: tuple[Source, ...] = (_queues, usb_printers, network_printers)
