"""Badges on sheets of labels: where each stock has its labels, and badges placed on them."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.core.layout import Box
from kiosk.core.trouble import Trouble, TroubleKind
from printing.book import Placed
from printing.composing import Drawing
from printing.layout_file import STOCKS

PAPERS = {"A4": (210.0, 297.0), "Letter": (215.9, 279.4)}
SHRINK = 0.92
"""A badge a little larger than the label is made smaller, no further than this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """A sheet of labels; mm, *first* is the top left corner of the first label, *pitch* to the next."""

    name: str
    aliases: tuple[str, ...] = ()
    paper: str = "A4"
    label: tuple[float, float]
    grid: tuple[int, int]
    first: tuple[float, float]
    pitch: tuple[float, float]

    @property
    def labels(self) -> tuple[Box, ...]:
        """The labels, row by row."""
        columns, rows = self.grid
        return tuple(
            Box(
                x=self.first[0] + column * self.pitch[0],
                y=self.first[1] + row * self.pitch[1],
                w=self.label[0],
                h=self.label[1],
            )
            for row in range(rows)
            for column in range(columns)
        )


def load_stocks(folder: Path) -> tuple[Stock, ...]:
    """Read the stocks shipped in *folder*."""
    data = tomllib.loads((folder / f"{STOCKS}.toml").read_text(encoding="utf-8"))
    return tuple(Stock(**_frozen(one)) for one in data["stock"])


def _frozen(one: Mapping[str, Any]) -> dict[str, Any]:
    return {key: tuple(value) if isinstance(value, list) else value for key, value in one.items()}


def find_stock(name: str, stocks: tuple[Stock, ...]) -> Stock:
    """Give the stock of that name or product number, upper or lower case.

    Raises:
        Trouble: there is none.
    """
    wanted = name.strip().casefold().replace(" ", "-")
    for stock in stocks:
        if wanted in (stock.name, *(alias.casefold() for alias in stock.aliases)):
            return stock
    known = ", ".join(stock.name for stock in stocks)
    raise Trouble(TroubleKind.SHEET_UNKNOWN, name=name, known=known)


def on_label(drawing: Drawing, label: Box, *, layout: str, sheet: str) -> Placed:
    """Place *drawing* in the middle of *label*; one a little too large is shrunk to it.

    Raises:
        Trouble: the layout is far too large for the label.
    """
    scale = min(1.0, label.w / drawing.width, label.h / drawing.height)
    if scale < SHRINK:
        raise Trouble(
            TroubleKind.SHEET_TOO_SMALL,
            layout=layout,
            sheet=sheet,
            needs=f"{drawing.width:g} × {drawing.height:g} mm",
        )
    return Placed(
        drawing=drawing,
        x=label.x + (label.w - scale * drawing.width) / 2,
        y=label.y + (label.h - scale * drawing.height) / 2,
        scale=scale,
    )
