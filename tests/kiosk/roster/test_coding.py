"""People whose list has no code get one, once, and keep it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from kiosk.core.code import derived_code, has_true_tag, make_code
from kiosk.core.columns import Field
from kiosk.core.remark import RemarkKind
from kiosk.core.session import Event
from kiosk.roster.coding import MakeCode
from kiosk.roster.plan import ListPlan, plan_list
from tests.kiosk.roster.known import FakeKnown

KEY = b"the event's own key"
Plan = Callable[..., ListPlan]


@pytest.fixture
def maker() -> MakeCode:
    """Give what makes codes with the event's key."""
    return partial(derived_code, KEY)


def codes(plan: ListPlan) -> dict[str, str]:
    """Give each row's code by the person's id."""
    rows = (*plan.added, *plan.changed, *plan.rewritten)
    return {row.id: plan.columns.value(Field.CODE, row.cells) for row in rows}


def without_code(plan: ListPlan) -> list[object]:
    """Give the facts of what is told of people without a code."""
    return [dict(w.facts) for w in plan.warnings if w.kind is RemarkKind.NO_CODE]


def test_a_list_without_codes(planned: Plan, maker: MakeCode) -> None:
    """Everybody gets a code of their own in a column that is added, and it is told how many."""
    plan = planned("N°;Nom", "1;A", "2;B", make_code=maker)
    assert plan.columns.header == ("N°", "Nom", "Code Accueil")
    assert plan.columns.fields[Field.CODE] == 2
    assert all(has_true_tag(code, KEY) for code in codes(plan).values())
    assert len(set(codes(plan).values())) == 2
    assert without_code(plan) == [{"people": 2, "made": 2}]


def test_codes_are_kept(planned: Plan, maker: MakeCode) -> None:
    """A later version of the list keeps the codes of those it had; only newcomers get new ones."""
    first = codes(planned("N°;Nom", "1;A", "2;B", make_code=maker))
    plan = planned("N°;Nom", "1;A", "2;BB", "3;C", make_code=maker)
    assert (plan.unchanged, len(plan.changed), plan.rewritten) == (1, 1, ())
    assert codes(plan)["liste:2"] == first["liste:2"]
    assert codes(plan)["liste:3"] not in {"", *first.values()}
    assert without_code(plan) == [{"people": 1, "made": 1}]
    again = planned("N°;Nom", "1;A", "2;BB", "3;C")
    assert (again.unchanged, again.changed, without_code(again)) == (3, (), [])


def test_codes_of_people_without_a_number(planned: Plan, maker: MakeCode) -> None:
    """People known by name, address and organisation alone keep their codes too."""
    rows = ("Nom;Prénom;Structure", "ROUX;Léa;Sète", "BLANC;Paul;Lyon")
    first = planned(*rows, make_code=maker)
    again = planned(*rows, make_code=maker)
    assert (again.unchanged, again.added, again.changed) == (2, (), ())
    assert set(codes(first)) == {row.id for row in first.added}


def test_somebody_who_comes_back(planned: Plan, maker: MakeCode) -> None:
    """Who was withdrawn and is on the list again has the code they had."""
    first = codes(planned("N°;Nom", "1;A", "2;B", "3;C", make_code=maker))
    planned("N°;Nom", "1;A", "2;B", make_code=maker)
    plan = planned("N°;Nom", "1;A", "2;B", "3;C", make_code=maker)
    assert plan.returned == ("liste:3",)
    assert codes(plan) == {"liste:3": first["liste:3"]}


def test_a_list_with_a_few_empty_codes(planned: Plan, maker: MakeCode) -> None:
    """Where the list has codes, only who has none gets one, in the list's own column."""
    plan = planned("N°;Code;Nom", "1;X1;A", "2;;B", "3;7,5E+20;C", make_code=maker)
    assert plan.columns.header == ("N°", "Code", "Nom")
    assert codes(plan)["liste:1"] == "X1"
    assert has_true_tag(codes(plan)["liste:2"], KEY)
    assert has_true_tag(codes(plan)["liste:3"], KEY)
    assert without_code(plan) == [{"people": 2, "made": 2}]
    assert planned("N°;Code;Nom", "1;X1;A", "2;;B", "3;7,5E+20;C", make_code=maker).unchanged == 3


def test_a_code_that_the_tool_gives_later(planned: Plan, maker: MakeCode) -> None:
    """A code of the list wins over one that was made, and one the list takes back is no longer kept."""
    planned("N°;Code;Nom", "1;X1;A", "2;;B", make_code=maker)
    plan = planned("N°;Code;Nom", "1;;A", "2;X2;B", make_code=maker)
    assert codes(plan)["liste:2"] == "X2"
    assert has_true_tag(codes(plan)["liste:1"], KEY)


def test_a_list_written_back(planned: Plan, maker: MakeCode) -> None:
    """A list that went out with its codes and comes back with them is the same people."""
    first = planned("Nom;Prénom;Structure", "ROUX;Léa;Sète", "BLANC;Paul;Lyon", make_code=maker)
    rows = [";".join(row.cells) for row in first.added]
    plan = planned(";".join(first.columns.header), *rows, make_code=maker)
    assert (plan.source, plan.unchanged, plan.added) == ("liste", 2, ())


def test_without_a_maker(planned: Plan) -> None:
    """Nobody gets a code where none are to be made, and the columns stay the list's."""
    plan = planned("N°;Nom", "1;A")
    assert plan.columns.header == ("N°", "Nom")
    assert without_code(plan) == [{"people": 1, "made": 0}]


def test_codes_for_a_source_that_had_none(planned: Plan, maker: MakeCode) -> None:
    """Making codes for a list that is loaded already changes nobody else's cells."""
    planned("N°;Nom", "1;A", "2;B")
    plan = planned("N°;Nom", "1;A", "2;B", make_code=maker)
    assert (plan.unchanged, plan.changes) == (2, ())
    assert all(has_true_tag(code, KEY) for code in codes(plan).values())
    assert len(plan.rewritten) == 2


def test_a_list_whose_numbers_are_its_codes(planned: Plan, maker: MakeCode) -> None:
    """Where the list's number is the code, nobody is given a number that the list does not give."""
    mapping = {Field.ID: "N°", Field.CODE: "N°"}
    plan = planned("N°;Nom", "AB12;A", ";B", make_code=maker, mapping=mapping)
    assert list(codes(plan).values()) == ["AB12", ""]
    assert without_code(plan) == [{"people": 1, "made": 0}]


def elsewhere(path: Path, event: Event, key: bytes = KEY) -> dict[str, str]:
    """Give the codes that a desk which knows nothing makes for the list at *path*."""
    return codes(plan_list(path, event, FakeKnown(), make_code=partial(derived_code, key)))


def test_two_desks_make_the_same_codes(listed: Callable[..., Path], event: Event) -> None:
    """Desks that have the event's key make one code for one person; with another key, another."""
    path = listed("N°;Nom", "1;A", "2;B")
    assert elsewhere(path, event) == elsewhere(path, event)
    others = elsewhere(path, event, b"the key of another event").values()
    assert not set(elsewhere(path, event).values()) & set(others)


def test_the_order_of_rows(listed: Callable[..., Path], event: Event) -> None:
    """Who stands above whom in the list decides nobody's code, with and without numbers."""
    rows = ["1;A", "2;B", ";C", "4;D"]
    first = elsewhere(listed("N°;Nom", *rows), event)
    assert elsewhere(listed("N°;Nom", *reversed(rows)), event) == first


def test_a_desk_that_comes_later(planned: Plan, listed: Callable[..., Path], event: Event) -> None:
    """A desk that sees only the newest version gives the codes of one that saw each."""
    maker = partial(derived_code, KEY)
    planned("N°;Nom", "1;A", "3;C", make_code=maker)
    later = codes(planned("N°;Nom", "1;A", "2;B", "3;C", make_code=maker))
    fresh = elsewhere(listed("N°;Nom", "1;A", "2;B", "3;C"), event)
    assert later == {"liste:2": fresh["liste:2"]}


def same_code_first(registrant_id: str, turn: int) -> str:
    """Give everybody the same code, and only at the second turn one of their own."""
    return "TOUS" if turn == 1 else f"{registrant_id}/{turn}"


def test_a_code_that_is_taken(planned: Plan) -> None:
    """Of two people who would get the same code one takes the next turn, whatever their order."""
    assert codes(planned("N°;Nom", "2;B", "1;A", make_code=same_code_first)) == {
        "liste:1": "TOUS",
        "liste:2": "liste:2/2",
    }


def test_a_code_that_the_list_gave(planned: Plan) -> None:
    """A code that the list gives to somebody, or that somebody keeps, is made for nobody else."""
    plan = planned("N°;Code;Nom", "1;;A", "2;TOUS;B", make_code=same_code_first)
    assert codes(plan) == {"liste:1": "liste:1/2", "liste:2": "TOUS"}


def test_codes_given_by_an_earlier_version(planned: Plan, maker: MakeCode) -> None:
    """A code made by chance, as before, stays whoever loads the list next."""
    chance = make_code(KEY, b"chance")
    planned("N°;Nom;Ville", "1;A;Sète", make_code=lambda registrant_id, turn: chance)
    assert codes(planned("N°;Nom;Ville", "1;A;Lyon", make_code=maker)) == {"liste:1": chance}
    back = planned("N°;Nom;Ville;Code Accueil", f"1;A;Agde;{chance}", make_code=maker)
    assert codes(back) == {"liste:1": chance}
