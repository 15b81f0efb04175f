"""Many badges in one file."""

from pathlib import Path

import pypdfium2
import pytest
import zxingcpp

from kiosk.core.printjob import BadgeOrder
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import picture
from printing.export import PdfExporter
from printing.page import PageMaker
from tests.printing.orders import LAYOUTS, order_for


@pytest.fixture
def export(maker: PageMaker) -> PdfExporter:
    """Export with the shipped layouts."""
    return PdfExporter(maker=maker, layouts=LAYOUTS)


def pages_of(path: Path) -> list[tuple[float, float]]:
    """Give each page's size in mm."""
    with pypdfium2.PdfDocument(path) as document:
        return [
            tuple(round(side * 25.4 / 72, 1) for side in document[number].get_size())
            for number in range(len(document))
        ]


def test_a_page_for_each_badge(
    export: PdfExporter, everybody: tuple[BadgeOrder, ...], tmp_path: Path
) -> None:
    """Twelve badges make twelve pages of the layout's size, and progress is told each."""
    told: list[int] = []
    path = tmp_path / "badges.pdf"
    count = export(
        everybody[:12], path, sheet=None, progress=lambda done: told.append(done) is None
    )
    assert (count, told) == (12, list(range(1, 13)))
    assert pages_of(path) == [(86.0, 54.0)] * 12
    assert [file.name for file in tmp_path.iterdir()] == ["badges.pdf"]


def test_sheets_hold_every_code(
    export: PdfExporter, everybody: tuple[BadgeOrder, ...], tmp_path: Path
) -> None:
    """Twelve badges take two sheets of ten, and a reader finds each of them, also shrunk."""
    path = tmp_path / "sheets.pdf"
    count = export(everybody[:12], path, sheet="avery-l4784", progress=lambda _: True)
    assert (count, pages_of(path)) == (12, [(210.0, 297.0)] * 2)
    found = [
        code.text
        for page in (0, 1)
        for code in zxingcpp.read_barcodes(picture(path, 300, page, colour=False))
    ]
    assert sorted(found) == sorted(order.code for order in everybody[:12])


def test_a_full_sheet_adds_no_empty_page(
    export: PdfExporter, everybody: tuple[BadgeOrder, ...], tmp_path: Path
) -> None:
    """Ten badges on a sheet of ten are one page."""
    path = tmp_path / "sheet.pdf"
    export(everybody[:10], path, sheet="dataline-57125", progress=lambda _: True)
    assert len(pages_of(path)) == 1


def test_cancelling_leaves_nothing(
    export: PdfExporter, everybody: tuple[BadgeOrder, ...], tmp_path: Path
) -> None:
    """Who cancels finds no file, no rest of one, and an older file as it was."""
    path = tmp_path / "badges.pdf"
    assert export(everybody, path, sheet=None, progress=lambda done: done < 3) == 0
    assert list(tmp_path.iterdir()) == []
    path.write_bytes(b"%PDF older")
    assert export(everybody, path, sheet=None, progress=lambda done: done < 3) == 0
    assert export([], path, sheet=None, progress=lambda _: True) == 0
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [
        ("badges.pdf", b"%PDF older")
    ]


def test_a_path_that_cannot_be_written_is_trouble(export: PdfExporter, tmp_path: Path) -> None:
    """A folder that is not there, or a folder in the file's place, is named; nothing is left."""
    (tmp_path / "taken").mkdir()
    (tmp_path / "taken" / "x").touch()
    for path, kind, told in (
        (tmp_path / "missing" / "badges.pdf", TroubleKind.FOLDER_MISSING, tmp_path / "missing"),
        (tmp_path / "taken", TroubleKind.FILE_UNWRITABLE, tmp_path / "taken"),
    ):
        with pytest.raises(Trouble) as caught:
            export([order_for()], path, sheet=None, progress=lambda _: True)
        assert caught.value.kind is kind
        assert caught.value.facts["path"] == str(told)
    assert [file.name for file in tmp_path.iterdir()] == ["taken"]


def test_a_broken_badge_leaves_nothing(export: PdfExporter, tmp_path: Path) -> None:
    """A badge that cannot be drawn stops the export, and no half file stays."""
    for sheet in (None, "avery-l4784"):
        with pytest.raises(Trouble):
            export(
                [order_for(layout="none")], tmp_path / "x.pdf", sheet=sheet, progress=lambda _: True
            )
    assert list(tmp_path.iterdir()) == []
