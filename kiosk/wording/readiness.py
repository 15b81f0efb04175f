"""Is this desk ready, one sentence a thing that was looked at."""

from collections.abc import Mapping
from datetime import datetime

from PySide6.QtCore import QCoreApplication

from kiosk.core.readiness import Aspect, Finding, Found, Level
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.expected import expected_text
from kiosk.wording.printing import printer_name
from kiosk.wording.troubles import trouble_text

ASPECTS: Mapping[Aspect, str] = {
    Aspect.LIST: QT_TRANSLATE_NOOP("readiness", "Liste"),
    Aspect.LETTERS: QT_TRANSLATE_NOOP("readiness", "Caractères"),
    Aspect.LAYOUT: QT_TRANSLATE_NOOP("readiness", "Badge"),
    Aspect.PRINTER: QT_TRANSLATE_NOOP("readiness", "Imprimante"),
    Aspect.HUB: QT_TRANSLATE_NOOP("readiness", "Échange"),
    Aspect.DISK: QT_TRANSLATE_NOOP("readiness", "Disque"),
    Aspect.CLOCK: QT_TRANSLATE_NOOP("readiness", "Horloge"),
}
LEVELS: Mapping[Level, str] = {
    Level.GOOD: QT_TRANSLATE_NOOP("readiness", "Prêt"),
    Level.NOTE: QT_TRANSLATE_NOOP("readiness", "À savoir"),
    Level.WRONG: QT_TRANSLATE_NOOP("readiness", "À régler"),
}
FINDINGS: Mapping[Found, str] = {
    Found.PEOPLE: QT_TRANSLATE_NOOP("readiness", "personnes attendues : {expected}, {event}."),
    Found.NOBODY: QT_TRANSLATE_NOOP(
        "readiness", "personne n’est attendu. Chargez la liste : main.py load PROGRAMME LISTE"
    ),
    Found.LETTERS_COVERED: QT_TRANSLATE_NOOP("readiness", "tous les badges s’écrivent."),
    Found.LETTERS_MISSING: QT_TRANSLATE_NOOP(
        "readiness",
        "Accueil ne sait pas écrire tout de ces badges (personnes : {people}) : {names}. "
        "Corrigez-les dans la liste, ou à l’accueil.",
    ),
    Found.LAYOUT_GOOD: QT_TRANSLATE_NOOP("readiness", "le modèle « {layout} » est bon."),
    Found.LAYOUT_FAULTY: QT_TRANSLATE_NOOP(
        "readiness", "le modèle « {layout} » est à reprendre : {faults}."
    ),
    Found.LAYOUT_WITHOUT_CODE: QT_TRANSLATE_NOOP(
        "readiness", "le modèle « {layout} » n’a pas de code QR : ses badges ne se scannent pas."
    ),
    Found.LAYOUT_CATEGORIES: QT_TRANSLATE_NOOP(
        "readiness",
        "le modèle « {layout} » distingue des catégories que la liste n’a pas : {categories}.",
    ),
    Found.PRINTS_NOTHING: QT_TRANSLATE_NOOP(
        "readiness", "ce poste n’en a pas. S’il doit imprimer, choisissez-la avec Alt+P."
    ),
    Found.PRINTER_READY: QT_TRANSLATE_NOOP("readiness", "{printer} est prête."),
    Found.PRINTER_LOW: QT_TRANSLATE_NOOP(
        "readiness", "{printer} n’a bientôt plus de papier. Préparez le suivant."
    ),
    Found.ALONE: QT_TRANSLATE_NOOP(
        "readiness", "ce poste compte seul. S’il y en a d’autres, dites où ils échangent (Ctrl+E)."
    ),
    Found.HUB_GOOD: QT_TRANSLATE_NOOP("readiness", "{hub} se lit et s’écrit."),
    Found.ROOM: QT_TRANSLATE_NOOP("readiness", "{free} Mo libres."),
    Found.LITTLE_ROOM: QT_TRANSLATE_NOOP(
        "readiness", "{free} Mo libres, c’est trop peu. Libérez de la place."
    ),
    Found.CLOCK_RIGHT: QT_TRANSLATE_NOOP("readiness", "il est {time}."),
    Found.CLOCK_BEHIND: QT_TRANSLATE_NOOP(
        "readiness",
        "elle dit {time}, avant le chargement de la liste ({loaded}). Mettez-la à l’heure.",
    ),
    Found.OTHER_ZONE: QT_TRANSLATE_NOOP(
        "readiness",
        "ce poste est à l’heure d’ailleurs, {ours} ; l’événement ({zone}) à {time}. "
        "Si ce poste est sur place, réglez son fuseau horaire.",
    ),
    Found.TROUBLE: "{trouble}",
}


def finding_text(finding: Finding) -> str:
    """Say what was found: how it is, of what, and what to do."""
    facts = {
        name: _when(str(value)) if name in {"time", "ours", "loaded"} else value
        for name, value in finding.facts.items()
    }
    if "printer" in facts:
        facts["printer"] = printer_name(str(facts["printer"]))
    if finding.found is Found.LAYOUT_FAULTY:
        facts["faults"] = "; ".join(map(_fault, str(facts["faults"]).split("; ")))
    if finding.trouble is not None:
        facts["trouble"] = trouble_text(finding.trouble)
    said = _tr(FINDINGS[finding.found]).format(**facts)
    return f"{_tr(LEVELS[finding.level])} · {_tr(ASPECTS[finding.aspect])} : {said}"


def _fault(said: str) -> str:
    where, arrow, expected = said.partition(" → ")
    return f"{where} : {expected_text(expected)}" if arrow else said


def _when(moment: str) -> str:
    return datetime.fromisoformat(moment).strftime("%d/%m/%Y %H:%M")


def _tr(text: str) -> str:
    return QCoreApplication.translate("readiness", text)
