"""People who are not on the list come to the desk."""

from dataclasses import replace

import pytest

from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.session import WalkInPolicy
from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.volunteer import FakePrinting, Volunteer


def fill_in(volunteer: Volunteer, *texts: str) -> None:
    """Type into one field after the other of the form."""
    for place, text in enumerate(texts):
        if place:
            volunteer.press("Tab")
        volunteer.type(text)


def test_somebody_who_is_not_on_the_list(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """A walk-in is added with one key, admitted by Enter, gets a badge, and is found by name and code."""
    volunteer.type("zidane")
    volunteer.press("Alt+W")
    volunteer.press("Tab")
    fill_in(volunteer, "zinédine", "ville de marseille")
    volunteer.enter()
    assert volunteer.card[0] == "zinédine zidane"
    assert volunteer.band.startswith("Est-ce la bonne personne ?")
    volunteer.enter()
    assert volunteer.band == "Bienvenue"
    assert attended(reference) == 1
    (order,) = printing.queue.orders
    assert len(order.code) == 20
    volunteer.press("Esc")
    volunteer.type("zidane")
    assert volunteer.found[0] == "zinédine zidane"
    volunteer.press("Esc")
    volunteer.scan(order.code)
    assert volunteer.card[0] == "zinédine zidane"


def test_a_scan_while_the_form_is_open(volunteer: Volunteer, reference: DeskStore) -> None:
    """Somebody scans meanwhile: they are welcomed, and the form comes back as it was left."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille")
    volunteer.scan("BMN3CSHMXA")
    assert volunteer.card[0] == "Paul MAURY"
    assert attended(reference) == 1
    volunteer.press("Alt+W")
    volunteer.enter()
    assert volunteer.card[0] == "camille durand"


def test_a_form_without_a_name(volunteer: Volunteer, reference: DeskStore) -> None:
    """Nobody without a name is added; the form stays and says what is missing."""
    volunteer.press("Alt+W")
    volunteer.enter()
    assert volunteer.band.startswith("Pas possible | Il manque un nom.")
    assert volunteer.window.aside.walk_in.isVisible()
    assert reference.registrants.count() == 606


def test_a_delegation_without_names(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """Three companions get three badges in one step, counted, their names to come later."""
    volunteer.press("Alt+W")
    for text in ("", "", "Bogotá"):
        volunteer.type(text)
        volunteer.press("Tab")
    for _ in range(3):
        volunteer.tap("+")
    volunteer.tap("Ajouter")
    for _ in range(3):
        printing.queue.prints()
    assert [order.registrant.name for order in printing.queue.orders] == [
        "Délégation Bogotá 1",
        "Délégation Bogotá 2",
        "Délégation Bogotá 3",
    ]
    assert reference.registrants.count() == 609


def test_a_form_given_up(volunteer: Volunteer, reference: DeskStore) -> None:
    """Given up, the form forgets what was typed, and nobody is added."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand")
    volunteer.tap("Abandonner")
    assert not volunteer.window.aside.walk_in.isVisible()
    assert not volunteer.window.aside.walk_in.is_begun
    assert reference.registrants.count() == 606


ASKED = "Demandez d’abord | Catégorie Presse : un responsable doit être d’accord. "


@pytest.fixture
def press_is_asked_about(reference: DeskStore) -> None:
    """Let the programme say that a supervisor must agree to press, an organiser to exhibitors."""
    walk_ins = {"Presse": WalkInPolicy.SUPERVISOR, "Exposant": WalkInPolicy.ORGANISER}
    with reference.transaction():
        event = replace(reference.event, walk_ins=walk_ins)
        reference.journal.append(RecordKind.PROGRAMME, event_as_json(event))


@pytest.mark.usefixtures("press_is_asked_about")
def test_somebody_of_the_press(volunteer: Volunteer, reference: DeskStore) -> None:
    """The form asks for a supervisor first; the second Enter adds, and the card asks as always."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille", "", "", "Presse")
    volunteer.enter()
    assert volunteer.band == f"{ASKED}Entrée encore pour ajouter."
    assert volunteer.window.aside.walk_in.isVisible()
    assert reference.registrants.count() == 606
    volunteer.enter()
    assert volunteer.card[0] == "camille durand"
    assert volunteer.band.startswith("Est-ce la bonne personne ?")
    assert reference.registrants.count() == 607


@pytest.mark.usefixtures("press_is_asked_about")
def test_enter_held_down_in_the_form(volunteer: Volunteer, reference: DeskStore) -> None:
    """A heavy finger is no supervisor: a held Enter asks, and adds nobody."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille", "", "", "presse")
    volunteer.hold("\r", times=20)
    assert volunteer.window.aside.walk_in.isVisible()
    assert reference.registrants.count() == 606


@pytest.mark.usefixtures("press_is_asked_about")
def test_a_scan_before_the_supervisor_answers(volunteer: Volunteer, reference: DeskStore) -> None:
    """Somebody scans meanwhile; back in the form, the supervisor is asked for again."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille", "", "", "Presse")
    volunteer.enter()
    volunteer.scan("BMN3CSHMXA")
    volunteer.press("Alt+W")
    volunteer.enter()
    assert volunteer.band.startswith(ASKED)
    assert reference.registrants.count() == 606
    volunteer.tap("Ajouter")
    assert reference.registrants.count() == 607


@pytest.mark.usefixtures("press_is_asked_about")
def test_somebody_who_waits_for_an_organiser(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """They are added and shown as not confirmed; Enter does not admit them, Alt+A does."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille", "", "", "Exposant")
    volunteer.enter()
    assert volunteer.band.startswith("À vérifier | Inscription non confirmée")
    volunteer.enter()
    assert (attended(reference), printing.queue.orders) == (0, [])
    volunteer.press("Alt+A")
    assert attended(reference) == 1


def test_added_by_mistake(volunteer: Volunteer, reference: DeskStore) -> None:
    """Taken off again after being asked, with no button left for it; on a list nobody can be."""
    expected = volunteer.strip
    volunteer.press("Alt+W")
    fill_in(volunteer, "zidane")
    volunteer.enter()
    volunteer.tap("Retirer…")
    assert volunteer.band.startswith("Retirer zidane ? | Ajoutée par erreur")
    volunteer.enter()
    assert attended(reference) == 0
    volunteer.press("Alt+S")
    assert "Inscription annulée" in volunteer.band
    assert volunteer.strip == expected
    assert not any("Retirer" in shown for shown in volunteer.buttons())
    volunteer.press("Esc")
    volunteer.type("maury paul")
    volunteer.tap_result(0)
    volunteer.press("Alt+S")
    assert "Paul MAURY est sur une liste" in volunteer.band
