"""Text becomes outlines of the shipped fonts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont

from kiosk.core.layout import Weight
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.ui import theme
from printing.text import FAMILY, FILES, Typesetter, _font
from tests.printing.orders import RESOURCES


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize(
    "text",
    [
        "Mạc Thị Ngọc NGUYỄN Ươ ẦẨẪẬ",
        "Ștefan ȚEPEȘ Ăâî",
        "Łukasz ŻÓŁĆ ąęńśź",
        "Şükrü ĞÜNEŞ İı",
        "Andrianampoinimerina RAKOTÔ",
        "Élu·e Technicien·ne « L’Œuvre » – 100 € …",
    ],
)
def test_the_shipped_fonts_cover(typesetter: Typesetter, text: str, weight: Weight) -> None:
    """Vietnamese, Romanian, Polish, Turkish, Malagasy and French letters are all there."""
    assert typesetter.line(text, weight).uncovered == ""


def test_what_the_fonts_have_not_is_reported(typesetter: Typesetter) -> None:
    """Characters beyond the shipped fonts are named, whether the machine has them or not."""
    line = typesetter.line("Li 吕 and 🙂, \U0002070e\ue000", Weight.BOLD)
    assert line.uncovered == "吕\ue000🙂\U0002070e"


def test_a_line_has_a_glyph_for_each_letter(typesetter: Typesetter) -> None:
    """Simple letters stand one behind the other and their ink is where they are."""
    line = typesetter.line("Ada", Weight.REGULAR)
    assert [glyph.x for glyph in line.glyphs] == sorted(glyph.x for glyph in line.glyphs)
    assert len(line.glyphs) == 3
    assert (line.ink.left, round(line.ink.bottom), round(line.ink.top)) == (0, -10, 760)
    assert line.width < typesetter.advance("Ada", Weight.REGULAR)


def test_the_same_glyph_is_traced_once(typesetter: Typesetter) -> None:
    """Two lines share the outline of a letter, so that a file holds it once."""
    one, two = typesetter.line("A", Weight.BOLD), typesetter.line("AB", Weight.BOLD)
    assert one.glyphs[0].outline is two.glyphs[0].outline


def test_a_stem_is_no_rectangle(typesetter: Typesetter) -> None:
    """An l has a curve for a side, for PDFium would draw a rectangle on whole dots, so bolder."""
    (stem,) = typesetter.line("l", Weight.REGULAR).glyphs
    assert stem.outline.operators.split().count("c") == 1
    assert stem.outline.operators.endswith("l f")


def test_an_empty_line_has_no_ink(typesetter: Typesetter) -> None:
    """Nothing said is nothing drawn."""
    assert typesetter.line("", Weight.BOLD).width == 0
    assert typesetter.line(" ", Weight.BOLD).width == 0


def test_a_missing_font_is_trouble(qapp: QGuiApplication, tmp_path: Path) -> None:
    """A folder without the fonts is named, instead of text in whatever the machine has."""
    with pytest.raises(Trouble) as caught:
        Typesetter(tmp_path)
    assert caught.value.kind is TroubleKind.FILE_MISSING


@pytest.mark.parametrize(("weight", "file"), list(zip(Weight, FILES, strict=True)))
def test_the_shipped_file_is_what_is_set(typesetter: Typesetter, weight: Weight, file: str) -> None:
    """What text is set in is the very file that is shipped, known by its table of check sums."""
    taken, shipped = QRawFont.fromFont(_font(weight)), QRawFont(str(RESOURCES / "fonts" / file), 20)
    assert (taken.familyName(), taken.fontTable("head")) == (FAMILY, shipped.fontTable("head"))


def test_no_system_has_fonts_of_that_name(typesetter: Typesetter) -> None:
    """A Noto Sans of the machine, which may be an older or a slimmer one, cannot be taken instead."""
    for file in FILES:
        number = QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / file))
        assert QFontDatabase.applicationFontFamilies(number) == [FAMILY]
    assert FAMILY == theme.FAMILY == "Accueil Sans"
    assert {file.name for file in (RESOURCES / "fonts").glob("*.ttf")} == set(FILES)
