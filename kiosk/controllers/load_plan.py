"""What somebody wishes to load, and what that would do: plain values between screen and store."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from pathlib import Path

from kiosk.core.columns import Field
from kiosk.core.correction import Disagreement
from kiosk.core.doubt import Doubt, merged_by
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event
from kiosk.roster.list_plan import ListPlan

MANY = 0.05
"""The share of a source that nobody withdraws by mistake."""


class BookingsFollow(StrEnum):
    """What a booking stays with when talks change places."""

    SLOT = "slot"
    TALK = "talk"


_FOLLOWS = {
    RemarkKind.BOOKINGS_FOLLOW_SLOT: BookingsFollow.SLOT,
    RemarkKind.BOOKINGS_FOLLOW_TALK: BookingsFollow.TALK,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ListWish:
    """What the organiser has decided of one list: its columns, and whose new version it is."""

    mapping: Mapping[Field, str] = field(default_factory=dict)
    replaces: str | None = None
    adds: bool = False


def each_once(lists: Iterable[Path]) -> tuple[Path, ...]:
    """Leave out the files that were named before."""
    named: dict[Path, Path] = {}
    for path in lists:
        named.setdefault(path.absolute(), path)
    return tuple(named.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadWish:
    """What to load, and what the organiser has decided beforehand.

    Without a *programme* the event keeps the one it has. *alone* is what is said of one list by
    itself, over what is said of all: its *mapping* is added to theirs, its source is its own.
    """

    programme: Path | None
    lists: tuple[Path, ...]
    mapping: Mapping[Field, str] = field(default_factory=dict)
    replaces: str | None = None
    adds: bool = False
    bookings: BookingsFollow | None = None
    accepts_many_withdrawn: bool = False
    gives_up_corrections: bool = False
    alone: Mapping[Path, ListWish] = field(default_factory=dict)

    def about(self, path: Path) -> ListWish:
        """Give what is said of the list at *path*."""
        everybody = ListWish(mapping=self.mapping, replaces=self.replaces, adds=self.adds)
        own = self.alone.get(path)
        if own is None:
            return everybody
        mapping = {**self.mapping, **own.mapping}
        if own.replaces is None and not own.adds:
            return replace(everybody, mapping=mapping)
        return replace(own, mapping=mapping)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What a plan goes by: the *newest* record of a list or a programme, and who is one person."""

    newest: str
    merged: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class LoadPlan:
    """What a load would do; *event* is the programme to be, *remarks* what it changes and whom.

    *seen* is what the desk had when this was worked out: it holds as long as that is so. What people
    are put right in, or come for, in the meantime changes no plan. *settled* are those of the *doubts*
    that somebody said are one person: they are merged. *given_up* are those of the *disagreements*
    where the list is right, and not the desk.
    """

    event: Event
    changes_event: bool
    remarks: tuple[Remark, ...]
    lists: tuple[ListPlan, ...]
    seen: Seen
    settled: tuple[Doubt, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    given_up: tuple[Disagreement, ...] = ()

    @property
    def doubts(self) -> tuple[Doubt, ...]:
        """Who may be one person, and only people can say."""
        return tuple(doubt for one in self.lists for doubt in one.doubts)

    @property
    def follows(self) -> BookingsFollow | None:
        """What bookings stay with where talks change places, None where none does."""
        said = {_FOLLOWS[remark.kind] for remark in self.remarks if remark.kind in _FOLLOWS}
        return next(iter(said), None)

    @property
    def withdraws_many(self) -> tuple[ListPlan, ...]:
        """The lists that withdraw so many people that somebody must say it is meant."""
        return tuple(one for one in self.lists if len(one.withdrawn) > MANY * one.known)

    @property
    def merged(self) -> Mapping[str, str]:
        """Who is merged into whom, by what was settled."""
        return merged_by(self.settled, new=(row.id for one in self.lists for row in one.added))

    @property
    def corrections_kept(self) -> list[Remark]:
        """Tell where the list says otherwise than a desk, whose word stays."""
        return [
            Remark(
                kind=RemarkKind.CORRECTED_OTHERWISE,
                facts={
                    "name": said.name,
                    "field": said.what.value,
                    "ours": said.ours,
                    "listed": said.listed,
                },
            )
            for said in self.disagreements
            if said not in self.given_up
        ]

    @property
    def rows(self) -> int:
        """How many rows the load writes."""
        return sum(len(p.added) + len(p.changed) + len(p.rewritten) for p in self.lists)
