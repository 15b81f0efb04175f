"""Another desk's printer among a desk's own: one URI like any other.

    desk://id of the desk/place of the printer there, quoted#its name for people

Without a place it is whichever of that desk's printers is free. The printing room never sees one.
"""

from urllib.parse import quote

from kiosk.core.printer_place import Language, read_place
from kiosk.core.printer_uri import given_name, scheme, with_name


def uri_of(desk: str, place: str = "", name: str = "") -> str:
    """Give the URI of the printer at *place* of another *desk*, called *name* here."""
    return with_name(f"{Language.DESK}://{desk}/{quote(place, safe='')}", name)


def is_desks(uri: str) -> bool:
    """Say whether another desk prints what is sent to *uri*."""
    return scheme(uri) == Language.DESK


def desk_of(uri: str) -> str:
    """Give the id of the desk whose printer *uri* is, "" where it is this desk's own."""
    return _read(uri)[0]


def place_there(uri: str) -> str:
    """Give the place of the printer as its own desk knows it, "" for any of that desk's."""
    return _read(uri)[1]


def named_there(uri: str, name: str = "") -> str:
    """Give the printer as its own desk may be told of it: its place under a *name*; "" for any."""
    place = place_there(uri)
    return with_name(place, name or given_name(uri)) if place else ""


def is_in_network(place: str) -> bool:
    """Say whether the printer at *place* is one that several computers may speak to."""
    try:
        return read_place(place).is_in_network
    except ValueError:
        return False


def _read(uri: str) -> tuple[str, str]:
    if not is_desks(uri):
        return "", ""
    try:
        place = read_place(uri)
    except ValueError:
        return "", ""
    return place.host, place.path
