"""How a hub is written, and how it is shown: an address may carry a password, a screen must not."""

import re

_NAMED = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*)://(.*)", re.DOTALL)


def scheme_of(hub: str) -> str:
    """Give what stands before ://, in small letters; "" for a folder."""
    named = _NAMED.fullmatch(hub)
    return named[1].lower() if named else ""


def shown_hub(hub: str) -> str:
    """Give *hub* as it may be shown and logged: without its password, even where that was not quoted."""
    named = _NAMED.fullmatch(hub)
    if not named or "@" not in named[2]:
        return hub
    host, slash, path = named[2].partition("/")
    if "@" in host:
        who, _, host = host.rpartition("@")
        where = host + slash + path
    elif (
        ":" in host
    ):  # a password with a slash; a port before a path with @ is shown shorter than it is
        who, _, where = named[2].rpartition("@")
    else:
        return hub
    return f"{named[1]}://{who.partition(':')[0]}@{where}"
