"""What leaves for a hub holds nothing in clear that is the organisers' alone."""

from kiosk.core.columns import as_text
from kiosk.core.journal import RecordKind
from kiosk.store.desk import DeskStore
from tests.desk import COLUMNS
from tests.several_desks import HUB

MARKED = {**COLUMNS.as_json(), "marks": {"Structure": "organiser"}}


def leaves(store: DeskStore) -> tuple[str, str]:
    """Give all lines that leave, and all that leave for organisers alone."""
    outgoing = store.exchange.outgoing(HUB)
    lines = "".join(line for one in outgoing for line in one.lines)
    return lines, "".join(line for one in outgoing for line in one.reserved)


def test_rows_go_by_the_marks_of_the_list_they_came_with(store: DeskStore) -> None:
    """Rows of another desk's list, put right here, name that list: its marks hold, not this desk's own."""
    body = {
        **{"source": "liste", "file": "liste.csv", "version": "2", "columns": MARKED},
        **{"withdrawn": [], "returned": []},
    }
    own, store.journal.desk = store.journal.desk, "another"
    with store.transaction():
        load = store.journal.append(RecordKind.LOAD, body)
    store.journal.desk = own
    row = ("1", "LOVELACE", "Ada", "Le secret", *[""] * (len(COLUMNS.header) - 4))
    with store.transaction():
        store.journal.append_rows("liste", [{"liste:1": (1, as_text(row))}], load=load.id)
    lines, reserved = leaves(store)
    assert "Le secret" not in lines
    assert "Le secret" in reserved
