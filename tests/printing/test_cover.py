"""The slip over a delegation's badges."""

from collections.abc import Iterable
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


def whole(drawings: Iterable[Drawing]) -> str:
    """Give all that slips say, each line's parts joined, to look for whole names in."""
    return " ".join(text for drawing in drawings for text in texts_of(drawing))


def test_everybody_is_on_it(maker: PageMaker) -> None:
    """Title, every line and the event; as large as the badge, nothing off the paper."""
    for name in LayoutFolder(maker=maker).names():
        slips = maker.parted(replace(SLIP, layout=name))
        said = whole(map(maker.drawing, slips)).replace("- ", "-")
        assert [line for line in SLIP.lines if line not in said] == []
        slip, layout = slips[-1], maker.layout(name)
        drawing = maker.drawing(slip)
        assert (drawing.width, drawing.height) == (layout.width, layout.height)
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


@pytest.mark.parametrize("layout", ["card", "54x90", "rouleau-62"])
@pytest.mark.parametrize("count", [9, 200])
def test_no_name_is_ever_cut(maker: PageMaker, layout: str, count: int) -> None:
    """Long names take a second line, and a large delegation several slips that say which they are."""
    names = [f"Emmanuelle {n} DE LA ROCHEFOUCAULD-DOUDEAUVILLE" for n in range(count)]
    names += [f"enveloppe Caisse des Dépôts et Consignations : Ada N {n} → Zoé M" for n in range(4)]
    slips = maker.parted(replace(SLIP, title="Région", lines=tuple(names), layout=layout))
    drawings = [maker.drawing(slip) for slip in slips]
    said = whole(drawings).replace("- ", "-")
    assert "…" not in said
    assert [name for name in names if name not in said] == []
    assert [texts_of(one)[0] for one in drawings] == [
        f"Région ({part}/{len(slips)})" if len(slips) > 1 else "Région"
        for part in range(1, len(slips) + 1)
    ]
    for drawing in drawings:
        foot = drawing.words[-1].baseline - drawing.words[-1].em
        assert all(words.baseline < foot for words in drawing.words[:-1])


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
