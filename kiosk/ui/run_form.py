"""What an organiser wants of a run: in which order, who, where to, on which layout; and how many that is."""

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QFrame, QGridLayout, QVBoxLayout, QWidget

from kiosk.core.columns import Field
from kiosk.core.run import DELEGATION, RunWish
from kiosk.ui.buttons import button
from kiosk.ui.chooser import Chooser
from kiosk.ui.text import label
from kiosk.wording.fields import field_text

FILE = "file"
"""Stands for a PDF file among the places a run can go to; "" is any of the desk's printers."""

ORDERS = (Field.FAMILY, Field.COUNTRY, Field.CATEGORY, Field.FUNCTION)


class RunForm(QFrame):
    """Every change is told, so that what it means can be counted before anything is printed."""

    changed = Signal()
    start_wanted = Signal()

    def __init__(self, *, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("Panel")
        self._order = Chooser(self.tr("Ranger par"), parent=self)
        self._to = Chooser(self.tr("Vers"), parent=self)
        self._to.setObjectName("To")
        self._layout = Chooser(self.tr("Modèle de badge"), parent=self)
        self._sheet = Chooser(self.tr("Papier"), parent=self)
        self._only_new = QCheckBox(self.tr("Seulement les badges pas encore imprimés"), self)
        self._only_new.setChecked(True)
        self._envelopes = QCheckBox(
            self.tr("Délégations ({n} et plus) ensemble, page de garde").format(n=DELEGATION),
            self,
        )
        self._envelopes.setChecked(True)
        self._count = label("Told", wraps=True, parent=self)
        self._start = button("", role="admit", parent=self)
        self._start.clicked.connect(self.start_wanted)
        self._lay_out()
        for chooser in (self._order, self._to, self._layout, self._sheet):
            chooser.activated.connect(self._tell_changed)
        for tick in (self._only_new, self._envelopes):
            tick.toggled.connect(self._tell_changed)

    @property
    def wish(self) -> RunWish:
        """Which badges are wanted, and how they are to lie."""
        return RunWish(
            order=self._order.currentData() or Field.ORGANISATION,
            only_new=self._only_new.isChecked(),
            delegation=DELEGATION if self._envelopes.isChecked() else 0,
        )

    @property
    def to(self) -> str:
        """Where the run goes: `FILE`, a printer's URI, or "" for any of the desk's."""
        return str(self._to.currentData())

    @property
    def layout_name(self) -> str:
        """The layout of the badges."""
        return str(self._layout.currentData() or "")

    @property
    def sheet(self) -> str:
        """The sheet of labels, "" for a page a badge."""
        return str(self._sheet.currentData() or "")

    def offer(
        self,
        *,
        columns: Sequence[str],
        printers: Sequence[tuple[str, str]],
        layouts: Sequence[str],
        layout: str,
        sheets: Sequence[str],
    ) -> None:
        """Offer what there is to choose from; what was chosen before stays where it is there still.

        *printers* are URIs with names; *layout* is the desk's own.
        """
        orders = [(self.tr("Structure, puis nom"), str(Field.ORGANISATION))]
        orders += [(field_text(field), str(field)) for field in ORDERS]
        orders += [(column, column) for column in columns]
        places = [(self.tr("Un fichier PDF"), FILE)]
        if len(printers) > 1:
            places.append((self.tr("Les imprimantes de ce poste"), ""))
        places += [(name, uri) for uri, name in printers]
        papers = [(self.tr("Une page par badge"), ""), *((name, name) for name in sheets)]
        _fill(self._order, orders)
        _fill(self._to, places)
        _fill(self._layout, [(name, name) for name in layouts], first=layout)
        _fill(self._sheet, papers)
        self._fit()

    def show_count(self, text: str, *, can_start: bool) -> None:
        """Say how many badges that is, before it is begun."""
        self._count.setText(text)
        self._start.setEnabled(can_start)
        self._fit()

    def ask_again(self, question: str, deed: str) -> None:
        """Ask before it is begun; the button says *deed*, and every change takes the question back."""
        self._count.setText(question)
        self._name_start(deed)

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no other wish while a run is going on."""
        for part in (self._order, self._to, self._layout, self._only_new, self._envelopes):
            part.setEnabled(not is_busy)
        self._start.setEnabled(not is_busy)
        self._fit()
        self._sheet.setEnabled(not is_busy)

    def ask(self) -> None:
        """Give the focus to the first choice."""
        self._order.setFocus()

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(1, 1)
        self._paper_title = label(parent=self)
        self._paper_title.setText(self.tr("Papier"))
        for row, (title, chooser) in enumerate(
            (
                (self.tr("Ranger par"), self._order),
                (self.tr("Vers"), self._to),
                (self.tr("Modèle"), self._layout),
            )
        ):
            shown = label(parent=self)
            shown.setText(title)
            grid.addWidget(shown, row, 0)
            grid.addWidget(chooser, row, 1)
        grid.addWidget(self._paper_title, 3, 0)
        grid.addWidget(self._sheet, 3, 1)
        heading = label("FormTitle", parent=self)
        heading.setText(self.tr("Imprimer d’avance"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 18, 24, 18)
        column.setSpacing(12)
        column.addWidget(heading)
        column.addLayout(grid)
        column.addWidget(self._only_new)
        column.addWidget(self._envelopes)
        column.addWidget(self._count)
        column.addWidget(self._start)

    def _fit(self) -> None:
        """Show what goes with the place the run goes to."""
        is_file = self.to == FILE
        self._sheet.setVisible(is_file)
        self._paper_title.setVisible(is_file)
        self._envelopes.setVisible(self.wish.order == Field.ORGANISATION)
        text = self.tr("Écrire le fichier…") if is_file else self.tr("Imprimer")
        self._name_start(text)

    def _name_start(self, text: str) -> None:
        self._start.setText(text)
        self._start.setAccessibleName(text)

    @Slot()
    def _tell_changed(self) -> None:
        self._fit()
        self.changed.emit()


def _fill(chooser: QComboBox, choices: Sequence[tuple[str, str]], *, first: str = "") -> None:
    """Offer *choices*, each a text and what it stands for; the one chosen before, else *first*."""
    before = chooser.currentData() if chooser.count() else first
    chooser.clear()
    for text, data in choices:
        chooser.addItem(text, data)
    chooser.setCurrentIndex(max(chooser.findData(before), 0))
