"""Text becomes outlines of the shipped fonts."""

from pathlib import Path

import pytest
from PySide6.QtGui import QFontDatabase, QGuiApplication, QRawFont

from kiosk.core.layout import Weight
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.ui import theme
from printing.names import tidy
from printing.text import COVERAGE, Typesetter
from tests.printing.orders import RESOURCES
from tests.printing.scripts import PEOPLE, Person

FONTS = RESOURCES / "fonts"
FAMILY = "Accueil Sans"


def families_used(typesetter: Typesetter, text: str, weight: Weight) -> set[str]:
    """Give the families of the fonts that *text* is really set in, and check that no glyph is a box."""
    layout = typesetter._laid(typesetter._parted(text), weight)
    runs = layout.glyphRuns()
    assert all(0 not in run.glyphIndexes() for run in runs)
    return {run.rawFont().familyName() for run in runs}


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


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_each_script_is_set_in_a_family_of_ours(
    typesetter: Typesetter, person: Person, weight: Weight
) -> None:
    """A name of any script is set in the shipped fonts, though this machine may have others for it."""
    text = f"{person.given} {person.family}, {person.organisation}"
    assert typesetter.line(text, weight).uncovered == ""
    assert families_used(typesetter, text, weight) - {FAMILY} <= {person.family_of_fonts}
    assert person.family_of_fonts in families_used(typesetter, person.given, weight)


@pytest.mark.parametrize("weight", Weight)
@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_a_line_mixes_scripts(typesetter: Typesetter, person: Person, weight: Weight) -> None:
    """Latin letters, brackets and digits beside any script leave nothing to the machine."""
    for text in (
        f"Zoé (‘{person.given}’) {person.family} – 12 €",
        f"{person.family} (Zoé, 3e) {person.given}",
    ):
        used = families_used(typesetter, text, weight)
        assert used == {FAMILY, person.family_of_fonts}


def test_what_the_fonts_have_not_is_reported(typesetter: Typesetter) -> None:
    """Characters beyond the shipped fonts are named, whether the machine has them or not."""
    line = typesetter.line("Li 🙂 and \U0002070e\ue000", Weight.BOLD)
    assert line.uncovered == "\ue000🙂\U0002070e"


@pytest.mark.parametrize("text", ["ܫܠܡܐ", "ᠮᠣᠩᠭᠣᠯ", "ཁྲི", "🙂", "\U0001e7e0"])
def test_what_the_fonts_have_not_is_a_sign_of_ours(typesetter: Typesetter, text: str) -> None:
    """The letters of a script that is not shipped never reach Qt, which would end the program."""
    assert families_used(typesetter, text, Weight.BOLD) == {FAMILY}
    (sign,) = typesetter.line("\ufffd", Weight.BOLD).glyphs
    glyphs = typesetter.line(text, Weight.BOLD).glyphs
    assert [glyph.outline for glyph in glyphs] == [sign.outline] * len(text)


def test_what_prints_nothing_is_not_missed(typesetter: Typesetter) -> None:
    """The number of a kanji's variant and a picture's colour are no letters of their own."""
    plain = typesetter.line("葛飾", Weight.BOLD)
    variant = typesetter.line("葛\U000e0100飾\ufe0f", Weight.BOLD)
    assert variant.uncovered == ""
    assert [glyph.outline for glyph in variant.glyphs] == [g.outline for g in plain.glyphs]


def shapes(typesetter: Typesetter, text: str) -> list[object]:
    """Give the shapes of a line from left to right."""
    glyphs = typesetter.line(text, Weight.BOLD).glyphs
    return [glyph.outline for glyph in glyphs if glyph.outline.operators]


def test_arabic_runs_from_the_right_and_its_letters_join(typesetter: Typesetter) -> None:
    """Letters have other shapes within a word than alone, and the first one stands at the right."""
    alone = [shapes(typesetter, letter)[0] for letter in "محمد"]
    assert not set(shapes(typesetter, "محمد")[1:]) & set(alone)  # the last one, dāl, has one shape
    first, both = shapes(typesetter, "د"), shapes(typesetter, "دا")
    assert both[-len(first) :] == first


def test_brackets_open_towards_what_they_hold(typesetter: Typesetter) -> None:
    """In a line that reads from the right, a bracket is the other one's mirror image."""
    opening, closing = shapes(typesetter, "("), shapes(typesetter, ")")
    latin = shapes(typesetter, "Léo (محمد)")
    assert (latin[3], latin[-1]) == (opening[0], closing[0])
    arabic = shapes(typesetter, "محمد (Léo)")
    assert (arabic[0], arabic[4]) == (opening[0], closing[0])
    assert arabic[1:4] == shapes(typesetter, "Léo")


def test_marks_stand_on_their_letters(typesetter: Typesetter) -> None:
    """A Thai vowel and tone take no width; letters and marks written apart are composed before."""
    assert typesetter.advance("ที่", Weight.BOLD) == typesetter.advance("ท", Weight.BOLD)
    apart = "Nguye\u0302\u0303n"
    assert tidy(apart) == "Nguyễn"
    assert shapes(typesetter, tidy(apart)) == shapes(typesetter, "Nguyễn")


def test_weights_do_not_share_outlines(typesetter: Typesetter) -> None:
    """A letter that was drawn bold is not bold in a line of the regular weight."""
    for text in ("A", "م", "ก"):
        bold, regular = (typesetter.line(text, weight).glyphs[0].outline for weight in Weight)
        assert bold is not regular
        assert bold.operators != regular.operators


def test_the_families_of_a_line_keep_one_baseline(typesetter: Typesetter) -> None:
    """Latin beside taller scripts stands where it stands alone."""
    for script in ("thai", "burmese", "arabic"):
        mixed = typesetter.line(f"E {PEOPLE[script].given}", Weight.BOLD)
        (letter,) = shapes(typesetter, "E")
        assert [g.y for g in mixed.glyphs if g.outline is letter] == [0]


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


def test_a_missing_family_is_trouble(qapp: QGuiApplication, tmp_path: Path) -> None:
    """A folder with the table and without the fonts would set boxes."""
    (tmp_path / COVERAGE).write_text("Accueil Nulle Part: 20-7E\n", encoding="ascii")
    with pytest.raises(Trouble) as caught:
        Typesetter(tmp_path)
    assert caught.value.kind is TroubleKind.FILE_MISSING


@pytest.mark.parametrize("weight", Weight)
def test_the_shipped_file_is_what_is_set(typesetter: Typesetter, weight: Weight) -> None:
    """What text is set in is the very file that is shipped, known by its table of check sums."""
    taken = QRawFont.fromFont(typesetter._fonts.font(FAMILY, weight))
    shipped = QRawFont(str(FONTS / f"AccueilSans-{weight.value.title()}.ttf"), 20)
    assert (taken.familyName(), taken.fontTable("head")) == (FAMILY, shipped.fontTable("head"))


def test_no_system_has_fonts_of_our_names(typesetter: Typesetter) -> None:
    """A Noto of the machine, which may be an older or a slimmer one, cannot be taken instead."""
    names = set()
    for file in FONTS.glob("*.?tf"):
        number = QFontDatabase.addApplicationFont(str(file))
        names.update(QFontDatabase.applicationFontFamilies(number))
    assert names == set(typesetter.coverage.families)
    assert all(name.startswith("Accueil ") for name in names)
    assert theme.FAMILY == typesetter.coverage.families[0] == FAMILY


@pytest.mark.parametrize("file", sorted(FONTS.glob("*.?tf")), ids=lambda file: file.stem)
def test_the_table_of_coverage_is_true(typesetter: Typesetter, file: Path) -> None:
    """A font has what the table says its family has; no more but for what only one weight has."""
    font = QRawFont(str(file), 20)
    coverage, family = typesetter.coverage, font.familyName()
    told = [each for each in range(0x20, 0x30000) if coverage.has(family, chr(each))]
    assert all(map(font.supportsCharacter, told))
    held = [each for each in range(0x20, 0x30000) if font.supportsCharacter(each)]
    others = [QRawFont(str(one), 20) for one in FONTS.glob(f"{file.stem.split('-')[0]}-*")]
    assert told == [c for c in held if all(other.supportsCharacter(c) for other in others)]


def test_each_font_has_its_licence() -> None:
    """The folder's licence names the maker of each font, and the fonts are the size of a download."""
    licence = (FONTS / "OFL.txt").read_text(encoding="utf-8")
    assert "SIL OPEN FONT LICENSE Version 1.1" in licence
    assert "Adobe" in licence
    assert "Google" in licence
    assert sum(file.stat().st_size for file in FONTS.iterdir()) < 9_100_000
