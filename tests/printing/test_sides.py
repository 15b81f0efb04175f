"""Badges with a back, folded ones, and categories with layouts of their own."""

from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
import zxingcpp
from PIL import Image, ImageChops

from kiosk.core.layout import Box, Fold, QrElement, Side
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import dots, picture
from printing.export import PdfExporter
from printing.page import PageMaker, pdf_of
from printing.text import Typesetter
from tests.printing.orders import LAYOUTS, order_for

TWO_SIDED = """
width = 60
height = 40
[[text]]
box = [2, 2, 30, 10]
[[text.paragraph]]
fields = ["name"]
size = [12, 8]
[[qr]]
box = [38, 18, 20, 20]
[[qr]]
side = "back"
box = [2, 2, 20, 20]
only = { category = ["Presse"] }
"""
PLAIN = """
width = 60
height = 40
[[qr]]
box = [2, 18, 20, 20]
"""


@pytest.fixture
def mine(tmp_path: Path, typesetter: Typesetter) -> PageMaker:
    """Badges on a layout with a back, which hands exhibitors to one without."""
    hands = '[categories]\nExposant = "plain"\n'
    (tmp_path / "both.toml").write_text(TWO_SIDED + hands, encoding="utf-8")
    (tmp_path / "plain.toml").write_text(PLAIN, encoding="utf-8")
    for name, other in (("first", "second"), ("second", "first")):
        text = f'{PLAIN}[categories]\nPresse = "{other}"\n'
        (tmp_path / f"{name}.toml").write_text(text, encoding="utf-8")
    return PageMaker(layouts=LAYOUTS, own=tmp_path, typesetter=typesetter)


def codes_on(image: Image.Image) -> list[tuple[str, int]]:
    """Give what a reader sees, and how far each is turned."""
    found = zxingcpp.read_barcodes(image.convert("L"))
    return sorted((one.text, round(one.orientation / 90) * 90 % 360) for one in found)


def pages_of(pdf: bytes | Path) -> int:
    """Count the pages."""
    with pypdfium2.PdfDocument(pdf) as document:
        return len(document)


def test_a_back_is_a_page_of_its_own(mine: PageMaker) -> None:
    """Front and back are two pages of one size; conditions hold on each."""
    page = mine.page(order_for(layout="both", category="Presse"))
    assert pages_of(page) == 2
    assert [len(codes_on(picture(page, 200, side))) for side in (0, 1)] == [1, 1]
    other = mine.page(order_for(layout="both"))
    assert pages_of(other) == 2
    assert codes_on(picture(other, 200, 1)) == []


def test_a_category_has_a_layout_of_its_own(mine: PageMaker) -> None:
    """Exhibitors get theirs, everybody else the one that was asked for."""
    assert mine.layout_for(order_for(layout="both", category="Exposant")).name == "plain"
    assert mine.layout_for(order_for(layout="both", category="Élu·e")).name == "both"
    assert pages_of(mine.page(order_for(layout="both", category="Exposant"))) == 1


def test_layouts_that_hand_round_are_trouble(mine: PageMaker) -> None:
    """Two layouts that hand the press to each other are named; others are printed."""
    with pytest.raises(Trouble) as caught:
        mine.page(order_for(layout="first", category="Presse"))
    assert caught.value.kind is TroubleKind.LAYOUT_CIRCLE
    assert caught.value.facts == {"category": "Presse", "layouts": "first → second → first"}
    assert mine.page(order_for(layout="first")).startswith(b"%PDF")


def test_a_pile_keeps_fronts_and_backs_together(mine: PageMaker, tmp_path: Path) -> None:
    """Where the layout has a back, a badge that has none takes two pages too."""
    path = tmp_path / "pile.pdf"
    orders = [order_for(layout="both", category=one) for one in ("Presse", "Exposant", "Élu·e")]
    export = PdfExporter(maker=mine, layouts=LAYOUTS)
    assert export(orders, path, sheet=None, progress=lambda _: True) == 3
    assert [len(codes_on(picture(path, 200, page))) for page in range(pages_of(path))] == [
        *(1, 1),
        *(1, 0),
        *(1, 0),
    ]


def test_backs_come_behind_their_fronts(mine: PageMaker, tmp_path: Path) -> None:
    """On sheets each front page is followed by its backs, each behind its own label."""
    path = tmp_path / "sheets.pdf"
    codes = [f"BADGE{number:05}" for number in range(3)]
    orders = [order_for(layout="both", category="Presse", code=code) for code in codes]
    export = PdfExporter(maker=mine, layouts=LAYOUTS)
    export(orders, path, sheet="avery-5395", progress=lambda _: True, first=7)
    assert pages_of(path) == 4
    width = 215.9
    for sheet, expected in ((0, codes[:2]), (1, codes[2:])):
        front, back = (
            {
                one.text: one.position.top_left.x / 200 * 25.4
                for one in zxingcpp.read_barcodes(picture(path, 200, 2 * sheet + page))
            }
            for page in (0, 1)
        )
        assert set(front) == set(back) == set(expected)
        for code in expected:
            left_half = front[code] < width / 2
            assert (back[code] < width / 2) is not left_half


@pytest.mark.parametrize("dpi", [None, 203, 300])
@pytest.mark.parametrize(("fold", "turned"), [(Fold.HORIZONTAL, 180), (Fold.VERTICAL, 0)])
def test_a_folded_sheet_has_both_sides(
    mine: PageMaker, fold: Fold, turned: int, dpi: int | None
) -> None:
    """Folded level the back is upside down above the front, folded upright it is left of it."""
    layout = replace(mine.layout("both"), fold=fold, width=120, height=80)
    (drawing,) = mine.drawings_on(layout, order_for(category="Presse"), dpi)
    image = dots(pdf_of("folded", [drawing]), dpi or 300)
    middle = (image.width // 2, image.height // 2)
    level = fold is Fold.HORIZONTAL
    back = image.crop((0, 0, *((image.width, middle[1]) if level else (middle[0], image.height))))
    front = image.crop((*((0, middle[1]) if level else (middle[0], 0)), *image.size))
    assert codes_on(front) == [("BMN3CSHMXA", 0)]
    assert codes_on(back) == [("BMN3CSHMXA", turned)]


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_turned_side_is_the_same_dots(mine: PageMaker, dpi: int) -> None:
    """The back of a folded badge, turned round again, is the side as it is worn, to the dot."""
    layout = replace(mine.layout("both"), fold=Fold.HORIZONTAL, width=60, height=81)
    symbols = replace(layout, elements=layout.symbols)
    order = order_for(category="Presse")
    (drawing,) = mine.drawings_on(symbols, order, dpi)
    sheet = dots(pdf_of("folded", [replace(drawing, rules=())]), dpi)
    worn = dots(pdf_of("back", [mine.side(symbols, order, Side.BACK, dpi)]), dpi)
    back = sheet.crop((0, 0, *worn.size)).transpose(Image.Transpose.ROTATE_180)
    assert ImageChops.difference(back.convert("L"), worn.convert("L")).getbbox() is None


def test_the_crease_is_marked(mine: PageMaker) -> None:
    """A short line at each end says where to fold."""
    layout = replace(mine.layout("both"), fold=Fold.HORIZONTAL, height=80, elements=())
    (drawing,) = mine.drawings_on(layout, order_for(), 203)
    image = dots(pdf_of("folded", [drawing]), 203)
    row = round(40 / 25.4 * 203)
    black = [x for x in range(image.width) if not image.getpixel((x, row))]
    assert black == [*range(20), *range(image.width - 20, image.width)]


def test_a_folded_badge_goes_on_a_label(maker: PageMaker, tmp_path: Path) -> None:
    """Four folded A6 badges are one A4 page, each with its programme upside down."""
    path = tmp_path / "sheet.pdf"
    orders = [order_for(layout="a6-plie") for _ in range(4)]
    export = PdfExporter(maker=maker, layouts=LAYOUTS)
    export(orders, path, sheet="herma-10809", progress=lambda _: True)
    assert pages_of(path) == 1
    assert len(codes_on(picture(path, 200))) == 4


def test_the_symbol_of_a_back_is_checked_too(mine: PageMaker) -> None:
    """A code that is too fine on the back is trouble like one on the front."""
    small = QrElement(box=Box(x=1, y=1, w=9, h=9), side=Side.BACK)
    with pytest.raises(Trouble) as caught:
        mine.drawings_on(mine.layout("plain").with_added(small), order_for(), 203)
    assert caught.value.kind is TroubleKind.QR_TOO_SMALL
