"""What a layout's file should say where it is wrong: a sentence for each thing that can be expected."""

import re
from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from kiosk.wording import QT_TRANSLATE_NOOP

_SENTENCES: Mapping[str, str] = {
    r"≠ qr.*": QT_TRANSLATE_NOOP(
        "expected", "Ce cadre touche le code QR, qui a besoin de son blanc : écartez-les"
    ),
    r"≠ text.*": QT_TRANSLATE_NOOP("expected", "Deux textes sont l’un sur l’autre : écartez-les"),
    r"≠ (.*)": QT_TRANSLATE_NOOP("expected", "Ces modèles se renvoient en rond : {0}"),
    r"< 50 % \((.*)\)": QT_TRANSLATE_NOOP(
        "expected",
        "La couleur {0} est trop claire, elle disparaîtrait en noir et blanc : prenez-en une plus foncée",
    ),
    r"0 … (\S+) × 0 … (\S+) mm": QT_TRANSLATE_NOOP(
        "expected", "Ce cadre dépasse du badge ({0} × {1} mm) : ramenez-le entre ses bords"
    ),
    r"h ≥ (.*) mm": QT_TRANSLATE_NOOP(
        "expected", "Ce cadre est trop bas pour son texte : il lui faut {0} mm de haut"
    ),
    r"≥ (.*?)(?: \(.*\))?": QT_TRANSLATE_NOOP(
        "expected", "Ce cadre est trop petit pour être lu : il lui faut {0}"
    ),
    r"mm|1\.2": QT_TRANSLATE_NOOP(
        "expected", "Écrivez un nombre, avec un point et pas de virgule, par exemple 1.5"
    ),
    r"> 0 mm": QT_TRANSLATE_NOOP("expected", "Écrivez un nombre de millimètres plus grand que 0"),
    r"\[x, y, w, h\] mm": QT_TRANSLATE_NOOP(
        "expected",
        "Écrivez quatre nombres en millimètres : [de la gauche, du haut, largeur, hauteur]",
    ),
    r"\[12, 8\]": QT_TRANSLATE_NOOP(
        "expected", "Écrivez deux tailles en points, la plus grande d’abord, par exemple [12, 8]"
    ),
    r"1, 2, 3 …": QT_TRANSLATE_NOOP("expected", "Écrivez un nombre entier à partir de 1"),
    r"#005a9c": QT_TRANSLATE_NOOP("expected", "Écrivez une couleur, par exemple « #005a9c »"),
    r"∈ (.*)": QT_TRANSLATE_NOOP("expected", "Ce mot n’existe pas ici. Ceux qui existent : {0}"),
    r"UTF-8": QT_TRANSLATE_NOOP("expected", "Enregistrez le fichier en UTF-8"),
    r"TOML ,": QT_TRANSLATE_NOOP("expected", "Dans un nombre, écrivez un point, pas une virgule"),
    r'TOML "': QT_TRANSLATE_NOOP("expected", "Il manque un guillemet : fermez-le"),
    r"TOML \]": QT_TRANSLATE_NOOP("expected", "Il manque un crochet, une accolade ou une virgule"),
    r"TOML =": QT_TRANSLATE_NOOP("expected", "Écrivez un nom, le signe =, puis une valeur"),
    r"TOML 2": QT_TRANSLATE_NOOP(
        "expected", "Ce nom est déjà pris plus haut : gardez l’un des deux"
    ),
    r"TOML": QT_TRANSLATE_NOOP(
        "expected", "Vérifiez les guillemets droits, les crochets et le signe ="
    ),
    r"(.*, .*)": QT_TRANSLATE_NOOP("expected", "Choisissez parmi : {0}"),
    r"(.*)": QT_TRANSLATE_NOOP("expected", "Écrivez par exemple {0}"),
}
"""By what is expected, the first that matches; each without its full stop."""


def expected_text(expected: str) -> str:
    """Say what to write, or to do."""
    for pattern, sentence in _SENTENCES.items():
        if found := re.fullmatch(pattern, expected):
            said: str = QCoreApplication.translate("expected", sentence)
            return said.format(*found.groups())
    return expected
