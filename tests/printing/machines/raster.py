"""Reads the rasters that printers without PDF are sent, by their specifications."""

import struct
from dataclasses import dataclass

from PIL import Image

_MODES = {8: "L", 24: "RGB"}


@dataclass(frozen=True, slots=True, kw_only=True)
class RasterPage:
    """A page as the printer sees it."""

    image: Image.Image
    dpi: int


def read_raster(data: bytes) -> list[RasterPage]:
    """Give the pages of a PWG raster or of a URF."""
    return _pwg(data) if data[:4] == b"RaS2" else _urf(data)


def _pwg(data: bytes) -> list[RasterPage]:
    pages, at = [], 4
    while at < len(data):
        header = data[at : at + 1796]
        assert header[:10] == b"PwgRaster\0"
        across, down = struct.unpack_from(">II", header, 276)
        width, height = struct.unpack_from(">II", header, 372)
        colour, bits, line, order, space = struct.unpack_from(">5I", header, 384)
        assert (across, colour, order) == (down, 8, 0)
        assert space == {8: 18, 24: 19}[bits]
        assert line == width * bits // 8
        points = struct.unpack_from(">II", header, 352)
        assert points == (round(width * 72 / across), round(height * 72 / across))
        image, at = _unpacked(data, at + 1796, width, height, bits)
        pages.append(RasterPage(image=image, dpi=across))
    return pages


def _urf(data: bytes) -> list[RasterPage]:
    assert data[:8] == b"UNIRAST\0"
    (count,) = struct.unpack_from(">I", data, 8)
    pages, at = [], 12
    for _ in range(count):
        bits, space, _, _, _, _, width, height, dpi, _, _ = struct.unpack_from(">4B7I", data, at)
        assert space == {8: 0, 24: 1}[bits]
        image, at = _unpacked(data, at + 32, width, height, bits)
        pages.append(RasterPage(image=image, dpi=dpi))
    assert at == len(data)
    return pages


def _unpacked(data: bytes, at: int, width: int, height: int, bits: int) -> tuple[Image.Image, int]:
    depth = bits // 8
    rows: list[bytes] = []
    while len(rows) < height:
        times, at = data[at] + 1, at + 1
        row = bytearray()
        while len(row) < width * depth:
            code, at = data[at], at + 1
            assert code != 128
            taken = depth * (1 if code < 128 else 257 - code)
            row += data[at : at + taken] * (code + 1 if code < 128 else 1)
            at += taken
        assert len(row) == width * depth
        rows += [bytes(row)] * times
    assert len(rows) == height
    return Image.frombytes(_MODES[bits], (width, height), b"".join(rows)), at
