"""The list of people found."""

import pytest
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiosk.core.registrant import Registrant
from kiosk.store.registrants import Hit
from kiosk.ui.results import ResultsModel, ResultsView, Role


def a_hit(which: str, **changes: object) -> Hit:
    """Give somebody found."""
    person = Registrant(
        id=which, source="l", family="NOM", given=which, organisation="Ville", **changes
    )
    return Hit(registrant=person, arrived=which == "b", exact=True)


HITS = (a_hit("a"), a_hit("b"), a_hit("c", withdrawn=True))


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester) -> None:
    """Qt's own checker finds nothing wrong, empty or full."""
    model = ResultsModel()
    qtmodeltester.check(model)
    model.show_hits(HITS)
    qtmodeltester.check(model)


@pytest.mark.parametrize(
    ("row", "words"),
    [
        (0, "a NOM, Ville"),
        (1, "b NOM, Ville, Arrivée"),
        (2, "c NOM, Ville, Annulée"),
    ],
)
def test_what_a_screen_reader_says(row: int, words: str) -> None:
    """A row is read out with its name, its organisation, and whether it may be admitted."""
    model = ResultsModel()
    model.show_hits(HITS)
    assert model.index(row, 0).data() == words


def test_nothing_outside_the_list() -> None:
    """Past its end the list holds nobody."""
    model = ResultsModel()
    model.show_hits(HITS)
    assert model.data(QModelIndex(), Role.HIT) is None


def test_choosing_and_opening(qtbot: QtBot) -> None:
    """The first is chosen; the arrows move, and stop at the ends; opening tells whose card."""
    view = ResultsView()
    qtbot.addWidget(view)
    view.show_hits(HITS)
    for steps in (-1, 1, 1, 1):
        view.move_choice(steps)
    with qtbot.waitSignal(view.opened) as told:
        view.open_choice()
    assert told.args == ["c"]
