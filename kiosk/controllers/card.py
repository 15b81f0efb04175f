"""What the desk shows of one person: who they are, what to do now, where they go next."""

from dataclasses import dataclass
from datetime import datetime

from kiosk.core.printjob import Job
from kiosk.core.registrant import Registrant
from kiosk.core.session import Session
from kiosk.store.desk import DeskStore

SHOWN_SESSIONS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A person as the desk shows them; *following* are their booked sessions not over yet."""

    registrant: Registrant
    job: Job | None
    following: tuple[Session, ...]


def card_of(registrant: Registrant, store: DeskStore, *, session: str, now: datetime) -> Card:
    """Gather the card of *registrant* for a desk that counts *session*."""
    booked = [s for s in store.event.sessions if s.id in registrant.bookings and s.end > now]
    following = sorted((s for s in booked if s.id != session), key=lambda s: s.start)
    return Card(
        registrant=store.registrants.seen_at_desk(registrant),
        job=store.jobs.newest_of(registrant.id),
        following=tuple(following[:SHOWN_SESSIONS]),
    )
