"""A printer's URI as something to edit: its options are in the query, its name in the fragment.

What this does not know stays as it was written, so that a driver's own option survives the settings.
"""

from urllib.parse import parse_qsl, quote, unquote, urlencode, urlsplit

STATUS = "status"
NEVER = "none"
"""The value of `status` for a printer that never answers."""


def scheme(uri: str) -> str:
    """Give the part before the colon, "" where *uri* has none or makes no sense."""
    try:
        return urlsplit(uri).scheme
    except ValueError:
        return ""


def options_of(uri: str) -> list[tuple[str, str]]:
    """Give the options in their order, those without a value too."""
    query = uri.partition("#")[0].partition("?")[2]
    return parse_qsl(query, keep_blank_values=True)


def option(uri: str, name: str) -> str:
    """Give the value of the option *name*, "" where it is not set."""
    return dict(options_of(uri)).get(name, "")


def with_option(uri: str, name: str, value: str) -> str:
    """Give *uri* with the option *name* set in its place, or taken out by an empty *value*."""
    known = options_of(uri)
    places = [place for place, (key, _) in enumerate(known) if key == name]
    place = places[0] if places else len(known)
    others = [pair for pair in known[:place] if pair[0] != name]
    set_to = [(name, value)] if value else []
    after = [pair for pair in known[place:] if pair[0] != name]
    query = urlencode(others + set_to + after, quote_via=quote, safe=",:-")
    head, fragment = uri.partition("#")[::2]
    return _joined(head.partition("?")[0], query, fragment)


def given_name(uri: str) -> str:
    """Give the name that people gave to the printer, "" where they gave none."""
    return unquote(uri.partition("#")[2])


def with_name(uri: str, name: str) -> str:
    """Give *uri* under another name, or under none."""
    head, query = uri.partition("#")[0].partition("?")[::2]
    return _joined(head, query, quote(name.strip(), safe=""))


def address(uri: str) -> str:
    """Give where the printer is, as it is written: without its options and its name."""
    return uri.partition("#")[0].partition("?")[0]


def shift(uri: str) -> tuple[str, str]:
    """Give how far all is moved to the right and down, in mm as written; "" where it is not."""
    right, _, down = option(uri, "shift").partition(",")
    return right.strip(), down.strip()


def with_shift(uri: str, right: str, down: str) -> str:
    """Give *uri* moving all to the right and down; two empty texts move nothing."""
    is_moved = bool(right or down)
    return with_option(uri, "shift", f"{right or 0},{down or 0}" if is_moved else "")


def _joined(head: str, query: str, fragment: str) -> str:
    return head + (f"?{query}" if query else "") + (f"#{fragment}" if fragment else "")
