"""What all desks should agree on, worked out from their records in a way of the tests' own.

It reads the records alone, and shares no code with the fold: a person's comings and goings are told
again one by one, whoever told them after having seen another standing behind it.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from contextlib import closing
from dataclasses import dataclass
from heapq import heappop, heappush
from pathlib import Path
from typing import Any

from kiosk.store.sqlite import open_reader

ROOMS = {"workshop", "plenary", "area"}


@dataclass(frozen=True, slots=True)
class Told:
    """One record as the tests read it."""

    id: str
    kind: str
    clock: int
    after: str | None
    body: Mapping[str, Any]


def records_in(folder: Path) -> dict[str, Told]:
    """Read the records of the desk in *folder*, by id."""
    with closing(open_reader(folder)) as database:
        return {
            id_: Told(id_, kind, clock, after, json.loads(body))
            for id_, kind, clock, after, body in database.execute(
                "SELECT id, kind, clock, after, body FROM record"
            )
        }


def ids_in(folder: Path) -> set[str]:
    """Read the ids alone of the records of the desk in *folder*."""
    with closing(open_reader(folder)) as database:
        return {id_ for (id_,) in database.execute("SELECT id FROM record")}


def attendance(
    records: Iterable[Told], sessions: Mapping[str, str], welcome: str
) -> dict[str, tuple[int, int]]:
    """Give (attended, present) of each of *sessions* (id to kind), once all *records* are known."""
    told = list(records)
    undone = {one for record in told if record.kind == "undo" for one in record.body["undoes"]}
    of_person: dict[str, list[Told]] = defaultdict(list)
    for record in told:
        if "registrant" in record.body and "session" in record.body:
            of_person[record.body["registrant"]].append(record)
    attended: dict[str, set[str]] = defaultdict(set)
    present: dict[str, set[str]] = defaultdict(set)
    for person, theirs in of_person.items():
        where: set[str] = set()
        for record in _told_again(theirs):
            if record.id in undone:
                continue
            session = record.body["session"]
            if record.kind == "check-out":
                where.discard(session)
            elif record.kind == "check-in":
                if sessions[session] in ROOMS:
                    where = {one for one in where if sessions[one] not in ROOMS}
                where.add(session)
                attended[session].add(person)
                attended[welcome].add(person)
        for session in where:
            present[session].add(person)
    return {session: (len(attended[session]), len(present[session])) for session in sessions}


def _told_again(records: list[Told]) -> list[Told]:
    """Put one person's records in order: by clock, but never before the one they had seen."""
    known = {record.id for record in records}
    behind: dict[str, list[Told]] = defaultdict(list)
    ready: list[tuple[int, str, Told]] = []
    for record in records:
        if record.after is not None and record.after in known:
            behind[record.after].append(record)
        else:
            heappush(ready, (record.clock, record.id, record))
    ordered: list[Told] = []
    while ready:
        first = heappop(ready)[-1]
        ordered.append(first)
        for record in behind[first.id]:
            heappush(ready, (record.clock, record.id, record))
    assert len(ordered) == len(records), "records that stand behind one another"
    return ordered
