"""The printers of one desk: which they are, how each is, and which may be given a badge now."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.desk_printers import DeskPrinters
from kiosk.core.desk_printer import is_desks
from kiosk.core.ports import BadgeQueue
from kiosk.core.printer_place import place_of
from kiosk.core.printer_uri import option, with_name, with_option
from kiosk.core.printjob import JobOutcome, JobState, PrinterState
from kiosk.core.trouble import BADGES_OWN, Trouble, TroubleKind
from kiosk.store.desk import DeskStore

PRINTERS = "printers"
"""A list: empty where somebody said that the desk prints nothing, null where its last was taken away."""

ONE_PRINTER = "printer"
"""What a desk of an earlier version kept: read where the list is not there."""

HELD = "printers-held"
LOOKS_MS = 10_000
LOOKS_IN_TROUBLE_MS = 3_000


class Pool(QObject):
    """Printers that serve one queue; one in trouble is left out until a look says that it is well.

    Two with the same place are one machine, however they are written and set. What a printer said of
    itself a look can disprove. Of any other trouble (a sheet, a file) only a badge tells: after each look
    one more is tried there. How those of *others* are, other desks tell.
    """

    changed = Signal()  # a printer came, went, is held, let go, in trouble or well again

    def __init__(
        self,
        store: DeskStore,
        *,
        queue: BadgeQueue | None,
        others: DeskPrinters | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._queue = queue
        self._others = others
        self._told_by_others: dict[str, object] = {}
        self._states: dict[str, PrinterState] = {}
        self._busy: set[str] = set()
        self._looking: set[str] = set()
        self._on_trial: set[str] = set()
        self._parts: dict[str, int] = {}

    @property
    def printers(self) -> tuple[str, ...]:
        """The URIs of this desk's printers, in the order in which they are given badges."""
        return printers_of(self._store)

    @property
    def is_settled(self) -> bool:
        """Whether somebody has said where badges come out, if only that this desk prints none."""
        return self._store.has_setting(PRINTERS) or self._store.has_setting(ONE_PRINTER)

    @property
    def wants_badges(self) -> bool:
        """Whether badges are asked for here: they wait while the last printer is being replaced."""
        return bool(self.printers) or self._store.setting(PRINTERS) == "null"

    @property
    def trouble(self) -> Trouble | None:
        """What keeps all badges from coming out: no printer that is not held can print."""
        states = [self.state_of(uri) for uri in self.printers if not self.is_held(uri)]
        troubles = [state.trouble if state else None for state in states]
        return next(iter(troubles), None) if all(troubles) else None

    @property
    def looks_again_ms(self) -> int:
        """How long to wait before the next look: less while a printer is in trouble."""
        in_trouble = any(state.trouble for state in self._states.values())
        return LOOKS_IN_TROUBLE_MS if in_trouble else LOOKS_MS

    def choose(self, uris: Iterable[str]) -> None:
        """Let the desk print at *uris* and nowhere else; what was known of each is forgotten."""
        keep_printers(self._store, uris)
        self._states.clear()
        self.changed.emit()

    def add(self, uri: str) -> None:
        """Let the desk print at *uri* too; one that it has already gets the new name and settings."""
        known = {place_of(one): one for one in self.printers}
        self._keep((known | {place_of(uri): uri}).values())

    def remove(self, uri: str) -> None:
        """Give *uri* no more badges; the one that is on its way there comes out.

        What waits stays, for the next printer that is added.
        """
        place = place_of(uri)
        self._keep_held(self._held - {place})
        self._keep([one for one in self.printers if place_of(one) != place] or None)

    def replace(self, uri: str, by: str) -> None:
        """Take *by* in the place of *uri*: another printer, or the same with other settings.

        What ailed it may have been a setting: it is well until a badge or a look says otherwise.
        """
        old, new = place_of(uri), place_of(by)
        if self.is_held(uri):
            self._keep_held(self._held - {old} | {new})
        if with_name(uri, "") != with_name(by, ""):
            self._states.pop(new, None)
        taken: dict[str, str] = {}
        for one in self.printers:
            place = place_of(one)
            if place == old:
                taken[new] = by
            else:
                taken.setdefault(place, one)
        self._keep(taken.values())

    def hold(self, uri: str) -> None:
        """Give the printer no new badges until it is released, at the next start neither."""
        self._keep_held(self._held | {place_of(uri)})
        self.changed.emit()

    def release(self, uri: str) -> None:
        """Give the printer badges again."""
        self._keep_held(self._held - {place_of(uri)})
        self.changed.emit()

    def is_held(self, uri: str) -> bool:
        """Whether staff hold the printer."""
        return place_of(uri) in self._held

    def is_busy(self, uri: str) -> bool:
        """Whether a badge is on its way to the printer."""
        return place_of(uri) in self._busy

    def state_of(self, uri: str) -> PrinterState | None:
        """Give how the printer was when it last printed or was looked at, None if never."""
        if is_desks(uri):
            return PrinterState(printer=uri, trouble=self._trouble_of_others(uri))
        state = self._states.get(place_of(uri))
        if (shared := self._trouble_of_others(uri)) is not None:
            return replace(state or PrinterState(printer=uri), trouble=shared)
        return state

    def look(self) -> None:
        """Ask each printer that has nothing to do how it is; `changed` tells what is new."""
        if self._queue is None or not self._queue.is_open:
            return
        self.hear_of_others()
        for uri in self.printers:
            is_idle = not self.is_busy(uri) and place_of(uri) not in self._looking
            if is_idle and not is_desks(uri):
                self._looking.add(place_of(uri))
                self._queue.look(uri, self._hear)

    @Slot()
    def hear_of_others(self) -> None:
        """Tell what is new of the printers that other desks tell of."""
        now = {uri: _said(self._trouble_of_others(uri)) for uri in self.printers}
        before, self._told_by_others = self._told_by_others, now
        if now != {uri: before.get(uri) for uri in now}:
            self.changed.emit()

    def forgive(self) -> None:
        """Take it that every printer is well: somebody has seen to them."""
        self._states = {key: replace(state, trouble=None) for key, state in self._states.items()}
        self.changed.emit()

    @property
    def well(self) -> tuple[str, ...]:
        """The printers that print, now or after what they are at: in no trouble, and not held."""
        return tuple(uri for uri in self.printers if self._is_well(uri) and not self.is_held(uri))

    def ready(self) -> Iterator[str]:
        """Give the printers that may be given a badge now, in their order, those of other desks last."""
        for uri in sorted(self.printers, key=is_desks):
            may_try = self._is_well(uri) or place_of(uri) in self._on_trial
            if may_try and not self.is_held(uri) and not self.is_busy(uri):
                yield uri

    def take(self, uri: str) -> None:
        """Keep the printer busy with what is on its way to it."""
        self._busy.add(place_of(uri))

    def judge(self, uri: str, outcome: JobOutcome) -> bool:
        """Learn from what a printer made of a badge; say whether that is new, which is not told yet."""
        place = place_of(uri)
        self._on_trial.discard(place)
        before = self._states.get(place) or PrinterState(printer=uri)
        match outcome.state:
            case JobState.DONE | JobState.SENT:
                now = replace(before, trouble=None)
            case JobState.UNKNOWN:
                silent = Trouble(TroubleKind.PRINTER_SILENT, printer=uri)
                now = replace(before, trouble=outcome.trouble or silent)
            case JobState.FAILED if not is_badges_own(outcome.trouble):
                now = replace(before, trouble=outcome.trouble)
            case _:
                now = before
        self._states[place] = now
        return not _is_same(before, now)

    def free(self, uri: str) -> None:
        """Take it that nothing is on its way to the printer any more."""
        self._busy.discard(place_of(uri))

    def blame(self, uri: str, trouble: Trouble) -> bool:
        """Leave the printer out for *trouble*; say whether that is new, which is not told yet."""
        return self.judge(uri, JobOutcome(job="", state=JobState.FAILED, trouble=trouble))

    def leave_part(self, uri: str, first: int) -> None:
        """Remember that the sheet printed last leaves labels free from *first* on; 0 where it leaves none."""
        self._parts[place_of(uri)] = first

    def part_left(self, uri: str) -> int:
        """Give the first free label of the half-used sheet that came out last, 0 where there is none."""
        is_back = bool(option(uri, "first"))
        return 0 if is_back or self.is_busy(uri) else self._parts.get(place_of(uri), 0)

    def put_back(self, uri: str) -> None:
        """Print next on what is free of the half-used sheet that came out last: it is in again."""
        if first := self.part_left(uri):
            self.leave_part(uri, 0)
            self.replace(uri, with_option(uri, "first", str(first)))

    def begin_sheet(self, uri: str) -> None:
        """Remember that the half-used sheet that was in the printer is used up: the next is a whole one."""
        place, first = place_of(uri), option(uri, "first")
        if not first:
            return
        before = self.printers
        now = [
            with_option(one, "first", "")
            if place_of(one) == place and option(one, "first") == first
            else one
            for one in before
        ]
        if tuple(now) != before:
            keep_printers(self._store, now)

    @property
    def _held(self) -> set[str]:
        return {place_of(uri) for uri in json.loads(self._store.setting(HELD, "[]"))}

    def _is_well(self, uri: str) -> bool:
        state = self.state_of(uri)
        return state is None or state.trouble is None

    def _trouble_of_others(self, uri: str) -> Trouble | None:
        """Give what other desks tell that keeps a printer from being given badges."""
        if self._others is None:
            return None
        if is_desks(uri):
            return self._others.trouble_at(uri)
        return self._others.shared_trouble(uri)

    def _keep_held(self, places: Iterable[str]) -> None:
        self._store.keep_setting(HELD, json.dumps(sorted(places)))

    def _keep(self, uris: Iterable[str] | None) -> None:
        keep_printers(self._store, uris)
        known = {place_of(uri) for uri in self.printers}
        self._states = {key: one for key, one in self._states.items() if key in known}
        self.changed.emit()

    def _hear(self, state: PrinterState) -> None:
        """Take what a look at a printer has shown."""
        place = place_of(state.printer)
        self._looking.discard(place)
        if place not in {place_of(uri) for uri in self.printers}:
            return
        before = self._states.get(place) or PrinterState(printer=state.printer)
        tries = state.trouble is None and before.trouble is not None and not _is_own(before.trouble)
        if tries:
            self._on_trial.add(place)
            state = replace(state, trouble=before.trouble)
        self._states[place] = state
        if tries or not _is_same(before, state):
            self.changed.emit()


def printers_of(store: DeskStore) -> tuple[str, ...]:
    """Give the URIs of the desk's printers, of an earlier version's its one printer."""
    if store.has_setting(PRINTERS):
        return tuple(json.loads(store.setting(PRINTERS)) or ())
    one = store.setting(ONE_PRINTER)
    return (one,) if one else ()


def keep_printers(store: DeskStore, uris: Iterable[str] | None) -> None:
    """Keep which printers the desk has from now on; None where it wants one and has none."""
    kept = None if uris is None else list(uris)
    store.keep_setting(PRINTERS, json.dumps(kept, ensure_ascii=False))


def is_badges_own(trouble: Trouble | None) -> bool:
    """Say whether a badge failed for its own sake: its printer is well."""
    return trouble is not None and trouble.kind in BADGES_OWN


def _is_own(trouble: Trouble) -> bool:
    """Whether *trouble* is the printer's own, so that the printer knows when it is over."""
    return trouble.kind.value.startswith("printer-")


def _is_same(one: PrinterState, two: PrinterState) -> bool:
    """Whether two states say the same; troubles are compared by what they say."""
    return one.is_low == two.is_low and _said(one.trouble) == _said(two.trouble)


def _said(trouble: Trouble | None) -> object:
    return None if trouble is None else (trouble.kind, trouble.facts)
