"""Forms that are left begun: whom they are about, in which order they come back, and what they save."""

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.controllers.correcting import Correcting
from kiosk.core.correction import Corrected
from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.journeys.people import PAUL, fill_in, open_paul
from tests.volunteer import Volunteer

OTHER = "Z6QMQK43UQ"


@pytest.fixture
def replacing_paul(volunteer: Volunteer) -> Volunteer:
    """Give a volunteer who has begun to replace Paul Maury."""
    open_paul(volunteer)
    volunteer.press("Alt+M")
    fill_in(volunteer, "barbier")
    return volunteer


@pytest.mark.parametrize("key", ["Alt+M", "Alt+O", "Alt+D", "Alt+W"])
def test_an_open_form_leaves_nobody_to_admit(
    volunteer: Volunteer, reference: DeskStore, key: str
) -> None:
    """Enter in the search field, beside an open form, admits nobody: the field is empty."""
    open_paul(volunteer)
    volunteer.press(key)
    volunteer.press("Alt+R")
    assert volunteer.searched == ""
    volunteer.enter()
    assert attended(reference) == 0


def test_a_resumed_form_says_whom_it_is_about(replacing_paul: Volunteer) -> None:
    """Somebody else was welcomed meanwhile: the band asks about Paul again, and so does the form."""
    volunteer = replacing_paul
    volunteer.scan(OTHER)
    volunteer.press("Alt+T")
    assert volunteer.band.startswith("Qui vient à la place de Paul MAURY ?")
    heading = volunteer.window.aside.replacement.heading
    assert heading.isVisible()
    assert heading.text() == "Remplacement de Paul MAURY"


def test_the_welcomed_one_is_not_undone_unseen(
    replacing_paul: Volunteer, reference: DeskStore
) -> None:
    """With a form over their card, whose entry would go is shown and asked about first."""
    volunteer = replacing_paul
    volunteer.scan(OTHER)
    volunteer.press("Alt+T")
    volunteer.press("Alt+N")
    assert volunteer.band.startswith("Annuler l’entrée de")
    assert attended(reference) == 1


def test_two_begun_forms(replacing_paul: Volunteer) -> None:
    """Both are offered, the last one first; each comes back as it was."""
    volunteer = replacing_paul
    volunteer.press("Esc")
    volunteer.scan(OTHER)
    volunteer.press("Alt+O")
    fill_in(volunteer, "Mallot")
    volunteer.press("Esc")
    assert "correction de Alphonse MAILLOT" in volunteer.window.resume.accessibleName()
    volunteer.press("Alt+T")
    assert volunteer.window.aside.correction.texts["family"] == "Mallot"
    volunteer.press("Alt+T")
    assert volunteer.window.aside.replacement.texts["family"] == "barbier"
    volunteer.press("Alt+T")
    volunteer.enter()
    assert volunteer.card[0] == "Alphonse Mallot"
    assert "remplacement de Paul MAURY" in volunteer.window.resume.accessibleName()


def test_two_corrections_begun(volunteer: Volunteer) -> None:
    """The same form about two people is two drafts."""
    for code, family in ((PAUL, "MORY"), (OTHER, "Mallot")):
        volunteer.scan(code)
        volunteer.press("Alt+O")
        fill_in(volunteer, family)
        volunteer.press("Esc")
    volunteer.press("Alt+T")
    volunteer.enter()
    assert volunteer.card[0] == "Alphonse Mallot"
    volunteer.press("Alt+T")
    volunteer.enter()
    assert volunteer.card[0] == "Paul MORY"


def test_companions_alone_are_a_draft(volunteer: Volunteer) -> None:
    """Three companions counted, and nothing typed yet: a scan does not lose them."""
    volunteer.press("Alt+W")
    for _ in range(3):
        volunteer.tap("+")
    volunteer.scan(PAUL)
    volunteer.press("Alt+T")
    assert volunteer.window.aside.walk_in.companions.value == 3


def test_a_resumed_correction_reverts_nothing(volunteer: Volunteer, reference: DeskStore) -> None:
    """Somebody put the function right while the name was being typed: both hold in the end."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+O")
    fill_in(volunteer, "MORY")
    volunteer.press("Esc")
    (holder,) = reference.registrants.holders(PAUL)
    Correcting(reference).correct(holder.registrant, {Corrected.FUNCTION: "maire"})
    volunteer.press("Alt+T")
    volunteer.enter()
    paul = reference.registrants.get(holder.registrant)
    assert paul is not None
    assert (paul.family, paul.function) == ("MORY", "maire")


def test_back_from_the_page_of_a_load(replacing_paul: Volunteer) -> None:
    """The form has the focus again, not the search field behind it."""
    volunteer = replacing_paul
    volunteer.press("Alt+L")
    volunteer.tap("Retour")
    assert volunteer.window.aside.replacement.isAncestorOf(QApplication.focusWidget())


@pytest.mark.parametrize("end", ["", "\r"])
def test_a_quick_typist_in_a_form(volunteer: Volunteer, end: str) -> None:
    """Letters as fast as a scanner's stay in the field where they are typed."""
    volunteer.press("Alt+W")
    volunteer.type("jo")
    volunteer.scan("sephine", end=end)
    assert volunteer.window.aside.walk_in.texts["family"] == "josephine"
    assert volunteer.searched == ""
    volunteer.scan(PAUL)
    assert volunteer.card[0] == "Paul MAURY"


def test_what_is_typed_goes_on_where_it_was(volunteer: Volunteer) -> None:
    """Resumed after a scan, a half-typed name is gone on with, in the field that was left."""
    volunteer.press("Alt+W")
    volunteer.type("durand")
    volunteer.press("Tab")
    volunteer.type("cam")
    volunteer.scan(PAUL)
    volunteer.press("Alt+T")
    volunteer.type("ille")
    volunteer.enter()
    assert volunteer.card[0] == "camille durand"


def test_somebody_else_than_in_the_draft(volunteer: Volunteer, reference: DeskStore) -> None:
    """Whoever is searched for and not found is a new form; the one left before keeps its own name."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille")
    volunteer.scan(PAUL)
    volunteer.type("martin")
    volunteer.press("Alt+W")
    volunteer.enter()
    assert volunteer.card[0] == "martin"
    volunteer.press("Alt+T")
    volunteer.enter()
    assert volunteer.card[0] == "camille durand"
