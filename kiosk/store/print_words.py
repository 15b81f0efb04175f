"""What desks said of badges, word by word, and what it makes of each job, in whatever order it came."""

import json
from collections.abc import Mapping
from typing import Any

from sqlite_utils import Database

from kiosk.core.journal import Record, canonical
from kiosk.core.order import in_order
from kiosk.core.printjob import JobState, JobWord, Priority, job_after
from kiosk.store.passing import PassTables

_FIRST = {"state": JobState.WAITING.value, "trouble": "", "facts": {}, "hurried": 0, "text": {}}
_NOWHERE = {"tray": "", "place": 0, "envelope": ""}
_SET = ", ".join(
    f"{name} = :{name}"
    for name in (*_FIRST, *_NOWHERE, "printer", "layout", "priority", "addressed")
)


class PrintWords:
    """Folds `print` and `printed` records; the caller holds the transaction."""

    def __init__(self, database: Database, passes: PassTables) -> None:
        self._connection = database.conn
        self._passes = passes

    def fold_print(self, record: Record) -> None:
        """Take a badge asked for: it waits for a printer, or what became of it was told already."""
        body = record.body
        self._connection.execute(
            "INSERT OR IGNORE INTO print_job (id, number, registrant, code, asked, desk, asker, "
            "queued, reason, run) VALUES (?,?,?,?,?,?,?,?,?,?)",
            (
                body["job"],
                record.seq,
                body["registrant"],
                record.personal["code"],
                record.at,
                record.desk,
                record.desk,
                body["queued"],
                body.get("reason", ""),
                body.get("run", ""),
            ),
        )
        self._hear(record, _asked(record), asks=True)
        self._passes.settle(body["job"])

    def fold_printed(self, record: Record) -> None:
        """Take what became of a job, or that it waits for another printer now, or before all others."""
        self._hear(record, _said(record), asks=False)

    def newest(self, job: str) -> str | None:
        """Give the record of the latest word on a job, for the *after* of the next."""
        ordered = in_order(word for word, asks in self._words(job) if not asks)
        return ordered[-1].record if ordered else None

    def _hear(self, record: Record, said: Mapping[str, Any], *, asks: bool) -> None:
        job = record.body["job"]
        self._connection.execute(
            'INSERT OR IGNORE INTO print_word (record, job, clock, "after", asks, said) '
            "VALUES (?,?,?,?,?,?)",
            (record.id, job, record.clock, record.after, asks, canonical(said)),
        )
        words = self._words(job)
        asked = next((word.said for word, asks in words if asks), None)
        if asked is not None:
            known = job_after(asked, (word for word, asks in words if not asks))
            self._write(job, known)

    def _words(self, job: str) -> list[tuple[JobWord, bool]]:
        rows = self._connection.execute(
            'SELECT record, clock, "after", said, asks FROM print_word WHERE job = ?', (job,)
        )
        return [
            (JobWord(record=record, clock=clock, after=after, said=json.loads(said)), bool(asks))
            for record, clock, after, said, asks in rows
        ]

    def _write(self, job: str, known: Mapping[str, Any]) -> None:
        texts = {name: canonical(known[name]) for name in ("facts", "text")}
        self._connection.execute(
            f"UPDATE print_job SET {_SET} WHERE id = :id",  # noqa: S608 - constants
            {**known, **texts, "id": job},
        )


def _asked(record: Record) -> dict[str, Any]:
    """Give how a job was asked for.

    Records of earlier versions name the desk's printer always, and mean any: they are not *addressed*.
    """
    body = record.body
    place = body.get("place", {})
    return {
        **_FIRST,
        "layout": body["layout"],
        "printer": body["printer"],
        "priority": body.get("priority", Priority.DESK.value),
        "addressed": body.get("addressed", False),
        "tray": place.get("tray", ""),
        "place": place.get("number", 0),
        "envelope": place.get("envelope", ""),
    }


def _said(record: Record) -> dict[str, Any]:
    """Give what a record says of a job, and nothing of what it leaves as it was.

    What a badge says is kept with the record that says it came out. *printer* is where it was, and
    where it waits for it says *addressed* whether it is to come out there and nowhere else. A *place*
    that is empty is none any more.
    """
    body, personal = record.body, record.personal
    said: dict[str, Any] = {
        "state": body["state"],
        "trouble": body.get("trouble", ""),
        "facts": body.get("facts", {}),
    }
    told = {name: body.get(name) for name in ("printer", "layout", "priority", "addressed")}
    said |= {name: value for name, value in told.items() if value is not None}
    if body.get("hurried"):
        said["hurried"] = record.clock
    if "text" in personal:
        said["text"] = personal["text"]
    return said | _NOWHERE if body.get("place") == {} else said
