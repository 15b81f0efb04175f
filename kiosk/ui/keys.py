"""One table of keys: the windows take theirs from it, and so do the help and the README."""

from dataclasses import dataclass
from enum import Enum

from kiosk.wording import QT_TRANSLATE_NOOP


@dataclass(frozen=True, slots=True, kw_only=True)
class Key:
    """A key *sequence* as Qt writes it, how it is *shown*, and what it does."""

    sequence: str
    shown: str
    deed: str


class Keys(Enum):
    """Every key of the welcome desk."""

    ADMIT = Key(
        sequence="Return",
        shown="Entrée",
        deed=QT_TRANSLATE_NOOP("keys", "Admettre la personne affichée"),
    )
    INSIST = Key(
        sequence="Alt+A",
        shown="Alt+A",
        deed=QT_TRANSLATE_NOOP("keys", "Admettre quand même (orange)"),
    )
    UNDO = Key(
        sequence="Alt+N",
        shown="Alt+N",
        deed=QT_TRANSLATE_NOOP("keys", "Annuler la dernière entrée"),
    )
    EXCHANGE = Key(
        sequence="Alt+X",
        shown="Alt+X",
        deed=QT_TRANSLATE_NOOP("keys", "Pas cette personne : l’autre du même nom"),
    )
    CORRECT = Key(
        sequence="Alt+O",
        shown="Alt+O",
        deed=QT_TRANSLATE_NOOP("keys", "Corriger le nom, la structure, la fonction"),
    )
    REPLACE = Key(
        sequence="Alt+M",
        shown="Alt+M",
        deed=QT_TRANSLATE_NOOP("keys", "Quelqu’un vient à sa place"),
    )
    BOTH = Key(
        sequence="Alt+V",
        shown="Alt+V",
        deed=QT_TRANSLATE_NOOP("keys", "Les deux viennent : plus de remplacement"),
    )
    DELEGATION = Key(
        sequence="Alt+D",
        shown="Alt+D",
        deed=QT_TRANSLATE_NOOP("keys", "Remettre les badges de toute la structure"),
    )
    SAME = Key(
        sequence="Alt+U",
        shown="Alt+U",
        deed=QT_TRANSLATE_NOOP("keys", "Une seule personne, inscrite deux fois"),
    )
    WITHDRAW = Key(
        sequence="Alt+S",
        shown="Alt+S",
        deed=QT_TRANSLATE_NOOP("keys", "Retirer une personne ajoutée par erreur"),
    )
    PRINT = Key(
        sequence="Alt+B",
        shown="Alt+B",
        deed=QT_TRANSLATE_NOOP("keys", "Imprimer le badge à nouveau"),
    )
    SEARCH = Key(
        sequence="Alt+R", shown="Alt+R", deed=QT_TRANSLATE_NOOP("keys", "Rechercher un nom")
    )
    CHOOSE = Key(
        sequence="Down", shown="↑ ↓", deed=QT_TRANSLATE_NOOP("keys", "Choisir dans la liste")
    )
    CLEAR = Key(
        sequence="Esc",
        shown="Échap",
        deed=QT_TRANSLATE_NOOP("keys", "Effacer et revenir à l’attente"),
    )
    WALK_IN = Key(
        sequence="Alt+W", shown="Alt+W", deed=QT_TRANSLATE_NOOP("keys", "Nouvelle personne")
    )
    RESUME = Key(
        sequence="Alt+T",
        shown="Alt+T",
        deed=QT_TRANSLATE_NOOP("keys", "Reprendre ce qui a été laissé"),
    )
    INITIALS = Key(
        sequence="Alt+I",
        shown="Alt+I",
        deed=QT_TRANSLATE_NOOP("keys", "Vos initiales, à la relève"),
    )
    PRINTER = Key(
        sequence="Alt+P", shown="Alt+P", deed=QT_TRANSLATE_NOOP("keys", "Les imprimantes")
    )
    QUEUE = Key(
        sequence="Alt+F", shown="Alt+F", deed=QT_TRANSLATE_NOOP("keys", "La file d’impression")
    )
    RETRY = Key(
        sequence="Alt+E", shown="Alt+E", deed=QT_TRANSLATE_NOOP("keys", "Réessayer l’impression")
    )
    CAME_OUT = Key(
        sequence="Alt+J",
        shown="Alt+J",
        deed=QT_TRANSLATE_NOOP("keys", "Oui, le badge est sorti"),
    )
    NOT_OUT = Key(
        sequence="Alt+Q",
        shown="Alt+Q",
        deed=QT_TRANSLATE_NOOP("keys", "Non, imprimer le badge à nouveau"),
    )
    NOT_WANTED = Key(
        sequence="Alt+Y",
        shown="Alt+Y",
        deed=QT_TRANSLATE_NOOP("keys", "Non, ne plus imprimer ce badge"),
    )
    SHEET = Key(
        sequence="Alt+G",
        shown="Alt+G",
        deed=QT_TRANSLATE_NOOP("keys", "Imprimer la planche sans attendre"),
    )
    RUNS = Key(sequence="Alt+H", shown="Alt+H", deed=QT_TRANSLATE_NOOP("keys", "Badges d’avance"))
    LOAD = Key(sequence="Alt+L", shown="Alt+L", deed=QT_TRANSLATE_NOOP("keys", "Charger une liste"))
    DESIGN = Key(
        sequence="Alt+K",
        shown="Alt+K",
        deed=QT_TRANSLATE_NOOP("keys", "Dessiner les badges"),
    )
    TOUCH = Key(
        sequence="Alt+C", shown="Alt+C", deed=QT_TRANSLATE_NOOP("keys", "Clavier à l’écran")
    )
    SHARE = Key(
        sequence="Ctrl+E",
        shown="Ctrl+E",
        deed=QT_TRANSLATE_NOOP("keys", "Échanger avec les autres bureaux"),
    )
    BOARD = Key(
        sequence="Ctrl+B", shown="Ctrl+B", deed=QT_TRANSLATE_NOOP("keys", "Tableau de bord")
    )
    SETTLE = Key(
        sequence="Ctrl+R", shown="Ctrl+R", deed=QT_TRANSLATE_NOOP("keys", "Ce qui reste à régler")
    )
    FULL_SCREEN = Key(
        sequence="F11", shown="F11", deed=QT_TRANSLATE_NOOP("keys", "Plein écran, et retour")
    )
    HELP = Key(sequence="F1", shown="F1", deed=QT_TRANSLATE_NOOP("keys", "Cette aide"))
