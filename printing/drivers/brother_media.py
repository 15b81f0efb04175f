"""Rolls of Brother label printers: how large they are, and which dots of the head lie over them."""

from dataclasses import dataclass

PINS = 720
WIDE_PINS = 1296
"""The dots of the heads: of the QL-5xx to 8xx, and of the QL-10xx and 11xx."""
_WIDE_OFFSET = 44
_WIDEST_OF_NARROW = 62


@dataclass(frozen=True, slots=True, kw_only=True)
class Media:
    """A roll: *size* in mm, a height of 0 is cut where the badge ends.

    *code* is that size as the printer says it, *printable* are dots at 300 an inch in the middle of the
    paper, *offset* the dots of the head to the right of them.
    """

    name: str
    size: tuple[int, int]
    code: tuple[int, int]
    printable: tuple[int, int]
    offset: int
    has_red: bool = False

    @property
    def is_wide(self) -> bool:
        """Whether only the wide heads take it."""
        return self.size[0] > _WIDEST_OF_NARROW

    @property
    def text(self) -> str:
        """What people call it."""
        width, height = self.size
        red = " (DK-22251)" if self.has_red else ""
        return (f"{width} × {height} mm" if height else f"{width} mm") + red


def _endless(width: int, dots: int, offset: int, *, has_red: bool = False) -> Media:
    name = f"{width}red" if has_red else str(width)
    size = (width, 0)
    return Media(
        name=name, size=size, code=size, printable=(dots, 0), offset=offset, has_red=has_red
    )


def _labels(
    size: tuple[int, int], dots: tuple[int, int], offset: int, *, code: tuple[int, int]
) -> Media:
    name = f"{size[0]}x{size[1]}"
    return Media(name=name, size=size, code=code, printable=dots, offset=offset)


MEDIA = {
    media.name: media
    for media in (
        _endless(29, 306, 6),
        _endless(38, 413, 12),
        _endless(50, 554, 12),
        _endless(54, 590, 0),
        _endless(62, 696, 12),
        _endless(62, 696, 12, has_red=True),
        _endless(102, 1164, 12),
        _labels((29, 90), (306, 991), 6, code=(29, 90)),
        _labels((38, 90), (413, 991), 12, code=(38, 90)),
        _labels((60, 86), (672, 954), 18, code=(60, 87)),
        _labels((62, 29), (696, 271), 12, code=(62, 29)),
        _labels((62, 100), (696, 1109), 12, code=(62, 100)),
        _labels((102, 51), (1164, 526), 12, code=(102, 51)),
        _labels((102, 152), (1164, 1660), 12, code=(102, 153)),
        _labels((103, 164), (1200, 1822), 12, code=(104, 164)),
    )
}
DEFAULT = MEDIA["62"]


def is_wide_model(model: str) -> bool:
    """Say whether the head of *model* is a wide one."""
    return model.upper().startswith(("QL-10", "QL-11"))


def head_of(media: Media, model: str) -> tuple[int, int]:
    """Give the dots of the head of *model*, and how many lie to the right of what *media* can print."""
    if media.is_wide or is_wide_model(model):
        return WIDE_PINS, media.offset + _WIDE_OFFSET
    return PINS, media.offset
