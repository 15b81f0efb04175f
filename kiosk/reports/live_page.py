"""The live page: one HTML file of numbers, without a server, that a telephone and a projector can read.

It names nobody and no organisation: it may lie open in a shared folder.
"""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import asdict
from html import escape
from string import Template
from zoneinfo import ZoneInfo

from kiosk.core.attendance import SessionCount, has_ended
from kiosk.core.colours import LIGHT
from kiosk.core.figures import Alarm, Figures, alarm_of, sessions_shown
from kiosk.reports.live_arrivals import arrivals_drawing
from kiosk.reports.live_style import SCRIPT, STYLE
from kiosk.wording.changes import number_text
from kiosk.wording.live import (
    Live,
    alarm_text,
    counts_text,
    live_text,
    of_text,
    old_text,
    opening_text,
    updated_text,
)
from kiosk.wording.verdicts import clock_text

LIVE = "live.html"
REFRESH_SECONDS = 10
OLD_AFTER_MS = 120_000
_STYLE = Template(STYLE).substitute(asdict(LIGHT))


def _source(text: str) -> str:
    return "'sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode() + "'"


CONTENT_POLICY = (
    f"default-src 'none'; style-src {_source(_STYLE)}; script-src {_source(SCRIPT)}; "
    "base-uri 'none'; form-action 'none'"
)
"""Nothing but the page's own style and script is ever used, whatever a title holds."""


def live_page(figures: Figures, *, made_at: int) -> bytes:
    """Give the page as of *made_at* (UTC, ms); after two minutes without another it calls itself old."""
    zone = ZoneInfo(figures.timezone)
    return _PAGE.substitute(
        policy=escape(CONTENT_POLICY),
        style=_STYLE,
        script=SCRIPT,
        seconds=REFRESH_SECONDS,
        made=made_at,
        patience=OLD_AFTER_MS,
        title=escape(figures.short_name),
        updated=escape(updated_text(made_at, zone)),
        old=escape(old_text(made_at, zone)),
        tiles=_tiles(figures),
        arrivals_title=escape(live_text(Live.ARRIVALS)),
        arrivals=_arrivals(figures, made_at),
        sessions_title=escape(live_text(Live.SESSIONS)),
        legend=_legend(),
        sessions=_sessions(figures),
        authorities=_authorities(figures),
        note=escape(live_text(Live.PROVISIONAL)) if figures.at_most else "",
    ).encode()


def _tiles(figures: Figures) -> str:
    arrived, here = figures.arrived, figures.here_now
    tiles = [
        _tile(live_text(Live.ARRIVED), number_text(arrived.people), of_text(figures.expected)),
        _tile(
            live_text(Live.HERE),
            number_text(here.people),
            "",
            before=live_text(Live.AT_MOST) if figures.at_most and here.people else "",
        ),
        _tile(live_text(Live.ELECTED), number_text(arrived.elected), ""),
        _tile(live_text(Live.AUTHORITIES), number_text(arrived.authority_count), ""),
        _tile(live_text(Live.COUNTRIES), number_text(len(arrived.countries)), ""),
    ]
    return "".join(tiles)


def _tile(word: str, number: str, detail: str, before: str = "") -> str:
    small = f"<small>{escape(detail)}</small>" if detail else ""
    first = f"<i>{escape(before)}</i> " if before else ""
    return f"<li><span>{escape(word)}</span><b>{first}{escape(number)}</b>{small}</li>"


def _arrivals(figures: Figures, made_at: int) -> str:
    zone = ZoneInfo(figures.timezone)
    told = ""
    if figures.opening is not None:
        told = f"<p>{escape(opening_text(figures.opening, made_at, zone))}</p>"
    if not figures.arrivals:
        return f"{told}<p>{escape(live_text(Live.NOTHING))}</p>"
    return told + arrivals_drawing(figures, made_at)


def _sessions(figures: Figures) -> str:
    return "".join(_session(count, figures) for count in sessions_shown(figures))


def _session(count: SessionCount, figures: Figures) -> str:
    session, alarm = count.session, alarm_of(count)
    begins = clock_text(session.start, ZoneInfo(figures.timezone))
    flag, is_over = "", has_ended(session, count.as_of)
    if alarm is not None:
        strong = "flag" if alarm is Alarm.OVER else "flag soft"
        flag = f'<strong class="{strong}">{escape(alarm_text(alarm, count))}</strong>'
    elif is_over:
        flag = f"<em>{escape(live_text(Live.ENDED))}</em>"
    where = " · ".join(text for text in (begins, session.room) if text)
    kind = "past" if is_over else "over" if alarm is Alarm.OVER else "open"
    return (
        f'<li class="{kind}"><div class="head"><b>{escape(session.id)}</b>'
        f"<span>{escape(session.title)}</span>{flag}</div>"
        f'{_bar(count)}<div class="foot"><span>{escape(where)}</span>'
        f"<span>{escape(counts_text(count))}</span></div></li>"
    )


def _legend() -> str:
    """Say what the colours of the bars are."""
    told = (("present", Live.PRESENT), ("come", Live.ATTENDED), ("room", Live.CAPACITY))
    squares = "".join(
        f'<span><svg viewBox="0 0 10 10"><rect class="{name}" width="10" height="10"/></svg>'
        f"{escape(live_text(word).lower())}</span>"
        for name, word in told
    )
    line = '<svg viewBox="0 0 10 10"><rect class="mark" x="4" width="2.5" height="10"/></svg>'
    return f"{squares}<span>{line}{escape(live_text(Live.EXPECTED).lower())}</span>"


def _bar(count: SessionCount) -> str:
    """Draw who is in the room over who has come, a mark where all would be who booked."""
    capacity, expected = count.session.capacity or 0, count.expected or 0
    whole = max(capacity, expected, count.attended, count.present, 1)
    come, present = 100 * count.attended / whole, 100 * count.present / whole
    places = 100 * capacity / whole if capacity else 100
    mark = 100 * expected / whole
    drawn = [
        f'<rect class="room" width="{places:.2f}" height="10"/>',
        f'<rect class="come" width="{come:.2f}" height="10"/>',
        f'<rect class="present" width="{present:.2f}" height="10"/>',
    ]
    if expected:
        drawn.append(f'<rect class="mark" x="{min(mark, 99.5):.2f}" width="0.5" height="10"/>')
    return (
        '<svg class="bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(drawn)}</svg>"
    )


def _authorities(figures: Figures) -> str:
    """Give the table of local authorities by kind: who has come, and who is here."""
    here = {part.label: part.people for part in figures.here_now.authorities}
    rows = "".join(
        _row(part.label, number_text(part.people), number_text(here.get(part.label, 0)))
        for part in figures.arrived.authorities
    )
    if not rows:
        return ""
    heads = (live_text(Live.KIND), live_text(Live.ARRIVED), live_text(Live.HERE))
    head = "".join(f"<th>{escape(text)}</th>" for text in heads)
    return (
        f'<section class="authorities"><h2>{escape(live_text(Live.AUTHORITIES))}</h2>'
        f"<table><tr>{head}</tr>{rows}</table></section>"
    )


def _row(label: str, *numbers: str) -> str:
    cells: Iterable[str] = (f"<td>{escape(number)}</td>" for number in numbers)
    return f"<tr><th>{escape(label)}</th>{''.join(cells)}</tr>"


_PAGE = Template(
    """<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="$policy">
<meta http-equiv="refresh" content="$seconds">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>$title</title>
<style>$style</style>
</head>
<body data-made="$made" data-patience="$patience">
<header><h1>$title</h1><p id="updated">$updated</p></header>
<p id="old" role="alert">$old</p>
<main>
<ul class="tiles">$tiles</ul>
<div class="side">
<section class="arrivals"><h2>$arrivals_title</h2>$arrivals</section>
$authorities
<p class="note">$note</p>
</div>
<section class="sessions"><h2>$sessions_title<span class="legend">$legend</span></h2>
<ul>$sessions</ul></section>
</main>
<script>$script</script>
</body>
</html>
"""
)
