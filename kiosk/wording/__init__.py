"""Verdicts, troubles and remarks in words a tired volunteer understands, and what to do next.

The source language is French, the desks' own; every text goes through Qt's translation.
"""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:  # noqa: N802 - the name Qt's tools look for
    """Mark *text* for translation where it stands and give it back; typed, as Qt's own is not."""
    return text
