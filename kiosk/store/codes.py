"""Codes that desks made: of spare badges, tied to people, and those that open nothing any more.

Each is a row that names its record. What an undo took back counts no more, whichever came first, so
that records may come in any order, and twice; a list that is loaded again touches none of them.
"""

import json
from dataclasses import dataclass

from sqlite_utils import Database

from kiosk.core.journal import Record, RecordKind
from kiosk.core.registrant import Code, CodeKind, Registrant
from kiosk.store.one_person import OnePerson

_STANDS = "record NOT IN (SELECT record FROM undone)"
_BORNE = f"""
    SELECT r.id, c.kind, c.voided, r.withdrawn, 0 AS clock, c.text FROM code c
    JOIN registrant r ON r.number = c.registrant WHERE {{codes}}
    UNION ALL
    SELECT r.id, 'badge', 0, r.withdrawn, t.clock, t.text FROM tied_code t
    JOIN registrant r ON r.id = t.registrant WHERE t.{_STANDS} AND {{tied}}"""  # noqa: S608 - constant
_CODES = f"""
    SELECT DISTINCT b.text, coalesce(o.kept, b.id), b.kind, b.voided OR EXISTS (
        SELECT 1 FROM void_code v LEFT JOIN one_person p ON p.registrant = v.registrant
        WHERE v.text = b.text AND coalesce(p.kept, v.registrant) = coalesce(o.kept, b.id)
        AND v.{_STANDS}), b.withdrawn
    FROM ({_BORNE}) b LEFT JOIN one_person o ON o.registrant = b.id ORDER BY b.clock, b.id, b.text"""  # noqa: S608 - constant
_HOLDERS = _CODES.format(codes="c.text = ?1", tied="t.text = ?1")
_OF_PERSON = _CODES.format(
    codes="r.id IN (SELECT value FROM json_each(?1))",
    tied="t.registrant IN (SELECT value FROM json_each(?1))",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spare:
    """A badge printed beforehand for whoever needs one: its *code*, and the *number* it shows."""

    code: str
    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A code made at a desk that opens the card of *registrant*, since *record*."""

    record: str
    code: str
    registrant: str


class CodeTables:
    """Folds `spare`, `tie` and `void` records; the caller holds the transaction."""

    def __init__(self, database: Database, one: OnePerson) -> None:
        self._connection = database.conn
        self._one = one
        self._folds = {
            RecordKind.SPARE: self._fold_spare,
            RecordKind.TIE: self._fold_tie,
            RecordKind.VOID: self._fold_void,
        }

    def fold(self, record: Record) -> None:
        """Take *record*."""
        self._folds[RecordKind(record.kind)](record)

    def holders(self, code: str) -> tuple[Code, ...]:
        """Give whose code *code* is: nobody's, one person's, or several people's by mistake."""
        return self._codes(_HOLDERS, code)

    def of(self, registrant_id: str) -> tuple[Code, ...]:
        """Give every code of one person, the newest last."""
        return self._codes(_OF_PERSON, json.dumps(self._one.ids_of(registrant_id)))

    def for_badge(self, registrant: Registrant) -> str:
        """Give the code that a badge of *registrant* bears: their list's, unless that was voided."""
        valid = [code.text for code in self.of(registrant.id) if not code.voided]
        if not valid or registrant.code in valid:
            return registrant.code
        return valid[-1]

    def spare(self, code: str) -> Spare | None:
        """Give the spare badge of this code, None if it is none."""
        found = self._connection.execute(
            "SELECT number FROM spare WHERE text = ?", (code,)
        ).fetchone()
        return Spare(code=code, number=found[0]) if found else None

    def last_spare(self) -> int:
        """Give the highest number of a spare badge, 0 where there is none."""
        ((last,),) = self._connection.execute("SELECT coalesce(max(number), 0) FROM spare")
        return int(last)

    def ties_of(self, code: str) -> list[Tie]:
        """Give to whom a code is tied: to nobody, to one, or by two desks apart to several."""
        rows = self._connection.execute(
            "SELECT record, coalesce(o.kept, t.registrant) FROM tied_code t "  # noqa: S608 - constant
            "LEFT JOIN one_person o ON o.registrant = t.registrant "
            f"WHERE t.{_STANDS} AND t.text = ? ORDER BY clock, record",
            (code,),
        )
        return [Tie(record=record, code=code, registrant=who) for record, who in rows]

    def _codes(self, question: str, asked: str) -> tuple[Code, ...]:
        rows = self._connection.execute(question, (asked,)).fetchall()
        here = [row for row in rows if not row[4]]  # of one withdrawn it may have been given on
        return tuple(
            Code(text=text, registrant=registrant, kind=CodeKind(kind), voided=bool(voided))
            for text, registrant, kind, voided, _ in here or rows
        )

    def _fold_spare(self, record: Record) -> None:
        self._connection.executemany(
            "INSERT OR IGNORE INTO spare (text, number) VALUES (?,?)",
            record.personal["codes"].items(),
        )

    def _fold_tie(self, record: Record) -> None:
        self._connection.execute(
            "INSERT OR IGNORE INTO tied_code (record, clock, text, registrant) VALUES (?,?,?,?)",
            (record.id, record.clock, record.personal["code"], record.body["registrant"]),
        )

    def _fold_void(self, record: Record) -> None:
        registrant = record.body["registrant"]
        self._connection.executemany(
            "INSERT OR IGNORE INTO void_code (record, text, registrant) VALUES (?,?,?)",
            [(record.id, text, registrant) for text in record.personal["codes"]],
        )
