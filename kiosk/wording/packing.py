"""What became of a pack, in words: for whoever made one, and for whoever opened one."""

from PySide6.QtCore import QCoreApplication

from kiosk.core.hub_address import shown_hub
from kiosk.core.pack import ENDING, Opened, Packed
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text

_FOR_A_DESK = QT_TRANSLATE_NOOP(
    "pack",
    "Le paquet est écrit : {file}. Il fait d’un autre ordinateur un poste de cet événement, "
    "sans les colonnes réservées aux organisateurs.",
)
_FOR_AN_ORGANISER = QT_TRANSLATE_NOOP(
    "pack",
    "Le paquet est écrit : {file}. Il fait d’un autre ordinateur un poste d’organisateur : "
    "tout y est, même les colonnes réservées.",
)
_NEW_KEY = QT_TRANSLATE_NOOP(
    "pack",
    "Une nouvelle clé secrète est faite, et ce poste publie de nouveau, sous elle, tout ce qu’il a fait. "
    "Les autres bureaux n’échangent plus rien tant qu’ils n’ont pas ouvert le nouveau paquet ; "
    "le poste volé ne lira plus rien et ne sera plus lu.",
)
_NEW_KEYS_FILE = QT_TRANSLATE_NOOP("pack", "nouvelle-cle")
_FIRST = QT_TRANSLATE_NOOP("pack", "« {event} » est ouvert sur ce poste.")
_NOTHING = QT_TRANSLATE_NOOP("pack", "Tout ce que ce paquet apporte était déjà sur ce poste.")
_NEW = (
    QT_TRANSLATE_NOOP("pack", "{n} chose nouvelle est arrivée par le paquet."),
    QT_TRANSLATE_NOOP("pack", "{n} choses nouvelles sont arrivées par le paquet."),
)
_EXPECTED = QT_TRANSLATE_NOOP("pack", "Personnes attendues : {people}.")
_ORGANISER = QT_TRANSLATE_NOOP("pack", "C’est un poste d’organisateur.")
_TAKES_OVER = QT_TRANSLATE_NOOP(
    "pack",
    "Ce poste avait chargé la liste de son côté : il prend la clé secrète et les codes du paquet. "
    "Les badges imprimés ici avec un code fait par ce poste sont à réimprimer.",
)
_REKEYED = QT_TRANSLATE_NOOP(
    "pack",
    "La clé secrète a changé : ce poste publie de nouveau, sous la nouvelle, tout ce qu’il a fait.",
)
_OUTDATED = QT_TRANSLATE_NOOP(
    "pack",
    "Ce paquet est d’avant le changement de clé secrète : ce poste garde la sienne. Jetez ce paquet.",
)
_BESIDE = QT_TRANSLATE_NOOP(
    "pack",
    "Des modèles de badge avaient été changés ici : ils restent, "
    "et ceux du paquet sont à côté ({names}).",
)
_HUB = QT_TRANSLATE_NOOP("pack", "Les bureaux échangent par {hub}.")
_NO_HUB = QT_TRANSLATE_NOOP(
    "pack", "Aucun lieu d’échange n’est choisi : dites-le sous « Échange » (Ctrl+E)."
)


def packed_text(done: Packed) -> str:
    """Say which pack was written, and what it is good for."""
    text = _FOR_AN_ORGANISER if done.is_organiser else _FOR_A_DESK
    return _tr(text).format(file=done.file)


def new_key_text() -> str:
    """Say what a new key does, to all desks."""
    return _tr(_NEW_KEY)


def opened_text(opened: Opened) -> tuple[str, ...]:
    """Say what opening a pack has changed, a sentence each, the most important first."""
    if opened.is_first:
        told = [_tr(_FIRST).format(event=opened.event)]
    elif opened.new:
        told = [_tr(_NEW[opened.new > 1]).format(n=number_text(opened.new))]
    else:
        told = [_tr(_NOTHING)] if opened.changes_nothing else []
    told.append(_tr(_EXPECTED).format(people=number_text(opened.people)))
    told += [_tr(text) for text, holds in _also(opened).items() if holds]
    if opened.beside:
        told.append(_tr(_BESIDE).format(names=", ".join(opened.beside)))
    hub = shown_hub(opened.hub)
    told.append(_tr(_HUB).format(hub=hub) if hub else _tr(_NO_HUB))
    return tuple(told)


def file_name(event: str, *, is_rekey: bool) -> str:
    """Propose a name for the file of a pack of the event called so."""
    plain = "-".join("".join(c if c.isalnum() else " " for c in event).split()) or "Accueil"
    return f"{plain}-{_tr(_NEW_KEYS_FILE)}{ENDING}" if is_rekey else f"{plain}{ENDING}"


def _also(opened: Opened) -> dict[str, bool]:
    return {
        _ORGANISER: opened.is_organiser and opened.is_first,
        _TAKES_OVER: opened.takes_over,
        _REKEYED: opened.rekeyed,
        _OUTDATED: opened.is_outdated,
    }


def _tr(text: str) -> str:
    return QCoreApplication.translate("pack", text)
