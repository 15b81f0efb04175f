"""Somebody designs a badge in the window: by hand, in the form, and by keys."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QDoubleSpinBox, QLabel, QLineEdit

from kiosk.core.layout import Box
from kiosk.core.placing import Handle
from kiosk.store.desk import DeskStore
from kiosk.ui.designer_page import DesignerPage
from tests.drawing import DrawingRoom
from tests.fakes import FixedClock
from tests.screens import choose
from tests.volunteer import Volunteer, at_the_window, wait_until

NAME = "Texte « Prénom et nom »"
LEFT = Qt.MouseButton.LeftButton


class Designer:
    """Works at the designer's page, and says what it shows."""

    def __init__(self, volunteer: Volunteer, own: Path) -> None:
        self.volunteer = volunteer
        self._own = own

    @property
    def page(self) -> DesignerPage:
        """The page on the screen."""
        return self.volunteer.designer_page

    @property
    def told(self) -> str:
        """What the page says, once it has drawn."""
        self.wait()
        return "\n".join(one.text() for one in self.page.findChildren(QLabel) if one.isVisible())

    def wait(self) -> None:
        """Wait until the badge is drawn as it is."""
        wait_until(lambda: not self.page.is_busy)

    def picture(self) -> QImage:
        """Give the badge as it is drawn."""
        self.wait()
        return self.page.canvas._picture.toImage()

    def select(self, what: str) -> Box:
        """Choose an element by what the list of elements calls it, and give where it is."""
        choose(self.page.panel._which, what)
        return self.box(what)

    def box(self, what: str) -> Box:
        """Give where the element is that the list of elements calls so."""
        panel = self.page.panel
        place = panel._places[panel._which.findText(what)]
        assert place is not None
        return self.page.canvas.shown.boxes[place]

    def chooser(self, name: str) -> QComboBox:
        """Give the list of choices of this name."""
        found = self.page.findChildren(QComboBox)
        (one,) = [one for one in found if one.accessibleName() == name and one.isVisible()]
        return one

    def number(self, name: str) -> QDoubleSpinBox:
        """Give the number of this name."""
        found = self.page.findChildren(QDoubleSpinBox)
        (one,) = [one for one in found if one.accessibleName() == name and one.isVisible()]
        return one

    def write(self, name: str, text: str) -> None:
        """Type another number over the one there is."""
        number = self.number(name)
        number.setFocus()
        number.selectAll()
        QTest.keyClicks(number, text)

    def drag(
        self,
        box: Box,
        right: float,
        down: float,
        *,
        handle: Handle | None = None,
        ends: bool = True,
        is_free: bool = True,
    ) -> None:
        """Drag the chosen box by these mm, or one of its handles; with Ctrl it catches on nothing."""
        canvas = self.page.canvas
        start = canvas.area_of(box).center() if handle is None else canvas.handles()[handle]
        end = start + QPointF(right, down) * canvas.scale
        held = Qt.KeyboardModifier.ControlModifier if is_free else Qt.KeyboardModifier.NoModifier
        QTest.mousePress(canvas, LEFT, pos=start.toPoint())
        for way in (0.5, 1.0):
            spot = start + (end - start) * way
            self._move(spot, held)
        if ends:
            QTest.mouseRelease(canvas, LEFT, held, end.toPoint())

    def _move(self, spot: QPointF, held: Qt.KeyboardModifier) -> None:
        canvas = self.page.canvas
        event = QMouseEvent(QEvent.Type.MouseMove, spot, canvas.mapToGlobal(spot), LEFT, LEFT, held)
        QCoreApplication.sendEvent(canvas, event)

    def press(self, keys: str) -> None:
        """Press a key wherever the focus is."""
        self.volunteer.press(keys)

    def file(self, name: str) -> str:
        """Give the text of this machine's own layout."""
        return (self._own / f"{name}.toml").read_text(encoding="utf-8")

    def saved(self, name: str) -> dict[str, Any]:
        """Give what the file of this machine's own layout says."""
        return tomllib.loads(self.file(name))


@pytest.fixture
def designer(
    qapp: QApplication, store: DeskStore, clock: FixedClock, tmp_path: Path
) -> Iterator[Designer]:
    """Put somebody before the designer, opened from the desk by its key."""
    own = tmp_path / "badges"
    with at_the_window(qapp, store, clock, DrawingRoom(own=own)) as volunteer:
        volunteer.press("Alt+K")
        yield Designer(volunteer, own)


def name_box(saved: dict[str, Any]) -> list[float]:
    """Give the box of the name in a file."""
    (text,) = [one for one in saved["text"] if any("name" in p["fields"] for p in one["paragraph"])]
    box: list[float] = text["box"]
    return box


def test_the_name_dragged(designer: Designer) -> None:
    """The name's box goes 5 mm to the right; the file says so, and its comments are still there."""
    box = designer.select(NAME)
    designer.drag(box, 5, 0)
    designer.volunteer.tap("Enregistrer")
    assert name_box(designer.saved("card"))[0] == pytest.approx(box.x + 5, abs=0.2)
    assert "# Le code : sa zone blanche" in designer.file("card")
    assert "Enregistré." in designer.told
    assert "modèle d’ici" in designer.page.designs.model().index(3, 0).data()


def test_dragged_and_taken_back(designer: Designer) -> None:
    """Ctrl+Z takes a whole drag back, Ctrl+Y does it again, from wherever the focus is."""
    box = designer.select(NAME)
    designer.drag(box, -3, 2)
    moved = designer.box(NAME)
    assert moved != box
    designer.number("De la gauche").setFocus()
    designer.press("Ctrl+Z")
    assert designer.box(NAME) == box
    assert designer.number("De la gauche").value() == box.x
    designer.press("Ctrl+Y")
    designer.press("Ctrl+Z")
    designer.press("Ctrl+Shift+Z")
    assert designer.box(NAME) == moved


def test_a_drag_given_up(designer: Designer) -> None:
    """Échap puts the box back where it was; there is nothing to take back."""
    box = designer.select(NAME)
    designer.drag(box, 5, 3, ends=False)
    assert designer.page.canvas.dragged_box is not None
    designer.page.canvas.setFocus()
    designer.press("Esc")
    assert designer.box(NAME) == box
    assert not designer.volunteer.button("Annuler").isEnabled()


def test_a_handle_drawn(designer: Designer) -> None:
    """The right handle makes the box narrower, and it catches on the edge of the QR symbol's."""
    box = designer.select(NAME)
    edge = 64.6
    designer.drag(box, edge - box.right + 0.6, 0, handle=Handle.RIGHT, is_free=False)
    assert designer.box(NAME).right == pytest.approx(edge)


def test_a_click_chooses(designer: Designer) -> None:
    """A click chooses what is under it, the smallest first; again, what lies below; beside it, nothing."""
    canvas = designer.page.canvas
    designer.wait()
    shown = canvas.shown.boxes
    band, text = shown[0], shown[1]
    spot = canvas.area_of(text).center().toPoint()
    QTest.mouseClick(canvas, LEFT, pos=spot)
    assert canvas.shown.selected == 1
    QTest.mouseClick(canvas, LEFT, pos=spot)
    assert canvas.shown.boxes[canvas.shown.selected or 0] == band
    QTest.mouseClick(canvas, LEFT, pos=QPointF(2, 2).toPoint())
    assert canvas.shown.selected is None


def test_arrow_keys(designer: Designer) -> None:
    """An arrow is half a millimetre, with Shift five; Page down chooses the next box, Suppr takes it away."""
    box = designer.select(NAME)
    designer.page.canvas.setFocus()
    for keys in ("Right", "Shift+Up"):
        designer.press(keys)
    moved = designer.box(NAME)
    assert (moved.x, moved.y) == (box.x + 0.5, max(box.y - 5, 0))
    designer.press("PgDown")
    assert designer.page.panel._which.currentText() == "Texte « Structure »"
    designer.press("Del")
    assert "Texte « Structure »" not in [
        designer.page.panel._which.itemText(n) for n in range(designer.page.panel._which.count())
    ]


def test_a_number_typed(designer: Designer) -> None:
    """What is typed in the form is on the badge, with a comma or a point, and is one step."""
    box = designer.select(NAME)
    for text, width in (("60,5", 60.5), ("48.25", 48.25)):
        designer.write("Largeur", text)
        assert designer.box(NAME).w == width
    designer.press("Ctrl+Z")
    assert designer.box(NAME).w == box.w


def test_what_the_form_changes(designer: Designer) -> None:
    """Colour, weight, what is said and what instead, and for whom: the file has it all."""
    designer.select("Texte « Structure »")
    choose(designer.chooser("Couleur"), "Rouge")
    choose(designer.chooser("Graisse"), "Normale")
    choose(designer.chooser("Si c’est vide, à la place"), "sinon : Pays")
    choose(designer.chooser("À quelle condition"), "Avec : Fonction")
    designer.volunteer.tap("Enregistrer")
    (text,) = [
        one
        for one in designer.saved("card")["text"]
        if one["paragraph"][0]["fields"][0] == "organisation"
    ]
    first = text["paragraph"][0]
    assert (first["fields"], first["colour"]) == (["organisation", "country"], "#b3001b")
    assert first.get("weight", "regular") == "regular"
    assert "function" in text["only"]


def test_only_for_some(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, tmp_path: Path
) -> None:
    """An element is for the categories that are ticked, and is not drawn for the others."""
    with at_the_window(qapp, reference, clock, DrawingRoom(own=tmp_path)) as volunteer:
        volunteer.press("Alt+K")
        designer = Designer(volunteer, tmp_path)
        designer.select("Texte « Événement »")
        before = designer.picture()
        choose(designer.chooser("Pour qui"), "Seulement")
        boxes = [one for one in designer.page.findChildren(QCheckBox) if one.isVisible()]
        for box in boxes:
            if box.text() != "Presse":
                box.click()
        assert designer.picture() != before
        volunteer.tap("Enregistrer")
        (text,) = [
            one
            for one in designer.saved("card")["text"]
            if one["paragraph"][0]["fields"] == ["event"]
        ]
        assert text["only"]["category"] in ("Presse", ["Presse"])


def test_faults_are_told(designer: Designer) -> None:
    """A box on the QR symbol is told with its name, cannot be saved, and stays as a draft."""
    box = designer.select(NAME)
    designer.drag(box, 0, 10)
    assert f"{NAME} : touche le code QR" in designer.told
    designer.press("Ctrl+S")
    assert "Pas enregistré." in designer.told
    designer.press("Alt+K")
    designer.volunteer.press("Alt+K")
    assert f"{NAME} : touche le code QR" in designer.told


def test_a_new_layout_for_this_desk(designer: Designer, store: DeskStore) -> None:
    """A layout made from another is this desk's from then on, after one touch."""
    designer.volunteer.tap("Nouveau modèle")
    designer.volunteer.type("Presse du soir\r")
    assert "Modèle de badge « presse-du-soir »" in designer.told
    designer.volunteer.tap("Utiliser sur ce poste")
    assert store.setting("layout") == "presse-du-soir"
    assert "Ce poste imprime avec ce modèle" in designer.told
    assert designer.saved("presse-du-soir")["text"]


def test_back_to_how_it_came(designer: Designer) -> None:
    """What was changed of a layout that ships goes after a second touch, the one that ships is back."""
    box = designer.select(NAME)
    designer.drag(box, -3, 0)
    designer.press("Ctrl+S")
    designer.volunteer.tap("Modèle d’origine")
    assert (designer._own / "card.toml").exists()
    designer.volunteer.tap("Oui, vraiment")
    assert not (designer._own / "card.toml").exists()
    assert designer.box(NAME) == box


def test_whose_badge_is_shown(designer: Designer) -> None:
    """The badge is that of the next person, of whoever is typed, or of somebody hard to set."""
    first = designer.picture()
    designer.volunteer.tap("Suivante")
    assert designer.picture() != first
    field = designer.page.who.findChild(QLineEdit)
    assert isinstance(field, QLineEdit)
    field.setFocus()
    designer.volunteer.type("otsuka")
    somebody = designer.picture()
    choose(designer.chooser("Aperçu avec"), "Un nom en arabe")
    assert designer.picture() != somebody


def test_as_it_will_be_printed(designer: Designer) -> None:
    """As on a thermal printer the badge has its dots, black and white alone; the back is white."""
    choose(designer.chooser("Comme imprimé par"), "Imprimante thermique, 203")
    drawn = designer.picture()
    assert (drawn.width(), drawn.height()) == (687, 432)
    row = {drawn.pixelColor(x, 400).name() for x in range(drawn.width())}
    assert row <= {"#000000", "#ffffff"}


def test_adding(designer: Designer) -> None:
    """What is added is chosen, and can be put on the back."""
    designer.volunteer.tap("Verso")
    choose(designer.chooser("Ajouter"), "Code QR")
    assert designer.page.panel._which.currentText() == "Code QR"
    designer.volunteer.tap("Dupliquer")
    designer.volunteer.tap("Supprimer")
    designer.press("Ctrl+S")
    assert designer.saved("card")["qr"][-1]["side"] == "back"


def test_a_scan_comes_first(designer: Designer) -> None:
    """Somebody is scanned while a badge is designed: the desk answers, and the design waits."""
    box = designer.select(NAME)
    designer.drag(box, -3, 0)
    moved = designer.box(NAME)
    designer.volunteer.scan("CODEADA1")
    assert "Ada LOVELACE" in " ".join(designer.volunteer.card)
    designer.volunteer.press("Alt+K")
    assert designer.box(NAME) == moved
    assert designer.volunteer.button("Annuler").isEnabled()


def test_a_broken_file_is_told(designer: Designer) -> None:
    """A layout whose file is wrong is told with its line, and the one before stays open."""
    designer._own.mkdir(exist_ok=True)
    (designer._own / "casse.toml").write_text("width = 86\nheight = ", encoding="utf-8")
    designer.press("Alt+K")
    designer.volunteer.press("Alt+K")
    designer.page.designs.opened.emit("casse")
    assert "ligne 2" in designer.told
    assert "Modèle de badge « card »" in designer.told
