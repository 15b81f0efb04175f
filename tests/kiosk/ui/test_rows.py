"""The first rows of many, as a table to read."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from kiosk.ui.rows import RowsModel, RowsView


def test_the_model_keeps_qts_rules(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    """Empty, filled, marked and with a last row for the others, the model is a sound one."""
    model = RowsModel()
    qtmodeltester.check(model)
    model.show_rows(("Nom", "Structure"), [("Léa ROUX", "Sète"), ("Paul BLANC", "")], 198_000)
    model.mark(("Nom\nNom", "Structure\n—"), frozenset({0}))
    qtmodeltester.check(model)


def test_what_is_read(qtbot: QtBot) -> None:
    """A cell is one line; the last row counts those that are not shown."""
    view = RowsView("Personnes")
    qtbot.addWidget(view)
    view.rows.show_rows(("Nom", "Structure"), [("Léa\nROUX", "Sète")], 199_999)
    texts = [[view.rows.index(row, column).data() for column in (0, 1)] for row in (0, 1)]
    assert texts == [["Léa ROUX", "Sète"], ["… et 199\u202f999 autres", ""]]
    assert view.rows.headerData(1, Qt.Orientation.Horizontal) == "Structure"
