"""What can be set of a printer, by what kind of printer it is; each setting is in its URI."""

from collections.abc import Mapping
from enum import StrEnum

from kiosk.core.printer_uri import (
    NEVER,
    STATUS,
    given_name,
    option,
    scheme,
    shift,
    with_name,
    with_option,
    with_shift,
)


class Setting(StrEnum):
    """One setting of a printer; the value is the URI's option where it has one of its own.

    What is set every day comes first, what hardly anybody knows last: so they stand on the page.
    """

    NAME = "name"
    LAYOUT = "layout"
    SHEET = "sheet"
    FIRST = "first"
    MEDIA = "media"
    MODEL = "model"
    RIGHT = "right"
    DOWN = "down"
    SILENT = "silent"
    DPI = "dpi"
    WIDTH = "width"


WHOLE = {Setting.DPI, Setting.WIDTH, Setting.FIRST}
"""Settings that are whole numbers above nought."""
MILLIMETRES = {Setting.RIGHT, Setting.DOWN}
_ALL = frozenset({Setting.NAME, Setting.LAYOUT, Setting.RIGHT, Setting.DOWN})
_DOTS = _ALL | {Setting.DPI, Setting.WIDTH, Setting.SILENT}
_LABELS = _ALL | {Setting.MODEL, Setting.MEDIA, Setting.SILENT}
_SHEETS = _ALL | {Setting.SHEET, Setting.FIRST}
_KINDS: Mapping[str, frozenset[Setting]] = {
    "escpos": _DOTS,
    "zpl": _DOTS,
    "brother": _LABELS,
    "desk": frozenset({Setting.NAME}),
}
_YES = "yes"


def settings_for(uri: str) -> frozenset[Setting]:
    """Give what can be set of the printer at *uri*: dots of a thermal printer, sheets of a laser.

    Another desk's printer is set at that desk; here it only has a name.
    """
    return _KINDS.get(scheme(uri).partition("+")[0], _SHEETS)


def settings_of(uri: str) -> dict[Setting, str]:
    """Give how the printer at *uri* is set, as texts; "" is what it has from the factory."""
    right, down = shift(uri)
    own = {Setting.NAME: given_name(uri), Setting.RIGHT: right, Setting.DOWN: down}
    own[Setting.SILENT] = _YES if never_answers(uri) else ""
    return {what: own.get(what, option(uri, what.value)) for what in Setting}


def with_settings(uri: str, said: Mapping[Setting, str]) -> str:
    """Give *uri* set as *said*; what is not said stays."""
    now = settings_of(uri) | {what: text.strip() for what, text in said.items()}
    for what in Setting:
        if what in _OPTIONS:
            uri = with_option(uri, what.value, now[what])
    uri = with_shift(uri, _point(now[Setting.RIGHT]), _point(now[Setting.DOWN]))
    if Setting.SILENT in said:
        uri = with_option(uri, STATUS, NEVER if now[Setting.SILENT] else "")
    return with_name(uri, now[Setting.NAME])


def misspelt(said: Mapping[Setting, str]) -> Setting | None:
    """Give the first setting that is no number where one is wanted, None if all make sense."""
    return next((what for what, text in said.items() if not _makes_sense(what, text.strip())), None)


def never_answers(uri: str) -> bool:
    """Say whether somebody ticked that the printer at *uri* never says how it is."""
    return option(uri, STATUS) == NEVER


def _makes_sense(what: Setting, text: str) -> bool:
    if not text:
        return True
    if what in WHOLE:
        return text.isascii() and text.isdigit() and int(text) > 0
    if what in MILLIMETRES:
        number = _point(text).removeprefix("-").replace(".", "", 1)
        return number.isascii() and number.isdigit()
    return True


def _point(number: str) -> str:
    """Give a number as a URI has it: with a point, whatever was typed."""
    return number.replace(",", ".").replace("−", "-").removeprefix("+")


_OPTIONS = frozenset(Setting) - {Setting.NAME, Setting.RIGHT, Setting.DOWN, Setting.SILENT}
