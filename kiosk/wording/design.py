"""A badge layout in the words of whoever designs it: what its boxes hold, and what can be said of each."""

from collections.abc import Mapping
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from kiosk.core.layout import (
    Align,
    Content,
    Element,
    Fold,
    Kind,
    Paragraph,
    Side,
    Stand,
    TextElement,
    Weight,
)
from kiosk.core.sample import Sample, SampleKind
from kiosk.wording import QT_TRANSLATE_NOOP

CONTENTS: Mapping[Content, str] = {
    Content.NAME: QT_TRANSLATE_NOOP("design", "Prénom et nom"),
    Content.GIVEN: QT_TRANSLATE_NOOP("design", "Prénom"),
    Content.FAMILY: QT_TRANSLATE_NOOP("design", "Nom"),
    Content.NATIVE_NAME: QT_TRANSLATE_NOOP("design", "Nom dans son écriture"),
    Content.ORGANISATION: QT_TRANSLATE_NOOP("design", "Structure"),
    Content.FUNCTION: QT_TRANSLATE_NOOP("design", "Fonction"),
    Content.COUNTRY: QT_TRANSLATE_NOOP("design", "Pays"),
    Content.CATEGORY: QT_TRANSLATE_NOOP("design", "Catégorie"),
    Content.ORGANISATION_KIND: QT_TRANSLATE_NOOP("design", "Type de structure"),
    Content.EVENT: QT_TRANSLATE_NOOP("design", "Événement"),
    Content.PROGRAMME: QT_TRANSLATE_NOOP("design", "Mon programme"),
    Content.CODE: QT_TRANSLATE_NOOP("design", "Code en lettres"),
    Content.PLACE: QT_TRANSLATE_NOOP("design", "Bac et numéro"),
}
"""In the order in which they are offered."""
KINDS: Mapping[Kind, str] = {
    Kind.TEXT: QT_TRANSLATE_NOOP("design", "Texte"),
    Kind.QR: QT_TRANSLATE_NOOP("design", "Code QR"),
    Kind.IMAGE: QT_TRANSLATE_NOOP("design", "Image"),
    Kind.BAND: QT_TRANSLATE_NOOP("design", "Bandeau"),
    Kind.RULE: QT_TRANSLATE_NOOP("design", "Filet"),
}
SAMPLES: Mapping[SampleKind, str] = {
    SampleKind.NEXT: QT_TRANSLATE_NOOP("design", "Une personne de la liste"),
    SampleKind.LONGEST_NAME: QT_TRANSLATE_NOOP("design", "Le nom le plus long"),
    SampleKind.LONGEST_ORGANISATION: QT_TRANSLATE_NOOP("design", "La structure la plus longue"),
    SampleKind.ARABIC: QT_TRANSLATE_NOOP("design", "Un nom en arabe"),
    SampleKind.NO_ORGANISATION: QT_TRANSLATE_NOOP("design", "Sans structure"),
    SampleKind.CATEGORY: QT_TRANSLATE_NOOP("design", "Catégorie : {category}"),
}
CHOICES: Mapping[StrEnum, str] = {
    Align.LEFT: QT_TRANSLATE_NOOP("design", "À gauche"),
    Align.CENTRE: QT_TRANSLATE_NOOP("design", "Au milieu"),
    Align.RIGHT: QT_TRANSLATE_NOOP("design", "À droite"),
    Stand.TOP: QT_TRANSLATE_NOOP("design", "En haut"),
    Stand.MIDDLE: QT_TRANSLATE_NOOP("design", "Au centre"),
    Stand.BOTTOM: QT_TRANSLATE_NOOP("design", "En bas"),
    Weight.REGULAR: QT_TRANSLATE_NOOP("design", "Normale"),
    Weight.BOLD: QT_TRANSLATE_NOOP("design", "Grasse"),
    Side.FRONT: QT_TRANSLATE_NOOP("design", "Recto"),
    Side.BACK: QT_TRANSLATE_NOOP("design", "Verso"),
    Fold.HORIZONTAL: QT_TRANSLATE_NOOP("design", "En deux, pli horizontal"),
    Fold.VERTICAL: QT_TRANSLATE_NOOP("design", "En deux, pli vertical"),
}
COLOURS: Mapping[str, str] = {
    "#005a9c": QT_TRANSLATE_NOOP("design", "Bleu"),
    "#000000": QT_TRANSLATE_NOOP("design", "Noir"),
    "#3d3d3d": QT_TRANSLATE_NOOP("design", "Gris foncé"),
    "#ffffff": QT_TRANSLATE_NOOP("design", "Blanc"),
    "#b3001b": QT_TRANSLATE_NOOP("design", "Rouge"),
    "#00695c": QT_TRANSLATE_NOOP("design", "Vert"),
    "#7a1f5c": QT_TRANSLATE_NOOP("design", "Prune"),
    "#8a4b08": QT_TRANSLATE_NOOP("design", "Brun"),
}
"""The house's few; all but white are dark enough to stay black on a printer of black dots."""
PROPERTIES: Mapping[str, str] = {
    "box": QT_TRANSLATE_NOOP("design", "Cadre"),
    "x": QT_TRANSLATE_NOOP("design", "De la gauche"),
    "y": QT_TRANSLATE_NOOP("design", "Du haut"),
    "w": QT_TRANSLATE_NOOP("design", "Largeur"),
    "h": QT_TRANSLATE_NOOP("design", "Hauteur"),
    "side": QT_TRANSLATE_NOOP("design", "Côté"),
    "align": QT_TRANSLATE_NOOP("design", "Alignement"),
    "stand": QT_TRANSLATE_NOOP("design", "Dans la hauteur"),
    "only": QT_TRANSLATE_NOOP("design", "Pour qui"),
    "unless": QT_TRANSLATE_NOOP("design", "Sauf pour"),
    "paragraphs": QT_TRANSLATE_NOOP("design", "Ce qui est dit"),
    "fields": QT_TRANSLATE_NOOP("design", "Ce qui est dit"),
    "words": QT_TRANSLATE_NOOP("design", "Texte fixe"),
    "weight": QT_TRANSLATE_NOOP("design", "Graisse"),
    "largest": QT_TRANSLATE_NOOP("design", "Taille au plus"),
    "smallest": QT_TRANSLATE_NOOP("design", "Taille au moins"),
    "lines": QT_TRANSLATE_NOOP("design", "Lignes au plus"),
    "leading": QT_TRANSLATE_NOOP("design", "Interligne"),
    "gap": QT_TRANSLATE_NOOP("design", "Espace au-dessus"),
    "colour": QT_TRANSLATE_NOOP("design", "Couleur"),
    "colours": QT_TRANSLATE_NOOP("design", "Couleur par catégorie"),
    "file": QT_TRANSLATE_NOOP("design", "Fichier"),
    "width": QT_TRANSLATE_NOOP("design", "Largeur du papier"),
    "height": QT_TRANSLATE_NOOP("design", "Hauteur du papier"),
    "stock": QT_TRANSLATE_NOOP("design", "Étiquette"),
    "turned": QT_TRANSLATE_NOOP("design", "Le grand côté en largeur"),
    "fold": QT_TRANSLATE_NOOP("design", "Pliage"),
    "categories": QT_TRANSLATE_NOOP("design", "Un autre modèle pour"),
}
"""By the name of the field that holds it."""
_SHOWS = QT_TRANSLATE_NOOP("design", "{kind} « {what} »")


def content_text(content: Content) -> str:
    """Say what a paragraph says."""
    return _tr(CONTENTS[content])


def kind_text(kind: Kind) -> str:
    """Say what an element is."""
    return _tr(KINDS[kind])


def choice_text(choice: StrEnum) -> str:
    """Say one of several values of a property."""
    return _tr(CHOICES[choice])


def colour_text(colour: str) -> str:
    """Call a colour of the house."""
    return _tr(COLOURS[colour])


def property_text(name: str) -> str:
    """Say what a property is."""
    return _tr(PROPERTIES[name])


def sample_text(sample: Sample) -> str:
    """Say whom a layout is tried with."""
    return _tr(SAMPLES[sample.kind]).format(category=sample.category)


def element_text(element: Element) -> str:
    """Call an element by its kind and, of a text, what it says first."""
    kind = kind_text(element.kind)
    if not isinstance(element, TextElement) or not element.paragraphs:
        return kind
    first = element.paragraphs[0]
    return _tr(_SHOWS).format(kind=kind, what=paragraph_text(first))


def paragraph_text(paragraph: Paragraph) -> str:
    """Call a paragraph by what it says first."""
    return content_text(paragraph.fields[0]) if paragraph.fields else paragraph.words


def _tr(text: str) -> str:
    return QCoreApplication.translate("design", text)
