"""A desk that lets people in and prints their badges until somebody pulls its plug."""

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.core.checkin import Admitted
from kiosk.core.printjob import JobOutcome, JobState
from kiosk.store.desk import DeskStore
from printing.ports import Condition
from printing.queue import PrintQueue
from tests.journeys.machines import Codes


class FileTray:
    """A printer whose tray is a file: a line a badge that came out, the job and the code."""

    dpi = None

    def __init__(self, path: Path) -> None:
        self._path = path

    @property
    def lines(self) -> list[str]:
        """What lies in the tray."""
        return self._path.read_text().splitlines() if self._path.exists() else []

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Let a badge come out."""
        with self._path.open("ab") as tray:
            tray.write(f"{job} {page.decode()}\n".encode())
        return JobOutcome(job=job, state=JobState.DONE)

    def condition(self) -> Condition:
        """Be well."""
        return Condition()


def work(data: Path, tray: Path, codes: list[str]) -> None:
    """Answer for what was at the printers before, and let people come until the end."""
    application = QCoreApplication([])
    printer = FileTray(tray)
    with DeskStore.open_for_writing(data, now=lambda: datetime.now(UTC)) as store:
        queue = PrintQueue(pages=Codes(), driver_for=lambda uri: printer)
        badges = Badges(store, queue=queue, now=lambda: datetime.now(UTC))
        badges.pool.choose(["tray://1", "tray://2"])
        badges.recover()
        welcome = CheckIn(store, badges, session="ACC", now=lambda: datetime.now(UTC))
        for code in codes:
            if isinstance(welcome.scan(code).verdict, Admitted):
                os.write(sys.stdout.fileno(), f"{code}\n".encode())
            application.processEvents()
        application.exec()


if __name__ == "__main__":
    work(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:])
