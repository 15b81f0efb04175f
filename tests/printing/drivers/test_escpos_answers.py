"""What a receipt printer says, however it comes."""

import pytest

from kiosk.core.trouble import TroubleKind
from printing.drivers.escpos_answers import Heard, Status

MIXED = b"\x12" + b"\x18\x00\x0f\x00" + b"\x03" + b'7"ab1~\x00' + b"\x16" + b"\x11\x13" + b"\x00"


@pytest.mark.parametrize("portion", [1, 2, 3, 7, 100])
def test_answers_are_told_apart_however_they_come(portion: int) -> None:
    """Real time, unasked, named, worked off, and flow control in between: each is what it is."""
    heard = Heard()
    for start in range(0, len(MIXED), portion):
        heard.hear(MIXED[start : start + portion])
    assert heard.real_time == [0x12, 0x16]
    assert heard.names == {b"ab1~"}
    assert heard.worked_off == 2
    assert heard.status == Status(printer=0x08, paper=0x6C)


@pytest.mark.parametrize(
    ("answers", "kind", "is_low"),
    [
        ((0x12, 0x12, 0x12, 0x12), None, False),
        ((0x12, 0x12, 0x12, 0x1E), None, True),
        ((0x1A, 0x32, 0x12, 0x7E), TroubleKind.PRINTER_PAPER_OUT, True),
        ((0x1A, 0x16, 0x12, 0x12), TroubleKind.PRINTER_COVER_OPEN, False),
        ((0x1A, 0x12, 0x12, 0x12), TroubleKind.PRINTER_PAUSED, False),
        ((0x1A, 0x52, 0x1A, 0x12), TroubleKind.PRINTER_JAMMED, False),
        ((0x1A, 0x52, 0x52, 0x12), TroubleKind.PRINTER_HOT, False),
        ((0x1A, 0x52, 0x32, 0x12), TroubleKind.PRINTER_FAILED, False),
    ],
)
def test_what_the_four_answers_mean(
    answers: tuple[int, int, int, int], kind: TroubleKind | None, is_low: bool
) -> None:
    """The first five as the project had measured them; the cutter, the heat and the rest by the manuals."""
    printer, offline, error, paper = answers
    status = Status(printer=printer, offline=offline, error=error, paper=paper)
    trouble = status.trouble("escpos+tcp://x")
    assert (trouble.kind if trouble else None, status.is_low) == (kind, is_low)


def test_a_cover_that_is_open_is_told_unasked() -> None:
    """Four bytes, as when the cover is opened in the middle of a badge."""
    heard = Heard()
    heard.hear(b"\x38\x00\x00\x00")
    assert heard.status
    trouble = heard.status.trouble("escpos+tcp://x")
    assert trouble
    assert trouble.kind is TroubleKind.PRINTER_COVER_OPEN
