"""What each registration tool exports loads as it comes: who, which code, who is not to be admitted."""

from pathlib import Path

import pytest

from kiosk.core.columns import Field, registrant_from
from kiosk.core.registrant import Registrant
from kiosk.core.remark import RemarkKind
from kiosk.core.session import Event
from kiosk.roster.plan import ListPlan, plan_list
from tests.kiosk.roster.dialects import DIALECTS, RESAVED, Dialect
from tests.kiosk.roster.known import FakeKnown


def people(plan: ListPlan, event: Event) -> list[Registrant]:
    """Read the planned rows as the people they stand for."""
    return [registrant_from(row, plan.columns, event, source=plan.source) for row in plan.added]


def assert_read(plan: ListPlan, event: Event, dialect: Dialect) -> None:
    """Compare what was planned with what the dialect's two people are."""
    assert plan.tool == dialect.tool
    assert plan.refused == ()
    found = people(plan, event)
    for person, wanted in zip(found, dialect.people, strict=True):
        assert {name: getattr(person, name) for name in wanted} == wanted
    assert [w for w in plan.warnings if w.kind is RemarkKind.UNKNOWN_STATUS] == []
    recognised = [w for w in plan.warnings if w.kind is RemarkKind.TOOL_RECOGNISED]
    assert [remark.facts for remark in recognised] == [{"tool": dialect.tool}]


@pytest.mark.parametrize("name", DIALECTS)
def test_each_dialect(name: str, tmp_path: Path, event: Event) -> None:
    """The tool is recognised, and its people, codes and statuses are what it means."""
    dialect = DIALECTS[name]
    path = dialect.save(tmp_path, dialect.cells)
    assert_read(plan_list(path, event, FakeKnown()), event, dialect)


@pytest.mark.parametrize("saved", RESAVED)
@pytest.mark.parametrize("name", DIALECTS)
def test_each_dialect_saved_again(name: str, saved: str, tmp_path: Path, event: Event) -> None:
    """A list that went through Excel or Sheets reads as it did, whatever they made of the file."""
    dialect = DIALECTS[name]
    path = RESAVED[saved](tmp_path, dialect.cells)
    assert_read(plan_list(path, event, FakeKnown()), event, dialect)


@pytest.mark.parametrize("name", DIALECTS)
def test_the_next_version_of_each_dialect(name: str, tmp_path: Path, event: Event) -> None:
    """The same export loaded again is the same people."""
    known = FakeKnown()
    path = DIALECTS[name].save(tmp_path, DIALECTS[name].cells)
    known.take(plan_list(path, event, known))
    again = plan_list(path, event, known)
    assert (again.unchanged, again.added, again.changed, again.withdrawn) == (2, (), (), ())


def test_the_map_wins_over_the_tool(tmp_path: Path, event: Event) -> None:
    """An organiser who wants the payer gets the payer."""
    path = DIALECTS["helloasso"].save(tmp_path, DIALECTS["helloasso"].cells)
    mapping = {Field.FAMILY: "Nom payeur", Field.EMAIL: "Email payeur"}
    plan = plan_list(path, event, FakeKnown(), mapping=mapping)
    (first, _) = people(plan, event)
    assert (first.family, first.given, first.email) == ("BIG", "Léa", "boss@example.fr")


def test_the_map_of_a_whole_name(tmp_path: Path, event: Event) -> None:
    """Who says which column holds the whole name gets that name, not parts from elsewhere."""
    path = DIALECTS["luma"].save(tmp_path, DIALECTS["luma"].cells)
    plan = plan_list(path, event, FakeKnown(), mapping={Field.NAME: "name"})
    assert people(plan, event)[0].name == "Léa LEFÈVRE"
    assert Field.FAMILY not in plan.columns.fields


def test_without_any_tools(tmp_path: Path, event: Event) -> None:
    """Without the descriptions of tools, the usual words still read a list."""
    path = DIALECTS["helloasso"].save(tmp_path, DIALECTS["helloasso"].cells)
    plan = plan_list(path, event, FakeKnown(), tools=tmp_path)
    assert plan.tool == ""
    assert people(plan, event)[0].name == "Léa LEFÈVRE"
    assert [w for w in plan.warnings if w.kind is RemarkKind.TOOL_RECOGNISED] == []


def test_the_buyers_address(tmp_path: Path, event: Event) -> None:
    """Where a shop did not ask the participants' address, the buyer's is not theirs."""
    dialect = DIALECTS["pretix"]
    rows = [[*row[:13], *row[14:]] for row in dialect.cells]
    plan = plan_list(dialect.save(tmp_path, rows), event, FakeKnown())
    assert (plan.tool, Field.EMAIL in plan.columns.fields) == ("pretix", False)
