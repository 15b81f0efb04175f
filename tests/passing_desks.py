"""Desks of one event that copy each other's records, as much of them and in whatever order a test says."""

import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.core.desk_printer import uri_of
from kiosk.core.desks import DeskWord
from kiosk.core.exchange import PrinterWord
from kiosk.core.journal import Record
from kiosk.core.moment import to_ms
from kiosk.core.printer_place import place_of
from kiosk.core.printer_uri import given_name
from kiosk.core.printjob import Job
from kiosk.store.desk import DeskStore
from tests.desk import small_desk
from tests.desks_apart import hear
from tests.fakes import FakeQueue, FixedClock

ADA, GRACE, CHLOE = "liste:1", "liste:2", "liste:5"
CODES = {ADA: "CODEADA1", GRACE: "CODEGRACE2", CHLOE: "CODECHLO5"}


class Desk:
    """One desk at the welcome, with a printer of its own or none; *words* is what it knows of the others."""

    def __init__(self, store: DeskStore, clock: FixedClock, *printers: str) -> None:
        self.store = store
        self.clock = clock
        self.words: list[DeskWord] = []
        self.start()
        self.badges.pool.choose(printers)

    def start(self) -> None:
        """Start, or start again after a crash: what was on its way to a printer is forgotten there."""
        self.queue = FakeQueue()
        self.badges = Badges(self.store, queue=self.queue, now=self.clock)
        self.badges.passing.others.listen(lambda: self.words)
        self.welcome = CheckIn(self.store, self.badges, session="ACC", now=self.clock)
        self.badges.recover()

    @property
    def id(self) -> str:
        """The desk's id."""
        return self.store.setting("id")

    @property
    def name(self) -> str:
        """What the desk is called."""
        return self.store.setting("name")

    def scan(self, who: str) -> None:
        """Let somebody come."""
        self.welcome.scan(CODES[who])

    def job(self, who: str) -> Job:
        """Give the newest badge of somebody."""
        job = self.store.jobs.newest_of(who)
        assert job is not None
        return job

    def word(self, *, at: int | None = None, is_silent: bool = False) -> DeskWord:
        """Give what this desk tells of itself."""
        uris = [uri for uri in self.badges.pool.printers if not uri.startswith("desk:")]
        printers = tuple(PrinterWord(place=place_of(uri), name=given_name(uri)) for uri in uris)
        said = to_ms(self.clock()) if at is None else at
        return DeskWord(id=self.id, name=self.name, at=said, printers=printers, is_silent=is_silent)

    def printer_here(self) -> str:
        """Give this desk's first printer as another desk adds it."""
        uri = self.badges.printer
        return uri_of(self.id, place_of(uri), f"{given_name(uri)} ({self.name})")

    def hear(self, *desks: "Desk", is_silent: bool = False) -> None:
        """Hear of other desks, or hear of them no more."""
        self.words = [one.word(is_silent=is_silent) for one in desks]
        self.badges.pool.look()

    def learn(self, records: Iterable[Record]) -> None:
        """Take records of other desks, in the order in which they come."""
        hear(self.store, records)
        self.badges.passing.take_news()

    def records(self) -> list[Record]:
        """Give every record it has."""
        return list(self.store.journal.all())


def lacking(desk: Desk, other: Desk) -> list[Record]:
    """Give what *desk* has and *other* has not."""
    known = {record.id for record in other.records()}
    return [record for record in desk.records() if record.id not in known]


def exchange(*desks: Desk, choose: Callable[[list[Record]], Sequence[Record]] = list) -> None:
    """Let every desk have what the others had, until all have the same, or once as *choose* says."""
    for _ in range(len(desks) + 2):
        for desk in desks:
            for other in desks:
                if new := lacking(other, desk):
                    desk.learn(choose(new))


def some_of(chance: random.Random) -> Callable[[list[Record]], Sequence[Record]]:
    """Give what chooses some of records, shuffled, some of them twice."""

    def choose(records: list[Record]) -> Sequence[Record]:
        chosen = [record for record in records if chance.random() < 0.6]
        doubled = chosen + [record for record in chosen if chance.random() < 0.3]
        chance.shuffle(doubled)
        return doubled

    return choose


@contextmanager
def desks_of(
    folder: Path, clock: FixedClock, *printers: Sequence[str], fresh: bool = True
) -> Iterator[list[Desk]]:
    """Open a desk for each of these lists of printers, with the small event: Bureau 1, 2 and so on."""
    with ExitStack() as opened:
        desks: list[Desk] = []
        for number, uris in enumerate(printers, 1):
            path = folder / f"desk-{number}"
            if number == 1 and fresh:
                store = opened.enter_context(small_desk(path, clock))
            else:
                store = opened.enter_context(DeskStore.open_for_writing(path, now=clock))
            store.keep_setting("name", f"Bureau {number}")
            if number > 1:
                hear(store, desks[0].records())
            desks.append(Desk(store, clock, *uris))
        yield desks
