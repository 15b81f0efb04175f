"""How a printer is, in words and as a sign, and what its test page showed."""

from collections.abc import Collection, Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.core.printer_settings import Setting
from kiosk.core.printer_uri import scheme
from kiosk.core.printjob import JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.troubles import trouble_text


class Health(StrEnum):
    """How a printer looks from the desk; each has a sign and a word."""

    READY = "ready"
    LOW = "low"
    TROUBLE = "trouble"
    HELD = "held"
    SILENT = "silent"
    UNASKED = "unasked"


HEALTH: Mapping[Health, str] = {
    Health.READY: QT_TRANSLATE_NOOP("printers", "Prête"),
    Health.LOW: QT_TRANSLATE_NOOP("printers", "Prête, bientôt plus de papier"),
    Health.TROUBLE: QT_TRANSLATE_NOOP("printers", "En panne"),
    Health.HELD: QT_TRANSLATE_NOOP("printers", "Suspendue : rien n’y est envoyé"),
    Health.SILENT: QT_TRANSLATE_NOOP("printers", "Ne répond jamais : rien à savoir d’elle"),
    Health.UNASKED: QT_TRANSLATE_NOOP("printers", "On ne sait pas encore"),
}
SHORT: Mapping[TroubleKind, str] = {
    TroubleKind.PRINTER_PAPER_OUT: QT_TRANSLATE_NOOP("printers", "Plus de papier"),
    TroubleKind.PRINTER_COVER_OPEN: QT_TRANSLATE_NOOP("printers", "Capot ouvert"),
    TroubleKind.PRINTER_PAUSED: QT_TRANSLATE_NOOP("printers", "En pause"),
    TroubleKind.PRINTER_JAMMED: QT_TRANSLATE_NOOP("printers", "Papier coincé"),
    TroubleKind.PRINTER_INK_OUT: QT_TRANSLATE_NOOP("printers", "Plus d’encre ou de ruban"),
    TroubleKind.PRINTER_UNREACHABLE: QT_TRANSLATE_NOOP("printers", "Ne répond pas"),
    TroubleKind.PRINTER_SILENT: QT_TRANSLATE_NOOP("printers", "Ne dit plus rien"),
    TroubleKind.PRINTER_MUTE: QT_TRANSLATE_NOOP("printers", "Ne se dit pas prête"),
    TroubleKind.PRINTER_HOT: QT_TRANSLATE_NOOP("printers", "A trop chauffé"),
    TroubleKind.PRINTER_WRONG_MEDIA: QT_TRANSLATE_NOOP("printers", "Pas le bon rouleau"),
    TroubleKind.PRINTER_DENIED: QT_TRANSLATE_NOOP("printers", "Accès refusé à ce poste"),
    TroubleKind.PRINTER_DESK_SILENT: QT_TRANSLATE_NOOP("printers", "Pas de nouvelles"),
    TroubleKind.PRINTER_DESK_UNHEARD: QT_TRANSLATE_NOOP("printers", "Pas encore de nouvelles"),
    TroubleKind.PRINTER_DESK_WITHOUT: QT_TRANSLATE_NOOP("printers", "N’est plus là-bas"),
    TroubleKind.PRINTER_HELD: QT_TRANSLATE_NOOP("printers", "Suspendue là-bas"),
    TroubleKind.PRINTER_SHARED: QT_TRANSLATE_NOOP("printers", "À un autre bureau"),
    TroubleKind.PRINTER_FAILED: QT_TRANSLATE_NOOP("printers", "N’a pas pris le badge"),
    TroubleKind.PRINTER_FORMAT: QT_TRANSLATE_NOOP("printers", "N’imprime pas ces badges"),
    TroubleKind.PRINTER_UNKNOWN: QT_TRANSLATE_NOOP("printers", "Adresse à corriger"),
    TroubleKind.PRINTER_UNKNOWN_QUEUE: QT_TRANSLATE_NOOP("printers", "Inconnue de ce poste"),
    TroubleKind.PRINTER_OPTION: QT_TRANSLATE_NOOP("printers", "Réglage à corriger"),
    TroubleKind.USB_LIBRARY_MISSING: QT_TRANSLATE_NOOP("printers", "Il manque libusb"),
    TroubleKind.SHEET_UNKNOWN: QT_TRANSLATE_NOOP("printers", "Planche inconnue"),
    TroubleKind.SHEET_SHORTER: QT_TRANSLATE_NOOP("printers", "Première étiquette fausse"),
    TroubleKind.SHEET_TOO_SMALL: QT_TRANSLATE_NOOP("printers", "Badge trop grand"),
    TroubleKind.PAGE_TOO_WIDE: QT_TRANSLATE_NOOP("printers", "Badge trop large"),
    TroubleKind.QR_TOO_SMALL: QT_TRANSLATE_NOOP("printers", "Code QR trop petit"),
}
"""The troubles of a printer in two words, for a list where its name stands above."""
SETTINGS: Mapping[Setting, str] = {
    Setting.NAME: QT_TRANSLATE_NOOP("printers", "Nom"),
    Setting.DPI: QT_TRANSLATE_NOOP("printers", "Points par pouce"),
    Setting.WIDTH: QT_TRANSLATE_NOOP("printers", "Largeur, en points"),
    Setting.RIGHT: QT_TRANSLATE_NOOP("printers", "Décaler à droite, mm"),
    Setting.DOWN: QT_TRANSLATE_NOOP("printers", "Décaler vers le bas, mm"),
    Setting.LAYOUT: QT_TRANSLATE_NOOP("printers", "Modèle de badge"),
    Setting.SHEET: QT_TRANSLATE_NOOP("printers", "Planche d’étiquettes"),
    Setting.FIRST: QT_TRANSLATE_NOOP("printers", "Première étiquette libre"),
    Setting.MEDIA: QT_TRANSLATE_NOOP("printers", "Rouleau"),
    Setting.MODEL: QT_TRANSLATE_NOOP("printers", "Type"),
    Setting.SILENT: QT_TRANSLATE_NOOP("printers", "Cette imprimante ne répond jamais"),
}
EXAMPLES: Mapping[Setting, str] = {
    Setting.NAME: "Imprimante 2",
    Setting.DPI: "203",
    Setting.WIDTH: "576",
    Setting.RIGHT: "0,5",
    Setting.DOWN: "-1",
    Setting.FIRST: "1",
    Setting.MEDIA: "62",
    Setting.MODEL: "QL-820NWB",
}
"""What may stand in a field, shown where it is empty."""
TESTED: Mapping[JobState, str] = {
    JobState.DONE: QT_TRANSLATE_NOOP(
        "printers", "La page d’essai est sortie. Regardez si le cadre est entier et le noir net."
    ),
    JobState.SENT: QT_TRANSLATE_NOOP(
        "printers", "La page d’essai est envoyée. Regardez si elle sort."
    ),
    JobState.UNKNOWN: QT_TRANSLATE_NOOP(
        "printers", "La page d’essai est peut-être sortie : regardez dans l’imprimante."
    ),
}
WAYS: Mapping[str, str] = {
    "tcp": QT_TRANSLATE_NOOP("printers", "réseau"),
    "usb": QT_TRANSLATE_NOOP("printers", "USB"),
    "serial": QT_TRANSLATE_NOOP("printers", "port série"),
    "file": QT_TRANSLATE_NOOP("printers", "fichier"),
    "ipp": QT_TRANSLATE_NOOP("printers", "réseau"),
    "ipps": QT_TRANSLATE_NOOP("printers", "réseau"),
    "system": QT_TRANSLATE_NOOP("printers", "installée sur ce poste"),
}
"""How a printer is reached, by the last part of its URI's scheme."""

_NOT_TESTED = QT_TRANSLATE_NOOP("printers", "La page d’essai n’est pas sortie.")
_NO_NUMBER = QT_TRANSLATE_NOOP("printers", "« {what} » : écrivez un nombre, par exemple {example}.")
_LABELS_OUT = QT_TRANSLATE_NOOP(
    "printers",
    "{name} : plus d’étiquettes, plus de ruban ou tête ouverte. Vérifiez, puis refermez.",
)
_NEVER_HINT = QT_TRANSLATE_NOOP(
    "printers", "Si elle ne répond jamais, cochez plus bas « {tick} », puis Enregistrer."
)
_MAY_BE_ITS_WAY = {TroubleKind.PRINTER_SILENT, TroubleKind.PRINTER_MUTE}
"""Troubles of a printer that perhaps never says how it is."""
_FRESH = QT_TRANSLATE_NOOP("printers", "Imprimante {number}")


def health_of(state: PrinterState | None, *, is_held: bool, never_answers: bool) -> Health:
    """Say how a printer looks from the desk; what people said of it comes first."""
    if is_held:
        return Health.HELD
    if state is not None and state.trouble is not None:
        return Health.TROUBLE
    if never_answers:
        return Health.SILENT
    if state is None:
        return Health.UNASKED
    return Health.LOW if state.is_low else Health.READY


def health_text(health: Health, trouble: Trouble | None) -> str:
    """Say in a few words how a printer is; *trouble* is what keeps it from printing."""
    if health is Health.TROUBLE and trouble is not None:
        return short_text(trouble)
    return _tr(HEALTH[health])


def printer_trouble_text(trouble: Trouble, name: str) -> str:
    """Say what keeps the printer called *name* from printing, and what to do."""
    says_nothing = trouble.kind is TroubleKind.PRINTER_MUTE
    if says_nothing and scheme(str(trouble.facts.get("printer", ""))).startswith("zpl"):
        return _tr(_LABELS_OUT).format(name=name)
    text = trouble_text(trouble)
    return text if "printer" in trouble.facts else f"{name} : {text}"


def never_answers_text(trouble: Trouble) -> str:
    """Say what to tick for a printer whose *trouble* may be its way, "" where it cannot be."""
    tick = setting_text(Setting.SILENT)
    return _tr(_NEVER_HINT).format(tick=tick) if trouble.kind in _MAY_BE_ITS_WAY else ""


def short_text(trouble: Trouble) -> str:
    """Say in two words what ails a printer."""
    return _tr(SHORT.get(trouble.kind, HEALTH[Health.TROUBLE]))


def trial_text(outcome: JobOutcome) -> str:
    """Say what became of a test page, and what to look at."""
    if outcome.state in TESTED:
        return _tr(TESTED[outcome.state])
    why = trouble_text(outcome.trouble) if outcome.trouble is not None else ""
    return f"{_tr(_NOT_TESTED)} {why}".strip()


def setting_text(what: Setting) -> str:
    """Call a setting of a printer."""
    return _tr(SETTINGS[what])


def no_number_text(what: Setting) -> str:
    """Say that a setting wants a number."""
    return _tr(_NO_NUMBER).format(what=setting_text(what), example=EXAMPLES[what])


def way_text(uri: str) -> str:
    """Say how the printer at *uri* is reached."""
    return _tr(WAYS.get(scheme(uri).rpartition("+")[2], ""))


def fresh_name(known: Collection[str]) -> str:
    """Give the first of "Imprimante 1, 2 …" that is not *known*."""
    number = 1
    while (name := _tr(_FRESH).format(number=number)) in known:
        number += 1
    return name


def _tr(text: str) -> str:
    return QCoreApplication.translate("printers", text)
