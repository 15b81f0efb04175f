"""Sets text in the shipped typeface and gives its outlines: no hinting, so the same everywhere.

One line at a time, at a thousand units an em. Qt does the shaping; it silently takes letters that the
shipped fonts lack from whatever the machine has, so each line says which characters those were.
"""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from PySide6.QtCore import QPointF
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

from kiosk.core.layout import Weight
from kiosk.core.trouble import Trouble, TroubleKind

EM = 1000
FAMILY = "Accueil Sans"
"""A name that no system has, so that no other version of these fonts is taken."""
FILES = ("AccueilSans-Regular.ttf", "AccueilSans-Bold.ttf")
_CACHED_LINES = 8192
_BLOCK = 5
_SILENT = frozenset({"Cc", "Cf", "Zs"})


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
    """One line, set; *uncovered* are the characters that the shipped fonts have not."""

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
        for name in FILES:
            if QFontDatabase.addApplicationFont(str(fonts / name)) < 0:
                raise Trouble(TroubleKind.FILE_MISSING, path=str(fonts / name))
        self._outlines: dict[tuple[str, str, int], Outline] = {}
        self.line = lru_cache(_CACHED_LINES)(self._line)
        self.advance = lru_cache(_CACHED_LINES)(self._advance)

    def _advance(self, text: str, weight: Weight) -> float:
        """Give the width of *text* in em, from pen to pen."""
        return QFontMetricsF(_font(weight)).horizontalAdvance(text) / EM

    def _line(self, text: str, weight: Weight) -> Line:
        """Set *text* as one line."""
        layout = QTextLayout(text, _font(weight))
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.NoWrap)
        layout.setTextOption(option)
        layout.beginLayout()
        baseline = layout.createLine()
        baseline.setLineWidth(EM * (len(text) + 1) * 4)
        layout.endLayout()
        runs = layout.glyphRuns()
        glyphs = [glyph for run in runs for glyph in self._glyphs(run, baseline.ascent())]
        return Line(
            text=text,
            glyphs=tuple(glyphs),
            ink=_ink(glyphs),
            uncovered=_uncovered(text, weight) if any(map(_is_foreign, runs)) else "",
        )

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


def _font(weight: Weight) -> QFont:
    font = QFont(FAMILY)
    font.setPixelSize(EM)
    font.setBold(weight is Weight.BOLD)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _uncovered(text: str, weight: Weight) -> str:
    """Give the characters of *text* that the typeface has not; what prints nothing is not missed."""
    font = QRawFont.fromFont(_font(weight))
    missed = {each for each in text if not font.supportsCharacter(ord(each))}
    return "".join(sorted(each for each in missed if unicodedata.category(each) not in _SILENT))


def _is_foreign(run: QGlyphRun) -> bool:
    return run.rawFont().familyName() != FAMILY or 0 in run.glyphIndexes()


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
