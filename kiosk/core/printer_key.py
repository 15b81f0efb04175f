"""Which printer a URI means: its name for people, and how far its sheet is used, change nothing."""

from urllib.parse import parse_qs


def printer_key(uri: str) -> str:
    """Give *uri* without its name and its first free label: two of the same are one printer."""
    head, _, query = uri.partition("#")[0].partition("?")
    options = [one for one in query.split("&") if one and not one.startswith("first=")]
    return f"{head}?{'&'.join(options)}" if options else head


def printer_option(uri: str, name: str) -> str:
    """Give an option that *uri* sets in its query, "" where it sets none."""
    query = uri.partition("#")[0].partition("?")[2]
    return parse_qs(query).get(name, [""])[-1]


def from_first_label(uri: str) -> str:
    """Give *uri* with a whole sheet to print on."""
    name = uri.partition("#")[1:]
    return printer_key(uri) + "".join(name)
