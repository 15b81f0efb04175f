"""Loading a list is worked out whole before anything is written."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.core.columns import Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.session import Event, Mark
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.plan import Cancelled, ListPlan, plan_list
from tests.kiosk.roster.conftest import DEMO
from tests.kiosk.roster.known import FakeKnown

EARLY, LATE = DEMO / "inscriptions-2025-06-27.csv", DEMO / "inscriptions-2025-07-03.csv"
Plan = Callable[..., ListPlan]


def told(plan: ListPlan, kind: RemarkKind) -> list[Remark]:
    """Give the warnings of one kind."""
    return [remark for remark in plan.warnings if remark.kind is kind]


def test_the_reference_list(event: Event, known: FakeKnown) -> None:
    """The organiser's list gives 606 people, 11 of them cancelled, and refuses no row."""
    plan = plan_list(EARLY, event, known)
    assert (plan.source, plan.is_new, plan.file) == ("inscriptions", True, EARLY.name)
    assert (plan.read, len(plan.added), plan.cancelled, plan.unchanged) == (606, 606, 11, 0)
    assert (plan.refused, plan.changed, plan.withdrawn, plan.rewritten) == ((), (), (), ())
    assert plan.added[0].id == "inscriptions:R0001"
    assert plan.added[0].line == 2
    assert len(plan.version) == 64


def test_what_will_hurt_tomorrow(event: Event, known: FakeKnown) -> None:
    """The reference list tells its one double, its eight shared names, and the rooms too small."""
    plan = plan_list(EARLY, event, known)
    (double,) = told(plan, RemarkKind.LIKELY_DOUBLE)
    assert double.facts["names"] == "Yūko ŌTSUKA"
    assert double.facts["lines"] == "178, 398"
    (namesakes,) = told(plan, RemarkKind.NAMESAKES)
    assert namesakes.facts["count"] == 8
    overbooked = [tuple(r.facts.values()) for r in told(plan, RemarkKind.OVERBOOKED)]
    assert ("A3", 128, 90) in overbooked
    assert {"A5", "A6"} < {session for session, *_ in overbooked}
    (hidden,) = told(plan, RemarkKind.ORGANISERS_COLUMNS)
    assert hidden.facts["columns"] == "Courriel, Téléphone, Régime alimentaire"
    assert len(plan.warnings) == 3 + len(overbooked)


def test_the_same_list_as_a_workbook(event: Event, known: FakeKnown) -> None:
    """The XLSX of the same list, loaded after the CSV, changes nobody."""
    before = known.take(plan_list(EARLY, event, known))
    plan = plan_list(EARLY.with_suffix(".xlsx"), event, known)
    assert (plan.source, plan.is_new, plan.unchanged) == ("inscriptions", False, 606)
    assert (plan.added, plan.changed, plan.withdrawn, plan.rewritten) == ((), (), (), ())
    assert plan.columns == before.columns
    assert plan.version != before.version
    assert told(plan, RemarkKind.ORGANISERS_COLUMNS) == []


def test_the_list_of_the_evening_before(event: Event, known: FakeKnown) -> None:
    """The late list over the early one: 27 came, 4 are gone, 34 changed in one field each."""
    known.take(plan_list(EARLY, event, known))
    plan = known.take(plan_list(LATE, event, known))
    assert (len(plan.added), len(plan.withdrawn), plan.unchanged) == (27, 4, 568)
    assert len(plan.changed) == len(plan.changes) == 34
    assert Counter(change.column for change in plan.changes) == {
        "Fonction": 14,
        "Atelier 15h00": 8,
        "Statut": 7,
        "Nom": 5,
    }
    assert plan.known == 606
    again = plan_list(LATE, event, known)
    assert (again.unchanged, again.changed, again.withdrawn) == (629, (), ())


def test_a_change_as_it_is_told(planned: Plan) -> None:
    """A change names who, in which column, from what to what."""
    planned("N°;Nom;Prénom;Fonction", "1;ROUX;Léa;Maire", "2;BLANC;Paul;")
    (change,) = planned("N°;Nom;Prénom;Fonction", "1;ROUX;Léa;Maire", "2;BLANC;Paul;Élu").changes
    assert (change.id, change.name) == ("liste:2", "Paul BLANC")
    assert (change.column, change.old, change.new) == ("Fonction", "", "Élu")


def test_somebody_who_comes_back(planned: Plan) -> None:
    """Somebody withdrawn who is on the list again is told as returned, and is changed."""
    both = ("N°;Nom", "1;A", "2;B", "3;C")
    planned(*both)
    assert planned(*both[:-1]).withdrawn == ("liste:3",)
    assert planned(*both[:-1]).withdrawn == ()
    plan = planned(*both)
    assert plan.returned == ("liste:3",)
    assert [row.id for row in plan.changed] == ["liste:3"]
    assert (plan.changes, plan.unchanged, plan.known) == ((), 2, 2)


def test_another_order_of_columns(planned: Plan) -> None:
    """Columns in another order, or one more, change nobody; the rows are stored again in order."""
    planned("N°;Nom;Ville", "1;A;Sète", "2;B;Lyon", "3;C;Nice")
    plan = planned("Ville;N°;Table;Nom", "Sète;1;T1;A", "Brest;2;T2;B")
    assert [(c.column, c.old, c.new) for c in plan.changes] == [("Ville", "Lyon", "Brest")]
    assert plan.unchanged == 1
    assert {row.id: row.cells for row in plan.rewritten} == {
        "liste:1": ("Sète", "1", "T1", "A"),
        "liste:3": ("Nice", "3", "", "C"),
    }
    assert plan.withdrawn == ("liste:3",)
    assert planned("Ville;N°;Table;Nom", "Sète;1;T1;A", "Brest;2;T2;B").unchanged == 2


def test_a_column_under_another_name(planned: Plan) -> None:
    """A function under "Poste" that was under "Fonction" is the same function."""
    planned("N°;Nom;Fonction", "1;A;Maire", "2;B;Élue")
    plan = planned("N°;Nom;Poste", "1;A;Maire", "2;B;Maire")
    assert [(c.column, c.old, c.new) for c in plan.changes] == [("Poste", "Élue", "Maire")]


def test_rows_that_are_refused(planned: Plan) -> None:
    """Each bad row is told with its line and reason, in the list's order; the rest loads."""
    plan = planned(
        "N°;Nom;Prénom;Date d’inscription",
        "1;ROUX;Léa;27/06/2025",
        "2;;;27/06/2025",
        "1;BLANC;Paul;27/06/2025",
        "4;NOIR;Zoé;31/06/2025",
        "5;VERT;Luc;27/06/2025;et plus",
        "6;BRUN;;",
        "7;;Jo;2025-06-01",
    )
    assert [(remark.line, remark.kind) for remark in plan.refused] == [
        (3, RemarkKind.NO_NAME),
        (4, RemarkKind.REPEATED_ID),
        (5, RemarkKind.BAD_DATE),
        (6, RemarkKind.TOO_MANY_CELLS),
    ]
    assert plan.refused[2].facts == {"column": "Date d’inscription", "value": "31/06/2025"}
    assert plan.refused[3].facts == {"expected": 4, "found": 5}
    assert plan.read == 7
    assert [row.id for row in plan.added] == ["liste:1", "liste:6", "liste:7"]


def test_a_slip_in_a_row_withdraws_nobody(planned: Plan) -> None:
    """Somebody whose row is refused in the new version stays on the list as they were."""
    header = "N°;Code;Nom;Date"
    planned(header, "1;X;ROUX;27/06/2025", ";Y;BLANC;27/06/2025", "3;Z;NOIR;27/06/2025")
    plan = planned(header, "1;X;ROUX;31/06/2025", ";Y;;27/06/2025", "3;Z;NOIR;;x", "4;;VERT;")
    assert len(plan.refused) == 3
    assert (plan.withdrawn, plan.unchanged) == ((), 3)


def test_a_booking_that_the_programme_does_not_have(planned: Plan) -> None:
    """An unknown session id costs the booking, not the person, and is told once with how many."""
    plan = planned("N°;Nom;Atelier", "1;A;A1", "2;B;Z9", "3;C;A2, Z9", "4;D;A1")
    assert len(plan.added) == 4
    (remark,) = told(plan, RemarkKind.UNKNOWN_BOOKING)
    assert remark.facts == {"session": "Z9", "people": 2}


def test_bookings_that_follow_the_talk(
    listed: Callable[..., Path], event: Event, known: FakeKnown
) -> None:
    """Where bookings follow the talk, a session is as full as the talk it now holds."""
    moved = replace(event, moved={"A1": "A3", "OLD": "A3"})
    rows = [f"{n};N{n};{'A1' if n % 2 else 'OLD'}" for n in range(91)]
    plan = plan_list(listed("N°;Nom;Atelier", *rows), moved, known)
    assert told(plan, RemarkKind.UNKNOWN_BOOKING) == []
    (remark,) = told(plan, RemarkKind.OVERBOOKED)
    assert remark.facts == {"session": "A3", "booked": 91, "capacity": 90}


def numbered(*people: str) -> tuple[str, ...]:
    """Write a list that numbers these (family;given) from 1."""
    return ("N°;Nom;Prénom", *(f"{number};{name}" for number, name in enumerate(people, 1)))


def test_another_list_with_the_same_numbers(planned: Plan) -> None:
    """Two lists that both count from 1 are two lists; the next version of each finds its own."""
    delegates = [f"DUPONT{n};Ada{n}" for n in range(30)]
    exhibitors = [f"MARTIN{n};Bob{n}" for n in range(29)]
    planned(*numbered(*delegates), name="delegues.csv")
    plan = planned(*numbered(*exhibitors), name="exposants.csv")
    assert (plan.source, plan.is_new, len(plan.added), plan.changes) == ("exposants", True, 29, ())
    again = planned(*numbered(*exhibitors), name="export.csv")
    assert (again.source, again.unchanged) == ("exposants", 29)
    back = planned(*numbered(*delegates), name="export.csv")
    assert (back.source, back.unchanged) == ("delegues", 30)
    forced = planned(*numbered(*exhibitors), name="exposants.csv", replaces="delegues")
    assert (forced.source, len(forced.changed)) == ("delegues", 29)
    assert told(forced, RemarkKind.NAMES_CHANGED)[0].facts["people"] == 29


def test_some_numbers_that_others_bear_now(planned: Plan) -> None:
    """Some other people under known numbers are told; a marriage or a spelling is no other person."""
    before = [f"DUPONT{n};Ada{n}" for n in range(20)]
    planned(*numbered(*before))
    married = ["DURAND;Ada0", "Dupont-Un;ADA1", *before[2:]]
    plan = planned(*numbered(*married))
    assert (plan.source, len(plan.changed)) == ("liste", 2)
    assert told(plan, RemarkKind.NAMES_CHANGED) == []
    plan = planned(*numbered(*married[:-2], "MARTIN;Bob", "LEROY;Guy"))
    (remark,) = told(plan, RemarkKind.NAMES_CHANGED)
    assert remark.facts["people"] == 2
    assert remark.facts["names"] == "Ada18 DUPONT18 → Bob MARTIN, Ada19 DUPONT19 → Guy LEROY"


def test_a_rule_s_column_that_no_list_has(planned: Plan) -> None:
    """A rule whose column is misspelt, or is not there, is told; once a list has it, no more."""
    plan = planned("N°;Nom;Adherent CUF;Cocktail déjeunatoire;Ville", "1;A;Oui;Oui;Sète")
    (misspelt,) = told(plan, RemarkKind.RULE_COLUMN_MISSPELT)
    assert misspelt.facts == {
        "session": "B2B",
        "column": "Adhérent CUF",
        "nearest": "Adherent CUF",
    }
    (missing,) = told(plan, RemarkKind.RULE_COLUMN_MISSING)
    assert missing.facts == {"session": "PL1", "column": "Plénière 11h30"}
    plan = planned("N°;Nom;Adhérent CUF;Plénière 11h30", "S1;B;Oui;Oui", name="b.csv")
    assert told(plan, RemarkKind.RULE_COLUMN_MISSPELT) == []
    assert told(plan, RemarkKind.RULE_COLUMN_MISSING) == []


def test_a_programme_without_a_welcome(
    listed: Callable[..., Path], event: Event, known: FakeKnown
) -> None:
    """A programme at which nobody arrives is told with the first list, once."""
    no_welcome = replace(event, sessions=event.sessions[1:])
    plan = known.take(plan_list(listed("N°;Nom", "1;A"), no_welcome, known))
    assert len(told(plan, RemarkKind.NO_WELCOME)) == 1
    plan = plan_list(listed("N°;Nom", "S1;B", name="b.csv"), no_welcome, known)
    assert told(plan, RemarkKind.NO_WELCOME) == []
    assert told(plan_list(EARLY, event, FakeKnown()), RemarkKind.NO_WELCOME) == []


def test_a_code_used_twice(planned: Plan) -> None:
    """A code that two people bear is told with their names, in one list or across two."""
    plan = planned("N°;Code;Nom;Prénom", "1;X;ROUX;Léa", "2;X;BLANC;Paul", "3;Y;NOIR;Zoé")
    (remark,) = told(plan, RemarkKind.CODE_TWICE)
    assert remark.facts == {"code": "X", "names": "Léa ROUX, Paul BLANC"}
    other = planned("N°;Code;Nom", "S1;Y;VERT", "S2;W;BRUN", "S3;V;GRIS", name="stands.csv")
    (remark,) = told(other, RemarkKind.CODE_TWICE)
    assert remark.facts == {"code": "Y", "names": "VERT, Zoé NOIR"}


def test_people_without_a_code(planned: Plan) -> None:
    """How many people have no code is told once."""
    (remark,) = told(planned("N°;Code;Nom", "1;X;A", "2;;B", "3;;C"), RemarkKind.NO_CODE)
    assert remark.facts == {"people": 2, "made": 0}
    (remark,) = told(planned("N°;Nom", "8;A", "9;B", name="b.csv", adds=True), RemarkKind.NO_CODE)
    assert remark.facts == {"people": 2, "made": 0}


def test_rooms_are_counted_over_all_lists(planned: Plan) -> None:
    """A room is too small for the people of all lists together, the cancelled and withdrawn apart."""
    header = "N°;Nom;Statut;Atelier"
    planned(header, *(f"R{n};N{n};;A3" for n in range(60)), "R60;Z;Annulé;A3")
    planned(header, *(f"R{n};N{n};;A3" for n in range(58)))
    plan = planned(header, *(f"S{n};P{n};;A3" for n in range(33)), name="stands.csv")
    (remark,) = told(plan, RemarkKind.OVERBOOKED)
    assert remark.facts == {"session": "A3", "booked": 91, "capacity": 90}


def test_a_second_list_leaves_the_first_alone(planned: Plan) -> None:
    """A list of other people adds them, and withdraws nobody of another source."""
    planned("N°;Nom", "1;A", "2;B")
    plan = planned("N°;Nom", "S1;C", name="intervenants.csv")
    assert (plan.source, plan.is_new, plan.withdrawn) == ("intervenants", True, ())
    assert [row.id for row in plan.added] == ["intervenants:S1"]


def test_the_organiser_decides_the_source(planned: Plan) -> None:
    """A list is added, or replaces a source, as the organiser says."""
    planned("N°;Nom", "1;A", "2;B")
    assert planned("N°;Nom", "1;A", adds=True).source == "liste-2"
    plan = planned("N°;Nom", "8;Z", name="autre.csv", replaces="liste")
    assert (plan.source, plan.withdrawn) == ("liste", ("liste:1", "liste:2"))
    with pytest.raises(Trouble) as caught:
        planned("N°;Nom", "1;A", replaces="presse")
    assert caught.value.kind is TroubleKind.UNKNOWN_SOURCE


def test_a_list_of_nothing_but_names(planned: Plan) -> None:
    """A list without ids and codes still has the same people the next time."""
    planned("Nom;Prénom;Structure", "ROUX;Léa;Sète", "BLANC;Paul;Lyon")
    plan = planned("Nom;Prénom;Structure", "Roux;LÉA;Sète", "BLANC;Paul;Lyon", name="x.csv")
    assert (plan.source, plan.unchanged, len(plan.changed)) == ("liste", 1, 1)


def test_columns_that_are_not_loaded(
    listed: Callable[..., Path], event: Event, known: FakeKnown
) -> None:
    """What the programme does not let in is in no row, and the other columns stay in order."""
    said = replace(event, marks={"Téléphone": Mark.NOT_LOADED, "N°": Mark.DESK})
    plan = plan_list(listed("N°;Téléphone;Nom;Atelier", "1;06;A;A1"), said, known)
    assert plan.columns.header == ("N°", "Nom", "Atelier")
    assert plan.added[0].cells == ("1", "A", "A1")
    assert plan.columns.bookings == (2,)
    alone = replace(event, marks={"N°": Mark.NOT_LOADED})
    plan = plan_list(listed("N°;Nom", "1;A"), alone, known)
    assert plan.added[0].cells == ("A",)


def test_a_column_the_organiser_names(planned: Plan) -> None:
    """With --map, codes come from the column that the organiser says."""
    plan = planned("N°;Nom;Jeton", "1;A;X", mapping={Field.CODE: "jeton"})
    assert plan.columns.fields[Field.CODE] == 2
    assert told(plan, RemarkKind.NO_CODE) == []


def test_progress_is_told(event: Event, known: FakeKnown) -> None:
    """Whoever waits sees how far it is, up to the end, of a text and of a workbook."""
    for path in (EARLY, EARLY.with_suffix(".xlsx")):
        heard: list[tuple[int, int]] = []
        plan_list(path, event, known, progress=lambda *said, to=heard: to.append(said))
        assert heard == sorted(heard)
        assert heard[-1][0] == heard[-1][1] > 0


@pytest.mark.parametrize("turn", range(5))
def test_a_load_can_be_stopped(event: Event, known: FakeKnown, turn: int) -> None:
    """A load stops wherever somebody asks it to, while reading or comparing."""
    known.take(plan_list(EARLY, event, known))
    asked = iter(range(100))
    with pytest.raises(Cancelled):
        plan_list(LATE, event, known, cancelled=lambda: next(asked) == turn)
