"""What rules and controllers ask of rooms they must not know; `main.py` joins the sides."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Protocol

from kiosk.core.attendance import Stay
from kiosk.core.exchange import Keys, RoundOrder, RoundReport
from kiosk.core.layout import Content, Layout
from kiosk.core.printjob import BadgeOrder, CoverSlip, JobOutcome, PrinterState


class Attendance(Protocol):
    """What all desks together know of who is where."""

    def open_stay(self, registrant_id: str, session_id: str) -> Stay | None:
        """Give the stay of somebody who is in the session now, None if they are not."""

    def present(self, session_id: str) -> int:
        """Count the people in the session now."""

    def places_held(self, session_id: str) -> int:
        """Count the people who booked the session, should come, and are not in it yet."""

    def is_bookable(self, session_id: str) -> bool:
        """Say whether the session can be booked at all."""


class BadgeQueue(Protocol):
    """Prints badges away from the screen's thread: one after the other at each printer."""

    @property
    def is_open(self) -> bool:
        """Whether it still takes badges: not once the desk is closing."""

    def submit(self, order: BadgeOrder, finished: Callable[[JobOutcome], None]) -> None:
        """Print *order*; *finished* is called on the caller's thread with what became of it."""

    def submit_sheet(
        self, orders: Sequence[BadgeOrder], finished: Callable[[JobOutcome], None]
    ) -> None:
        """Print *orders* together on one sheet of labels; *finished* is called for each."""

    def look(self, printer: str, told: Callable[[PrinterState], None]) -> None:
        """Ask the printer at a URI how it is; *told* is called on the caller's thread."""


class BadgeExporter(Protocol):
    """Writes many badges into one PDF file."""

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
        """Write one page a badge, or sheets of them, and give the number of badges.

        On a half-used sheet the *first* free label is not 1; *shift* moves all on the sheet, in mm
        to the right and down.
        *progress* is told the number done and answers False to cancel: then no file is left.
        """


class LayoutRoom(Protocol):
    """The layouts of badges, as the designer and the settings are given them."""

    def names(self) -> tuple[str, ...]:
        """Give the names of all layouts, those that ship and this machine's own."""

    def layout(self, name: str) -> Layout:
        """Give the layout *name*.

        Raises:
            Trouble: there is none, or its file is wrong.
        """

    def reread(self, name: str) -> Layout:
        """Give the layout *name* as its file says it now, be it changed by hand meanwhile.

        Raises:
            Trouble: there is none, or its file is wrong.
        """

    def save(self, layout: Layout) -> None:
        """Write *layout* into this machine's own file of its name, the comments that are there kept.

        Raises:
            Trouble: the file cannot be written.
        """

    def is_shipped(self, name: str) -> bool:
        """Whether the layout *name* ships, be it that this machine has its own of that name."""

    def is_own(self, name: str) -> bool:
        """Whether this machine has its own layout *name*."""

    def forget(self, name: str) -> None:
        """Take this machine's own layout *name* away: the one that ships is meant again, if any.

        Raises:
            Trouble: the file cannot be taken away.
        """

    def faults(self, layout: Layout) -> tuple[str, ...]:
        """Give what is wrong with *layout*, in the words of the file's fields; empty where nothing is."""

    def picture(
        self, layout: Layout, order: BadgeOrder, *, dpi: int, one_bit: bool = False, side: int = 0
    ) -> bytes:
        """Give *order*'s badge on *layout* as a PNG: its page as dots, *one_bit* as on a thermal printer.

        *side* is 0 for the front, 1 for the back.

        Raises:
            Trouble: it cannot be drawn (QR_TOO_SMALL).
        """

    def contents(self, layout: str) -> frozenset[Content]:
        """Give what badges on the layout *layout* show."""

    def uncovered(self, text: str) -> str:
        """Give the characters of *text* that no shipped font has."""

    def sheets(self) -> tuple[str, ...]:
        """Give the names of the sheets of labels."""

    def stocks(self) -> Mapping[str, tuple[float, float]]:
        """Give what a layout can name as its stock, with width and height of a label in mm.

        The height of an endless roll is 0: a badge on it is as long as its layout says.
        """

    def keep_image(self, path: Path) -> str:
        """Copy a picture beside this machine's own layouts, and give the name that layouts call it.

        Raises:
            Trouble: it is no picture, or cannot be read or written.
        """


class Printing(Protocol):
    """The printing room, as the window and the commands are given it."""

    @property
    def queue(self) -> BadgeQueue:
        """Where badges are printed."""

    @property
    def export(self) -> BadgeExporter:
        """What writes many badges into a file."""

    @property
    def layouts(self) -> LayoutRoom:
        """What badges look like."""

    def check_printer(self, uri: str) -> None:
        """Make sure that *uri* names a printer, and that there are the sheet and the layout it is set to.

        Raises:
            Trouble: nothing prints there (PRINTER_UNKNOWN), or a setting in it is wrong.
        """

    def find_printers(self, told: Callable[[tuple[str, ...]], None]) -> None:
        """Look for printers (of the system, on USB, in the network) away from the screen's thread.

        *told* is called on the caller's thread with the URIs known so far, several times, each
        printer's name in the fragment.
        """

    def labels_on(self, uri: str) -> int:
        """Give how many badges the printer at *uri* takes at once: 1, or the labels of its sheet."""

    def test_page(self, uri: str, *, layout: str, finished: Callable[[JobOutcome], None]) -> None:
        """Print a page that shows whether a printer is set right, as large as a badge of *layout*.

        On a printer's own layout, where its URI names one; of a sheet it shows where the labels lie.
        """


class Exchange(Protocol):
    """One desk at one hub. Each call may hang as long as the hub does: never on the screen's thread."""

    def round(self, order: RoundOrder) -> RoundReport:
        """Read what is new, publish what is to be published, and say what became of it.

        Nothing is published while there is something unread under this desk's own name: another may
        be writing there, or this desk may be an older copy of itself.
        """

    def write_central(self, files: Mapping[str, bytes]) -> tuple[str, ...]:
        """Write the central files (name to content) whole; give the names of those somebody holds open.

        Raises:
            Trouble: the hub takes none (HUB_…).
        """

    def close(self) -> None:
        """Let go of the hub; nobody calls it any more."""


class Sync(Protocol):
    """The sync room, as the window and the commands are given it."""

    def exchange(self, hub: str, *, desk: str, keys: Keys, seen: Iterable[str]) -> Exchange:
        """Give the exchange of *desk* at *hub* (a folder, or webdavs://…); *seen* are paths read before.

        Raises:
            Trouble: *hub* names nothing that can be one (HUB_UNKNOWN).
        """

    def try_hub(self, hub: str) -> None:
        """Write, read, list and take away a file of its own there; it may hang as long as the hub does.

        Raises:
            Trouble: one of these does not work (HUB_…).
        """

    def public_of(self, organiser_private: bytes) -> bytes:
        """Give the public key that belongs to an organiser's private one (any 32 random bytes)."""

    def seal_pack(self, content: bytes, passphrase: str) -> bytes:
        """Seal what a pack holds under *passphrase* (scrypt, N=2^17; some 0.3 s)."""

    def open_pack(self, data: bytes, passphrase: str) -> bytes:
        """Open what `seal_pack` sealed.

        Raises:
            Trouble: it is no pack (NOT_A_PACK), damaged, or the passphrase is another (PASSPHRASE_WRONG).
        """

    def propose_passphrase(self) -> str:
        """Propose five words."""
