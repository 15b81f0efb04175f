"""The first load of a new desk: choose, look, load or leave it, open."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox

from kiosk.core.columns import Field
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from tests.desk import EARLY_LIST, FINAL_PROGRAMME
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk that knows nothing."""
    with DeskStore.open_for_writing(tmp_path / "new", now=clock) as store:
        yield store


@pytest.fixture
def organiser(qapp: QApplication, empty: DeskStore, clock: FixedClock) -> Iterator[Volunteer]:
    """Give somebody before the window of a new desk."""
    with at_the_window(qapp, empty, clock, FakePrinting()) as organiser:
        yield organiser


def is_allowed(organiser: Volunteer, text: str) -> bool:
    """Say whether the button can be pressed."""
    return organiser.button(text).isEnabled()


def tick(organiser: Volunteer) -> QCheckBox:
    """Give the one tick on the screen."""
    ticks = organiser.load_page.findChildren(QCheckBox)
    (shown,) = [one for one in ticks if one.isVisible()]
    return shown


def test_a_new_desk_is_made_ready(organiser: Volunteer, empty: DeskStore) -> None:
    """Programme and list are chosen and shown, then loaded, and the desk opens."""
    assert not is_allowed(organiser, "Continuer")
    organiser.read_lists(EARLY_LIST, programme=FINAL_PROGRAMME)
    assert "606 personnes ajoutées" in organiser.told
    assert empty.roster.event is None
    organiser.turn_to("À savoir")
    assert "A3 : 128 inscrits pour 90 places" in organiser.told
    organiser.tap("Charger")
    organiser.await_step()
    assert "C’est chargé" in organiser.told
    assert "Personnes attendues à présent : 595" in organiser.told
    organiser.tap("Ouvrir l’accueil")
    assert isinstance(organiser.desk.window.currentWidget(), DeskWindow)
    assert organiser.desk.window.count() == 1
    organiser.press("Alt+L")
    assert "Charger une liste" in organiser.told


def test_a_list_needs_a_programme(organiser: Volunteer) -> None:
    """A new desk has no programme that could stay as it is."""
    organiser.load_page.files.choose(lists=[EARLY_LIST])
    assert not is_allowed(organiser, "Continuer")
    organiser.load_page.files.choose(programme=FINAL_PROGRAMME)
    assert is_allowed(organiser, "Continuer")


def test_a_wrong_file_changes_nothing(
    organiser: Volunteer, empty: DeskStore, tmp_path: Path
) -> None:
    """A PDF for a list is told in one sentence, and another file can be chosen."""
    pdf = tmp_path / "liste.pdf"
    pdf.write_bytes(b"%PDF-1.7 ...")
    organiser.read_lists(pdf, programme=FINAL_PROGRAMME)
    assert "n’est pas une liste d’inscrits" in organiser.told
    assert empty.roster.event is None
    assert is_allowed(organiser, "Continuer")


def test_a_programme_for_a_list(organiser: Volunteer, tmp_path: Path) -> None:
    """It is called what it is, whatever its name; nobody is asked for its columns."""
    organiser.read_lists(FINAL_PROGRAMME, programme=FINAL_PROGRAMME)
    assert "est un programme, pas une liste d’inscrits" in organiser.told
    renamed = tmp_path / "liste.txt"
    renamed.write_bytes(FINAL_PROGRAMME.read_bytes())
    organiser.read_lists(renamed)
    assert "liste.txt est un programme" in organiser.told


def test_a_list_for_a_programme(organiser: Volunteer) -> None:
    """Whoever took one for the other is told which comes first, and no command line."""
    organiser.read_lists(EARLY_LIST, programme=EARLY_LIST)
    assert "Le programme (TOML) se choisit d’abord, les listes ensuite." in organiser.told
    assert "main.py" not in organiser.told


def test_the_same_list_twice(organiser: Volunteer) -> None:
    """A file that is chosen twice is one list."""
    organiser.read_lists(EARLY_LIST, EARLY_LIST, programme=FINAL_PROGRAMME)
    assert "606 personnes ajoutées" in organiser.told
    assert organiser.buttons().count("Colonnes…") == 1


def test_read_again_with_nothing_changed(organiser: Volunteer, tmp_path: Path) -> None:
    """Whoever says nothing of the columns is told what to say, in place of the same page again."""
    odd = tmp_path / "fremd.csv"
    odd.write_text("Wer;Code\nROUX;Z1\n", encoding="utf-8")
    organiser.read_lists(odd, programme=FINAL_PROGRAMME)
    organiser.tap("Relire")
    assert organiser.load_page.step is organiser.load_page.columns
    assert "Choisissez au moins celle du nom" in organiser.told


def test_a_reading_is_cancelled(organiser: Volunteer, empty: DeskStore) -> None:
    """Whoever cancels finds the desk as it was, and the files still chosen."""
    organiser.load_page.files.choose(FINAL_PROGRAMME, [EARLY_LIST])
    organiser.button("Continuer").click()
    organiser.button("Annuler").click()
    organiser.await_step()
    assert "Chargement annulé" in organiser.told
    assert EARLY_LIST.name in organiser.told
    assert empty.roster.event is None


def test_given_up(organiser: Volunteer, empty: DeskStore) -> None:
    """Whoever gives up a preview leaves nothing behind, not even the choice of files."""
    organiser.read_lists(EARLY_LIST, programme=FINAL_PROGRAMME)
    organiser.tap("Abandonner")
    assert "aucun fichier choisi" in organiser.told
    assert list(empty.journal.all()) == []


def test_a_double_is_not_guessed(organiser: Volunteer, empty: DeskStore) -> None:
    """Nothing is ticked beforehand; both entries are shown with their lines."""
    organiser.read_lists(EARLY_LIST, programme=FINAL_PROGRAMME)
    organiser.turn_to("À décider")
    assert "Yūko ŌTSUKA : deux fois sur la liste ?" in organiser.told
    assert "ligne 178" in organiser.told
    assert not tick(organiser).isChecked()
    organiser.tap("Charger")
    organiser.await_step()
    assert empty.roster.merged() == {}


def test_a_row_that_is_left_out(organiser: Volunteer, tmp_path: Path) -> None:
    """It is told with its line and the reason, before anything is loaded."""
    roster = tmp_path / "liste.csv"
    roster.write_text("Nom;Code\nROUX;1\n;2\n", encoding="utf-8")
    organiser.read_lists(roster, programme=FINAL_PROGRAMME)
    organiser.turn_to("À savoir")
    assert "Ligne 3 de liste.csv laissée de côté : pas de nom" in organiser.told


def test_a_list_that_is_mostly_no_good(organiser: Volunteer, tmp_path: Path) -> None:
    """Of many rows left out the first are told, and the others counted."""
    roster = tmp_path / "liste.csv"
    roster.write_text("Nom;Code\nROUX;1\n" + ";2\n" * 1250, encoding="utf-8")
    organiser.read_lists(roster, programme=FINAL_PROGRAMME)
    organiser.turn_to("À savoir")
    assert "Ligne 102 de liste.csv laissée de côté" in organiser.told
    assert "Ligne 103 de" not in organiser.told
    assert "… et 1\u202f150 autres" in organiser.told


def test_which_of_two_lists(organiser: Volunteer, tmp_path: Path) -> None:
    """The columns are asked of the list that could not be read, and of it alone."""
    odd = tmp_path / "fremd.csv"
    odd.write_text("Wer;Code\nROUX;Z1\n", encoding="utf-8")
    organiser.read_lists(EARLY_LIST, odd, programme=FINAL_PROGRAMME)
    assert "Les colonnes de fremd.csv" in organiser.told
    assert "Aucune colonne n’est reconnue comme un nom" in organiser.told
    organiser.load_page.columns.choose(Field.FAMILY, "Wer")
    organiser.tap("Relire")
    organiser.await_step()
    assert "607 personnes ajoutées" in organiser.told


def test_a_column_is_one_thing(organiser: Volunteer, tmp_path: Path) -> None:
    """Chosen for another field, a column is no longer what it was taken for."""
    roster = tmp_path / "liste.csv"
    roster.write_text("Nom;Qui\nROUX;Léa\n", encoding="utf-8")
    organiser.read_lists(roster, programme=FINAL_PROGRAMME)
    organiser.tap("Colonnes…")
    organiser.await_step()
    columns = organiser.load_page.columns
    assert (columns.chosen[Field.FAMILY], columns.chosen[Field.NOTE]) == ("Nom", "")
    columns.choose(Field.NOTE, "Nom")
    columns.choose(Field.NAME, "Qui")
    assert columns.chosen[Field.FAMILY] == ""
    organiser.tap("Retour")
    assert "1 personne ajoutée" in organiser.told


def test_a_bug_while_reading(organiser: Volunteer) -> None:
    """An error of the program itself is told with its number, and another try is possible."""
    organiser.load_page.files.choose(FINAL_PROGRAMME, [EARLY_LIST])
    organiser.button("Continuer").click()
    organiser.desk._bugs.reported.emit("C0DE")
    assert "Donnez ce numéro : C0DE" in organiser.told
    assert is_allowed(organiser, "Continuer")
    organiser.desk._bugs.troubled.emit(Trouble(TroubleKind.NO_PRINTER))
    assert "imprimante" not in organiser.told
