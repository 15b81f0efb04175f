"""A badge of which nobody knows whether it came out: what is asked, and what an answer means."""

from PySide6.QtCore import QCoreApplication

from kiosk.wording import QT_TRANSLATE_NOOP

_ASKED = QT_TRANSLATE_NOOP(
    "doubtful", "Le badge de {who} est peut-être resté dans {printer}. Est-il sorti ?"
)
_SHEET = QT_TRANSLATE_NOOP(
    "doubtful",
    "Une planche de {labels} badges, dont {who}, est peut-être restée dans {printer}. "
    "Est-elle sortie ?",
)
_OF_SEVERAL = QT_TRANSLATE_NOOP("doubtful", "{asked} (1 sur {count})")
_MAY_COME = QT_TRANSLATE_NOOP("doubtful", "Si non, un second peut encore en sortir.")
_STUCK = QT_TRANSLATE_NOOP(
    "doubtful", "Le badge de {who} est resté dans {printer} : il sortira dès qu’elle repartira."
)
_SEVERAL_STUCK = QT_TRANSLATE_NOOP(
    "doubtful",
    "{count} badges sont restés dans une imprimante : ils sortiront dès qu’elle repartira.",
)
_WILL_COME = QT_TRANSLATE_NOOP(
    "doubtful", "Si vous en imprimez un autre, deux sortiront : gardez-en un, jetez l’autre."
)


def asked_text(
    who: str, printer: str, *, labels: int = 1, count: int = 1, may_come: bool = False
) -> str:
    """Ask whether somebody's badge came out, or the sheet with so many *labels* that it is on.

    It is the first of *count* questions; *may_come*: it can also come later.
    """
    asked = _tr(_SHEET if labels > 1 else _ASKED).format(who=who, printer=printer, labels=labels)
    if count > 1:
        asked = _tr(_OF_SEVERAL).format(asked=asked, count=count)
    return f"{asked} {_tr(_MAY_COME)}" if may_come else asked


def stuck_text(who: str, printer: str, *, count: int = 1) -> str:
    """Say that a badge, or *count* of them, comes out once the printer goes on, "" where none does."""
    if not count:
        return ""
    if count > 1:
        return _tr(_SEVERAL_STUCK).format(count=count)
    return _tr(_STUCK).format(who=who, printer=printer)


def second_text(who: str, printer: str) -> str:
    """Say what becomes of a second badge while the first is stuck in its printer."""
    return f"{stuck_text(who, printer)} {_tr(_WILL_COME)}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("doubtful", text)
