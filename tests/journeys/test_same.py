"""One person on the list twice, told at the window: nothing is done that was not asked about."""

import pytest

from kiosk.core.registrant import Registrant
from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.volunteer import Volunteer

STRANGER = "Z6QMQK43UQ"


@pytest.fixture
def twice(reference: DeskStore) -> tuple[Registrant, Registrant]:
    """Give Yūko Ōtsuka, who is on the list twice."""
    first, second = (hit.registrant for hit in reference.registrants.find("otsuka yuko", 5))
    return first, second


def open_one(volunteer: Volunteer, row: int) -> None:
    """Open one of the two."""
    volunteer.press("Alt+R")
    volunteer.type("otsuka yuko")
    volunteer.tap_result(row)


def unite(volunteer: Volunteer) -> None:
    """Look at the first, then at the second, and say yes."""
    open_one(volunteer, 0)
    volunteer.press("Alt+U")
    open_one(volunteer, 1)
    volunteer.press("Alt+U")
    volunteer.press("Alt+U")
    assert volunteer.band.startswith("Réunies")


def test_one_person_twice(
    volunteer: Volunteer, reference: DeskStore, twice: tuple[Registrant, Registrant]
) -> None:
    """Asked once with both names; then both tickets open one person. Parted, asked too, each its own."""
    first, second = twice
    open_one(volunteer, 0)
    volunteer.press("Alt+U")
    assert volunteer.band.startswith(f"La même personne que {first.name} ?")
    open_one(volunteer, 1)
    volunteer.press("Alt+U")
    assert volunteer.band.startswith(f"{first.name} ({first.organisation[:20]}")
    assert f" et {second.name} ({second.organisation[:20]}" in volunteer.band
    assert " : une seule personne ? | Alt+U encore" in volunteer.band
    volunteer.enter()
    assert attended(reference) == 0
    volunteer.press("Alt+U")
    assert volunteer.band.startswith("Réunies")
    assert f"une seule personne, {first.name}" in volunteer.band
    volunteer.scan(first.code)
    assert volunteer.band.startswith("Bienvenue")
    volunteer.scan(second.code)
    assert volunteer.band.startswith("De retour")
    assert attended(reference) == 1
    volunteer.press("Alt+U")
    assert "à séparer ?" in volunteer.band
    volunteer.press("Alt+U")
    assert volunteer.band.startswith("Séparées")
    volunteer.scan(second.code)
    assert volunteer.band.startswith("Bienvenue")
    assert attended(reference) == 2


def test_a_second_one_who_was_united_before(
    volunteer: Volunteer, reference: DeskStore, twice: tuple[Registrant, Registrant]
) -> None:
    """A third registration joins the two, and does not part them."""
    unite(volunteer)
    volunteer.press("Esc")
    volunteer.scan(STRANGER)
    volunteer.press("Alt+U")
    open_one(volunteer, 0)
    volunteer.press("Alt+U")
    volunteer.press("Alt+U")
    assert volunteer.band.startswith("Réunies")
    ids = {reference.people.one.kept_for(one.id) for one in twice}
    assert len(ids) == 1


@pytest.mark.parametrize("deed", ["scan", "Alt+N", "Esc", "Alt+W"])
def test_something_else_comes_between(
    volunteer: Volunteer, reference: DeskStore, deed: str
) -> None:
    """A scan, an undo, Esc or a form: whoever is shown next is not made one with the first."""
    volunteer.scan(STRANGER)
    open_one(volunteer, 0)
    volunteer.press("Alt+U")
    if deed == "scan":
        volunteer.scan("BMN3CSHMXA")
    else:
        volunteer.press(deed)
    if deed == "Alt+N":
        volunteer.press(deed)
    volunteer.press("Esc")
    open_one(volunteer, 1)
    volunteer.press("Alt+U")
    volunteer.press("Alt+U")
    assert volunteer.band.startswith("La même personne que")
    assert not reference.people.one.by_merged()


def test_enter_opens_while_the_other_is_looked_for(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """A name that would be admitted at once is opened, and the question still stands."""
    open_one(volunteer, 0)
    volunteer.press("Alt+U")
    volunteer.press("Alt+R")
    volunteer.type("maury paul")
    volunteer.enter()
    volunteer.enter()
    assert volunteer.card[0] == "Paul MAURY"
    assert volunteer.band.startswith("La même personne que")
    assert attended(reference) == 0


def test_another_question_comes_between(volunteer: Volunteer, reference: DeskStore) -> None:
    """Asked about two, then about an entry to take back: Alt+U asks about the two again."""
    volunteer.scan("BMN3CSHMXA")
    volunteer.press("Esc")
    open_one(volunteer, 0)
    volunteer.press("Alt+U")
    volunteer.press("Alt+R")
    volunteer.type("maury paul")
    volunteer.tap_result(0)
    volunteer.press("Alt+U")
    assert "une seule personne ?" in volunteer.band
    volunteer.press("Alt+N")
    assert volunteer.band.startswith("Annuler l’entrée de Paul MAURY ?")
    volunteer.press("Alt+U")
    assert "une seule personne ?" in volunteer.band
    assert not reference.people.one.by_merged()


def test_enter_parts_nobody_and_admits_nobody(
    volunteer: Volunteer, reference: DeskStore, twice: tuple[Registrant, Registrant]
) -> None:
    """Asked whether to part, Enter is no answer: whoever was looked up is not let in by it."""
    unite(volunteer)
    volunteer.press("Esc")
    volunteer.type("otsuka yuko")
    volunteer.tap_result(0)
    volunteer.press("Alt+U")
    assert "à séparer ?" in volunteer.band
    volunteer.enter()
    assert "à séparer ?" in volunteer.band
    assert attended(reference) == 0
    assert len(reference.people.one.by_merged()) == 1
