"""The badge as a whole, and for whom an element is: editors of several properties at once."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox, QVBoxLayout, QWidget

from kiosk.core.layout import Content, Words
from kiosk.ui.chooser import Chooser
from kiosk.ui.designer_editor import Editor, grid_in, narrow, put_named
from kiosk.ui.designer_number import NumberField
from kiosk.wording.design import content_text, property_text

LEAST_PAPER, MOST_PAPER = 10.0, 450.0
_ASKED = (
    Content.NATIVE_NAME,
    Content.ORGANISATION,
    Content.FUNCTION,
    Content.COUNTRY,
    Content.CATEGORY,
    Content.PROGRAMME,
    Content.PLACE,
)
"""What is worth asking whether it is there: the others always are."""

Size = tuple[str, bool, float, float]
Conditions = tuple[Words, Words]


class SizeEditor(Editor):
    """The paper: a stock, perhaps turned, or free width and height in mm."""

    def __init__(self, stocks: Mapping[str, tuple[float, float]], *, parent: QWidget) -> None:
        super().__init__(parent)
        self._stocks = dict(stocks)
        self._stock = narrow(Chooser(property_text("stock"), parent=self))
        self._stock.addItem(self.tr("Aucune : mesures libres"), "")
        for name, (width, height) in self._stocks.items():
            size = f"{width:g} × {height:g} mm" if height else self.tr("{w:g} mm").format(w=width)
            self._stock.addItem(f"{name}, {size}".replace(".", ","), name)
        self._turned = QCheckBox(property_text("turned"), self)
        self._width = self._side("width")
        self._height = self._side("height")
        grid = grid_in(self)
        put_named(grid, 0, property_text("stock"), self._stock, wide=True)
        grid.addWidget(self._turned, 2, 0, 1, 2)
        put_named(grid, 4, property_text("width"), self._width)
        put_named(grid, 5, property_text("height"), self._height)
        self._stock.activated.connect(self._take)
        self._turned.clicked.connect(self._take)
        for side in (self._width, self._height):
            side.edited.connect(self.edited)

    def _side(self, name: str) -> NumberField:
        return NumberField(
            property_text(name), unit="mm", least=LEAST_PAPER, most=MOST_PAPER, parent=self
        )

    @property
    def value(self) -> Size:
        """The stock, whether it is turned, width and height."""
        stock = str(self._stock.currentData())
        turned = bool(stock) and self._turned.isChecked()
        return stock, turned, self._width.value, self._height.value

    def show_value(self, value: Size) -> None:
        """Show *value*; what a stock says of the size is not to be changed."""
        stock, turned, width, height = value
        if self._stock.findData(stock) < 0:
            self._stock.addItem(stock, stock)
        self._stock.setCurrentIndex(self._stock.findData(stock))
        self._turned.setChecked(turned)
        self._turned.setVisible(bool(stock))
        self._width.show_value(width)
        self._height.show_value(height)
        is_endless = bool(stock) and not self._stocks.get(stock, (1.0, 1.0))[1]
        self._width.setEnabled(not stock or (is_endless and turned))
        self._height.setEnabled(not stock or (is_endless and not turned))

    @Slot()
    def _take(self) -> None:
        stock, turned, width, height = self.value
        if stock in self._stocks:
            across, along = self._stocks[stock]
            along = along or (width if turned else height)
            width, height = (along, across) if turned else (across, along)
        self.show_value((stock, turned, width, height))
        self.edited.emit()


class ConditionEditor(Editor):
    """Of whom an element is on the badge: of some categories, of who has something said of them."""

    def __init__(self, categories: Sequence[str], *, parent: QWidget) -> None:
        super().__init__(parent)
        self._only: dict[Content, tuple[str, ...]] = {}
        self._unless: dict[Content, tuple[str, ...]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._who = narrow(Chooser(property_text("only"), parent=self))
        for text in (
            self.tr("Toutes les catégories"),
            self.tr("Seulement ces catégories"),
            self.tr("Toutes, sauf ces catégories"),
        ):
            self._who.addItem(text)
        self._column.addWidget(self._who)
        self._ticks: dict[str, QCheckBox] = {}
        for category in categories:
            self._add_tick(category)
        self._filled = narrow(Chooser(self.tr("À quelle condition"), parent=self))
        self._filled.addItem(self.tr("Toujours"), None)
        for content in _ASKED:
            said = content_text(content)
            self._filled.addItem(self.tr("Avec : {said}").format(said=said), content)
        for content in _ASKED:
            said = content_text(content)
            self._filled.addItem(self.tr("Sans : {said}").format(said=said), content)
        self._column.addWidget(self._filled)
        self._who.activated.connect(self._begin)
        self._filled.activated.connect(self._take)

    def _add_tick(self, category: str) -> None:
        tick = QCheckBox(category, self)
        tick.clicked.connect(self._take)
        self._ticks[category] = tick
        self._column.insertWidget(len(self._ticks), tick)

    @property
    def value(self) -> Conditions:
        """What must be said, and what must not; what this form has no room for stays as it was."""
        return self._only, self._unless

    def show_value(self, value: Conditions) -> None:
        """Show *value*."""
        self._only, self._unless = dict(value[0]), dict(value[1])
        only, unless = (one.get(Content.CATEGORY, ()) for one in value)
        mode = 1 if only else 2 if unless else 0
        for word in only or unless:
            if word.casefold() not in {known.casefold() for known in self._ticks}:
                self._add_tick(word)
        chosen = {word.casefold() for word in only or unless}
        for category, tick in self._ticks.items():
            tick.setChecked(category.casefold() in chosen)
            tick.setVisible(mode > 0)
        self._who.setCurrentIndex(mode)
        self._who.setEnabled(bool(self._ticks))
        self._filled.setCurrentIndex(self._place_of_filled())

    def _place_of_filled(self) -> int:
        for place, content in enumerate(_ASKED, 1):
            if self._only.get(content) == ():
                return place
            if self._unless.get(content) == ():
                return place + len(_ASKED)
        return 0

    @Slot()
    def _begin(self) -> None:
        """Begin with all categories where some are meant, with one where all but some are."""
        mode = self._who.currentIndex()
        for place, tick in enumerate(self._ticks.values()):
            tick.setChecked(mode == 1 or place == 0)
        self._take()

    @Slot()
    def _take(self) -> None:
        mode = self._who.currentIndex()
        ticked = tuple(name for name, tick in self._ticks.items() if tick.isChecked())
        for place, words in ((1, self._only), (2, self._unless)):
            words.pop(Content.CATEGORY, None)
            if mode == place and ticked:
                words[Content.CATEGORY] = ticked
            for content in _ASKED:
                if words.get(content) == ():
                    del words[content]
        if filled := self._filled.currentIndex():
            words = self._only if filled <= len(_ASKED) else self._unless
            words.setdefault(Content(self._filled.currentData()), ())
        self.show_value((self._only, self._unless))
        self.edited.emit()
