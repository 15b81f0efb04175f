"""Layouts written back: what a person wrote stays."""

import difflib
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.layout import (
    BandElement,
    Box,
    Content,
    Fold,
    ImageElement,
    Layout,
    QrElement,
    RuleElement,
    Side,
    Stand,
    TextElement,
)
from kiosk.core.trouble import Trouble, TroubleKind
from printing.layouts.files import LayoutFiles
from tests.printing.orders import LAYOUTS

APART = """# My badge
width = 86  # mm
height = 54

# The name.
[[text]]
box = [5, 4, 76, 20]   # wide
[[text.paragraph]]
fields = ["name"]
size = [30, 12]
gap = 0

# The code.
[[qr]]
box = [64, 26, 19, 19]

# The organisation.
[[text]]
box = [5, 28, 50, 16]
[[text.paragraph]]
fields = ["organisation"] # or nothing
size = [12, 8]
[[text.paragraph]]
# what they do
fields = ["function"]
size = [10, 7]
"""


@pytest.fixture
def files(tmp_path: Path) -> LayoutFiles:
    """Give the shipped layouts and a folder of one's own, with a layout a person wrote."""
    (tmp_path / "mine.toml").write_text(APART, encoding="utf-8")
    return LayoutFiles(shipped=LAYOUTS, own=tmp_path)


def changes(before: str, after: str) -> list[str]:
    """Give the lines that went and came."""
    lines = difflib.unified_diff(before.splitlines(), after.splitlines(), n=0, lineterm="")
    return [line for line in lines if not line.startswith(("---", "+++", "@@"))]


def saved(files: LayoutFiles, layout: Layout, folder: Path) -> str:
    """Save *layout*, make sure it is read as it was given, and give its file's text."""
    files.save(layout)
    assert files.load(layout.name) == layout
    return (folder / f"{layout.name}.toml").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", LayoutFiles(shipped=LAYOUTS).names)
def test_what_is_not_changed_stays_the_same(files: LayoutFiles, tmp_path: Path, name: str) -> None:
    """A shipped layout that is saved as it is becomes one's own, byte for byte."""
    files.save(files.load(name))
    shipped = (LAYOUTS / f"{name}.toml").read_bytes()
    assert (tmp_path / f"{name}.toml").read_bytes() == shipped


@pytest.mark.parametrize("name", [*LayoutFiles(shipped=LAYOUTS).names, "mine"])
def test_a_moved_box_changes_its_line(files: LayoutFiles, tmp_path: Path, name: str) -> None:
    """Whoever drags one element finds one line of the file changed, its comment still there."""
    before = files.load(name)
    for index, element in enumerate(before.elements):
        files.save(before)
        text = (tmp_path / f"{name}.toml").read_text(encoding="utf-8")
        moved = replace(element, box=replace(element.box, w=element.box.w - 0.5))
        after = saved(files, before.with_element(index, moved), tmp_path)
        gone, come = changes(text, after)
        assert gone.startswith("-box = [")
        assert come.startswith("+box = [")
        assert gone.partition("#")[2] == come.partition("#")[2]


def test_a_paragraph_is_changed_in_place(files: LayoutFiles, tmp_path: Path) -> None:
    """Another size changes one line, a default once written goes when it is one again."""
    mine = files.load("mine")
    text = mine.texts[1]
    first, second = text.paragraphs
    second = replace(second, largest=11.5, lines=2)
    layout = mine.with_element(2, replace(text, paragraphs=(first, second)))
    after = saved(files, layout, tmp_path)
    assert changes(APART, after) == ["-size = [10, 7]", "+size = [11.5, 7]", "+lines = 2"]
    assert saved(files, mine, tmp_path) == APART


def test_paragraphs_come_and_go(files: LayoutFiles, tmp_path: Path) -> None:
    """One taken from the middle goes with its lines, one added comes after the others."""
    mine = files.load("mine")
    text = mine.texts[1]
    first, second = text.paragraphs
    country = replace(second, fields=(Content.COUNTRY,))
    more = replace(text, paragraphs=(first, second, country))
    after = saved(files, mine.with_element(2, more), tmp_path)
    assert [line for line in changes(APART, after) if line != "+"] == [
        "+[[text.paragraph]]",
        '+fields = ["country"]',
        "+size = [10, 7]",
    ]
    after = saved(files, mine.with_element(2, replace(text, paragraphs=(second,))), tmp_path)
    assert '"organisation"' not in after
    assert "# what they do" in after


def test_elements_come_and_go(files: LayoutFiles, tmp_path: Path) -> None:
    """A new element is at the end, one that is taken away goes with the comment above it."""
    mine = files.load("mine")
    band = BandElement(
        box=Box(x=0, y=47, w=86, h=7),
        colour="#005a9c",
        colours={"Presse": "#333333"},
        only={Content.CATEGORY: ()},
        unless={Content.COUNTRY: ("France", "Belgique")},
    )
    after = saved(files, mine.with_added(band), tmp_path)
    assert after == APART + (
        '\n[[band]]\nbox = [0, 47, 86, 7]\ncolour = "#005a9c"\nonly = {category = true}\n'
        'except = {country = ["France", "Belgique"]}\n\n[band.colours]\nPresse = "#333333"\n'
    )
    after = saved(files, mine.without_element(0), tmp_path)
    assert "# The name." not in after
    assert "# The code." in after
    assert "# The organisation." in after


def test_conditions_and_sides_are_written(files: LayoutFiles, tmp_path: Path) -> None:
    """What was not said yet is said in the element's own table, and goes again."""
    mine = files.load("mine")
    text = mine.texts[0]
    back = replace(text, side=Side.BACK, only={Content.CATEGORY: ("Presse",)}, stand=Stand.MIDDLE)
    after = saved(files, mine.with_element(0, back), tmp_path)
    assert changes(APART, after) == [
        '+side = "back"',
        '+stand = "middle"',
        '+only = {category = ["Presse"]}',
    ]
    assert saved(files, mine, tmp_path).replace("\n\n", "\n") == APART.replace("\n\n", "\n")


def test_the_paper_is_written(files: LayoutFiles, tmp_path: Path) -> None:
    """A stock takes the place of width and height; categories get their table."""
    mine = replace(
        files.load("mine"),
        stock="brother-62x100",
        turned=True,
        width=93.9,
        height=58.9,
        categories={"Presse": "card"},
    )
    after = saved(files, mine, tmp_path)
    assert "width" not in after
    assert 'stock = "brother-62x100"\nturned = true\n' in after
    assert '[categories]\nPresse = "card"\n' in after
    other = replace(mine, categories={"Presse": "4x3", "Élu·e": "card"})
    assert '[categories]\nPresse = "4x3"\n"Élu·e" = "card"\n' in saved(files, other, tmp_path)
    endless = replace(other, stock="brother-62", width=120, categories={})
    after = saved(files, endless, tmp_path)
    assert 'stock = "brother-62"' in after
    assert "width = 120" in after
    assert "categories" not in after


def test_a_new_layout_is_a_file(files: LayoutFiles, tmp_path: Path) -> None:
    """A layout that no file has yet is written so that it is read as it was made."""
    mine = files.load("mine")
    made = Layout(
        name="tout neuf",
        width=105,
        height=148,
        fold=Fold.VERTICAL,
        elements=(
            QrElement(box=Box(x=2, y=2, w=20, h=20)),
            *(replace(text, box=replace(text.box, x=1, w=45, y=40)) for text in mine.texts[:1]),
            RuleElement(box=Box(x=1, y=30, w=40, h=0.2), colour="#777777", side=Side.BACK),
            ImageElement(box=Box(x=24, y=2, w=20, h=10.25), file="logo.png", stand=Stand.TOP),
        ),
        categories={"Presse": "card"},
    )
    text = saved(files, made, tmp_path)
    assert text.startswith('width = 105\nheight = 148\nfold = "vertical"\n\n[categories]\n')
    assert "tout neuf" in files.names


def test_a_broken_file_is_replaced(files: LayoutFiles, tmp_path: Path) -> None:
    """Whoever saves a layout whose file was spoilt meanwhile has a good file again."""
    mine = files.load("mine")
    (tmp_path / "mine.toml").write_text("width = ", encoding="utf-8")
    saved(files, mine, tmp_path)


def test_tables_written_in_a_line_are_written_out(files: LayoutFiles, tmp_path: Path) -> None:
    """A file that has its elements as lists in a line is read, and saved in tables."""
    text = "width = 40\nheight = 40\nqr = [{ box = [1, 1, 20, 20] }]\n"
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    mine = files.load("mine")
    (symbol,) = mine.elements
    assert isinstance(symbol, QrElement)
    moved = replace(symbol, box=Box(x=2, y=1, w=20, h=20))
    assert "[[qr]]\nbox = [2, 1, 20, 20]" in saved(files, mine.with_element(0, moved), tmp_path)


def test_names_stay_in_the_folder(files: LayoutFiles, tmp_path: Path) -> None:
    """No name leads out of the folder or over the stocks, and what ships is never written."""
    mine = files.load("mine")
    for name in ("../mine", "stocks", "", "a/b", ".hidden"):
        with pytest.raises(Trouble) as caught:
            files.save(replace(mine, name=name))
        assert caught.value.kind is TroubleKind.FILE_UNWRITABLE
    with pytest.raises(Trouble) as caught:
        LayoutFiles(shipped=tmp_path).save(mine)
    assert caught.value.kind is TroubleKind.WRITING_DENIED
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


def test_numbers_of_a_mouse_are_rounded(files: LayoutFiles, tmp_path: Path) -> None:
    """What was dragged to a ten thousandth of a millimetre is written as a person would."""
    mine = files.load("mine")
    text: TextElement = mine.texts[0]
    dragged = replace(text, box=Box(x=5.0000001, y=4.12345, w=76, h=20))
    files.save(mine.with_element(0, dragged))
    assert "box = [5, 4.12, 76, 20]" in (tmp_path / "mine.toml").read_text(encoding="utf-8")


def test_the_ends_of_lines_stay_windows_own(files: LayoutFiles, tmp_path: Path) -> None:
    """A file written with Notepad keeps its line ends where nothing is changed."""
    data = APART.replace("\n", "\r\n").encode()
    (tmp_path / "mine.toml").write_bytes(data)
    files.save(files.load("mine"))
    assert (tmp_path / "mine.toml").read_bytes() == data
