"""Where names break, and how they are abbreviated."""

import pytest

from printing.names import abbreviated, arrangements, pieces, tidy


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("MAURY", ("MAURY",)),
        ("DE LA ROCHEFOUCAULD-MONTBEL", ("DE LA ROCHEFOUCAULD-", "MONTBEL")),
        ("SAINT-EXUPÉRY DUBREUIL", ("SAINT-EXUPÉRY ", "DUBREUIL")),
        ("Da Silva Ferreira", ("Da Silva ", "Ferreira")),
        ("Le Goff-Kervella", ("Le Goff-", "Kervella")),
        ("EL AMRANI", ("EL AMRANI",)),
        ("van den Berg", ("van den Berg",)),
        ("D’ HAUTESERRE", ("D’ HAUTESERRE",)),
        ("N’GUESSAN", ("N’GUESSAN",)),
        ("ibn", ("ibn",)),
        ("Affaires étrangères - CNCD / X", ("Affaires ", "étrangères - ", "CNCD / ", "X")),
    ],
)
def test_a_line_ends_where_a_name_lets_it(name: str, expected: tuple[str, ...]) -> None:
    """A line may end at a space or a hyphen, never after a particle."""
    assert pieces(name) == expected
    assert "".join(pieces(name)) == name


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ("Marie-Hélène", "M.-H."),
        ("Jean Pierre", "J. P."),
        ("Maria de Lourdes", "M. de L."),
        ("E\u0301milie", "E\u0301."),
        ("J.", "J."),
        ("(Jo) 3", "J. 3"),
    ],
)
def test_given_names_are_abbreviated(given: str, expected: str) -> None:
    """Each given name keeps its initial, with its accent, and its hyphens stay."""
    assert abbreviated(given) == expected


def test_all_arrangements_are_tried() -> None:
    """Three parts go on at most two lines in three ways."""
    expected = [("A B-C",), ("A", "B-C"), ("A B-", "C")]
    assert arrangements(("A ", "B-", "C"), 2) == expected


def test_text_becomes_one_line() -> None:
    """Line feeds, tabs and control characters of a list do not reach the badge."""
    assert tidy("  Ville\n\tde \x00 Nice\ud800 ") == "Ville de Nice"
