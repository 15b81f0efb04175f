"""What the states of the screens are set up with."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QApplication

from kiosk.controllers.badges import Badges
from kiosk.core.journal import Record
from kiosk.core.printjob import Priority
from kiosk.core.registrant import Registrant
from tests.desk import EARLY_LIST
from tests.fakes import FixedClock
from tests.fakes_sync import FakeSync, FakeSyncing
from tests.volunteer import FakePrinting, Volunteer, wait_until


class Stage:
    """A volunteer, a printer and a clock, and the people the states need."""

    def __init__(
        self,
        volunteer: Volunteer,
        printing: FakePrinting,
        clock: FixedClock,
        sync: FakeSync,
        exchanging: FakeSyncing,
    ) -> None:
        self.volunteer = volunteer
        self.sync = sync
        self.exchanging = exchanging
        self.printing = printing
        self.queue = printing.queue
        self.clock = clock

    @property
    def folder(self) -> Path:
        """The data folder of the desk."""
        return self.volunteer.desk.store.folder

    def until(self, holds: Callable[[], bool]) -> None:
        """Let the window work until *holds*."""
        wait_until(holds)

    @property
    def badges(self) -> Badges:
        """The badges of the desk."""
        return self.volunteer.desk._badges

    def have(self, *printers: str) -> None:
        """Let the desk have these printers."""
        self.badges.pool.choose(printers)

    def look(self) -> None:
        """Let the desk look at its printers."""
        self.volunteer.desk._watch.look()
        self.settle()

    def settle(self) -> None:
        """Let the window lay itself out: a part that goes asks for it, and then its neighbours do."""
        for _ in range(3):
            QApplication.processEvents()

    def run(self, people: Sequence[Registrant]) -> None:
        """Ask for the badges of *people* as an organiser does the evening before."""
        with self.volunteer.desk.store.transaction():
            for person in people:
                self.badges.order(
                    person, code=person.code, at=self.clock(), priority=Priority.RUN, run="soir"
                )

    def learn(self, desk: str, kind: str, body: dict[str, object], at: int, code: str = "") -> None:
        """Take a record of another desk, inside a transaction."""
        record = Record(
            id=f"{desk[:2]}{kind}{at}{body['job']}",
            desk=desk,
            epoch=1,
            seq=1,
            clock=at << 16,
            at=at,
            kind=kind,
            body=body,
            personal={"code": code} if code else {},
        )
        self.volunteer.desk.store.journal.keep(record)
        self.volunteer.desk.store.fold(record)

    def morning(self) -> None:
        """Let some people arrive, so that the desk looks as in the rush."""
        for code in (
            "BMN3CSHMXA",
            "Z6QMQK43UQ",
            "7AKMY26F5W",
            "N3AHNTG3P2",
            "KJJWF3SF6M",
            "TB5BZW7572",
            "QSANAJ2HR9",
        ):
            self.clock.advance(seconds=21)
            self.scan(code)

    def scan(self, code: str) -> None:
        """Scan, and let the badge come out."""
        printed = len(self.queue.orders)
        self.volunteer.scan(code)
        if len(self.queue.orders) > printed:
            self.queue.prints()

    def odd_list(self) -> Path:
        """Write the early list under headers that nobody knows, and give the file."""
        head, *rows = EARLY_LIST.read_text(encoding="utf-8-sig").splitlines()
        strange = ";".join(f"Champ {place}" for place in range(1, len(head.split(";")) + 1))
        path = self.volunteer.desk.store.folder / "export-prestataire.csv"
        path.write_text("\n".join((strange, *rows)), encoding="utf-8")
        return path

    def someone(self, **wanted: str) -> str:
        """Give the code of the first person of the list whose columns say *wanted*."""
        columns = {"note": "Remarque accueil", "status": "Statut", "name": "Nom"}
        for person in self.volunteer.desk.store.registrants.all():
            if all(person.columns[columns[k]].startswith(v) for k, v in wanted.items()):
                return person.code
        raise LookupError(wanted)
