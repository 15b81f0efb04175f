"""Lists come as they are: their columns are said once, what they change is seen before it happens."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLabel

from kiosk.controllers.badges import Badges
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.people import People
from kiosk.core.columns import Field
from kiosk.core.correction import Corrected
from kiosk.core.journal import RecordKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.load_page import LoadPage
from kiosk.ui.rows import RowsView
from tests.desk import EARLY_LIST, EARLY_PROGRAMME, FINAL_PROGRAMME, LATE_LIST, attended
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window

HEAD = "Zeile;Wer;Vorname;Woher;Ausweis"


def a_list(folder: Path, name: str, *rows: str) -> Path:
    """Write a list under headers that nobody knows."""
    path = folder / name
    path.write_text("\n".join((HEAD, *rows)) + "\n", encoding="utf-8")
    return path


def rows_of(volunteer: Volunteer) -> list[list[str]]:
    """Give the rows of the table on the screen."""
    (view,) = [one for one in volunteer.load_page.findChildren(RowsView) if one.isVisible()]
    columns = range(view.rows.columnCount())
    return [
        [view.rows.index(row, column).data() for column in columns]
        for row in range(view.rows.rowCount())
    ]


def records(store: DeskStore) -> int:
    """Count what the desk has done."""
    return len(list(store.journal.all()))


def test_columns_are_said_once(volunteer: Volunteer, reference: DeskStore, tmp_path: Path) -> None:
    """A list with strange columns is read once it is said which is which; the next one at once."""
    volunteer.press("Alt+L")
    volunteer.read_lists(a_list(tmp_path, "gaeste.csv", "1;SCHMIDT;Anna;Bonn;GAST1"))
    assert "Aucune colonne n’est reconnue comme un nom" in volunteer.told
    assert rows_of(volunteer) == [["1", "SCHMIDT", "Anna", "Bonn", "GAST1"]]
    columns = volunteer.load_page.columns
    for field, column in (
        (Field.FAMILY, "Wer"),
        (Field.GIVEN, "Vorname"),
        (Field.ORGANISATION, "Woher"),
        (Field.CODE, "Ausweis"),
    ):
        columns.choose(field, column)
    volunteer.tap("Relire")
    volunteer.await_step()
    assert rows_of(volunteer) == [["Anna SCHMIDT", "Bonn"]]
    volunteer.tap("Charger")
    volunteer.await_step()
    volunteer.tap("Retour à l’accueil")
    volunteer.press("Alt+L")
    volunteer.read_lists(a_list(tmp_path, "presse.csv", "7;MEYER;Karl;Köln;PRESSE7"))
    assert rows_of(volunteer) == [["Karl MEYER", "Köln"]]
    volunteer.turn_to("À savoir")
    assert "« Wer » est lue comme « Nom »" in volunteer.told
    volunteer.tap("Charger")
    volunteer.await_step()
    volunteer.press("Alt+L")
    volunteer.scan("PRESSE7")
    assert volunteer.card[0] == "Karl MEYER"


def test_the_list_of_the_evening_before(volunteer: Volunteer, reference: DeskStore) -> None:
    """In the running window: 27 came, 34 changed, 4 are gone, seen before, loaded, counted after."""
    assert "/ 595 arrivées" in volunteer.strip
    before = records(reference)
    volunteer.tap("Liste")
    volunteer.read_lists(LATE_LIST)
    assert "27 personnes ajoutées, 34 changées, 4 retirées, 568 inchangées" in volunteer.told
    assert len(rows_of(volunteer)) == 27
    volunteer.turn_to("Changées")
    assert ["Isaac Nguyễn", "Atelier 15h00", "A4", "A6"] in rows_of(volunteer)
    volunteer.turn_to("Retirées")
    gone = [name for name, _ in rows_of(volunteer)]
    assert len(gone) == 4
    assert records(reference) == before
    volunteer.tap("Charger")
    volunteer.await_step()
    volunteer.tap("Retour à l’accueil")
    assert "/ 611 arrivées" in volunteer.strip
    volunteer.type(gone[0])
    volunteer.enter()
    assert "Inscription annulée" in volunteer.band


def test_given_up(volunteer: Volunteer, reference: DeskStore) -> None:
    """Whoever gives up is back at the desk, and nothing has changed."""
    before = records(reference)
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    volunteer.tap("Abandonner")
    assert volunteer.window.isVisible()
    assert (records(reference), reference.registrants.count()) == (before, 606)
    volunteer.press("Alt+L")
    assert "Charger une liste" in volunteer.told


def test_one_person_after_all(volunteer: Volunteer, reference: DeskStore) -> None:
    """A double that is ticked is one person from then on: both codes open her, she comes once."""
    codes = [person.code for person in reference.registrants.all() if person.name == "Yūko ŌTSUKA"]
    assert len(codes) == 2
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    volunteer.turn_to("À décider")
    (tick,) = [t for t in volunteer.load_page.findChildren(QCheckBox) if t.isVisible()]
    tick.click()
    volunteer.tap("Charger")
    volunteer.await_step()
    volunteer.press("Alt+L")
    for code in codes:
        volunteer.scan(code)
        assert volunteer.card[0] == "Yūko ŌTSUKA"
    assert attended(reference) == 1
    volunteer.press("Alt+L")
    volunteer.tap("Retour à l’accueil")
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    assert "629 personnes inchangées" in volunteer.told
    tabs = volunteer.load_page.preview.tabs
    assert [tabs.isTabEnabled(place) for place in range(5)] == [False, False, False, True, False]
    assert tabs.tabText(tabs.currentIndex()).startswith("À savoir")


def test_somebody_comes_while_a_list_is_looked_at(
    volunteer: Volunteer, reference: DeskStore
) -> None:
    """A scan brings the desk to the front and is answered; the page is found again as it was left."""
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    volunteer.turn_to("Retirées")
    volunteer.scan("BMN3CSHMXA")
    assert volunteer.card[0] == "Paul MAURY"
    volunteer.press("Alt+L")
    assert len(rows_of(volunteer)) == 4
    volunteer.tap("Charger")
    volunteer.await_step()
    assert "C’est chargé" in volunteer.told
    assert attended(reference) == 1


def test_many_who_would_be_gone(volunteer: Volunteer, reference: DeskStore, tmp_path: Path) -> None:
    """A list that is cut short wants a tick before it takes anybody away; as a list of its own, none."""
    lines = EARLY_LIST.read_text(encoding="utf-8-sig").splitlines()
    short = tmp_path / "coupee.csv"
    short.write_text("\n".join(lines[:300]), encoding="utf-8")
    volunteer.press("Alt+L")
    volunteer.read_lists(short)
    (tick,) = [t for t in volunteer.load_page.findChildren(QCheckBox) if t.isVisible()]
    assert tick.text() == "Oui, retirer 307 personnes sur 606 de « inscriptions »"
    assert not volunteer.button("Charger").isEnabled()
    tick.click()
    assert volunteer.button("Charger").isEnabled()
    (choice,) = [c for c in volunteer.load_page.findChildren(QComboBox) if c.isVisible()]
    assert choice.currentText() == "Nouvelle version de « inscriptions »"
    choice.setCurrentIndex(choice.findText("Une liste de plus"))
    choice.activated.emit(choice.currentIndex())
    volunteer.await_step()
    assert "299 personnes ajoutées" in volunteer.told
    assert volunteer.button("Charger").isEnabled()


def test_another_list_came_first(volunteer: Volunteer, reference: DeskStore) -> None:
    """What was seen is no longer true: nothing is written, and the list is read once more."""
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    with reference.transaction():
        one, other, *_ = (person.id for person in reference.registrants.all())
        reference.journal.append(RecordKind.MERGE, {"merged": {other: one}})
    volunteer.tap("Charger")
    volunteer.await_step()
    assert "Entre-temps une autre liste a été chargée, ou des personnes" in volunteer.told
    volunteer.tap("Continuer")
    volunteer.await_step()
    volunteer.tap("Charger")
    volunteer.await_step()
    assert "C’est chargé" in volunteer.told


@pytest.fixture
def at_a_room(qapp: QApplication, reference: DeskStore, clock: FixedClock) -> Iterator[Volunteer]:
    """Give a volunteer whose desk counts the workshop A6."""
    reference.keep_setting("session", "A6")
    with at_the_window(qapp, reference, clock, FakePrinting()) as volunteer:
        yield volunteer


def test_a_programme_without_this_desks_session(
    at_a_room: Volunteer, reference: DeskStore, tmp_path: Path
) -> None:
    """The desk moves to the welcome, and goes on."""
    volunteer = at_a_room
    assert "A6 ·" in volunteer.strip
    programme = tmp_path / "programme.toml"
    text = FINAL_PROGRAMME.read_text(encoding="utf-8").replace('id = "A6"', 'id = "A9"', 1)
    programme.write_text(text, encoding="utf-8")
    volunteer.press("Alt+L")
    volunteer.read_lists(EARLY_LIST, programme=programme)
    volunteer.tap("Charger")
    volunteer.await_step()
    volunteer.tap("Retour à l’accueil")
    assert "ACC ·" in volunteer.strip
    volunteer.scan("BMN3CSHMXA")
    assert volunteer.band == "Bienvenue"
    kinds = [record.kind for record in reference.journal.all()]
    assert kinds.count(RecordKind.CHECK_IN) + kinds.count(RecordKind.REFUSED) == 1
    volunteer.press("Alt+N")
    assert volunteer.band.startswith("Entrée annulée")
    pages = [volunteer.desk.window.widget(n) for n in range(volunteer.desk.window.count())]
    assert {type(page) for page in pages} == {DeskWindow, LoadPage}
    assert len(pages) == 2


@pytest.mark.parametrize("follows", [False, True])
def test_a_desk_and_the_list_disagree(
    volunteer: Volunteer, reference: DeskStore, *, follows: bool
) -> None:
    """A name put right here and misspelt on the next list is asked about; unasked, the desk is right."""
    (holder,) = reference.registrants.holders("BMN3CSHMXA")
    Correcting(reference).correct(holder.registrant, {Corrected.FAMILY: "MORY"})
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    volunteer.turn_to("À décider")
    shown = {one.text() for one in volunteer.load_page.findChildren(QLabel) if one.isVisible()}
    assert "Paul MAURY : « Nom » corrigé à l’accueil, autrement sur la liste" in shown
    assert {"À l’accueil : MORY", "Sur la liste : MAURY"} <= shown
    if follows:
        volunteer.tick("C’est la liste qui a raison")
    volunteer.tap("Charger")
    volunteer.await_step()
    paul = reference.registrants.get(holder.registrant)
    assert paul is not None
    assert paul.family == ("MAURY" if follows else "MORY")


def test_each_tick_goes_to_its_question(volunteer: Volunteer, reference: DeskStore) -> None:
    """Where a desk and the list disagree is asked first, and a tick on another question is not its."""
    (holder,) = reference.registrants.holders("BMN3CSHMXA")
    Correcting(reference).correct(holder.registrant, {Corrected.FAMILY: "MORY"})
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    volunteer.turn_to("À décider")
    ticks = [t for t in volunteer.load_page.findChildren(QCheckBox) if t.isVisible()]
    assert [tick.text() for tick in ticks] == [
        "C’est la liste qui a raison",
        "C’est la même personne",
    ]
    volunteer.tick("C’est la même personne")
    volunteer.tap("Charger")
    volunteer.await_step()
    assert len(reference.roster.merged()) == 1
    assert reference.people.corrections(holder.registrant) == {Corrected.FAMILY: "MORY"}


def test_a_walk_in_on_the_list(
    volunteer: Volunteer, reference: DeskStore, clock: FixedClock
) -> None:
    """Whom the desk added is asked about where the list names them, and not only told."""
    people = People(reference, Badges(reference, queue=None, now=clock), now=clock)
    late = LATE_LIST.read_text(encoding="utf-8-sig").splitlines()
    early = EARLY_LIST.read_text(encoding="utf-8-sig")
    head = late[0].split(";")
    new = next(line.split(";") for line in late[1:] if line.split(";")[0] not in early)
    said = dict(zip(head, new, strict=True))
    added = people.add(
        Details(family=said["Nom"], given=said["Prénom"], organisation=said["Structure"])
    )
    volunteer.press("Alt+L")
    volunteer.read_lists(LATE_LIST)
    volunteer.turn_to("À décider")
    assert f"{added.name} : déjà ajoutée à l’accueil ?" in volunteer.told


def test_an_enter_too_many(volunteer: Volunteer, reference: DeskStore) -> None:
    """Enter goes on to what would change; carried over it loads nothing unseen."""
    before = records(reference)
    volunteer.press("Alt+L")
    volunteer.load_page.files.choose(lists=[LATE_LIST])
    volunteer.button("Continuer").setFocus()
    volunteer.enter()
    volunteer.enter()
    volunteer.await_step()
    volunteer.enter()
    assert volunteer.load_page.step is volunteer.load_page.preview
    assert QApplication.focusWidget() is volunteer.load_page.preview.tabs.tabBar()
    assert records(reference) == before


def test_the_first_tab_that_has_something(
    volunteer: Volunteer, reference: DeskStore, tmp_path: Path
) -> None:
    """A list that only changes somebody opens on whom it changes."""
    same = tmp_path / "inscriptions.csv"
    text = EARLY_LIST.read_text(encoding="utf-8-sig")
    same.write_text(text.replace("Ville de Vannes", "Mairie de Vannes", 1), encoding="utf-8")
    volunteer.press("Alt+L")
    volunteer.read_lists(same)
    tabs = volunteer.load_page.preview.tabs
    assert tabs.tabText(tabs.currentIndex()).startswith("Changées")
    assert rows_of(volunteer)[0][2:] == ["Ville de Vannes", "Mairie de Vannes"]


def test_talks_that_change_places(volunteer: Volunteer, reference: DeskStore) -> None:
    """Two talks change places: bookings stay with the slot, unless somebody says with the talk."""
    before = {s: reference.attendance.booked(s) for s in ("A2", "A4")}
    assert before["A2"] != before["A4"]
    volunteer.press("Alt+L")
    volunteer.read_lists(EARLY_LIST, programme=EARLY_PROGRAMME)
    (chooser,) = [
        box
        for box in volunteer.load_page.findChildren(QComboBox)
        if box.isVisible() and box.currentText() == "Les inscriptions suivent le créneau"
    ]
    chooser.setCurrentIndex(1)
    chooser.activated.emit(1)
    volunteer.await_step()
    assert chooser.currentText() == "Les inscriptions suivent l’exposé"
    volunteer.tap("Charger")
    volunteer.await_step()
    after = {s: reference.attendance.booked(s) for s in ("A2", "A4")}
    assert after == {"A2": before["A4"], "A4": before["A2"]}
