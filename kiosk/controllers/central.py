"""The central file, written by one desk of all: whose turn it is, and what is to be written."""

from collections.abc import Callable, Collection, Iterable, Mapping
from functools import partial
from pathlib import Path

from kiosk.core.central import PAUSE_MS, WORKBOOK_PAUSE_MS, Hearing, should_write
from kiosk.core.exchange import Heartbeat
from kiosk.core.moment import Now, to_ms
from kiosk.reports.attendance_files import WORKBOOK, central_files
from kiosk.store.desk import DeskStore

Files = Mapping[str, bytes]


class CentralFile:
    """Asked after each round with what the hub said of the other desks.

    Ask on the thread that writes the store; the work that is given back reads the figures beside it,
    and is to be done where the hub is written: of 20,000 people they take as long as several scans.
    """

    def __init__(self, store: DeskStore, *, is_organiser: Callable[[], bool], now: Now) -> None:
        self._store = store
        self._is_organiser = is_organiser
        self._now = now
        self._hearing = Hearing()
        self._written: int | None = None
        self._workbook_written: int | None = None

    def work(self, others: Iterable[Heartbeat]) -> Callable[[], Files] | None:
        """Give what makes the files, None where another desk writes, or it is too soon."""
        beats, now = tuple(others), to_ms(self._now())
        self._hearing.hear(beats, now)
        if self._store.roster.event is None or not self._is_due(self._written, PAUSE_MS, now):
            return None
        if not should_write(
            self._store.setting("id"),
            is_organiser=self._is_organiser(),
            others=beats,
            heard=self._hearing.at,
            now=now,
        ):
            return None
        self._written = now
        has_workbook = self._is_due(self._workbook_written, WORKBOOK_PAUSE_MS, now)
        if has_workbook:
            self._workbook_written = now
        return partial(
            _files_of, self._store.folder, self._now, made_at=now, with_workbook=has_workbook
        )

    def held_open(self, names: Collection[str]) -> None:
        """Take which files somebody holds open: those are tried again in the next round."""
        if WORKBOOK in names:
            self._workbook_written = None

    @staticmethod
    def _is_due(last: int | None, pause: int, now: int) -> bool:
        """Say whether the time has come; after a clock that was set back, it has."""
        return last is None or not 0 <= now - last < pause


def _files_of(folder: Path, now: Now, *, made_at: int, with_workbook: bool) -> Files:
    """Make the files of what is on disk in *folder*, on whatever thread."""
    with DeskStore.open_for_reading(folder, now=now) as reader:
        figures = reader.figures()
    return central_files(figures, made_at=made_at, with_workbook=with_workbook)
