"""Reads what desks did apart, as the values that `kiosk/core` finds clashes in; writes nothing."""

import json
from collections.abc import Collection, Iterable, Iterator
from itertools import groupby
from operator import itemgetter
from typing import Any

from kiosk.core.clashing import Entered, Printed, Said
from kiosk.core.coming_apart import AT_ONCE_MS, Comings, ParallelRooms
from kiosk.core.refusal import Refusal
from kiosk.core.session import Event
from kiosk.store.movement import MOVED, movement_of
from kiosk.store.one_person import OnePerson

_STANDS = "record NOT IN (SELECT record FROM undone)"
_OUT = "state IN ('done', 'sent') AND reason = ''"
_FULL = f'"{Refusal.FULL.value}"'
_Entry = tuple[str, str, str, int]


class Apart:
    """Each question is about one person, one session, or a table that stays small."""

    def __init__(self, connection: Any, one: OnePerson) -> None:
        self._connection = connection
        self._one = one

    def candidates(self, parallel: ParallelRooms, among: Collection[str] | None = None) -> set[str]:
        """Give those of whom entries or badges may clash, and a few more: of everybody, or *among* some.

        Who was found to be one person with somebody is among them.
        """
        some = "" if among is None else "AND registrant IN (SELECT value FROM json_each(?)) "
        told = () if among is None else (json.dumps(list(among)),)
        entries = self._connection.execute(
            "SELECT registrant, session, desk, at FROM movement WHERE entering "  # noqa: S608 - constants
            f"{some}ORDER BY registrant, at",
            told,
        )
        found = {
            registrant
            for registrant, theirs in groupby(entries, itemgetter(0))
            if _may_clash(list(theirs), parallel)
        }
        printed = self._connection.execute(
            f"SELECT registrant FROM print_job WHERE {_OUT} {some}"  # noqa: S608 - constants
            "GROUP BY registrant HAVING min(asker) <> max(asker)",
            told,
        )
        found.update(registrant for (registrant,) in printed)
        merged = set(self._one.by_merged().values())
        return found | (merged if among is None else merged.intersection(among))

    def comings(self, person: str) -> Comings:
        """Give all that is recorded of one person's comings and goings."""
        rows = self._connection.execute(
            f"SELECT {MOVED}, "  # noqa: S608 - constant
            "u.record, json_extract(r.body, '$.elsewhere') FROM movement m "
            "LEFT JOIN undone u ON u.record = m.record LEFT JOIN record r ON r.id = m.record "
            "WHERE m.registrant IN (SELECT value FROM json_each(?))",
            (json.dumps(self._one.ids_of(person)),),
        ).fetchall()
        return Comings(
            person=person,
            movements=[movement_of(row) for row in rows],
            undone={row[0] for row in rows if row[8] is not None},
            elsewhere={row[0]: row[9] for row in rows if row[9] is not None},
        )

    def printed(self, person: str) -> list[Printed]:
        """Give the badges of one person that came out, but for reprints and spare ones."""
        rows = self._connection.execute(
            f"SELECT id, registrant, asker, asked FROM print_job WHERE {_OUT} AND layout <> '' "  # noqa: S608 - constant
            "AND registrant IN (SELECT value FROM json_each(?))",
            (json.dumps(self._one.ids_of(person)),),
        )
        return [Printed(job=job, registrant=who, desk=desk, at=at) for job, who, desk, at in rows]

    def corrections(self) -> dict[str, list[Said]]:
        """Give every word on people who were put right more than once."""
        rows = self._connection.execute(
            'SELECT c.registrant, c.record, c.clock, c."after", r.desk, r.at, c.field, c.text '  # noqa: S608 - constant
            "FROM correction c JOIN record r ON r.id = c.record WHERE c.registrant IN "
            "(SELECT registrant FROM correction GROUP BY registrant "
            f"HAVING min(record) <> max(record)) AND c.{_STANDS}"
        )
        said: dict[str, list[Said]] = {}
        for registrant, record, clock, after, desk, at, field, text in rows:
            word = Said(
                record=record, clock=clock, after=after, desk=desk, at=at, about=field, text=text
            )
            said.setdefault(registrant, []).append(word)
        return said

    def replacements(self) -> dict[str, list[Said]]:
        """Give every word on who comes for somebody absent, by whom it is about."""
        rows = self._connection.execute(
            'SELECT p.absent, p.by, p.record, p.clock, p."after", r.desk, r.at '  # noqa: S608 - constant
            f"FROM replacement p JOIN record r ON r.id = p.record WHERE p.{_STANDS}"
        ).fetchall()
        said: dict[str, list[Said]] = {}
        for absent, by, record, clock, after, desk, at in rows:
            for_whom, who = self._one.kept_for(absent), self._one.kept_for(by)
            word = Said(record=record, clock=clock, after=after, desk=desk, at=at, by=who)
            if for_whom != who:
                said.setdefault(for_whom, []).append(word)
        return said

    def overfull(self, event: Event) -> Iterator[tuple[str, list[Entered]]]:
        """Give the sessions that hold more people than they can, and who is inside."""
        places = {s.id: s.capacity for s in event.sessions if s.capacity is not None}
        present = self._connection.execute("SELECT session, present FROM tally").fetchall()
        for session, count in present:
            if session in places and count > places[session]:
                yield session, self._inside(session)

    def _inside(self, session: str) -> list[Entered]:
        rows = self._connection.execute(
            "SELECT s.record, s.desk, s.entered, json_extract(r.body, '$.insisted') "
            "FROM stay s LEFT JOIN record r ON r.id = s.record "
            'WHERE s.session = ? AND s."left" IS NULL',
            (session,),
        )
        return [
            Entered(record=record, desk=desk, at=at, knew=_FULL in (insisted or ""))
            for record, desk, at, insisted in rows
        ]

    def newest_elsewhere(self, person: str, rooms: Iterable[str]) -> str | None:
        """Give the newest record of somebody's comings and goings in these *rooms*."""
        row = self._connection.execute(
            "SELECT record FROM movement WHERE registrant IN (SELECT value FROM json_each(?)) "
            "AND session IN (SELECT value FROM json_each(?)) ORDER BY clock DESC, record DESC LIMIT 1",
            (json.dumps(self._one.ids_of(person)), json.dumps(list(rooms))),
        ).fetchone()
        return str(row[0]) if row else None


def _may_clash(entries: Collection[_Entry], parallel: ParallelRooms) -> bool:
    """Say whether any two of one person's entries may clash."""
    if len(entries) == 1:
        return False
    rooms: list[_Entry] = []
    desks: dict[str, str] = {}
    for entry in entries:
        _, session, desk, at = entry
        if desks.setdefault(session, desk) != desk:
            return True
        if session in parallel:
            for _, other, other_desk, earlier in rooms:
                if other != session and (
                    at - earlier <= AT_ONCE_MS
                    or (desk != other_desk and other in parallel[session])
                ):
                    return True
            rooms.append(entry)
    return False
