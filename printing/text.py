"""Sets text in the shipped families and gives its outlines: no hinting, so the same everywhere.

One line at a time, at a thousand units an em. Qt does the shaping, and the order of what is written
from the right and from the left. It silently takes letters that the families lack from whatever the
machine has, and aborts where that has none: so it is never given any, and each line says which they
were.
"""

import threading
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QFontMetricsF,
    QGlyphRun,
    QPainterPath,
    QRawFont,
    QTextLayout,
    QTextOption,
)

from kiosk.core.coverage import Coverage
from kiosk.core.layout import Weight
from kiosk.core.trouble import Trouble, TroubleKind
from printing.families import Part, parts, settable

EM = 1000
COVERAGE = "coverage.txt"
"""The families, whose names no system has, so that no other version of these fonts is taken."""
_CACHED_LINES = 8192
_BLOCK = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """Where ink is, in thousandths of an em from the pen; up is positive."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Outline:
    """One glyph's shape as PDF operators, y upwards, and where its ink is."""

    operators: str
    ink: Extent


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyph:
    """A shape at its place in the line, in thousandths of an em."""

    outline: Outline
    x: float
    y: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line, set; *uncovered* are the characters that the shipped families have not."""

    text: str
    glyphs: tuple[Glyph, ...]
    ink: Extent
    uncovered: str

    @property
    def width(self) -> float:
        """From the first ink to the last, in em."""
        return (self.ink.right - self.ink.left) / EM


class Typesetter:
    """Sets lines; made once the application object is there, then used from any thread."""

    def __init__(self, fonts: Path) -> None:
        self.coverage = _coverage(fonts / COVERAGE)
        _load(fonts, self.coverage.families)
        self._fonts = _Fonts(self.coverage.families)
        self._outlines: dict[tuple[str, str, int], Outline] = {}
        self.line = lru_cache(_CACHED_LINES)(self._line)
        self.advance = lru_cache(_CACHED_LINES)(self._advance)

    def _advance(self, text: str, weight: Weight) -> float:
        """Give the width of *text* in em, from pen to pen."""
        parted = self._parted(text)
        if len(parted) == 1:
            (only,) = parted
            return self._fonts.metrics(only.family, weight).horizontalAdvance(only.text) / EM
        layout = self._laid(parted, weight)  # it owns its lines
        return layout.lineAt(0).naturalTextWidth() / EM

    def _line(self, text: str, weight: Weight) -> Line:
        """Set *text* as one line."""
        layout = self._laid(self._parted(text), weight)
        ascent = layout.lineAt(0).ascent()
        glyphs = [glyph for run in layout.glyphRuns() for glyph in self._glyphs(run, ascent)]
        glyphs.sort(key=lambda glyph: glyph.x)  # Qt gives the runs of a line in any order
        return Line(
            text=text,
            glyphs=tuple(glyphs),
            ink=_ink(glyphs),
            uncovered=self.coverage.uncovered(text),
        )

    def _parted(self, text: str) -> tuple[Part, ...]:
        return parts(settable(text, self.coverage), self.coverage)

    def _laid(self, parted: tuple[Part, ...], weight: Weight) -> QTextLayout:
        """Lay the parts of a line out; the reading order of the whole is that of its first letter."""
        text = "".join(part.text for part in parted)
        layout = QTextLayout(text, self._fonts.font(parted[0].family, weight))
        if len(parted) > 1:
            layout.setFormats(self._formats(parted, weight))
        option = QTextOption(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        layout.createLine().setLineWidth(EM * (len(text) + 1) * 4)
        layout.endLayout()
        return layout

    def _formats(self, parted: tuple[Part, ...], weight: Weight) -> list[QTextLayout.FormatRange]:
        formats, start = [], 0
        for part in parted:
            one = QTextLayout.FormatRange()
            one.start, one.length = start, len(part.text.encode("utf-16-le")) // 2
            one.format.setFont(self._fonts.font(part.family, weight))
            formats.append(one)
            start += one.length
        return formats

    def _glyphs(self, run: QGlyphRun, ascent: float) -> list[Glyph]:
        font = run.rawFont()
        name = (font.familyName(), font.styleName())
        return [
            Glyph(outline=self._outline(name, index, font), x=at.x(), y=ascent - at.y())
            for index, at in zip(run.glyphIndexes(), run.positions(), strict=True)
        ]

    def _outline(self, name: tuple[str, str], index: int, font: QRawFont) -> Outline:
        key = (*name, index)
        known = self._outlines.get(key)
        if known is None:
            known = self._outlines.setdefault(key, _traced(font.pathForGlyph(index)))
        return known


class _Fonts(threading.local):
    """The fonts of each thread, for Qt's are not to be shared: of a family, then others for the rest."""

    def __init__(self, families: tuple[str, ...]) -> None:
        self._families = families
        self._fonts: dict[tuple[str, Weight], QFont] = {}
        self._metrics: dict[tuple[str, Weight], QFontMetricsF] = {}

    def font(self, family: str, weight: Weight) -> QFont:
        """Give the font that sets letters of *family*, and with any other what goes with them."""
        key = (family, weight)
        if key not in self._fonts:
            self._fonts[key] = self._made(family, weight)
        return self._fonts[key]

    def metrics(self, family: str, weight: Weight) -> QFontMetricsF:
        """Give the metrics of that font."""
        key = (family, weight)
        if key not in self._metrics:
            self._metrics[key] = QFontMetricsF(self.font(family, weight))
        return self._metrics[key]

    def _made(self, family: str, weight: Weight) -> QFont:
        first, *others = self._families
        font = QFont(first)
        if family != first:
            font.setFamilies([family, first, *others])
        font.setPixelSize(EM)
        font.setBold(weight is Weight.BOLD)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        return font


def _coverage(path: Path) -> Coverage:
    try:
        return Coverage.parse(path.read_text(encoding="ascii"))
    except FileNotFoundError:
        raise Trouble(TroubleKind.FILE_MISSING, path=str(path)) from None


def _load(fonts: Path, families: tuple[str, ...]) -> None:
    """Make all fonts of the folder known to Qt, and make sure that no family is missing."""
    numbers = [QFontDatabase.addApplicationFont(str(path)) for path in fonts.glob("*.?tf")]
    loaded = {family for one in numbers for family in QFontDatabase.applicationFontFamilies(one)}
    for family in families:
        if family not in loaded:
            name = f"{family.replace(' ', '')}-Bold.ttf"
            raise Trouble(TroubleKind.FILE_MISSING, path=str(fonts / name))


def _ink(glyphs: list[Glyph]) -> Extent:
    inked = [glyph for glyph in glyphs if glyph.outline.operators]
    if not inked:
        return Extent(left=0, bottom=0, right=0, top=0)
    return Extent(
        left=min(glyph.x + glyph.outline.ink.left for glyph in inked),
        bottom=min(glyph.y + glyph.outline.ink.bottom for glyph in inked),
        right=max(glyph.x + glyph.outline.ink.right for glyph in inked),
        top=max(glyph.y + glyph.outline.ink.top for glyph in inked),
    )


def _traced(path: QPainterPath) -> Outline:
    kinds = QPainterPath.ElementType
    words: list[str] = []
    # PDFium moves a lone rectangle to whole dots, which makes an l bolder than its neighbours: one
    # side of it is written as a curve.
    is_block = path.elementCount() <= _BLOCK
    for number in range(path.elementCount()):
        element = path.elementAt(number)
        if is_block and number == 1:
            words.append(words[0])
            words.append(f"{element.x:.4g} {-element.y:.4g}")
            words.append(f"{element.x:.4g} {-element.y:.4g} c")
            continue
        words.append(f"{element.x:.4g} {-element.y:.4g}")
        if element.type == kinds.MoveToElement:
            words.append("m")
        elif element.type == kinds.LineToElement:
            words.append("l")
        elif path.elementAt(number - 2).type == kinds.CurveToElement:
            words.append("c")
    bounds = path.boundingRect()
    corner: QPointF = bounds.bottomRight()
    return Outline(
        operators=" ".join([*words, "f"]) if words else "",
        ink=Extent(left=bounds.left(), bottom=-corner.y(), right=corner.x(), top=-bounds.top()),
    )
