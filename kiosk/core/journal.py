"""What one desk did, in order, never rewritten: the record, its canonical form, and the clock."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from typing import Any

RECORD_VERSION = 1
_COUNTER_BITS = 16
_BELIEVED_AHEAD = 5 * 60_000
"""Milliseconds: a clock that is further ahead than this is kept, and leads nobody astray."""
_LARGEST = (1 << 63) - 1
_LAST_YEAR = 253_370_764_800_000
"""The last year that can be told as a date, in UTC milliseconds."""


class RecordKind(StrEnum):
    """The kinds this version folds; others are kept, passed on, and folded after an update."""

    PROGRAMME = "programme"
    LOAD = "load"
    ROWS = "rows"
    MERGE = "merge"
    WALK_IN = "walk-in"
    WITHDRAW = "withdraw"
    REPLACE = "replace"
    CORRECT = "correct"
    HANDED_OVER = "handed-over"
    CHECK_IN = "check-in"
    CHECK_OUT = "check-out"
    REFUSED = "refused"
    UNKNOWN = "unknown"
    UNDO = "undo"
    PRINT = "print"
    PRINTED = "printed"
    SPARE = "spare"
    TIE = "tie"
    VOID = "void"
    DESK = "desk"
    """What a desk is called: body {name}."""
    PASS = "pass"  # noqa: S105 - a badge is passed on
    """A badge is to come out of another desk's printer: body {job, to, printer}; *to* itself takes it back."""
    SETTLE = "settle"
    """Somebody has settled a clash: body {clash, how}; an undo of it opens the clash again."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One entry of the journal.

    *id* is random, 128 bits, in hex; *clock* a hybrid logical clock (milliseconds above
    16 bits of counter); *at* UTC in milliseconds; *after* the newest record of that person and
    session this desk had seen; *personal* whatever must be forgettable.
    """

    id: str
    desk: str
    epoch: int
    seq: int
    clock: int
    at: int
    kind: str
    operator: str = ""
    v: int = RECORD_VERSION
    after: str | None = None
    body: Mapping[str, Any] = field(default_factory=dict)
    personal: Mapping[str, Any] = field(default_factory=dict)


_FIELDS = tuple(each.name for each in fields(Record))


def canonical(value: Mapping[str, Any]) -> str:
    """Give the one JSON text of *value*: keys in order, no spaces, characters as they are."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def line_of(record: Record) -> str:
    """Give the one line of canonical JSON that stands for *record* in segments and packs."""
    return canonical({each.name: getattr(record, each.name) for each in fields(record)})


def record_of(line: str) -> Record:
    """Read a line that `line_of` wrote; what a later version added to a record is left out.

    Raises:
        ValueError: it is none, or holds what no desk can keep.
    """
    try:
        said = json.loads(line, parse_constant=_refuse)
        if "\\u" in line:  # half a character has no bytes, and no database takes it
            canonical(said).encode()
        record = Record(**{name: said[name] for name in _FIELDS if name in said})
    except (TypeError, KeyError, RecursionError) as error:
        raise ValueError(line[:80]) from error
    if not _is_sound(record):
        raise ValueError(line[:80])
    return record


def _refuse(word: str) -> None:
    raise ValueError(word)


def _is_sound(record: Record) -> bool:
    """Say whether each field of *record* is of its type, and within what the journal can hold."""
    texts = (record.id, record.desk, record.kind, record.operator)
    numbers = (record.epoch, record.seq, record.clock, record.at, record.v)
    return (
        all(type(text) is str for text in texts)
        and (record.after is None or type(record.after) is str)
        and all(type(number) is int and 0 <= number <= _LARGEST for number in numbers)
        and record.at < _LAST_YEAR
        and type(record.body) is dict
        and type(record.personal) is dict
    )


def next_clock(last: int, now: int) -> int:
    """Give a clock after *last*, and not before *now* (UTC, milliseconds)."""
    return max(last + 1, now << _COUNTER_BITS)


def farthest_believed(now: int) -> int:
    """Give the largest clock of others that a desk lets its own follow at *now* (UTC, milliseconds).

    A desk whose clock is a year ahead must not put all others a year ahead with it.
    """
    return (now + _BELIEVED_AHEAD + 1 << _COUNTER_BITS) - 1
