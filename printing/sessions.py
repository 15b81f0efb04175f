"""A person's programme on a badge: a paragraph a session, all of one size, the rest counted."""

from dataclasses import replace

from kiosk.core.layout import Content, Paragraph, TextElement
from printing.fitting import Fitted, Said, fit, height_of
from printing.text import Typesetter

_STEP = 0.5


def more(count: int) -> str:
    """Say honestly that there are *count* more."""
    return f"… et {count} autre{'s' if count > 1 else ''}"


def fit_text(text: TextElement, said: Said, typesetter: Typesetter) -> tuple[Fitted, ...]:
    """Set *text* in its box, the programme a session a paragraph."""
    for index, paragraph in enumerate(text.paragraphs):
        spoken = next((one for one in paragraph.fields if said.get(one)), None)
        if spoken is Content.PROGRAMME:
            return _fit_sessions(text, index, said, typesetter)
    return fit(text, said, typesetter)


def _fit_sessions(
    text: TextElement, index: int, said: Said, typesetter: Typesetter
) -> tuple[Fitted, ...]:
    """Set all sessions as large as they fit; where the smallest is too large, fewer of them."""
    paragraph = text.paragraphs[index]
    sessions = said[Content.PROGRAMME].split("\n")
    fitted: tuple[Fitted, ...] = ()
    for size in _sizes(paragraph):
        fitted = fit(_with(text, index, sessions, size), said, typesetter)
        if _holds(fitted, text, size) and not _is_cut(fitted, sessions):
            return fitted
    for shown in range(len(sessions), 0, -1):
        told = sessions[:shown]
        if shown < len(sessions):
            told = [*sessions[: shown - 1], more(len(sessions) - shown + 1)]
        fitted = fit(_with(text, index, told, paragraph.smallest), said, typesetter)
        if _holds(fitted, text, paragraph.smallest):
            break
    return fitted


def _sizes(paragraph: Paragraph) -> list[float]:
    steps = int((paragraph.largest - paragraph.smallest) / _STEP + 1e-9)
    return [*(paragraph.largest - step * _STEP for step in range(steps + 1)), paragraph.smallest]


def _with(text: TextElement, index: int, sessions: list[str], size: float) -> TextElement:
    """Put a paragraph for each session in the place of the one at *index*."""
    one = replace(text.paragraphs[index], fields=(), largest=size, smallest=size)
    each = (replace(one, words=session) for session in sessions)
    return replace(
        text, paragraphs=(*text.paragraphs[:index], *each, *text.paragraphs[index + 1 :])
    )


def _holds(fitted: tuple[Fitted, ...], text: TextElement, size: float) -> bool:
    """Whether all is in the box, and the sessions are no smaller than *size*."""
    sessions = [one for one in fitted if one.paragraph.largest == one.paragraph.smallest == size]
    return height_of(fitted) <= text.box.h and all(one.size > size - _STEP / 5 for one in sessions)


def _is_cut(fitted: tuple[Fitted, ...], sessions: list[str]) -> bool:
    """Whether a session is not said to its end."""
    said = {" ".join(line.text for line in one.lines) for one in fitted}
    return any(text.endswith("…") for text in said) and not all(
        session in said for session in sessions
    )
