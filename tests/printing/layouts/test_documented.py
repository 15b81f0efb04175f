"""What ``docs/layouts.md`` says of layouts is so."""

import re
from pathlib import Path

import pytest

from kiosk.core.layout import Content, Kind
from printing.layouts.files import LayoutFiles
from printing.layouts.reading import KEYS
from tests.printing.orders import LAYOUTS

PAGE = (Path(__file__).parents[3] / "docs" / "layouts.md").read_text(encoding="utf-8")
SECTIONS = dict(re.findall(r"^## (.+?)\n(.*?)(?=^## |\Z)", PAGE, re.DOTALL | re.MULTILINE))
COMMON = {"box", "side", "only", "except"}


def properties(title: str) -> set[str]:
    """Give the properties in a section's table."""
    rows = re.findall(r"^\| (`.+?) \|", SECTIONS[title], re.MULTILINE)
    return {name for row in rows for name in re.findall(r"`(\w+)`", row)}


@pytest.mark.parametrize("kind", Kind)
def test_each_property_of_an_element_is_told(kind: Kind) -> None:
    """Every key that is read is in a table, and no other."""
    assert properties(f"`[[{kind}]]`") == KEYS[kind] - COMMON


def test_other_properties_are_told() -> None:
    """So are those of the paper, of all elements and of a paragraph."""
    assert properties("The paper") == KEYS[""]
    assert properties("Every element") == COMMON
    assert properties("`[[text.paragraph]]`") == KEYS["paragraph"]


def test_fields_and_stocks_are_told() -> None:
    """Every field and every stock has its name on the page."""
    (fields,) = re.findall(r"^Fields: (.+?)\n\n", PAGE, re.DOTALL | re.MULTILINE)
    assert re.findall(r"`(\w+)`", fields) == list(Content)
    told = set(re.findall(r"`([\w-]+)`", SECTIONS["Stocks"])) - {"A6"}
    assert told == {stock.name for stock in LayoutFiles(shipped=LAYOUTS).stocks}


def test_the_example_is_a_layout(tmp_path: Path) -> None:
    """Whoever begins with the example of the page has a layout that works."""
    (example,) = re.findall(r"```toml\n(.+?)```", PAGE, re.DOTALL)
    (tmp_path / "example.toml").write_text(example, encoding="utf-8")
    layout = LayoutFiles(shipped=LAYOUTS, own=tmp_path).load("example")
    assert {element.kind for element in layout.elements} == set(Kind) - {Kind.RULE}
