"""Printers that stand beside a desk in the journeys: what they print lies in a tray, and they break."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from threading import Event, Lock
from typing import Protocol

from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.ports import Condition, Driver
from printing.queue import Pages

PATIENCE_S = 20


class Machine(Protocol):
    """A printer with a body; *codes* are those of the badges in its tray, in the order they came."""

    @property
    def uri(self) -> str:
        """Where it is."""

    @property
    def codes(self) -> list[str]:
        """What has come out of it."""

    @property
    def explains(self) -> bool:
        """Whether it says what ails it; some only fall silent."""

    def runs_out(self) -> None:
        """Let the paper end between two badges."""

    def runs_out_in_next(self) -> None:
        """Let the paper end in the middle of the next badge: the rest comes out once there is some."""

    def opens(self) -> None:
        """Open the cover."""

    def is_cut_off_in_next(self, *, comes_out: bool) -> None:
        """Pull the cable while the next badge is on its way: before, or after it has all of it."""

    def hesitates(self) -> None:
        """Take the next badge and say nothing until it is told to answer."""

    def answers(self) -> None:
        """Print what it hesitated over, and say so."""

    def is_seen_to(self) -> None:
        """Put paper in, close the cover, plug the cable in: it goes on with what it had."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MachineRoom:
    """Three machines of a kind, and how a desk prints on them."""

    machines: Sequence[Machine]
    pages: Pages
    driver_for: Callable[[str], Driver]
    close: Callable[[], None]


class Codes:
    """Pages that are the badge's code and nothing else."""

    def page(self, order: BadgeOrder, dpi: int | None = None) -> bytes:
        """Give a page."""
        return order.code.encode()

    def sheet(self, orders: Sequence[BadgeOrder], uri: str) -> bytes:
        """Give a sheet."""
        return b" ".join(order.code.encode() for order in orders)


@dataclass(kw_only=True)
class PaperMachine:
    """A machine and its driver in one: it keeps what it was sent and could not print, as real ones do."""

    uri: str
    codes: list[str] = field(default_factory=list)
    dpi: int | None = None
    explains: bool = True
    _trouble: TroubleKind | None = None
    _next: Callable[[bytes], TroubleKind] | None = None
    _buffer: list[bytes] = field(default_factory=list)
    _may_answer: Event = field(default_factory=Event)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self._may_answer.set()

    def runs_out(self) -> None:
        """Have no paper."""
        self._trouble = TroubleKind.PRINTER_PAPER_OUT

    def runs_out_in_next(self) -> None:
        """Keep the next badge until there is paper."""

        def run_out(page: bytes) -> TroubleKind:
            self._buffer.append(page)
            return TroubleKind.PRINTER_PAPER_OUT

        self._next = run_out

    def opens(self) -> None:
        """Have the cover open."""
        self._trouble = TroubleKind.PRINTER_COVER_OPEN

    def is_cut_off_in_next(self, *, comes_out: bool) -> None:
        """Lose the cable with the next badge."""

        def lose(page: bytes) -> TroubleKind:
            if comes_out:
                self._print(page)
            return TroubleKind.PRINTER_UNREACHABLE

        self._next = lose

    def hesitates(self) -> None:
        """Say nothing."""
        self._may_answer.clear()

    def answers(self) -> None:
        """Go on."""
        self._may_answer.set()

    def is_seen_to(self) -> None:
        """Be well, and print what there is."""
        with self._lock:
            self._trouble = None
            left, self._buffer = self._buffer, []
        for page in left:
            self._print(page)

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print a page, as a driver of this house does: asked before, and asked after."""
        if self._trouble is not None:
            raise Trouble(self._trouble, printer=self.uri)
        if self._next is not None:
            happens, self._next = self._next, None
            self._trouble = happens(page)
            trouble = Trouble(self._trouble, printer=self.uri)
            return JobOutcome(job=job, state=JobState.UNKNOWN, trouble=trouble)
        assert self._may_answer.wait(PATIENCE_S)
        self._print(page)
        return JobOutcome(job=job, state=JobState.DONE)

    def condition(self) -> Condition:
        """Say how it is."""
        trouble = Trouble(self._trouble, printer=self.uri) if self._trouble else None
        return Condition(trouble=trouble)

    def _print(self, page: bytes) -> None:
        with self._lock:
            self.codes += page.decode().split()


def paper_machines() -> MachineRoom:
    """Give machines without a wire."""
    machines = {uri: PaperMachine(uri=uri) for uri in ("paper://1", "paper://2", "paper://3")}
    return MachineRoom(
        machines=tuple(machines.values()),
        pages=Codes(),
        driver_for=machines.__getitem__,
        close=lambda: None,
    )
