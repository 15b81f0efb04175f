"""Badges printed before the list changed: which say something old, which are nobody's any more."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC

from kiosk.core.layout import Content
from kiosk.core.moment import from_ms
from kiosk.core.ports import LayoutRoom
from kiosk.core.printjob import BadgeOrder, Job, Place
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.store.runs import LaidBadge
from kiosk.wording.programme import programme_lines

_OF_THE_BADGE = frozenset({Content.PLACE, Content.CODE})
"""What is not said of the person: where the badge was laid, and a code that opens their card all the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stale:
    """A badge that is out and should not stay as it is; *changed* is what it says wrongly, if anything.

    *bears* is the name that stands on it, *layout* what it was printed on.
    """

    job: str
    registrant: Registrant
    bears: str
    place: Place | None
    layout: str = ""
    changed: tuple[Content, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class StaleBadges:
    """What to print anew, and what to take out of trays and envelopes, each in the order of its place."""

    to_print: tuple[Stale, ...]
    to_take_out: tuple[Stale, ...]


class BadgeTexts:
    """Compares what badges say with what they would say now."""

    def __init__(self, store: DeskStore, layouts: LayoutRoom) -> None:
        self._store = store
        self._layouts = layouts
        self._shown: dict[str, Collection[Content]] = {}

    def stale(self) -> StaleBadges:
        """Give all badges that are stale.

        Whoever has come has theirs, and says themselves what is wrong with it; what lies in a tray
        besides is to be taken out.
        """
        runs, registrants = self._store.runs, self._store.registrants
        arrived = self._store.attendance.ever_in()
        known = {person.id: person for person in registrants.all()}
        to_print, to_take_out = [], []
        for badge in runs.newest_out():
            person = known.get(badge.person) or registrants.get(badge.person)
            if person is None or person.id in arrived:
                continue
            if not person.is_expected:
                to_take_out.append(_stale(badge, person))
            elif changed := self._changed(badge, person):
                to_print.append(_stale(badge, person, changed))
        for badge in runs.set_aside():
            person = known.get(badge.person) or registrants.get(badge.person)
            if person is not None and not (badge.is_followed and person.id in arrived):
                to_take_out.append(_stale(badge, person))
        return StaleBadges(
            to_print=tuple(sorted(to_print, key=_order)),
            to_take_out=tuple(sorted(to_take_out, key=_order)),
        )

    def is_old(self, job: Job, person: Registrant) -> bool:
        """Say whether a badge that is out says something else than it would now."""
        if not job.state.is_out or not job.text:
            return False
        badge = LaidBadge(
            job=job.id,
            person=person.id,
            code=job.code,
            layout=job.layout,
            state=job.state,
            asked=job.asked,
            place=job.place,
            text=job.text,
        )
        return bool(self._changed(badge, person))

    def _changed(self, badge: LaidBadge, person: Registrant) -> tuple[Content, ...]:
        """Give what a badge says wrongly: of what its layout shows, and only where it is known."""
        if not badge.text:
            return ()
        shown = self._shown_on(badge.layout)
        now = self._says(badge, person, with_programme=Content.PROGRAMME in shown)
        changed = [
            content
            for content in shown
            if badge.text.get(content.value, "") != now.get(content, "")
        ]
        return tuple(changed)

    def _says(
        self, badge: LaidBadge, person: Registrant, *, with_programme: bool
    ) -> Mapping[Content, str]:
        """Give what the badge would say now; its programme is that of the day it was asked for."""
        event = self._store.event
        asked = from_ms(badge.asked, UTC)
        order = BadgeOrder(
            job=badge.job,
            registrant=person,
            code=badge.code,
            event_name=event.short_name,
            layout=badge.layout,
            printer="",
            programme=programme_lines(person.bookings, event, asked) if with_programme else (),
        )
        return order.text

    def _shown_on(self, layout: str) -> Collection[Content]:
        if layout not in self._shown:
            try:
                shown = self._layouts.contents(layout)
            except Trouble:  # the layout is gone; what it showed nobody knows
                shown = frozenset(Content)
            self._shown[layout] = [one for one in Content if one in shown - _OF_THE_BADGE]
        return self._shown[layout]


def _stale(badge: LaidBadge, person: Registrant, changed: tuple[Content, ...] = ()) -> Stale:
    return Stale(
        job=badge.job,
        registrant=person,
        bears=badge.text.get(Content.NAME.value, "") or person.name,
        place=badge.place,
        layout=badge.layout,
        changed=changed,
    )


def _order(stale: Stale) -> tuple[int, str, str]:
    number = stale.place.number if stale.place is not None else 1 << 40
    return (number, stale.registrant.family, stale.job)
