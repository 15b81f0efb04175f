"""A page that shows how far a printer misses the labels of a sheet, and says how to mend it."""

from collections.abc import Iterator

from kiosk.core.layout import Align, Box, Paragraph, Stand, TextElement, Weight
from printing.book import Book
from printing.composing import Composer
from printing.drawing import Drawing, Placed, Surface, Words
from printing.stock import PAPERS, Stock

_HAIR = 0.15
_REACH = 5
"""The mm a ruler reaches to each side of the edge it measures."""
_CROSS = 6.0
_BLACK, _GREY = "#000000", "#9a9a9a"
_PRINT = "Imprimez cette page sur une planche, à 100 %, sans « ajuster à la page »."
_READ = (
    "Les cadres doivent tomber sur les étiquettes. Sinon, lisez sur chaque règle le nombre en face du "
    "bord réel de l’étiquette : d’abord l’horizontale, puis la verticale, par exemple 1 et −0,5."
)
_WRITE = "Écrivez-les dans l’adresse de l’imprimante : shift=1,-0.5"


def calibration_page(
    stock: Stock, composer: Composer, *, shift: tuple[float, float] = (0.0, 0.0)
) -> bytes:
    """Give the page for *stock*, printed with the *shift* that is set now."""
    width, height = PAPERS[stock.paper]
    right, down = shift
    drawing = Drawing(
        width=width,
        height=height,
        surfaces=tuple(_lines(stock)),
        words=tuple(_words(stock, composer, shift)),
    )
    book = Book(stock.name)
    book.add_page([Placed(drawing=drawing, x=right, y=down)], width, height)
    return book.save()


def _lines(stock: Stock) -> Iterator[Surface]:
    for label in stock.labels:
        yield from _frame(label)
        yield from _cross(label)
    upright, level = _edges(stock)
    for mm in range(-_REACH, _REACH + 1):
        size = 4.0 if mm % 5 == 0 else 2.5
        yield _stroke(upright.x + mm, upright.y - size / 2, 0, size)
        yield _stroke(level.x - size / 2, level.y + mm, size, 0)


def _edges(stock: Stock) -> tuple[Box, Box]:
    """Give where the rulers' zeros are: on the edges of the first label that lie inside the paper."""
    label = stock.labels[0]
    x = label.x if label.x >= _REACH else label.right
    y = label.y if label.y >= _REACH else label.bottom
    return (
        Box(x=x, y=label.y + label.h * 0.25, w=0, h=0),
        Box(x=label.x + label.w * 0.25, y=y, w=0, h=0),
    )


def _frame(label: Box) -> Iterator[Surface]:
    yield _stroke(label.x, label.y, label.w, 0)
    yield _stroke(label.x, label.bottom, label.w, 0)
    yield _stroke(label.x, label.y, 0, label.h)
    yield _stroke(label.right, label.y, 0, label.h)


def _cross(label: Box) -> Iterator[Surface]:
    x, y = label.x + label.w / 2, label.y + label.h / 2
    yield _stroke(x - _CROSS / 2, y, _CROSS, 0, _GREY)
    yield _stroke(x, y - _CROSS / 2, 0, _CROSS, _GREY)


def _stroke(x: float, y: float, w: float, h: float, colour: str = _BLACK) -> Surface:
    """Draw a hairline whose middle runs from *x*, *y*."""
    return Surface(
        box=Box(
            x=x - (0 if w else _HAIR / 2),
            y=y - (0 if h else _HAIR / 2),
            w=w or _HAIR,
            h=h or _HAIR,
        ),
        colour=colour,
    )


def _words(stock: Stock, composer: Composer, shift: tuple[float, float]) -> Iterator[Words]:
    for number, label in enumerate(stock.labels, 1):
        corner = Box(x=label.right - 16, y=label.bottom - 8, w=14, h=6)
        yield from composer.block(_text(corner, (str(number),), 11, Align.RIGHT), {})
    upright, level = _edges(stock)
    for mm in (-_REACH, _REACH):
        sign = f"{mm}".replace("-", "−")
        under = Box(x=upright.x + mm - 5, y=upright.y + 2.6, w=10, h=3)
        beside = Box(x=level.x + 2.8, y=level.y + mm - 1.5, w=10, h=3)
        yield from composer.block(_text(under, (sign,), 6, Align.CENTRE), {})
        yield from composer.block(_text(beside, (sign,), 6, Align.LEFT, Stand.MIDDLE), {})
    yield from _told(stock, composer, shift)


def _told(stock: Stock, composer: Composer, shift: tuple[float, float]) -> Iterator[Words]:
    """Say how to read the page, in the last label."""
    label = stock.labels[-1]
    now = "Réglage actuel : shift=" + ",".join(f"{mm:g}" for mm in shift)
    box = Box(x=label.x + 5, y=label.y + 4, w=label.w - 10, h=label.h / 2 - 8)
    below = Box(x=label.x + 5, y=label.y + label.h / 2 + 4, w=label.w - 22, h=label.h / 2 - 6)
    title = f"{stock.name} · {stock.label[0]:g} × {stock.label[1]:g} mm"
    yield from composer.block(_text(box, (title, _PRINT), 9), {})
    yield from composer.block(_text(below, (_READ, _WRITE, now), 8), {})


def _text(
    box: Box,
    said: tuple[str, ...],
    size: float,
    align: Align = Align.LEFT,
    stand: Stand = Stand.TOP,
) -> TextElement:
    return TextElement(
        box=box,
        align=align,
        stand=stand,
        paragraphs=tuple(
            Paragraph(
                fields=(),
                words=words,
                weight=Weight.REGULAR,
                largest=size,
                smallest=min(size, 5),
                lines=6,
                leading=1.2,
                gap=1,
                colour=_BLACK,
            )
            for words in said
        ),
    )
