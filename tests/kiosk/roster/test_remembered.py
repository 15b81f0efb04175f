"""What was said of the columns of one list goes for the next of the event."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from kiosk.core.code import derived_code
from kiosk.core.columns import Columns, Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event, Mark
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.plan import ListPlan, plan_list
from kiosk.roster.remembered import remembered
from tests.kiosk.roster.known import FakeKnown, KnownSource

Plan = Callable[..., ListPlan]
QUI = {Field.FAMILY: "Qui", Field.ORGANISATION: "D’où"}


def source(mapping: Mapping[Field, str], *header: str) -> KnownSource:
    """Give a list of which *mapping* was said."""
    return KnownSource(columns=Columns(header=header, fields={}), mapping=mapping)


def reminders(plan: ListPlan) -> list[Remark]:
    """Give what is told of earlier words."""
    kinds = {RemarkKind.MAPPING_REMEMBERED, RemarkKind.NO_COLUMN_REMEMBERED}
    return [remark for remark in plan.warnings if remark.kind in kinds]


def test_the_next_list_needs_no_mapping(planned: Plan) -> None:
    """Another list with the same columns is read as the first, and that is told."""
    planned("Qui;D’où", "ROUX;Sète", mapping=QUI)
    plan = planned("D’OU;Qui", "Lyon;BLANC", name="autre.csv")
    (row,) = plan.added
    assert plan.columns.value(Field.FAMILY, row.cells) == "BLANC"
    assert plan.columns.value(Field.ORGANISATION, row.cells) == "Lyon"
    assert [remark.facts for remark in reminders(plan)] == [
        {"field": "family", "column": "Qui"},
        {"field": "organisation", "column": "D’où"},
    ]
    assert plan.mapping == QUI


def test_a_list_without_that_column(planned: Plan) -> None:
    """Where the column is not, nothing was said of it."""
    planned("Qui;D’où", "ROUX;Sète", mapping=QUI)
    plan = planned("Nom;Structure", "BLANC;Lyon", name="autre.csv")
    assert (reminders(plan), plan.mapping) == ([], {})
    with pytest.raises(Trouble) as told:
        planned("Wer;Woher", "BLANC;Lyon", name="autre.csv")
    assert told.value.kind is TroubleKind.NO_NAME_COLUMN


def test_what_is_said_of_the_list_itself_wins(planned: Plan) -> None:
    """A new word replaces the old one, for the lists that follow too."""
    rows = ("Qui;D’où;Chef", "ROUX;Sète;NOIR")
    planned(*rows, mapping=QUI)
    assert planned(*rows, mapping={Field.FAMILY: "Chef"}).columns.fields[Field.FAMILY] == 2
    assert planned(*rows).columns.fields[Field.FAMILY] == 2


def test_the_newest_word_that_goes() -> None:
    """Of two words on a field the newer goes, unless the list has only the older one's column."""
    earlier = [source({Field.FAMILY: "Qui"}, "Qui"), source({Field.FAMILY: "Wer"}, "Wer")]
    assert remembered(("Qui", "Wer"), earlier, {}) == {Field.FAMILY: "Wer"}
    assert remembered(("Qui",), earlier, {}) == {Field.FAMILY: "Qui"}


def test_a_column_that_was_two_things() -> None:
    """Said to be something else since, a column is what was said last."""
    earlier = [source({Field.FAMILY: "Qui"}, "Qui"), source({Field.NOTE: "Qui"}, "Qui")]
    assert remembered(("Qui", "Nom"), earlier, {}) == {Field.NOTE: "Qui"}
    earlier = [source({Field.FAMILY: "Qui"}, "Qui"), source({Field.NAME: "Nom"}, "Nom")]
    assert remembered(("Qui", "Nom"), earlier, {}) == {Field.NAME: "Nom"}
    assert remembered(("Qui",), earlier, {}) == {Field.FAMILY: "Qui"}


def test_a_column_that_the_programme_keeps_out(
    planned: Plan, listed: Callable[..., Path], known: FakeKnown, event: Event
) -> None:
    """What was said of a column goes no more once the programme does not let it in."""
    planned("Nom;Salaire", "ROUX;9000", mapping={Field.NOTE: "Salaire"})
    marked = replace(event, marks={"Salaire": Mark.NOT_LOADED})
    plan = plan_list(listed("Nom;Salaire", "ROUX;9000"), marked, known)
    assert (plan.columns.header, plan.mapping) == (("Nom",), {})


def test_a_column_that_is_now_said_to_be_something_else() -> None:
    """One column is not two things because it was something else before."""
    earlier = [source({Field.FAMILY: "Qui"}, "Qui")]
    assert remembered(("Qui", "Nom"), earlier, {Field.NAME: "Qui"}) == {}
    assert remembered(("Qui", "Nom"), earlier, {Field.NOTE: "Qui"}) == {}
    assert remembered(("Qui", "Nom"), earlier, {Field.NAME: "Nom"}) == {}
    whole = [source({Field.NAME: "Qui"}, "Qui")]
    assert remembered(("Qui", "Nom"), whole, {Field.FAMILY: "Nom"}) == {}


def test_a_field_without_a_column(planned: Plan) -> None:
    """A column that looks like codes and holds none is left alone, in the next version too."""
    rows = ("Nom;Code", "ROUX;interne", "BLANC;interne")
    plan = planned(*rows, mapping={Field.CODE: ""})
    assert Field.CODE not in plan.columns.fields
    again = planned(*rows, "VERT;externe")
    assert Field.CODE not in again.columns.fields
    assert [remark.facts for remark in reminders(again)] == [{"field": "code"}]


def test_no_column_goes_for_lists_alike_alone(planned: Plan) -> None:
    """Another kind of list has codes of its own: nobody said that these are none."""
    planned("Nom;Code", "ROUX;interne", mapping={Field.CODE: ""})
    plan = planned("Nom;Prénom;Code QR", "BLANC;Paul;X1", name="autre.csv")
    assert plan.columns.fields[Field.CODE] == 2


def test_codes_that_accueil_made(planned: Plan) -> None:
    """A list whose code column is none gets codes; what was said of it still goes."""
    rows = ("Nom;Code", "ROUX;interne", "BLANC;interne")
    options = {"make_code": partial(derived_code, bytes(32))}
    planned(*rows, mapping={Field.CODE: ""}, **options)
    plan = planned(*rows, **options)
    assert (len(reminders(plan)), plan.unchanged) == (1, 2)
    assert plan.columns.header[plan.columns.fields[Field.CODE]] == "Code Accueil"
