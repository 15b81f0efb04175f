"""Fills the board while somebody looks at it: every three seconds, and when there is news."""

from PySide6.QtCore import QObject, QTimer, Slot

from kiosk.core.attendance import SessionCount, has_ended
from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.figures import (
    Alarm,
    Crowd,
    Figures,
    Missing,
    Pace,
    Part,
    alarm_of,
    paces_of,
    sessions_shown,
)
from kiosk.core.moment import Now, to_ms
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.ui.board_lists import NoteRow, PartRow, SessionRow
from kiosk.ui.board_page import BoardPage
from kiosk.ui.board_rows import Flag
from kiosk.ui.board_tiles import TileNumber
from kiosk.ui.told import told
from kiosk.wording.board import (
    Way,
    due_text,
    heard_text,
    label_text,
    missed_text,
    nobody_here_text,
    nobody_missing_text,
    own_desk_text,
    pace_text,
    printer_text,
    speaker_text,
    waiting_text,
)
from kiosk.wording.changes import number_text
from kiosk.wording.live import (
    Live,
    alarm_text,
    counts_text,
    live_text,
    of_text,
    opening_text,
    updated_text,
)
from kiosk.wording.troubles import trouble_text
from kiosk.wording.verdicts import clock_text

POLL_MS = 3000
MOST_WANTED = 100
"""So many people to look for are named; more nobody looks for."""


class BoardPresenter(QObject):
    """Reads the figures of this desk: those of all desks that it has heard of."""

    def __init__(self, page: BoardPage, store: DeskStore, *, now: Now) -> None:
        super().__init__(page)
        self._page = page
        self._store = store
        self._now = now
        self._zone = store.event.zone
        self._state: SyncState | None = None
        self._timer = QTimer(self)
        self._timer.setInterval(POLL_MS)
        self._timer.timeout.connect(self.refresh)
        page.turned.connect(self.refresh)

    def open(self) -> None:
        """Show the figures as they are, and go on while somebody looks."""
        self._page.ask()
        self.refresh()
        self._timer.start()

    def take_state(self, state: SyncState | None) -> None:
        """Take how the exchange stands with the other desks."""
        self._state = state
        self.refresh()

    @Slot()
    @told
    def refresh(self) -> None:
        """Show the figures anew, if somebody looks at them."""
        if not self._page.isVisible():
            self._timer.stop()
            return
        column, now = self._page.column, to_ms(self._now())
        figures = self._store.figures(column=column, now=now)
        opening = opening_text(figures.opening, now, self._zone) if figures.opening else ""
        self._page.show_updated(updated_text(now, self._zone), opening)
        self._page.tiles.show_numbers(*self._numbers(figures))
        self._page.sessions.show_rows([self._session(one) for one in sessions_shown(figures)])
        self._page.chart.show_figures(figures, now, self._zone)
        self._page.desks.show_rows(self._desks(paces_of(figures.minutes, now), now))
        self._show_missing(figures, now)
        self._show_crowd(figures, column)

    @Slot(object)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say why there are no figures."""
        self._page.show_updated(trouble_text(trouble), "")

    def _numbers(self, figures: Figures) -> list[TileNumber]:
        arrived, here = figures.arrived, figures.here_now
        at_most = live_text(Live.AT_MOST) if figures.at_most and here.people else ""
        plain = (
            (Live.ELECTED, arrived.elected),
            (Live.AUTHORITIES, arrived.authority_count),
            (Live.COUNTRIES, len(arrived.countries)),
        )
        return [
            TileNumber(
                word=live_text(Live.ARRIVED),
                number=number_text(arrived.people),
                behind=of_text(figures.expected),
            ),
            TileNumber(word=live_text(Live.HERE), number=number_text(here.people), before=at_most),
            *(TileNumber(word=live_text(word), number=number_text(n)) for word, n in plain),
        ]

    def _session(self, count: SessionCount) -> SessionRow:
        session, alarm = count.session, alarm_of(count)
        is_over = has_ended(session, count.as_of)
        where = [clock_text(session.start, self._zone), session.room]
        if is_over:
            where.append(live_text(Live.ENDED))
        flag = None
        if alarm is not None:
            flag = Flag(text=alarm_text(alarm, count), is_loud=alarm is Alarm.OVER)
        return SessionRow(
            id=session.id,
            title=session.title,
            where=" · ".join(text for text in where if text),
            counts=counts_text(count),
            expected=count.expected or 0,
            attended=count.attended,
            present=count.present,
            capacity=session.capacity or 0,
            flag=flag,
            is_over=is_over,
        )

    def _desks(self, paces: tuple[Pace, ...], now: int) -> list[NoteRow]:
        """Give this desk, those it has heard of, and those it knows by their deeds alone."""
        pace_of = {pace.desk: pace for pace in paces}
        own = self._store.setting("id")
        words = self._state.desks if self._state is not None else ()
        known = {own, *(word.id for word in words)}
        first = NoteRow(
            title=self._store.desk_name(own),
            right=pace_text(pace_of.get(own)),
            detail=self._own_detail(),
        )
        return [
            first,
            *(self._desk(word, pace_of.get(word.id), now) for word in words),
            *(
                NoteRow(title=self._store.desk_name(pace.desk), right=pace_text(pace))
                for pace in paces
                if pace.desk not in known
            ),
        ]

    def _own_detail(self) -> str:
        waiting = waiting_text(self._state.waiting) if self._state is not None else ""
        return " · ".join(text for text in (own_desk_text(), waiting) if text)

    def _desk(self, word: DeskWord, pace: Pace | None, now: int) -> NoteRow:
        troubles = [text for printer in word.printers if (text := printer_text(printer))]
        heard, waiting = heard_text(word, now, self._zone), waiting_text(word.waiting)
        flag = None
        if troubles:
            flag = Flag(text=" · ".join(troubles), is_loud=True)
        elif word.is_silent:
            flag, heard = Flag(text=heard, is_loud=True), ""
        return NoteRow(
            title=word.name or self._store.desk_name(word.id),
            right=pace_text(pace),
            detail=" · ".join(text for text in (heard, waiting) if text),
            flag=flag,
        )

    def _show_missing(self, figures: Figures, now: int) -> None:
        missing = self._store.figures.missing(now=now)
        self._page.show_wanted(len(missing))
        rows = [self._wanted(person) for person in missing[:MOST_WANTED]]
        self._page.wanted.show_rows(rows, nobody_missing_text())
        parts = _by(self._page.way, figures)
        self._page.missing.show_rows(
            [
                PartRow(
                    label=label_text(part.label),
                    people=part.people,
                    of=part.of or part.people,
                    said=missed_text(part.people, part.of),
                )
                for part in parts
            ],
            nobody_missing_text(),
        )

    def _wanted(self, person: Missing) -> NoteRow:
        return NoteRow(
            title=person.name,
            right=due_text(person, self._zone),
            detail=person.organisation or person.category,
            flag=Flag(text=speaker_text(), is_loud=False) if person.is_speaker else None,
        )

    def _show_crowd(self, figures: Figures, column: str) -> None:
        authorities = ("", live_text(Live.KIND))
        self._page.offer_columns((authorities, *((name, name) for name in figures.columns)))
        arrived, here = _counted(figures.arrived, column), _counted(figures.here_now, column)
        here_by = {part.label: part.people for part in here}
        self._page.crowd.show_rows(
            [
                PartRow(
                    label=label_text(part.label),
                    people=here_by.get(part.label, 0),
                    of=part.people,
                    said=self._both(here_by.get(part.label, 0), part.people),
                )
                for part in arrived
            ],
            nobody_here_text(),
        )

    def _both(self, here: int, arrived: int) -> str:
        """Say how many are here of those who have come, where that is another number."""
        shown = number_text(here)
        return shown if here == arrived else f"{shown} / {number_text(arrived)}"


def _by(way: Way, figures: Figures) -> tuple[Part, ...]:
    no_shows = figures.no_shows
    match way:
        case Way.CATEGORY:
            return no_shows.by_category
        case Way.ORGANISATION:
            return no_shows.by_organisation
        case Way.COUNTRY:
            return no_shows.by_country


def _counted(crowd: Crowd, column: str) -> tuple[Part, ...]:
    return crowd.parts if column else crowd.authorities
