"""The evening before: badges laid in trays and envelopes, a list that comes late; and the morning after."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QComboBox, QFileDialog, QLabel

from kiosk.controllers.badges import Badges
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.runs import Runs, new_run, planned
from kiosk.controllers.spares import Spares
from kiosk.core.printjob import JobState
from kiosk.core.run import RunWish
from kiosk.store.desk import DeskStore
from kiosk.ui.run_page import RunPage
from tests.desk import FINAL_PROGRAMME, LATE_LIST, attended, load
from tests.fakes import FakeExporter, FixedClock
from tests.journeys.people import PAUL, open_paul
from tests.volunteer import FakePrinting, Volunteer, wait_until


def lay_out(store: DeskStore, clock: FixedClock) -> None:
    """Print every badge that is not out into a file."""
    runs, run = Runs(store, Badges(store, queue=None, now=clock), now=clock), new_run()
    target = RunTarget(file=RunFile(path=store.folder / "badges.pdf", slips=True))
    list(runs.order(planned(store, RunWish(only_new=True)), target, run=run))
    texts = runs.pages(run).export(FakeExporter(), lambda done, total: True)
    assert texts is not None
    list(runs.settle(run, texts))


@pytest.fixture
def reference(reference: DeskStore, clock: FixedClock) -> DeskStore:
    """Give the desk after the evening: badges printed, then the late list loaded."""
    clock.advance(hours=-12)
    lay_out(reference, clock)
    clock.advance(hours=1)
    load(reference, FINAL_PROGRAMME, LATE_LIST)
    clock.advance(hours=11)
    return reference


def one(store: DeskStore, *, envelope: bool, changed: bool) -> str:
    """Give the code of somebody whose badge lies in an envelope or a tray, stale or not."""
    for person in store.registrants.all():
        job = store.jobs.newest_of(person.id)
        if job is None or job.place is None or not person.is_expected:
            continue
        is_changed = job.text["name"] != person.name
        if bool(job.place.envelope) == envelope and is_changed == changed:
            return person.code
    raise LookupError


def test_the_verdict_says_where_the_badge_lies(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """A tray and a number, or an envelope, in the band and on the card; nothing is printed."""
    code = one(reference, envelope=False, changed=False)
    volunteer.scan(code)
    (holder,) = reference.registrants.holders(code)
    job = reference.jobs.newest_of(holder.registrant)
    assert job is not None
    assert job.place is not None
    where = f"bac {job.place.tray}, n° {job.place.number}"
    assert volunteer.band == f"Bienvenue | Badge : {where}"
    assert where in volunteer.card
    volunteer.scan(one(reference, envelope=True, changed=False))
    assert volunteer.band.startswith("Bienvenue | Badge : enveloppe ")
    assert printing.queue.orders == []


def test_a_badge_that_says_something_old(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """The card says that the badge bears the old text; one key prints another, no question asked."""
    volunteer.scan(one(reference, envelope=True, changed=True))
    said = "\n".join(volunteer.card)
    for told in (said, volunteer.band):
        assert "porte l’ancien texte : Alt+B en imprime un autre" in told
    volunteer.press("Alt+B")
    (order,) = printing.queue.orders
    assert order.registrant.name == volunteer.card[0]
    printing.queue.prints()
    assert "ancien texte" not in "\n".join(volunteer.card)


def test_a_newcomer_of_the_late_list(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """Whoever was not laid out is printed at the desk, as always."""
    newcomer = next(p for p in reference.registrants.all() if not reference.jobs.newest_of(p.id))
    volunteer.scan(newcomer.code)
    assert volunteer.band == "Bienvenue"
    assert [order.code for order in printing.queue.orders] == [newcomer.code]


def test_somebody_of_a_run_that_is_still_printing(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Whose badge waits in a run gets it at the desk, at once: the card names no envelope or tray for it."""
    badges = volunteer.desk._badges
    badges.pool.hold(badges.printer)
    list(
        Runs(reference, badges, now=clock).order(
            planned(reference, RunWish(only_new=True)), RunTarget()
        )
    )
    newcomer = next(
        p
        for p in reference.registrants.all()
        if (job := reference.jobs.newest_of(p.id)) is not None and job.state is JobState.WAITING
    )
    volunteer.scan(newcomer.code)
    badges.pool.release(badges.printer)
    printing.queue.prints()
    assert printing.queue.orders[0].code == newcomer.code
    assert printing.queue.orders[0].place == ""
    assert "Badges_1, sorti" in volunteer.card


def spare_of(store: DeskStore, clock: FixedClock) -> str:
    """Make a spare badge and give its code."""
    (spare,) = Spares(store, Badges(store, queue=None, now=clock), now=clock).make(1)
    return spare.code


def test_a_spare_badge_when_the_printer_is_dead(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """One scan over the card of whoever was just let in gives it; Alt+N takes it back, another has it."""
    spare = spare_of(reference, clock)
    newcomer = next(p for p in reference.registrants.all() if not reference.jobs.newest_of(p.id))
    volunteer.scan(spare)
    assert "Badge de réserve n° 1 : il n’est encore à personne" in volunteer.band
    assert "Ouvrez d’abord la fiche d’une personne, puis scannez-le" in volunteer.band
    volunteer.scan(newcomer.code)
    printing.queue.fails("éteinte")
    volunteer.scan(spare)
    assert volunteer.band.startswith(f"Badge de réserve n° 1 | Il est à {newcomer.name}")
    assert "badge de réserve n° 1" in volunteer.card
    volunteer.scan(spare)
    assert attended(reference) == 1
    volunteer.press("Alt+N")
    assert volunteer.band.startswith("Badge de réserve repris | Le n° 1 n’est plus à personne")
    assert reference.codes.ties_of(spare) == []
    open_paul(volunteer)
    volunteer.scan(spare)
    volunteer.enter()
    volunteer.enter()
    assert attended(reference) == 2
    assert [tie.registrant for tie in reference.codes.ties_of(spare)] == ["inscriptions:R0001"]
    clock.advance(minutes=1)
    volunteer.press("Esc")
    volunteer.scan(spare)
    assert volunteer.card[0] == "Paul MAURY"


def test_a_spare_badge_scanned_too_early(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Over the card of the one before, who has a badge, it is asked first; whoever comes next gets it."""
    spare = spare_of(reference, clock)
    before = next(p for p in reference.registrants.all() if not reference.jobs.newest_of(p.id))
    volunteer.scan(before.code)
    printing.queue.prints()
    volunteer.scan(spare)
    assert volunteer.band.startswith(
        f"Badge de réserve n° 1 pour {before.name} ? | Son badge est déjà sorti."
    )
    volunteer.scan(spare)
    assert reference.codes.ties_of(spare) == []
    volunteer.scan(PAUL)
    assert reference.codes.ties_of(spare) == []
    volunteer.scan(spare)
    assert "Son badge est prêt : " in volunteer.band
    clock.advance(seconds=3)
    volunteer.scan(spare)
    assert volunteer.band.startswith("Badge de réserve n° 1 | Il est à Paul MAURY")


def test_two_spare_badges_for_one(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """It is said which one they have; left, they have that one, and another is printed for a reason."""
    one, two = spare_of(reference, clock), spare_of(reference, clock)
    volunteer.scan(PAUL)
    volunteer.scan(one)
    volunteer.tap("Donner ce badge")
    volunteer.scan(two)
    assert "Le badge de réserve n° 1 est déjà à cette personne." in volunteer.band
    volunteer.press("Esc")
    clock.advance(minutes=1)
    volunteer.scan(PAUL)
    assert "badge de réserve n° 1" in volunteer.card
    volunteer.press("Alt+B")
    assert printing.queue.orders == []
    volunteer.tap("Laisser")


def test_no_spare_badge_for_the_cancelled(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock
) -> None:
    """Over the card of somebody who is refused, the spare badge stays nobody's, and it is said why."""
    spare = spare_of(reference, clock)
    cancelled = next(p for p in reference.registrants.all() if p.is_cancelled)
    volunteer.scan(cancelled.code)
    volunteer.scan(spare)
    assert f"Pas encore de badge pour {cancelled.name}" in volunteer.band
    assert reference.codes.ties_of(spare) == []


def test_a_lost_badge(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Asked why, staff say lost with one key; where the organiser wants it, the old code opens nothing."""
    badges = Badges(reference, queue=None, now=clock)
    Reprinting(reference, badges, now=clock).let_void_lost(voids=True)
    volunteer.scan(PAUL)
    volunteer.press("Alt+B")
    assert printing.queue.orders == []
    volunteer.type("é")
    (order,) = printing.queue.orders
    assert order.code != PAUL
    clock.advance(minutes=1)
    volunteer.scan(PAUL)
    assert volunteer.band.startswith("Refusé | Badge déclaré perdu, un autre l’a remplacé")
    clock.advance(minutes=1)
    volunteer.scan(order.code)
    assert volunteer.band.startswith("De retour")


def test_the_question_is_left(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Escape prints nothing; Enter answers nothing; somebody else's scan is answered, and asks no more."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+B")
    volunteer.enter()
    assert printing.queue.orders == []
    volunteer.tap("Laisser")
    volunteer.press("Alt+B")
    volunteer.scan("Z6QMQK43UQ")
    assert volunteer.card[0] == "Alphonse MAILLOT"
    volunteer.type("1")
    assert printing.queue.orders == []
    assert volunteer.searched == "1"


def runs_page(volunteer: Volunteer) -> RunPage:
    """Open the page of badges before the day."""
    volunteer.press("Alt+H")
    page = volunteer.desk.window.currentWidget()
    assert isinstance(page, RunPage)
    return page


def said(page: RunPage) -> str:
    """Give all that the page says."""
    return "\n".join(one.text() for one in page.findChildren(QLabel) if one.isVisible())


def choose(page: RunPage, path: Path) -> None:
    """Name the file that is asked for."""
    dialog = page.findChild(QFileDialog)
    assert dialog is not None
    dialog.fileSelected.emit(str(path))
    dialog.close()


def test_the_page_of_the_evening(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting, tmp_path: Path
) -> None:
    """The newcomers are counted, then written; what the list changed is printed anew, and told no more."""
    page = runs_page(volunteer)
    wait_until(lambda: "27 badges, 17 enveloppes, 1 bac" in said(page))
    wait_until(lambda: "À réimprimer : 19. À retirer : 11." in said(page))
    volunteer.tap("Écrire le fichier")
    choose(page, tmp_path / "soir.pdf")
    wait_until(lambda: f"C’est écrit : {tmp_path / 'soir.pdf'}" in said(page))
    wait_until(lambda: "Tous les badges sont déjà sortis." in said(page))
    assert len(printing.exporter.pages) == 27 + 17 + 1
    volunteer.tap("Réimprimer ces 19")
    choose(page, tmp_path / "refaits.pdf")
    wait_until(lambda: "À réimprimer : 0. À retirer : 11." in said(page))
    volunteer.tap("Les 11 sont retirés")
    wait_until(lambda: "Rien à revoir" in said(page))


def test_a_run_at_the_printers(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """The run is asked for while a scan is answered; the page says where to look how far it is."""
    page = runs_page(volunteer)
    wait_until(lambda: "27 badges" in said(page))
    place = page.form.findChild(QComboBox, "To")
    assert place is not None
    place.setCurrentIndex(1)
    place.activated.emit(1)
    wait_until(lambda: "27 badges" in said(page))
    volunteer.tap("Imprimer")
    assert reference.jobs.count_in_state(JobState.WAITING) == 0
    assert "27 badges vont sortir sur Badges_1 : d’accord ?" in said(page)
    volunteer.tap("Confirmer : 27 badges")
    wait_until(lambda: "C’est demandé" in said(page))
    assert reference.jobs.count_in_state(JobState.WAITING) == 26
    volunteer.scan(PAUL)
    assert volunteer.card[0] == "Paul MAURY"


def test_a_run_that_waits(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """The page says how many badges are to come, stops them and lets them go on, and leads to the queue."""
    runs = Runs(reference, volunteer.desk._badges, now=clock)
    list(runs.order(planned(reference, RunWish(only_new=True)), RunTarget()))
    page = runs_page(volunteer)
    wait_until(lambda: "sont sortis ou demandés : 27 badges à venir" in said(page))
    assert "Une série s’imprime : encore 26 badges." in said(page)
    volunteer.tap("Arrêter la série")
    wait_until(lambda: "Une série est arrêtée : encore 26 badges." in said(page))
    volunteer.tap("Reprendre la série")
    wait_until(lambda: reference.jobs.count_in_state(JobState.WAITING) == 26)
    printing.queue.prints()
    wait_until(lambda: "Une série s’imprime : encore 25 badges." in said(page))
    assert "26 badges à venir" in said(page)
    volunteer.press("Alt+F")
    assert "En attente" in volunteer.queue[-1]


def test_a_question_that_is_taken_back(volunteer: Volunteer) -> None:
    """Whoever changes the wish after the first tap is asked anew."""
    page = runs_page(volunteer)
    volunteer.choose("Vers", "Badges_1")
    wait_until(lambda: "27 badges" in said(page))
    volunteer.tap("Imprimer")
    volunteer.tick("Seulement les badges pas encore imprimés")
    wait_until(lambda: " bacs" in said(page))
    assert "Imprimer" in volunteer.buttons()
    assert not any("Confirmer" in shown for shown in volunteer.buttons())


def test_spare_badges_are_made(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting, tmp_path: Path
) -> None:
    """Twenty of them in a file of their own, and it is said which."""
    page = runs_page(volunteer)
    volunteer.tap("En faire")
    choose(page, tmp_path / "reserve.pdf")
    wait_until(lambda: "Badges de réserve n° 1 à 20" in said(page))
    assert len(printing.exporter.pages) == reference.codes.last_spare() == 20


def test_a_run_that_was_broken_off(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """What a crash left is offered, and goes on where it was."""
    runs = Runs(reference, Badges(reference, queue=None, now=clock), now=clock)
    target = RunTarget(file=RunFile(path=reference.folder / "soir.pdf"))
    list(runs.order(planned(reference, RunWish(only_new=True)), target))
    page = runs_page(volunteer)
    volunteer.tap("Reprendre la série : 27 badges sur 27")
    wait_until(lambda: "C’est écrit" in said(page))
    assert runs.unfinished() is None


def test_a_run_whose_file_is_there(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Resumed into a file that may be on paper already, the page says what to do with it."""
    runs = Runs(reference, Badges(reference, queue=None, now=clock), now=clock)
    path = reference.folder / "soir.pdf"
    path.write_bytes(b"%PDF")
    list(runs.order(planned(reference, RunWish(only_new=True)), RunTarget(file=RunFile(path=path))))
    page = runs_page(volunteer)
    volunteer.tap("Reprendre la série : 27 badges sur 27")
    wait_until(lambda: "soir.pdf existait déjà : il est réécrit en entier" in said(page))


def test_what_a_lost_badge_opens(volunteer: Volunteer, reference: DeskStore) -> None:
    """The organiser says here whether a lost badge still opens doors."""
    runs_page(volunteer)
    volunteer.tick("Un badge perdu n’ouvre plus rien")
    assert reference.setting("void_lost") == "1"
    volunteer.tick("Un badge perdu n’ouvre plus rien")
    assert reference.setting("void_lost") == ""
