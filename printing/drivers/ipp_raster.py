"""Pictures of pages for printers that take no PDF: PWG raster (PWG 5102.4), and AirPrint's URF.

Both pack the rows alike; only what stands before a page differs.
"""

import re
import struct
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image

PWG = "image/pwg-raster"
URF = "image/urf"
_RUNS = {depth: re.compile(b"(" + b"." * depth + b")\\1{0,127}", re.DOTALL) for depth in (1, 3)}
_MOST = 128
"""The pixels of a run."""
_MOST_ROWS = 256
_HEADER = 1796
_SGREY, _SRGB = 18, 19
_NORMAL = 4
"""The print quality."""


def pwg_raster(pages: Sequence["Image"], dpi: int) -> bytes:
    """Give *pages*, of mode L or RGB, as one PWG raster."""
    parts = [b"RaS2"]
    for page in pages:
        parts += [_pwg_header(page, dpi, len(pages)), *_packed(page)]
    return b"".join(parts)


def urf_raster(pages: Sequence["Image"], dpi: int) -> bytes:
    """Give *pages*, of mode L or RGB, as one URF."""
    parts = [b"UNIRAST\0", struct.pack(">I", len(pages))]
    for page in pages:
        depth = len(page.getbands())
        header = (8 * depth, depth // 2, 1, _NORMAL, 0, 0, page.width, page.height, dpi, 0, 0)
        parts += [struct.pack(">BBBB7I", *header), *_packed(page)]
    return b"".join(parts)


def _pwg_header(page: "Image", dpi: int, pages: int) -> bytes:
    depth = len(page.getbands())
    header = bytearray(_HEADER)
    header[:9] = b"PwgRaster"
    points = [round(side * 72 / dpi) for side in page.size]
    for at, *numbers in (
        (276, dpi, dpi),
        (340, 1),  # copies
        (352, *points),
        (372, *page.size),
        (384, 8, 8 * depth, page.width * depth, 0, _SRGB if depth > 1 else _SGREY),
        (420, depth),
        (452, pages, 1, 1),  # neither side is mirrored
        (484, _NORMAL),
    ):
        struct.pack_into(f">{len(numbers)}I", header, at, *numbers)
    return bytes(header)


def _packed(page: "Image") -> Iterator[bytes]:
    depth = len(page.getbands())
    data, length = page.tobytes(), page.width * depth
    rows = (data[at : at + length] for at in range(0, len(data), length))
    for row, same in groupby(rows):
        count, packed = len(list(same)), _packed_row(row, depth)
        while count:
            repeated = min(count, _MOST_ROWS)
            yield bytes([repeated - 1]) + packed
            count -= repeated


def _packed_row(row: bytes, depth: int) -> bytes:
    out = bytearray()
    singles = bytearray()
    for run in _RUNS[depth].finditer(row):
        pixels = (run.end() - run.start()) // depth
        if pixels == 1:
            singles += run[1]
            if len(singles) < _MOST * depth:
                continue
        _flush(out, singles, depth)
        if pixels > 1:
            out.append(pixels - 1)
            out += run[1]
    _flush(out, singles, depth)
    return bytes(out)


def _flush(out: bytearray, singles: bytearray, depth: int) -> None:
    """Write what does not repeat; a single pixel is a run of one."""
    if singles:
        count = len(singles) // depth
        out.append(257 - count if count > 1 else 0)
        out += singles
        singles.clear()
