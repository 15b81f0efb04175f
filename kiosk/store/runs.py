"""What runs before the day have printed and laid, and how far each of them is."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database

from kiosk.core.printjob import JobState, Place
from kiosk.core.run import Laid
from kiosk.core.text import fold

_RANKED = """
    SELECT j.id AS job, coalesce(o.kept, j.registrant) AS who,
        row_number() OVER newest AS turn, first_value(j.reason) OVER newest AS why
    FROM print_job j LEFT JOIN one_person o ON o.registrant = j.registrant
    WHERE j.id NOT IN (SELECT record FROM undone)
    WINDOW newest AS (PARTITION BY coalesce(o.kept, j.registrant)
        ORDER BY j.state = 'dropped', j.asked DESC, j.number DESC)"""
"""Each person's badges, the newest first; not the spare ones that were taken back."""
_BADGES = f"""
    SELECT id, who, code, layout, state, asked, tray, place, envelope, text, why
    FROM ({_RANKED}) ranked JOIN print_job ON id = ranked.job WHERE """  # noqa: S608 - constant
_OUT = json.dumps([state.value for state in JobState if state.is_out])


@dataclass(frozen=True, slots=True, kw_only=True)
class LaidBadge:
    """A badge that was asked for, of the *person* it is for now, with what it says by the layout's fields.

    *is_followed* by one that was printed for a reason: then it had been handed over.
    """

    job: str
    person: str
    code: str
    layout: str
    state: JobState
    asked: int
    place: Place | None
    text: Mapping[str, str]
    is_followed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RunCount:
    """A *run* begun at *asked* (UTC, milliseconds): to which printer, how many, in which state."""

    run: str
    asked: int
    printer: str
    layout: str
    queued: bool
    states: Mapping[JobState, int]

    @property
    def total(self) -> int:
        """How many badges it has."""
        return sum(self.states.values())

    @property
    def out(self) -> int:
        """How many came out, or nobody will ever wear."""
        settled = [state for state in self.states if state.is_out or state is JobState.DROPPED]
        return sum(self.states[state] for state in settled)

    @property
    def doubtful(self) -> int:
        """Of how many nobody knows whether they came out."""
        return self.states.get(JobState.UNKNOWN, 0)

    @property
    def left(self) -> int:
        """How many are still to come out."""
        return self.total - self.out - self.doubtful


class RunTables:
    """Reads the badges asked for as a run sees them; writes nothing."""

    def __init__(self, database: Database, *, desk: str) -> None:
        self._connection = database.conn
        self.desk = desk

    def states(self) -> dict[str, JobState]:
        """Give what became of the newest badge of everybody who was ever to have one."""
        rows = self._connection.execute(
            f"SELECT who, state FROM ({_RANKED}) ranked JOIN print_job ON id = ranked.job "  # noqa: S608 - constant
            "WHERE turn = 1"
        )
        return {who: JobState(state) for who, state in rows}

    def newest_out(self) -> Iterator[LaidBadge]:
        """Give the newest badge of each person who has one that came out."""
        return self._badges("turn = 1 AND state IN (SELECT value FROM json_each(?))", _OUT)

    def set_aside(self) -> Iterator[LaidBadge]:
        """Give the badges in trays and envelopes that a newer one of the same person has replaced."""
        return self._badges(
            "turn > 1 AND place > 0 AND state IN (SELECT value FROM json_each(?))", _OUT
        )

    def laid(self) -> Laid:
        """Give how far runs have counted, and which trays and envelopes there are."""
        rows = self._connection.execute(
            "SELECT tray, envelope, max(place) FROM print_job "
            "WHERE place > 0 AND state <> 'dropped' GROUP BY tray, envelope"
        ).fetchall()
        return Laid(
            last=max((last for *_, last in rows), default=0),
            trays=frozenset(tray for tray, _, _ in rows if tray),
            envelopes=frozenset(fold(name) for _, name, _ in rows if name),
        )

    def envelope_begins(self, envelope: str) -> int:
        """Give the lowest number in an envelope, however its organisation was spelt; 0 if there is none."""
        rows = self._connection.execute(
            "SELECT envelope, min(place) FROM print_job "
            "WHERE envelope <> '' AND state <> 'dropped' GROUP BY envelope"
        )
        return min((first for name, first in rows if fold(name) == fold(envelope)), default=0)

    def counts(self) -> list[RunCount]:
        """Give this desk's runs, the newest first, with how far each is."""
        rows = self._connection.execute(
            "SELECT run, state, count(*), min(asked), min(printer), min(layout), min(queued), "
            "min(number) FROM print_job WHERE run <> '' AND asker = ? GROUP BY run, state "
            "ORDER BY min(number)",
            (self.desk,),
        )
        by_run: dict[str, list[tuple[Any, ...]]] = {}
        for run, *row in rows:
            by_run.setdefault(run, []).append(tuple(row))
        return [_count(run, states) for run, states in reversed(by_run.items())]

    def _badges(self, condition: str, *parameters: str) -> Iterator[LaidBadge]:
        rows = self._connection.execute(_BADGES + condition, parameters)
        for job, who, code, layout, state, asked, tray, place, envelope, text, why in rows:
            yield LaidBadge(
                job=job,
                person=who,
                code=code,
                layout=layout,
                state=JobState(state),
                asked=asked,
                place=Place(tray=tray, number=place, envelope=envelope) if place else None,
                text=json.loads(text),
                is_followed=bool(why),
            )


def _count(run: str, states: list[tuple[Any, ...]]) -> RunCount:
    _, _, asked, printer, layout, queued, _ = states[0]
    return RunCount(
        run=run,
        asked=asked,
        printer=printer,
        layout=layout,
        queued=bool(queued),
        states={JobState(state): count for state, count, *_ in states},
    )
