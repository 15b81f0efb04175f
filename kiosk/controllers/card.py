"""What the desk shows of one person: who they are, what to do now, where they go next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from kiosk.controllers.stale import BadgeTexts
from kiosk.core.moment import Now, from_ms
from kiosk.core.printjob import Job, JobState
from kiosk.core.registrant import Registrant
from kiosk.core.session import Session
from kiosk.core.walkin import SOURCE
from kiosk.store.desk import DeskStore
from kiosk.store.people import BADGE, HandedOver

SHOWN_SESSIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class AdmittedBy:
    """Another desk, by its name, that admitted somebody too, as it had not heard of it: and when."""

    desk: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A person as the desk shows them; *following* are their booked sessions not over yet.

    *absent* is the name of whom they come for. *handed* says who has their badge, while nobody has
    seen them. *entries* counts the registrations that were found to be this one person. *is_old* says
    that their badge is out and says something else than it would now; *spare* is the number of the
    spare badge that is theirs, 0 for none. *at_desk* calls the other desk at which their badge comes out
    or came out, *by_desk* the other one that asked for it. *also* are the other desks that admitted
    them to the session apart.
    """

    registrant: Registrant
    job: Job | None
    following: tuple[Session, ...]
    has_arrived: bool = False
    absent: str = ""
    handed: HandedOver | None = None
    entries: int = 1
    is_old: bool = False
    spare: int = 0
    at_desk: str = ""
    by_desk: str = ""
    also: tuple[AdmittedBy, ...] = ()

    @property
    def may_be_replaced(self) -> bool:
        """Whether somebody else can come in their place."""
        return not self.has_arrived and self.registrant.replaced_by is None

    @property
    def may_be_withdrawn(self) -> bool:
        """Whether they were added at a desk, and can be taken off again."""
        person = self.registrant
        return person.source == SOURCE and not person.is_cancelled and not self.has_arrived


def card_of(
    registrant: Registrant,
    store: DeskStore,
    *,
    session: str,
    now: Now,
    texts: BadgeTexts | None = None,
    desk_name: Callable[[str], str] | None = None,
) -> Card:
    """Gather the card of *registrant* for a desk that counts *session*.

    Without *texts* nobody knows what badges should say; *desk_name* calls the other desks.
    """
    booked = [s for s in store.event.sessions if s.id in registrant.bookings and s.end > now()]
    following = sorted((s for s in booked if s.id != session), key=lambda s: s.start)
    has_arrived = bool(store.attendance.stays(registrant.id))
    absent = store.registrants.get(registrant.replaces) if registrant.replaces else None
    handed = None if has_arrived else store.people.handed_over(registrant.id, BADGE)
    job = store.jobs.newest_of(registrant.id)
    is_old = texts is not None and job is not None and texts.is_old(job, registrant)
    own, named = store.setting("id"), desk_name or store.desk_name

    def call(desk: str) -> str:
        return "" if desk in {"", own} else named(desk)

    return Card(
        registrant=store.registrants.seen_at_desk(registrant),
        job=job,
        following=tuple(following[:SHOWN_SESSIONS]),
        has_arrived=has_arrived,
        absent=absent.name if absent is not None else "",
        handed=handed,
        entries=1 + len(store.people.one.merged_into(registrant.id)),
        is_old=is_old,
        spare=_spare(job, store),
        at_desk=call(job.desk) if job is not None else "",
        by_desk=call(job.asker) if job is not None else "",
        also=_also(registrant, store, session) if has_arrived else (),
    )


def _also(registrant: Registrant, store: DeskStore, session: str) -> tuple[AdmittedBy, ...]:
    """Give the desks that admitted somebody apart: but for this one, else for the one that counts."""
    clash = store.clashes.admitted_twice(registrant.id, session)
    if clash is None:
        return ()
    here = store.setting("id")
    known = {side.record for side in clash.sides if side.desk == here} or {clash.official}
    return tuple(
        AdmittedBy(desk=store.desk_name(side.desk), at=from_ms(side.at, UTC))
        for side in clash.sides
        if side.record not in known
    )


def _spare(job: Job | None, store: DeskStore) -> int:
    """Give the number of the spare badge that *job* is: one that is on no layout, written by hand."""
    if job is None or job.layout or job.state is not JobState.DONE:
        return 0
    spare = store.codes.spare(job.code)
    return spare.number if spare is not None else 0
