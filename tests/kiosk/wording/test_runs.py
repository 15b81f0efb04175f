"""A run before the day in words."""

import pytest

from kiosk.core.layout import Content
from kiosk.core.printjob import Place
from kiosk.core.registrant import Registrant
from kiosk.core.run import RunPlan, RunWish, plan_run
from kiosk.wording.printing import place_text, spare_text
from kiosk.wording.runs import (
    contents_text,
    nothing_text,
    plan_text,
    slip_count,
    sure_text,
    swap_line,
    waiting_text,
)


@pytest.mark.parametrize("content", Content)
def test_each_content_has_a_word(content: Content) -> None:
    """Whatever the list can change on a badge has a word for it."""
    assert contents_text([content])


@pytest.mark.parametrize(
    ("place", "said"),
    [
        (Place(tray="D-F", number=132), "bac D-F, n° 132"),
        (Place(tray="", number=7, envelope="Région Normandie"), "enveloppe Région Normandie"),
    ],
)
def test_where_a_badge_lies(place: Place, said: str) -> None:
    """A tray by its letters and a number, an envelope by its organisation."""
    assert place_text(place) == said


def plan(*organisations: str) -> RunPlan:
    """Plan a run of a person of each of *organisations*."""
    people = [
        Registrant(id=str(n), source="l", family="N", organisation=name)
        for n, name in enumerate(organisations)
    ]
    return plan_run(people, RunWish())


@pytest.mark.parametrize(
    ("organisations", "said"),
    [
        ((), "0 badges"),
        (("A",), "1 badge, 1 bac"),
        (("A", "A", "A"), "3 badges, 1 enveloppe"),
        (("A",) * 3 + ("B",) * 3 + ("C",) * 101, "107 badges, 3 enveloppes"),
        (("A",) * 3 + ("B", "C"), "5 badges, 1 enveloppe, 1 bac"),
    ],
)
def test_how_large_a_run_is(organisations: tuple[str, ...], said: str) -> None:
    """Badges, envelopes and trays, of each what there is."""
    assert plan_text(plan(*organisations)) == said


def test_a_slip() -> None:
    """It says how many badges lie under it, by which numbers."""
    places = [Place(tray="", number=n, envelope="A") for n in (4, 5, 6)]
    assert slip_count(places, is_added=False) == "3 badges, n° 4 à 6"
    assert slip_count(places[:1], is_added=True) == "À ajouter à cette enveloppe : 1 badge, n° 4"


def test_a_swap() -> None:
    """The name on the old badge is what is looked for; where it is the same, once is enough."""
    place = Place(tray="D-F", number=7)
    assert swap_line(place, "Ada LOVELASSE", "Ada LOVELACE") == (
        "bac D-F, n° 7 : Ada LOVELASSE → Ada LOVELACE"
    )
    for old in ("", "Ada LOVELACE"):
        assert swap_line(place, old, "Ada LOVELACE") == "bac D-F, n° 7 : Ada LOVELACE"


def test_a_spare_badge() -> None:
    """A spare badge says its number."""
    assert spare_text(7) == "Réserve n° 7"


@pytest.mark.parametrize(
    ("count", "printers", "asked"),
    [
        (1, ["Un"], "1 badge va sortir sur Un : d’accord ?"),
        (
            1200,
            ["Un", "Deux", "Trois"],
            "1 200 badges vont sortir sur Un, Deux et Trois : d’accord ?",
        ),
    ],
)
def test_a_run_is_asked_about(count: int, printers: list[str], asked: str) -> None:
    """How many badges, and of which printers they will come."""
    assert sure_text(count, printers).replace("\u202f", " ") == asked


def test_nothing_to_print() -> None:
    """All are out, or some are asked for and yet to come: that is not the same."""
    assert nothing_text(0) == "Tous les badges sont déjà sortis."
    assert "1 badge à venir" in nothing_text(1)
    assert waiting_text(1, is_stopped=True) == "Une série est arrêtée : encore 1 badge."
