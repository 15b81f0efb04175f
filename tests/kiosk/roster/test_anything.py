"""No file at all makes a load fall over."""

from contextlib import suppress
from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kiosk.core.code import derived_code
from kiosk.core.session import Event
from kiosk.core.trouble import Trouble
from kiosk.roster.plan import plan_list
from kiosk.roster.programme import read_programme
from tests.kiosk.roster.conftest import DEMO
from tests.kiosk.roster.known import FakeKnown
from tests.kiosk.roster.workbooks import write_xlsx

STARTS = [
    b"",
    b"Nom;Code\n",
    b"PK\x03\x04",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    b"\xff\xfe",
    b"%PDF",
]
ANY_FILE = st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=600))
LISTS = st.text(alphabet='NomCde;,\t\n\r"é 12/0\u00a0\u200b', max_size=200)
BORROWED = settings(
    max_examples=200,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def plan(path: Path, content: bytes, event: Event) -> None:
    """Plan *content* as a list, twice, with codes for all; a trouble is an answer too."""
    path.write_bytes(content)
    known, maker = FakeKnown(), partial(derived_code, b"key")
    with suppress(Trouble):
        first = known.take(plan_list(path, event, known, make_code=maker))
        again = plan_list(path, event, known, make_code=maker)
        assert not again.added or again.is_new
        if not again.is_new:
            assert (again.unchanged, again.changed) == (len(first.added), ())


@BORROWED
@given(content=ANY_FILE)
def test_any_bytes(tmp_path: Path, event: Event, content: bytes) -> None:
    """Whatever the bytes, a load gives people or one clear sentence."""
    plan(tmp_path / "liste.csv", content, event)


@BORROWED
@given(text=LISTS)
def test_any_text_under_a_header(tmp_path: Path, event: Event, text: str) -> None:
    """Whatever stands under a header, a load gives people or one clear sentence."""
    plan(tmp_path / "liste.csv", f"N°;Nom;Code;Date\n{text}".encode(), event)


@BORROWED
@given(place=st.integers(0, 2000), byte=st.integers(0, 255), cut=st.booleans())
def test_a_damaged_workbook(tmp_path: Path, event: Event, place: int, byte: int, cut: bool) -> None:
    """A workbook with a byte wrong, or cut short, gives people or one clear sentence."""
    whole = write_xlsx(tmp_path / "l.xlsx", [["Nom", "Code"], ["A", 1], ["B", 2.5]]).read_bytes()
    place %= len(whole)
    rest = b"" if cut else whole[place + 1 :]
    plan(tmp_path / "liste.xlsx", whole[:place] + bytes([byte]) + rest, event)


@pytest.mark.parametrize("name", ["inscriptions-2025-06-27.xlsx", "programme.toml"])
@BORROWED
@given(data=st.data())
def test_a_damaged_reference_file(
    tmp_path: Path, event: Event, name: str, data: st.DataObject
) -> None:
    """The organiser's own files, damaged on a memory stick, give one clear sentence at worst."""
    whole = bytearray((DEMO / name).read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), min_size=1, max_size=4)):
        whole[place] = data.draw(st.integers(0, 255))
    path = tmp_path / name
    path.write_bytes(whole)
    with suppress(Trouble):
        read_programme(path)
    if name.endswith(".xlsx"):
        with suppress(Trouble):
            plan_list(path, event, FakeKnown())
