"""What a load tells about the files it read, as data: the words are in `kiosk.wording`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class RemarkKind(StrEnum):
    """What there is to tell; `Remark.facts` names what its sentence needs."""

    # A row that is left out
    NO_NAME = "no-name"  # no facts
    REPEATED_ID = "repeated-id"  # id, first (line of the row that keeps it)
    TOO_MANY_CELLS = "too-many-cells"  # expected, found (text beyond the last column of the header)
    BAD_DATE = "bad-date"  # column, value
    # Something in the list that will hurt tomorrow
    UNKNOWN_BOOKING = "unknown-booking"  # session, people
    CODE_TWICE = "code-twice"  # code, names (of two people or more)
    NO_CODE = "no-code"  # people (without a code in the list), made (how many were given one now)
    DAMAGED_CODES = "damaged-codes"  # people, lines (the first of them), value (of the first)
    MENDED_CODES = "mended-codes"  # people, lines (the first of them), value, mended (of the first)
    LIKELY_DOUBLE = "likely-double"  # names, organisation, lines
    DOUBTFUL_MATCH = "doubtful-match"  # names, organisation, lines, known (who, of which list)
    ADDED_AT_THE_DESK = "added-at-the-desk"  # names, organisation, lines (of the list)
    CORRECTED_OTHERWISE = "corrected-otherwise"  # name, field, ours (a desk's), listed
    NAMESAKES = "namesakes"  # count (of such names), names (the first of them); told once
    OVERBOOKED = "overbooked"  # session, booked, capacity
    TOOL_RECOGNISED = "tool-recognised"  # tool (its name); told once
    MAPPING_REMEMBERED = "mapping-remembered"  # field, column, as was said of an earlier list
    NO_COLUMN_REMEMBERED = "no-column-remembered"  # field (that has no column), likewise
    ORGANISERS_COLUMNS = "organisers-columns"  # columns
    NAMES_CHANGED = "names-changed"  # people (of known numbers, with other names), names (some)
    UNKNOWN_STATUS = "unknown-status"  # status (a word nobody knows, which admits), people
    RULE_COLUMN_MISSING = "rule-column-missing"  # session, column (that no list has)
    RULE_COLUMN_MISSPELT = "rule-column-misspelt"  # session, column, nearest (a column there is)
    NO_WELCOME = "no-welcome"  # no facts
    UNCOVERED = "uncovered"  # characters (that no shipped font has), people, names (some)
    # A programme that differs from the one before; people = those who booked the session
    TITLE_CHANGED = "title-changed"  # session, old, new, people
    ROOM_CHANGED = "room-changed"  # session, old, new, people
    TIME_CHANGED = "time-changed"  # session, old, new, people
    CAPACITY_CHANGED = "capacity-changed"  # session, old, new, people
    RULE_CHANGED = "rule-changed"  # session, people
    SESSION_ADDED = "session-added"  # session, title
    SESSION_REMOVED = "session-removed"  # session, title, people
    BOOKINGS_FOLLOW_SLOT = "bookings-follow-slot"  # sessions
    BOOKINGS_FOLLOW_TALK = "bookings-follow-talk"  # moves ("A2 → A4, A4 → A2")
    BOOKED_TWICE_AT_ONCE = (
        "booked-twice-at-once"  # people (whom the move puts in two rooms at once)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """One thing to tell, with the *line* of the file (1 is the header) where there is one."""

    kind: RemarkKind
    line: int | None = None
    facts: Mapping[str, str | int] = field(default_factory=dict)
