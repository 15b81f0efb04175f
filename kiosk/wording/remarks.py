"""What a load found, one sentence a remark."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.core.columns import Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.fields import FIELDS, field_text

REMARKS: Mapping[RemarkKind, str] = {
    RemarkKind.NO_NAME: QT_TRANSLATE_NOOP("remark", "pas de nom"),
    RemarkKind.REPEATED_ID: QT_TRANSLATE_NOOP(
        "remark", "le numéro {id} est déjà à la ligne {first}, qui est gardée"
    ),
    RemarkKind.TOO_MANY_CELLS: QT_TRANSLATE_NOOP(
        "remark", "{found} cellules au lieu de {expected}"
    ),
    RemarkKind.BAD_DATE: QT_TRANSLATE_NOOP("remark", "{column} : « {value} » n’est pas une date"),
    RemarkKind.UNKNOWN_BOOKING: QT_TRANSLATE_NOOP(
        "remark",
        "La session « {session} » n’est pas au programme : l’inscription à cette session est laissée "
        "de côté (personnes : {people})",
    ),
    RemarkKind.CODE_TWICE: QT_TRANSLATE_NOOP(
        "remark", "Le code {code} est porté par plusieurs personnes et n’ouvre à personne : {names}"
    ),
    RemarkKind.NO_CODE: QT_TRANSLATE_NOOP(
        "remark",
        "Sans code dans la liste (personnes : {people}) ; codes faits par Accueil : {made}. "
        "Qui n’en a pas est à chercher par le nom",
    ),
    RemarkKind.DAMAGED_CODES: QT_TRANSLATE_NOOP(
        "remark",
        "Codes abîmés par un tableur, sans remède, par exemple « {value} » (personnes : {people}, "
        "lignes {lines}) : exportez la liste de nouveau, sans l’ouvrir dans un tableur",
    ),
    RemarkKind.MENDED_CODES: QT_TRANSLATE_NOOP(
        "remark",
        "Codes abîmés par un tableur et réparés, par exemple « {value} » en « {mended} » "
        "(personnes : {people}, lignes {lines})",
    ),
    RemarkKind.LIKELY_DOUBLE: QT_TRANSLATE_NOOP(
        "remark", "Probablement la même personne, lignes {lines} : {names} ({organisation})"
    ),
    RemarkKind.DOUBTFUL_MATCH: QT_TRANSLATE_NOOP(
        "remark",
        "Peut-être déjà sur une autre liste, ligne {lines} : {names} ({organisation}), à comparer "
        "avec {known}",
    ),
    RemarkKind.ADDED_AT_THE_DESK: QT_TRANSLATE_NOOP(
        "remark", "Peut-être déjà ajoutée à l’accueil, ligne {lines} : {names} ({organisation})"
    ),
    RemarkKind.CORRECTED_OTHERWISE: QT_TRANSLATE_NOOP(
        "remark",
        "{name}, « {field} » : corrigé à l’accueil en « {ours} », la liste dit « {listed} ». "
        "La correction reste ; pour suivre la liste : --corrections list",
    ),
    RemarkKind.NAMESAKES: QT_TRANSLATE_NOOP(
        "remark",
        "Noms portés par deux personnes, à distinguer par leur structure ({count}) : {names}",
    ),
    RemarkKind.OVERBOOKED: QT_TRANSLATE_NOOP(
        "remark", "{session} : {booked} inscrits pour {capacity} places"
    ),
    RemarkKind.TOOL_RECOGNISED: QT_TRANSLATE_NOOP("remark", "Liste reconnue : {tool}"),
    RemarkKind.MAPPING_REMEMBERED: QT_TRANSLATE_NOOP(
        "remark",
        "« {column} » est lue comme « {field} », comme vous l’aviez dit d’une liste précédente",
    ),
    RemarkKind.NO_COLUMN_REMEMBERED: QT_TRANSLATE_NOOP(
        "remark",
        "Aucune colonne n’est lue comme « {field} », comme vous l’aviez dit d’une liste précédente",
    ),
    RemarkKind.ORGANISERS_COLUMNS: QT_TRANSLATE_NOOP(
        "remark", "Colonnes réservées aux organisateurs, non montrées à l’accueil : {columns}"
    ),
    RemarkKind.NAMES_CHANGED: QT_TRANSLATE_NOOP(
        "remark",
        "Mêmes numéros, mais d’autres noms (personnes : {people}), par exemple {names}. "
        "Si c’est une autre liste, chargez-la comme une liste de plus (--adds)",
    ),
    RemarkKind.UNKNOWN_STATUS: QT_TRANSLATE_NOOP(
        "remark",
        "Statut inconnu « {status} », compris comme confirmé (personnes : {people}). "
        "Si ces personnes ne doivent pas entrer, écrivez Annulé ou En attente dans la liste",
    ),
    RemarkKind.RULE_COLUMN_MISSING: QT_TRANSLATE_NOOP(
        "remark",
        "Le programme cherche la colonne « {column} » (sessions : {session}), mais aucune liste ne l’a : "
        "personne ne remplit cette condition",
    ),
    RemarkKind.RULE_COLUMN_MISSPELT: QT_TRANSLATE_NOOP(
        "remark",
        "Le programme cherche la colonne « {column} » (sessions : {session}), mais aucune liste ne l’a : "
        "personne ne remplit cette condition. Vouliez-vous « {nearest} » ?",
    ),
    RemarkKind.NO_WELCOME: QT_TRANSLATE_NOOP(
        "remark", 'Le programme n’a pas de session d’accueil (kind = "welcome")'
    ),
    RemarkKind.UNCOVERED: QT_TRANSLATE_NOOP(
        "remark",
        "Caractères qu’Accueil ne sait pas imprimer, « � » à leur place sur le badge : {characters} "
        "(personnes : {people}, par exemple {names}). Écrivez-les autrement dans la liste",
    ),
    RemarkKind.TITLE_CHANGED: QT_TRANSLATE_NOOP(
        "remark", "{session} change de titre : {people} inscrits. « {old} » devient « {new} »"
    ),
    RemarkKind.ROOM_CHANGED: QT_TRANSLATE_NOOP(
        "remark", "{session} change de salle : {people} inscrits. « {old} » devient « {new} »"
    ),
    RemarkKind.TIME_CHANGED: QT_TRANSLATE_NOOP(
        "remark", "{session} change d’horaire : {people} inscrits. {old} devient {new}"
    ),
    RemarkKind.CAPACITY_CHANGED: QT_TRANSLATE_NOOP(
        "remark", "{session} change de capacité : {people} inscrits. {old} devient {new}"
    ),
    RemarkKind.RULE_CHANGED: QT_TRANSLATE_NOOP(
        "remark", "{session} change de règle d’accès ou d’inscription : {people} inscrits"
    ),
    RemarkKind.SESSION_ADDED: QT_TRANSLATE_NOOP("remark", "{session} est nouvelle : « {title} »"),
    RemarkKind.SESSION_REMOVED: QT_TRANSLATE_NOOP(
        "remark", "{session} disparaît du programme : {people} inscrits. « {title} »"
    ),
    RemarkKind.BOOKINGS_FOLLOW_SLOT: QT_TRANSLATE_NOOP(
        "remark",
        "Les inscriptions suivent le créneau, pas l’exposé ({sessions}). "
        "Pour qu’elles suivent l’exposé : --bookings talk",
    ),
    RemarkKind.BOOKINGS_FOLLOW_TALK: QT_TRANSLATE_NOOP(
        "remark", "Les inscriptions suivent l’exposé : {moves}"
    ),
    RemarkKind.BOOKED_TWICE_AT_ONCE: QT_TRANSLATE_NOOP(
        "remark",
        "Inscrits à deux sessions en même temps après ce changement (personnes : {people})",
    ),
}


def remark_text(remark: Remark) -> str:
    """Say a remark in words; the caller says the line."""
    facts = dict(remark.facts)
    if facts.get("field") in FIELDS:
        facts["field"] = field_text(Field(str(facts["field"])))
    return QCoreApplication.translate("remark", REMARKS[remark.kind]).format(**facts)
