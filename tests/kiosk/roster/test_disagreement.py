"""A list that still has the misspelt name is no correction of the desk's."""

from kiosk.core.columns import Row
from kiosk.core.correction import Corrected, Disagreement
from kiosk.roster.disagreement import disagreements
from tests.desk import COLUMNS, PEOPLE

ADA = Row(id="liste:1", line=2, cells=PEOPLE["1"])


def told(family: str, *, withdrawn: bool = False) -> list[Disagreement]:
    """Give what Ada's row says otherwise than a desk that wrote *family*."""
    row = Row(id=ADA.id, line=2, cells=ADA.cells, withdrawn=withdrawn)
    return list(disagreements(COLUMNS, [row], {ADA.id: {Corrected.FAMILY: family}}))


def test_the_list_says_otherwise() -> None:
    """Old and new stand side by side, under the name that the list has."""
    assert told("LOVELASSE") == [
        Disagreement(
            registrant="liste:1",
            name="Ada LOVELACE",
            what=Corrected.FAMILY,
            ours="LOVELASSE",
            listed="LOVELACE",
        )
    ]


def test_the_list_says_the_same_by_now() -> None:
    """Put right in the list too, there is nothing to decide."""
    assert told("LOVELACE") == []


def test_who_is_gone() -> None:
    """Of somebody who is on the list no more nothing is asked."""
    assert told("LOVELASSE", withdrawn=True) == []


def test_nobody_was_put_right() -> None:
    """Without corrections there is nothing to decide."""
    assert list(disagreements(COLUMNS, [ADA], {})) == []
