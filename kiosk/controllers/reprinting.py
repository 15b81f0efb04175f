"""A second badge of somebody is a decision: asked why, kept with who and when, and a lost code may end."""

import secrets
from enum import Enum, auto

from kiosk.controllers.badges import Badges
from kiosk.controllers.stale import BadgeTexts
from kiosk.core.code import RANDOM_BYTES, make_code
from kiosk.core.journal import RecordKind
from kiosk.core.moment import Now
from kiosk.core.printjob import Job, JobState, Reason
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore

VOID_LOST = "void_lost"
"""The desk's setting: "1" where a lost badge opens no doors any more, nor does the ticket."""


class Before(Enum):
    """What became of the badge that was asked for before."""

    NONE = auto()
    COMING = auto()
    DOUBTFUL = auto()
    OUT = auto()


class Reprinting:
    """Prints somebody's badge again; each deed is one transaction."""

    def __init__(
        self, store: DeskStore, badges: Badges, *, now: Now, texts: BadgeTexts | None = None
    ) -> None:
        self._store = store
        self._badges = badges
        self._now = now
        self._texts = texts

    @property
    def voids_lost(self) -> bool:
        """Whether a badge that is lost opens nothing any more."""
        return self._store.setting(VOID_LOST) == "1"

    def let_void_lost(self, *, voids: bool) -> None:
        """Let a badge that is lost open nothing any more from now on, or everything as before."""
        self._store.keep_setting(VOID_LOST, "1" if voids else "")

    def before(self, registrant_id: str) -> Before:
        """Say whether somebody may have a badge already, or one is on its way.

        Whether a doubtful one of this desk came out is to be answered before there is a second.
        """
        job = self._badges.newest_of(registrant_id)
        if job is None:
            return Before.NONE
        match job.state:
            case JobState.PRINTING:
                return Before.COMING
            case _ if job.state.is_to_come and (self._is_ours(job) or self._is_passed_on(job)):
                return Before.COMING
            case JobState.DROPPED | JobState.FAILED:
                return Before.NONE
            case JobState.UNKNOWN if self._is_ours(job):
                return Before.DOUBTFUL
            case _:
                return Before.OUT

    def evident_reason(self, registrant_id: str) -> Reason | None:
        """Give why somebody needs a second badge where that is plain: theirs bears an old text."""
        job = self._badges.newest_of(registrant_id)
        if self._texts is None or job is None:
            return None
        person = self._store.registrants.person(registrant_id)
        return Reason.CORRECTED if self._texts.is_old(job, person) else None

    def print_badge(self, registrant_id: str, reason: Reason | None = None) -> Job | None:
        """Print somebody's badge; a second one for a *reason*.

        One that is coming already comes before all others now: give it as it was, else None.

        Raises:
            Trouble: nobody knows yet whether it came out, or no reason is given for a second; or another
                desk is to print it (BADGE_ELSEWHERE).
        """
        person = self._store.registrants.person(registrant_id)
        self._refuse_elsewhere(person)
        before = self.before(person.id)
        coming = self._badges.newest_of(person.id) if before is Before.COMING else None
        key = self._store.event_key()
        at = self._now()
        if before is Before.DOUBTFUL:
            raise Trouble(TroubleKind.BADGE_DOUBTFUL, name=person.name)
        if before is Before.OUT and reason is None:
            raise Trouble(TroubleKind.BADGE_REASON, name=person.name)
        with self._store.transaction():
            if before is Before.OUT and reason is Reason.LOST and self.voids_lost:
                self._void(person, key)
            code = self._store.codes.for_badge(person)
            if before is Before.OUT:
                self._badges.order(person, code=code, at=at, again=True, reason=reason)
            else:
                self._badges.order_first(person, code=code, at=at, hurried=coming is not None)
        self._badges.start()
        return coming

    def doubt_about(self, registrant_id: str) -> Job | None:
        """Give somebody's badge of which nobody knows whether it came out, None if all is known."""
        if self.before(registrant_id) is not Before.DOUBTFUL:
            return None
        return self._badges.newest_of(registrant_id)

    def did_not_come_out(self, doubtful: Job) -> None:
        """Print a badge that somebody says did not come out, before all runs: they stand at the desk."""
        person = self._store.registrants.person(doubtful.registrant)
        with self._store.transaction():
            self._badges.answer(doubtful.id, came_out=False)
            self._badges.order_first(
                person, code=self._store.codes.for_badge(person), at=self._now()
            )
        self._badges.start()

    def _refuse_elsewhere(self, person: Registrant) -> None:
        """Let nobody have a second badge while another desk is to print the first."""
        job = self._badges.newest_of(person.id)
        if job is not None and job.state.is_to_come and self._is_passed_on(job):
            desk = self._badges.passing.others.desk_name(job.desk)
            raise Trouble(TroubleKind.BADGE_ELSEWHERE, name=person.name, desk=desk)

    def _is_passed_on(self, job: Job) -> bool:
        return job.queued and job.is_passed and job.asker == self._store.setting("id")

    def _is_ours(self, job: Job) -> bool:
        return job.queued and job.desk == self._store.setting("id")

    def _void(self, person: Registrant, key: bytes) -> None:
        """Let none of somebody's codes open anything any more, but a new one."""
        ended = [code.text for code in self._store.codes.of(person.id) if not code.voided]
        code = make_code(key, secrets.token_bytes(RANDOM_BYTES))
        self._store.journal.append(
            RecordKind.VOID, {"registrant": person.id}, {"codes": sorted(set(ended))}
        )
        self._store.journal.append(RecordKind.TIE, {"registrant": person.id}, {"code": code})
