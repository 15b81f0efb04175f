"""Who attended and who is present, worked out from all records in a slow way of its own."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from kiosk.core.journal import Record
from kiosk.core.session import Event

MOVING = {"check-in": True, "check-out": False, "refused": None, "undo": None}


class Naive:
    """Counts what *records* say of an *event*, asking nothing of the code that a desk runs."""

    def __init__(self, records: Iterable[Record], event: Event) -> None:
        self.records = list(records)
        self.event = event
        self.undone = {
            undone for r in self.records if r.kind == "undo" for undone in r.body["undoes"]
        }

    def people(self) -> dict[str, str]:
        """Give somebody's one id by every id of theirs, whichever that is."""
        one: dict[str, str] = {}

        def root(who: str) -> str:
            while one.get(who, who) != who:
                who = one[who]
            return who

        for record in self.records:
            if record.kind == "merge" and record.id not in self.undone:
                for merged, kept in record.body["merged"].items():
                    one[root(merged)] = root(kept)
        return {who: root(who) for who in (*one, *one.values())}

    def figures(self) -> dict[str, tuple[int, int]]:
        """Give by session how many ever attended, and how many are present."""
        whose: dict[str, list[Record]] = {}
        people = self.people()
        for record in self.records:
            if record.kind in MOVING and "session" in record.body:
                who = record.body["registrant"]
                whose.setdefault(people.get(who, who), []).append(record)
        attended: dict[str, set[str]] = {}
        present: dict[str, set[str]] = {}
        for who, records in whose.items():
            ever, now = self._one_person(records)
            for session in ever:
                attended.setdefault(session, set()).add(who)
            for session in now:
                present.setdefault(session, set()).add(who)
        sessions = attended.keys() | present.keys()
        return {s: (len(attended.get(s, ())), len(present.get(s, ()))) for s in sessions}

    def _one_person(self, records: list[Record]) -> tuple[set[str], set[str]]:
        ever, now = set(), set()
        rooms = {s.id for s in self.event.sessions if s.kind.is_room}
        for record in self._ordered(records):
            entering, session = MOVING[record.kind], record.body["session"]
            if entering is None or record.id in self.undone:
                continue
            if not entering:
                now.discard(session)
                continue
            if session not in now:
                ever |= set(self._attends(session, record.at))
            if session in rooms:
                now -= rooms - {session}
            now.add(session)
        return ever, now

    def _attends(self, session: str, at: int) -> Iterator[str]:
        zone = self.event.zone
        day = datetime.fromtimestamp(at / 1000, zone).date()
        welcomes = {
            s.id: s.start.astimezone(zone).date()
            for s in self.event.sessions
            if s.kind.value == "welcome"
        }
        yield from (welcome for welcome, on in welcomes.items() if on == day)
        if session not in welcomes:
            yield session

    @staticmethod
    def _ordered(records: list[Record]) -> Iterator[Record]:
        left = {record.id: record for record in records}
        while left:
            ready = [r for r in left.values() if r.after not in left] or list(left.values())
            first = min(ready, key=lambda record: (record.clock, record.id))
            del left[first.id]
            yield first
