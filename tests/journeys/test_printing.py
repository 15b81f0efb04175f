"""Badges come out, or do not, while people stand at the desk."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QLabel

from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window

PAUL, ALPHONSE, CODES = "BMN3CSHMXA", "Z6QMQK43UQ", ("7AKMY26F5W", "N3AHNTG3P2", "KJJWF3SF6M")
ONE = "escpos+tcp://10.0.0.5:9100#Imprimante%201"
TWO = "escpos+tcp://10.0.0.6:9100#Imprimante%202"


@pytest.fixture
def pool(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> Iterator[Volunteer]:
    """Give a volunteer whose desk has two printers."""
    reference.keep_setting("printers", json.dumps([ONE, TWO]))
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        yield volunteer


def test_a_badge_printed_again(volunteer: Volunteer, printing: FakePrinting) -> None:
    """A badge is asked for once more with one key, from the card, and comes out again."""
    volunteer.scan(PAUL)
    printing.queue.prints()
    volunteer.press("Alt+B")
    assert "Badges_1, sorti" in volunteer.card
    volunteer.tap("Abîmé")
    assert "Badges_1, en cours" in volunteer.card
    printing.queue.prints()
    assert "Badges_1, sorti" in volunteer.card
    assert [order.code for order in printing.queue.orders] == [PAUL, PAUL]


def test_the_printer_has_no_paper(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """People are let in while the printer fails; after one key all their badges come out."""
    volunteer.scan(PAUL)
    printing.queue.fails("plus de papier")
    assert "plus de papier" in volunteer.alert
    volunteer.scan(ALPHONSE)
    assert volunteer.band == "Bienvenue"
    assert len(printing.queue.orders) == 1
    volunteer.press("Alt+E")
    printing.queue.prints()
    printing.queue.prints()
    assert volunteer.alert == ""
    done = reference.jobs.in_state(JobState.DONE)
    assert [job.registrant for job in done] == ["inscriptions:R0001", "inscriptions:R0002"]


def test_the_paper_comes_back(pool: Volunteer, printing: FakePrinting) -> None:
    """Both printers run out of paper; put in, the next look finds it, and badges come out by themselves."""
    queue = printing.queue
    pool.scan(PAUL)
    queue.refuses(ONE, TroubleKind.PRINTER_PAPER_OUT)
    queue.refuses(TWO, TroubleKind.PRINTER_PAPER_OUT)
    assert "Imprimante 1 : plus de papier" in pool.alert
    assert "Imprimante 2 : plus de papier" in pool.alert
    assert "Les badges sortent" not in pool.alert
    queue.is_mended(ONE)
    queue.is_mended(TWO)
    pool.desk._watch.look()
    assert pool.alert == ""
    queue.prints()
    assert [order.code for order in queue.orders] == [PAUL] * 3
    assert "Imprimante 1, sorti" in pool.card


def test_one_of_two_printers_dies(pool: Volunteer, printing: FakePrinting) -> None:
    """The bar says what is wrong with the one, and that badges come out of the other; and they do."""
    queue = printing.queue
    pool.scan(PAUL)
    queue.refuses(ONE, TroubleKind.PRINTER_COVER_OPEN)
    assert "Imprimante 1 : le capot est ouvert. Fermez-le jusqu’au déclic." in pool.alert
    assert "Les badges sortent sur Imprimante 2." in pool.alert
    assert "Imprimante 2, en cours" in pool.card
    queue.ends(JobState.DONE, printer=TWO)
    pool.scan(ALPHONSE)
    assert queue.given(TWO) == ["Paul MAURY", "Alphonse MAILLOT"]


def test_paper_that_will_soon_end(pool: Volunteer, printing: FakePrinting) -> None:
    """Before the roll is at its end the desk says so, and asks nothing of anybody."""
    printing.queue.is_low(TWO)
    pool.desk._watch.look()
    assert pool.alert == "Imprimante 2 : bientôt plus de papier. Préparez un rouleau."
    assert "Réessayer   Alt+E" not in pool.buttons()


def test_a_printer_that_fell_silent(pool: Volunteer, printing: FakePrinting) -> None:
    """Of a printer that answers nothing its page says what to tick if it never does; ticked, it prints."""
    pool.desk._badges.pool.remove(ONE)
    printing.queue.breaks(TWO, TroubleKind.PRINTER_SILENT)
    pool.desk._watch.look()
    assert "Imprimante 2 ne dit plus rien." in pool.alert
    pool.press("Alt+P")
    assert "cochez plus bas « Cette imprimante ne répond jamais »" in pool.told
    pool.tick("Cette imprimante ne répond jamais")
    pool.tap("Enregistrer")
    pool.press("Alt+P")
    assert pool.alert == ""
    pool.scan(PAUL)
    assert printing.queue.orders[-1].printer == TWO.replace("#", "?status=none#")


def test_a_cable_pulled_twice(pool: Volunteer, printing: FakePrinting) -> None:
    """Each badge that may have come out is asked about by its name and printer, one after the other."""
    queue = printing.queue
    pool.scan(PAUL)
    pool.scan(ALPHONSE)
    queue.ends(JobState.UNKNOWN, printer=ONE)
    queue.ends(JobState.UNKNOWN, printer=TWO)
    assert "Le badge de Paul MAURY est peut-être resté dans Imprimante 1." in pool.alert
    assert "(1 sur 2)" in pool.alert
    sent = len(queue.orders)
    pool.press("Alt+J")
    assert "Le badge de Alphonse MAILLOT est peut-être resté dans Imprimante 2." in pool.alert
    assert "sur 2" not in pool.alert
    queue.is_mended(ONE)
    pool.press("Alt+E")
    pool.press("Alt+Q")
    assert [order.registrant.name for order in queue.orders[sent:]] == ["Alphonse MAILLOT"]
    queue.ends(JobState.DONE)
    assert "Est-il sorti" not in pool.alert


def runs_out_in_the_middle(pool: Volunteer, printing: FakePrinting, printer: str) -> None:
    """Let the paper of a printer end in the middle of the badge that is in it."""
    printing.queue.breaks(printer)
    out = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer=printer)
    printing.queue.ends(JobState.UNKNOWN, out, printer=printer)
    pool.desk._watch.look()


def test_the_paper_ends_in_the_middle_of_a_badge(pool: Volunteer, printing: FakePrinting) -> None:
    """While the printer still holds it the bar says that it comes, and asks only once there is paper."""
    pool.scan(PAUL)
    runs_out_in_the_middle(pool, printing, ONE)
    assert "Imprimante 1 : plus de papier. Mettez un rouleau" in pool.alert
    assert (
        "Le badge de Paul MAURY est resté dans Imprimante 1 : il sortira dès qu’elle repartira."
        in pool.alert
    )
    assert "Est-il sorti" not in pool.alert
    pool.press("Alt+Q")
    assert len(printing.queue.orders) == 1
    printing.queue.is_mended(ONE)
    pool.desk._watch.look()
    assert "plus de papier" not in pool.alert
    assert "Le badge de Paul MAURY est peut-être resté dans Imprimante 1." in pool.alert
    pool.press("Alt+J")
    assert pool.alert == ""
    assert len(printing.queue.orders) == 1


def test_whoever_cannot_wait_for_the_paper(pool: Volunteer, printing: FakePrinting) -> None:
    """Alt+B says that a second will come out of the empty printer, and prints one at the other."""
    pool.scan(PAUL)
    runs_out_in_the_middle(pool, printing, ONE)
    pool.press("Alt+B")
    question = QApplication.activeModalWidget()
    assert question is not None
    said = " ".join(one.text() for one in question.findChildren(QLabel))
    assert "Le premier est-il sorti ?" in said
    assert "Si vous en imprimez un autre, deux sortiront" in said
    pool.tap("Non : en imprimer un autre")
    assert printing.queue.given(TWO) == ["Paul MAURY"]
    assert "Imprimante 2, en cours" in pool.card
    assert "est resté dans" not in pool.alert


def test_a_silent_printer_may_print_yet(pool: Volunteer, printing: FakePrinting) -> None:
    """Of a printer that is out of reach the desk asks at once, and says what “no” may bring."""
    pool.scan(PAUL)
    printing.queue.breaks(ONE, TroubleKind.PRINTER_UNREACHABLE)
    gone = Trouble(TroubleKind.PRINTER_UNREACHABLE, printer=ONE)
    printing.queue.ends(JobState.UNKNOWN, gone, printer=ONE)
    assert "Est-il sorti ? Si non, un second peut encore en sortir." in pool.alert
    pool.press("Alt+B")
    pool.tap("Oui, il est sorti")
    assert "Est-il sorti" not in pool.alert
    pool.tap("Abîmé")
    assert printing.queue.given(TWO) == ["Paul MAURY"]


def test_the_answer_is_about_the_badge_shown(pool: Volunteer, printing: FakePrinting) -> None:
    """Another comes into doubt meanwhile: the bar goes on asking of the first."""
    queue = printing.queue
    pool.scan(PAUL)
    pool.scan(ALPHONSE)
    queue.ends(JobState.UNKNOWN, printer=TWO)
    assert "Le badge de Alphonse MAILLOT est peut-être resté" in pool.alert
    queue.ends(JobState.UNKNOWN, printer=ONE)
    assert "Le badge de Alphonse MAILLOT est peut-être resté" in pool.alert
    pool.press("Alt+J")
    assert "Le badge de Paul MAURY est peut-être resté" in pool.alert


def test_a_doubt_about_somebody_added_by_mistake(pool: Volunteer, printing: FakePrinting) -> None:
    """A badge that nobody is to wear is not asked about, nor said to have failed."""
    pool.press("Alt+W")
    pool.type("Durand")
    pool.enter()
    drawn = Trouble(TroubleKind.PAGE_FAILED, detail="?")
    pool.enter()
    printing.queue.ends(JobState.FAILED, drawn)
    assert "Le badge de Durand ne peut pas être dessiné." in pool.alert
    pool.press("Alt+N")
    pool.press("Alt+S")
    pool.press("Alt+S")
    assert pool.alert == ""


def test_asked_for_again_while_it_waits(pool: Volunteer, printing: FakePrinting) -> None:
    """Calmly it is said that there is one badge, and that it comes first; and so it does."""
    for printer in (ONE, TWO):
        pool.desk._badges.pool.hold(printer)
    for code in (ALPHONSE, PAUL):
        pool.scan(code)
    pool.press("Alt+B")
    assert pool.band == (
        "Un seul badge pour Paul MAURY | Il attendait : il sort maintenant avant tous les autres."
    )
    pool.desk._badges.pool.release(ONE)
    assert [order.code for order in printing.queue.orders] == [PAUL]


def test_the_wrong_one_is_taken_back(pool: Volunteer, printing: FakePrinting) -> None:
    """The band says what becomes of the badge: one that waits does not come, one that is out stays theirs."""
    pool.scan(PAUL)
    printing.queue.prints()
    pool.press("Alt+N")
    assert "Son badge est sorti : gardez-le, il reste le sien." in pool.band
    for printer in (ONE, TWO):
        pool.desk._badges.pool.hold(printer)
    pool.scan(ALPHONSE)
    pool.press("Alt+N")
    assert "Son badge ne sortira pas." in pool.band
    for printer in (ONE, TWO):
        pool.desk._badges.pool.release(printer)
    assert [order.code for order in printing.queue.orders] == [PAUL]


def test_a_doubtful_badge_that_nobody_waits_for(pool: Volunteer, printing: FakePrinting) -> None:
    """Once their check-in is taken back, one key says no and that it is not to be printed: nothing comes."""
    pool.scan(PAUL)
    printing.queue.ends(JobState.UNKNOWN)
    assert "Est-il sorti" in pool.alert
    pool.press("Alt+Y")
    assert "Est-il sorti" in pool.alert
    pool.press("Alt+N")
    assert "Non, ne plus l’imprimer   Alt+Y" in pool.buttons()
    pool.press("Alt+Y")
    assert "Est-il sorti" not in pool.alert
    assert len(printing.queue.orders) == 1
    assert "Imprimante 1, annulé" in pool.card


def test_added_by_mistake_while_the_badge_is_in_doubt(
    pool: Volunteer, printing: FakePrinting
) -> None:
    """Taken off the list again, they wait for no badge: nobody is asked whether it came out."""
    pool.press("Alt+W")
    pool.type("Durand")
    pool.enter()
    pool.enter()
    printing.queue.ends(JobState.UNKNOWN)
    assert "Le badge de Durand" in pool.alert
    for key in ("Alt+N", "Alt+S", "Alt+S"):
        pool.press(key)
    assert "Durand" not in pool.alert


def test_a_badge_no_printer_can_take(pool: Volunteer, printing: FakePrinting) -> None:
    """It is told whose it is and what to do; the next badges come out meanwhile, and it once tried again."""
    queue = printing.queue
    small = Trouble(TroubleKind.QR_TOO_SMALL, layout="card", needs="26 mm")
    for code in (PAUL, ALPHONSE, *CODES[:1]):
        pool.scan(code)
    queue.ends(JobState.FAILED, small, printer=ONE)
    queue.prints(TWO)
    queue.ends(JobState.FAILED, small, printer=TWO)
    queue.prints(ONE)
    assert "Badge de Paul MAURY : Le code QR du modèle card serait illisible." in pool.alert
    assert "Puis réessayez, ou annulez-le" in pool.alert
    assert [order.code for order in queue.orders] == [PAUL, ALPHONSE, CODES[0], PAUL]
    pool.press("Alt+E")
    queue.prints(ONE)
    assert pool.alert == ""


def test_another_printer(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """A printer that was found is added with one tap; the first is taken off; badges go to the other."""
    volunteer.press("Alt+P")
    volunteer.tap("Ajouter une imprimante")
    assert "Badges_2" in volunteer.told
    volunteer.tap("Ajouter Badges_2")
    assert "Imprimante 1" in volunteer.told
    volunteer.tap("Badges_1 : Prête")
    volunteer.tap("Retirer")
    volunteer.tap("Oui, retirer")
    volunteer.press("Alt+P")
    volunteer.scan(PAUL)
    assert printing.queue.orders[-1].printer == "system://Badges_2#Imprimante%201"
    assert "Imprimante 1, en cours" in volunteer.card


def test_what_waits_goes_to_the_other_printer(
    volunteer: Volunteer, printing: FakePrinting, reference: DeskStore
) -> None:
    """Beside a printer that is dead another is added, and what failed or waits comes out there."""
    volunteer.scan(PAUL)
    printing.queue.refuses("system://Badges_1", TroubleKind.PRINTER_UNREACHABLE)
    volunteer.scan(ALPHONSE)
    volunteer.press("Alt+P")
    volunteer.tap("Ajouter une imprimante")
    volunteer.tap("Ajouter Badges_2")
    added = "system://Badges_2#Imprimante%201"
    printing.queue.ends(JobState.DONE, printer=added)
    printing.queue.ends(JobState.DONE, printer=added)
    assert printing.queue.given(added) == ["Paul MAURY", "Alphonse MAILLOT"]
    assert reference.jobs.waiting() == []


def test_no_printer_was_chosen(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """A desk whose printer nobody chose says so until somebody does, if only that there is none."""
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        assert volunteer.alert == "▲  Aucune imprimante n’est choisie : les badges ne sortent pas."
        volunteer.scan(PAUL)
        assert volunteer.band == "Bienvenue"
        volunteer.press("Alt+P")
        volunteer.tap("Pas d’imprimante")
        volunteer.press("Alt+P")
        assert volunteer.alert == ""
        assert printing.queue.orders == []


def test_no_badge_for_somebody_cancelled(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """Neither button nor key prints the badge of somebody who is refused."""
    cancelled = next(p for p in reference.registrants.all() if not p.is_expected)
    volunteer.scan(cancelled.code)
    volunteer.press("Alt+B")
    assert printing.queue.orders == []


def test_a_reprint_without_a_printer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Alt+B on a desk that has no printer says so."""
    reference.keep_setting("printer", "")
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        volunteer.scan(PAUL)
        volunteer.press("Alt+B")
        assert volunteer.band.startswith("Pas possible | Ce poste n’a pas d’imprimante.")


def test_a_badge_that_may_be_in_the_printer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock
) -> None:
    """After a crash the desk asks whether the last badge came out; it sends it again only if not."""
    reference.keep_setting("printer", "system://Badges_1")
    with at_the_window(qapp, reference, clock, FakePrinting()) as volunteer:
        volunteer.scan(PAUL)
    printing = FakePrinting()
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        assert "Le badge de Paul MAURY est peut-être resté dans Badges_1." in volunteer.alert
        assert printing.queue.orders == []
        volunteer.press("Alt+E")
        assert printing.queue.orders == []
        volunteer.tap("Non : imprimer à nouveau")
        printing.queue.prints()
        assert volunteer.alert == ""
    assert [order.code for order in printing.queue.orders] == [PAUL]


def test_a_badge_that_did_come_out(
    qapp: QApplication, reference: DeskStore, clock: FixedClock
) -> None:
    """Told that the badge came out after all, the desk prints no second one."""
    reference.keep_setting("printer", "system://Badges_1")
    with at_the_window(qapp, reference, clock, FakePrinting()) as volunteer:
        volunteer.scan(PAUL)
    printing = FakePrinting()
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        volunteer.tap("Oui, il est sorti")
        assert volunteer.alert == ""
    assert printing.queue.orders == []
    assert reference.jobs.in_state(JobState.UNKNOWN) == []


def test_the_queue_while_all_printers_are_out(pool: Volunteer, printing: FakePrinting) -> None:
    """When many wait the strip counts them; in the queue one is held, one goes first, one is not printed."""
    pool.press("Alt+P")
    pool.tap("Suspendre")
    pool.tap("Imprimante 2 : ")
    pool.tap("Suspendre")
    pool.press("Alt+P")
    assert "Toutes les imprimantes sont suspendues" in pool.alert
    for code in (PAUL, ALPHONSE, *CODES):
        pool.scan(code)
    pool.tap("File : 5")
    assert "En attente : 5" in pool.told
    assert [row.split(" | ")[1] for row in pool.queue[:2]] == ["Paul MAURY", "Alphonse MAILLOT"]
    pool.tap_row(0)
    pool.tap("Retenir")
    assert "Retenus : 1" in pool.told.replace("retenus", "Retenus")
    pool.tap_row(1)
    hurried = pool.queue[1].split(" | ")[1]
    pool.tap("En premier")
    assert pool.queue[0].split(" | ")[1] == hurried
    pool.tap_row(1)
    cancelled = pool.queue[1].split(" | ")[1]
    pool.tap("Ne pas imprimer")
    assert f"Ne sera pas imprimé : {cancelled}." in pool.told
    assert len(pool.queue) == 4
    pool.press("Alt+P")
    pool.tap("Imprimante 2 : ")
    pool.tap("Remettre en service")
    assert printing.queue.given(TWO) == [hurried]
