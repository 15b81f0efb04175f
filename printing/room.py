"""The layouts of badges, as the designer and the settings are given them."""

from collections.abc import Mapping
from pathlib import Path

from kiosk.core.layout import Content, Layout
from kiosk.core.printjob import BadgeOrder
from printing.layout_file import layout_names
from printing.page import PageMaker
from printing.sheet import load_stocks


class LayoutFolder:
    """The layouts that ship in one folder; the `LayoutRoom` of the controllers."""

    def __init__(self, *, maker: PageMaker, shipped: Path) -> None:
        self._maker = maker
        self._shipped = shipped

    def names(self) -> tuple[str, ...]:
        """Give the names of all layouts."""
        return layout_names(self._shipped)

    def layout(self, name: str) -> Layout:
        """Give the layout *name*."""
        return self._maker.layout(name)

    def save(self, layout: Layout) -> None:
        """Write *layout* into this machine's own file of its name."""
        raise NotImplementedError

    def faults(self, layout: Layout) -> tuple[str, ...]:
        """Give what is wrong with *layout*."""
        raise NotImplementedError

    def picture(
        self, layout: Layout, order: BadgeOrder, *, dpi: int, one_bit: bool = False, side: int = 0
    ) -> bytes:
        """Give *order*'s badge on *layout* as a PNG."""
        raise NotImplementedError

    def contents(self, layout: str) -> frozenset[Content]:
        """Give what badges on the layout *layout* show."""
        texts = self.layout(layout).texts
        return frozenset(one for text in texts for part in text.paragraphs for one in part.fields)

    def uncovered(self, text: str) -> str:
        """Give the characters of *text* that no shipped font has."""
        raise NotImplementedError

    def sheets(self) -> tuple[str, ...]:
        """Give the names of the sheets of labels."""
        return tuple(stock.name for stock in load_stocks(self._shipped))

    def stocks(self) -> Mapping[str, tuple[float, float]]:
        """Give what a layout can name as its stock, with the size of a label."""
        return {stock.name: stock.label for stock in load_stocks(self._shipped)}

    def keep_image(self, path: Path) -> str:
        """Copy a picture beside this machine's own layouts."""
        raise NotImplementedError
