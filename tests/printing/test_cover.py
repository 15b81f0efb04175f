"""The slip over a delegation's badges."""

from dataclasses import replace

import pytest

from kiosk.core.printjob import CoverSlip
from printing.drawing import Drawing
from printing.page import PageMaker
from printing.room import LayoutFolder
from printing.text import EM

NAMES = tuple(f"Prénom{number} NOM-DE-FAMILLE {number}" for number in range(1, 13))
SLIP = CoverSlip(
    title="Région Sud - Provence-Alpes-Côte d’Azur",
    lines=("12 badges", "Bac D-F", *NAMES),
    layout="card",
    event_name="RAICT 2025",
)


def texts_of(drawing: Drawing) -> list[str]:
    """Give each line of text, in order."""
    return [words.line.text for words in drawing.words]


def test_everybody_is_on_it(maker: PageMaker) -> None:
    """Title, every line and the event; as large as the badge, nothing off the paper."""
    for name in LayoutFolder(maker=maker).names():
        slip = replace(SLIP, layout=name)
        drawing = maker.drawing(slip)
        layout = maker.layout(name)
        assert (drawing.width, drawing.height) == (layout.width, layout.height)
        assert set(SLIP.lines) <= set(texts_of(drawing))
        assert texts_of(drawing)[-1] == "RAICT 2025"
        for words in drawing.words:
            assert words.x >= 0
            assert words.x + words.line.ink.right * words.em / EM <= layout.width
            assert words.baseline <= layout.height
        assert maker.page(slip, 203).startswith(b"%PDF")


def test_few_names_are_large(maker: PageMaker) -> None:
    """Three names are set larger than thirty."""
    few, many = (
        maker.drawing(replace(SLIP, lines=NAMES[:3] * times)).words[-2].em for times in (1, 10)
    )
    assert few > many


@pytest.mark.parametrize("count", [200, 1000])
def test_who_has_no_place_is_counted(maker: PageMaker, count: int) -> None:
    """A large delegation's slip says how many more there are, and the sum is right."""
    drawing = maker.drawing(replace(SLIP, lines=tuple(f"Nom {n}" for n in range(count))))
    shown = [text for text in texts_of(drawing) if text.startswith("Nom ")]
    assert f"… et {count - len(shown)} autres" in texts_of(drawing)
    assert len(shown) > 30


def test_lines_do_not_run_into_one_another(maker: PageMaker) -> None:
    """In no column does a name touch the one below, nor reach into the next column."""
    drawing = maker.drawing(SLIP)
    names = [words for words in drawing.words if words.line.text in NAMES]
    columns = sorted({round(words.x) for words in names})
    assert len(columns) > 1
    for words in names:
        end = words.x + words.line.ink.right * words.em / EM
        assert all(end < column or round(words.x) >= column for column in columns)


def test_a_slip_without_names(maker: PageMaker) -> None:
    """A title alone is a slip, and so is one without even that."""
    assert texts_of(maker.drawing(replace(SLIP, title="X", lines=()))) == ["X", "RAICT 2025"]
    assert maker.page(replace(SLIP, title="", lines=(), event_name="")).startswith(b"%PDF")
