"""What a badge layout is: boxes in millimetres from the top left, and what each of them holds.

Plain values without Qt or PDF, so that a screen, a page and a thermal printer agree on them.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import ClassVar

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


class Side(StrEnum):
    """The two sides of a badge."""

    FRONT = "front"
    BACK = "back"


class Fold(StrEnum):
    """Which way the crease runs of a badge that is folded once, printed side out.

    *horizontal*: the front is the lower half, the back the upper half, upside down, so that both
    stand upright once it is folded behind; *vertical*: the front is the right half, the back the left.
    """

    HORIZONTAL = "horizontal"
    VERTICAL = "vertical"


class Kind(StrEnum):
    """What an element is, as its table is called in the file; drawn in this order."""

    BAND = "band"
    IMAGE = "image"
    RULE = "rule"
    TEXT = "text"
    QR = "qr"


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


Words = Mapping[Content, tuple[str, ...]]
"""Of some contents the words meant; none is any word at all."""
NOTHING: Words = MappingProxyType({})


def _folded(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word.strip().casefold() for word in words)


def _says(said: Mapping[Content, str], content: Content, words: tuple[str, ...]) -> bool:
    text = said.get(content, "").strip().casefold()
    return text in _folded(words) if words else bool(text)


def _rules_out(hidden: "Element", shown: "Element") -> bool:
    """Whether *hidden* is away wherever *shown* is there."""
    return any(
        content in shown.only
        and (not words or (shown.only[content] and _folded(shown.only[content]) <= _folded(words)))
        for content, words in hidden.unless.items()
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Element:
    """What stands in a *box* on one *side* of the badge.

    It is there *only* where each content named says one of its words, and not where one named in
    *unless* (in the file: ``except``) does.
    """

    kind: ClassVar[Kind]
    box: Box
    side: Side = Side.FRONT
    only: Words = field(default_factory=lambda: NOTHING)
    unless: Words = field(default_factory=lambda: NOTHING)

    def is_shown(self, said: Mapping[Content, str]) -> bool:
        """Whether it stands on the badge that says *said*."""
        return all(_says(said, content, words) for content, words in self.only.items()) and not any(
            _says(said, content, words) for content, words in self.unless.items()
        )

    def excludes(self, other: "Element") -> bool:
        """Whether no badge has both, by what their conditions say."""
        return (
            any(
                words
                and other.only.get(content)
                and not _folded(words) & _folded(other.only[content])
                for content, words in self.only.items()
            )
            or _rules_out(self, other)
            or _rules_out(other, self)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """One thing said: the first of *fields* that is not empty, else *words*, on at most *lines* lines.

    Of the programme, each session is a paragraph of its own, of that many lines. It is set at
    *largest* points where that fits, else smaller down to *smallest*. *leading* is the distance of its
    lines in em, *gap* the mm it keeps from the paragraph above.
    """

    fields: tuple[Content, ...]
    weight: Weight
    largest: float
    smallest: float
    lines: int
    leading: float
    gap: float
    colour: str
    words: str = ""

    @property
    def least_height(self) -> float:
        """The mm that all its lines need at the smallest size."""
        return self.smallest * MM_PER_POINT * (ASCENT + DESCENT + self.leading * (self.lines - 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class TextElement(Element):
    """Paragraphs that follow one another down a box."""

    kind = Kind.TEXT
    align: Align = Align.LEFT
    stand: Stand = Stand.TOP
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QrElement(Element):
    """The QR symbol of the code; its quiet zone of four modules lies inside the box."""

    kind = Kind.QR
    align: Align = Align.CENTRE


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageElement(Element):
    """A picture of the *file* beside the layout, as large as the box holds without bending it."""

    kind = Kind.IMAGE
    file: str
    align: Align = Align.CENTRE
    stand: Stand = Stand.MIDDLE


@dataclass(frozen=True, slots=True, kw_only=True)
class BandElement(Element):
    """A surface in the colour of the registrant's category, else in *colour*."""

    kind = Kind.BAND
    colour: str
    colours: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True, slots=True, kw_only=True)
class RuleElement(Element):
    """A hairline: its box's shorter side is its thickness, at least a dot of the printer."""

    kind = Kind.RULE
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """A badge on paper of *width* by *height* mm, as it comes out of the printer.

    *stock* is the stock that gave the paper its size, empty where the file says millimetres; *turned*
    is that stock with its longer side across. Boxes are measured on the *face* of their side.
    *categories* hands those of a category to the layout named.
    """

    name: str
    width: float
    height: float
    stock: str = ""
    turned: bool = False
    fold: Fold | None = None
    elements: tuple[Element, ...] = ()
    categories: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def face(self) -> Box:
        """One side of the badge as it is worn."""
        width = self.width / 2 if self.fold is Fold.VERTICAL else self.width
        height = self.height / 2 if self.fold is Fold.HORIZONTAL else self.height
        return Box(x=0, y=0, w=width, h=height)

    @property
    def sides(self) -> tuple[Side, ...]:
        """The sides that have something on them; the front always."""
        has_back = self.fold or any(one.side is Side.BACK for one in self.elements)
        return (Side.FRONT, Side.BACK) if has_back else (Side.FRONT,)

    @property
    def bands(self) -> tuple[BandElement, ...]:
        """The surfaces."""
        return tuple(one for one in self.elements if isinstance(one, BandElement))

    @property
    def images(self) -> tuple[ImageElement, ...]:
        """The pictures."""
        return tuple(one for one in self.elements if isinstance(one, ImageElement))

    @property
    def rules(self) -> tuple[RuleElement, ...]:
        """The hairlines."""
        return tuple(one for one in self.elements if isinstance(one, RuleElement))

    @property
    def texts(self) -> tuple[TextElement, ...]:
        """The texts."""
        return tuple(one for one in self.elements if isinstance(one, TextElement))

    @property
    def symbols(self) -> tuple[QrElement, ...]:
        """The QR symbols."""
        return tuple(one for one in self.elements if isinstance(one, QrElement))

    def title_of(self, index: int) -> str:
        """Name an element as messages do: its kind, and its number among those (``text 2``)."""
        kind = self.elements[index].kind
        return f"{kind} {sum(one.kind is kind for one in self.elements[: index + 1])}"

    def with_element(self, index: int, element: Element) -> "Layout":
        """Put *element* in the place of the one at *index*."""
        return replace(
            self, elements=(*self.elements[:index], element, *self.elements[index + 1 :])
        )

    def with_added(self, element: Element) -> "Layout":
        """Add *element* after all others."""
        return replace(self, elements=(*self.elements, element))

    def without_element(self, index: int) -> "Layout":
        """Take the element at *index* away."""
        return replace(self, elements=(*self.elements[:index], *self.elements[index + 1 :]))
