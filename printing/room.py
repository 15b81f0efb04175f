"""The layouts of badges, as the designer and the settings are given them."""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path

from kiosk.core.layout import Content, ImageElement, Layout, QrElement, TextElement
from kiosk.core.printjob import BadgeOrder
from kiosk.core.trouble import Trouble
from kiosk.core.whole_file import whole_file, writing_trouble
from printing import qr
from printing.dots import dots, picture
from printing.images import check_image
from printing.layouts.rules import flaws, overlaps, place_of
from printing.layouts.table import WrongError, said_of
from printing.page import PageMaker, pdf_of
from printing.stock import find_stock

COARSEST = 203
"""The dots an inch of the coarsest badge printers: what is sharp there is sharp on all."""
USUAL_CODE = "BMN3CSHMXA"
"""A code of the length that Accueil makes."""


def _nothing(_: str) -> str:
    return ""


class LayoutFolder:
    """The layouts that ship and this machine's *own*; the `LayoutRoom` of the controllers.

    *uncovered* gives the characters of a text that no shipped font has.
    """

    def __init__(self, *, maker: PageMaker, uncovered: Callable[[str], str] = _nothing) -> None:
        self._maker = maker
        self._files = maker.files
        self._uncovered = uncovered

    def names(self) -> tuple[str, ...]:
        """Give the names of all layouts."""
        return self._files.names

    def layout(self, name: str) -> Layout:
        """Give the layout *name*."""
        return self._maker.layout(name)

    def reread(self, name: str) -> Layout:
        """Give the layout *name* as its file says it now; badges are printed so from then on."""
        layout = self._files.load(name)
        self._maker.take(layout)
        return layout

    def save(self, layout: Layout) -> None:
        """Write *layout* into this machine's own file of its name, the comments that are there kept."""
        self._files.save(layout)
        self._maker.forget()

    def is_shipped(self, name: str) -> bool:
        """Whether the layout *name* ships, be it that this machine has its own of that name."""
        return self._files.is_shipped(name)

    def is_own(self, name: str) -> bool:
        """Whether this machine has its own layout *name*."""
        return self._files.is_own(name)

    def forget(self, name: str) -> None:
        """Take this machine's own layout *name* away: the one that ships is meant again, if any."""
        self._files.forget(name)
        self._maker.forget()

    def faults(self, layout: Layout) -> tuple[str, ...]:
        """Give what is wrong with *layout*: where, and what it should be."""
        found = (
            *flaws(layout),
            *overlaps(layout),
            *self._wrong_stock(layout),
            *_symbols_too_small(layout),
            *self._missing_images(layout),
            *self._wrong_categories(layout),
        )
        return tuple(f"{said_of(one.place)} → {one.expected}" for one in found)

    def picture(
        self, layout: Layout, order: BadgeOrder, *, dpi: int, one_bit: bool = False, side: int = 0
    ) -> bytes:
        """Give one side of *order*'s badge on *layout* as a PNG, as it is worn."""
        shown = layout.sides[min(side, len(layout.sides) - 1)]
        drawing = self._maker.side(layout, order, shown, dpi if one_bit else None)
        page = pdf_of(order.event_name, [drawing])
        image = dots(page, dpi) if one_bit else picture(page, dpi)
        file = BytesIO()
        image.save(file, "PNG", compress_level=1)  # it is for the screen beside it
        return file.getvalue()

    def contents(self, layout: str) -> frozenset[Content]:
        """Give what badges on the layout *layout* show, or depend on."""
        return frozenset(one for each in self._maker.handed(layout) for one in _contents(each))

    def uncovered(self, text: str) -> str:
        """Give the characters of *text* that no shipped font has."""
        return self._uncovered(text)

    def sheets(self) -> tuple[str, ...]:
        """Give the names of the sheets of labels."""
        return tuple(stock.name for stock in self._files.stocks if not stock.is_roll)

    def stocks(self) -> Mapping[str, tuple[float, float]]:
        """Give what a layout can name as its stock, with the size of a badge on it."""
        return {stock.name: stock.badge for stock in self._files.stocks}

    def keep_image(self, path: Path) -> str:
        """Copy a picture beside this machine's own layouts."""
        check_image(path)
        try:
            data = path.read_bytes()
            kept = self._files.place_for(path.name, data)
            if not kept.exists():
                with whole_file(kept) as file:
                    file.write(data)
        except OSError as error:
            raise writing_trouble(error, path) from error
        self._maker.forget()
        return kept.name

    def _wrong_stock(self, layout: Layout) -> Iterator[WrongError]:
        if not layout.stock:
            return
        try:
            across, along = find_stock(layout.stock, self._files.stocks).badge
        except Trouble as trouble:
            yield WrongError(("stock",), str(trouble.facts["known"]))
            return
        has = (layout.height, layout.width) if layout.turned else (layout.width, layout.height)
        if has[0] != across or (along and has[1] != along):
            yield WrongError(("stock",), f"{across:g} × {along or has[1]:g} mm")

    def _missing_images(self, layout: Layout) -> Iterator[WrongError]:
        for index, image in enumerate(layout.elements):
            if isinstance(image, ImageElement):
                try:
                    check_image(self._files.image(image.file))
                except Trouble as trouble:
                    place = (*place_of(layout, index), "file")
                    yield WrongError(place, str(trouble.facts["path"]))

    def _wrong_categories(self, layout: Layout) -> Iterator[WrongError]:
        """Follow each category from layout to layout: all are there, none comes round again."""
        for category, name in layout.categories.items():
            seen = [layout.name]
            while name and name not in seen:
                seen.append(name)
                if name not in self._files.names:
                    yield WrongError(("categories", category), ", ".join(self._files.names))
                    break
                name = self._handed_on(name, category)  # noqa: PLW2901 - the next of the chain
            else:
                if name:
                    circle = " → ".join([*seen, name])
                    yield WrongError(("categories", category), f"≠ {circle}")

    def _handed_on(self, name: str, category: str) -> str:
        try:
            return self._maker.layout(name).categories.get(category, "")
        except Trouble:
            return ""


def _symbols_too_small(layout: Layout) -> Iterator[WrongError]:
    across = len(qr.matrix(USUAL_CODE)) + 2 * qr.QUIET
    needs = across * qr.LEAST_DOTS * qr.MM_PER_INCH / COARSEST
    for index, symbol in enumerate(layout.elements):
        if isinstance(symbol, QrElement) and min(symbol.box.w, symbol.box.h) < needs - 1e-6:
            place = (*place_of(layout, index), "box")
            yield WrongError(place, f"≥ {needs:.1f} × {needs:.1f} mm ({COARSEST} dpi)")


def _contents(layout: Layout) -> Iterator[Content]:
    if layout.categories or layout.bands:
        yield Content.CATEGORY
    if layout.symbols:
        yield Content.CODE
    for element in layout.elements:
        yield from element.only
        yield from element.unless
        if isinstance(element, TextElement):
            for paragraph in element.paragraphs:
                yield from paragraph.fields
