"""A registrant comes to the desk: the answer to a scan or to a name, on disk before it is said."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QObject, Signal

from kiosk.controllers.badges import Badges
from kiosk.core.checkin import (
    Admitted,
    CheckedOut,
    Refused,
    Unknown,
    Verdict,
    verdict_on_entry,
    verdict_on_exit,
)
from kiosk.core.journal import Record, RecordKind
from kiosk.core.moment import Now, from_ms, to_ms
from kiosk.core.printjob import Job
from kiosk.core.refusal import Refusal
from kiosk.core.registrant import Code, Registrant
from kiosk.core.scan import candidates
from kiosk.core.session import Session, SessionKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.store.people import BADGE

RECENT = 10
DOUBLE_BEEP = timedelta(seconds=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A verdict with what was scanned (empty where staff found a name) and the record that keeps it.

    *repeated* marks the last verdict shown again for a double beep: nothing new was recorded.
    """

    verdict: Verdict
    code: str
    record: str
    repeated: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Undone:
    """A check-in taken back; *badge* is the one they got by it, None if that is nobody's concern."""

    registrant: Registrant
    at: datetime
    record: str
    badge: Job | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Deed:
    """One line of the desk's last ten; *can_undo* where it is a check-in that still stands."""

    record: str
    kind: RecordKind
    at: datetime
    registrant: Registrant
    reason: Refusal | None
    can_undo: bool

    @property
    def has_badge(self) -> bool:
        """Whether this person may be given a badge: let in, or back."""
        return self.reason in {None, Refusal.ALREADY_IN}


class CheckIn(QObject):
    """Answers for one session; every answer is a record, refused and unknown too."""

    answered = Signal(object)  # Answer
    undone = Signal(object)  # Undone

    def __init__(
        self,
        store: DeskStore,
        badges: Badges,
        *,
        session: str,
        now: Now,
        double_beep: timedelta = DOUBLE_BEEP,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._badges = badges
        self._session = session
        self._now = now
        self._double_beep = double_beep
        self._last: Answer | None = None
        if session not in store.event.by_id:
            known = ", ".join(store.event.by_id)
            raise Trouble(TroubleKind.UNKNOWN_SESSION, session=session, known=known)

    @property
    def session(self) -> Session:
        """The session this desk counts, as the programme has it now."""
        return self._store.event.by_id[self._session]

    def scan(self, text: str, *, exits: bool = False, at: datetime | None = None) -> Answer:
        """Answer a scanned text; one person checks in, or out where *exits*.

        The same code within the time of a double beep shows the last answer again.
        """
        moment = at or self._now()
        if self._is_double_beep(text, moment):
            assert self._last is not None  # noqa: S101 - a double has a first
            self._last = replace(self._last, repeated=True)
            self.answered.emit(self._last)
            return self._last
        codes = self._codes_for(text)
        people = {code.registrant: code for code in codes}
        if len(people) != 1:
            return self._answer_unknown(text, people, moment)
        code = next(iter(people.values()))
        registrant = self._store.registrants.person(code.registrant)
        return self._answer(registrant, code, scanned=text, at=moment, exits=exits, insists=False)

    def admit(self, registrant_id: str, *, insists: bool = False) -> Answer:
        """Answer for somebody staff found by name; who *insists* passes what staff may pass."""
        registrant = self._store.registrants.person(registrant_id)
        return self._answer(
            registrant, None, scanned="", at=self._now(), exits=False, insists=insists
        )

    def record_admission(self, registrant_id: str) -> Answer:
        """Do what `admit` does inside the caller's transaction, and say nothing of it."""
        registrant = self._store.registrants.person(registrant_id)
        return self._decide(registrant, None, at=self._now(), exits=False, insists=False)

    def would_be(self, registrant_id: str) -> Admitted | Refused:
        """Give the verdict that `admit` would reach now; nothing is recorded."""
        registrant = self._store.registrants.person(registrant_id)
        verdict = self._verdict(registrant, None, at=self._now(), exits=False, insists=False)
        assert not isinstance(verdict, CheckedOut)  # noqa: S101 - nobody was leaving
        return verdict

    def undo(self, record_id: str | None = None) -> Undone:
        """Take back a check-in of this desk, the last one that stands unless one is named.

        The badge that waits because of it is not printed any more.

        Raises:
            Trouble: there is none.
        """
        record = self._to_undo(record_id)
        moment = self._now()
        with self._store.transaction():
            undo = self.append_undo(record, moment)
            registrant = self._store.registrants.person(record.body["registrant"])
            badge = self._take_badge_back(registrant)
        self._last = None
        undone = Undone(registrant=registrant, at=moment, record=undo.id, badge=badge)
        self.undone.emit(undone)
        return undone

    def _take_badge_back(self, person: Registrant) -> Job | None:
        """Print no badge for whoever did not come, and give what became of theirs.

        Who stays, or whose colleague takes their badge, gets it all the same.
        """
        is_welcome = self.session.kind is SessionKind.WELCOME
        if not is_welcome or self._store.attendance.stays(person.id):
            return None
        if self._store.people.handed_over(person.id, BADGE) is None:
            self._badges.take_back(person.id)
        return self._badges.newest_of(person.id)

    def append_undo(self, record: Record, at: datetime) -> Record:
        """Take back the check-in of *record*, inside the caller's transaction.

        Of somebody found to be one person with another who came too, it takes back both.
        """
        registrant, session = record.body["registrant"], record.body["session"]
        standing = self._store.attendance.standing_entries(registrant, session)
        return append_undo_of(standing, record, self._store, at=at)

    def exchange(self, record_id: str, registrant_id: str) -> Answer:
        """Take back a check-in and answer for whom it was meant, in one step; both records stay.

        The badge that came out for the wrong one is nobody's: theirs is printed when they come.

        Raises:
            Trouble: the check-in does not stand.
        """
        wrong = self._to_undo(record_id)
        return self._answer(
            self._store.registrants.person(registrant_id),
            None,
            scanned="",
            at=self._now(),
            exits=False,
            insists=False,
            instead_of=wrong,
        )

    def recent(self) -> list[Deed]:
        """Give this desk's last ten check-ins and refusals, the newest first."""
        kinds = (RecordKind.CHECK_IN, RecordKind.CHECK_OUT, RecordKind.REFUSED)
        records = self._store.journal.newest(kinds, limit=RECENT)
        return [self._deed(record) for record in records]

    def _is_double_beep(self, text: str, at: datetime) -> bool:
        last = self._last
        return (
            last is not None
            and bool(last.code)
            and last.code == text.strip()
            and timedelta(0) <= at - last.verdict.at < self._double_beep
            and self._is_as_before(last)
        )

    def _is_as_before(self, last: Answer) -> bool:
        """Say whether the person answered is known as they were: not replaced since, nor put right."""
        if isinstance(last.verdict, Unknown):
            return True
        person = last.verdict.registrant
        return self._store.registrants.get(person.id) == person

    def _codes_for(self, text: str) -> tuple[Code, ...]:
        """Give whose code the scan is: as typed where the list knows it, else as other keyboards type."""
        readings = candidates(text, self._store.event.codes)
        typed = next(readings, None)
        if typed is None:
            return ()
        holders = self._store.registrants.holders
        return holders(typed) or tuple(code for reading in readings for code in holders(reading))

    def _answer(
        self,
        registrant: Registrant,
        code: Code | None,
        *,
        scanned: str,
        at: datetime,
        exits: bool,
        insists: bool,
        instead_of: Record | None = None,
    ) -> Answer:
        with self._store.transaction():
            if instead_of is not None:
                self.append_undo(instead_of, at)
                self._badges.drop([instead_of.body["registrant"]], printed=True)
            answer = self._decide(registrant, code, at=at, exits=exits, insists=insists)
        return self._say(replace(answer, code=scanned.strip()))

    def _decide(
        self, registrant: Registrant, code: Code | None, *, at: datetime, exits: bool, insists: bool
    ) -> Answer:
        """Reach a verdict, keep it, and ask for the badge; inside the caller's transaction."""
        verdict = self._verdict(registrant, code, at=at, exits=exits, insists=insists)
        record = self._record(verdict, code=code.text if code else "", at=at)
        if isinstance(verdict, Admitted) and self._badges.prints_on_admission(self.session):
            shown = code.text if code else self._store.codes.for_badge(registrant)
            self._badges.order_first(registrant, code=shown, at=at)
        return Answer(verdict=verdict, code="", record=record.id)

    def _verdict(
        self, registrant: Registrant, code: Code | None, *, at: datetime, exits: bool, insists: bool
    ) -> Admitted | Refused | CheckedOut:
        attendance = self._store.attendance
        if exits:
            return verdict_on_exit(
                registrant=registrant, session=self.session, at=at, attendance=attendance
            )
        return verdict_on_entry(
            registrant=registrant,
            code=code,
            session=self.session,
            at=at,
            event=self._store.event,
            attendance=attendance,
            insists=insists,
            instead=self._store.registrants.instead_of(registrant),
        )

    def _record(
        self, verdict: Admitted | Refused | CheckedOut, *, code: str, at: datetime
    ) -> Record:
        body: dict[str, str | list[str]] = {
            "registrant": verdict.registrant.id,
            "session": verdict.session.id,
            "by": "scan" if code else "name",
        }
        elsewhere = self._store.clashes.newest_elsewhere(verdict.registrant.id, verdict.session.id)
        if elsewhere is not None:  # `after` says what is known of this room; this, of the others
            body["elsewhere"] = elsewhere
        match verdict:
            case Admitted(passed=passed):
                kind = RecordKind.CHECK_IN
                if passed:
                    body["insisted"] = [reason.value for reason in passed]
            case CheckedOut():
                kind = RecordKind.CHECK_OUT
            case Refused(reason=reason):
                kind = RecordKind.REFUSED
                body["reason"] = reason.value
        return self._store.journal.append(
            kind,
            body,
            {"code": code} if code else None,
            at=to_ms(at),
            after=self._store.attendance.newest_movement(verdict.registrant.id, verdict.session.id),
        )

    def _answer_unknown(self, text: str, people: Iterable[str], at: datetime) -> Answer:
        code = text.strip()
        names = tuple(
            self._store.registrants.person(registrant_id).name for registrant_id in people
        )
        with self._store.transaction():
            record = self._store.journal.append(
                RecordKind.UNKNOWN, {"session": self._session}, {"code": code}, at=to_ms(at)
            )
        spare = self._spare_number(text)
        verdict = Unknown(code=code, session=self.session, at=at, borne_by=names, spare=spare)
        return self._say(Answer(verdict=verdict, code=code, record=record.id))

    def _spare_number(self, text: str) -> int:
        spares = map(self._store.codes.spare, candidates(text, self._store.event.codes))
        return next((spare.number for spare in spares if spare is not None), 0)

    def _say(self, answer: Answer) -> Answer:
        self._last = answer
        self.answered.emit(answer)
        self._badges.start()
        return answer

    def _to_undo(self, record_id: str | None) -> Record:
        records = (
            self._store.journal.newest((RecordKind.CHECK_IN,), limit=None)
            if record_id is None
            else self._store.journal.named(record_id)
        )
        for record in records:
            if record.kind == RecordKind.CHECK_IN and not self._store.attendance.is_undone(
                record.id
            ):
                return record
        raise Trouble(TroubleKind.NOTHING_TO_UNDO)

    def _deed(self, record: Record) -> Deed:
        stands = not self._store.attendance.is_undone(record.id)
        return Deed(
            record=record.id,
            kind=RecordKind(record.kind),
            at=from_ms(record.at, UTC),
            registrant=self._store.registrants.seen_at_desk(
                self._store.registrants.person(record.body["registrant"])
            ),
            reason=Refusal(record.body["reason"]) if "reason" in record.body else None,
            can_undo=record.kind == RecordKind.CHECK_IN and stands,
        )


def append_undo_of(
    entries: Sequence[str], record: Record, store: DeskStore, *, at: datetime
) -> Record:
    """Take back *entries* of one person to one session, as *record* names both, in the caller's transaction."""
    registrant, session = record.body["registrant"], record.body["session"]
    return store.journal.append(
        RecordKind.UNDO,
        {"undoes": list(entries), "registrant": registrant, "session": session},
        at=to_ms(at),
        after=store.attendance.newest_movement(registrant, session),
    )
