"""Badges come out, or do not, while people stand at the desk."""

from PySide6.QtWidgets import QApplication

from kiosk.core.printjob import JobState
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window


def test_a_badge_printed_again(volunteer: Volunteer, printing: FakePrinting) -> None:
    """A badge is asked for once more with one key, from the card, and comes out again."""
    volunteer.scan("BMN3CSHMXA")
    printing.queue.prints()
    volunteer.press("Alt+B")
    assert "Badges_1, sorti" in volunteer.card
    volunteer.tap("Abîmé")
    assert "Badges_1, en cours" in volunteer.card
    printing.queue.prints()
    assert "Badges_1, sorti" in volunteer.card
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
