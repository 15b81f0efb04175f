"""The central file says what the desk says, in three shapes."""

import csv
import io
import json
from datetime import datetime
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from kiosk.core.moment import to_ms
from kiosk.reports.attendance_files import central_files
from kiosk.store.desk import DeskStore
from tests.busy_day import play
from tests.desk import SESSIONS, a_session, an_event, at, small_desk
from tests.fakes import FixedClock

NOW = to_ms(at(15, 24))
NASTY = '=HYPERLINK("http://x")'


@pytest.fixture
def files(reference: DeskStore) -> dict[str, bytes]:
    """Give the files of an afternoon."""
    play(reference, at(15, 24))
    return central_files(reference.figures(), made_at=NOW)


def table_of(content: bytes) -> list[list[str]]:
    """Read the table as a French Excel does."""
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_the_table(files: dict[str, bytes], reference: DeskStore) -> None:
    """A row for each session, under French headings; what is not known is empty."""
    head, *rows = table_of(files["attendance.csv"])
    assert head == [
        *("Session", "Titre", "Salle", "Début", "Attendus", "Venus", "Présents", "Places"),
        "À jour à",
    ]
    counts = reference.attendance.counts(reference.event)
    assert [row[0] for row in rows] == [count.session.id for count in counts]
    for row, count in zip(rows, counts, strict=True):
        numbers = (count.expected, count.attended, count.present, count.session.capacity)
        assert row[4:8] == ["" if n is None else str(n) for n in numbers]
    assert rows[1][3] == "2025-07-04 09:30"


def test_the_same_for_programs(files: dict[str, bytes], reference: DeskStore) -> None:
    """The JSON has the names of `counts --json`, and moments with their offset."""
    told = json.loads(files["attendance.json"])
    counts = reference.attendance.counts(reference.event)
    assert [
        (s["session"], s["expected"], s["attended"], s["present"], s["capacity"])
        for s in told["sessions"]
    ] == [(c.session.id, c.expected, c.attended, c.present, c.session.capacity) for c in counts]
    assert told["sessions"][1]["start"] == "2025-07-04T09:30:00+02:00"
    arrived = reference.figures().arrived
    assert told["arrived"]["people"] == arrived.people
    assert sum(told["arrived"]["authorities"].values()) == arrived.authority_count
    assert told["here_now"]["at_most"] is True


def test_the_same_as_a_workbook(files: dict[str, bytes], tmp_path: Path) -> None:
    """Numbers are numbers and moments are moments."""
    (tmp_path / "a.xlsx").write_bytes(files["attendance.xlsx"])
    sheet = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0)
    rows = sheet.to_python()
    table = table_of(files["attendance.csv"])
    assert [row[:3] for row in rows] == [row[:3] for row in table]
    assert [["" if n == "" else str(int(n)) for n in row[4:8]] for row in rows[1:]] == [
        row[4:8] for row in table[1:]
    ]
    assert rows[2][3] == datetime(2025, 7, 4, 9, 30)  # noqa: DTZ001 - a workbook has no zones


def test_a_workbook_can_be_left_out(reference: DeskStore) -> None:
    """It takes longest, and others come more often."""
    files = central_files(reference.figures(), made_at=NOW, with_workbook=False)
    assert sorted(files) == ["attendance.csv", "attendance.json", "live.html"]


def test_a_title_that_looks_like_a_formula_stays_text(tmp_path: Path, clock: FixedClock) -> None:
    """No spreadsheet computes what a programme says."""
    event = an_event(SESSIONS[0], a_session("A1", title=NASTY, room="@SUM(1)"))
    with small_desk(tmp_path / "nasty", clock, event) as store:
        files = central_files(store.figures(), made_at=NOW)
    row = table_of(files["attendance.csv"])[2]
    assert row[1:3] == [f"'{NASTY}", "'@SUM(1)"]
    (tmp_path / "a.xlsx").write_bytes(files["attendance.xlsx"])
    rows = CalamineWorkbook.from_path(tmp_path / "a.xlsx").get_sheet_by_index(0).to_python()
    assert rows[2][1:3] == [NASTY, "@SUM(1)"]
    assert NASTY not in files["live.html"].decode()


def test_the_same_figures_make_the_same_tables(reference: DeskStore) -> None:
    """Whichever desk writes, and whenever: the tables are of the newest record."""
    play(reference, at(10))
    first, second = (
        central_files(reference.figures(), made_at=now, with_workbook=False)
        for now in (NOW, NOW + 5000)
    )
    assert first["attendance.csv"] == second["attendance.csv"]
    assert first["attendance.json"] == second["attendance.json"]
