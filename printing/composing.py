"""A side of a layout and what a badge says become a drawing: shapes at their places in mm."""

from dataclasses import dataclass

from kiosk.core.layout import (
    CAPITAL,
    DESCENT,
    Align,
    BandElement,
    Box,
    Content,
    ImageElement,
    Layout,
    QrElement,
    RuleElement,
    Side,
    Stand,
    TextElement,
)
from kiosk.core.printjob import BadgeOrder
from kiosk.core.trouble import Trouble, TroubleKind
from printing import qr
from printing.drawing import Drawing, Picture, Surface, Symbol, Words
from printing.fitting import Fitted, Said, height_of
from printing.images import Images
from printing.names import tidy
from printing.sessions import fit_text
from printing.text import EM, Line, Typesetter


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer:
    """Draws sides of badges with one typeface and the pictures beside the layouts."""

    typesetter: Typesetter
    images: Images

    def side(
        self, layout: Layout, order: BadgeOrder, side: Side, dpi: int | None = None
    ) -> Drawing:
        """Draw one side of *order*'s badge as it is worn.

        Only QR modules, pictures and hairlines move to the dots of *dpi*, text never.

        Raises:
            Trouble: the QR symbol would have modules that no reader can tell apart, or a picture
                is not there.
        """
        said = _said(order)
        shown = [one for one in layout.elements if one.side is side and one.is_shown(said)]
        face = layout.face
        return Drawing(
            width=face.w,
            height=face.h,
            dpi=dpi,
            surfaces=tuple(_band(one, said) for one in shown if isinstance(one, BandElement)),
            pictures=tuple(
                self._picture(one, dpi) for one in shown if isinstance(one, ImageElement)
            ),
            rules=tuple(_rule(one, dpi) for one in shown if isinstance(one, RuleElement)),
            words=tuple(
                words
                for one in shown
                if isinstance(one, TextElement)
                for words in self.block(one, said)
            ),
            symbols=tuple(
                _symbol(one, order.code, layout, dpi)
                for one in shown
                if isinstance(one, QrElement) and order.code
            ),
        )

    def block(self, text: TextElement, said: Said) -> list[Words]:
        """Put a block's lines one below the other, ink flush with the edge of the box."""
        placed: list[Words] = []
        fitted = fit_text(text, said, self.typesetter)
        y = text.box.y + _headroom(text, fitted)
        for one in fitted:
            y += one.paragraph.gap if placed else 0.0
            placed += [
                _word(text, one, line, y + baseline)
                for line, baseline in zip(one.lines, one.baselines, strict=True)
            ]
            y += one.height
        return placed

    def _picture(self, image: ImageElement, dpi: int | None) -> Picture:
        box, raster = self.images.placed(image, dpi)
        return Picture(box=box, raster=raster)


def _said(order: BadgeOrder) -> Said:
    said = {content: tidy(text) for content, text in order.text.items()}
    sessions = (tidy(line) for line in order.text[Content.PROGRAMME].split("\n"))
    return said | {Content.PROGRAMME: "\n".join(filter(None, sessions))}


def _band(band: BandElement, said: Said) -> Surface:
    return Surface(box=band.box, colour=band.colours.get(said[Content.CATEGORY], band.colour))


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


def _word(text: TextElement, one: Fitted, line: Line, baseline: float) -> Words:
    spare = text.box.w - line.width * one.em
    shift = {Align.LEFT: 0.0, Align.CENTRE: spare / 2, Align.RIGHT: spare}[text.align]
    return Words(
        line=line,
        x=text.box.x + shift - line.ink.left * one.em / EM,
        baseline=baseline,
        em=one.em,
        colour=one.paragraph.colour,
    )


def _headroom(text: TextElement, fitted: tuple[Fitted, ...]) -> float:
    """Give the mm above a block; the middle is that of its capitals, whatever hangs over or under."""
    spare = text.box.h - height_of(fitted)
    if text.stand is Stand.MIDDLE and fitted:
        accents = fitted[0].rise - CAPITAL * fitted[0].em
        below = DESCENT * fitted[-1].em
        return min(spare, max(0.0, (spare + below - accents) / 2))
    return spare if text.stand is Stand.BOTTOM else 0.0
