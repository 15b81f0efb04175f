"""What a list holds that will hurt tomorrow: doubles, codes, rooms that are too small."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from difflib import get_close_matches
from operator import itemgetter

from kiosk.core.columns import (
    ANY_OTHER,
    CANCELLED_WORDS,
    PENDING_WORDS,
    Columns,
    Field,
    booking_places,
    bookings_of,
)
from kiosk.core.registrant import Standing
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event, Mark
from kiosk.core.text import fold
from kiosk.roster.synonyms import CONFIRMED_WORDS

Cells = Sequence[str]

_STATUSES_TOLD = 10


class Bookings:
    """Counts who booked what over several lists, by the few combinations of cells there are."""

    def __init__(self, event: Event) -> None:
        self._event = event
        self._booked: Counter[str] = Counter()
        self._unknown: Counter[str] = Counter()

    def count(self, columns: Columns, rows: Iterable[Cells]) -> None:
        """Add the people of one list."""
        places = self._places(columns)
        pick = itemgetter(*places, *places[:1], *places[:1])  # at least two, so it gives a tuple
        for values, people in Counter(map(pick, rows)).items():
            cells = [""] * len(columns.header)
            for place, value in zip(places, values, strict=False):
                cells[place] = value
            self._add(columns, cells, people)

    def overbooked(self) -> Iterator[Remark]:
        """Tell each session that more people booked than its room holds."""
        for session in self._event.sessions:
            booked = self._booked[session.id]
            if session.capacity is not None and booked > session.capacity:
                yield Remark(
                    kind=RemarkKind.OVERBOOKED,
                    facts={"session": session.id, "booked": booked, "capacity": session.capacity},
                )

    def unknown(self) -> Iterator[Remark]:
        """Tell each session id that the programme does not have: these bookings are dropped."""
        for wanted, people in sorted(self._unknown.items()):
            facts: dict[str, str | int] = {"session": wanted, "people": people}
            yield Remark(kind=RemarkKind.UNKNOWN_BOOKING, facts=facts)

    def _places(self, columns: Columns) -> list[int]:
        places = booking_places(columns, self._event)
        return sorted({*columns.standing_places, *places}) or [0]

    def _add(self, columns: Columns, cells: Cells, people: int) -> None:
        event = self._event
        if is_expected(columns, cells):
            for session in bookings_of(columns, cells, event):
                self._booked[session] += people
        named = {event.moved.get(wanted, wanted) for wanted in columns.booked_ids(cells)}
        for wanted in named - event.by_id.keys():
            self._unknown[wanted] += people


def code_warnings(
    codes: Counter[str],
    rows: Iterable[Cells],
    columns: Columns,
    elsewhere: Mapping[str, str],
    *,
    made: int = 0,
) -> Iterator[Remark]:
    """Tell each code that two people bear (*elsewhere*: code to name, in other lists) or none.

    Those for whom a code was *made* just now have none of the list's.
    """
    twice = {code for code, people in codes.items() if people > 1 or code in elsewhere}
    code_of = columns.reader(Field.CODE)
    bearers: dict[str, list[str]] = {}
    without = 0
    for cells in rows:
        code = code_of(cells)
        if code in twice:
            bearers.setdefault(code, []).append(full_name(columns, cells))
        elif not code:
            without += 1
    for code, names in bearers.items():
        told = ", ".join([*names, elsewhere[code]] if code in elsewhere else names)
        yield Remark(kind=RemarkKind.CODE_TWICE, facts={"code": code, "names": told})
    if without or made:
        facts: dict[str, str | int] = {"people": without + made, "made": made}
        yield Remark(kind=RemarkKind.NO_CODE, facts=facts)


def status_warnings(columns: Columns, rows: Iterable[Cells]) -> Iterator[Remark]:
    """Tell each status that is no known word, the most frequent first: it admits."""
    place = columns.fields.get(Field.STATUS)
    if place is None:
        return
    own = columns.standings.get(columns.header[place], {})
    if ANY_OTHER in own:
        return
    known = CANCELLED_WORDS | PENDING_WORDS | CONFIRMED_WORDS | own.keys()
    unknown: Counter[str] = Counter()
    said: dict[str, str] = {}
    for status, people in Counter(map(columns.reader(Field.STATUS), rows)).items():
        if status and (word := fold(status)) not in known:
            unknown[said.setdefault(word, status)] += people
    for status, people in unknown.most_common(_STATUSES_TOLD):
        yield Remark(kind=RemarkKind.UNKNOWN_STATUS, facts={"status": status, "people": people})


def rule_warnings(event: Event, header: Collection[str]) -> Iterator[Remark]:
    """Tell each column that a rule of the programme asks for and that no *header* has."""
    asked: dict[str, list[str]] = {}
    for session in event.sessions:
        for rule in (session.access, session.booked):
            if rule is not None and rule.column not in header:
                asked.setdefault(rule.column, []).append(session.id)
    plain = {fold(name): name for name in header}
    for column, sessions in asked.items():
        facts: dict[str, str | int] = {"session": ", ".join(sessions), "column": column}
        near = next(iter(get_close_matches(fold(column), plain, 1)), None)
        if near is None:
            yield Remark(kind=RemarkKind.RULE_COLUMN_MISSING, facts=facts)
        else:
            facts["nearest"] = plain[near]
            yield Remark(kind=RemarkKind.RULE_COLUMN_MISSPELT, facts=facts)


def column_warnings(columns: Columns) -> Iterator[Remark]:
    """Tell which columns no desk will see, so that the organiser can say otherwise."""
    hidden = [name for name in columns.header if columns.marks.get(name) is Mark.ORGANISER]
    if hidden:
        facts: dict[str, str | int] = {"columns": ", ".join(hidden)}
        yield Remark(kind=RemarkKind.ORGANISERS_COLUMNS, facts=facts)


def full_name(columns: Columns, cells: Cells) -> str:
    """Give a name as it is said: given, then family."""
    family, given = columns.name_parts(cells)
    return f"{given} {family}".strip()


def is_expected(columns: Columns, cells: Cells) -> bool:
    """Say whether the list does not say that the person cancelled."""
    return columns.standing(cells) is not Standing.CANCELLED


def cancelled_among(columns: Columns, rows: Iterable[Cells]) -> int:
    """Count the people whose registration is cancelled."""
    return Counter(map(columns.standing_reader(), rows))[Standing.CANCELLED]
