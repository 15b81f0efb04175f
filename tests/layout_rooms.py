"""A room of layouts that says what the test wants of them."""

from dataclasses import dataclass, field

from kiosk.core.layout import Content, Layout
from kiosk.core.printjob import BadgeOrder
from kiosk.core.trouble import Trouble, TroubleKind


@dataclass(kw_only=True)
class FakeLayouts:
    """Layouts of which nothing is known but their names; remembers what was drawn, at which dots."""

    shown: frozenset[Content] = frozenset({Content.NAME, Content.ORGANISATION})
    wrong: tuple[str, ...] = ()
    missing: bool = False
    too_small: bool = False
    drawn: list[tuple[str, str, int]] = field(default_factory=list)

    def names(self) -> tuple[str, ...]:
        """Give one name."""
        return ("card",)

    def layout(self, name: str) -> Layout:
        """Give a layout of that name."""
        if self.missing:
            raise Trouble(TroubleKind.LAYOUT_UNKNOWN, name=name, known="card")
        return Layout(name=name, width=86, height=54)

    def reread(self, name: str) -> Layout:
        """Give a layout of that name."""
        return self.layout(name)

    def save(self, layout: Layout) -> None:
        """Keep nothing."""

    def faults(self, layout: Layout) -> tuple[str, ...]:
        """Give what the test says."""
        return self.wrong

    def picture(
        self, layout: Layout, order: BadgeOrder, *, dpi: int, one_bit: bool = False, side: int = 0
    ) -> bytes:
        """Remember what is drawn."""
        self.drawn.append((layout.name, order.code, dpi))
        if self.too_small:
            raise Trouble(TroubleKind.QR_TOO_SMALL, layout=layout.name, needs="20.0 mm")
        return b""

    def contents(self, layout: str) -> frozenset[Content]:
        """Give what the test says is shown."""
        self.layout(layout)
        return self.shown

    def uncovered(self, text: str) -> str:
        """Miss nothing."""
        return ""

    def sheets(self) -> tuple[str, ...]:
        """Give none."""
        return ()
