"""Who may come in, and if not, why.

Pure rules over plain values: no Qt, no database, no clock, so that each case is one line of test
and every desk reaches the same verdict.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from kiosk.core.attendance import Stay
from kiosk.core.ports import Attendance
from kiosk.core.refusal import HOUSE_INSISTERS, Insister, Refusal
from kiosk.core.registrant import Code, Registrant, Standing
from kiosk.core.session import Event, Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Admitted:
    """The person may enter; *unbooked* tells, without refusing, that a booking is missing.

    *insisted* is what is said of the refusals that staff *passed*: the first of them.
    """

    registrant: Registrant
    session: Session
    at: datetime
    unbooked: bool = False
    insisted: Refusal | None = None
    passed: tuple[Refusal, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The person may not enter for *reason*; *earlier* is the stay that is already counted.

    *instead* is who comes in their place, where somebody does.
    """

    reason: Refusal
    insister: Insister
    registrant: Registrant
    session: Session
    at: datetime
    earlier: Stay | None = None
    instead: Registrant | None = None

    @property
    def comes_instead(self) -> Registrant | None:
        """Who comes in their place where that alone is why they may not enter."""
        return self.instead if self.reason is Refusal.REPLACED else None

    @property
    def is_reentry(self) -> bool:
        """Already in where exits are not scanned: the person is simply back."""
        return self.reason is Refusal.ALREADY_IN and not self.session.exits


@dataclass(frozen=True, slots=True, kw_only=True)
class Unknown:
    """No such code on the list; *borne_by* names the people of a code that stands there twice.

    *spare* is the number of a spare badge that is nobody's yet, or was given at two desks, 0 where it
    is none.
    """

    code: str
    session: Session
    at: datetime
    borne_by: tuple[str, ...] = ()
    spare: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedOut:
    """The person has left the session; *since* is the stay that ended."""

    registrant: Registrant
    session: Session
    at: datetime
    since: Stay


Verdict = Admitted | Refused | Unknown | CheckedOut


def verdict_on_entry(
    *,
    registrant: Registrant,
    code: Code | None,
    session: Session,
    at: datetime,
    event: Event,
    attendance: Attendance,
    insists: bool = False,
    instead: Registrant | None = None,
) -> Admitted | Refused:
    """Say whether *registrant* may enter *session*.

    *code* is what was scanned, None where staff found the person by name. Staff who *insist* pass
    what they may pass; a harder reason behind it still refuses. *instead* is who comes in their place.
    """
    reasons = tuple(refusals(registrant, code, session, at, attendance))
    may_insist = (
        {r for r in reasons if insister_of(r, event) is Insister.STAFF} if insists else set()
    )
    standing = next((reason for reason in reasons if reason not in may_insist), None)
    if standing is None:
        unbooked = attendance.is_bookable(session.id) and session.id not in registrant.bookings
        return Admitted(
            registrant=registrant,
            session=session,
            at=at,
            unbooked=unbooked,
            insisted=reasons[0] if reasons else None,
            passed=reasons,
        )
    return Refused(
        reason=standing,
        insister=insister_of(standing, event),
        registrant=registrant,
        session=session,
        at=at,
        earlier=attendance.open_stay(registrant.id, session.id),
        instead=instead,
    )


def insister_of(reason: Refusal, event: Event) -> Insister:
    """Say who may pass *reason*: by the event's word, else by the house rule."""
    return event.insisters.get(reason, HOUSE_INSISTERS[reason])


def refusals(
    registrant: Registrant,
    code: Code | None,
    session: Session,
    at: datetime,
    attendance: Attendance,
) -> Iterator[Refusal]:
    """Give each reason that keeps *registrant* out of *session*, in the order they are asked."""
    if registrant.is_cancelled:
        yield Refusal.CANCELLED
    if code is not None and code.voided:
        yield Refusal.VOID_CODE
    if registrant.replaced_by is not None:
        yield Refusal.REPLACED
    if registrant.standing is Standing.PENDING:
        yield Refusal.NOT_CONFIRMED
    if session.access is not None and not session.access.holds(registrant.columns):
        yield Refusal.NOT_ENTITLED
    if attendance.open_stay(registrant.id, session.id) is not None:
        yield Refusal.ALREADY_IN
    if _lacks_booking(registrant, session, attendance):
        yield Refusal.NOT_BOOKED
    if _is_full_for(registrant, session, at, attendance):
        yield Refusal.FULL


def verdict_on_exit(
    *, registrant: Registrant, session: Session, at: datetime, attendance: Attendance
) -> CheckedOut | Refused:
    """Say whether *registrant* leaves *session*; somebody who is not in cannot."""
    stay = attendance.open_stay(registrant.id, session.id)
    if stay is None:
        return Refused(
            reason=Refusal.NOT_IN,
            insister=HOUSE_INSISTERS[Refusal.NOT_IN],
            registrant=registrant,
            session=session,
            at=at,
        )
    return CheckedOut(registrant=registrant, session=session, at=at, since=stay)


def _lacks_booking(registrant: Registrant, session: Session, attendance: Attendance) -> bool:
    return (
        session.kind.refuses_unbooked
        and session.id not in registrant.bookings
        and attendance.is_bookable(session.id)
    )


def _is_full_for(
    registrant: Registrant, session: Session, at: datetime, attendance: Attendance
) -> bool:
    if session.capacity is None:
        return False
    taken = attendance.present(session.id)
    if session.id not in registrant.bookings and at < session.start:
        taken += attendance.places_held(session.id)
    return taken >= session.capacity
