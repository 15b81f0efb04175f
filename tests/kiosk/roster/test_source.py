"""A file is a source's new version by whom it names, not by what it is called."""

import pytest

from kiosk.core.columns import Columns, Field
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.source import choose_source, slug_of
from tests.kiosk.roster.known import KnownSource


@pytest.mark.parametrize(
    ("file", "expected"),
    [
        ("inscriptions-2025-06-27.csv", "inscriptions"),
        ("inscriptions-2025-07-03.csv", "inscriptions"),
        ("Inscriptions (1).xlsx", "inscriptions"),
        ("Copie de Inscriptions v2 (3).xlsx", "inscriptions"),
        ("inscriptions - Copie (2).csv", "inscriptions"),
        ("copy of inscriptions_final.csv", "inscriptions"),
        ("INSCRIPTIONS 27.06.2025 v3 FINAL.xlsx", "inscriptions"),
        ("2025-06-27 14h30 inscriptions.ods", "inscriptions"),
        ("inscriptions.v2.csv", "inscriptions"),
        ("report-2025-03-06T0925.csv", "report"),
        ("Élus & intervenants.csv", "elus-intervenants"),
        ("stands A4.csv", "stands-a4"),
        ("2025-06-27.csv", "liste"),
        ("…", "liste"),
    ],
)
def test_the_name_of_a_source(file: str, expected: str) -> None:
    """The day, the version and the copy in a file's name are not part of the source's name."""
    assert slug_of(file) == expected


class Lists:
    """Knows sources by the keys and codes of their people."""

    def __init__(self, **people: list[tuple[str, str]]) -> None:
        self.people = people

    def sources(self) -> dict[str, KnownSource]:
        """Give the sources by name."""
        columns = Columns(header=("Nom",), fields={Field.FAMILY: 0})
        return {name: KnownSource(columns=columns, mapping={}) for name in self.people}

    def keys(self, source: str) -> list[tuple[str, str]]:
        """Give (registrant id, code) of everybody of *source*."""
        return [(f"{source}:{key}", code) for key, code in self.people[source]]

    def rows(self, source: str) -> object:
        """Fail: a source is chosen without reading everybody."""
        raise AssertionError(source)


BOTH = Lists(
    inscriptions=[("R1", "X1"), ("R2", "X2"), ("R3", "")], stands=[("S1", "Y1"), ("S2", "Y2")]
)


def chosen(keys: str, codes: str = "", **said: object) -> str:
    """Choose the source of a file "Stands.csv" with these ids and codes."""
    return choose_source("Stands.csv", BOTH, keys=keys.split(), codes=codes.split(), **said)


def test_a_file_that_names_the_same_people() -> None:
    """A file with half of its ids, or of its codes, in a source is that source's new version."""
    assert chosen("R1 R2 R8 R9") == "inscriptions"
    assert chosen("A B C D", "X1 X2 Z8 Z9") == "inscriptions"
    assert chosen("S2 R3 S1 R9") == "stands"


def test_a_file_that_names_other_people() -> None:
    """A file with less than that is a new source, under a name that is still free."""
    assert chosen("R1 R7 R8 R9") == "stands-2"
    assert chosen("") == "stands-2"
    assert choose_source("intervenants.csv", BOTH, keys={"Z"}, codes=()) == "intervenants"


def test_the_name_of_those_a_desk_added() -> None:
    """No list takes it, not even the one that was written of them."""
    assert choose_source("walk-in.csv", BOTH, keys={"Z"}, codes=()) == "walk-in-2"


def test_the_organiser_decides() -> None:
    """What the organiser says of a file wins over what it shares."""
    assert chosen("R1 R2", replaces="stands") == "stands"
    assert chosen("R1 R2", adds=True) == "stands-2"


def test_a_source_that_is_not_known() -> None:
    """Replacing a source that is not there names those that are."""
    with pytest.raises(Trouble) as caught:
        chosen("R1", replaces="presse")
    assert caught.value.kind is TroubleKind.UNKNOWN_SOURCE
    assert caught.value.facts == {"name": "presse", "known": "inscriptions, stands"}
