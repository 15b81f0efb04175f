"""Synthetic lists with the reference list's columns, the same for the same size each time."""

import csv
import random
from collections.abc import Iterator
from pathlib import Path

from kiosk.core.text import fold

HEADER = (
    *("N° inscription", "Statut", "Civilité", "Nom", "Prénom", "Nom (écriture d’origine)"),
    *("Fonction", "Structure", "Type de structure", "Pays", "Catégorie", "Courriel", "Téléphone"),
    *("Adhérent CUF", "Atelier 9h30", "Atelier 15h00", "Plénière 11h30", "Cocktail déjeunatoire"),
    *("Régime alimentaire", "Langue", "Remarque accueil", "Code QR"),
)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


_ALPHABET = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
_GIVEN = _words(
    "Adélaïde Aïssatou Alphonse Anne-Sophie Antoine Benoît Bertrand Camille Cécile Cœline Denis "
    "Élodie Émile Fatou Françoise Gaëlle Guillaume Hélène Inès Jean-Baptiste Joël Khadija Léa Loïc "
    "Maëlys Mamadou Margaux Minh Nadège Noémie Olivier Oumar Paulette Raphaël Rémy Sébastien "
    "Ștefan Tiphaine Yūko Zoé"
)
_STARTS = _words(
    "Bar Ber Bou Cha Cor Da Des Du Fer Gar Gi Gou Ham La Le Lo Ma Mon Mo Pé Poi Qué Ro"
)
_MIDDLES = _words("ba bi cha de di gue la le li lo ma ni no ra ri ro sa so ta ti to va vi zè")
_ENDS = _words(
    "bert card chet dier fort gny guen lard lier mont nard neau rand rault rel ron ssac teau ville"
)
_PARTICLES = ("", "", "", "", "", "", "LE ", "DE ", "DE LA ", "BEN ", "EL ", "N’")
_PLACES = ("Ville de", "Métropole de", "Département de", "Région", "Association", "Agence de")
_FUNCTIONS = (
    "Maire",
    "Adjointe au maire déléguée aux relations internationales",
    "Chargé de mission coopération décentralisée",
    "Directrice générale adjointe",
    "Responsable du service solidarité internationale",
    "Conseiller régional",
    "Vice-présidente",
)
_COUNTRIES = ("France",) * 17 + ("Sénégal", "Colombie", "Viêt Nam")
_CATEGORIES = ("Technicien·ne", "Élu·e", "Délégation étrangère", "Exposant", "Presse")
_NOTES = ("",) * 30 + ("Fauteuil roulant - accès par l’ascenseur", "VIP - prévenir le protocole")


def write_list(path: Path, count: int) -> Path:
    """Write a list of *count* people as the reference list is written: UTF-8 with BOM, ``;``."""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, delimiter=";")
        writer.writerow(HEADER)
        writer.writerows(people(count))
    return path


def people(count: int) -> Iterator[list[str]]:
    """Give *count* rows: unique ids and codes, names that repeat about as often as in life."""
    chance = random.Random(20250704)
    families = _families(chance, max(200, min(count, 6000)))
    organisations = _organisations(chance, max(60, min(count // 4, 20_000)))
    for number in range(1, count + 1):
        yield _person(chance, number, families, organisations)


def code_of(number: int) -> str:
    """Give the code of the person of that number: ten letters, no two alike, in no order."""
    mixed = (number * 377_284_915_123_477 + 104_729) % 31**10
    letters = []
    for _ in range(10):
        mixed, place = divmod(mixed, len(_ALPHABET))
        letters.append(_ALPHABET[place])
    return "".join(letters)


def _families(chance: random.Random, count: int) -> list[str]:
    found: dict[str, None] = {}
    while len(found) < count:
        middle = chance.choice(_MIDDLES) if chance.random() < 0.7 else ""
        name = f"{chance.choice(_STARTS)}{middle}{chance.choice(_ENDS)}".upper()
        found[chance.choice(_PARTICLES) + name] = None
    return list(found)


def _organisations(chance: random.Random, count: int) -> list[str]:
    towns = _families(chance, count)
    return [f"{chance.choice(_PLACES)} {town.title()}" for town in towns]


def _person(
    chance: random.Random, number: int, families: list[str], organisations: list[str]
) -> list[str]:
    pick = chance.choice
    family, given = pick(families), pick(_GIVEN)
    if chance.random() < 0.5:
        given = f"{given}-{pick(_GIVEN)}"
    mail = fold(f"{given}.{family}{number}").replace(" ", "").replace("'", "")
    return [
        f"R{number:06}",
        "Annulé" if chance.random() < 0.02 else "Confirmé",
        pick(("Mme", "M.")),
        family,
        given,
        "",
        pick(_FUNCTIONS),
        pick(organisations),
        pick(("Commune", "Région", "Département", "Métropole", "Exposant")),
        pick(_COUNTRIES),
        pick(_CATEGORIES),
        f"{mail}@example.fr",
        " ".join(("+33 6", *(f"{chance.randrange(100):02}" for _ in range(4)))),
        pick(("Oui", "Non", "")),
        pick(("A1", "A2", "A3", "")),
        pick(("A4", "A5", "A6", "")),
        pick(("Oui", "Oui", "Non")),
        pick(("Oui", "Non")),
        pick(("", "", "Halal", "Végétarien", "Sans gluten")),
        pick(("fr", "fr", "fr", "es", "en")),
        pick(_NOTES),
        code_of(number),
    ]
