"""What an ESC/POS printer says, byte by byte: answers, and states that it tells unasked.

Each kind is known by fixed bits, so that none is taken for another however they come mixed:

    0xx1xx10             DLE EOT n   how it is, at once, even out of paper
    0xx1xx00 and 3 more  GS a        how it is, whenever that changes
    37 22 .. .. .. .. 00 GS ( H      what carried this name is printed
    0xx0xxxx             GS r n      what was sent before is worked off
"""

from dataclasses import dataclass, field

from kiosk.core.trouble import Trouble, TroubleKind

_KIND, _REAL_TIME, _UNASKED = 0x93, 0x12, 0x10
_NAMED, _NAME_LENGTH = b'7"', 7
_IS_NO_STATUS = 0x90
_UNASKED_LENGTH = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """The four bytes of DLE EOT 1 to 4; one that was not answered is as if all were well."""

    printer: int = 0
    offline: int = 0
    error: int = 0
    paper: int = 0

    @property
    def is_low(self) -> bool:
        """Whether the roll is near its end."""
        return bool(self.paper & 0x0C)

    def trouble(self, uri: str) -> Trouble | None:
        """Give what keeps the printer from printing, what staff must mend first before the rest."""
        if self.error & 0x20:
            detail = f"DLE EOT 3: {self.error:02x}"
            return Trouble(TroubleKind.PRINTER_FAILED, printer=uri, detail=detail)
        kind = self._kind()
        return Trouble(kind, printer=uri) if kind else None

    def _kind(self) -> TroubleKind | None:
        if self.offline & 0x04:
            return TroubleKind.PRINTER_COVER_OPEN
        if self.paper & 0x60 or self.offline & 0x20:
            return TroubleKind.PRINTER_PAPER_OUT
        if self.error & 0x08:
            return TroubleKind.PRINTER_JAMMED
        if self.error & 0x40:
            return TroubleKind.PRINTER_HOT
        if self.printer & 0x08 or self.offline & 0x08:
            return TroubleKind.PRINTER_PAUSED
        return None


@dataclass(slots=True, kw_only=True)
class Heard:
    """All that was heard since the last question."""

    real_time: list[int] = field(default_factory=list)
    worked_off: int = 0
    names: set[bytes] = field(default_factory=set)
    status: Status | None = None
    _rest: bytes = b""

    def hear(self, said: bytes) -> None:
        """Take in *said*; what is not whole yet waits for more."""
        rest = self._rest + said
        while rest:
            taken = self._take(rest)
            if not taken:
                break
            rest = rest[taken:]
        self._rest = rest

    def _take(self, said: bytes) -> int:
        """Take the first answer of *said* and give its length, 0 if it is not whole."""
        first = said[0]
        if said.startswith(_NAMED[: len(said)]):
            if len(said) < _NAME_LENGTH:
                return 0
            self.names.add(said[2:6])
            return _NAME_LENGTH
        if first & _KIND == _UNASKED:
            if len(said) < _UNASKED_LENGTH:
                return 0
            self.status = _told(said)
            return _UNASKED_LENGTH
        if first & _KIND == _REAL_TIME:
            self.real_time.append(first)
        elif not first & _IS_NO_STATUS:
            self.worked_off += 1
        return 1


def _told(said: bytes) -> Status:
    """Give as an answer to DLE EOT what was told unasked."""
    printer, error, paper, _ = said[:_UNASKED_LENGTH]
    return Status(
        printer=printer & 0x08,
        offline=(0x04 if printer & 0x20 else 0) | (0x08 if printer & 0x40 else 0),
        error=error & 0x68,
        paper=(0x0C if paper & 0x03 else 0) | (0x60 if paper & 0x0C else 0),
    )
