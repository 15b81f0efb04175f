"""A run before the day: who comes after whom, in which tray or envelope, under which number."""

from collections.abc import Iterator
from itertools import count

import pytest

from kiosk.core.columns import Field
from kiosk.core.printjob import Place
from kiosk.core.registrant import Registrant
from kiosk.core.run import Laid, RunPlan, RunWish, is_known_order, plan_run

_ids: Iterator[int] = count(1)


def someone(family: str, organisation: str = "", **more: str) -> Registrant:
    """Give somebody of an organisation."""
    return Registrant(
        id=str(next(_ids)), source="liste", family=family, organisation=organisation, **more
    )


def told(plan: RunPlan) -> list[tuple[int, str, str]]:
    """Give number, name and place of each badge."""
    return [
        (one.place.number, one.registrant.family, one.place.envelope or one.place.tray)
        for one in plan.badges
    ]


def test_delegations_first_then_trays() -> None:
    """Three of one organisation lie in its envelope, by name; two of another in a tray; one count."""
    people = [
        someone("Zola", "Région Normandie"),
        someone("Élu", "Région Normandie"),
        someone("Abel", "Ville de Lyon"),
        someone("Dumas", "REGION NORMANDIE"),
        someone("Camus", "Ville de Lyon"),
        someone("Sand", "Arras"),
    ]
    plan = plan_run(people, RunWish())
    assert told(plan) == [
        (1, "Dumas", "REGION NORMANDIE"),
        (2, "Élu", "REGION NORMANDIE"),
        (3, "Zola", "REGION NORMANDIE"),
        (4, "Sand", "A-V"),
        (5, "Abel", "A-V"),
        (6, "Camus", "A-V"),
    ]
    assert (len(plan.envelopes), plan.trays) == (1, ("A-V",))


def test_trays_end_where_a_letter_ends() -> None:
    """A tray that a letter would overfill ends before it; nobody of one letter lies in two trays."""
    letters = "AABBBCCDDDE"
    plan = plan_run(
        [someone(f"{letter}{n:02}") for n, letter in enumerate(letters)], RunWish(tray=5)
    )
    assert plan.trays == ("A-B", "C-D", "E")
    assert [one.place.number for one in plan.badges] == list(range(1, 12))


def test_a_letter_too_large_for_a_tray() -> None:
    """Everybody of “Ville de …” fills several trays of V, equally, and V shares none with others."""
    people = [someone(f"P{n:02}", f"Ville {n:02}") for n in range(11)]
    plan = plan_run([*people, someone("X", "Arras"), someone("Y", "Zurich")], RunWish(tray=4))
    trays = [one.place.tray for one in plan.badges]
    assert plan.trays == ("A", "V 1", "V 2", "V 3", "Z")
    assert [trays.count(tray) for tray in plan.trays] == [1, 3, 4, 4, 1]


@pytest.mark.parametrize(
    ("family", "tray"),
    [("Łukasz", "L"), ("Ébène", "E"), ("’t Hoen", "#"), ("大塚", "大"), ("3M", "#")],
)
def test_the_letter_of_a_name(family: str, tray: str) -> None:
    """Accents are folded away; what is no letter has a tray of its own."""
    assert plan_run([someone(family)], RunWish()).trays == (tray,)


def test_by_another_field_or_column() -> None:
    """Ordered by country or by a column of the list there are trays alone."""
    people = [
        Registrant(id=name, source="l", family=name, organisation="O", columns={"Hôtel": hotel})
        for name, hotel in (("A", "Ritz"), ("B", "Ibis"), ("C", ""), ("D", "Ibis"))
    ]
    plan = plan_run(people, RunWish(order="Hôtel"))
    assert told(plan) == [(1, "C", "C-R"), (2, "B", "C-R"), (3, "D", "C-R"), (4, "A", "C-R")]
    assert plan.envelopes == ()
    assert is_known_order("Hôtel", {"Hôtel"})
    assert is_known_order(Field.COUNTRY, set())
    assert not is_known_order("Hotel", {"Hôtel"})


def test_no_envelopes_are_wanted() -> None:
    """With no envelopes wanted, a delegation lies in the tray of its letter."""
    people = [someone(name, "Lyon") for name in "ABC"]
    assert plan_run(people, RunWish(delegation=0)).trays == ("L",)


def test_a_later_run_goes_on_counting() -> None:
    """The evening's newcomers have numbers nobody has, join their envelope, and trays of another name."""
    laid = Laid(last=606, trays=frozenset({"A-D"}), envelopes=frozenset({"region sud"}))
    people = [someone("Neuf", "Région Sud"), someone("Bon", "Arras"), someone("Don", "Dijon")]
    plan = plan_run(people, RunWish(), laid)
    assert [one.place for one in plan.badges] == [
        Place(tray="", number=607, envelope="Région Sud"),
        Place(tray="A-D bis", number=608),
        Place(tray="A-D bis", number=609),
    ]
    assert plan.envelopes[0].is_added


def test_nobody() -> None:
    """A run of nobody is empty."""
    assert plan_run([], RunWish()) == RunPlan()
