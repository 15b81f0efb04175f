"""What a scanner meant: a code out of the text that arrived, whatever the keyboard layout did to it.

A keyboard-wedge scanner types as on a US keyboard; a French, German or Spanish host turns that into
other characters. Each layout is one to one, so every reading is tried and the list decides.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlsplit

from kiosk.core.session import CodePlace

US_KEYS = "!\"#$%&'()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_`abcdefghijklmnopqrstuvwxyz{|}~"
"""The printable characters in the order of `HOST_KEYS`; space is the same everywhere."""

HOST_KEYS = {
    "fr": "1%3457ù908+;):!à&é\"'(-è_çMm.=/§2QBCDEFGHIJKL?NOPARSTUVZXYW†*$6°²qbcdefghijkl,noparstuvzxyw†µ£~",
    "be": "1%3457ù908_;):=à&é\"'(§è!çMm.-/+2QBCDEFGHIJKL?NOPARSTUVZXYW†µ$6°²qbcdefghijkl,noparstuvzxyw†£*³",
    "de": "!Ä§$%/ä)=(†,ß.-0123456789Öö;†:_\"ABCDEFGHIJKLMNOPQRSTUVWXZYü#+&?†abcdefghijklmnopqrstuvwxzyÜ'*°",
    "es": "!†·$%/†)=(¿,'.-0123456789Ññ;¡:_\"ABCDEFGHIJKLMNOPQRSTUVWXYZ†ç+&?ºabcdefghijklmnopqrstuvwxyz†Ç*ª",
    "it": "!°£$%/à)=(^,'.-0123456789çò;ì:_\"ABCDEFGHIJKLMNOPQRSTUVWXYZèù+&?\\abcdefghijklmnopqrstuvwxyzé§*|",
    "ch-fr": "+ä*ç%/à)=(†,'.-0123456789öé;†:_\"ABCDEFGHIJKLMNOPQRSTUVWXZYè$†&?§abcdefghijklmnopqrstuvwxzyü£!°",
    "uk": "!@£$%&'()*+,-./0123456789:;<=>?\"ABCDEFGHIJKLMNOPQRSTUVWXYZ[#]^_`abcdefghijklmnopqrstuvwxyz{~}¬",
}
"""What a host's layout makes of `US_KEYS`, measured with real key events; † is a dead key."""

_DEAD = "†"
_UNSHIFTED = "`1234567890-=[]\\;',./"
_SHIFTED = '~!@#$%^&*()_+{}|:"<>?'
_OTHER_SHIFT = str.maketrans(_UNSHIFTED + _SHIFTED, _SHIFTED + _UNSHIFTED)
_ADDED = "\r\n\t\0 "
_AIM = re.compile(r"^\][A-Za-z][0-9A-Za-z]")
_TOKEN = re.compile(r"[0-9A-Za-z_-]{4,}")
_LONGEST = 512


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """What a scanner sent, as the text that arrived; *ended* by a Return, or only by silence."""

    text: str
    ended: bool = True


def _back_to_us(host: str) -> dict[int, str]:
    pairs = zip(HOST_KEYS[host], US_KEYS, strict=True)
    return {ord(typed): meant for typed, meant in pairs if typed != _DEAD}


_BACK = {host: _back_to_us(host) for host in HOST_KEYS}


def other_shift(text: str) -> str:
    """Give what the same keys would have typed on a US keyboard with Shift the other way."""
    return text.swapcase().translate(_OTHER_SHIFT)


def readings(text: str) -> Iterator[str]:
    """Give each text the scanner may have meant, the likeliest first; the first is *text* itself.

    Caps Lock turns the letters round on every system, and on Windows the digits of French, Belgian
    and German keyboards too.
    """
    seen = set()
    for reading in _every_reading(text):
        if reading not in seen:
            seen.add(reading)
            yield reading


def _every_reading(text: str) -> Iterator[str]:
    yield text
    for back in _BACK.values():
        if all(ord(char) in back or char == " " for char in text):
            yield text.translate(back)
    yield text.swapcase()
    for back in _BACK.values():
        turned = text.swapcase()
        if all(ord(char) in back or char == " " for char in turned):
            yield turned.translate(back)
        if all(ord(char) in back or char == " " for char in text):
            yield other_shift(text.translate(back))
    yield other_shift(text)


def codes_in(text: str, place: CodePlace) -> Iterator[str]:
    """Give each code that *text* may hold, without what scanners add (line ends, an AIM prefix)."""
    plain = _AIM.sub("", text.strip(_ADDED)).strip(_ADDED)
    if not plain:
        return
    yield plain
    if place is CodePlace.URL:
        yield from _codes_in_url(plain)
    elif place is CodePlace.TEXT:
        yield from _TOKEN.findall(plain)


def candidates(text: str, place: CodePlace) -> Iterator[str]:
    """Give each code a scan may stand for, as typed first; of a text no code is that long, none."""
    if len(text) > _LONGEST:
        return
    for reading in readings(text.strip(_ADDED)):
        yield from codes_in(reading, place)


def _codes_in_url(text: str) -> Iterator[str]:
    try:
        url = urlsplit(text)
    except ValueError:
        return
    yield from (value for _, value in parse_qsl(url.query))
    yield from reversed([part for part in url.path.split("/") if part])
    if url.fragment:
        yield url.fragment
