"""Somebody on two lists is one person where that is certain, and is told where it is not."""

from collections.abc import Callable

import pytest

from kiosk.core.columns import Row
from kiosk.core.doubt import DoubtKind
from kiosk.core.remark import RemarkKind
from kiosk.core.walkin import Details, walk_in_row
from kiosk.roster.plan import ListPlan, Merge
from tests.kiosk.roster.known import FakeKnown

Plan = Callable[..., ListPlan]
HEADER = "N°;Nom;Prénom;Courriel;Structure;Code;Statut"
LEA = "1;ROUX;Léa;lea@example.fr;Ville de Sète;X1;"
PAUL = "2;BLANC;Paul;paul@example.fr;Lyon;X2;"


@pytest.fixture
def second(planned: Plan) -> Plan:
    """Plan a second list beside one of two people."""
    planned(HEADER, LEA, PAUL)
    return lambda *rows, **options: planned(HEADER, *rows, name="orateurs.csv", **options)


def merged(plan: ListPlan) -> list[tuple[str, str]]:
    """Give who is whom."""
    return [(merge.new, merge.known) for merge in plan.merges]


def doubtful(plan: ListPlan) -> list[dict[str, object]]:
    """Give the facts of what is told as doubtful."""
    return [dict(w.facts) for w in plan.warnings if w.kind is RemarkKind.DOUBTFUL_MATCH]


def twice(plan: ListPlan) -> list[object]:
    """Give the codes that are told as used twice."""
    return [w.facts["names"] for w in plan.warnings if w.kind is RemarkKind.CODE_TWICE]


def test_the_same_address_name_and_organisation(second: Plan) -> None:
    """However spelt, and whichever part of the name stands where, it is the same person."""
    plan = second("S1;Lea;ROUX;LEA@example.fr;ville de sete;;", "S2;VERT;Luc;luc@example.fr;Lyon;;")
    assert plan.merges == (Merge(new="orateurs:S1", known="liste:1"),)
    assert doubtful(plan) == []
    assert len(plan.added) == 2


def test_the_same_code(second: Plan) -> None:
    """The same code under a name that may be the same is the same person, and no code used twice."""
    plan = second("S1;ROUX;Léa Marie;;;X1;", "S2;VERT;Luc;;;Y9;", "S3;BRUN;Jo;;;Y8;")
    assert merged(plan) == [("orateurs:S1", "liste:1")]
    assert twice(plan) == []


def test_the_same_code_under_another_name(second: Plan) -> None:
    """A code that two lists give to two people makes them no one person, and is told."""
    plan = second("S1;NOIR;Zoé;;;X1;", "S2;VERT;Luc;;;Y9;", "S3;BRUN;Jo;;;Y8;")
    assert (plan.merges, twice(plan)) == ((), ["Zoé NOIR, Léa ROUX"])


def test_a_code_that_two_newcomers_bear(second: Plan) -> None:
    """Where two newcomers bear one code, neither is anybody else by it."""
    plan = second("S1;ROUX;Léa;;;X1;", "S2;ROUX;Léa;;;X1;", "S3;BRUN;Jo;;;Y8;", "S4;B;J;;;Y7;")
    assert plan.merges == ()
    assert twice(plan) == ["Léa ROUX, Léa ROUX, Léa ROUX"]


@pytest.mark.parametrize(
    "row", ["S1;ROUX;Léa;;Ville de Sète;;", "S1;ROUX;Léa;lea@example.fr;Mairie;;"]
)
def test_a_doubtful_match(second: Plan, row: str) -> None:
    """The same name with only the organisation or only the address in common is told, not guessed."""
    plan = second("S0;VERT;Luc;;;;", row)
    assert plan.merges == ()
    (facts,) = doubtful(plan)
    assert (facts["names"], facts["lines"]) == ("Léa ROUX", "3")
    assert facts["known"] == "Léa ROUX (liste, l. 2)"


@pytest.mark.parametrize("row", ["S1;ROUX;Léa;;;;", "S1;ROUX;Luc;lea@example.fr;Ville de Sète;;"])
def test_namesakes_and_shared_addresses(second: Plan, row: str) -> None:
    """A name alone is nobody's, and an address alone is often a department's."""
    plan = second(row)
    assert (plan.merges, doubtful(plan)) == ((), [])


def test_namesakes_of_whom_nothing_is_known(planned: Plan) -> None:
    """That neither has an address or an organisation is nothing in common."""
    planned(HEADER, "1;ROUX;Léa;;;X1;", PAUL)
    plan = planned(HEADER, "S1;ROUX;Léa;;;;", name="orateurs.csv")
    assert (plan.merges, doubtful(plan)) == ((), [])


def test_several_candidates(planned: Plan) -> None:
    """Where two on either side may be meant, it is told, not guessed."""
    other = LEA.replace("1;", "3;", 1).replace("X1", "X3")
    planned(HEADER, LEA, PAUL, other)
    row = "S1;ROUX;Léa;lea@example.fr;Ville de Sète;;"
    plan = planned(HEADER, row, name="orateurs.csv")
    assert plan.merges == ()
    (facts,) = doubtful(plan)
    assert facts["known"] == "Léa ROUX (liste, l. 2), Léa ROUX (liste, l. 4)"


def test_two_newcomers_for_one(second: Plan) -> None:
    """Where two newcomers may be one who is known, neither is for certain."""
    row = ";ROUX;Léa;lea@example.fr;Ville de Sète;;"
    plan = second(f"S1{row}", f"S2{row}")
    assert plan.merges == ()
    assert [facts["lines"] for facts in doubtful(plan)] == ["2", "3"]


def test_who_is_matched_by_code_is_taken(second: Plan) -> None:
    """Who is somebody's second entry by the code leaves no room for another by the address."""
    row = ";ROUX;Léa;lea@example.fr;Ville de Sète"
    plan = second(f"S1{row};X1;", f"S2{row};;", adds=True)
    assert merged(plan) == [("orateurs:S1", "liste:1")]
    assert [facts["lines"] for facts in doubtful(plan)] == ["3"]


def test_the_cancelled_and_the_withdrawn(planned: Plan) -> None:
    """Who cancelled, or is no longer on their list, is nobody's other entry."""
    planned(HEADER, LEA, PAUL + "Annulé", "3;C;D;;;X3;")
    planned(HEADER, PAUL + "Annulé", "3;C;D;;;X3;")
    plan = planned(
        HEADER,
        "S1;ROUX;Léa;lea@example.fr;Ville de Sète;;",
        "S2;BLANC;Paul;paul@example.fr;Lyon;;",
        name="orateurs.csv",
    )
    assert (plan.merges, doubtful(plan)) == ((), [])


def test_a_newcomer_of_a_later_version(second: Plan) -> None:
    """Somebody whom a later version adds is matched too; who was matched is not asked again."""
    rows = ("S1;ROUX;Léa;lea@example.fr;Ville de Sète;X1;", "S2;VERT;Luc;;;Y2;")
    second(*rows, adds=True)
    plan = second(
        *rows,
        "S3;Blanc;Paul;paul@example.fr;Lyon;;",
        merged={"orateurs:S1": "liste:1"},
    )
    assert merged(plan) == [("orateurs:S3", "liste:2")]
    assert (doubtful(plan), twice(plan)) == ([], [])


def test_a_third_list(second: Plan, planned: Plan) -> None:
    """Somebody who is on two lists already is one candidate, not two."""
    row = "S1;ROUX;Léa;lea@example.fr;Ville de Sète;;"
    second(row)
    third = ("P1;ROUX;Léa;lea@example.fr;Ville de Sète;;",)
    options = {"name": "presse.csv", "merged": {"orateurs:S1": "liste:1"}}
    assert merged(planned(HEADER, *third, **options)) == [("presse:P1", "liste:1")]


def test_an_entry_that_was_merged_into_the_same_list(second: Plan, planned: Plan) -> None:
    """Who would be somebody of their own list by way of another is told as doubtful."""
    row = "S1;ROUX;Léa;lea@example.fr;Ville de Sète;;"
    second(row)
    again = "9;ROUX;Léa;lea@example.fr;Ville de Sète;;"
    plan = planned(HEADER, LEA, PAUL, again, merged={"orateurs:S1": "liste:1"})
    assert plan.merges == ()
    assert [facts["known"] for facts in doubtful(plan)] == ["Léa ROUX (orateurs, l. 2)"]


def a_walk_in(code: str, organisation: str = "Ville de Sète", session: str = "") -> Row:
    """Give Léa as a desk adds her."""
    details = Details(family="Roux", given="Lea", organisation=organisation, bookings=(session,))
    return walk_in_row(details, code)


def asked(plan: ListPlan) -> list[tuple[DoubtKind, list[str]]]:
    """Give what is asked, and about whom."""
    return [(doubt.kind, [entry.id for entry in doubt.entries]) for doubt in plan.doubts]


WALK_IN = a_walk_in("W" * 32)


def test_whom_a_desk_added(planned: Plan, known: FakeKnown) -> None:
    """Somebody of a list whom a desk has added is asked about, and never guessed."""
    known.add(WALK_IN)
    plan = planned(HEADER, LEA, PAUL)
    assert plan.merges == ()
    assert asked(plan) == [(DoubtKind.ADDED_AT_THE_DESK, [WALK_IN.id, "liste:1"])]
    (told,) = [w for w in plan.warnings if w.kind is RemarkKind.ADDED_AT_THE_DESK]
    assert (told.line, told.facts["names"]) == (2, "Léa ROUX")
    assert doubtful(plan) == []


def test_whom_a_desk_added_elsewhere(planned: Plan, known: FakeKnown) -> None:
    """Of whom a desk added often only the name is known: of another place or of none, it is asked."""
    known.add(a_walk_in("W" * 32, organisation="Lyon"), a_walk_in("V" * 32, organisation=""))
    told = asked(planned(HEADER, LEA, PAUL))
    assert {kind for kind, _ in told} == {DoubtKind.ADDED_AT_THE_DESK}
    assert {one for _, who in told for one in who} == {
        "walk-in:WWWWWWWWWWWW",
        "walk-in:VVVVVVVVVVVV",
        "liste:1",
    }


def test_the_code_that_a_desk_gave(planned: Plan, known: FakeKnown) -> None:
    """Under the desk's own code too it is asked: a list written back is not loaded unseen."""
    known.add(WALK_IN)
    plan = planned(HEADER, f"1;ROUX;Léa;;;{'W' * 32};", PAUL)
    assert plan.merges == ()
    assert asked(plan) == [(DoubtKind.ADDED_AT_THE_DESK, [WALK_IN.id, "liste:1"])]


def test_added_and_on_another_list(second: Plan, known: FakeKnown) -> None:
    """Whom a desk added is asked about first, whoever stands on which list."""
    known.add(WALK_IN)
    plan = second("S1;ROUX;Léa;;Ville de Sète;;")
    assert asked(plan) == [
        (DoubtKind.ADDED_AT_THE_DESK, [WALK_IN.id, "orateurs:S1"]),
        (DoubtKind.ON_ANOTHER_LIST, ["liste:1", "orateurs:S1"]),
    ]
    assert [facts["known"] for facts in doubtful(plan)] == ["Léa ROUX (liste, l. 2)"]


def test_an_added_one_who_is_settled(planned: Plan, known: FakeKnown) -> None:
    """Whom a desk added and found to be on the list is asked about no more."""
    known.add(WALK_IN)
    planned(HEADER, PAUL)
    merged = {WALK_IN.id: "liste:2"}
    plan = planned(HEADER, PAUL, LEA, merged=merged)
    assert (asked(plan), twice(plan)) == ([], [])


def test_who_is_replaced(second: Plan, known: FakeKnown) -> None:
    """Of somebody in whose place another comes nothing is asked."""
    known.add(WALK_IN)
    row = "S1;ROUX;Léa;;Ville de Sète;;"
    assert asked(second(row, replaced={WALK_IN.id, "liste:1"})) == []


def test_bookings_of_those_a_desk_added(planned: Plan, known: FakeKnown) -> None:
    """They fill a room as others do; who is replaced does not."""

    def overbooked(**options: object) -> list[object]:
        plan = planned(f"{HEADER};Atelier", *rows, **options)
        return [w.facts["booked"] for w in plan.warnings if w.kind is RemarkKind.OVERBOOKED]

    rows = [f"{n};N{n};P{n};;;K{n};;A3" for n in range(90)]
    assert overbooked() == []
    known.add(a_walk_in("W" * 32, session="A3"))
    assert overbooked() == [91]
    assert overbooked(replaced={"liste:0"}) == []
    assert overbooked(replaced={WALK_IN.id}) == []
