"""Settles what desks did apart: the deed and the word that it is settled, in one transaction."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.controllers.check_in import append_undo_of
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.merging import Merging
from kiosk.controllers.replacing import Replacing
from kiosk.core.clash import Clash, ClashKind, Settled, Side, Way, WayKind
from kiosk.core.correction import Corrected
from kiosk.core.journal import Record, RecordKind
from kiosk.core.moment import Now
from kiosk.core.registrant import Registrant
from kiosk.store.desk import DeskStore


class Settling(QObject):
    """Knows the open clashes as they were last looked at; `look` after anything was recorded."""

    changed = Signal()  # other clashes are open

    def __init__(
        self, store: DeskStore, *, replacing: Replacing, now: Now, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._replacing = replacing
        self._merging = Merging(store)
        self._correcting = Correcting(store)
        self._now = now
        self._clashes: tuple[Clash, ...] = ()

    @property
    def clashes(self) -> tuple[Clash, ...]:
        """The open clashes, the newest first."""
        return self._clashes

    @Slot()
    def look(self) -> None:
        """Find what is open now."""
        found = tuple(self._store.clashes.open())
        if found != self._clashes:
            self._clashes = found
            self.changed.emit()

    def settle(self, clash: Clash, way: Way) -> Settled | None:
        """Do *way*, and keep that *clash* is settled; None where it was settled meanwhile.

        Raises:
            Trouble: the deed cannot be done.
        """
        if clash.key not in {one.key for one in self._store.clashes.open()}:
            self.look()
            return None
        with self._store.transaction():
            deeds = self._do(clash, way)
            record = self._store.journal.append(
                RecordKind.SETTLE,
                {
                    "clash": clash.key,
                    "how": way.how,
                    "kind": clash.kind.value,
                    "records": sorted(clash.records),
                    "deeds": [deed.id for deed in deeds],
                },
            )
        self.look()
        return next(one for one in self._store.clashes.settled() if one.record == record.id)

    def take_back(self, settled: Settled) -> None:
        """Open again what was settled; what was done with it is taken back too."""
        deeds = [deed for id_ in settled.deeds for deed in self._store.journal.named(id_)]
        undone = [deed.id for deed in deeds if deed.kind != RecordKind.UNDO]
        with self._store.transaction():
            self._store.journal.append(RecordKind.UNDO, {"undoes": [settled.record, *undone]})
            for deed in deeds:
                if deed.kind == RecordKind.UNDO:
                    self._enter_again(deed)
        self.look()

    def people(self, clash: Clash) -> dict[str, Registrant]:
        """Give whom *clash* is about, as a desk may see them, by their id."""
        wanted = {*clash.registrants, *(side.registrant for side in clash.sides)}
        found = {one: self._store.registrants.get(one) for one in wanted if one}
        seen = self._store.registrants.seen_at_desk
        return {one: seen(person) for one, person in found.items() if person is not None}

    def _do(self, clash: Clash, way: Way) -> Sequence[Record]:
        """Do what *way* says, inside the transaction, and give the records of it."""
        match way.kind:
            case WayKind.SEEN | WayKind.DIFFERENT:
                return []
            case WayKind.SAME:
                people = sorted({side.registrant for side in clash.sides})
                kept = clash.official if clash.official in people else people[0]
                return [self._merging.append(kept, one) for one in people if one != kept]
            case WayKind.UNDO:
                (entry,) = self._store.journal.named(way.side)
                return [append_undo_of([entry.id], entry, self._store, at=self._now())]
            case WayKind.KEEP:
                side = next(side for side in clash.sides if side.record == way.side)
                return [self._keep(clash, side)]

    def _keep(self, clash: Clash, side: Side) -> Record:
        """Say once more what one *side* said: a word that knows of all the others."""
        if clash.kind is ClashKind.REPLACED_APART:
            return self._replacing.append_again(clash.registrants[0], side.registrant)
        what = Corrected(str(clash.facts["field"]))
        whom = clash.registrants[0]
        person = self._store.roster.persons.get(whom) or self._store.registrants.person(whom)
        listed = self._store.registrants.listed(person.id)
        text = side.text if side.text is not None else str(getattr(listed, what))
        return self._correcting.append(person, {what: text})

    def _enter_again(self, undo: Record) -> None:
        """Let the entries that *undo* took back be made again, at the time at which they were made."""
        for id_ in undo.body["undoes"]:
            for entry in self._store.journal.named(id_):
                registrant, session = entry.body["registrant"], entry.body["session"]
                self._store.journal.append(
                    RecordKind.CHECK_IN,
                    entry.body,
                    entry.personal,
                    at=entry.at,
                    after=self._store.attendance.newest_movement(registrant, session),
                )
