"""Columns are known by what organisers and registration tools write above them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest

from kiosk.core.columns import Columns, Field
from kiosk.core.session import Event, Mark
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.fields import booking_columns, recognised
from kiosk.roster.synonyms import SYNONYMS
from kiosk.roster.table import open_table
from tests.kiosk.roster.conftest import DEMO


def named(header: Sequence[str], event: Event, **mapping: str) -> dict[str, str]:
    """Give the field of each recognised column."""
    found = recognised(header, event, {Field(k): v for k, v in mapping.items()}, path="l.csv")
    return {field.value: found.header[place] for field, place in found.fields.items()}


def marked(header: Sequence[str], event: Event) -> Mapping[str, Mark]:
    """Give whose business each column is."""
    return recognised(header, event, {}, path="l.csv").marks


def test_the_reference_list(event: Event) -> None:
    """Every column of the organiser's own list that Accueil asks for is found."""
    header = open_table(DEMO / "inscriptions-2025-06-27.csv").header
    assert named(header, event) == {
        "id": "N° inscription",
        "code": "Code QR",
        "family": "Nom",
        "given": "Prénom",
        "native-name": "Nom (écriture d’origine)",
        "status": "Statut",
        "function": "Fonction",
        "organisation": "Structure",
        "organisation-kind": "Type de structure",
        "country": "Pays",
        "category": "Catégorie",
        "email": "Courriel",
        "phone": "Téléphone",
        "diet": "Régime alimentaire",
        "language": "Langue",
        "note": "Remarque accueil",
    }


@pytest.mark.parametrize(
    ("header", "expected"),
    [
        (
            ("Last Name", "FIRST NAME", "E-mail", "Company"),
            ("family", "given", "email", "organisation"),
        ),
        (("surname", "Given name", "Country", "Barcode"), ("family", "given", "country", "code")),
        (
            ("Apellidos", "Nombre", "País", "Correo electrónico"),
            ("family", "given", "country", "email"),
        ),
        (("PRENOM", "NOM", "SOCIETE", "PAYS"), ("given", "family", "organisation", "country")),
        (("prénom  participant", "Nom participant", "Tarif"), ("given", "family", "category")),
        (("Full name", "Job title", "Phone number"), ("name", "function", "phone")),
        (("Nombre completo", "Cargo", "Teléfono"), ("name", "function", "phone")),
        (("Nom et prénom", "Poste"), ("name", "function")),
        (("Attendee name", "Ticket secret", "Order code"), ("name", "code")),
    ],
)
def test_three_languages(header: tuple[str, ...], expected: tuple[str, ...], event: Event) -> None:
    """French, English and Spanish headers are known, whatever their case, accents and order."""
    assert named(header, event) == dict(zip(expected, header, strict=False))


def test_a_single_word_for_a_name(event: Event) -> None:
    """A single column "Nom", "Name" or "Nombre" still gives everybody a name."""
    for word in ("Nom", "Name", "Nombre"):
        assert word in named((word, "x"), event).values()


def test_each_synonym_is_found(event: Event) -> None:
    """Every word of the table is recognised when it stands above a column."""
    for field in set(Field) - {Field.FAMILY, Field.GIVEN}:
        for word in SYNONYMS[field]:
            found = named(("Qui", "Bis", word), event, family="Qui", given="Bis")
            assert word in found.values(), (field, word)
    for word in (*SYNONYMS[Field.FAMILY], *SYNONYMS[Field.GIVEN]):
        assert named((word,), event), word


def test_the_organiser_names_a_column(event: Event) -> None:
    """A column that the organiser names wins over what headers say, in any case and accents."""
    header = ("Nom", "Prénom", "Barre", "Code")
    assert named(header, event, code="barre")["code"] == "Barre"
    assert named(("Qui",), event, name="Qui") == {"name": "Qui"}


def test_the_organiser_names_a_column_that_is_not_there(event: Event) -> None:
    """A misspelt --map is refused: without it, ids would be made from something else."""
    with pytest.raises(Trouble) as caught:
        named(("Nom", "Code"), event, code="Barcode")
    assert caught.value.kind is TroubleKind.UNKNOWN_COLUMN
    assert caught.value.facts["column"] == "Barcode"


def test_what_is_proposed_as_the_organisers(event: Event) -> None:
    """Addresses, phones and diets are proposed as no desk's business; the rest is shown."""
    header = ("Nom", "Courriel", "Tél. portable", "Régime", "Date de naissance", "Pays")
    assert marked(header, event) == dict.fromkeys(header[1:5], Mark.ORGANISER)


def test_a_named_column_is_the_organisers_too(event: Event) -> None:
    """A column that the organiser names as the address is no desk's business either."""
    found = recognised(("Nom", "Contact"), event, {Field.EMAIL: "Contact"}, path="l.csv")
    assert found.marks == {"Contact": Mark.ORGANISER}


def test_the_programme_decides_whose_business_a_column_is(event: Event) -> None:
    """What the programme says of a column wins, and a column that is not loaded is nowhere."""
    marks = {"courriel": Mark.DESK, "Pays": Mark.ORGANISER, "Téléphone": Mark.NOT_LOADED}
    said = replace(event, marks=marks)
    found = recognised(("Nom", "Téléphone", "Courriel", "Pays"), said, {}, path="l.csv")
    assert found.header == ("Nom", "Courriel", "Pays")
    assert found.fields == {Field.FAMILY: 0, Field.EMAIL: 1, Field.COUNTRY: 2}
    assert found.marks["Courriel"] is Mark.DESK
    assert found.marks["Pays"] is Mark.ORGANISER


def bookings(event: Event, *rows: Sequence[str], before: Columns | None = None) -> tuple[int, ...]:
    """Give the places of the columns that hold bookings."""
    width = len(rows[0])
    columns = Columns(header=("Nom", "B", "C", "D")[:width], fields={Field.FAMILY: 0})
    return booking_columns(columns, rows, event, before)


def test_columns_that_hold_bookings(event: Event) -> None:
    """A column is one of bookings by its values, several in a cell and a stray one allowed."""
    rows = [("N", "A1", "Oui", ""), ("N", "A2, A4", "", ""), ("N", "A2;A5;Z9", "Non", "")]
    assert bookings(event, *rows) == (1,)


def test_a_column_with_many_odd_words(event: Event) -> None:
    """A few people who answered in words do not undo the bookings of the many."""
    rows = [*[("N", "A1")] * 9, ("N", "peut-être"), ("N", "à voir"), ("N", "?"), ("N", "les deux")]
    assert bookings(event, *rows) == (1,)


def test_columns_that_hold_something_else(event: Event) -> None:
    """A column where only some value happens to be a session's id holds no bookings."""
    assert bookings(event, ("A1", "A1"), ("N", "B7"), ("N", "C3"), ("N", "D2")) == ()


def test_numbers_that_look_like_sessions(event: Event) -> None:
    """A column that is known to be something else holds no bookings, whatever its values."""
    assert bookings(event, ("A1", ""), ("A2", ""), ("A3", "")) == ()


def test_a_booking_far_down_a_long_list(event: Event) -> None:
    """Bookings are found even where the first thousands have none."""
    assert bookings(event, *[("N", "")] * 5000, *[("N", "A1")] * 5000) == (1,)


def test_bookings_that_are_gone_for_now(event: Event) -> None:
    """A column that held bookings in the last version still does when it comes empty."""
    before = Columns(header=("C", "Nom"), fields={Field.FAMILY: 1}, bookings=(0,))
    assert bookings(event, ("N", "", ""), before=before) == (2,)
