"""Spare badges: printed beforehand with codes of their own, tied to people when a printer is dead."""

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import DOUBLE_BEEP
from kiosk.core.code import RANDOM_BYTES, make_code
from kiosk.core.journal import RecordKind
from kiosk.core.layout import Content
from kiosk.core.moment import Now, to_ms
from kiosk.core.ports import LayoutRoom
from kiosk.core.printjob import BadgeOrder, Job, JobState
from kiosk.core.registrant import Registrant
from kiosk.core.scan import candidates
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.codes import Spare
from kiosk.store.desk import DeskStore
from kiosk.wording.printing import spare_text

NOBODY = "spare"
"""Stands in the id of whoever a spare badge will be for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Tied:
    """A spare badge that is somebody's from now on; *record* says so.

    *also_comes* says that a badge of theirs is in a printer, and comes out besides.
    """

    spare: Spare
    registrant: Registrant
    record: str
    also_comes: bool = False


class Spares:
    """Makes spare badges, ties them, and takes that back; each deed is one transaction."""

    def __init__(self, store: DeskStore, badges: Badges, *, now: Now) -> None:
        self._store = store
        self._badges = badges
        self._now = now
        self._last: tuple[str, datetime] | None = None

    def make(self, count: int) -> tuple[Spare, ...]:
        """Make so many spare badges, numbered on from those there are; they are to be printed then."""
        key = self._store.event_key()
        first = self._store.codes.last_spare() + 1
        made = tuple(
            Spare(code=make_code(key, secrets.token_bytes(RANDOM_BYTES)), number=number)
            for number in range(first, first + count)
        )
        with self._store.transaction():
            self._store.journal.append(
                RecordKind.SPARE,
                {"numbers": [one.number for one in made]},
                {"codes": {one.code: one.number for one in made}},
            )
        return made

    def order(self, spare: Spare, *, layout: str, layouts: LayoutRoom, printer: str) -> BadgeOrder:
        """Give what a printer needs for a spare badge: its number, its code, and no name.

        The number stands large, as the organisation; on a *layout* without one, where badges lie.
        """
        shown = spare_text(spare.number)
        is_large = Content.ORGANISATION in layouts.contents(layout)
        nobody = Registrant(
            id=f"{NOBODY}:{spare.number}",
            source=NOBODY,
            family="",
            organisation=shown if is_large else "",
            code=spare.code,
        )
        return BadgeOrder(
            job=f"{NOBODY}-{spare.number}",
            registrant=nobody,
            code=spare.code,
            event_name=self._store.event.short_name,
            layout=layout,
            printer=printer,
            place=shown,
        )

    def untied(self, scanned: str) -> Spare | None:
        """Give the spare badge that a scanned text means, None unless it is one and nobody's."""
        known = self._store.codes
        for code in candidates(scanned, self._store.event.codes):
            spare = known.spare(code)
            if spare is not None:
                return None if known.ties_of(code) else spare
        return None

    def badge_of(self, registrant_id: str) -> Job | None:
        """Give the badge that is out and somebody's, a spare one too; None if they have none."""
        job = self._badges.newest_of(registrant_id)
        return job if job is not None and job.state.is_out else None

    def number_of(self, badge: Job) -> int:
        """Give the number of the spare badge that *badge* is, 0 where it is none."""
        spare = self._store.codes.spare(badge.code)
        return spare.number if spare is not None else 0

    def was_just_tied(self, scanned: str) -> bool:
        """Say whether a scan is the second beep of the badge that was tied last."""
        if self._last is None:
            return False
        code, at = self._last
        is_soon = timedelta(0) <= self._now() - at < DOUBLE_BEEP
        return is_soon and code in candidates(scanned, self._store.event.codes)

    def tie(self, code: str, registrant_id: str) -> Tied:
        """Let a spare badge be somebody's: from now on it opens their card, as the ticket does.

        Their badge that waits for the printer does not come out any more, nor is it asked whether one
        did: they have one. What is in the printer comes out.

        Raises:
            Trouble: it is no spare badge, is somebody's already, or this person is to have none.
        """
        spare = self._store.codes.spare(code)
        person = self._store.registrants.person(registrant_id)
        if spare is None:
            raise Trouble(TroubleKind.NOT_A_SPARE, code=code)
        for tie in self._store.codes.ties_of(code):
            holder = self._store.registrants.person(tie.registrant)
            raise Trouble(TroubleKind.SPARE_TAKEN, number=spare.number, name=holder.name)
        if not person.is_expected:
            raise Trouble(TroubleKind.SPARE_FIRST_ADMIT, name=person.name)
        with self._store.transaction():
            put_off = self._badges.put_off(person.id)
            record = self._store.journal.append(
                RecordKind.TIE, {"registrant": person.id, "put_off": put_off}, {"code": code}
            )
            self._note_badge(record.id, person, spare)
        self._last = (code, self._now())
        return Tied(
            spare=spare,
            registrant=person,
            record=record.id,
            also_comes=JobState.PRINTING in put_off.values(),
        )

    def untie(self, tied: Tied) -> None:
        """Take back that a spare badge is somebody's: their own badges are as they were before."""
        self._last = None
        with self._store.transaction():
            for record in self._store.journal.named(tied.record):
                self._store.journal.append(
                    RecordKind.UNDO, {"undoes": [record.id]}, after=record.id
                )
                was = {job: JobState(state) for job, state in record.body["put_off"].items()}
                self._badges.take_up(was)
        self._badges.start()

    def _note_badge(self, job: str, person: Registrant, spare: Spare) -> None:
        """Keep that they have a badge: on no layout, for their name is written by hand.

        The *job* is called as the record of the tie, and counts for as long as that stands.
        """
        self._store.journal.append(
            RecordKind.PRINT,
            {
                "job": job,
                "registrant": person.id,
                "layout": "",
                "printer": "",
                "again": False,
                "queued": False,
            },
            {"code": spare.code},
            at=to_ms(self._now()),
        )
        self._store.journal.append(RecordKind.PRINTED, {"job": job, "state": JobState.DONE.value})
