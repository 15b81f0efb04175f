"""The apostrophe that keeps a spreadsheet from computing a cell: put before it, and taken away again."""

import re

_GUARDED = re.compile("'+[-=+@]")
_TO_GUARD = re.compile("'*[-=+@]")


def guarded(text: str) -> str:
    """Put an apostrophe before a text that a spreadsheet would compute; `unguarded` gives it back."""
    return f"'{text}" if _TO_GUARD.match(text) else text


def unguarded(text: str) -> str:
    """Take away the apostrophe that tools put before ``=+-@``: it is no part of the text."""
    return text[1:] if text.startswith("'") and _GUARDED.match(text) else text


def may_be_guarded(text: str) -> bool:
    """Say whether *text*, or one of the texts joined in it, may be guarded."""
    return "'" in text and _GUARDED.search(text) is not None
