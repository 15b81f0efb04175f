"""The central file: the figures of each session as a table for Excel, a workbook, and JSON."""

import csv
import io
import json
from collections.abc import Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.core.attendance import SessionCount
from kiosk.core.figures import Crowd, Figures, brought_up_to
from kiosk.core.moment import from_ms
from kiosk.reports.live_page import LIVE, live_page
from kiosk.wording.live import Live, live_text

CSV, WORKBOOK, JSON = "attendance.csv", "attendance.xlsx", "attendance.json"
_HEADINGS = (
    *(Live.SESSION, Live.TITLE, Live.ROOM, Live.START, Live.EXPECTED, Live.ATTENDED),
    *(Live.PRESENT, Live.CAPACITY, Live.AS_OF),
)
_WIDTHS = (9, 60, 26, 17, 10, 10, 10, 10, 17)
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A cell that begins so may be taken for a formula."""
_LITERAL = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}


def central_files(
    figures: Figures, *, made_at: int, with_workbook: bool = True
) -> dict[str, bytes]:
    """Give the central files, name to content; pure, so that another thread may do it.

    The tables are as of the newest record, which each row says; the page as of *made_at* (UTC, ms).
    A workbook takes longest, and can be left out.
    """
    files = {
        CSV: attendance_csv(figures),
        JSON: attendance_json(figures),
        LIVE: live_page(brought_up_to(figures, made_at), made_at=made_at),
    }
    if with_workbook:
        files[WORKBOOK] = attendance_workbook(figures)
    return files


def attendance_csv(figures: Figures) -> bytes:
    """Give the table that a French Excel opens by a double click: UTF-8 with BOM, semicolons."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";")
    writer.writerow(live_text(heading) for heading in _HEADINGS)
    for count in figures.sessions:
        writer.writerow(_as_cell(value) for value in _row(count, figures))
    return text.getvalue().encode("utf-8-sig")


def attendance_json(figures: Figures) -> bytes:
    """Give the figures for other programs: times are ISO 8601 with their offset."""
    zone = ZoneInfo(figures.timezone)
    told = {
        "event": figures.event,
        "as_of": from_ms(figures.as_of, zone).isoformat(),
        "expected": figures.expected,
        "arrived": _crowd(figures.arrived),
        "here_now": _crowd(figures.here_now) | {"at_most": figures.at_most},
        "sessions": [_session(count, zone) for count in figures.sessions],
    }
    return (json.dumps(told, ensure_ascii=False, indent=1) + "\n").encode()


def attendance_workbook(figures: Figures) -> bytes:
    """Give the table as a workbook; what is text in the programme stays text."""
    import xlsxwriter  # takes 80 ms, which no desk has to spare while it starts

    into = io.BytesIO()
    with xlsxwriter.Workbook(into, {"constant_memory": True, **_LITERAL}) as book:
        book.set_properties({"title": figures.event, "created": datetime(2000, 1, 1)})  # noqa: DTZ001 - the format has no zones
        bold = book.add_format({"bold": True})
        when = book.add_format({"num_format": "dd/mm/yyyy hh:mm", "align": "left"})
        sheet = book.add_worksheet(live_text(Live.SESSIONS))
        for column, (heading, width) in enumerate(zip(_HEADINGS, _WIDTHS, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, live_text(heading), bold)
        sheet.freeze_panes(1, 0)
        for line, count in enumerate(figures.sessions, 1):
            for column, value in enumerate(_row(count, figures)):
                _write(sheet, line, column, value, when)
    return into.getvalue()


def _write(sheet: Any, line: int, column: int, value: object, when: object) -> None:
    match value:
        case None:
            return
        case datetime():
            sheet.write_datetime(line, column, value, when)
        case int():
            sheet.write_number(line, column, value)
        case _:
            sheet.write_string(line, column, str(value))


def _row(count: SessionCount, figures: Figures) -> tuple[object, ...]:
    """Give a session's cells; a moment is as the event's clocks show it."""
    zone, session = ZoneInfo(figures.timezone), count.session
    return (
        session.id,
        session.title,
        session.room,
        session.start.astimezone(zone).replace(tzinfo=None),
        count.expected,
        count.attended,
        count.present,
        session.capacity,
        from_ms(count.as_of, zone).replace(tzinfo=None, microsecond=0),
    )


def _as_cell(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return value.strftime("%Y-%m-%d %H:%M")
        case str() if value.startswith(_FORMULA):
            return f"'{value}"
        case _:
            return str(value)


def _session(count: SessionCount, zone: ZoneInfo) -> Mapping[str, object]:
    """Give a session's figures under the names that the command ``counts`` has for them."""
    return {
        "session": count.session.id,
        "title": count.session.title,
        "room": count.session.room,
        "start": count.session.start.astimezone(zone).isoformat(),
        "expected": count.expected,
        "attended": count.attended,
        "present": count.present,
        "capacity": count.session.capacity,
        "as_of": from_ms(count.as_of, zone).isoformat(),
    }


def _crowd(crowd: Crowd) -> dict[str, object]:
    """Give a crowd's numbers; who they are, and what they eat, does not lie open in a shared folder."""
    return {
        "people": crowd.people,
        "elected": crowd.elected,
        "authorities": {part.label: part.people for part in crowd.authorities},
        "countries": len(crowd.countries),
    }
