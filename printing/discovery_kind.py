"""What a printer is spoken to in, told by what it calls itself."""

import re
from urllib.parse import quote

from kiosk.core.printer_place import Language

_QL = re.compile(r"\bQL-\d{3,4}[A-Z]*", re.IGNORECASE)
_RECEIPT = re.compile(r"\btm-[a-z]+\d|receipt|\bpos-?\d\d\b|srp-\d|\bct-s\d|thermal printer")
_DPI = re.compile(r"\b(203|300|600) ?dpi\b", re.IGNORECASE)


def language_of(called: str) -> tuple[Language, dict[str, str]] | None:
    """Give the language of a label or receipt printer and its settings; None for any other."""
    words = called.lower()
    if "zebra" in words or words.startswith("ztc"):
        dots = _DPI.search(called)
        return Language.ZPL, ({"dpi": dots[1]} if dots else {})
    if model := _QL.search(called):
        return Language.BROTHER, {"model": model[0].upper()}
    if _RECEIPT.search(words):
        return Language.ESCPOS, {}
    return None


def printer_uri(scheme: str, place: str, name: str, settings: dict[str, str] | None = None) -> str:
    """Give the URI of a printer that people call *name*."""
    query = "&".join(f"{key}={quote(value)}" for key, value in (settings or {}).items())
    return f"{scheme}://{place}{f'?{query}' if query else ''}#{quote(name, safe='')}"
