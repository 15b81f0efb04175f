"""A layout and an order become a drawing: shapes at their places in mm, before any file format."""

from dataclasses import dataclass

from kiosk.core.layout import (
    CAPITAL,
    DESCENT,
    Align,
    BandElement,
    Box,
    Layout,
    QrElement,
    RuleElement,
    Stand,
    TextElement,
)
from kiosk.core.printjob import BadgeOrder
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from printing import qr
from printing.fitting import Fitted, Said, fit, height_of
from printing.names import tidy
from printing.text import EM, Line, Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """A filled rectangle."""

    box: Box
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A line of text: its pen starts at *x*, *baseline* mm from the top left; *em* is its size in mm."""

    line: Line
    x: float
    baseline: float
    em: float
    colour: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Symbol:
    """A QR symbol, drawn black into *box*."""

    box: Box
    modules: qr.Matrix


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """A badge ready to be drawn, *width* by *height* mm, made for *dpi* (None: for any)."""

    width: float
    height: float
    dpi: int | None
    surfaces: tuple[Surface, ...]
    words: tuple[Words, ...]
    symbols: tuple[Symbol, ...]

    @property
    def uncovered(self) -> str:
        """The characters that the shipped fonts have not; they look otherwise on each machine."""
        return "".join(sorted({each for words in self.words for each in words.line.uncovered}))


def compose(
    layout: Layout, order: BadgeOrder, typesetter: Typesetter, dpi: int | None = None
) -> Drawing:
    """Draw *order*'s badge; only QR modules and hairlines move to the dots of *dpi*, text never.

    Raises:
        Trouble: the QR symbol would have modules that no reader can tell apart.
    """
    said = _said(order)
    return Drawing(
        width=layout.width,
        height=layout.height,
        dpi=dpi,
        surfaces=(
            *(_band(band, order.registrant) for band in layout.bands),
            *(_rule(rule, dpi) for rule in layout.rules),
        ),
        words=tuple(words for text in layout.texts for words in _block(text, said, typesetter)),
        symbols=tuple(
            _symbol(symbol, order.code, layout, dpi) for symbol in layout.symbols if order.code
        ),
    )


def _said(order: BadgeOrder) -> Said:
    return {content: tidy(text) for content, text in order.text.items()}


def _band(band: BandElement, person: Registrant) -> Surface:
    return Surface(box=band.box, colour=band.colours.get(person.category, band.colour))


def _rule(rule: RuleElement, dpi: int | None) -> Surface:
    box = rule.box
    if dpi is not None:
        dot = qr.MM_PER_INCH / dpi
        is_level = box.w >= box.h
        box = Box(
            x=box.x if is_level else qr.snapped(box.x, dpi),
            y=qr.snapped(box.y, dpi) if is_level else box.y,
            w=box.w if is_level else max(dot, qr.snapped(box.w, dpi)),
            h=max(dot, qr.snapped(box.h, dpi)) if is_level else box.h,
        )
    return Surface(box=box, colour=rule.colour)


def _symbol(symbol: QrElement, code: str, layout: Layout, dpi: int | None) -> Symbol:
    try:
        modules = qr.matrix(code)
        box = qr.place(len(modules), symbol.box, symbol.align, dpi)
    except qr.SymbolTooLargeError as error:
        needs = f"{error.needs:.1f} mm"
        raise Trouble(TroubleKind.QR_TOO_SMALL, layout=layout.name, needs=needs) from error
    return Symbol(box=box, modules=modules)


def _block(text: TextElement, said: Said, typesetter: Typesetter) -> list[Words]:
    """Put a block's lines one below the other, ink flush with the edge of the box."""
    placed: list[Words] = []
    fitted = fit(text, said, typesetter)
    y = text.box.y + _headroom(text, fitted)
    for one in fitted:
        y += one.paragraph.gap if placed else 0.0
        for line, baseline in zip(one.lines, one.baselines, strict=True):
            spare = text.box.w - line.width * one.em
            shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[text.align]
            placed.append(
                Words(
                    line=line,
                    x=text.box.x + shift - line.ink.left * one.em / EM,
                    baseline=y + baseline,
                    em=one.em,
                    colour=one.paragraph.colour,
                )
            )
        y += one.height
    return placed


def _headroom(text: TextElement, fitted: tuple[Fitted, ...]) -> float:
    """Give the mm above a block; the middle is that of its capitals, whatever hangs over or under."""
    spare = text.box.h - height_of(fitted)
    if text.stand is Stand.MIDDLE and fitted:
        accents = fitted[0].rise - CAPITAL * fitted[0].em
        below = DESCENT * fitted[-1].em
        return min(spare, max(0.0, (spare + below - accents) / 2))
    return spare if text.stand is Stand.BOTTOM else 0.0
