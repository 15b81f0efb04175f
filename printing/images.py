"""Pictures beside a layout, ready for a page: as they are, or as the dots of a printer of black dots.

Error diffusion is for pictures alone: text and symbols on the same page stay sharp.
"""

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.core.layout import Align, Box, ImageElement, Stand
from kiosk.core.trouble import Trouble, TroubleKind
from printing.qr import MM_PER_INCH, snapped

if TYPE_CHECKING:
    from PIL.Image import Image

FINEST = 300
"""The dots an inch past which a laser shows no more of a logo."""
MOST_PIXELS = 60_000_000
_OPAQUE = 128
_SHARES = {
    Align.LEFT: 0.0,
    Align.CENTRE: 0.5,
    Align.RIGHT: 1.0,
    Stand.TOP: 0.0,
    Stand.MIDDLE: 0.5,
    Stand.BOTTOM: 1.0,
}


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Raster:
    """The pixels of a picture as a PDF holds them; *mask* says where it is opaque."""

    width: int
    height: int
    space: str
    bits: int
    coding: str
    data: bytes
    mask: "Raster | None" = None


class Images:
    """Opens each picture once, and makes it once for each size and resolution."""

    def __init__(self, find: Callable[[str], Path]) -> None:
        self._find = find
        self._made: dict[tuple[Path, int, int, int, bool], Raster] = {}

    def forget(self) -> None:
        """Open each picture anew."""
        self._made.clear()

    def placed(self, element: ImageElement, dpi: int | None) -> tuple[Box, Raster]:
        """Give where *element*'s picture goes, on whole dots of *dpi*, and the picture.

        Raises:
            Trouble: there is no such picture, or it is none.
        """
        path = self._find(element.file)
        with _opened(path) as opened:
            is_photograph = opened.format == "JPEG"
            image = _upright(opened)
            box = _box(element, image.size, dpi)
            width, height = (round(side * (dpi or FINEST) / MM_PER_INCH) for side in (box.w, box.h))
            size = (max(1, width), max(1, height))
            key = (path, path.stat().st_mtime_ns, *size, dpi is not None)
            if key not in self._made:
                self._made[key] = (
                    _dots(image, size)
                    if dpi
                    else _colours(image, size, is_photograph=is_photograph)
                )
        return box, self._made[key]


def check_image(path: Path) -> None:
    """Make sure that *path* is a picture.

    Raises:
        Trouble: it is none (FILE_MISSING, FILE_UNREADABLE).
    """
    with _opened(path) as image:
        image.load()


def _opened(path: Path) -> "Image":
    from PIL import Image, UnidentifiedImageError

    try:
        image = Image.open(path)
    except FileNotFoundError:
        raise Trouble(TroubleKind.FILE_MISSING, path=str(path)) from None
    except (OSError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise Trouble(TroubleKind.FILE_UNREADABLE, path=str(path), detail=str(error)) from error
    if image.width * image.height > MOST_PIXELS:
        raise Trouble(TroubleKind.FILE_TOO_LARGE, path=str(path))
    return image


def _upright(image: "Image") -> "Image":
    """Give the picture as a camera meant it, and of sixteen bits of grey the eight that show."""
    from PIL import Image, ImageOps

    turned = ImageOps.exif_transpose(image)
    if turned.mode.startswith("I"):
        grey = turned.convert("I").point(lambda depth: depth / 257)
        turned = grey.convert("L")
    return turned if isinstance(turned, Image.Image) else image


def _box(element: ImageElement, size: tuple[int, int], dpi: int | None) -> Box:
    """Give the largest box of the picture's shape in the element's."""
    room = element.box
    scale = min(room.w / size[0], room.h / size[1])
    w, h = size[0] * scale, size[1] * scale
    x = room.x + _SHARES[element.align] * (room.w - w)
    y = room.y + _SHARES[element.stand] * (room.h - h)
    if dpi is None:
        return Box(x=x, y=y, w=w, h=h)
    dot = MM_PER_INCH / dpi
    w, h = max(dot, snapped(w, dpi)), max(dot, snapped(h, dpi))
    return Box(x=snapped(x, dpi), y=snapped(y, dpi), w=w, h=h)


def _dots(image: "Image", size: tuple[int, int]) -> Raster:
    """Diffuse the picture into black and white dots, one each of the printer's."""
    from PIL import Image

    picture = image.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    alpha = picture.getchannel("A")
    paper = Image.new("RGBA", size, "white")
    paper.alpha_composite(picture)
    mask = None
    if alpha.getextrema() != (255, 255):
        opaque = alpha.point(lambda depth: 255 if depth >= _OPAQUE else 0).convert("1")
        mask = _packed(opaque, "/DeviceGray", 1)
    return _packed(paper.convert("L").convert("1"), "/DeviceGray", 1, mask)


def _colours(image: "Image", most: tuple[int, int], *, is_photograph: bool) -> Raster:
    """Give the picture as it is, no finer than a laser shows."""
    from PIL import Image

    picture = image.convert("RGBA")
    if picture.width > most[0]:
        picture = picture.resize(most, Image.Resampling.LANCZOS)
    alpha = picture.getchannel("A")
    colours = picture.convert("RGB")
    if is_photograph:
        file = BytesIO()
        colours.save(file, "JPEG", quality=88)
        return Raster(
            width=colours.width,
            height=colours.height,
            space="/DeviceRGB",
            bits=8,
            coding="/DCTDecode",
            data=file.getvalue(),
        )
    mask = None if alpha.getextrema() == (255, 255) else _packed(alpha, "/DeviceGray", 8)
    return _packed(colours, "/DeviceRGB", 8, mask)


def _packed(image: "Image", space: str, bits: int, mask: Raster | None = None) -> Raster:
    return Raster(
        width=image.width,
        height=image.height,
        space=space,
        bits=bits,
        coding="/FlateDecode",
        data=zlib.compress(image.tobytes(), 9),
        mask=mask,
    )
