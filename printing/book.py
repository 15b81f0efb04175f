"""Writes drawings into a vector PDF: each glyph and each QR symbol once a file, as a form.

ReportLab's document objects are used without its canvas, whose forms are formatted anew, entry by
entry, for every glyph.
"""

import zlib
from collections.abc import Iterable
from functools import lru_cache

from reportlab import rl_config
from reportlab.pdfbase import pdfdoc

from kiosk.core.layout import MM_PER_POINT
from printing.drawing import Drawing, Picture, Placed, Surface, Symbol, Words
from printing.images import Raster
from printing.qr import MM_PER_INCH, Matrix
from printing.text import EM, Outline

rl_config.useA85 = 0
_HAIR = 0.05


class Book:
    """A PDF in the making."""

    def __init__(self, title: str) -> None:
        self._document = pdfdoc.PDFDocument(invariant=1, compression=1)
        self._document.info.title = title
        self._document.info.author = self._document.info.creator = "Accueil"
        self._names: dict[Outline | Matrix | Raster, str] = {}
        self._forms = pdfdoc.PDFDictionary({})
        self._resources = pdfdoc.PDFDictionary({"XObject": self._forms})
        self._document.Reference(self._resources, "shared")
        self.pages = 0

    def add_badge(self, drawing: Drawing) -> None:
        """Add a page of the badge's own size, of whole dots where it was made for a printer."""
        width, height = drawing.width, drawing.height
        if drawing.dpi is not None:
            dots = drawing.dpi / MM_PER_INCH
            width, height = round(width * dots) / dots, round(height * dots) / dots
        self.add_page([Placed(drawing=drawing)], width, height)

    def add_page(self, placed: Iterable[Placed], width: float, height: float) -> None:
        """Add a page of *width* by *height* mm with drawings on it."""
        code = [
            f"{1 / MM_PER_POINT:.6f} 0 0 {1 / MM_PER_POINT:.6f} 0 {height / MM_PER_POINT:.4f} cm"
        ]
        for one in placed:
            code += self._put(one)
        page = pdfdoc.PDFPage()
        page.pagewidth, page.pageheight = width / MM_PER_POINT, height / MM_PER_POINT
        page.MediaBox = pdfdoc.PDFArray([0, 0, page.pagewidth, page.pageheight])
        page.Resources = pdfdoc.PDFObjectReference("shared")
        page.setCompression(1)
        page.setStream("\n".join(code))
        self._document.addPage(page)
        self.pages += 1

    def save(self) -> bytes:
        """Give the whole file."""
        data: bytes = self._document.GetPDFData(None)
        return data

    def _put(self, placed: Placed) -> list[str]:
        scale = -placed.scale if placed.turned else placed.scale
        place = f"{scale:.5g} 0 0 {scale:.5g} {placed.x:.5f} {-placed.y:.5f} cm"
        return [f"q {place}", *self._drawn(placed.drawing), "Q"]

    def _drawn(self, drawing: Drawing) -> list[str]:
        return [
            *map(_filled, drawing.surfaces),
            *map(self._shown, drawing.pictures),
            *map(_filled, drawing.rules),
            *map(self._set, drawing.words),
            *map(self._stamped, drawing.symbols),
            *(code for part in drawing.parts for code in self._put(part)),
        ]

    def _shown(self, picture: Picture) -> str:
        box, raster = picture.box, picture.raster
        # PDFium spreads a picture over each dot it touches: one of dots must not touch the next.
        hair = _HAIR * box.w / raster.width if raster.bits == 1 else 0.0
        return (
            f"q {box.w - 2 * hair:.7f} 0 0 {box.h - 2 * hair:.7f}"
            f" {box.x + hair:.7f} {hair - box.bottom:.7f} cm /{self._raster(raster)} Do Q"
        )

    def _raster(self, raster: Raster) -> str:
        name = self._names.get(raster)
        if name is None:
            name = self._names[raster] = f"s{len(self._names)}"
            mask = self._raster(raster.mask) if raster.mask else None
            self._document.Reference(_Image(raster, mask), name)
            self._forms[name] = pdfdoc.PDFObjectReference(name)
        return name

    def _set(self, words: Words) -> str:
        """Draw a line of text; millimetres turn into thousandths of an em, then pen moves to pen."""
        scale = words.em / EM
        code = [f"q {_colour(words.colour)}"]
        code.append(f"{scale:.6f} 0 0 {scale:.6f} {words.x:.4f} {-words.baseline:.4f} cm")
        x = y = 0.0
        for glyph in words.line.glyphs:
            if glyph.outline.operators:
                code.append(f"1 0 0 1 {glyph.x - x:.6g} {glyph.y - y:.6g} cm")
                code.append(f"/{self._glyph(glyph.outline)} Do")
                x, y = glyph.x, glyph.y
        return "\n".join([*code, "Q"])

    def _stamped(self, symbol: Symbol) -> str:
        size = symbol.box.w / len(symbol.modules)
        name = self._names.get(symbol.modules)
        if name is None:
            extent = len(symbol.modules)
            name = self._form(symbol.modules, _modules(symbol.modules), (0, -extent, extent, 0))
        return (
            f"q {_colour('#000000')} {size:.7f} 0 0 {size:.7f}"
            f" {symbol.box.x:.5f} {-symbol.box.y:.5f} cm /{name} Do Q"
        )

    def _glyph(self, outline: Outline) -> str:
        name = self._names.get(outline)
        if name is None:
            ink = outline.ink
            bounds = (ink.left - 1, ink.bottom - 1, ink.right + 1, ink.top + 1)
            name = self._form(outline, outline.operators, bounds)
        return name

    def _form(
        self, shape: Outline | Matrix, code: str, bounds: tuple[float, float, float, float]
    ) -> str:
        name = self._names[shape] = f"s{len(self._names)}"
        self._document.Reference(_Form(code, bounds), name)
        self._forms[name] = pdfdoc.PDFObjectReference(name)
        return name


class _Form(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A shape that pages draw by its name."""

    __RefOnly__ = 1

    def __init__(self, code: str, bounds: tuple[float, float, float, float]) -> None:
        self.stream = _packed(code)
        self.bounds = bounds

    def format(self, document: object) -> bytes:
        """Give the object as it stands in the file."""
        box = " ".join(f"{edge:.6g}" for edge in self.bounds)
        head = (
            f"<< /Type /XObject /Subtype /Form /BBox [{box}] /Resources << >>"
            f" /Filter /FlateDecode /Length {len(self.stream)} >>\nstream\n"
        )
        return head.encode("ascii") + self.stream + b"\nendstream"


class _Image(pdfdoc.PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """A picture that pages show by its name; *mask* is the name of what says where it is opaque."""

    __RefOnly__ = 1

    def __init__(self, raster: Raster, mask: str | None) -> None:
        self.raster = raster
        self.mask = mask

    def format(self, document: pdfdoc.PDFDocument) -> bytes:
        """Give the object as it stands in the file."""
        one = self.raster
        mask = b""
        if self.mask:
            mask = b" /SMask " + pdfdoc.PDFObjectReference(self.mask).format(document)
        head = (
            f"<< /Type /XObject /Subtype /Image /Width {one.width} /Height {one.height}"
            f" /ColorSpace {one.space} /BitsPerComponent {one.bits} /Filter {one.coding}"
            f" /Length {len(one.data)}"
        )
        return head.encode("ascii") + mask + b" >>\nstream\n" + one.data + b"\nendstream"


@lru_cache(4096)
def _packed(code: str) -> bytes:
    return zlib.compress(code.encode("ascii"))


def _filled(surface: Surface) -> str:
    box = surface.box
    return f"{_colour(surface.colour)} {box.x:.5f} {-box.bottom:.5f} {box.w:.5f} {box.h:.5f} re f"


def _colour(colour: str) -> str:
    return " ".join(f"{part / 255:.4g}" for part in bytes.fromhex(colour[1:])) + " rg"


def _modules(modules: Matrix) -> str:
    """Draw the black modules, those that touch in a row as one rectangle, as one path."""
    code = []
    for row, cells in enumerate(modules):
        start = None
        for column, is_black in enumerate((*cells, False)):
            if is_black and start is None:
                start = column
            elif not is_black and start is not None:
                code.append(f"{start} {-row - 1} {column - start} 1 re")
                start = None
    return " ".join([*code, "f"])
