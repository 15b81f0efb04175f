"""The 32 bytes in which a Brother label printer says how it is and what it has done."""

from dataclasses import dataclass

from kiosk.core.trouble import Trouble, TroubleKind

LENGTH = 32
_HEAD = b"\x80\x20B"
_PRINTED, _TURNED_OFF = 0x01, 0x04
_TROUBLES = (
    (1, 0x10, TroubleKind.PRINTER_COVER_OPEN),
    (0, 0x03, TroubleKind.PRINTER_PAPER_OUT),
    (1, 0x40, TroubleKind.PRINTER_PAPER_OUT),
    (0, 0x04, TroubleKind.PRINTER_JAMMED),
    (0, 0x10, TroubleKind.PRINTER_PAUSED),
)
"""Byte, bits, and what they mean, what staff must mend first before the rest."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One of them; *media* is the width and length in mm of the roll that is in it."""

    errors: tuple[int, int]
    media: tuple[int, int]
    kind: int

    @property
    def is_printed(self) -> bool:
        """Whether it says that a label is printed."""
        return self.kind == _PRINTED

    def trouble(self, uri: str) -> Trouble | None:
        """Give what keeps the printer from printing."""
        for byte, bits, kind in _TROUBLES:
            if self.errors[byte] & bits:
                return Trouble(kind, printer=uri)
        if self.kind == _TURNED_OFF:
            return Trouble(TroubleKind.PRINTER_UNREACHABLE, printer=uri)
        if any(self.errors):
            detail = "{:02x} {:02x}".format(*self.errors)
            return Trouble(TroubleKind.PRINTER_FAILED, printer=uri, detail=detail)
        return None


def next_answer(said: bytes) -> tuple[Answer | None, bytes]:
    """Give the first whole answer in *said*, None if there is none yet, and what is left behind it."""
    start = said.find(_HEAD)
    if start < 0 or len(said) - start < LENGTH:
        return None, said[max(start, 0) :]
    one = said[start : start + LENGTH]
    answer = Answer(errors=(one[8], one[9]), media=(one[10], one[17]), kind=one[18])
    return answer, said[start + LENGTH :]
