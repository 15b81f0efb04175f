"""Logos on badges."""

import zlib
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from kiosk.core.layout import Align, Box, ImageElement, Stand
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import dots, picture
from printing.export import PdfExporter
from printing.images import Images
from printing.page import PageMaker, pdf_of
from printing.text import Typesetter
from tests.printing.orders import LAYOUTS, order_for

BOX = Box(x=3.3, y=2.7, w=20, h=10)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Give a folder with logos, and a layout with a logo on a dark band and a name."""
    ramp = Image.linear_gradient("L").resize((400, 200))
    ramp.convert("RGB").save(tmp_path / "ramp.png")
    ramp.convert("RGB").save(tmp_path / "photo.jpg")
    round_logo = Image.new("RGBA", (400, 200), (0, 0, 0, 0))
    ImageDraw.Draw(round_logo).ellipse((100, 0, 300, 200), fill=(255, 255, 255, 255))
    round_logo.save(tmp_path / "round.png")
    for name, file in (("ramp", "ramp.png"), ("photo", "photo.jpg"), ("round", "round.png")):
        (tmp_path / f"{name}.toml").write_text(
            "width = 60\nheight = 30\n"
            '[[band]]\nbox = [0, 0, 30, 15]\ncolour = "#000000"\n'
            f'[[image]]\nbox = [3.3, 2.7, 20, 10]\nfile = "{file}"\n'
            '[[text]]\nbox = [2, 18, 50, 10]\n[[text.paragraph]]\nfields = ["name"]\nsize = [20, 8]\n',
            encoding="utf-8",
        )
    return tmp_path


@pytest.fixture
def logos(folder: Path, typesetter: Typesetter) -> PageMaker:
    """Badges on those layouts."""
    return PageMaker(layouts=LAYOUTS, own=folder, typesetter=typesetter)


def seen(maker: PageMaker, layout: str, dpi: int) -> Image.Image:
    """Give a badge in greys as a printer of *dpi* is given it."""
    return picture(maker.page(order_for(layout=layout), dpi), dpi, colour=False)


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_printer_of_dots_gets_the_logo_as_dots(logos: PageMaker, dpi: int) -> None:
    """Shades become dots of their own density, exactly those that were made; nothing is grey."""
    (made,) = logos.drawing(order_for(layout="ramp"), dpi).pictures
    left, top = (round(mm * dpi / 25.4) for mm in (made.box.x, made.box.y))
    image = seen(logos, "ramp", dpi)
    logo = image.crop((left, top, left + made.raster.width, top + made.raster.height))
    expected = Image.frombytes("1", logo.size, zlib.decompress(made.raster.data))
    assert logo.tobytes() == expected.convert("L").tobytes()
    assert 0.4 < logo.histogram()[0] / (logo.width * logo.height) < 0.6
    third = logo.height // 3
    top_third, last_third = (
        logo.crop((0, start, logo.width, start + third)).histogram()[0] for start in (0, 2 * third)
    )
    assert top_third > 3 * last_third


def test_only_the_logo_is_diffused(logos: PageMaker) -> None:
    """Text on the same page is as on a page without a logo."""
    layout = logos.layout("ramp")
    plain = replace(layout, elements=tuple(one for one in layout.elements if one.kind != "image"))
    pages = [
        dots(pdf_of("x", logos.drawings_on(one, order_for(), 203)), 203) for one in (layout, plain)
    ]
    under, over = (0, 140, 480, 240), (0, 0, 480, 140)
    with_logo, without = pages
    assert with_logo.crop(under).tobytes() == without.crop(under).tobytes()
    assert with_logo.crop(over).tobytes() != without.crop(over).tobytes()


@pytest.mark.parametrize("dpi", [203, 300])
def test_what_is_transparent_shows_what_is_below(logos: PageMaker, dpi: int) -> None:
    """A white round logo stands white on the dark band, and the band is dark around it."""
    image = seen(logos, "round", dpi)
    in_dots = dpi / 25.4
    assert image.getpixel((round(13.3 * in_dots), round(7.7 * in_dots))) == 255
    assert image.getpixel((round(4 * in_dots), round(3.5 * in_dots))) == 0
    laser = picture(logos.page(order_for(layout="round")), 300, colour=False)
    assert laser.getpixel((157, 91)) == 255
    assert laser.getpixel((47, 41)) == 0


@pytest.mark.parametrize(
    ("align", "stand", "x", "y"),
    [
        (Align.LEFT, Stand.TOP, 3.3, 2.7),
        (Align.CENTRE, Stand.TOP, 8.3, 2.7),
        (Align.RIGHT, Stand.BOTTOM, 13.3, 2.7),
    ],
)
def test_a_logo_is_never_bent(
    tmp_path: Path, align: Align, stand: Stand, x: float, y: float
) -> None:
    """It is as large as its box holds, and stands in it as it is told."""
    Image.new("L", (50, 50)).save(tmp_path / "square.png")
    images = Images(lambda file: tmp_path / file)
    element = ImageElement(box=BOX, file="square.png", align=align, stand=stand)
    box, _ = images.placed(element, None)
    assert (box.x, box.y, box.w, box.h) == pytest.approx((x, y, 10, 10))
    flat = replace(element, box=replace(BOX, w=6, h=16))
    box, _ = images.placed(flat, None)
    assert (box.w, box.h) == (6, 6)
    assert box.y == pytest.approx(2.7 + {Stand.TOP: 0, Stand.BOTTOM: 10}[stand])


@pytest.mark.parametrize("layout", ["ramp", "round", "photo"])
def test_many_badges_hold_the_logo_once(logos: PageMaker, tmp_path: Path, layout: str) -> None:
    """Thirty badges with a logo are one picture in the file, and its mask."""
    path = tmp_path / "many.pdf"
    orders = [order_for(layout=layout, code="") for _ in range(30)]
    PdfExporter(maker=logos, layouts=LAYOUTS)(orders, path, sheet=None, progress=lambda _: True)
    assert path.read_bytes().count(b"/Subtype /Image") == (2 if layout == "round" else 1)


def test_a_new_logo_is_seen_once_it_is_told(logos: PageMaker, folder: Path) -> None:
    """A logo that is replaced is drawn anew."""
    before = logos.page(order_for(layout="ramp"), 203)
    Image.new("L", (400, 200), 255).save(folder / "ramp.png")
    logos.forget()
    assert logos.page(order_for(layout="ramp"), 203) != before


@pytest.mark.parametrize(
    ("content", "kind"),
    [(None, TroubleKind.FILE_MISSING), (b"no picture", TroubleKind.FILE_UNREADABLE)],
)
def test_a_logo_that_cannot_be_shown_is_trouble(
    logos: PageMaker, folder: Path, content: bytes | None, kind: TroubleKind
) -> None:
    """A logo that was forgotten, or is none, is named."""
    (folder / "ramp.png").unlink()
    if content is not None:
        (folder / "ramp.png").write_bytes(content)
    with pytest.raises(Trouble) as caught:
        logos.page(order_for(layout="ramp"))
    assert caught.value.kind is kind
    assert str(caught.value.facts["path"]).endswith("ramp.png")


@pytest.mark.parametrize("file", ["../secret.png", "/etc/hostname", "a/b.png", ""])
def test_a_logo_lies_beside_its_layout(logos: PageMaker, file: str) -> None:
    """No layout shows a file of another folder."""
    with pytest.raises(Trouble) as caught:
        logos.files.image(file)
    assert caught.value.kind is TroubleKind.FILE_MISSING


def test_a_picture_of_a_telephone_stands_upright(tmp_path: Path) -> None:
    """A telephone says beside the picture how it was held: what is wide there is tall on the badge."""
    from printing.images import _upright

    image = Image.new("RGB", (40, 20), "white")
    turned = Image.Exif()
    turned[0x0112] = 6
    image.save(tmp_path / "held.jpg", exif=turned)
    with Image.open(tmp_path / "held.jpg") as opened:
        assert _upright(opened).size == (20, 40)


def test_sixteen_bits_of_grey(tmp_path: Path) -> None:
    """A grey picture of sixteen bits shows its greys instead of white."""
    from printing.images import _upright

    Image.new("I;16", (4, 4), 32768).save(tmp_path / "grey.png")
    with Image.open(tmp_path / "grey.png") as opened:
        shown = _upright(opened)
    assert (shown.mode, shown.getpixel((0, 0))) == ("L", 127)
