"""Which letters the bytes of a text file stand for, and whether it is text at all."""

import codecs
import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.files import Told, chunks_of

_SAMPLE = 64 * 1024
_LOOKED_AT = 1024
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1f\x7f]")
_MOST_CONTROLS = 0.02
_USUAL = "cp1252"
_OFFICE_ENCODINGS = ["cp1252", "mac_roman", "cp1250", "cp1251", "cp1254"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """What one pass over a text file tells."""

    encoding: str
    version: str


def survey(path: Path, told: Told) -> Survey:
    """Read *path* once: its encoding, and the SHA-256 of its content.

    Raises:
        Trouble: it is no text.
    """
    digest = sha256()
    wanted = ""
    decoder: codecs.IncrementalDecoder | None = None
    odd = bytearray()
    for chunk in chunks_of(path, told):
        digest.update(chunk)
        if not wanted:
            wanted = _marked(chunk)
            decoder = codecs.getincrementaldecoder(wanted)()
        if decoder is not None and not _decodes(decoder, chunk, path):
            decoder = None
        if len(odd) < _SAMPLE and not chunk.isascii():
            odd += b"\n".join(line for line in chunk.splitlines() if not line.isascii())[:_SAMPLE]
    if decoder is None or not _decodes(decoder, b"", path, final=True):
        wanted = _guessed(bytes(odd), wanted, path)
    return Survey(encoding=wanted, version=digest.hexdigest())


def _marked(chunk: bytes) -> str:
    """Say what the first bytes are: UTF-16 by its mark, or by a NUL in nearly every letter."""
    if chunk.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    sample = chunk[:_LOOKED_AT]
    few, many = len(sample) // 40, len(sample) // 3
    first, second = sample[::2].count(0), sample[1::2].count(0)
    if first <= few and second >= max(many, 1):
        return "utf-16-le"
    return "utf-16-be" if second <= few and first >= max(many, 1) else "utf-8-sig"


def _decodes(
    decoder: codecs.IncrementalDecoder, chunk: bytes, path: Path, *, final: bool = False
) -> bool:
    try:
        text = decoder.decode(chunk, final)
    except UnicodeDecodeError:
        return False
    _refuse_binary(text, path)
    return True


def _guessed(odd: bytes, wanted: str, path: Path) -> str:
    """Choose among the encodings of office programs, by the lines that are not plain ASCII."""
    if wanted != "utf-8-sig" or not odd:
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path))
    from charset_normalizer import from_bytes  # the start of a desk need not wait for it

    matches = from_bytes(odd, cp_isolation=_OFFICE_ENCODINGS)
    best = matches.best()
    encoding = best.encoding if best is not None else _USUAL
    if best is not None and any(
        _USUAL in match.could_be_from_charset and match.chaos <= best.chaos for match in matches
    ):
        encoding = _USUAL  # a few words tell Windows' encodings apart too seldom to prefer another
    try:
        text = "".join(piece.decode(encoding) for piece in chunks_of(path, lambda _: None))
    except UnicodeDecodeError as error:
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path)) from error
    _refuse_binary(text, path)
    return encoding


def _refuse_binary(text: str, path: Path) -> None:
    sample = text[:_SAMPLE]
    controls = len(_CONTROLS.findall(sample))
    if "\0" in text or controls > _MOST_CONTROLS * max(len(sample), 100):
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path))
