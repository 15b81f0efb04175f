"""What hands and scanners do to keys, buttons and glass at a welcome desk."""

from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer


def test_a_scan_works_wherever_the_focus_is(volunteer: Volunteer, reference: DeskStore) -> None:
    """A scan in the middle of a word, or with a button in focus, types nothing and presses nothing."""
    volunteer.type("mar")
    volunteer.scan("BMN3CSHMXA")
    assert volunteer.card[0] == "Paul MAURY"
    assert volunteer.searched == ""
    undo = volunteer.button("Annuler l’entrée")
    undo.setFocus()
    assert undo.hasFocus()
    volunteer.scan("Z6QMQK43UQ")
    assert volunteer.card[0] == "Alphonse MAILLOT"
    assert attended(reference) == 2
    volunteer.press("F1")
    volunteer.scan("7AKMY26F5W")
    assert volunteer.button("Fermer").isVisible()
    assert attended(reference) == 3


def test_enter_held_down_opens_and_does_not_admit(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """A heavy finger on Enter opens the card; the second Enter must be meant."""
    volunteer.type("lefebv")
    volunteer.hold("\r", times=20)
    assert volunteer.band.startswith("Est-ce la bonne personne ?")
    assert attended(reference) == 0


def test_a_letter_held_down_is_no_scan(volunteer: Volunteer, reference: DeskStore) -> None:
    """A letter that repeats is typed, not scanned."""
    records = len(list(reference.journal.all()))
    volunteer.hold("a", times=12)
    assert volunteer.searched == "a" * 12
    assert len(list(reference.journal.all())) == records


def test_a_quick_tap_of_the_space_bar(volunteer: Volunteer, printing: FakePrinting) -> None:
    """A button pressed by a quick tap of the space bar does its deed once."""
    volunteer.scan("BMN3CSHMXA")
    printing.queue.prints()
    volunteer.tap_space(volunteer.button("Imprimer à nouveau"))
    volunteer.type("1")
    assert len(printing.queue.orders) == 2


def test_two_enters_in_one_breath(volunteer: Volunteer, reference: DeskStore) -> None:
    """A finger that hits Enter twice opens a homonym's card and admits nobody."""
    volunteer.type("diop fatou")
    volunteer.bounce("\r", after_ms=30)
    assert volunteer.band.startswith("Est-ce la bonne personne ? | Plusieurs personnes")
    assert attended(reference) == 0


def test_typing_with_a_button_in_focus(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Whoever types after a Tab searches all the same, and the space presses nothing."""
    volunteer.scan("BMN3CSHMXA")
    printing.queue.prints()
    volunteer.button("Imprimer à nouveau").setFocus()
    volunteer.type("da silva")
    assert volunteer.searched == "da silva"
    assert len(printing.queue.orders) == 1


def test_a_very_fast_typist(volunteer: Volunteer, reference: DeskStore) -> None:
    """A word typed as fast as a scanner, without Return, is searched and not lost."""
    records = len(list(reference.journal.all()))
    volunteer.scan("ferrand", end="")
    assert volunteer.searched == "ferrand"
    assert "Cœline FERRAND" in volunteer.found
    assert len(list(reference.journal.all())) == records


def test_half_typed_initials_sign_nothing(volunteer: Volunteer, reference: DeskStore) -> None:
    """Esc puts the field away, a scan leaves it open; only Enter changes who signs."""
    volunteer.press("Alt+I")
    volunteer.type("zz")
    volunteer.press("Esc")
    assert reference.journal.operator == ""
    volunteer.press("Alt+I")
    volunteer.type("x")
    volunteer.scan("BMN3CSHMXA")
    assert volunteer.band == "Bienvenue"
    assert reference.journal.operator == ""


def test_a_second_undo_is_asked_about(volunteer: Volunteer, reference: DeskStore) -> None:
    """Alt+N once more shows whose entry would go; only yet another press takes it back."""
    volunteer.scan("BMN3CSHMXA")
    volunteer.scan("Z6QMQK43UQ")
    volunteer.press("Alt+N")
    assert attended(reference) == 1
    volunteer.press("Alt+N")
    assert volunteer.band.startswith("Annuler l’entrée de Paul MAURY ?")
    assert attended(reference) == 1
    volunteer.press("Alt+N")
    assert attended(reference) == 0


def test_nothing_to_undo(volunteer: Volunteer) -> None:
    """On a new day there is nothing to take back, and the desk says so."""
    volunteer.press("Alt+N")
    assert volunteer.band == "Pas possible | Il n’y a aucune entrée à annuler sur ce poste."


def test_after_a_tap_whoever_types_searches(
    volunteer: Volunteer, printing: FakePrinting, reference: DeskStore
) -> None:
    """After a deed by mouse or finger the field has the focus again, and Enter means the person."""
    volunteer.scan("BMN3CSHMXA")
    printing.queue.prints()
    volunteer.tap("Annuler l’entrée")
    volunteer.enter()
    assert attended(reference) == 1
    volunteer.tap("Imprimer à nouveau")
    volunteer.tap("Laisser")
    volunteer.type("lef")
    assert volunteer.searched == "lef"


def test_arrival_by_touch_alone(volunteer: Volunteer, reference: DeskStore) -> None:
    """Without a keyboard: tap the person found, tap to admit, tap to take it back."""
    volunteer.tap("Clavier")
    for letter in "ROCHEFF":
        volunteer.tap_key(letter)
    volunteer.tap_key("Effacer")
    assert volunteer.searched == "rochef"
    volunteer.tap_result(2)
    assert volunteer.card[0] == "Édouard DE LA ROCHEFOUCAULD-MONTBEL"
    volunteer.tap("Admettre")
    assert volunteer.band == "Bienvenue"
    assert attended(reference) == 1
    volunteer.tap("Annuler l’entrée")
    assert volunteer.band.startswith("Entrée annulée")
    assert attended(reference) == 0


def test_a_double_beep_is_no_second_person(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock
) -> None:
    """The same code twice within five seconds shows the welcome again and records nothing."""
    volunteer.scan("BMN3CSHMXA")
    records = len(list(reference.journal.all()))
    clock.advance(seconds=2)
    volunteer.scan("BMN3CSHMXA")
    assert volunteer.band == "Bienvenue"
    assert len(list(reference.journal.all())) == records


def test_a_scanner_on_a_french_keyboard(volunteer: Volunteer) -> None:
    """What a US scanner types on AZERTY is read as the code of the ticket."""
    azerty = str.maketrans("QWAZM3246", "AZQW?\"é'-")
    volunteer.scan("Z6QMQK43UQ".translate(azerty))
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[0] == "Alphonse MAILLOT"
