"""On which line something stands."""

import pytest

from printing.layouts.lines import line_of
from printing.layouts.table import Place

SOURCE = """# a badge
width = 86
"height" = 54

[[band]] # below
box = [0, 46, 86, 8]
[band.colours]
"Presse" = "#333333"

[[ text ]]
box = [
  5, 4, 76, 20,
]
only.category = ["Presse"]

[[text.paragraph]]
size = [12, 8]
[[text.paragraph]]
size = [9, 8]

[[text]]
align = "left"
[[text.paragraph]]
lines = 2
"""


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("width",), 2),
        (("height",), 3),
        (("stock",), 1),
        (("band", 1), 5),
        (("band", 1, "box"), 6),
        (("band", 1, "colours", "Presse"), 8),
        (("text", 1, "box"), 11),
        (("text", 1, "only", "category"), 14),
        (("text", 1, "paragraph", 2, "size"), 19),
        (("text", 2, "align"), 22),
        (("text", 2, "paragraph", 1, "lines"), 24),
        (("text", 2, "box"), 21),
        (("text", 2, "paragraph", 1, "size"), 23),
    ],
)
def test_a_place_has_a_line(place: Place, line: int) -> None:
    """Each key is found; what is not there is told at the table it should be in."""
    assert line_of(place, SOURCE) == line
