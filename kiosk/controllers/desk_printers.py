"""The printers of other desks, as those last told of them."""

from collections.abc import Callable, Sequence

from kiosk.core.desk_printer import desk_of, is_in_network, named_there, place_there
from kiosk.core.desks import DeskWord
from kiosk.core.exchange import PrinterWord
from kiosk.core.moment import Now, to_ms
from kiosk.core.printer_place import place_of
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

_MINUTE_MS = 60_000


class DeskPrinters:
    """Reads what is known of the other desks whenever it is asked; it keeps nothing."""

    def __init__(self, store: DeskStore, *, now: Now) -> None:
        self._store = store
        self._now = now
        self._desks: Callable[[], Sequence[DeskWord]] = tuple

    def listen(self, desks: Callable[[], Sequence[DeskWord]]) -> None:
        """Take it from *desks* what the other desks last told; before, none was ever heard of."""
        self._desks = desks

    def all(self) -> list[DeskWord]:
        """Give every other desk that told of printers, by name."""
        own = self._store.setting("id")
        known = [word for word in self._desks() if word.printers and word.id != own]
        return sorted(known, key=lambda word: (word.name, word.id))

    def desk_name(self, desk: str) -> str:
        """Call a desk as it calls itself."""
        word = self.word_of(desk)
        return word.name if word is not None else self._store.desk_name(desk)

    def word_of(self, desk: str) -> DeskWord | None:
        """Give the last word of another desk, None if it was never heard of."""
        return next((word for word in self._desks() if word.id == desk), None)

    def is_heard(self, desk: str) -> bool:
        """Whether a desk was heard of a moment ago: what it is asked, it answers."""
        word = self.word_of(desk)
        return word is not None and word.at is not None and not word.is_silent

    def minutes_since(self, desk: str) -> int | None:
        """Give how many minutes ago a desk was heard of, None if it never was."""
        word = self.word_of(desk)
        if word is None or word.at is None:
            return None
        return max((to_ms(self._now()) - word.at) // _MINUTE_MS, 0)

    def told_to_its_desk(self, uri: str) -> str:
        """Give another desk's printer *uri* as that desk may be told of it, "" for any of its printers."""
        word = _printer(self.word_of(desk_of(uri)), place_there(uri))
        return named_there(uri, word.name if word is not None else "")

    def trouble_at(self, uri: str) -> Trouble | None:
        """Give what keeps another desk's printer *uri* from printing, None where nothing is known to."""
        desk = desk_of(uri)
        facts = {"printer": uri, "desk": self.desk_name(desk)}
        if not self.is_heard(desk):
            minutes = self.minutes_since(desk)
            if minutes is None:
                return Trouble(TroubleKind.PRINTER_DESK_UNHEARD, **facts)
            return Trouble(TroubleKind.PRINTER_DESK_SILENT, minutes=max(minutes, 1), **facts)
        word = self.word_of(desk)
        place = place_there(uri)
        printers = [one for one in word.printers if place in {"", one.place}] if word else []
        if not printers:
            return Trouble(TroubleKind.PRINTER_DESK_WITHOUT, **facts)
        if any(not one.trouble for one in printers):
            return None
        return _trouble_of(printers[0], uri)

    def driver_of(self, uri: str) -> DeskWord | None:
        """Give the desk that drives the network printer at *uri*, None where none is heard to."""
        place = place_of(uri)
        if not is_in_network(place):
            return None
        heard = (word for word in self.all() if self.is_heard(word.id))
        return min(
            (word for word in heard if _printer(word, place) is not None),
            key=lambda word: word.id,
            default=None,
        )

    def shared_trouble(self, uri: str) -> Trouble | None:
        """Give that another desk drives this desk's network printer too; the smaller id keeps it."""
        driver = self.driver_of(uri)
        if driver is None or driver.id > self._store.setting("id"):
            return None
        return Trouble(TroubleKind.PRINTER_SHARED, printer=uri, desk=driver.name)


def _printer(word: DeskWord | None, place: str) -> PrinterWord | None:
    printers = word.printers if word is not None else ()
    return next((one for one in printers if one.place == place), None)


def _trouble_of(word: PrinterWord, uri: str) -> Trouble:
    """Give the trouble that a printer's desk told, as the trouble of *uri*."""
    try:
        kind = TroubleKind(word.trouble)
    except ValueError:  # a later version's
        kind = TroubleKind.PRINTER_FAILED
    return Trouble(kind, **{"detail": "?", **word.facts, "printer": uri})
