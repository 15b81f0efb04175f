"""One person entered twice is told; two people of one name are left two."""

from kiosk.core.columns import Columns, Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.roster.doubles import name_warnings, same_names

COLUMNS = Columns(
    header=("Nom", "Prénom", "Courriel", "Structure", "Statut"),
    fields={
        Field.FAMILY: 0,
        Field.GIVEN: 1,
        Field.EMAIL: 2,
        Field.ORGANISATION: 3,
        Field.STATUS: 4,
    },
)


def told(*rows: str) -> list[Remark]:
    """Give what these rows (family; given; e-mail; organisation; status) make the organiser read."""
    lines = [(line, tuple(row.split(";"))) for line, row in enumerate(rows, 2)]
    return list(name_warnings(COLUMNS, same_names(COLUMNS, lines)))


def test_the_same_name_and_organisation() -> None:
    """The same name at the same organisation is likely one person, told with both lines."""
    (remark,) = told("ŌTSUKA;Yūko;a@x;CLAIR;", "MARTIN;Paul;;CLAIR;", "Otsuka;Yuko;b@x;Clair;")
    assert (remark.kind, remark.line) == (RemarkKind.LIKELY_DOUBLE, 2)
    assert remark.facts == {
        "names": "Yūko ŌTSUKA / Yuko Otsuka",
        "organisation": "CLAIR",
        "lines": "2, 4",
    }


def test_the_two_parts_of_a_name_exchanged() -> None:
    """A family name typed as a given name does not hide a double."""
    (remark,) = told("THOMAS;Julien;;Ville de Sète;", "Julien;Thomas;;Ville de Sète;")
    assert remark.kind is RemarkKind.LIKELY_DOUBLE


def test_names_in_one_column() -> None:
    """Where a name is one column, the order of its words does not hide a double."""
    columns = Columns(header=("Nom complet",), fields={Field.NAME: 0})
    lines = [(2, ("Julien THOMAS",)), (3, ("Thomas Julien",))]
    assert [len(entries) for entries in same_names(columns, lines).doubles] == [2]


def test_the_same_name_and_address() -> None:
    """The same name and address is a double where only one of them says an organisation."""
    (remark,) = told("DIOP;Fatou;f@x;;", "DIOP;Fatou;F@x;Dakar;")
    assert remark.kind is RemarkKind.LIKELY_DOUBLE
    assert remark.facts["lines"] == "2, 3"


def test_two_people_of_one_name() -> None:
    """Two people of one name at two organisations are no double, even with one address."""
    (remark,) = told("DIOP;Fatou;f@x;Dakar;", "DIOP;Fatou;f@x;Thiès;")
    assert remark.kind is RemarkKind.NAMESAKES
    assert remark.facts == {"count": 1, "names": "Fatou DIOP"}


def test_nothing_in_common_but_a_blank() -> None:
    """A missing address and a missing organisation are nothing that two people share."""
    (remark,) = told("DIOP;Fatou;;Dakar;", "DIOP;Fatou;;;")
    assert remark.kind is RemarkKind.NAMESAKES
    (remark,) = told("DIOP;Fatou;a@x;;", "DIOP;Fatou;b@x;;")
    assert remark.kind is RemarkKind.NAMESAKES


def test_a_registration_that_was_taken_back() -> None:
    """Somebody who cancelled and registered again is no double: it is settled."""
    assert told("DIOP;Fatou;;Dakar;Annulé", "DIOP;Fatou;;Dakar;Confirmé") == []


def test_a_name_that_is_another_turned_round() -> None:
    """Thomas Julien and Julien Thomas of two towns bear two names."""
    assert told("THOMAS;Julien;;Sète;", "JULIEN;Thomas;;Lyon;") == []


def test_many_namesakes_are_told_once() -> None:
    """A long list tells its namesakes in one line, and names the first ten."""
    rows = [f"N{n};P;;{town};" for n in range(30) for town in ("Sète", "Lyon")]
    (remark,) = told(*rows)
    assert remark.facts["count"] == 30
    assert remark.facts["names"].startswith("P N0, P N1, ")
    assert remark.facts["names"].endswith("P N9 …")


def test_a_name_for_everybody() -> None:
    """Fifty guests without names of their own are one remark, not a thousand."""
    (remark,) = told(*["INVITÉ;;;Ville de Sète;"] * 50)
    assert remark.facts["lines"] == "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …"
