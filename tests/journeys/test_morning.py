"""A morning of arrivals at one welcome desk, told as the volunteer lives it."""

from PySide6.QtWidgets import QPushButton

from kiosk.store.desk import DeskStore
from tests.desk import attended
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer


def test_arrivals_by_scan(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Three people scan their tickets: each is welcomed, counted, and their badge comes out."""
    for code, name in (
        ("BMN3CSHMXA", "Paul MAURY"),
        ("Z6QMQK43UQ", "Alphonse MAILLOT"),
        ("7AKMY26F5W", "Marc MARY"),
    ):
        clock.advance(seconds=20)
        volunteer.scan(code)
        printing.queue.prints()
        assert volunteer.band == "Bienvenue"
        assert volunteer.card[0] == name
        assert "Badges_1, sorti" in volunteer.card
    assert [order.registrant.name for order in printing.queue.orders] == [
        "Paul MAURY",
        "Alphonse MAILLOT",
        "Marc MARY",
    ]
    assert "3 / 595 arrivées" in volunteer.strip
    assert attended(reference) == 3
    assert volunteer.recent[0].startswith("8 h 31 Marc MARY Ville de Colombes")


def test_arrival_by_search(volunteer: Volunteer, reference: DeskStore) -> None:
    """Somebody without a ticket is found as one types, looked at, and let in by a second Enter."""
    volunteer.type("oeuvr")
    assert len(volunteer.found) == 6
    volunteer.press("Down")
    volunteer.enter()
    name = volunteer.found[1]
    assert volunteer.card[0] == name
    assert volunteer.band.startswith("Est-ce la bonne personne ?")
    assert attended(reference) == 0
    volunteer.enter()
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[0] == name
    assert attended(reference) == 1
    assert volunteer.searched == ""
    volunteer.type("oeuvr")
    assert "Arrivée" in volunteer.window.results.model().index(1, 0).data()


def test_one_enter_admits_only_an_exact_single_match(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """A whole name that one person bears is let in at once; a homonym is only opened."""
    volunteer.type("paul maury")
    volunteer.enter()
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[0] == "Paul MAURY"
    volunteer.type("mamadou ndiaye")
    assert volunteer.found == ["Mamadou NDIAYE", "Mamadou NDIAYE"]
    volunteer.enter()
    assert volunteer.band.startswith("Est-ce la bonne personne ?")
    assert attended(reference) == 1


def test_a_mistake_undone(volunteer: Volunteer, reference: DeskStore, clock: FixedClock) -> None:
    """The wrong Mamadou is let in, taken back by one key, and the right one let in instead."""
    volunteer.type("mamadou ndiaye")
    volunteer.enter()
    volunteer.enter()
    wrong = volunteer.card[1]
    clock.advance(seconds=10)
    volunteer.press("Alt+N")
    assert volunteer.band.startswith("Entrée annulée")
    assert "Entrée annulée" in volunteer.recent[0]
    assert "0 / 595" in volunteer.strip
    volunteer.press("Esc")
    volunteer.type("mamadou ndiaye")
    volunteer.press("Down")
    volunteer.enter()
    volunteer.enter()
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[1] != wrong
    assert attended(reference) == 1
    assert len(list(reference.journal.all())) > 3


def test_one_of_the_last_ten_undone(volunteer: Volunteer, reference: DeskStore) -> None:
    """Each of the last ten has its own undo; it asks first, and takes only that person back."""
    for code in ("BMN3CSHMXA", "Z6QMQK43UQ", "7AKMY26F5W"):
        volunteer.scan(code)
    rows = volunteer.window.recent.findChildren(QPushButton)
    undo = [b for b in rows if b.accessibleName() == "Annuler l’entrée de Alphonse MAILLOT"]
    undo[0].click()
    assert volunteer.band.startswith("Annuler l’entrée de Alphonse MAILLOT ?")
    assert attended(reference) == 3
    volunteer.tap("Annuler l’entrée")
    assert attended(reference) == 2
    assert reference.attendance.open_stay("inscriptions:R0002", "ACC") is None


def test_who_is_back_needs_no_key(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock
) -> None:
    """Somebody who comes back is shown as such, with when they came; no second badge is printed."""
    volunteer.scan("BMN3CSHMXA")
    clock.advance(minutes=40)
    volunteer.scan("BMN3CSHMXA")
    assert volunteer.band == (
        "De retour | Arrivée à 8 h 30 (Bureau 1) : laissez passer, rien à faire"
    )
    assert attended(reference) == 1


def test_a_cancelled_registration_found_by_name(volunteer: Volunteer, reference: DeskStore) -> None:
    """The card of somebody cancelled says so as soon as it is opened, and Enter does not admit."""
    volunteer.type("paulette roche")
    volunteer.press("Down")
    assert "Annulée" in volunteer.window.results.currentIndex().data()
    volunteer.enter()
    assert volunteer.band == "Refusé | Inscription annulée | Appelez un responsable"
    volunteer.enter()
    assert attended(reference) == 0


def test_a_cancelled_registration(volunteer: Volunteer, reference: DeskStore) -> None:
    """Somebody cancelled is refused with the reason, whom to call, and no key to admit."""
    cancelled = next(p for p in reference.registrants.all() if not p.is_expected)
    volunteer.scan(cancelled.code)
    assert volunteer.band == "Refusé | Inscription annulée | Appelez un responsable"
    assert not any("Admettre" in text for text in volunteer.buttons())
    volunteer.press("Alt+A")
    assert attended(reference) == 0


def test_a_code_that_is_not_on_the_list(volunteer: Volunteer) -> None:
    """An unknown code says so, shows no card, and leaves the field ready for a name."""
    volunteer.scan("BMN3CSHMXB")
    assert (
        volunteer.band
        == "Inconnu | Le code BMN3CSHMXB n’est pas sur la liste | Cherchez par le nom"
    )
    assert volunteer.card == []
    volunteer.type("maury")
    assert volunteer.found[0] == "Paul MAURY"


def test_a_note_for_the_desk(volunteer: Volunteer, reference: DeskStore) -> None:
    """A note is shown with the welcome; the diet, which is the organisers' business, is not."""
    person = next(
        p for p in reference.registrants.all() if p.note.startswith("Fauteuil") and p.is_expected
    )
    volunteer.scan(person.code)
    assert person.note in volunteer.card
    assert person.email not in " ".join(volunteer.card)
    assert not any(
        diet in " ".join(volunteer.card) for diet in ("Halal", "Allergie", "Sans gluten")
    )


def test_a_change_of_shift(volunteer: Volunteer, reference: DeskStore) -> None:
    """New initials by one key; what follows is signed with them."""
    volunteer.press("Alt+I")
    volunteer.type("cm")
    volunteer.enter()
    assert "CM" in volunteer.button("Alt+I").text()
    volunteer.scan("BMN3CSHMXA")
    assert list(reference.journal.all())[-2].operator == "CM"


def test_the_last_verdict_steps_back(volunteer: Volunteer) -> None:
    """As soon as the next name is typed, the welcome of the one before is no longer blue."""
    volunteer.scan("BMN3CSHMXA")
    assert "#005a9c" in volunteer.window.band.styleSheet()
    volunteer.type("mar")
    assert "#005a9c" not in volunteer.window.band.styleSheet()


def test_not_me(volunteer: Volunteer, reference: DeskStore) -> None:
    """The wrong one of two people of a name was let in: one key exchanges them, nothing is lost."""
    volunteer.type("mamadou ndiaye")
    volunteer.enter()
    volunteer.enter()
    wrong = volunteer.card[1]
    records = len(list(reference.journal.all()))
    volunteer.press("Alt+X")
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[0] == "Mamadou NDIAYE"
    assert volunteer.card[1] != wrong
    assert attended(reference) == 1
    assert len(list(reference.journal.all())) >= records + 2


def test_nobody_else_of_the_name(volunteer: Volunteer, reference: DeskStore) -> None:
    """Where nobody else bears the name, there is nobody to exchange and no button for it."""
    volunteer.scan("BMN3CSHMXA")
    assert not any("Pas cette personne" in text for text in volunteer.buttons())
    volunteer.press("Alt+X")
    assert attended(reference) == 1


def test_guesses_do_not_stand_in_the_way(volunteer: Volunteer, reference: DeskStore) -> None:
    """One Enter admits the only person of a name, though others would be found by an error."""
    volunteer.type("maury")
    assert len(volunteer.found) > 1
    volunteer.enter()
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[0] == "Paul MAURY"
