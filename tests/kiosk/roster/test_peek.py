"""The top of a list is seen whether or not its columns are understood."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.columns import Columns, Field
from kiosk.core.session import Event, Mark
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.peek import peek_list
from tests.kiosk.roster.conftest import DEMO
from tests.kiosk.roster.known import KnownSource

Listed = Callable[..., Path]


def test_a_list_without_a_name(listed: Listed, event: Event) -> None:
    """Where no column is a name, the columns and the first rows are shown all the same."""
    peek = peek_list(listed("Wer;Code", "ROUX;X1", "", "BLANC"), event, {})
    assert peek.header == ("Wer", "Code")
    assert peek.rows == (("ROUX", "X1"), ("BLANC", ""))
    assert peek.fields == {Field.CODE: "Code"}
    assert peek.tool == ""


def test_the_reference_list(event: Event) -> None:
    """Of 606 people the first eight are shown, and the columns as a load would read them."""
    peek = peek_list(DEMO / "inscriptions-2025-06-27.csv", event, {})
    assert len(peek.rows) == 8
    assert peek.fields[Field.FAMILY] == "Nom"
    assert peek.fields[Field.CODE] == "Code QR"


def test_a_tool_and_what_is_said(listed: Listed, event: Event) -> None:
    """The tool is told; what is said of the columns, now or before, is seen in the fields."""
    rows = (
        "Référence commande;Nom participant;Prénom participant;Raison sociale;Numéro de billet",
        "C1;ALPHA;Ada;Vannes;123",
    )
    path = listed(*rows)
    assert peek_list(path, event, {}).tool == "HelloAsso"
    said = {Field.NAME: "Raison sociale"}
    assert peek_list(path, event, said).fields[Field.NAME] == "Raison sociale"
    columns = Columns(header=("Raison sociale",), fields={})
    earlier = [KnownSource(columns=columns, mapping=said)]
    assert peek_list(path, event, {}, earlier=earlier).fields[Field.NAME] == "Raison sociale"


def test_a_column_that_is_not_loaded(listed: Listed, event: Event) -> None:
    """What the programme keeps out cannot be chosen either."""
    marked = replace(event, marks={"Salaire": Mark.NOT_LOADED})
    peek = peek_list(listed("Salaire;Wer", "9000;ROUX"), marked, {})
    assert (peek.header, peek.rows) == (("Wer",), (("ROUX",),))


def test_no_list(listed: Listed, event: Event) -> None:
    """What is no list is told, as a load would."""
    with pytest.raises(Trouble) as told:
        peek_list(listed(""), event, {})
    assert told.value.kind is TroubleKind.FILE_EMPTY
