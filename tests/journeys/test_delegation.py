"""A town hall's badges, told at the window: who is there, who collects, and how it is taken back."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.registrant import Registrant
from kiosk.core.session import WalkInPolicy
from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.fakes import FixedClock
from tests.journeys.people import PAUL, fill_in, open_paul
from tests.volunteer import FakePrinting, Volunteer, at_the_window


def colleagues(reference: DeskStore) -> list[Registrant]:
    """Give Paul Maury and those of his organisation."""
    (holder,) = reference.registrants.holders(PAUL)
    paul = reference.registrants.get(holder.registrant)
    assert paul is not None
    return reference.registrants.of_organisation(paul.organisation, 50)


@pytest.fixture
def other(reference: DeskStore) -> Registrant:
    """Give a colleague of Paul Maury."""
    return next(person for person in colleagues(reference) if person.code != PAUL)


def open_delegation(volunteer: Volunteer) -> None:
    """Open the panel of Paul Maury's organisation."""
    open_paul(volunteer)
    volunteer.press("Alt+D")


def test_a_town_hall(volunteer: Volunteer, reference: DeskStore, printing: FakePrinting) -> None:
    """All badges of the organisation come out for one collector; only the one ticked has arrived."""
    people = colleagues(reference)
    assert len(people) > 1
    open_paul(volunteer)
    volunteer.press("Alt+D")
    volunteer.tick("Paul MAURY")
    volunteer.type("Zoé Barbier")
    volunteer.enter()
    for _ in people:
        printing.queue.prints()
    assert len(printing.queue.orders) == len(people)
    assert volunteer.band.startswith(f"Badges remis | À Zoé Barbier : {len(people)}. Entrées : 1")
    assert attended(reference) == 1
    other = next(person for person in people if person.name != "Paul MAURY")
    volunteer.press("Esc")
    volunteer.type(other.name)
    volunteer.tap_result(0)
    assert any("remis à Zoé Barbier, pas encore vu" in line for line in volunteer.card)
    volunteer.scan(other.code)
    assert volunteer.band.startswith("Bienvenue")
    assert attended(reference) == 2
    assert len(printing.queue.orders) == len(people)
    assert not any("pas encore vu" in line for line in volunteer.card)


def test_a_town_hall_taken_back(volunteer: Volunteer, reference: DeskStore) -> None:
    """The wrong delegation: one button takes all of it back."""
    open_paul(volunteer)
    volunteer.press("Alt+D")
    volunteer.tick("Paul MAURY")
    volunteer.type("Zoé Barbier")
    volunteer.enter()
    volunteer.tap("Annuler la remise")
    assert volunteer.band.startswith("Remise annulée")
    assert attended(reference) == 0


def test_nobody_takes_the_badges(volunteer: Volunteer, reference: DeskStore) -> None:
    """Without a collector's name nothing is printed, and what is ticked stays ticked."""
    open_paul(volunteer)
    volunteer.press("Alt+D")
    volunteer.tick("Paul MAURY")
    volunteer.enter()
    assert volunteer.band.startswith("Pas possible | Il manque le nom")
    assert volunteer.window.aside.delegation.is_begun
    assert not [r for r in reference.journal.all() if r.kind == RecordKind.HANDED_OVER]


def test_what_is_typed_after_a_click_names_the_collector(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """A tick by the mouse leaves the focus where the collector's name is typed; Enter hands over."""
    open_delegation(volunteer)
    volunteer.tick("Paul MAURY")
    assert volunteer.box("Paul MAURY").isChecked()
    volunteer.type("zoé")
    assert volunteer.searched == ""
    volunteer.box("Paul MAURY").setFocus()
    volunteer.type("barbier")
    volunteer.enter()
    assert volunteer.band.startswith("Badges remis | À zoébarbier")
    assert attended(reference) == 1


def test_a_delegation_by_the_keyboard(volunteer: Volunteer, reference: DeskStore) -> None:
    """Tab reaches the boxes, the space bar ticks, and Enter there hands over."""
    open_delegation(volunteer)
    volunteer.type("zoé")
    box = volunteer.box("Paul MAURY")
    volunteer.tap_space(box)
    assert box.isChecked()
    volunteer.enter()
    assert volunteer.band.startswith("Badges remis | À zoé")
    assert attended(reference) == 1


def test_a_second_enter_after_handing_over(volunteer: Volunteer, reference: DeskStore) -> None:
    """The outcome stays, nobody else is admitted, and the next one typed is searched."""
    open_delegation(volunteer)
    volunteer.type("zoé")
    volunteer.enter()
    volunteer.enter()
    assert volunteer.band.startswith("Badges remis")
    assert attended(reference) == 0
    volunteer.type("lef")
    assert volunteer.searched == "lef"


def test_taken_back_after_the_panel_was_closed(volunteer: Volunteer, reference: DeskStore) -> None:
    """Opened again, the panel still takes the handing back; nobody waits, so nothing is asked."""
    open_delegation(volunteer)
    volunteer.tick("Paul MAURY")
    volunteer.type("zoé")
    volunteer.enter()
    volunteer.tap("Fermer")
    open_delegation(volunteer)
    focus = QApplication.focusWidget()
    assert isinstance(focus, QLineEdit)
    assert focus.isVisible()
    assert not any("emettre" in shown for shown in volunteer.buttons())
    volunteer.tap("Annuler la remise")
    assert attended(reference) == 0
    assert volunteer.button("Imprimer et remettre").isVisible()


def test_everybody_is_there(volunteer: Volunteer, reference: DeskStore) -> None:
    """One button ticks all who wait."""
    people = colleagues(reference)
    open_delegation(volunteer)
    volunteer.tap("Tout cocher")
    volunteer.type("zoé")
    volunteer.enter()
    assert attended(reference) == len(people)


def test_somebody_arrives_while_the_panel_is_left(
    volunteer: Volunteer, reference: DeskStore, other: Registrant
) -> None:
    """Back in the panel, who came meanwhile is shown as arrived; who still waits stays ticked."""
    open_delegation(volunteer)
    volunteer.tick("Paul MAURY")
    volunteer.tick(other.name)
    volunteer.type("zoé")
    volunteer.scan(PAUL)
    volunteer.press("Alt+T")
    assert not volunteer.box("Paul MAURY").isEnabled()
    assert not volunteer.box("Paul MAURY").isChecked()
    assert volunteer.box(other.name).isChecked()
    volunteer.enter()
    handed = [r for r in reference.journal.all() if r.kind == RecordKind.HANDED_OVER]
    assert len(handed[0].body["registrants"]) == len(colleagues(reference)) - 1
    assert attended(reference) == 2


def test_another_organisation_meanwhile(volunteer: Volunteer, other: Registrant) -> None:
    """A second delegation does not lose the first: it is offered again."""
    open_delegation(volunteer)
    volunteer.tick(other.name)
    first = volunteer.window.aside.delegation.organisation
    volunteer.press("Esc")
    volunteer.scan("Z6QMQK43UQ")
    volunteer.press("Alt+D")
    assert volunteer.window.aside.delegation.organisation != first
    assert first in volunteer.window.resume.accessibleName()
    volunteer.press("Alt+T")
    assert volunteer.window.aside.delegation.organisation == first
    assert volunteer.box(other.name).isChecked()


def test_a_desk_without_a_printer(volunteer: Volunteer, reference: DeskStore) -> None:
    """Nothing is said to be printed where nothing prints."""
    reference.keep_setting("printer", "")
    open_delegation(volunteer)
    assert any(shown.startswith("Remettre : ") for shown in volunteer.buttons())


def test_somebody_without_an_organisation(volunteer: Volunteer) -> None:
    """There is nothing to hand over together, and the desk says so."""
    volunteer.press("Alt+W")
    volunteer.type("durand")
    volunteer.enter()
    volunteer.press("Alt+D")
    assert volunteer.band.startswith("Pas possible | durand n’a pas de structure")
    assert volunteer.card[0] == "durand"


def test_a_colleague_who_is_not_confirmed(volunteer: Volunteer, reference: DeskStore) -> None:
    """Their badge goes to nobody: the row says why, and cannot be ticked."""
    people = colleagues(reference)
    with reference.transaction():
        event = replace(reference.event, walk_ins={"Exposant": WalkInPolicy.ORGANISER})
        reference.journal.append(RecordKind.PROGRAMME, event_as_json(event))
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille", people[0].organisation, "", "Exposant")
    volunteer.tap("Ajouter")
    volunteer.press("Alt+D")
    row = volunteer.box("camille durand")
    assert not row.isEnabled()
    told = [label.text() for label in row.parentWidget().findChildren(QLabel)]
    assert "inscription non confirmée" in told
    volunteer.tap("Tout cocher")
    assert not row.isChecked()
    assert f"Imprimer et remettre : {len(people)} " in volunteer.button("remettre").text()


def test_a_quick_typist_after_a_tick(volunteer: Volunteer) -> None:
    """Letters as fast as a scanner's, with a box in focus, name the collector too."""
    open_delegation(volunteer)
    volunteer.box("Paul MAURY").setFocus()
    volunteer.scan("barbier", end="")
    volunteer.enter()
    assert volunteer.band.startswith("Badges remis | À barbier")


def test_taken_back_after_a_restart(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """The window was closed after the badges were handed over: opened again, it takes them back."""
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        open_delegation(volunteer)
        volunteer.type("zoé")
        volunteer.enter()
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        open_delegation(volunteer)
        volunteer.tap("Annuler la remise")
        assert volunteer.band.startswith("Remise annulée")
        assert volunteer.button("Remettre").isVisible()


def test_taken_back_and_handed_to_another(volunteer: Volunteer, reference: DeskStore) -> None:
    """After taking it back, a box that is clicked and a name that is typed are the delegation's again."""
    open_paul(volunteer)
    volunteer.press("Alt+D")
    volunteer.type("xx")
    volunteer.enter()
    volunteer.tap("Annuler la remise")
    volunteer.tick("Paul MAURY")
    volunteer.type("zoé")
    assert volunteer.searched == ""
    volunteer.enter()
    assert "À zoé" in volunteer.band
    assert attended(reference) == 1
