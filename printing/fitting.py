"""Fits what is said into its box: names whole and as large as may be, other text on its lines."""

import unicodedata
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise
from math import comb

from kiosk.core.layout import CAPITAL, DESCENT, MM_PER_POINT, Content, Paragraph, TextElement
from printing.names import abbreviated, arrangements, crumbs, is_free, pieces
from printing.text import EM, Line, Typesetter

INNER_BREAK = 0.9
"""A break inside a given or family name must make the name larger by more than this factor."""
WORTH_A_LINE = 0.9
"""Text other than names gets this much smaller before it takes another line."""
CLEARANCE = 0.05
"""The em between a descender and an accent below it."""
TORN = 0.7
"""The same for a name that breaks inside while given and family name share a line."""
_STEP = 0.5
_EASINGS = tuple(step / 8 for step in range(9))
_ELLIPSIS = "…"
_MANY = 2000
"""Ways to break a text that are no longer all tried."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fitted:
    """A paragraph, set: its lines and the size in points."""

    paragraph: Paragraph
    lines: tuple[Line, ...]
    size: float

    @property
    def em(self) -> float:
        """The size in mm."""
        return self.size * MM_PER_POINT

    @property
    def rise(self) -> float:
        """The mm from the top of the ink to the first baseline."""
        return self.em * self.lines[0].ink.top / EM

    @property
    def baselines(self) -> tuple[float, ...]:
        """The mm from the top of the ink to each baseline; accents stay clear of the line above."""
        return tuple(accumulate(_steps(self.lines, self.paragraph, self.em), initial=self.rise))

    @property
    def height(self) -> float:
        """The mm from the top of the ink to the deepest a descender goes, deeper in some scripts."""
        return self.baselines[-1] + self.em * _depth(self.lines)


def _depth(lines: tuple[Line, ...]) -> float:
    """Give the em to keep free below the last baseline."""
    return max(DESCENT, -lines[-1].ink.bottom / EM)


def _steps(lines: tuple[Line, ...], paragraph: Paragraph, em: float) -> list[float]:
    """Give the distances from baseline to baseline."""
    return [
        em * max(paragraph.leading, (after.ink.top - line.ink.bottom) / EM + CLEARANCE)
        for line, after in pairwise(lines)
    ]


Said = dict[Content, str]
"""What there is to say on one badge, each on one line."""


def fit(element: TextElement, said: Said, typesetter: Typesetter) -> tuple[Fitted, ...]:
    """Set *element*'s paragraphs so that all of them stay in its box; empty ones are left out."""
    fitted: tuple[Fitted, ...] = ()
    for easing in _EASINGS:
        fitted = _fit_all(element, said, typesetter, easing)
        if height_of(fitted) <= element.box.h:
            return fitted
    return _squeezed(fitted, element.box.h)


def _squeezed(fitted: tuple[Fitted, ...], height: float) -> tuple[Fitted, ...]:
    """Make tall scripts as small as they must be: a layout knows no more than the tallest of Latin."""
    gaps = sum(one.paragraph.gap for one in fitted[1:])
    share = max(0.0, height - gaps) / (height_of(fitted) - gaps)
    return tuple(replace(one, size=one.size * share) for one in fitted)


def height_of(fitted: tuple[Fitted, ...]) -> float:
    """Give the mm that paragraphs take below one another."""
    return sum(one.height for one in fitted) + sum(one.paragraph.gap for one in fitted[1:])


def _fit_all(
    element: TextElement, said: Said, typesetter: Typesetter, easing: float
) -> tuple[Fitted, ...]:
    fitted = []
    for paragraph in element.paragraphs:
        spread = paragraph.largest - paragraph.smallest
        fitter = _Fitter(
            paragraph=paragraph,
            width=element.box.w,
            height=element.box.h,
            largest=paragraph.largest - easing * spread,
            typesetter=typesetter,
        )
        content = next((one for one in paragraph.fields if said.get(one)), None)
        if content is Content.NAME:
            fitted.append(fitter.name(said.get(Content.GIVEN, ""), said.get(Content.FAMILY, "")))
        elif content is not None:
            fitted.append(fitter.prose(said[content]))
        elif paragraph.words:
            fitted.append(fitter.prose(paragraph.words))
    return tuple(fitted)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Fitter:
    paragraph: Paragraph
    width: float
    height: float
    largest: float
    typesetter: Typesetter

    def name(self, given: str, family: str) -> Fitted:
        """Set a name whole; only where it would be too small to read, its given names' initials.

        Where that does not do either, it breaks anywhere, if its script lets it.
        """
        whole = self._largest_name(given, family)
        if whole.size < self.paragraph.smallest and given:
            whole = self._largest_name(abbreviated(given), family)
        words = pieces(f"{given} {family}".strip())
        parts = crumbs(words)
        if whole.size >= self.paragraph.smallest or parts == words:
            return whole
        ways = [self._even(parts, lines) for lines in range(2, self.paragraph.lines + 1)]
        return max([whole, *map(self._at_most, ways)], key=lambda fitted: fitted.size)

    def _even(self, parts: tuple[str, ...], lines: int) -> tuple[str, ...]:
        """Fill so many lines about evenly, without trying all ways."""
        texts, full = [""], sum(map(self._wide, parts)) / lines
        for part in parts:
            if texts[-1] and len(texts) < lines and self._wide(texts[-1] + part) > full:
                texts.append("")
            texts[-1] += part
        return tuple(text.strip() for text in texts)

    def _largest_name(self, given: str, family: str) -> Fitted:
        parts = pieces(family)
        if given and family:
            parts = (*pieces(f"{given} "), *parts)
        elif given:
            parts = pieces(given)
        best = max(
            arrangements(parts, self.paragraph.lines) or [("",)],
            key=lambda texts: self._worth(texts, given if family else ""),
        )
        return self._at_most(best)

    def _worth(self, texts: tuple[str, ...], given: str) -> tuple[float, int]:
        """Say how good it is to break a name so: first its size, then how few lines."""
        widest = max(map(self._wide, texts)) or 1.0
        tall = CAPITAL + self.paragraph.leading * (len(texts) - 1) + DESCENT
        size = min(self.largest, min(self.width / widest, self.height / tall) / MM_PER_POINT)
        return round(size * _wholeness(texts, given), 1), -len(texts)

    def _at_most(self, texts: tuple[str, ...]) -> Fitted:
        """Set *texts*, a line each, as large as width, height and the largest size allow."""
        lines = tuple(self.typesetter.line(text, self.paragraph.weight) for text in texts)
        widest = max(line.width for line in lines) or 1.0
        tall = lines[0].ink.top / EM + sum(_steps(lines, self.paragraph, 1.0)) + _depth(lines)
        size = min(self.width / widest, self.height / tall) / MM_PER_POINT
        return Fitted(paragraph=self.paragraph, lines=lines, size=min(self.largest, size))

    def prose(self, text: str) -> Fitted:
        """Set *text* a little smaller, on more lines, then small, at the very last with an ellipsis."""
        parts = crumbs(pieces(text)) if is_free(text) else pieces(text)
        for size in self._sizes(max(self.paragraph.smallest, WORTH_A_LINE * self.largest)):
            if self._fits((text,), size):
                return self._set((text,), size)
        for size in self._sizes(self.paragraph.smallest):
            if (broken := self._wrapped(parts, size)) is not None:
                return broken
        size = min(self.largest, self.paragraph.smallest)
        parts = crumbs(parts)
        return self._wrapped(parts, size) or self._set(
            self._shortened(self._broken(parts, size), size), size
        )

    def _wrapped(self, parts: tuple[str, ...], size: float) -> Fitted | None:
        """Set *parts* on as many lines as they may take, None where that does not do."""
        broken = self._broken(parts, size)
        if len(broken) > self.paragraph.lines or not self._fits(broken, size):
            return None
        if comb(len(parts) - 1, len(broken) - 1) > _MANY:
            return self._set(broken, size)
        return self._set(self._balanced(parts, len(broken)), size)

    def _sizes(self, smallest: float) -> list[float]:
        steps = int((self.largest - smallest) / _STEP + 1e-9)
        return [*(self.largest - step * _STEP for step in range(steps + 1)), smallest]

    def _set(self, texts: tuple[str, ...], size: float) -> Fitted:
        fitted = self._at_most(texts)
        return Fitted(paragraph=self.paragraph, lines=fitted.lines, size=min(size, fitted.size))

    def _wide(self, text: str) -> float:
        """Give the em that *text* takes."""
        return self.typesetter.advance(text.strip(), self.paragraph.weight)

    def _fits(self, texts: tuple[str, ...], size: float) -> bool:
        return all(self._wide(text) * size * MM_PER_POINT <= self.width for text in texts)

    def _broken(self, parts: tuple[str, ...], size: float) -> tuple[str, ...]:
        """Fill lines one after the other; a part wider than a line stands alone."""
        texts = [""]
        for part in parts:
            if texts[-1] and not self._fits((texts[-1] + part,), size):
                texts.append("")
            texts[-1] += part
        return tuple(text.strip() for text in texts)

    def _balanced(self, parts: tuple[str, ...], lines: int) -> tuple[str, ...]:
        """Break *parts* into *lines* lines whose longest is as short as may be."""
        same = [texts for texts in arrangements(parts, lines) if len(texts) == lines]
        return min(same, key=lambda texts: max(map(self._wide, texts)))

    def _shortened(self, texts: tuple[str, ...], size: float) -> tuple[str, ...]:
        kept = list(texts[: self.paragraph.lines])
        for number, text in enumerate(kept):
            is_cut = number + 1 == len(kept) < len(texts)
            if is_cut or not self._fits((text,), size):
                kept[number] = self._ending(text, size)
        return tuple(kept)

    def _ending(self, text: str, size: float) -> str:
        while text and not self._fits((text + _ELLIPSIS,), size):
            text = _without_last(text).rstrip(" -,;/(’")
        return text + _ELLIPSIS


def _without_last(text: str) -> str:
    """Take the last letter away, and the marks on it."""
    end = len(text) - 1
    while end > 0 and unicodedata.category(text[end]).startswith("M"):
        end -= 1
    return text[:end]


def _wholeness(texts: tuple[str, ...], given: str) -> float:
    """Say how well lines keep names whole: 1 where they break between given and family name only."""
    said, at_boundary, whole = "", 0, given.replace(" ", "")
    for text in texts[:-1]:
        said += text.replace(" ", "")
        at_boundary += said == whole
    inner = len(texts) - 1 - at_boundary
    is_torn = inner > 0 and bool(given) and not at_boundary
    return INNER_BREAK**inner * (TORN if is_torn else 1.0)
