"""People who are not as the list says, told at the window: replaced, misspelt."""

from dataclasses import replace

import pytest

from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.session import WalkInPolicy
from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.fakes import FixedClock
from tests.journeys.people import PAUL, fill_in, open_paul
from tests.volunteer import FakePrinting, Volunteer


def somebody_comes_for_paul(volunteer: Volunteer) -> None:
    """Let Zoé Barbier come instead of Paul Maury."""
    open_paul(volunteer)
    volunteer.press("Alt+M")
    assert volunteer.band.startswith("Qui vient à la place de Paul MAURY ?")
    fill_in(volunteer, "barbier", "zoe", "directrice")
    volunteer.enter()


def test_a_replacement(volunteer: Volunteer, reference: DeskStore, printing: FakePrinting) -> None:
    """A colleague comes instead: asked her name alone, she is admitted, and her badge is her own."""
    expected = volunteer.strip
    somebody_comes_for_paul(volunteer)
    assert volunteer.card[0] == "zoe barbier"
    assert "Paul MAURY" in volunteer.card
    volunteer.enter()
    assert volunteer.band.startswith("Bienvenue")
    (order,) = printing.queue.orders
    assert (order.registrant.name, order.registrant.function) == ("zoe barbier", "directrice")
    absent = reference.registrants.holders(PAUL)[0].registrant
    paul = reference.registrants.get(absent)
    assert paul is not None
    assert order.registrant.organisation == paul.organisation
    assert order.registrant.bookings == paul.bookings
    assert attended(reference) == 1
    assert expected.split("/ ")[1].split()[0] in volunteer.strip


def test_the_old_ticket_leads_to_whoever_comes(volunteer: Volunteer, reference: DeskStore) -> None:
    """Paul's ticket opens her card and says why; Enter admits her, and Paul is not missed."""
    somebody_comes_for_paul(volunteer)
    volunteer.press("Esc")
    volunteer.scan(PAUL)
    assert volunteer.band.startswith("À vérifier | zoe barbier remplace Paul MAURY")
    assert volunteer.card[0] == "zoe barbier"
    assert attended(reference) == 0
    volunteer.enter()
    assert volunteer.band.startswith("Bienvenue")
    assert attended(reference) == 1


def paul_comes_too(volunteer: Volunteer) -> None:
    """Let Paul in with the ticket that somebody else was to come in place of: one key, and Enter."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+V")
    assert volunteer.card[0] == "Paul MAURY"
    volunteer.enter()
    assert volunteer.band.startswith("Bienvenue")


def test_both_come_after_all(volunteer: Volunteer, reference: DeskStore) -> None:
    """Paul stands there too: one key takes the replacement back, Enter admits him, both are counted."""
    somebody_comes_for_paul(volunteer)
    volunteer.enter()
    paul_comes_too(volunteer)
    assert attended(reference) == 2


def test_a_scan_while_the_form_is_open(volunteer: Volunteer, reference: DeskStore) -> None:
    """Somebody scans while a replacement is typed: welcomed at once, and the form comes back as it was."""
    open_paul(volunteer)
    volunteer.press("Alt+M")
    fill_in(volunteer, "barbier", "zoe")
    volunteer.scan("Z6QMQK43UQ")
    assert attended(reference) == 1
    assert "Reprendre : remplacement de Paul MAURY" in volunteer.button("Reprendre").text()
    volunteer.press("Alt+T")
    volunteer.enter()
    assert volunteer.card[0] == "zoe barbier"
    assert not any("Reprendre" in shown for shown in volunteer.buttons())


def test_a_misspelt_minister(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """The badge is out when the name is seen to be wrong: put right, printed again, the ticket still good."""
    volunteer.scan(PAUL)
    printing.queue.prints()
    volunteer.press("Alt+O")
    fill_in(volunteer, "MORY")
    volunteer.enter()
    assert volunteer.band.startswith("Corrigé | Le badge déjà sorti porte l’ancien texte")
    assert volunteer.card[0] == "Paul MORY"
    volunteer.press("Alt+B")
    assert [order.registrant.name for order in printing.queue.orders] == ["Paul MAURY", "Paul MORY"]
    assert [order.code for order in printing.queue.orders] == [PAUL, PAUL]
    volunteer.press("Esc")
    volunteer.type("mory")
    assert "Paul MORY" in volunteer.found
    volunteer.press("Esc")
    volunteer.scan(PAUL)
    assert volunteer.card[0] == "Paul MORY"
    assert attended(reference) == 1


def test_the_replacement_is_in_already(volunteer: Volunteer, reference: DeskStore) -> None:
    """Paul's ticket after she was let in: somebody must look who this is, and Enter admits nobody."""
    somebody_comes_for_paul(volunteer)
    volunteer.enter()
    volunteer.press("Esc")
    volunteer.scan(PAUL)
    assert volunteer.band.startswith("À vérifier | zoe barbier remplace Paul MAURY, et est déjà là")
    assert "Si c’est Paul MAURY : Les deux viennent (Alt+V)" in volunteer.band
    shown = volunteer.band
    volunteer.enter()
    assert volunteer.band == shown
    assert not any(text.startswith("Admettre") for text in volunteer.buttons())
    volunteer.press("Alt+V")
    volunteer.enter()
    assert attended(reference) == 2


def test_a_correction_of_nothing(volunteer: Volunteer) -> None:
    """Enter in an untouched form puts nothing right, and says nothing of the kind."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+O")
    volunteer.enter()
    assert volunteer.band.startswith("De retour")


def test_a_badge_that_is_not_out(volunteer: Volunteer) -> None:
    """A badge at the printer bears the old name; one that still waits behind it will bear the new."""
    volunteer.scan(PAUL)
    for code, said in (
        (PAUL, "Corrigé | Le badge envoyé à l’imprimante porte l’ancien texte."),
        ("Z6QMQK43UQ", "Corrigé | Échap pour continuer."),
    ):
        volunteer.scan(code)
        volunteer.press("Alt+O")
        fill_in(volunteer, "MORY")
        volunteer.enter()
        assert volunteer.band.startswith(said)


def test_somebody_put_right_before_they_come(volunteer: Volunteer, reference: DeskStore) -> None:
    """Enter admits who may enter; of somebody who waits for a confirmation it is said again."""
    open_paul(volunteer)
    volunteer.press("Alt+O")
    fill_in(volunteer, "MORY")
    volunteer.enter()
    assert volunteer.band.startswith("Corrigé | Touche Entrée pour admettre")
    volunteer.enter()
    assert attended(reference) == 1
    with reference.transaction():
        event = replace(reference.event, walk_ins={"Exposant": WalkInPolicy.ORGANISER})
        reference.journal.append(RecordKind.PROGRAMME, event_as_json(event))
    volunteer.press("Alt+W")
    fill_in(volunteer, "durand", "camille", "", "", "Exposant")
    volunteer.tap("Ajouter")
    volunteer.press("Alt+O")
    fill_in(volunteer, "MORY")
    volunteer.enter()
    assert volunteer.band.startswith("À vérifier | Corrigé. Inscription non confirmée")
    assert not any("Imprimer" in text for text in volunteer.buttons())


def test_nobody_comes_for_who_is_there(volunteer: Volunteer) -> None:
    """The key says so at once, not after a form was filled in; the card stays."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+M")
    assert volunteer.band.startswith("Pas possible | Paul MAURY est déjà arrivé")
    assert volunteer.card[0] == "Paul MAURY"
    volunteer.press("Alt+N")
    assert volunteer.band.startswith("Entrée annulée")


def test_a_replacement_of_another_category(volunteer: Volunteer, reference: DeskStore) -> None:
    """A journalist comes instead: where the programme wants a supervisor, that is asked first."""
    with reference.transaction():
        event = replace(reference.event, walk_ins={"Presse": WalkInPolicy.SUPERVISOR})
        reference.journal.append(RecordKind.PROGRAMME, event_as_json(event))
    open_paul(volunteer)
    volunteer.press("Alt+M")
    fill_in(volunteer, "barbier", "zoe", "", "Presse")
    volunteer.tap("Remplacer")
    assert volunteer.band.startswith("Demandez d’abord | Catégorie Presse")
    assert reference.registrants.count() == 606
    volunteer.tap("Remplacer")
    assert volunteer.card[0] == "zoe barbier"


def add_paul(volunteer: Volunteer) -> None:
    """Add somebody who is called Paul Maury too."""
    volunteer.press("Alt+W")
    fill_in(volunteer, "Maury", "Paul")
    volunteer.tap("Ajouter")


def test_three_of_one_name(volunteer: Volunteer, reference: DeskStore) -> None:
    """The wrong one of three: taken back, and it is asked which; Enter opens and admits nobody yet."""
    add_paul(volunteer)
    add_paul(volunteer)
    volunteer.scan(PAUL)
    volunteer.press("Alt+X")
    assert volunteer.band.startswith("Entrée annulée. Qui est devant vous ?")
    assert len(volunteer.found) == 3
    volunteer.enter()
    assert volunteer.band.startswith("Est-ce la bonne personne ?")
    assert attended(reference) == 0


def test_a_namesake_who_does_not_come(volunteer: Volunteer) -> None:
    """Nobody is swapped for a namesake who was replaced."""
    add_paul(volunteer)
    volunteer.press("Alt+M")
    fill_in(volunteer, "barbier")
    volunteer.tap("Remplacer")
    volunteer.scan(PAUL)
    assert not any("Pas cette personne" in text for text in volunteer.buttons())


@pytest.mark.parametrize("key", ["Alt+O", "Alt+M", "Alt+V", "Alt+D", "Alt+U"])
def test_nobody_on_the_card(volunteer: Volunteer, clock: FixedClock, key: str) -> None:
    """With nobody on the card these keys do nothing."""
    volunteer.press(key)
    assert volunteer.band.startswith("Prêt")


def test_a_chain_is_taken_back_for_whose_ticket_it_is(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """Paul is replaced by somebody who is replaced in turn; Paul's ticket and one key let Paul in."""
    somebody_comes_for_paul(volunteer)
    volunteer.press("Alt+M")
    fill_in(volunteer, "noether")
    volunteer.enter()
    volunteer.enter()
    paul_comes_too(volunteer)
    assert attended(reference) == 2


def test_a_double_click_means_once(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Two clicks on "Admettre" admit once, though "Imprimer à nouveau" lands under the second."""
    open_paul(volunteer)
    volunteer.tap_twice("Admettre")
    printing.queue.prints()
    assert volunteer.band.startswith("Bienvenue")
    assert volunteer.button("Imprimer à nouveau").isVisible()
    assert len(printing.queue.orders) == 1
