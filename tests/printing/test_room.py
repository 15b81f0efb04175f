"""The layouts, as the designer and the settings are given them."""

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image

from kiosk.core.layout import Box, Content, ImageElement, Layout, QrElement
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import dots
from printing.page import PageMaker, pdf_of
from printing.room import LayoutFolder
from printing.text import Typesetter
from tests.printing.orders import LAYOUTS, order_for


@pytest.fixture
def room(tmp_path: Path, typesetter: Typesetter) -> LayoutFolder:
    """Give a room with this machine's own layouts in a folder that is not there yet."""
    maker = PageMaker(layouts=LAYOUTS, own=tmp_path / "badges", typesetter=typesetter)
    return LayoutFolder(maker=maker, uncovered=lambda text: text.replace("a", ""))


def test_what_is_saved_is_used_at_once(room: LayoutFolder, tmp_path: Path) -> None:
    """The next badge is on the layout as it was saved, one's own before the shipped one."""
    card = room.layout("card")
    wide = replace(card, width=90)
    room.save(wide)
    assert room.layout("card") == wide
    room.save(replace(card, name="la mienne"))
    assert "la mienne" in room.names()
    assert {path.name for path in (tmp_path / "badges").iterdir()} == {
        "card.toml",
        "la mienne.toml",
    }


def test_the_one_that_ships_comes_back(room: LayoutFolder) -> None:
    """One's own layout is forgotten: of that name the one that ships is meant again, if there is one."""
    card = room.layout("card")
    room.save(replace(card, name="essai"))
    room.save(replace(card, width=90))
    assert [room.is_own(name) for name in ("card", "essai", "4x3")] == [True, True, False]
    assert [room.is_shipped(name) for name in ("card", "essai", "stocks")] == [True, False, False]
    for name in ("card", "essai", "4x3"):
        room.forget(name)
    assert room.layout("card") == card
    assert "essai" not in room.names()


def test_a_picture_is_a_side_as_it_is_worn(room: LayoutFolder) -> None:
    """In colour, in dots as on the printer, and the back, upright though it is printed upside down."""
    order = replace(order_for(category="Presse"), programme=("9 h · Amphi : Ouverture",))
    folded = room.layout("a6-plie")
    front = Image.open(BytesIO(room.picture(folded, order, dpi=203)))
    back = Image.open(BytesIO(room.picture(folded, order, dpi=203, side=1)))
    assert front.size == back.size == (839, 591)
    assert [one.text for one in zxingcpp.read_barcodes(front.convert("L"))] == [order.code]
    card = room.layout("card")
    thermal = Image.open(BytesIO(room.picture(card, order, dpi=203, one_bit=True)))
    page = dots(pdf_of("x", room._maker.drawings_on(card, order, 203)), 203)
    assert thermal.tobytes() == page.tobytes()


def with_symbol(layout: Layout, **edges: float) -> Layout:
    """Give *layout* with its symbol's box changed."""
    (symbol,) = layout.symbols
    index = layout.elements.index(symbol)
    return layout.with_element(index, replace(symbol, box=replace(symbol.box, **edges)))


def test_shipped_layouts_have_no_fault(room: LayoutFolder) -> None:
    """What is shipped is as it should be."""
    assert {name: room.faults(room.layout(name)) for name in room.names()} == dict.fromkeys(
        room.names(), ()
    )


def test_faults_are_told(room: LayoutFolder) -> None:
    """A symbol too fine for the coarsest printers, texts on one another, what is not there."""
    card = room.layout("card")
    assert room.faults(with_symbol(card, w=14, h=14)) == ("qr 1: box → ≥ 14.5 × 14.5 mm (203 dpi)",)
    assert room.faults(with_symbol(card, w=14.6, h=14.6)) == ()
    assert room.faults(card.with_added(card.texts[0])) == ("text 6: box → ≠ text 1",)
    assert room.faults(with_symbol(card, x=70)) == ("qr 1: box → 0 … 86 × 0 … 54 mm",)
    logo = ImageElement(box=Box(x=0, y=0, w=5, h=3), file="logo.png")
    (fault,) = room.faults(card.with_added(logo))
    assert fault.startswith("image 1: file → ")
    (fault,) = room.faults(replace(card, stock="avery-l4784"))
    assert fault == "stock → 80 × 50 mm"
    (fault,) = room.faults(replace(card, stock="L9999"))
    assert "avery-l4784" in fault
    assert room.faults(replace(card, stock="brother-62", width=58.9, elements=())) == ()


def test_categories_that_lead_nowhere_are_told(room: LayoutFolder) -> None:
    """A layout that is not there, or one that hands the category back, is named."""
    card = room.layout("card")
    assert room.faults(replace(card, categories={"Presse": "4x3"})) == ()
    (fault,) = room.faults(replace(card, categories={"Presse": "presse"}))
    assert fault.startswith("categories: Presse → 4x3, 54x90")
    room.save(replace(room.layout("4x3"), categories={"Presse": "card"}))
    assert room.faults(replace(card, categories={"Presse": "4x3"})) == (
        "categories: Presse → ≠ card → 4x3 → card",
    )
    assert room.faults(replace(card, categories={"Élu·e": "4x3"})) == ()
    assert room.faults(replace(card, categories={"Presse": "card"})) == (
        "categories: Presse → ≠ card → card",
    )


def test_a_fault_is_what_the_printer_refuses(room: LayoutFolder) -> None:
    """The size that is asked for is the least that prints."""
    card = room.layout("card")
    least = with_symbol(card, w=14.52, h=14.52)
    assert room.faults(least) == ()
    assert room.picture(least, order_for(), dpi=203, one_bit=True)
    with pytest.raises(Trouble) as caught:
        room.picture(with_symbol(card, w=14.4, h=14.4), order_for(), dpi=203, one_bit=True)
    assert caught.value.kind is TroubleKind.QR_TOO_SMALL


def test_contents_are_what_a_badge_depends_on(room: LayoutFolder) -> None:
    """Fields, the code, what colours and conditions ask, and the layouts that categories go to."""
    own = {Content.NAME, Content.NATIVE_NAME, Content.FUNCTION, Content.ORGANISATION}
    always = {Content.COUNTRY, Content.CATEGORY, Content.CODE, Content.EVENT, Content.PLACE}
    assert room.contents("card") == own | always
    assert room.contents("a6-plie") == own | always | {Content.PROGRAMME}
    symbol = QrElement(box=Box(x=1, y=1, w=20, h=20), only={Content.ORGANISATION_KIND: ("x",)})
    room.save(
        Layout(name="m", width=40, height=40, elements=(symbol,), categories={"Presse": "a6-plie"})
    )
    assert room.contents("m") == own | always | {Content.PROGRAMME, Content.ORGANISATION_KIND}


def test_stocks_and_sheets(room: LayoutFolder) -> None:
    """Rolls are stocks but no sheets; an endless one has no height."""
    assert set(room.sheets()) < set(room.stocks())
    assert room.stocks()["avery-l4784"] == (80, 50)
    assert room.stocks()["brother-62"] == (58.9, 0)
    assert "brother-62" not in room.sheets()
    assert room.uncovered("abc") == "bc"


def test_a_logo_is_kept_beside_the_layouts(room: LayoutFolder, tmp_path: Path) -> None:
    """It is copied once, another of its name gets a number, what is no picture is refused."""
    for number, colour in enumerate((0, 255)):
        folder = tmp_path / str(number)
        folder.mkdir()
        Image.new("L", (20, 10), colour).save(folder / "logo.png")
    first, second = (tmp_path / str(number) / "logo.png" for number in (0, 1))
    assert [room.keep_image(path) for path in (first, first, second)] == [
        "logo.png",
        "logo.png",
        "logo-2.png",
    ]
    card = room.layout("card")
    logo = ImageElement(box=Box(x=0, y=0, w=5, h=3), file="logo-2.png")
    assert room.faults(card.with_added(logo)) == ()
    (tmp_path / "notes.png").write_text("not a picture")
    with pytest.raises(Trouble) as caught:
        room.keep_image(tmp_path / "notes.png")
    assert caught.value.kind is TroubleKind.FILE_UNREADABLE
