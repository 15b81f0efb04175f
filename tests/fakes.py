"""Stand-ins for the clock, the other desks and the printer."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path

from kiosk.core.attendance import Stay
from kiosk.core.layout import Content, Layout
from kiosk.core.printjob import BadgeOrder, CoverSlip, JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind

MORNING = datetime(2025, 7, 4, 6, 30, tzinfo=UTC)
"""Half past eight in Paris, on the day of the reference event."""


class FixedClock:
    """Says the same time until it is moved."""

    def __init__(self, moment: datetime = MORNING) -> None:
        self.moment = moment

    def __call__(self) -> datetime:
        """Give the time."""
        return self.moment

    def advance(self, **time: float) -> datetime:
        """Move on, by ``seconds=…`` or ``hours=…``, and give the new time."""
        self.moment += timedelta(**time)
        return self.moment


@dataclass(kw_only=True)
class FakeAttendance:
    """Knows what the test says of one session."""

    stay: Stay | None = None
    inside: int = 0
    held: int = 0
    bookable: bool = False

    def open_stay(self, registrant_id: str, session_id: str) -> Stay | None:
        """Give the stay."""
        return self.stay

    def present(self, session_id: str) -> int:
        """Give the people inside."""
        return self.inside

    def places_held(self, session_id: str) -> int:
        """Give the places held."""
        return self.held

    def is_bookable(self, session_id: str) -> bool:
        """Say whether it can be booked."""
        return self.bookable


@dataclass
class FakeLayouts:
    """Layouts that all *show* the same; nothing is drawn."""

    shows: frozenset[Content] = frozenset({Content.NAME, Content.FUNCTION, Content.ORGANISATION})

    def names(self) -> tuple[str, ...]:
        """Give two."""
        return ("card", "a6")

    def layout(self, name: str) -> Layout:
        """Give an empty one."""
        return Layout(name=name, width=86, height=54)

    def save(self, layout: Layout) -> None:
        """Keep nothing."""

    def faults(self, layout: Layout) -> tuple[str, ...]:
        """Find none."""
        return ()

    def picture(
        self, layout: Layout, order: BadgeOrder, *, dpi: int, one_bit: bool = False, side: int = 0
    ) -> bytes:
        """Give no picture."""
        return b""

    def contents(self, layout: str) -> frozenset[Content]:
        """Give what all show."""
        return self.shows

    def uncovered(self, text: str) -> str:
        """Take every font to have everything."""
        return ""

    def sheets(self) -> tuple[str, ...]:
        """Give one."""
        return ("c32011",)


@dataclass
class FakeExporter:
    """Keeps the pages it was given; *stops* after so many, or fails with *trouble*."""

    stops: int = 1000
    trouble: Trouble | None = None
    pages: list[BadgeOrder | CoverSlip] = field(default_factory=list)
    wish: dict[str, object] = field(default_factory=dict)

    def __call__(
        self,
        orders: Iterable[BadgeOrder | CoverSlip],
        path: Path,
        *,
        sheet: str | None,
        progress: Callable[[int], bool],
        first: int = 1,
        shift: tuple[float, float] = (0.0, 0.0),
    ) -> int:
        """Take the pages."""
        if self.trouble is not None:
            raise self.trouble
        self.wish = {"path": path, "sheet": sheet, "first": first, "shift": shift}
        self.pages = []
        for number, order in enumerate(orders, 1):
            self.pages.append(order)
            if not progress(number) or number > self.stops:
                return 0
        return len(self.pages)

    @property
    def names(self) -> list[str]:
        """What each page is headed."""
        return [p.title if isinstance(p, CoverSlip) else p.registrant.family for p in self.pages]


@dataclass
class FakeQueue:
    """Holds badges until the test says what became of them, at each printer one after the other.

    *states* are what a look at each printer tells; *sheets* the badges that went together.
    """

    orders: list[BadgeOrder] = field(default_factory=list)
    is_open: bool = True
    sheets: list[list[BadgeOrder]] = field(default_factory=list)
    states: dict[str, PrinterState] = field(default_factory=dict)
    _finished: dict[str, Callable[[JobOutcome], None]] = field(default_factory=dict)
    _at: dict[str, list[BadgeOrder]] = field(default_factory=dict)

    def submit(self, order: BadgeOrder, finished: Callable[[JobOutcome], None]) -> None:
        """Take a badge."""
        self.orders.append(order)
        self._finished[order.job] = finished
        self._at.setdefault(order.printer, []).append(order)

    def submit_sheet(
        self, orders: Sequence[BadgeOrder], finished: Callable[[JobOutcome], None]
    ) -> None:
        """Take several badges."""
        self.sheets.append(list(orders))
        for order in orders:
            self.submit(order, finished)

    def look(self, printer: str, told: Callable[[PrinterState], None]) -> None:
        """Say how the printer is: well, unless the test says another thing."""
        told(self.states.get(printer, PrinterState(printer=printer)))

    def at(self, printer: str) -> list[str]:
        """Give the codes of the badges that are at a printer."""
        return [order.code for order in self._at.get(printer, [])]

    def prints(self, printer: str = "") -> None:
        """Say that the newest badge came out, or what is at one *printer*."""
        self.ends(JobState.DONE, printer=printer)

    def fails(self, detail: str = "plus de papier", *, printer: str = "") -> None:
        """Say that the printer did not take the newest badge, or what is at one *printer*."""
        where = printer or self.orders[-1].printer
        trouble = Trouble(TroubleKind.PRINTER_FAILED, printer=where, detail=detail)
        self.ends(JobState.FAILED, trouble, printer=printer)

    def ends(self, state: JobState, trouble: Trouble | None = None, *, printer: str = "") -> None:
        """Say what became of the newest badge, or of what is at one *printer*."""
        orders = self._at[printer] if printer else [self.orders[-1]]
        for order in list(orders):
            self._at[order.printer].remove(order)
            self._finished[order.job](JobOutcome(job=order.job, state=state, trouble=trouble))

    def breaks(self, printer: str, kind: TroubleKind = TroubleKind.PRINTER_PAPER_OUT) -> None:
        """Let a look at a printer tell a trouble."""
        self.states[printer] = PrinterState(printer=printer, trouble=Trouble(kind, printer=printer))

    def is_mended(self, printer: str) -> None:
        """Let a look at a printer tell that it is well."""
        self.states.pop(printer, None)
