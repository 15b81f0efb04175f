"""What a desk's journal holds of the scans it answered."""

from datetime import UTC, datetime
from pathlib import Path

from kiosk.core.journal import RecordKind
from kiosk.store.desk import DeskStore
from tests.simulator.desks import SimulatedDesk

_KINDS = {
    RecordKind.CHECK_IN: "admitted",
    RecordKind.REFUSED: "refused",
    RecordKind.UNKNOWN: "unknown",
}


def said(desk: SimulatedDesk) -> list[tuple[str, str]]:
    """Give the code and the verdict of each scan that *desk* has answered, in order."""
    return [(answer["code"], answer["verdict"]) for answer in desk.answered]


def kept(folder: Path) -> list[tuple[str, str]]:
    """Give the same as the journal in *folder* holds it, of its own desk alone."""
    with DeskStore.open_for_reading(folder, now=lambda: datetime.now(UTC)) as store:
        own = store.setting("id")
        return [
            (record.personal["code"], _KINDS[record.kind])
            for record in store.journal.all()
            if record.kind in _KINDS and record.desk == own
        ]
