"""What a new version of a list changes, and what it leaves alone."""

from kiosk.core.columns import Columns, Field
from kiosk.roster.difference import Difference, difference
from tests.kiosk.roster.known import KnownRow

COLUMNS = Columns(header=("N°", "Nom"), fields={Field.ID: 0, Field.FAMILY: 1})
WIDER = Columns(header=("N°", "Nom", "Ville"), fields={Field.ID: 0, Field.FAMILY: 1})


def known(registrant: str, *cells: str, withdrawn: bool = False) -> KnownRow:
    """Give somebody as the desk knows them."""
    return KnownRow(id=registrant, line=9, cells=cells, withdrawn=withdrawn)


def found(columns: Columns, *rows: KnownRow, spared: frozenset[str] = frozenset()) -> Difference:
    """Compare a list of one person, A, with what the desk knows in the narrower columns."""
    cells = ("1", "A", "Sète")[: len(columns.header)]
    return difference({"l:1": (2, cells)}, columns, rows, COLUMNS, spared=spared)


def test_a_first_list() -> None:
    """Where nothing is known everybody is added, with their line."""
    result = difference({"l:1": (2, ("1", "A"))}, COLUMNS, (), None)
    assert [(row.id, row.line, row.cells) for row in result.added] == [("l:1", 2, ("1", "A"))]


def test_somebody_spared() -> None:
    """Somebody whose row is refused stays, and is counted as unchanged."""
    result = found(
        COLUMNS, known("l:1", "1", "A"), known("l:2", "2", "B"), spared=frozenset({"l:2"})
    )
    assert (result.withdrawn, result.unchanged) == ([], 2)


def test_somebody_withdrawn_stays_so() -> None:
    """Somebody withdrawn before is not withdrawn again, spared or not."""
    gone = known("l:2", "2", "B", withdrawn=True)
    for spared in (frozenset[str](), frozenset({"l:2"})):
        result = found(COLUMNS, known("l:1", "1", "A"), gone, spared=spared)
        assert (result.withdrawn, result.returned, result.unchanged) == ([], [], 1)


def test_a_new_column() -> None:
    """A column more changes nobody, and everybody's row is stored again, the withdrawn too."""
    gone = known("l:2", "2", "B", withdrawn=True)
    result = found(WIDER, known("l:1", "1", "A"), gone)
    assert (result.changes, result.unchanged) == ([], 1)
    assert [(row.id, row.line, row.cells) for row in result.rewritten] == [
        ("l:1", 2, ("1", "A", "Sète")),
        ("l:2", 9, ("2", "B", "")),
    ]
