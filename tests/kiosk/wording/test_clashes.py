"""What desks did apart is said with names, desks and times, and each way to settle has its button."""

import pytest

from kiosk.core.clash import Clash, ClashKind, Side, Way, WayKind
from kiosk.core.moment import to_ms
from kiosk.wording.clashes import (
    FACTS,
    HEADINGS,
    OUTCOMES,
    WAYS,
    ClashText,
    Names,
    also_text,
    at_desk_text,
    clash_text,
    to_settle_text,
)
from tests.desk import PARIS, a_person, an_event, at

DESKS = {"d1": "Bureau 1", "d2": "Entrée nord"}
PEOPLE = {
    "1": a_person("1", given="Marie", family="DUPONT", organisation="Ville de Lyon"),
    "2": a_person("2", given="Zoé", family="BARBIER"),
    "3": a_person("3", given="Luc", family="MOREL"),
}
NAMES = Names(people=PEOPLE, desk_name=lambda desk: DESKS[desk], event=an_event())


def side(desk: str, minute: int, **more: str | None) -> Side:
    """Give what a desk did some minutes after nine."""
    moment = to_ms(at(9, minute))
    return Side(record=f"r{minute}", desk=desk, at=moment, **more)  # type: ignore[arg-type] # a test's own words


def told(kind: ClashKind, *sides: Side, ways: tuple[Way, ...] = (), **more: object) -> ClashText:
    """Say a clash."""
    plain = {"registrants": ("1",), "session": "A1", "official": sides[0].record}
    return clash_text(Clash(kind=kind, sides=sides, ways=ways, **(plain | more)), NAMES)  # type: ignore[arg-type] # as above


def called(text: ClashText) -> list[str]:
    """Give what the buttons are called."""
    return [words for _, words in text.ways]


def test_admitted_twice() -> None:
    """Who, where, at which desks and when; that they count once; which entry may go."""
    ways = (Way(kind=WayKind.SEEN), Way(kind=WayKind.UNDO, side="r14"))
    sides = (side("d1", 12), side("d2", 14))
    text = told(ClashKind.ADMITTED_TWICE, *sides, ways=ways)
    assert text.sentence == (
        "Marie DUPONT : deux entrées à A1. Bureau 1 à 9 h 12, Entrée nord à 9 h 14. "
        "Cette personne compte une seule fois, depuis 9 h 12."
    )
    assert called(text) == ["Bien vu", "Annuler l’entrée à Entrée nord"]
    at_welcome = told(ClashKind.ADMITTED_TWICE, *sides, session="ACC")
    assert at_welcome.heading == "Marie DUPONT : deux entrées à l’accueil"


def test_two_rooms() -> None:
    """Both rooms are named, and the one where the person is now."""
    ways = (Way(kind=WayKind.SEEN), *(Way(kind=WayKind.UNDO, side=f"r{n}") for n in (12, 13)))
    sides = (side("d1", 12, session="A1"), side("d2", 13, session="A2"))
    text = told(ClashKind.TWO_ROOMS, *sides, ways=ways)
    assert text.heading == "Marie DUPONT : deux salles en même temps, A1 et A2"
    assert text.facts == ("A1 : Bureau 1 à 9 h 12", "A2 : Entrée nord à 9 h 13")
    assert text.outcome.endswith("notée à A2.")
    assert called(text) == ["Bien vu", "Annuler l’entrée à A1", "Annuler l’entrée à A2"]


def test_added_twice() -> None:
    """Somebody of a list stands on it, a walk-in was added at a desk."""
    listed = Side(record="1", registrant="1", desk="", at=0)
    ways = (Way(kind=WayKind.SAME), Way(kind=WayKind.DIFFERENT))
    text = told(ClashKind.ADDED_TWICE, listed, side("d1", 12, registrant="2"), ways=ways)
    assert text.facts == (
        "Marie DUPONT (Ville de Lyon) : sur la liste « liste »",
        "Zoé BARBIER : Bureau 1 à 9 h 12",
    )
    assert called(text) == ["C’est la même personne", "Ce sont deux personnes"]


def test_corrected_apart() -> None:
    """Each word is quoted, the list's own and an empty one too, and which counts."""
    ways = tuple(Way(kind=WayKind.KEEP, side=f"r{n}") for n in (12, 13, 14))
    sides = (side("d1", 12, text="DUPOND"), side("d2", 13, text=""), side("d2", 14))
    text = told(ClashKind.CORRECTED_APART, *sides, ways=ways, facts={"field": "family"})
    assert text.heading == "Marie DUPONT : « Nom » corrigé de deux façons"
    assert text.facts[:2] == ("« DUPOND » : Bureau 1 à 9 h 12", "« rien » : Entrée nord à 9 h 13")
    assert "c’est « DUPOND » qui vaut" in text.outcome
    assert called(text) == ["Garder « DUPOND »", "Garder « rien »", "Garder « comme sur la liste »"]


def test_replaced_apart() -> None:
    """Both who were sent are named, and who comes meanwhile."""
    ways = (*(Way(kind=WayKind.KEEP, side=f"r{n}") for n in (12, 13)), Way(kind=WayKind.SAME))
    sides = (side("d1", 12, registrant="2"), side("d2", 13, registrant="3"))
    text = told(ClashKind.REPLACED_APART, *sides, ways=ways, official="r13")
    assert text.outcome == "Pour l’instant, c’est Luc MOREL qui vient."
    assert called(text) == [
        "Garder « Zoé BARBIER »",
        "Garder « Luc MOREL »",
        "C’est la même personne",
    ]


def test_overfull() -> None:
    """How many of how many, when, and which desk let in too many."""
    facts = {"present": 1203, "capacity": 1200}
    sides = (side("d1", 12), side("d1", 14), side("d2", 13))
    text = told(ClashKind.OVERFULL, *sides, facts=facts, registrants=())
    assert text.heading == "A1 : 1\u202f203 / 1\u202f200 à 9 h 14"
    assert text.facts[0] == "Bureau 1 ne savait pas que c’était complet, personnes de trop : 2"


@pytest.mark.parametrize("kind", ClashKind)
def test_each_kind_has_words(kind: ClashKind) -> None:
    """No kind is without a heading, what each desk did and what counts; nobody is needed by name."""
    assert {kind} <= HEADINGS.keys() & FACTS.keys() & OUTCOMES.keys()
    facts = {"field": "family"} if kind is ClashKind.CORRECTED_APART else {}
    text = told(kind, side("d1", 12, registrant="9"), registrants=("9",), facts=facts)
    assert "{" not in text.sentence


@pytest.mark.parametrize("kind", WayKind)
def test_each_way_has_words(kind: WayKind) -> None:
    """No button is without a word."""
    assert WAYS[kind]


def test_desks_are_called_as_people_do() -> None:
    """« au Bureau 2 », and « à Entrée nord »."""
    assert at_desk_text("Bureau 2") == "au Bureau 2"
    assert at_desk_text("Entrée nord") == "à Entrée nord"
    assert also_text("Bureau 2", at(9, 14), PARIS) == "aussi au Bureau 2, 9 h 14"
    assert to_settle_text(3) == "À régler : 3"
