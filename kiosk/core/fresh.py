"""What an element is when it is added to a badge, and where there is room for it."""

from dataclasses import replace

from kiosk.core.layout import (
    BandElement,
    Box,
    Content,
    Element,
    ImageElement,
    Kind,
    Layout,
    Paragraph,
    QrElement,
    RuleElement,
    Side,
    TextElement,
    Weight,
)

BLUE = "#005a9c"
_SIZES = {
    Kind.TEXT: (40.0, 8.0),
    Kind.QR: (19.0, 19.0),
    Kind.IMAGE: (20.0, 12.0),
    Kind.BAND: (999.0, 7.0),
    Kind.RULE: (40.0, 0.3),
}
_EDGE = 2.0
_STEP = 1.0
FRESH_PARAGRAPH = Paragraph(
    fields=(Content.ORGANISATION,),
    weight=Weight.REGULAR,
    largest=11,
    smallest=6.5,
    lines=1,
    leading=1.15,
    gap=0.5,
    colour="#000000",
)


def fresh(kind: Kind, layout: Layout, side: Side, *, file: str = "") -> Element:
    """Give an element to be added to *side*, where nothing lies if there is such a place."""
    across, along = _SIZES[kind]
    face = layout.face
    size = replace(face, w=min(across, face.w), h=min(along, face.h))
    box = _free(size, [one.box for one in layout.elements if one.side is side], face)
    match kind:
        case Kind.TEXT:
            return TextElement(box=box, side=side, paragraphs=(FRESH_PARAGRAPH,))
        case Kind.QR:
            return QrElement(box=box, side=side)
        case Kind.IMAGE:
            return ImageElement(box=box, side=side, file=file)
        case Kind.BAND:
            return BandElement(box=box, side=side, colour=BLUE)
        case Kind.RULE:
            return RuleElement(box=box, side=side, colour=BLUE)


def _free(size: Box, taken: list[Box], face: Box) -> Box:
    edge = _EDGE if size.w + 2 * _EDGE <= face.w and size.h + 2 * _EDGE <= face.h else 0.0
    for down in range(int((face.h - size.h - 2 * edge) / _STEP) + 1):
        for right in range(int((face.w - size.w - 2 * edge) / _STEP) + 1):
            box = replace(size, x=edge + right * _STEP, y=edge + down * _STEP)
            if not any(box.overlaps(other) for other in taken):
                return box
    return replace(size, x=round((face.w - size.w) / 2, 1), y=round((face.h - size.h) / 2, 1))
