"""What the bar under the strip says of the printers: what ails them, what to do, how many badges wait."""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text
from kiosk.wording.printers import printer_trouble_text, short_text
from kiosk.wording.troubles import trouble_text

_LOW = QT_TRANSLATE_NOOP("alert", "{printers} : bientôt plus de papier. Préparez un rouleau.")
_GO_ON = QT_TRANSLATE_NOOP("alert", "Les badges sortent sur {printers}.")
_AND_ONE = QT_TRANSLATE_NOOP("alert", "{name} : {what}.")
_AND_SEVERAL = QT_TRANSLATE_NOOP("alert", "{n} autres aussi sont en panne.")
_COULD_HELP = QT_TRANSLATE_NOOP("alert", "{name} est suspendue : remettez-la en service (Alt+P).")
_ONE_WAITS = QT_TRANSLATE_NOOP("alert", "1 badge attend.")
_WAIT = QT_TRANSLATE_NOOP("alert", "{n} badges attendent.")
_NO_PRINTER = QT_TRANSLATE_NOOP("alert", "Aucune imprimante : {waiting} Ajoutez-en une.")
_NONE_WAITS = QT_TRANSLATE_NOOP("alert", "les badges attendront.")
_ALL_HELD = QT_TRANSLATE_NOOP(
    "alert",
    "Toutes les imprimantes sont suspendues. {waiting} Remettez-en une en service (Alt+P).",
)
_LAST_ONE = QT_TRANSLATE_NOOP(
    "alert", "{waiting} Ils sortiront sur la prochaine imprimante que vous ajouterez."
)
_LAST_ONE_OF_ONE = QT_TRANSLATE_NOOP(
    "alert", "{waiting} Il sortira sur la prochaine imprimante que vous ajouterez."
)
_SHEET = QT_TRANSLATE_NOOP(
    "alert",
    "{printer} attend que la planche soit pleine : {waiting} badges pour {labels} étiquettes libres.",
)
_SHEET_ONE = QT_TRANSLATE_NOOP(
    "alert",
    "{printer} attend que la planche soit pleine : 1 badge pour {labels} étiquettes libres.",
)
_PART = QT_TRANSLATE_NOOP(
    "alert", "{printer}, planche entamée : étiquettes {first} à {last} encore libres."
)
_PART_ONE = QT_TRANSLATE_NOOP(
    "alert", "{printer}, planche entamée : étiquette {first} encore libre."
)
_AND = QT_TRANSLATE_NOOP("alert", " et ")
_NOBODY_CHOSE = QT_TRANSLATE_NOOP(
    "alert", "Aucune imprimante n’est choisie : les badges ne sortent pas."
)
_SPOILT = QT_TRANSLATE_NOOP(
    "alert",
    "Le badge de {who} ne peut pas être dessiné. "
    "Corrigez sa fiche et réessayez, ou annulez-le dans la file d’impression (Alt+F).",
)
_DOES_NOT_FIT = QT_TRANSLATE_NOOP(
    "alert",
    "Badge de {who} : {why} Puis réessayez, ou annulez-le dans la file d’impression (Alt+F).",
)
_OF_SEVERAL = QT_TRANSLATE_NOOP("alert", "{told} (1 sur {n})")


def broken_text(
    broken: Mapping[str, Trouble],
    others: Collection[str],
    *,
    held: Collection[str] = (),
    waiting: int = 0,
) -> str:
    """Say what keeps printers from printing, by their names, and where badges come out instead.

    Of the first it is said what to do, and of a second what ails it: a small screen has two lines for
    it all. Where no *others* print, the *held* could, and so many badges are *waiting*.
    """
    if not broken:
        return ""
    (name, trouble), *more = broken.items()
    told = [printer_trouble_text(trouble, name)]
    if len(more) == 1:
        ((second, what),) = more
        told.append(_tr(_AND_ONE).format(name=second, what=_lower(short_text(what))))
    elif more:
        told.append(_tr(_AND_SEVERAL).format(n=len(more)))
    if others:
        told.append(_tr(_GO_ON).format(printers=_listed(others)))
    else:
        told += [_tr(_COULD_HELP).format(name=one) for one in [*held][:1]]
        told += [waiting_text(waiting)] if waiting else []
    return " ".join(told)


def waiting_text(count: int) -> str:
    """Say how many badges wait for a printer, "" where none does."""
    return _tr(_WAIT if count > 1 else _ONE_WAITS).format(n=number_text(count)) if count else ""


def no_printer_text(waiting: int) -> str:
    """Say that a desk that wants badges has no printer for them."""
    told = _lower(waiting_text(waiting)) or _tr(_NONE_WAITS)
    return _tr(_NO_PRINTER).format(waiting=told)


def all_held_text(waiting: int) -> str:
    """Say that people hold all printers, though badges may be *waiting*."""
    return _tr(_ALL_HELD).format(waiting=waiting_text(waiting)).replace("  ", " ")


def last_one_text(waiting: int) -> str:
    """Say what becomes of the badges that wait when the last printer is taken away."""
    text = _tr(_LAST_ONE if waiting > 1 else _LAST_ONE_OF_ONE)
    return text.format(waiting=waiting_text(waiting)) if waiting else ""


def low_text(printers: Collection[str]) -> str:
    """Say that the paper of the *printers* ends soon, "" where there are none."""
    return _tr(_LOW).format(printers=_listed(printers)) if printers else ""


def sheet_text(printer: str, waiting: int, labels: int) -> str:
    """Say that badges wait for a sheet to be full."""
    text = _tr(_SHEET if waiting > 1 else _SHEET_ONE)
    return text.format(printer=printer, waiting=waiting, labels=labels)


def part_text(printer: str, first: int, last: int) -> str:
    """Say which labels of a half-used sheet are free."""
    return _tr(_PART if first < last else _PART_ONE).format(printer=printer, first=first, last=last)


def nobody_chose_text() -> str:
    """Say that nobody has said yet where badges come out."""
    return _tr(_NOBODY_CHOSE)


def spoilt_text(who: str, trouble: Trouble | None, *, count: int = 1) -> str:
    """Say why somebody's badge, the first of *count*, failed for its own sake, and what to do."""
    if trouble is None or trouble.kind is TroubleKind.PAGE_FAILED:
        told = _tr(_SPOILT).format(who=who)
    else:
        told = _tr(_DOES_NOT_FIT).format(who=who, why=trouble_text(trouble))
    return told if count == 1 else _tr(_OF_SEVERAL).format(told=told, n=count)


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


def _listed(names: Collection[str]) -> str:
    *first, last = names
    return f"{', '.join(first)}{_tr(_AND)}{last}" if first else last


def _tr(text: str) -> str:
    return QCoreApplication.translate("alert", text)
