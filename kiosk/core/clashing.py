"""Finds what desks said and printed apart, kind by kind: pure functions of records, in any order."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from kiosk.core.apart import Seen, had_seen, latest
from kiosk.core.clash import Clash, ClashKind, Settled, Side, Way, WayKind
from kiosk.core.order import in_order
from kiosk.core.session import Session

_SEEN = Way(kind=WayKind.SEEN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Added:
    """Somebody who should come: *words* are those of the name, without case, accents and order.

    Of a walk-in *desk* and *at* say who added them, and when; of somebody of a list, nothing.
    """

    registrant: str
    words: tuple[str, ...]
    organisation: str
    desk: str = ""
    at: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Printed:
    """A badge that came out at a desk, and was no reprint."""

    job: str
    registrant: str
    desk: str
    at: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One record's word on one matter: on a field of somebody (*text*), or on who comes (*by*)."""

    record: str
    clock: int
    after: str | None
    desk: str
    at: int
    about: str = ""
    text: str | None = None
    by: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """An entry of somebody who is in a session; *knew* says that its desk let them in though it was full."""

    record: str
    desk: str
    at: int
    knew: bool = False


def added_twice(people: Iterable[Added]) -> Iterator[Clash]:
    """Find walk-ins of the same name and organisation as another walk-in, or as somebody of a list.

    Should they be one person, it is somebody of a list, else the one of the smallest id.
    """
    same: dict[tuple[tuple[str, ...], str], list[Added]] = {}
    for person in people:
        same.setdefault((person.words, person.organisation), []).append(person)
    for group in same.values():
        if len(group) > 1 and any(one.desk for one in group):
            ordered = sorted(group, key=lambda one: (bool(one.desk), one.at, one.registrant))
            kept = min(group, key=lambda one: (bool(one.desk), one.registrant))
            sides = [
                Side(record=one.registrant, registrant=one.registrant, desk=one.desk, at=one.at)
                for one in ordered
            ]
            yield Clash(
                kind=ClashKind.ADDED_TWICE,
                sides=tuple(sides),
                registrants=tuple(one.registrant for one in ordered),
                official=kept.registrant,
                ways=(Way(kind=WayKind.SAME), Way(kind=WayKind.DIFFERENT)),
            )


def printed_twice(person: str, printed: Iterable[Printed]) -> Clash | None:
    """Find whether badges of somebody came out at several desks, none of them a reprint."""
    ordered = sorted(printed, key=lambda one: (one.at, one.job))
    if len({one.desk for one in ordered}) < 2:
        return None
    return Clash(
        kind=ClashKind.PRINTED_TWICE,
        sides=tuple(Side(record=one.job, desk=one.desk, at=one.at) for one in ordered),
        registrants=(person,),
        ways=(_SEEN,),
    )


def corrected_apart(
    person: str, said: Sequence[Said], settled: Collection[Settled] = ()
) -> Iterator[Clash]:
    """Find the fields of somebody that desks put right differently, none after the other.

    The later by (clock, record) counts.
    """
    seen = _seen(said, settled)
    for what in sorted({one.about for one in said}):
        suffix = f":{what}"
        stand = _standing([one for one in said if one.about == what], seen)
        if len({one.text for one in stand}) > 1 and len({one.desk for one in stand}) > 1:
            yield Clash(
                kind=ClashKind.CORRECTED_APART,
                sides=tuple(
                    _side(one, record=f"{one.record}{suffix}", text=one.text) for one in stand
                ),
                registrants=(person,),
                official=f"{stand[-1].record}{suffix}",
                facts={"field": what},
                ways=_keeps(f"{one.record}{suffix}" for one in _first_to_say(stand)),
            )


def replaced_apart(
    absent: str, said: Sequence[Said], settled: Collection[Settled] = ()
) -> Clash | None:
    """Find whether desks sent different people for somebody absent, neither after the other.

    The later by (clock, record) counts.
    """
    stand = _standing(said, _seen(said, settled))
    if len({one.by for one in stand}) < 2 or len({one.desk for one in stand}) < 2:
        return None
    return Clash(
        kind=ClashKind.REPLACED_APART,
        sides=tuple(_side(one, record=one.record, registrant=one.by) for one in stand),
        registrants=(absent, *dict.fromkeys(one.by for one in stand)),
        official=stand[-1].record,
        ways=(*_keeps(one.record for one in stand), Way(kind=WayKind.SAME)),
    )


def overfull(session: Session, entered: Iterable[Entered]) -> Clash | None:
    """Find whether more people are in *session* than it holds because desks had not heard each other.

    Who came when it was full already, and was let in as if it were not, came apart.
    """
    inside = sorted(entered, key=lambda one: (one.at, one.record))
    capacity = len(inside) if session.capacity is None else session.capacity
    apart = [one for one in inside[capacity:] if not one.knew]
    if not apart or len({one.desk for one in inside}) < 2:
        return None
    return Clash(
        kind=ClashKind.OVERFULL,
        sides=tuple(
            Side(record=one.record, desk=one.desk, at=one.at, session=session.id) for one in apart
        ),
        session=session.id,
        facts={"present": len(inside), "capacity": capacity},
        ways=(_SEEN,),
    )


def _seen(said: Iterable[Said], settled: Iterable[Settled]) -> Seen:
    """Give what each word knew of; one that was said to settle a clash knew of all that clashed."""
    seen = {one.record: {one.after} if one.after else set() for one in said}
    for one in settled:
        for deed in seen.keys() & set(one.deeds):
            seen[deed] |= {record.partition(":")[0] for record in one.records}
    return seen


def _standing(words: Sequence[Said], seen: Seen) -> list[Said]:
    """Give the *words* on one matter that none of the others knew of, the one that counts last.

    Whoever knew of one word knew of all that said the same apart.
    """
    known = {one.record: had_seen(one.record, seen) for one in words}
    agreeing = {
        one.record: {
            other.record
            for other in words
            if (one.text, one.by) == (other.text, other.by)
            and other.record not in known[one.record]
            and one.record not in known[other.record]
        }
        for one in words
    }
    together = {
        record: {each for one in earlier for each in (one, *agreeing.get(one, ()))}
        for record, earlier in seen.items()
    }
    stand = latest((one.record for one in words), together)
    return [one for one in in_order(words) if one.record in stand]


def _first_to_say(stand: Sequence[Said]) -> list[Said]:
    """Give one of those that say the same."""
    return list({one.text: one for one in reversed(stand)}.values())[::-1]


def _keeps(records: Iterable[str]) -> tuple[Way, ...]:
    return tuple(Way(kind=WayKind.KEEP, side=record) for record in records)


def _side(said: Said, *, record: str, registrant: str = "", text: str | None = None) -> Side:
    return Side(
        record=record,
        desk=said.desk,
        at=said.at,
        registrant=registrant,
        text=text,
    )
