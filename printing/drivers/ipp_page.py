"""A badge as an IPP printer takes it: PDF where it can, else a picture, on the paper it has."""

from collections.abc import Iterable
from dataclasses import dataclass

from printing.drivers.ipp_media import Medium, medium_for
from printing.drivers.ipp_message import Group, Tag, Value, Written
from printing.drivers.ipp_raster import PWG, URF, pwg_raster, urf_raster
from printing.drivers.pages import UNSHIFTED, Shift, pictures, placed, sizes_of

PDF = "application/pdf"
_DPI = 300
"""What a picture is made at where the printer leaves the choice."""
_BOTH_SIDES = "two-sided-long-edge"
ATTRIBUTES = (
    "document-format-supported",
    "media-ready",
    "media-supported",
    "media-default",
    "sides-supported",
    "pwg-raster-document-resolution-supported",
    "pwg-raster-document-type-supported",
    "urf-supported",
)
"""What must be known of the printer."""


class NoFormatError(Exception):
    """The printer takes nothing that a page can be made into."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PreparedPage:
    """The document, its format, and what the job says of it."""

    document: bytes
    format: str
    job: Written


def prepared(
    page: bytes, about: Group, *, dpi: int | None = None, shift: Shift = UNSHIFTED
) -> PreparedPage:
    """Make *page* ready for the printer that says *about* itself.

    Raises:
        NoFormatError: it takes none of the formats there are.
    """
    sizes = sizes_of(page)
    medium = medium_for(sizes[0], about)
    page = placed(page, shift=shift, is_turned=medium.is_turned)
    has_back = len(sizes) > 1 and _BOTH_SIDES in about.get("sides-supported", ())
    document, kind = _document(page, about, dpi, medium)
    return PreparedPage(
        document=document,
        format=kind,
        job={
            "copies": (Tag.INTEGER, 1),
            "sides": (Tag.KEYWORD, _BOTH_SIDES if has_back else "one-sided"),
            "print-scaling": (Tag.KEYWORD, "none"),
            **medium.asked,
        },
    )


def _document(page: bytes, about: Group, dpi: int | None, medium: Medium) -> tuple[bytes, str]:
    formats = about.get("document-format-supported", [])
    if PDF in formats:
        return page, PDF
    if PWG in formats:
        dpi = dpi or _finest(about.get("pwg-raster-document-resolution-supported", ()))
        colour = "srgb_8" in about.get("pwg-raster-document-type-supported", ())
        return pwg_raster(pictures(page, dpi, colour=colour, on=medium.size), dpi), PWG
    if URF in formats:
        words = [str(word) for word in about.get("urf-supported", ())]
        dpi = dpi or _finest(_urf_resolutions(words))
        colour = "SRGB24" in words
        return urf_raster(pictures(page, dpi, colour=colour, on=medium.size), dpi), URF
    raise NoFormatError


def _finest(resolutions: Iterable[Value]) -> int:
    """Choose the least resolution that is fine enough, else the finest."""
    known = [int(one[0]) for one in resolutions if isinstance(one, tuple)]
    return min((dpi for dpi in known if dpi >= _DPI), default=max(known, default=_DPI))


def _urf_resolutions(words: list[str]) -> list[Value]:
    listed = next((word[2:] for word in words if word.startswith("RS")), "")
    return [(int(dpi), int(dpi)) for dpi in listed.split("-") if dpi.isdigit()]
