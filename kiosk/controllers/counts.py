"""How many have come, for the strip of a desk."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.core.session import Session
from kiosk.store.desk import DeskStore


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveCount:
    """The session a desk counts, who has come, and who should (None where nobody can book)."""

    session: Session
    attended: int
    expected: int | None


class LiveCounts(QObject):
    """Counts one session anew after each deed."""

    counted = Signal(object)  # LiveCount

    def __init__(self, store: DeskStore, *, session: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._session = session
        self._expected: int | None = None
        self.expect()

    @property
    def count(self) -> LiveCount:
        """The figures as they are now."""
        return LiveCount(
            session=self._store.event.by_id[self._session],
            attended=self._store.attendance.attended(self._session),
            expected=self._expected,
        )

    def expect(self) -> None:
        """Count who should come: at the start, and when a list or the programme has changed."""
        self._expected = self._store.attendance.expected(self._store.event.by_id[self._session])

    @Slot()
    def tell(self) -> None:
        """Tell the figures."""
        self.counted.emit(self.count)
