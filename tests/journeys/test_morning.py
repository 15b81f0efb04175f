"""A morning of arrivals at one welcome desk, told as the volunteer lives it."""

from PySide6.QtWidgets import QApplication, QPushButton

from kiosk.core.printjob import JobState
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window


def attended(store: DeskStore) -> int:
    """Give how many have arrived."""
    return store.attendance.attended("ACC")


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
        assert "Badges_1, envoyé" in volunteer.card
    assert [order.registrant.name for order in printing.queue.orders] == [
        "Paul MAURY",
        "Alphonse MAILLOT",
        "Marc MARY",
    ]
    assert "3 / 595 arrivées" in volunteer.strip
    assert attended(reference) == 3
    assert volunteer.recent[0].startswith("8 h 31 Marc MARY Ville de Colombes")


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


def test_a_scanner_on_a_french_keyboard(volunteer: Volunteer) -> None:
    """What a US scanner types on AZERTY is read as the code of the ticket."""
    azerty = str.maketrans("QWAZM3246", "AZQW?\"é'-")
    volunteer.scan("Z6QMQK43UQ".translate(azerty))
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[0] == "Alphonse MAILLOT"


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


def test_a_mistake_undone(volunteer: Volunteer, reference: DeskStore, clock: FixedClock) -> None:
    """The wrong Mamadou is let in, taken back by one key, and the right one let in instead."""
    volunteer.type("mamadou ndiaye")
    volunteer.enter()
    volunteer.enter()
    wrong = volunteer.card[2]
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
    assert volunteer.card[2] != wrong
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


def test_a_badge_printed_again(volunteer: Volunteer, printing: FakePrinting) -> None:
    """A badge is asked for once more with one key, from the card, and comes out again."""
    volunteer.scan("BMN3CSHMXA")
    printing.queue.prints()
    volunteer.press("Alt+B")
    assert "Badges_1, en cours" in volunteer.card
    printing.queue.prints()
    assert "Badges_1, envoyé" in volunteer.card
    assert [order.code for order in printing.queue.orders] == ["BMN3CSHMXA", "BMN3CSHMXA"]


def test_the_printer_has_no_paper(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """People are let in while the printer fails; after one key all their badges come out."""
    volunteer.scan("BMN3CSHMXA")
    printing.queue.fails("plus de papier")
    assert (
        "plus de papier"
        in volunteer.window.alert.findChildren(type(volunteer.window.list_title))[0].text()
    )
    volunteer.scan("Z6QMQK43UQ")
    assert volunteer.band == "Bienvenue"
    assert len(printing.queue.orders) == 1
    volunteer.press("Alt+E")
    printing.queue.prints()
    printing.queue.prints()
    assert not volunteer.window.alert.isVisible()
    assert reference.jobs.in_state(JobState.DONE)[1].registrant == "inscriptions:R0002"


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


def test_another_printer(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """The desk changes its printer with one key, and the next badge goes there."""
    volunteer.press("Alt+P")
    volunteer.tap("Badges_2")
    volunteer.scan("BMN3CSHMXA")
    assert printing.queue.orders[-1].printer == "system://Badges_2"


def test_what_waits_goes_to_the_other_printer(
    volunteer: Volunteer, printing: FakePrinting, reference: DeskStore
) -> None:
    """A printer that is dead is changed, and the badges that failed or wait come out of the other."""
    volunteer.scan("BMN3CSHMXA")
    printing.queue.fails()
    volunteer.scan("Z6QMQK43UQ")
    volunteer.press("Alt+P")
    volunteer.tap("Badges_2")
    printing.queue.prints()
    printing.queue.prints()
    orders = [(order.registrant.name, order.printer) for order in printing.queue.orders[1:]]
    assert orders == [
        ("Paul MAURY", "system://Badges_2"),
        ("Alphonse MAILLOT", "system://Badges_2"),
    ]
    assert reference.jobs.in_state(JobState.WAITING) == []


def test_no_printer_was_chosen(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """A desk whose printer nobody chose says so until somebody does, if only that there is none."""
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        assert volunteer.window.alert.isVisible()
        volunteer.scan("BMN3CSHMXA")
        assert volunteer.band == "Bienvenue"
        volunteer.press("Alt+P")
        volunteer.tap("Pas d’imprimante")
        assert not volunteer.window.alert.isVisible()
        assert printing.queue.orders == []


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
    assert len(printing.queue.orders) == 2


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


def test_after_a_tap_whoever_types_searches(volunteer: Volunteer, reference: DeskStore) -> None:
    """After a deed by mouse or finger the field has the focus again, and Enter means the person."""
    volunteer.scan("BMN3CSHMXA")
    volunteer.tap("Annuler l’entrée")
    volunteer.enter()
    assert attended(reference) == 1
    volunteer.tap("Imprimer à nouveau")
    volunteer.type("lef")
    assert volunteer.searched == "lef"


def test_no_badge_for_somebody_cancelled(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """Neither button nor key prints the badge of somebody who is refused."""
    cancelled = next(p for p in reference.registrants.all() if not p.is_expected)
    volunteer.scan(cancelled.code)
    volunteer.press("Alt+B")
    assert printing.queue.orders == []


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


def test_the_last_verdict_steps_back(volunteer: Volunteer) -> None:
    """As soon as the next name is typed, the welcome of the one before is no longer blue."""
    volunteer.scan("BMN3CSHMXA")
    assert "#005a9c" in volunteer.window.band.styleSheet()
    volunteer.type("mar")
    assert "#005a9c" not in volunteer.window.band.styleSheet()


def test_a_reprint_without_a_printer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Alt+B on a desk that has no printer says so."""
    reference.keep_setting("printer", "")
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        volunteer.scan("BMN3CSHMXA")
        volunteer.press("Alt+B")
        assert volunteer.band.startswith("Pas possible | Ce poste n’a pas d’imprimante.")


def test_a_badge_that_may_be_in_the_printer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock
) -> None:
    """After a crash the desk asks whether the last badge came out; it sends it again only if not."""
    reference.keep_setting("printer", "system://Badges_1")
    with at_the_window(qapp, reference, clock, FakePrinting()) as volunteer:
        volunteer.scan("BMN3CSHMXA")
    printing = FakePrinting()
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        assert "Le badge de Paul MAURY est peut-être resté" in volunteer.alert
        assert printing.queue.orders == []
        volunteer.tap("Réessayer")
        printing.queue.prints()
        assert volunteer.alert == ""
    assert [order.code for order in printing.queue.orders] == ["BMN3CSHMXA"]


def test_a_badge_that_did_come_out(
    qapp: QApplication, reference: DeskStore, clock: FixedClock
) -> None:
    """Told that the badge came out after all, the desk prints no second one."""
    reference.keep_setting("printer", "system://Badges_1")
    with at_the_window(qapp, reference, clock, FakePrinting()) as volunteer:
        volunteer.scan("BMN3CSHMXA")
    printing = FakePrinting()
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        volunteer.tap("Il est sorti")
        assert volunteer.alert == ""
    assert printing.queue.orders == []
    assert reference.jobs.in_state(JobState.UNKNOWN) == []


def test_not_me(volunteer: Volunteer, reference: DeskStore) -> None:
    """The wrong one of two people of a name was let in: one key exchanges them, nothing is lost."""
    volunteer.type("mamadou ndiaye")
    volunteer.enter()
    volunteer.enter()
    wrong = volunteer.card[2]
    records = len(list(reference.journal.all()))
    volunteer.press("Alt+X")
    assert volunteer.band == "Bienvenue"
    assert volunteer.card[0] == "Mamadou NDIAYE"
    assert volunteer.card[2] != wrong
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
