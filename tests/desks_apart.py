"""Desks of one event that work apart until they meet: what they recorded is carried over by hand."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import Answer, CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.merging import Merging
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.controllers.settling import Settling
from kiosk.core.journal import Record
from kiosk.core.registrant import Registrant
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import small_desk
from tests.fakes import FakeQueue, FixedClock

PRINTER = "file:///badges.pdf"


@dataclass
class Desk:
    """A desk with a printer, and what is done at it."""

    store: DeskStore
    clock: FixedClock
    queue: FakeQueue
    badges: Badges

    @property
    def merging(self) -> Merging:
        """What makes two one."""
        return Merging(self.store)

    @property
    def correcting(self) -> Correcting:
        """What puts people right."""
        return Correcting(self.store)

    @property
    def people(self) -> People:
        """What adds people."""
        return People(self.store, self.badges, now=self.clock)

    @property
    def replacing(self) -> Replacing:
        """What sends somebody else."""
        return Replacing(self.store, self.people)

    @property
    def settling(self) -> Settling:
        """What settles clashes, which it has looked at."""
        settling = Settling(self.store, replacing=self.replacing, now=self.clock)
        settling.look()
        return settling

    def admit(self, registrant: str, session: str = "ACC", *, insists: bool = False) -> Answer:
        """Admit somebody, a few seconds later; a badge that is asked for comes out."""
        self.clock.advance(seconds=7)
        check_in = CheckIn(self.store, self.badges, session=session, now=self.clock)
        printed = len(self.queue.orders)
        answer = check_in.admit(registrant, insists=insists)
        if len(self.queue.orders) > printed:
            self.queue.prints()
        return answer

    def add(self, family: str, given: str, organisation: str) -> Registrant:
        """Add a walk-in."""
        self.clock.advance(seconds=7)
        return self.people.add(Details(family=family, given=given, organisation=organisation))

    def told(self) -> list[str]:
        """Give the kinds of the open clashes, the newest first."""
        return [clash.kind.value for clash in self.store.clashes.open()]


def desk_of(store: DeskStore, clock: FixedClock, name: str) -> Desk:
    """Set up the desk of *store*."""
    store.keep_setting("name", name)
    queue = FakeQueue()
    badges = Badges(store, queue=queue, now=clock)
    badges.choose_printer(PRINTER)
    return Desk(store, clock, queue, badges)


@contextmanager
def desks_apart(folder: Path, clock: FixedClock, count: int = 2) -> Iterator[list[Desk]]:
    """Open desks of the small event, that have its lists from the first; each has the one clock."""
    with ExitStack() as opened:
        first = opened.enter_context(small_desk(folder / "1", clock))
        others = [
            opened.enter_context(DeskStore.open_for_writing(folder / str(number), now=clock))
            for number in range(2, count + 1)
        ]
        for other in others:
            hear(other, list(first.journal.all()))
            other.keep_setting("key", first.event_key().hex())
        yield [desk_of(s, clock, f"Bureau {n}") for n, s in enumerate((first, *others), 1)]


def hear(store: DeskStore, records: Iterable[Record]) -> None:
    """Let a desk hear of *records*, in whatever order they come; lists and badges last of all."""
    with store.transaction():
        for record in records:
            store.journal.keep(record)
    store.fold_again()


def listen(store: DeskStore, records: Iterable[Record]) -> None:
    """Let a desk hear of *records* that may come in any order, as it works: nothing is folded again."""
    known = {record.id for record in store.journal.all()}
    with store.transaction():
        for record in records:
            if record.id not in known:
                store.journal.keep(record)
                store.fold(record)


def meet(desks: Sequence[Desk]) -> None:
    """Let all desks hear of all that any has recorded."""
    records = [record for desk in desks for record in desk.store.journal.all()]
    for desk in desks:
        listen(desk.store, sorted(records, key=lambda record: (record.clock, record.id)))
