"""What is wrong with a badge layout, in the words of whoever designs it."""

import re

from PySide6.QtCore import QCoreApplication

from kiosk.core.fault import Fault, place_called
from kiosk.core.layout import Layout
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.design import PROPERTIES, element_text, property_text
from kiosk.wording.expected import expected_text

_SENTENCE = QT_TRANSLATE_NOOP("fault", "{what} : {fault}.")
_BADGE = QT_TRANSLATE_NOOP("fault", "Le badge")
_OFF = QT_TRANSLATE_NOOP("fault", "dépasse du badge. Ramenez-le entre ses bords")
_LOW = QT_TRANSLATE_NOOP("fault", "trop bas pour son texte. Il lui faut {least} de haut")
_SMALL = QT_TRANSLATE_NOOP("fault", "trop petit pour être lu. Il lui faut {least}")
_ON_QR = QT_TRANSLATE_NOOP("fault", "touche le code QR, qui a besoin de son blanc. Écartez-les")
_ON_TEXT = QT_TRANSLATE_NOOP("fault", "est sur {other}. Écartez-les, sauf si c’est voulu")
_SIZES = QT_TRANSLATE_NOOP("fault", "la taille au moins est plus grande que la taille au plus")
_LIGHT = QT_TRANSLATE_NOOP("fault", "couleur trop claire, elle disparaîtrait en noir et blanc")
_FILE = QT_TRANSLATE_NOOP("fault", "l’image manque ou n’en est pas une. Choisissez-en une autre")
_OTHER = QT_TRANSLATE_NOOP("fault", "{property}. {expected}")


def fault_text(fault: Fault, layout: Layout) -> str:
    """Say what is wrong, and with what."""
    what = _tr(_BADGE) if fault.place is None else element_text(layout.elements[fault.place])
    return _tr(_SENTENCE).format(what=what, fault=_said(fault, layout))


def _said(fault: Fault, layout: Layout) -> str:
    match fault.key:
        case "box":
            return _said_of_box(fault.expected, layout)
        case "size":
            return _tr(_SIZES)
        case "colour" | "colours":
            return " ".join(filter(None, (fault.of, _tr(_LIGHT))))
        case "file":
            return _tr(_FILE)
    known = property_text(fault.key) if fault.key in PROPERTIES else fault.key
    name = " ".join(filter(None, (known, fault.of)))
    return (
        _tr(_OTHER).format(property=name, expected=expected_text(fault.expected)).removeprefix(". ")
    )


def _said_of_box(expected: str, layout: Layout) -> str:
    least = re.sub(r"^h?\s*≥ | \(.*\)$", "", expected).replace(".0", "").replace(".", ",")
    if expected.startswith("h ≥"):
        return _tr(_LOW).format(least=least)
    if expected.startswith("≥"):
        return _tr(_SMALL).format(least=least)
    if not expected.startswith("≠"):
        return _tr(_OFF)
    place = place_called(expected.removeprefix("≠ "), layout)
    if expected.startswith("≠ qr") or place is None:
        return _tr(_ON_QR)
    return _tr(_ON_TEXT).format(other=element_text(layout.elements[place]))


def _tr(text: str) -> str:
    return QCoreApplication.translate("fault", text)
