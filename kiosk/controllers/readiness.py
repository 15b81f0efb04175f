"""Is this desk ready: its list, letters, layouts, printers, disk and clock, looked at one by one."""

import shutil
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta, tzinfo
from itertools import islice
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

from kiosk.controllers.fates import DEFAULT_LAYOUT
from kiosk.controllers.pool import printers_of
from kiosk.core.hub_address import shown_hub
from kiosk.core.journal import RecordKind
from kiosk.core.layout import Content, Layout
from kiosk.core.moment import Now, from_ms
from kiosk.core.ports import LayoutRoom
from kiosk.core.printer_uri import option, scheme
from kiosk.core.printjob import BadgeOrder, PrinterState
from kiosk.core.readiness import Aspect, Finding, Found, Level, Uncovered
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.letters import shipped
from kiosk.store.desk import DeskStore

LEAST_FREE_MB = 500
"""A day's journal takes far less; a full disk is found out at the worst moment."""
DPI = {"escpos": 203, "zpl": 203, "brother": 300}
"""The dots an inch of printers that do not say; the others have no fewer than 600."""
_OTHER_DPI = 600
_ACROSS = {"escpos": 72.1, "zpl": 104.0}
"""The mm that printers which do not say reach across their paper."""
_MM_PER_INCH = 25.4
_HAIR = 0.2
_TOLERANCE = timedelta(minutes=5)
_NAMED = 10


def free_mb(folder: Path) -> int:
    """Give the room left on the disk of *folder*, in MB."""
    return shutil.disk_usage(folder).free // 1_000_000


class Readiness:
    """Looks at one desk; what printers say comes from whoever asked them.

    *here* is the time zone that the machine is set to, None to ask it.
    """

    def __init__(
        self,
        store: DeskStore,
        *,
        layouts: LayoutRoom,
        now: Now,
        free: Callable[[Path], int] = free_mb,
        here: tzinfo | None = None,
    ) -> None:
        self._store = store
        self._layouts = layouts
        self._now = now
        self._free = free
        self._here = here
        self._everybody = list(store.registrants.all()) if store.roster.event else []
        self._expected = [person for person in self._everybody if person.is_expected]

    def findings(self) -> Iterator[Finding]:
        """Look at everything but the printers."""
        yield self._list()
        yield from self._of_layouts()
        yield self._disk()
        if self._store.roster.event is not None:
            yield from self._clock()

    def of_printer(self, state: PrinterState) -> Finding:
        """Give what is to know of a printer that was asked."""
        facts = {"printer": state.printer}
        if state.trouble is not None:
            return _wrong(Aspect.PRINTER, state.trouble)
        if state.is_low:
            return Finding(
                aspect=Aspect.PRINTER, level=Level.NOTE, found=Found.PRINTER_LOW, facts=facts
            )
        return Finding(
            aspect=Aspect.PRINTER, level=Level.GOOD, found=Found.PRINTER_READY, facts=facts
        )

    def of_hub(self, hub: str, trouble: Trouble | None) -> Finding:
        """Give what is to know of where this desk exchanges ("": nowhere), and what a trial there met."""
        if trouble is not None:
            return _wrong(Aspect.HUB, trouble)
        if not hub:
            return Finding(aspect=Aspect.HUB, level=Level.NOTE, found=Found.ALONE)
        return Finding(
            aspect=Aspect.HUB,
            level=Level.GOOD,
            found=Found.HUB_GOOD,
            facts={"hub": shown_hub(hub)},
        )

    def without_printers(self) -> Finding:
        """Give what is to know of a desk that has none: a door needs none."""
        return Finding(aspect=Aspect.PRINTER, level=Level.NOTE, found=Found.PRINTS_NOTHING)

    def _list(self) -> Finding:
        if not self._expected:
            return Finding(aspect=Aspect.LIST, level=Level.WRONG, found=Found.NOBODY)
        return Finding(
            aspect=Aspect.LIST,
            level=Level.GOOD,
            found=Found.PEOPLE,
            facts={
                "expected": len(self._expected),
                "people": len(self._everybody),
                "event": self._store.event.name,
            },
        )

    def _of_layouts(self) -> Iterator[Finding]:
        """Look at each layout the desk prints on, at the resolution of each printer it is for."""
        own = self._store.setting("layout", DEFAULT_LAYOUT)
        printers = printers_of(self._store)
        used: dict[tuple[str, int], list[str]] = {}
        for uri in printers:
            used.setdefault(_layout_and_dpi(uri, own), []).append(uri)
        used = used or {(own, _OTHER_DPI): []}
        for (name, dpi), uris in used.items():
            for each in self._handed(name):
                found = self._layout(each, dpi)
                if found.level is Level.GOOD:
                    troubles = filter(None, (self._too_wide(each, uri) for uri in uris))
                    yield from (_wrong(Aspect.LAYOUT, one) for one in troubles)
                yield found
        yield from self._notes(dict.fromkeys(name for name, _ in used))
        if self._expected:
            yield self._letters({name for name, _ in used})

    def _handed(self, name: str) -> list[str]:
        """Give *name* and the layouts that it hands categories to, and they in turn."""
        found = [name]
        for each in found:
            try:
                others = self._layouts.layout(each).categories.values()
            except Trouble:  # which looking at it tells
                continue
            found += [other for other in dict.fromkeys(others) if other not in found]
        return found

    def _too_wide(self, name: str, printer: str) -> Trouble | None:
        """Give that a badge is wider than a thermal printer reaches, whichever way it lies."""
        layout, reach = self._layouts.layout(name), _reach(printer)
        if reach is None or min(layout.width, layout.height) <= reach + _HAIR:
            return None
        needs = f"{layout.width:g} × {layout.height:g} mm"
        return Trouble(
            TroubleKind.PAGE_TOO_WIDE, printer=printer, needs=needs, has=f"{reach:.0f} mm"
        )

    def _notes(self, names: Iterable[str]) -> Iterator[Finding]:
        """Give what somebody may have meant so: badges without a code, categories of no list."""
        known = {person.category.strip().casefold() for person in self._everybody}
        for name in names:
            try:
                layout = self._layouts.layout(name)
            except Trouble:
                continue
            if layout.elements and not layout.symbols:
                yield _note(Found.LAYOUT_WITHOUT_CODE, layout=name)
            asked = [one for one in _categories(layout) if one.strip().casefold() not in known]
            if asked and self._expected and self._layouts.is_own(name):
                yield _note(Found.LAYOUT_CATEGORIES, layout=name, categories=", ".join(asked))

    def _layout(self, name: str, dpi: int) -> Finding:
        """Draw the badge with the longest code: its QR symbol has the smallest modules."""
        try:
            layout = self._layouts.layout(name)
            if faults := (*self._layouts.faults(layout), *_unwritable(layout)):
                return Finding(
                    aspect=Aspect.LAYOUT,
                    level=Level.WRONG,
                    found=Found.LAYOUT_FAULTY,
                    facts={"layout": name, "faults": "; ".join(faults)},
                )
            if self._expected:
                longest = max(self._expected, key=lambda person: len(person.code))
                self._layouts.picture(layout, self._order(longest), dpi=dpi)
        except Trouble as trouble:
            return _wrong(Aspect.LAYOUT, trouble)
        return Finding(
            aspect=Aspect.LAYOUT, level=Level.GOOD, found=Found.LAYOUT_GOOD, facts={"layout": name}
        )

    def _letters(self, layouts: Iterable[str]) -> Finding:
        """Look for characters that no font has, in what badges show of those who should come."""
        shown = {Content.NAME}.union(*map(self._contents, layouts))
        people = []
        for person in self._expected:
            said = self._order(person).text
            if missed := shipped().uncovered("".join(said[content] for content in shown)):
                people.append(Uncovered(code=person.code, name=person.name, characters=missed))
        if not people:
            return Finding(aspect=Aspect.LETTERS, level=Level.GOOD, found=Found.LETTERS_COVERED)
        named = [f"{one.name} ({' '.join(one.characters)})" for one in islice(people, _NAMED)]
        more = ["…"] if len(people) > _NAMED else []
        return Finding(
            aspect=Aspect.LETTERS,
            level=Level.WRONG,
            found=Found.LETTERS_MISSING,
            facts={"people": len(people), "names": ", ".join([*named, *more])},
            people=tuple(people),
        )

    def _contents(self, layout: str) -> frozenset[Content]:
        """Give what a layout shows, nothing where its file is wrong, which is told apart."""
        try:
            return self._layouts.contents(layout)
        except Trouble:
            return frozenset()

    def _order(self, person: Registrant) -> BadgeOrder:
        return BadgeOrder(
            job="",
            registrant=person,
            code=person.code,
            event_name=self._store.event.short_name,
            layout="",
            printer="",
        )

    def _disk(self) -> Finding:
        free = self._free(self._store.folder)
        is_enough = free >= LEAST_FREE_MB
        return Finding(
            aspect=Aspect.DISK,
            level=Level.GOOD if is_enough else Level.WRONG,
            found=Found.ROOM if is_enough else Found.LITTLE_ROOM,
            facts={"free": free},
        )

    def _clock(self) -> Iterator[Finding]:
        """Compare the clock with when the list was loaded, and the machine's zone with the event's."""
        now, zone = self._now(), self._store.event.zone
        facts: dict[str, str | int] = {"time": _said(now.astimezone(zone))}
        newest = self._store.journal.newest_of((RecordKind.PROGRAMME, RecordKind.LOAD))
        loaded = next(from_ms(record.at, zone) for record in self._store.journal.named(newest))
        if now < loaded - _TOLERANCE:
            facts["loaded"] = _said(loaded)
            yield Finding(
                aspect=Aspect.CLOCK, level=Level.WRONG, found=Found.CLOCK_BEHIND, facts=facts
            )
            return
        here = now.astimezone(self._here)
        if here.utcoffset() != now.astimezone(zone).utcoffset():
            facts |= {"zone": self._store.event.timezone, "ours": _said(here)}
            yield Finding(
                aspect=Aspect.CLOCK, level=Level.NOTE, found=Found.OTHER_ZONE, facts=facts
            )
            return
        yield Finding(aspect=Aspect.CLOCK, level=Level.GOOD, found=Found.CLOCK_RIGHT, facts=facts)


def _wrong(aspect: Aspect, trouble: Trouble) -> Finding:
    return Finding(aspect=aspect, level=Level.WRONG, found=Found.TROUBLE, trouble=trouble)


def _note(found: Found, **facts: str | int) -> Finding:
    return Finding(aspect=Aspect.LAYOUT, level=Level.NOTE, found=found, facts=facts)


def _unwritable(layout: Layout) -> Iterator[str]:
    """Give the words of the layout itself that no font has all characters of."""
    for text in layout.texts:
        for words in (one.words for one in text.paragraphs):
            if missed := shipped().uncovered(words):
                yield f"« {words} » : {' '.join(dict.fromkeys(missed))}"


def _categories(layout: Layout) -> dict[str, None]:
    """Give the categories that a layout tells apart."""
    asked = dict.fromkeys(layout.categories)
    for one in layout.elements:
        for words in (one.only, one.unless):
            asked |= dict.fromkeys(words.get(Content.CATEGORY, ()))
    return asked | dict.fromkeys(name for band in layout.bands for name in band.colours)


def _reach(printer: str) -> float | None:
    """Give the mm that a thermal printer prints across, None of one that takes what paper there is."""
    language = scheme(printer).partition("+")[0]
    if language not in _ACROSS:
        return None
    _, dpi = _layout_and_dpi(printer, "")
    width = option(printer, "width")
    return int(width) * _MM_PER_INCH / dpi if width.isdecimal() else _ACROSS[language]


def _layout_and_dpi(uri: str, layout: str) -> tuple[str, int]:
    """Give the layout that the printer at *uri* prints, *layout* unless it has its own, and its dots."""
    parts = urlsplit(uri)
    options = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    usual = DPI.get(parts.scheme.partition("+")[0], _OTHER_DPI)
    dpi = options.get("dpi", "")
    return options.get("layout", layout), int(dpi) if dpi.isdecimal() else usual


def _said(moment: datetime) -> str:
    return moment.isoformat(timespec="minutes")
