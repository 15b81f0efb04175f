"""What a badge layout is: boxes in millimetres from the top left, and what each of them holds.

Plain values without Qt or PDF, so that a screen, a page and a thermal printer agree on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

MM_PER_POINT = 25.4 / 72
ASCENT = 1.07
"""How far, in em, the tallest letter with its accents reaches above the baseline."""
DESCENT = 0.3
CAPITAL = 0.714
"""The height, in em, of a capital."""


class Align(StrEnum):
    """Where text, or a symbol, stands in its box."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


class Stand(StrEnum):
    """Where a block of text stands in a box that is higher than it."""

    TOP = "top"
    MIDDLE = "middle"
    BOTTOM = "bottom"


class Weight(StrEnum):
    """The two cuts of the shipped typeface."""

    REGULAR = "regular"
    BOLD = "bold"


class Content(StrEnum):
    """What a paragraph can say."""

    NAME = "name"
    GIVEN = "given"
    FAMILY = "family"
    NATIVE_NAME = "native_name"
    FUNCTION = "function"
    ORGANISATION = "organisation"
    ORGANISATION_KIND = "organisation_kind"
    COUNTRY = "country"
    CATEGORY = "category"
    CODE = "code"
    EVENT = "event"
    PROGRAMME = "programme"
    PLACE = "place"


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle on the badge, in mm from its top left corner."""

    x: float
    y: float
    w: float
    h: float

    @property
    def right(self) -> float:
        """The right edge."""
        return self.x + self.w

    @property
    def bottom(self) -> float:
        """The lower edge."""
        return self.y + self.h

    def overlaps(self, other: "Box") -> bool:
        """Whether the two share more than an edge."""
        return (
            self.x < other.right
            and other.x < self.right
            and self.y < other.bottom
            and other.y < self.bottom
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One thing said: the first of *fields* that is not empty, on at most *lines* lines.

    It is set at *largest* points where that fits, else smaller down to *smallest*. *leading* is the
    distance of its lines in em, *gap* the mm it keeps from the paragraph above.
    """

    fields: tuple[Content, ...]
    weight: Weight
    largest: float
    smallest: float
    lines: int
    leading: float
    gap: float
    colour: str

    @property
    def least_height(self) -> float:
        """The mm that all its lines need at the smallest size."""
        return self.smallest * MM_PER_POINT * (ASCENT + DESCENT + self.leading * (self.lines - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextElement:
    """Paragraphs that follow one another down a box."""

    box: Box
    align: Align
    stand: Stand
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QrElement:
    """The QR symbol of the code; its quiet zone of four modules lies inside the box."""

    box: Box
    align: Align


@dataclass(frozen=True, slots=True, kw_only=True)
class BandElement:
    """A surface in the colour of the registrant's category, else in *colour*."""

    box: Box
    colour: str
    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleElement:
    """A hairline: its box's shorter side is its thickness, at least a dot of the printer."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A badge of *width* by *height* mm; drawn in the order bands, rules, texts, symbols."""

    name: str
    width: float
    height: float
    bands: tuple[BandElement, ...] = ()
    rules: tuple[RuleElement, ...] = ()
    texts: tuple[TextElement, ...] = ()
    symbols: tuple[QrElement, ...] = ()
