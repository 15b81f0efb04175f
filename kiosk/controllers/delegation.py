"""The badges of an organisation are handed to one collector; who stands there is checked in."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import Answer, CheckIn
from kiosk.core.checkin import Admitted
from kiosk.core.journal import RecordKind
from kiosk.core.moment import Now, to_ms
from kiosk.core.registrant import Registrant, Standing
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.store.people import BADGE

MOST = 400
"""So many people of one organisation are shown; a larger one does not come to one desk at once."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """Somebody of the organisation who should come; *collector* has their badge, "" if nobody has."""

    registrant: Registrant
    has_arrived: bool
    collector: str

    @property
    def may_be_handed(self) -> bool:
        """Whether their badge may be given to a colleague: they are to come, and it is not given yet."""
        is_confirmed = self.registrant.standing is Standing.CONFIRMED
        return is_confirmed and not self.has_arrived and not self.collector


@dataclass(frozen=True, slots=True, kw_only=True)
class Handing:
    """Badges handed *to* a collector: of *people*, and what was answered for those who stood there.

    *records* are those that say so.
    """

    records: tuple[str, ...]
    to: str
    people: tuple[str, ...]
    answers: tuple[Answer, ...] = ()

    @property
    def admitted(self) -> int:
        """How many of those who stood there were let in."""
        return sum(isinstance(answer.verdict, Admitted) for answer in self.answers)


class Delegation:
    """Hands over, and takes it back; each deed is one transaction."""

    def __init__(self, store: DeskStore, check_in: CheckIn, badges: Badges, *, now: Now) -> None:
        self._store = store
        self._check_in = check_in
        self._badges = badges
        self._now = now

    def colleagues(self, organisation: str) -> list[Colleague]:
        """Give those of *organisation* who should come, by name."""
        people = self._store.registrants.of_organisation(organisation, MOST)
        return [self._colleague(person) for person in people]

    def hand_over(self, people: Sequence[str], *, to: str, here: Sequence[str]) -> Handing:
        """Print the badges of *people*, give them to one collector, and check in those who are *here*.

        Whose badge may not be handed (any more) is left out, and who has arrived meanwhile is not
        asked again. A badge that may have come out before is not printed again. The others stay
        expected: a badge handed over is no arrival.

        Raises:
            Trouble: the collector has no name.
        """
        collector = " ".join(to.split())
        if not collector:
            raise Trouble(TroubleKind.COLLECTOR_MISSING)
        at = self._now()
        known = [self._colleague(self._store.registrants.person(one)) for one in people]
        handed = [one.registrant for one in known if one.may_be_handed]
        standing = [one for one in here if not self._store.attendance.stays(one)]
        with self._store.transaction():
            record = self._store.journal.append(
                RecordKind.HANDED_OVER,
                {"what": BADGE, "registrants": [person.id for person in handed]},
                {"to": collector},
                at=to_ms(at),
            )
            if self._badges.are_wanted:
                for person in handed:
                    code = self._store.codes.for_badge(person)
                    self._badges.order_first(person, code=code, at=at)
            answers = tuple(map(self._check_in.record_admission, standing))
        self._badges.start()
        ids = tuple(person.id for person in handed)
        return Handing(records=(record.id,), to=collector, people=ids, answers=answers)

    def handing_of(self, organisation: str) -> Handing | None:
        """Give what was handed over of an organisation and waits to be seen, None if nothing does."""
        waiting = {
            colleague.registrant.id: said
            for colleague in self.colleagues(organisation)
            if not colleague.has_arrived
            and (said := self._store.people.handed_over(colleague.registrant.id, BADGE)) is not None
        }
        if not waiting:
            return None
        collectors = dict.fromkeys(said.to for said in waiting.values())
        records = dict.fromkeys(said.record for said in waiting.values())
        return Handing(records=tuple(records), to=", ".join(collectors), people=tuple(waiting))

    def take_back(self, handing: Handing) -> None:
        """Take a handing over back, with the check-ins it made that still stand.

        Badges that wait for the printer do not come out any more, but for those who have arrived;
        printed is printed.
        """
        at = self._now()
        made = [one for one in handing.answers if isinstance(one.verdict, Admitted)]
        with self._store.transaction():
            self._store.journal.append(
                RecordKind.UNDO, {"undoes": list(handing.records)}, after=handing.records[-1]
            )
            for record in (
                one for answer in made for one in self._store.journal.named(answer.record)
            ):
                if not self._store.attendance.is_undone(record.id):
                    self._check_in.append_undo(record, at)
            stays = self._store.attendance.stays
            self._badges.drop([person for person in handing.people if not stays(person)])

    def _colleague(self, person: Registrant) -> Colleague:
        handed = self._store.people.handed_over(person.id, BADGE)
        return Colleague(
            registrant=person,
            has_arrived=bool(self._store.attendance.stays(person.id)),
            collector=handed.to if handed is not None else "",
        )
