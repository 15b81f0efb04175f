"""Two desks that load the same list have the same people, whatever the list gives to go by."""

from kiosk.core.columns import Columns, Field
from kiosk.core.remark import RemarkKind
from kiosk.roster.identity import Identified, identified

COLUMNS = Columns(
    header=("N°", "Code", "Nom", "Prénom", "Courriel", "Structure"),
    fields={
        Field.ID: 0,
        Field.CODE: 1,
        Field.FAMILY: 2,
        Field.GIVEN: 3,
        Field.EMAIL: 4,
        Field.ORGANISATION: 5,
    },
)


def told_apart(*rows: str) -> Identified:
    """Tell apart these rows (id; code; family; given; e-mail; organisation)."""
    lines = [(line, tuple(row.split(";"))) for line, row in enumerate(rows, 2)]
    return identified(COLUMNS, lines)


def test_by_the_lists_own_id() -> None:
    """Where the list numbers its people, that number is who they are."""
    assert list(told_apart("R1;X;A;B;;", "R2;Y;C;D;;").rows) == ["R1", "R2"]


def test_by_the_code() -> None:
    """Without a number, the code of the ticket is who they are."""
    assert list(told_apart(";X;A;B;;", "R2;Y;C;D;;").rows) == ["X", "R2"]


def test_by_name_address_and_organisation() -> None:
    """Without either, the same name, address and organisation is the same person, however spelt."""
    (one,) = told_apart(";;LEFÈVRE;Zoé;Z@X.fr;Ville de Sète").rows
    (other,) = told_apart(";;Lefevre;ZOÉ;z@x.fr;ville de  sète").rows
    assert one == other
    (somebody_else,) = told_apart(";;Lefevre;ZOÉ;z@x.fr;Ville de Lyon").rows
    assert one != somebody_else


def test_a_repeated_id() -> None:
    """The first row of an id wins; the other is refused and names the line that won."""
    found = told_apart("R1;X;A;B;;", "R2;Y;C;D;;", "R1;Z;E;F;;")
    assert found.rows["R1"] == (2, ("R1", "X", "A", "B", "", ""))
    (remark,) = found.refused
    assert (remark.kind, remark.line) == (RemarkKind.REPEATED_ID, 4)
    assert remark.facts == {"id": "R1", "first": 2}


def test_a_refused_row_bears_no_code() -> None:
    """A row repeated whole does not make its own code a doubtful one."""
    assert told_apart("R1;X;A;B;;", "R1;X;A;B;;").codes == {"X": 1}


def test_a_refused_row_takes_nobodys_code() -> None:
    """Somebody known by their code alone stays so, whatever a row that is refused says."""
    assert list(told_apart(";X;A;B;;", "R1;;C;D;;", "R1;X;E;F;;").rows) == ["X", "R1"]


def test_a_code_that_two_people_bear() -> None:
    """Who is who under a doubtful code does not depend on the order of rows."""
    rows = (";X;A;B;;", ";X;C;D;;", "R3;Z;E;F;;")
    found = told_apart(*rows)
    assert "X" not in found.rows
    assert len(found.rows) == 3
    assert told_apart(*reversed(rows)).rows.keys() == found.rows.keys()
    assert found.codes["X"] == 2


def test_people_that_nothing_tells_apart() -> None:
    """Two rows that say the same of nobody's number are still two people."""
    assert len(told_apart(";;A;B;;", ";;A;B;;", ";;A;B;;").rows) == 3


def test_a_code_that_is_somebodys_number() -> None:
    """A code that equals another's number does not make them one person."""
    rows = ("7;;A;B;;", ";7;C;D;;")
    found, turned = told_apart(*rows), told_apart(*reversed(rows))
    assert len(found.rows) == 2
    assert (found.refused, turned.refused) == ((), ())
    assert turned.rows.keys() == found.rows.keys()
    assert turned.rows["7"][1][2] == found.rows["7"][1][2] == "A"
