"""Who may have been added at a desk though somebody had added them, or a list has them; writes nothing."""

import json
from typing import Any

from kiosk.core.clashing import Added
from kiosk.core.text import fold, words
from kiosk.core.walkin import DELEGATION
from kiosk.store.persons import Persons


class Doubles:
    """Looks for those of a walk-in's name by the index in which people are sorted."""

    def __init__(self, connection: Any, persons: Persons) -> None:
        self._connection = connection
        self._persons = persons

    def people(self) -> list[Added]:
        """Give the walk-ins who bear somebody's name, and whose name they bear."""
        added_by = self._added_by()
        people: dict[str, Added] = {}
        for registrant in self._bearers():
            person = self._persons.get(registrant)
            if person is None or person.given == DELEGATION or not person.is_expected:
                continue
            desk, at = added_by.get(registrant, ("", 0))
            people[registrant] = Added(
                registrant=registrant,
                words=tuple(sorted(words(person.name))),
                organisation=fold(person.organisation),
                desk=desk,
                at=at,
            )
        return list(people.values())

    def _added_by(self) -> dict[str, tuple[str, int]]:
        rows = self._connection.execute(
            "SELECT json_extract(body, '$.registrant'), desk, at FROM record WHERE kind = 'walk-in'"
        )
        return {registrant: (desk, at) for registrant, desk, at in rows}

    def _bearers(self) -> set[str]:
        """Give the walk-ins who bear somebody's name, and whose name they bear, however it is written."""
        walk_ins = self._connection.execute(
            "SELECT sort_name FROM registrant WHERE source = 'walk-in' AND expected"
        ).fetchall()
        spelt = {other for (name,) in walk_ins for other in spellings(name)}
        rows = self._connection.execute(
            "SELECT id, sort_name FROM registrant WHERE expected "
            "AND sort_name IN (SELECT value FROM json_each(?))",
            (json.dumps(sorted(spelt)),),
        )
        bearers: dict[tuple[str, ...], list[str]] = {}
        for registrant, name in rows:
            bearers.setdefault(tuple(sorted(words(name))), []).append(registrant)
        return {one for group in bearers.values() if len(group) > 1 for one in group}


def spellings(name: str) -> set[str]:
    """Give the ways in which lists may sort a folded *name*: begun at another word, two words joined."""
    parts = words(name)
    joined = [
        (*parts[:place], f"{parts[place]}-{parts[place + 1]}", *parts[place + 2 :])
        for place in range(len(parts) - 1)
    ]
    ways = (parts, tuple(name.split()), *joined)
    return {" ".join((*way[place:], *way[:place])) for way in ways for place in range(len(way))}
