"""The page of the printers: which there are, how each is, how it is set, which can be added."""

import json
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.core.printer_uri import option
from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window

ONE = "escpos+tcp://10.0.0.5:9100?dpi=203&width=576#Imprimante%201"
TWO = "brother+usb://04f9:20a8?model=QL-820NWB&media=62#Imprimante%202"
LASER = "system://HP?sheet=c32011#Laser"
PAUL = "BMN3CSHMXA"


@pytest.fixture
def printing() -> FakePrinting:
    """Give the printing room."""
    return FakePrinting()


@pytest.fixture
def volunteer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> Iterator[Volunteer]:
    """Give a volunteer before the page of a desk's two printers."""
    reference.keep_setting("printers", json.dumps([ONE, TWO]))
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        volunteer.press("Alt+P")
        yield volunteer


def printers(reference: DeskStore) -> list[str]:
    """Give the desk's printers as they are kept."""
    return list(json.loads(reference.setting("printers")))


def test_each_printer_says_how_it_is(volunteer: Volunteer, printing: FakePrinting) -> None:
    """The one that is well and the one that is not are told apart in words, and it changes by itself."""
    assert volunteer.told.count("Prête") == 3
    printing.queue.breaks(TWO, TroubleKind.PRINTER_JAMMED)
    volunteer.desk._watch.look()
    assert "Papier coincé" in volunteer.told
    volunteer.tap("Imprimante 2 : ")
    assert "Ouvrez le capot, retirez-le, refermez." in volunteer.told
    printing.queue.is_mended(TWO)
    volunteer.desk._watch.look()
    assert "coincé" not in volunteer.told


def test_a_printer_added_by_hand(
    volunteer: Volunteer, reference: DeskStore, printing: FakePrinting
) -> None:
    """A wrong address is told beside it and stays to be put right; the right one becomes number 3."""
    volunteer.tap("Ajouter une imprimante")
    for typo in ("10.0.0.900", "10,0,0,9", "escpos+tcp://imprimante 1", "file:badges.pdf"):
        volunteer.write("Adresse de l’imprimante", typo)
        volunteer.enter()
        assert f"« {typo} » n’est pas une imprimante" in volunteer.told
    assert printers(reference) == [ONE, TWO]
    volunteer.write("Adresse de l’imprimante", "zpl+tcp://10.0.0.9:9100")
    volunteer.enter()
    assert printers(reference)[2] == "zpl+tcp://10.0.0.9:9100#Imprimante%203"
    volunteer.type("Près de la porte")
    volunteer.enter()
    assert "C’est enregistré." in volunteer.told
    assert "Près de la porte" in volunteer.told
    volunteer.press("Alt+P")
    for _ in range(2):
        volunteer.desk._badges.pool.hold(ONE)
        volunteer.desk._badges.pool.hold(TWO)
    volunteer.scan(PAUL)
    assert "Près de la porte, en cours" in volunteer.card


def test_only_its_number_is_typed(volunteer: Volunteer, reference: DeskStore) -> None:
    """What everybody types is enough: a button says what kind of printer that is."""
    volunteer.tap("Ajouter une imprimante")
    volunteer.write("Adresse de l’imprimante", "10.0.0.9")
    volunteer.enter()
    assert "Quelle imprimante est à 10.0.0.9 ?" in volunteer.told
    volunteer.tap("Zebra (ZPL)")
    assert printers(reference)[2] == "zpl+tcp://10.0.0.9#Imprimante%203"
    volunteer.tap("Ajouter une imprimante")
    assert "Quelle imprimante" not in volunteer.told


def test_another_spelling_of_the_same(volunteer: Volunteer, reference: DeskStore) -> None:
    """A printer written in capitals, without its port, is the one that is there."""
    volunteer.tap("Ajouter une imprimante")
    volunteer.write("Adresse de l’imprimante", "ESCPOS+TCP://10.0.0.5")
    volunteer.enter()
    assert "Ce poste a déjà cette imprimante." in volunteer.told
    assert printers(reference) == [ONE, TWO]


def test_a_new_printer_takes_no_old_name(volunteer: Volunteer, reference: DeskStore) -> None:
    """Badges tell which printer they came out of: another is not called as that was."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+P")
    volunteer.tap("Retirer…")
    volunteer.tap("Oui, retirer cette imprimante")
    volunteer.tap("Ajouter une imprimante")
    volunteer.write("Adresse de l’imprimante", "zpl+tcp://10.0.0.9")
    volunteer.enter()
    assert printers(reference)[1] == "zpl+tcp://10.0.0.9#Imprimante%203"
    volunteer.tap("Ajouter une imprimante")
    volunteer.write("Adresse de l’imprimante", "escpos+tcp://10.0.0.5")
    volunteer.enter()
    assert printers(reference)[2] == "escpos+tcp://10.0.0.5#Imprimante%201"


def test_a_page_without_a_printer(volunteer: Volunteer) -> None:
    """It says what to do first, and shows no button that does nothing."""
    for _ in range(2):
        volunteer.tap("Retirer…")
        volunteer.tap("Oui, retirer cette imprimante")
    assert "Ce poste n’a pas d’imprimante" in volunteer.told
    assert "Ajouter une imprimante…" not in volunteer.buttons()


def test_a_printer_that_is_there_already(volunteer: Volunteer, reference: DeskStore) -> None:
    """Typed once more, it is shown as it is, under the name it has."""
    volunteer.tap("Ajouter une imprimante")
    volunteer.write("Adresse de l’imprimante", "brother+usb://04f9:20a8")
    volunteer.enter()
    assert "Ce poste a déjà cette imprimante." in volunteer.told
    assert printers(reference) == [ONE, TWO]
    assert volunteer.told.count("Imprimante 2") == 2


def test_printers_are_found_as_they_answer(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Each one found later joins the list; what the desk has already is not offered again."""
    volunteer.tap("Ajouter une imprimante")
    assert "Badges_1" in volunteer.told
    printing.found(("system://Badges_1", "zpl+tcp://10.0.0.33:9100#Zebra%20ZD421", TWO))
    assert "Zebra ZD421" in volunteer.told
    assert "Badges_2" not in volunteer.told
    assert volunteer.buttons().count("Ajouter") == 3
    volunteer.tap("Ajouter Zebra ZD421")
    volunteer.tap("Ajouter une imprimante")
    assert "Zebra" not in volunteer.told


def test_none_is_found(volunteer: Volunteer, printing: FakePrinting) -> None:
    """An empty list says what to do about it."""
    volunteer.tap("Ajouter une imprimante")
    printing.found(())
    assert "Aucune imprimante trouvée pour l’instant" in volunteer.told


def test_settings_are_kept(volunteer: Volunteer, reference: DeskStore) -> None:
    """Name, dots, shift and layout of a printer are in its URI, and nothing else of it changes."""
    volunteer.write("Nom", "Porte")
    volunteer.write("Points par pouce", "180")
    volunteer.write("Décaler à droite, mm", "1,5")
    volunteer.choose("Modèle de badge", "a6")
    volunteer.tap("Enregistrer")
    kept = "escpos+tcp://10.0.0.5:9100?dpi=180&width=576&layout=a6&shift=1.5,0#Porte"
    assert printers(reference) == [kept, TWO]
    assert "Porte" in volunteer.told


def test_a_setting_that_is_no_number(volunteer: Volunteer, reference: DeskStore) -> None:
    """It is told with an example, and nothing is kept."""
    volunteer.write("Points par pouce", "beaucoup")
    volunteer.enter()
    assert "« Points par pouce » : écrivez un nombre, par exemple 203." in volunteer.told
    assert printers(reference) == [ONE, TWO]


def test_what_is_typed_stays_while_the_printer_changes(
    volunteer: Volunteer, printing: FakePrinting
) -> None:
    """A look at the printers takes no half-typed name away."""
    volunteer.write("Nom", "Por")
    printing.queue.breaks(ONE, TroubleKind.PRINTER_COVER_OPEN)
    volunteer.desk._watch.look()
    volunteer.type("te")
    volunteer.enter()
    assert "Porte" in volunteer.told
    assert "Capot ouvert" in volunteer.told


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (JobState.DONE, "La page d’essai est sortie."),
        (JobState.SENT, "Regardez si elle sort."),
        (JobState.UNKNOWN, "peut-être sortie"),
        (JobState.FAILED, "La page d’essai n’est pas sortie. Imprimante 1 : plus de papier."),
    ],
)
def test_a_test_page(
    state: JobState, said: str, volunteer: Volunteer, printing: FakePrinting
) -> None:
    """What became of it is told in words; two taps print one."""
    volunteer.tap("Page d’essai")
    assert "La page d’essai s’imprime…" in volunteer.told
    volunteer.tap("Page d’essai")
    (finished,) = printing.tested.values()
    trouble = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer=ONE)
    failed = trouble if state is JobState.FAILED else None
    finished(JobOutcome(job="", state=state, trouble=failed))
    assert said in volunteer.told


def test_a_test_page_that_comes_late(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Its end is not told of another printer that is looked at meanwhile."""
    volunteer.tap("Page d’essai")
    volunteer.tap("Imprimante 2 : ")
    (finished,) = printing.tested.values()
    finished(JobOutcome(job="", state=JobState.DONE))
    assert "page d’essai" not in volunteer.told


def test_a_printer_is_held_and_let_go(volunteer: Volunteer, printing: FakePrinting) -> None:
    """A printer whose roll is being changed gets no badge, and says so; then it gets them again."""
    volunteer.tap("Suspendre")
    assert "Suspendue : rien n’y est envoyé" in volunteer.told
    volunteer.scan(PAUL)
    assert printing.queue.given(ONE) == []
    assert printing.queue.given(TWO) == ["Paul MAURY"]
    volunteer.press("Alt+P")
    volunteer.tap("Remettre en service")
    assert "Suspendue" not in volunteer.told


def test_a_scan_gets_through(volunteer: Volunteer) -> None:
    """Whoever scans while somebody looks at the printers is answered at the desk."""
    volunteer.scan(PAUL)
    assert volunteer.band == "Bienvenue"
    volunteer.press("Alt+P")
    volunteer.press("Esc")
    assert volunteer.band == "Bienvenue"


def test_a_printer_is_taken_off_at_the_second_tap(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """One tap asks; turning to another printer forgets the question."""
    volunteer.tap("Retirer")
    volunteer.tap("Imprimante 2 : ")
    volunteer.tap("Imprimante 1 : ")
    volunteer.tap("Retirer…")
    volunteer.tap("Oui, retirer cette imprimante")
    assert printers(reference) == [TWO]
    assert "Imprimante 1" not in volunteer.told


def test_a_sheet_of_labels(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> None:
    """Badges wait for a full sheet, which the desk says; one key prints them on what is there."""
    reference.keep_setting("printers", json.dumps([LASER]))
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        volunteer.scan(PAUL)
        assert printing.queue.orders == []
        assert "Laser attend que la planche soit pleine : 1 badge" in volunteer.alert
        volunteer.press("Alt+P")
        assert "Imprimer la planche maintenant" in volunteer.buttons()
        volunteer.write("Première étiquette libre", "4")
        volunteer.tap("Enregistrer")
        assert option(printers(reference)[0], "first") == "4"
        volunteer.press("Alt+P")
        volunteer.press("Alt+G")
        assert [order.registrant.name for order in printing.queue.orders] == ["Paul MAURY"]
        assert volunteer.alert == ""


def test_a_scan_takes_nothing_away_that_was_typed(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """Whoever answers somebody at the desk finds the half-set printer, or the half-typed address, again."""
    volunteer.write("Nom", "Porte")
    volunteer.choose("Modèle de badge", "a6")
    volunteer.scan(PAUL)
    volunteer.press("Alt+P")
    volunteer.tap("Enregistrer")
    assert "Porte" in volunteer.told
    assert option(printers(reference)[0], "layout") == "a6"
    volunteer.tap("Ajouter une imprimante")
    volunteer.write("Adresse de l’imprimante", "zpl+tcp://10.0.")
    volunteer.scan(PAUL)
    volunteer.press("Alt+P")
    volunteer.type("0.9")
    volunteer.enter()
    assert printers(reference)[2] == "zpl+tcp://10.0.0.9#Imprimante%203"
