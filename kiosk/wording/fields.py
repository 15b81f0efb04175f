"""What Accueil asks of a list, in the words of whoever says which column is which."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.core.columns import Field
from kiosk.wording import QT_TRANSLATE_NOOP

FIELDS: Mapping[Field, str] = {
    Field.FAMILY: QT_TRANSLATE_NOOP("field", "Nom"),
    Field.GIVEN: QT_TRANSLATE_NOOP("field", "Prénom"),
    Field.NAME: QT_TRANSLATE_NOOP("field", "Nom complet, en une colonne"),
    Field.ORGANISATION: QT_TRANSLATE_NOOP("field", "Structure"),
    Field.FUNCTION: QT_TRANSLATE_NOOP("field", "Fonction"),
    Field.CATEGORY: QT_TRANSLATE_NOOP("field", "Catégorie"),
    Field.EMAIL: QT_TRANSLATE_NOOP("field", "E-mail"),
    Field.CODE: QT_TRANSLATE_NOOP("field", "Code du billet"),
    Field.ID: QT_TRANSLATE_NOOP("field", "Numéro d’inscription"),
    Field.STATUS: QT_TRANSLATE_NOOP("field", "Statut"),
    Field.NOTE: QT_TRANSLATE_NOOP("field", "Remarque pour l’accueil"),
    Field.LANGUAGE: QT_TRANSLATE_NOOP("field", "Langue"),
    Field.COUNTRY: QT_TRANSLATE_NOOP("field", "Pays"),
    Field.ORGANISATION_KIND: QT_TRANSLATE_NOOP("field", "Type de structure"),
    Field.NATIVE_NAME: QT_TRANSLATE_NOOP("field", "Nom dans son écriture"),
    Field.PHONE: QT_TRANSLATE_NOOP("field", "Téléphone"),
    Field.DIET: QT_TRANSLATE_NOOP("field", "Régime alimentaire"),
}
"""In the order in which they are asked: a name first, what few lists have last."""


def field_text(field: Field) -> str:
    """Say what a field is."""
    return QCoreApplication.translate("field", FIELDS[field])
