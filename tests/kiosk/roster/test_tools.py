"""The files that describe registration tools are sound, and a tool is recognised or left alone."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from kiosk.core.columns import Field
from kiosk.core.registrant import Standing
from kiosk.core.session import Event
from kiosk.roster.fields import recognised
from kiosk.roster.headers import Headers
from kiosk.roster.tools import TOOLS, Tool, ToolError, read_tools, recognise, tool_from
from tests.kiosk.roster.dialects import DIALECTS

WHOLE: Mapping[str, Any] = {
    "name": "T",
    "recognised": {"all": ["Nom"], "any": [["Billet", "Ticket"]], "none": ["Payeur"]},
    "fields": {"family": "Nom", "code": ["Billet", "Ticket"]},
    "without": ["email"],
    "traps": ["Courriel *"],
    "standings": {"État": {"Annulé": "cancelled", "*": "pending"}},
}


def test_every_tool_is_described() -> None:
    """Each file of the folder is read strictly, and no two tools have one name."""
    names = [tool.name for tool in read_tools()]
    assert len(names) == len(list(TOOLS.iterdir())) == len(set(names))
    assert {dialect.tool for dialect in DIALECTS.values()} == set(names)


def test_every_tool_is_recognised_by_its_own_columns() -> None:
    """A list with every column that a tool's file mentions for a sign is that tool's."""
    for tool in read_tools():
        signs = [*tool.all, *(group[0] for group in tool.any)]
        assert tool.wrote(Headers(signs)), tool.name


def test_a_description_as_it_is_read() -> None:
    """One text stands for a list of one, and values are read as rows are: without case and accents."""
    tool = tool_from(WHOLE)
    assert tool.fields == {Field.FAMILY: ("Nom",), Field.CODE: ("Billet", "Ticket")}
    assert tool.standings == {"État": {"annule": Standing.CANCELLED, "*": Standing.PENDING}}
    assert tool.without == {Field.EMAIL}


@pytest.mark.parametrize(
    "wrong",
    [
        {"nmae": "T"},
        {"recognised": {"al": ["Nom"]}},
        {"recognised": {}},
        {"recognised": {"all": "Nom", "any": [[""]]}},
        {"fields": {"surname": "Nom"}},
        {"fields": {"email": "Courriel"}},
        {"fields": {"family": "Nom"}, "traps": ["NOM"]},
        {"standings": {"État": {"Annulé": "gone"}}},
        {"without": ["mail"]},
    ],
)
def test_a_description_that_is_wrong(wrong: Mapping[str, Any]) -> None:
    """A misspelt key, field or standing, and a column said to be two things, are refused."""
    with pytest.raises(ValueError, match=r"."):
        tool_from({**WHOLE, **wrong})


@pytest.mark.parametrize("text", ["name =", 'name = "T"', "name = 1\nrecognised = 2"])
def test_a_file_that_is_wrong(tmp_path: Path, text: str) -> None:
    """A file that cannot be read is told by its name."""
    (tmp_path / "mine.toml").write_text(text, encoding="utf-8")
    with pytest.raises(ToolError, match=r"^mine\.toml: "):
        read_tools(tmp_path)


def tool(name: str, *signs: str, **fields: str) -> Tool:
    """Describe a tool by the columns it must have."""
    return tool_from({"name": name, "recognised": {"all": signs}, "fields": fields})


def test_the_tool_that_explains_most() -> None:
    """Of two tools that may have written a list, the one with a word on more columns did."""
    tools = (tool("A", "Nom"), tool("B", "Nom", code="Billet"))
    found = recognise(("Nom", "Billet"), tools)
    assert found is not None
    assert found.name == "B"


def test_two_tools_that_explain_a_list_equally_well() -> None:
    """Between two equally good tools nobody guesses."""
    assert recognise(("Nom", "Billet"), (tool("A", "Nom"), tool("B", "Billet"))) is None
    assert recognise(("Nom",), (tool("A", "Nom", "Billet"),)) is None
    assert recognise(("Nom",), ()) is None


@pytest.mark.parametrize(
    "header",
    [
        ("N° inscription", "Statut", "Nom", "Prénom", "Structure", "Courriel", "Code QR"),
        ("First Name", "Last Name", "Email", "Company", "Barcode"),
        ("name", "email", "phone", "company_name"),
        ("Nom", "Prénom", "Tarif", "Commande"),
        ("ID", "Name", "Status"),
    ],
)
def test_lists_of_no_tool(header: tuple[str, ...]) -> None:
    """An organiser's own list is taken for no tool's."""
    assert recognise(header, read_tools()) is None


def test_what_a_tool_does_not_have(event: Event) -> None:
    """What the tool's file rules out is not found by usual words either; the rest is."""
    header = ("Nom", "Billet", "Courriel payeur", "Courriel", "Fonction", "État")
    said = tool_from({**WHOLE, "without": ["organisation"]})
    columns = recognised(header, event, {}, path="l.csv", tool=said)
    assert columns.fields == {Field.FAMILY: 0, Field.CODE: 1, Field.FUNCTION: 4, Field.STATUS: 5}
    assert columns.standings == {"État": {"annule": Standing.CANCELLED, "*": Standing.PENDING}}


def test_the_codes_that_accueil_made(event: Event) -> None:
    """A list that was written back with codes has them, even where its tool has none."""
    (meetup,) = (tool for tool in read_tools() if tool.name == "Meetup")
    header = ("Name", "User ID", "RSVP", "RSVPed on", "Code Accueil")
    columns = recognised(header, event, {}, path="l.csv", tool=meetup)
    assert columns.fields[Field.CODE] == 4
    without = recognised((*header[:4], "Code"), event, {}, path="l.csv", tool=meetup)
    assert Field.CODE not in without.fields


def test_a_header_and_its_place() -> None:
    """Headers are compared without case, accents and signs; a star stands for any ending."""
    headers = Headers(("Nom du siège", "N°", "nom du siege", "Montant A", "montant b"))
    assert headers.places("NOM DU SIÈGE") == [0, 2]
    assert headers.places("Montant *") == [3, 4]
    assert headers.places_of(("N°", "Montant *", "x")) == {1, 3, 4}
