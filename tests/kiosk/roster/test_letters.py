"""Letters that badges of a list want and no shipped font has."""

from collections.abc import Callable

from kiosk.core.columns import Columns, Field
from kiosk.core.coverage import Coverage
from kiosk.core.remark import Remark, RemarkKind
from kiosk.roster.letters import COVERAGE, letters_told, shipped
from kiosk.roster.plan import ListPlan

COLUMNS = Columns(
    header=("Nom", "Prénom", "Remarque", "Structure"),
    fields={Field.FAMILY: 0, Field.GIVEN: 1, Field.NOTE: 2, Field.ORGANISATION: 3},
)


def told(*rows: tuple[str, str, str, str]) -> list[Remark]:
    """Tell of rows by the shipped fonts."""
    return list(letters_told(COLUMNS, rows))


def test_letters_without_a_font_are_told_with_whose_they_are() -> None:
    """Each character once, how many people want them, and some of their names."""
    (remark,) = told(
        ("DUPONT 🙂", "Léo", "", ""),
        ("ROUX", "Zoé", "", "Mairie ★"),
        ("ܫܠܡܐ", "", "", ""),
        ("王", "小明", "", "北京"),
        ("X🙂", "Y", "", ""),
    )
    assert remark.kind is RemarkKind.UNCOVERED
    assert remark.facts == {
        "characters": "ܐ ܠ ܡ ܫ ★ 🙂",
        "people": 4,
        "names": "Léo DUPONT 🙂, Zoé ROUX, ܫܠܡܐ …",
    }


def test_what_no_badge_says_is_not_told() -> None:
    """A picture in a remark for the desk is printed nowhere; most lists have nothing to tell."""
    assert told(("DUPONT", "Léo", "🙂", ""), ("ŁUKASZ", "Ngọc", "", "מרכז")) == []
    assert told() == []
    assert list(letters_told(Columns(header=("A",), fields={}), [("🙂",)])) == []


def test_brackets_are_letters_too() -> None:
    """Characters that a pattern takes for its own are found like any."""
    bare = Coverage.parse("Latin: 41-5A")
    (remark,) = letters_told(COLUMNS, [("A]ɐ^", "", "", "")], bare)
    assert remark.facts["characters"] == "ɐ"


def test_the_shipped_table_is_read_once() -> None:
    """The roster knows the same fonts that badges are set in."""
    assert shipped() is shipped()
    assert COVERAGE.parent.name == "fonts"
    assert shipped().families[0] == "Accueil Sans"


def test_a_load_tells_it(planned: Callable[..., ListPlan]) -> None:
    """It is among the warnings of a list, each time the list is loaded."""
    for _ in range(2):
        plan = planned("N°;Nom;Prénom", "1;DUPONT 🙂;Léo")
        assert [w.facts["characters"] for w in plan.warnings if w.kind is RemarkKind.UNCOVERED] == [
            "🙂"
        ]
