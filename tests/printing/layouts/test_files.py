"""Layouts as a person writes them."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.layout import Align, Content, Kind, Side, Stand, Weight
from kiosk.core.trouble import Trouble, TroubleKind
from printing.layouts.files import LayoutFiles
from tests.printing.orders import LAYOUTS

SHIPPED = LayoutFiles(shipped=LAYOUTS)
GOOD = """
width = 86
height = 54
[[band]]
box = [0, 46, 86, 8]
colour = "#005a9c"
[band.colours]
Presse = "#333333"
[[rule]]
box = [5, 30, 40, 0.2]
colour = "#777777"
[[text]]
box = [5, 4, 76, 20]
align = "centre"
stand = "middle"
[[text.paragraph]]
fields = ["organisation", "country"]
weight = "bold"
size = [12, 8]
lines = 2
[[qr]]
box = [64, 26, 19, 19]
"""


def trouble_of(folder: Path, text: str) -> Trouble:
    """Give what is wrong with a layout of that *text*."""
    (folder / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(Trouble) as caught:
        LayoutFiles(shipped=LAYOUTS, own=folder).load("mine")
    return caught.value


def test_a_layout_is_read(tmp_path: Path) -> None:
    """Boxes, fields and colours arrive as written, what is left out has its default."""
    (tmp_path / "mine.toml").write_text(GOOD, encoding="utf-8")
    layout = LayoutFiles(shipped=LAYOUTS, own=tmp_path).load("mine")
    text = layout.texts[0]
    said = text.paragraphs[0]
    assert (layout.name, layout.width, layout.height) == ("mine", 86, 54)
    assert layout.bands[0].colours == {"Presse": "#333333"}
    assert (layout.rules[0].box.h, layout.symbols[0].align) == (0.2, Align.CENTRE)
    assert (text.align, text.stand, text.box.bottom) == (Align.CENTRE, Stand.MIDDLE, 24)
    assert said.fields == (Content.ORGANISATION, Content.COUNTRY)
    assert (said.weight, said.largest, said.smallest, said.lines) == (Weight.BOLD, 12, 8, 2)
    assert (said.leading, said.gap, said.colour) == (1.2, 0, "#000000")


@pytest.mark.parametrize("name", SHIPPED.names)
def test_each_shipped_layout_is_good(name: str) -> None:
    """What is shipped can be read; the stocks beside it are no layout."""
    assert SHIPPED.load(name).name == name != "stocks"


def test_an_unknown_layout_names_the_known_ones(tmp_path: Path) -> None:
    """A misspelt layout is answered with those that are there, and no path gets out of the folder."""
    for name in ("crad", "../badges/card", "stocks"):
        with pytest.raises(Trouble) as caught:
            SHIPPED.load(name)
        assert caught.value.kind is TroubleKind.LAYOUT_UNKNOWN
        assert caught.value.facts == {"name": name, "known": ", ".join(SHIPPED.names)}


@pytest.mark.parametrize(
    ("good", "bad", "where"),
    [
        ("width = 86\nheight = 54", 'stock = "L9999"', "stock"),
        ("width = 86", 'stock = "A6"', "height"),
        ("width = 86", "turned = true", "turned"),
        ("width = 86\nheight = 54", 'stock = "brother-62"', "height"),
        ("height = 54", 'height = 54\nfold = "vertical"', "band 1: box"),
        ("height = 54", 'height = 54\nfold = "twice"', "fold"),
        ("height = 54", "height = 0", "height"),
        ("height = 54", "height = inf", "height"),
        ("height = 54", "height = 54\n[categories]\nPresse = 3", "categories: Presse"),
        ("[0, 46, 86, 8]", "[0, nan, 86, 8]", "band 1: box"),
        ('"#777777"', '"#777777"\nonly = { town = ["Lyon"] }', "rule 1: only: town"),
        ('"#777777"', '"#777777"\nonly = ["Lyon"]', "rule 1: only"),
        ('"#777777"', '"#777777"\nexcept = { country = [] }', "rule 1: except: country"),
        ('"#777777"', '"#777777"\nside = "top"', "rule 1: side"),
        ("[[qr]]", "[[image]]", "image 1: file"),
        ('fields = ["organisation", "country"]', 'words = ""', "text 1, paragraph 1: words"),
        ("width = 86", 'width = "86"', "width"),
        ("width = 86", "width = true", "width"),
        ("height = 54", "hauteur = 54", "hauteur"),
        ("[0, 46, 86, 8]", "[0, 46, 86, 9]", "band 1: box"),
        ("[0, 46, 86, 8]", "[0, 46, 86]", "band 1: box"),
        ("[0, 46, 86, 8]", '[0, 46, "86", 8]', "band 1: box"),
        ('"#005a9c"', '"blue"', "band 1: colour"),
        ('"#333333"', '"#ffcc00"', "band 1: colours: Presse"),
        ("[band.colours]\nPresse = ", "colours = ", "band 1: colours"),
        ("[5, 30, 40, 0.2]", "[5, 30, 60, 0.2]", "rule 1: box"),
        ('"#777777"', '"#777777"\nthick = 2', "rule 1: thick"),
        ('"centre"', '"center"', "text 1: align"),
        ('"country"', '"town"', "text 1, paragraph 1: fields"),
        ('["organisation", "country"]', "[]", "text 1, paragraph 1: fields"),
        ('"bold"', '"black"', "text 1, paragraph 1: weight"),
        ("[12, 8]", "[8, 12]", "text 1, paragraph 1: size"),
        ("[12, 8]", "12", "text 1, paragraph 1: size"),
        ("lines = 2", "lines = 0", "text 1, paragraph 1: lines"),
        ("lines = 2", "lines = 12", "text 1: box"),
        ("[[text.paragraph]]", "[[text.phrase]]", "text 1: phrase"),
        ("[[qr]]", "[qr]", "qr"),
        ("[64, 26, 19, 19]", "[64, 20, 19, 19]", "text 1: box"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, good: str, bad: str, where: str) -> None:
    """A mistake in the file is answered with the place and what is expected there."""
    assert good in GOOD
    trouble = trouble_of(tmp_path, GOOD.replace(good, bad))
    assert trouble.kind is TroubleKind.LAYOUT_INVALID
    assert trouble.facts["where"] == where
    assert 1 <= int(trouble.facts["line"]) <= GOOD.count("\n") + 3
    assert trouble.facts["expected"]
    assert str(trouble.facts["path"]).endswith("mine.toml")


def test_what_is_no_toml_is_trouble(tmp_path: Path) -> None:
    """A file that is no TOML, or not UTF-8, is named like any other mistake."""
    assert trouble_of(tmp_path, "width = ").kind is TroubleKind.LAYOUT_INVALID
    (tmp_path / "latin.toml").write_bytes("# é".encode("latin-1"))
    with pytest.raises(Trouble) as caught:
        LayoutFiles(shipped=LAYOUTS, own=tmp_path).load("latin")
    assert caught.value.kind is TroubleKind.LAYOUT_INVALID
    (tmp_path / "bare.toml").write_text("width = 9\nheight = 9\n[[text]]\nbox = [0, 0, 9, 9]\n")
    with pytest.raises(Trouble) as caught:
        LayoutFiles(shipped=LAYOUTS, own=tmp_path).load("bare")
    assert caught.value.facts["where"] == "text 1"


@pytest.mark.parametrize(
    ("good", "bad", "line", "expected"),
    [
        ('"centre"', '"center"', 14, "left, centre, right"),
        ("lines = 2", "lines = 0", 20, "1, 2, 3 …"),
        ("width = 86", "width = [86", 3, "TOML ]"),
        ("width = 86", "width = 86,5", 2, "TOML ,"),
        ('"centre"', '"centre', 14, 'TOML "'),
        ("lines = 2", "leading = 0", 20, "1.2"),
        (
            "[[qr]]",
            "[[texte]]",
            21,
            "∈ band, categories, fold, height, image, qr, rule, stock, text, turned, width",
        ),
        ("[64, 26, 19, 19]", "[64, 20, 19, 19]", 13, "≠ qr 1"),
        ("height = 54", "", 1, "mm"),
    ],
)
def test_the_line_is_told(tmp_path: Path, good: str, bad: str, line: int, expected: str) -> None:
    """Who wrote the file is led to the very line, and told what should be there."""
    trouble = trouble_of(tmp_path, GOOD.replace(good, bad))
    assert trouble.facts["line"] == line
    assert trouble.facts["expected"] == expected


@pytest.mark.parametrize(
    ("said", "size", "turned"),
    [
        ('stock = "L4784"', (80, 50), False),
        ('stock = "A6"', (105, 148), False),
        ('stock = "brother-62x100"\nturned = true', (93.9, 58.9), True),
        ('stock = "99014"', (54, 101), False),
        ('stock = "brother-62"\nheight = 90', (58.9, 90), False),
        ('stock = "brother-62"\nwidth = 90', (90, 58.9), True),
    ],
)
def test_a_stock_gives_the_size(
    tmp_path: Path, said: str, size: tuple[float, float], *, turned: bool
) -> None:
    """A sheet or roll that is known by name says how large a badge is; an endless one all but the length."""
    (tmp_path / "mine.toml").write_text(said, encoding="utf-8")
    layout = LayoutFiles(shipped=LAYOUTS, own=tmp_path).load("mine")
    assert (layout.width, layout.height) == size
    assert layout.turned is turned


def test_one_s_own_layout_comes_first(tmp_path: Path) -> None:
    """A layout of this machine stands before the shipped one of its name, and beside the others."""
    (tmp_path / "card.toml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "mine.toml").write_text(GOOD, encoding="utf-8")
    files = LayoutFiles(shipped=LAYOUTS, own=tmp_path)
    assert set(files.names) == {*SHIPPED.names, "mine"}
    assert (
        files.load("card").elements == files.load("mine").elements != SHIPPED.load("card").elements
    )
    assert LayoutFiles(shipped=LAYOUTS, own=tmp_path / "none").names == SHIPPED.names


def test_what_is_said_of_elements_is_read(tmp_path: Path) -> None:
    """Sides, conditions and fixed words arrive, the elements in the order of the file."""
    (tmp_path / "mine.toml").write_text(
        """
width = 86
height = 54
[categories]
Presse = "card"
[[text]]
side = "back"
box = [5, 4, 76, 20]
only = { category = ["Presse", "Élu·e"], country = true }
except.function = ["Maire"]
[[text.paragraph]]
words = "Mon programme"
size = [12, 8]
[[band]]
box = [0, 46, 86, 8]
[[image]]
box = [0, 0, 30, 20]
file = "logo.png"
align = "left"
stand = "bottom"
""",
        encoding="utf-8",
    )
    layout = LayoutFiles(shipped=LAYOUTS, own=tmp_path).load("mine")
    assert [one.kind for one in layout.elements] == [Kind.TEXT, Kind.BAND, Kind.IMAGE]
    (text,), (image,) = layout.texts, layout.images
    assert text.side is Side.BACK
    assert text.only == {Content.CATEGORY: ("Presse", "Élu·e"), Content.COUNTRY: ()}
    assert text.unless == {Content.FUNCTION: ("Maire",)}
    assert (text.paragraphs[0].fields, text.paragraphs[0].words) == ((), "Mon programme")
    assert (image.file, image.align, image.stand) == ("logo.png", Align.LEFT, Stand.BOTTOM)
    assert layout.categories == {"Presse": "card"}


def test_a_file_of_notepad(tmp_path: Path) -> None:
    """The mark that Notepad puts before a text does not keep a layout from being read, and stays."""
    path = tmp_path / "mine.toml"
    path.write_bytes(b"\xef\xbb\xbf" + GOOD.encode())
    files = LayoutFiles(shipped=LAYOUTS, own=tmp_path)
    files.save(replace(files.load("mine"), height=60.0))
    assert path.read_bytes().startswith(b"\xef\xbb\xbf\nwidth = 86")
    assert files.load("mine").height == 60


def test_a_folder_is_no_layout(tmp_path: Path) -> None:
    """A folder called like a layout is none."""
    (tmp_path / "dir.toml").mkdir()
    assert "dir" not in LayoutFiles(shipped=LAYOUTS, own=tmp_path).names
