"""Lists and programmes are loaded whole: what changes is told, whom it touches is asked."""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.merging import Merging
from kiosk.controllers.people import People
from kiosk.controllers.planned_roster import PlannedRoster
from kiosk.controllers.replacing import Replacing
from kiosk.controllers.roster import (
    MERGES_A_BATCH,
    BookingsFollow,
    ListWish,
    LoadPlan,
    LoadWish,
    plan_load,
    write_load,
)
from kiosk.core.code import has_true_tag
from kiosk.core.columns import Field
from kiosk.core.correction import Corrected
from kiosk.core.doubt import DoubtKind
from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.registrant import Standing
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details, companions
from kiosk.roster.watch import Cancelled
from kiosk.store.desk import DeskStore
from tests.desk import (
    DEMO,
    EARLY_LIST,
    EARLY_PROGRAMME,
    FINAL_PROGRAMME,
    LATE_LIST,
    PEOPLE,
    an_event,
    list_people,
    load,
    reference_codes,
)
from tests.fakes import FixedClock

PROGRAMME = """
[event]
id = "petit"
name = "Petit"
date = 2025-07-04

[[session]]
id = "ACC"
title = "Accueil"
kind = "welcome"
start = 08:30:00
end = 18:30:00
"""
A7 = """
[[session]]
id = "A7"
title = "Un atelier de plus"
kind = "workshop"
start = 09:30:00
end = 11:00:00
"""


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk that knows nothing."""
    with DeskStore.open_for_writing(tmp_path / "desk", now=clock) as store:
        yield store


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Write a file of these lines."""

    def write(name: str, *lines: str) -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


def kinds(remarks: tuple[Remark, ...]) -> list[RemarkKind]:
    """Give what is told, in order."""
    return [remark.kind for remark in remarks]


def booked(store: DeskStore) -> dict[str, int]:
    """Count the bookings of the workshops."""
    return {session: store.attendance.booked(session) for session in ("A2", "A4")}


def test_the_early_list(empty: DeskStore) -> None:
    """The reference list gives 606 people, eleven cancelled; eight names are borne by two people."""
    (plan,) = load(empty, EARLY_PROGRAMME, EARLY_LIST).lists
    people = list(empty.registrants.all())
    assert (plan.read, len(plan.added), plan.cancelled, plan.refused) == (606, 606, 11, ())
    assert len(people) == 606
    assert Counter(person.standing for person in people)[Standing.CANCELLED] == 11
    names = Counter(person.name for person in people)
    assert sum(number == 2 for number in names.values()) == 8
    assert kinds(plan.warnings).count(RemarkKind.LIKELY_DOUBLE) == 1


def test_every_column_is_kept(empty: DeskStore) -> None:
    """A column that Accueil asks nothing of is kept under its own name."""
    load(empty, EARLY_PROGRAMME, EARLY_LIST)
    (holder,) = empty.registrants.holders("BMN3CSHMXA")
    person = empty.registrants.get(holder.registrant)
    assert person is not None
    assert len(person.columns) == 22
    assert person.columns["Téléphone"] == "+33 6 72 30 97 33"


def test_the_workbook_is_the_same_list(empty: DeskStore) -> None:
    """The XLSX of the early list is the CSV's source, and changes nobody."""
    load(empty, FINAL_PROGRAMME, EARLY_LIST)
    (plan,) = load(empty, FINAL_PROGRAMME, DEMO / "inscriptions-2025-06-27.xlsx").lists
    assert (plan.is_new, plan.unchanged, plan.changes) == (False, 606, ())


def test_the_list_of_the_evening_before(reference: DeskStore) -> None:
    """Loaded over the early one: 27 added, 4 gone, 34 changed in one field each, nobody deleted."""
    (plan,) = load(reference, FINAL_PROGRAMME, LATE_LIST).lists
    assert (len(plan.added), len(plan.withdrawn), len(plan.changed)) == (27, 4, 34)
    assert set(Counter(change.id for change in plan.changes).values()) == {1}
    assert plan.unchanged == 606 - 4 - 34
    people = list(reference.registrants.all())
    assert (len(people), sum(person.withdrawn for person in people)) == (633, 4)


def test_a_load_touches_no_attendance(reference: DeskStore, clock: FixedClock) -> None:
    """Whoever has come stays counted, the withdrawn too; a scan of the withdrawn is refused."""
    desk = CheckIn(reference, Badges(reference, queue=None, now=clock), session="ACC", now=clock)
    for code in reference_codes():
        desk.scan(code)
    before = reference.attendance.attended("ACC"), reference.attendance.present("ACC")
    (plan,) = load(reference, FINAL_PROGRAMME, LATE_LIST).lists
    assert (reference.attendance.attended("ACC"), reference.attendance.present("ACC")) == before
    assert before == (595, 595)
    assert all(reference.attendance.stays(one) for one in plan.withdrawn)


def test_the_same_list_again(reference: DeskStore) -> None:
    """Loading what is known already changes nothing, and leaves no record."""
    before = len(list(reference.journal.all()))
    (plan,) = load(reference, FINAL_PROGRAMME, EARLY_LIST).lists
    assert (plan.unchanged, plan.added, plan.withdrawn) == (606, (), ())
    assert len(list(reference.journal.all())) == before


def test_who_is_back_on_the_list(reference: DeskStore) -> None:
    """Who was withdrawn and stands on the next list again is expected again."""
    (late,) = load(reference, FINAL_PROGRAMME, LATE_LIST).lists
    load(reference, FINAL_PROGRAMME, EARLY_LIST, accepts_many_withdrawn=True)
    people = [reference.registrants.get(one) for one in late.withdrawn]
    assert [person.withdrawn for person in people if person] == [False] * 4


def test_the_later_programme(empty: DeskStore) -> None:
    """Two talks change places: it is told with those who booked; bookings follow the slot, and it says so."""
    load(empty, EARLY_PROGRAMME, EARLY_LIST)
    before = booked(empty)
    plan = load(empty, FINAL_PROGRAMME, EARLY_LIST)
    titles = [
        (remark.facts["session"], remark.facts["people"])
        for remark in plan.remarks
        if remark.kind is RemarkKind.TITLE_CHANGED
    ]
    assert titles == [("A2", before["A2"]), ("A4", before["A4"])]
    assert kinds(plan.remarks)[-1] is RemarkKind.BOOKINGS_FOLLOW_SLOT
    assert booked(empty) == before


def test_129_people_learn_of_the_new_title_of_a2(empty: DeskStore) -> None:
    """The number that the organiser will read: A2 concerns 129 people."""
    load(empty, EARLY_PROGRAMME, EARLY_LIST)
    plan = load(empty, FINAL_PROGRAMME, EARLY_LIST)
    people = {r.facts["session"]: r.facts["people"] for r in plan.remarks if "people" in r.facts}
    assert people["A2"] == 129


def test_bookings_follow_the_talk(empty: DeskStore) -> None:
    """On the organiser's word those who booked a talk are booked where it is given now."""
    load(empty, EARLY_PROGRAMME, EARLY_LIST)
    before = booked(empty)
    plan = load(empty, FINAL_PROGRAMME, EARLY_LIST, bookings=BookingsFollow.TALK)
    assert RemarkKind.BOOKINGS_FOLLOW_TALK in kinds(plan.remarks)
    assert booked(empty) == {"A2": before["A4"], "A4": before["A2"]}
    assert empty.event.moved == {"A2": "A4", "A4": "A2"}


def test_bookings_go_on_following_the_talk(empty: DeskStore) -> None:
    """A later list is read the same way, and the same programme again moves nobody back."""
    load(empty, EARLY_PROGRAMME, EARLY_LIST)
    load(empty, FINAL_PROGRAMME, EARLY_LIST, bookings=BookingsFollow.TALK)
    moved = booked(empty)
    load(empty, FINAL_PROGRAMME, EARLY_LIST)
    assert booked(empty) == moved
    load(empty, FINAL_PROGRAMME, LATE_LIST)
    (holder,) = empty.registrants.holders("BMN3CSHMXA")
    person = empty.registrants.get(holder.registrant)
    assert person is not None
    assert person.columns["Atelier 9h30"] == "A2"
    assert "A4" in person.bookings
    assert "A2" not in person.bookings


def test_ids_and_attendance_outlive_the_programme(empty: DeskStore, clock: FixedClock) -> None:
    """The later programme leaves people's ids and who has come as they were."""
    load(empty, EARLY_PROGRAMME, EARLY_LIST)
    desk = CheckIn(empty, Badges(empty, queue=None, now=clock), session="A2", now=clock)
    for code in reference_codes()[:40]:
        desk.scan(code)
    ids = {person.id for person in empty.registrants.all()}
    attended = empty.attendance.attended("A2")
    load(empty, FINAL_PROGRAMME, EARLY_LIST, bookings=BookingsFollow.TALK)
    assert {person.id for person in empty.registrants.all()} == ids
    assert empty.attendance.attended("A2") == attended > 0


def test_withdrawing_many_wants_a_word(reference: DeskStore, written: Callable[..., Path]) -> None:
    """A list that would take more than five in a hundred off is refused whole, until told otherwise."""
    lines = EARLY_LIST.read_text(encoding="utf-8-sig").splitlines()
    too_short = written("inscriptions-2025-07-04.csv", *lines[:576])
    with pytest.raises(Trouble) as told:
        load(reference, FINAL_PROGRAMME, too_short)
    assert told.value.kind is TroubleKind.WITHDRAWS_MANY
    assert (told.value.facts["withdrawn"], told.value.facts["known"]) == (31, 606)
    assert sum(person.withdrawn for person in reference.registrants.all()) == 0
    just_so = written("inscriptions-2025-07-05.csv", *lines[:577])
    assert len(load(reference, FINAL_PROGRAMME, just_so).lists[0].withdrawn) == 30
    (plan,) = load(reference, FINAL_PROGRAMME, too_short, accepts_many_withdrawn=True).lists
    assert len(plan.withdrawn) == 1


def test_a_plan_alone_changes_nothing(reference: DeskStore) -> None:
    """What would change can be looked at beforehand."""
    before = len(list(reference.journal.all()))
    wish = LoadWish(programme=FINAL_PROGRAMME, lists=(LATE_LIST,))
    assert plan_load(wish, reference).rows == 27 + 34
    assert (len(list(reference.journal.all())), reference.registrants.count()) == (before, 606)


def test_cancelled_midway(empty: DeskStore) -> None:
    """Stopped after the first hundreds are written, a load leaves nothing: no event, no people."""
    plan = plan_load(LoadWish(programme=FINAL_PROGRAMME, lists=(EARLY_LIST,)), empty)
    writing = write_load(plan, empty)
    assert [next(writing), next(writing)] == [200, 400]
    writing.close()
    assert (empty.registrants.count(), list(empty.journal.all())) == (0, [])
    with pytest.raises(Trouble):
        _ = empty.event
    assert list(write_load(plan, empty)) == [200, 400, 600, 606]


def test_cancelled_while_reading(empty: DeskStore) -> None:
    """Stopped while the file is read, nothing has been written at all."""
    wish = LoadWish(programme=FINAL_PROGRAMME, lists=(EARLY_LIST,))
    with pytest.raises(Cancelled):
        plan_load(wish, empty, cancelled=lambda: True)
    assert list(empty.journal.all()) == []


def test_how_far_the_reading_is(empty: DeskStore) -> None:
    """Progress only goes forward and ends at the whole."""
    told: list[tuple[int, int]] = []
    wish = LoadWish(programme=FINAL_PROGRAMME, lists=(EARLY_LIST,))
    plan_load(wish, empty, progress=lambda done, total: told.append((done, total)))
    assert told == sorted(told)
    assert told[-1][0] == told[-1][1] > 0


def test_two_lists_in_one_load(empty: DeskStore, written: Callable[..., Path]) -> None:
    """Lists of two registration tools stand beside each other; withdrawing from one leaves the other."""
    vip = written("vip.csv", "Nom,Prénom,Code QR", "ROI,Léa,VIPLEA01", "REINE,Ana,VIPANA02")
    plan = load(empty, FINAL_PROGRAMME, EARLY_LIST, vip)
    assert [one.source for one in plan.lists] == ["inscriptions", "vip"]
    assert empty.registrants.count() == 608
    load(empty, FINAL_PROGRAMME, LATE_LIST)
    (holder,) = empty.registrants.holders("VIPLEA01")
    person = empty.registrants.get(holder.registrant)
    assert person is not None
    assert (person.source, person.withdrawn) == ("vip", False)


def test_two_versions_in_one_load(empty: DeskStore) -> None:
    """Early and late list in one load are two versions of one source, the second over the first."""
    plan = load(empty, FINAL_PROGRAMME, EARLY_LIST, LATE_LIST)
    assert [one.source for one in plan.lists] == ["inscriptions", "inscriptions"]
    assert [len(one.added) for one in plan.lists] == [606, 27]
    people = list(empty.registrants.all())
    assert (len(people), sum(person.withdrawn for person in people)) == (633, 4)


def test_one_bad_list_of_two(empty: DeskStore, written: Callable[..., Path]) -> None:
    """When the second file is no list, the first is not loaded either."""
    pdf = written("liste.pdf", "%PDF-1.7", "\x00\x01")
    with pytest.raises(Trouble) as told:
        load(empty, FINAL_PROGRAMME, EARLY_LIST, pdf)
    assert told.value.kind is TroubleKind.NOT_A_LIST
    assert list(empty.journal.all()) == []


def test_a_code_used_twice_over_two_lists(
    reference: DeskStore, written: Callable[..., Path], clock: FixedClock
) -> None:
    """The second list bears a code of the first: it is told at the load, and opens nobody."""
    vip = written("vip.csv", "Nom,Prénom,Code QR", "ROI,Léa,BMN3CSHMXA", "X,Bo,2", "Y,Bo,3")
    (plan,) = load(reference, FINAL_PROGRAMME, vip).lists
    (remark,) = [r for r in plan.warnings if r.kind is RemarkKind.CODE_TWICE]
    assert remark.facts == {"code": "BMN3CSHMXA", "names": "Léa ROI, Paul MAURY"}
    desk = CheckIn(reference, Badges(reference, queue=None, now=clock), session="ACC", now=clock)
    assert set(desk.scan("BMN3CSHMXA").verdict.borne_by) == {"Léa ROI", "Paul MAURY"}  # type: ignore[union-attr] # Unknown


def test_a_session_added_for_which_people_had_asked(
    empty: DeskStore, written: Callable[..., Path]
) -> None:
    """The list books A7, which only the next programme has: then the people are booked."""
    people = written("liste.csv", "Nom,Prénom,Code QR,Atelier", "A,Ada,CODE01,A7", "B,Bo,CODE02,")
    without = written("programme.toml", PROGRAMME)
    load(empty, without, people)
    load(empty, written("programme2.toml", PROGRAMME, A7), people)
    assert empty.attendance.booked("A7") == 1


def test_the_same_file_read_by_another_column(
    empty: DeskStore, written: Callable[..., Path]
) -> None:
    """The organiser says afterwards which column is the organisation: the same file is read so."""
    people = written("liste.csv", "Nom,Prénom,Code QR,Chez", "A,Ada,CODE01,Vannes")
    programme = written("programme.toml", PROGRAMME)
    load(empty, programme, people)
    load(empty, programme, people, mapping={Field.ORGANISATION: "Chez"})
    assert [person.organisation for person in empty.registrants.all()] == ["Vannes"]
    assert [hit.registrant.given for hit in empty.registrants.find("vannes", 5)] == ["Ada"]


LATECOMERS = """E-mail;Nom;Prénom;Structure;Code
paul.maury@example.fr;Maury;Paul;Ville de Vannes;LATE0001
jeanne.neuve@example.fr;Neuve;Jeanne;Ville de Lyon;LATE0002
"""


def test_a_second_list_holds_somebody_known(reference: DeskStore, tmp_path: Path) -> None:
    """Somebody who is on both lists is one person: expected once, found once, opened by both codes."""
    path = tmp_path / "retardataires.csv"
    path.write_text(LATECOMERS, encoding="utf-8")
    load(reference, FINAL_PROGRAMME, path)
    welcome = reference.event.by_id["ACC"]
    assert reference.attendance.expected(welcome) == 596
    for code in ("BMN3CSHMXA", "LATE0001"):
        (holder,) = reference.registrants.holders(code)
        assert holder.registrant == "inscriptions:R0001"
    found = reference.registrants.find("paul maury", 5)
    assert [hit.registrant.id for hit in found if hit.exact] == ["inscriptions:R0001"]
    again = load(reference, FINAL_PROGRAMME, path)
    assert [plan.unchanged for plan in again.lists] == [2]
    assert reference.attendance.expected(welcome) == 596


def test_a_list_without_codes(reference: DeskStore, tmp_path: Path) -> None:
    """People of a list without codes get one each, which stays theirs when the list comes again."""
    path = tmp_path / "orateurs.csv"
    path.write_text("Nom;Prénom;Structure\nNeuve;Jeanne;Ville de Lyon\n", encoding="utf-8")
    load(reference, FINAL_PROGRAMME, path)
    (first,) = [p for p in reference.registrants.all() if p.source == "orateurs"]
    assert has_true_tag(first.code, reference.event_key())
    path.write_text(
        "Nom;Prénom;Structure\nNeuve;Jeanne;Ville de Lyon\nVieux;Luc;X\n", encoding="utf-8"
    )
    load(reference, FINAL_PROGRAMME, path)
    codes = {p.family: p.code for p in reference.registrants.all() if p.source == "orateurs"}
    assert codes["Neuve"] == first.code
    assert has_true_tag(codes["Vieux"], reference.event_key())


def test_two_desks_of_one_event(tmp_path: Path, clock: FixedClock) -> None:
    """The same list without codes gives the same codes on two desks that have the event's key."""
    programme, people = tmp_path / "p.toml", tmp_path / "liste.csv"
    programme.write_text(PROGRAMME, encoding="utf-8")
    people.write_text("Nom;Structure\nROUX;Sète\nBLANC;Lyon\n", encoding="utf-8")
    codes = {}
    for name, key in (("one", "aa"), ("two", "aa"), ("other event", "bb")):
        with DeskStore.open_for_writing(tmp_path / name, now=clock) as store:
            store.keep_setting("key", key * 32)
            load(store, programme, people)
            codes[name] = {person.name: person.code for person in store.registrants.all()}
    assert codes["one"] == codes["two"]
    assert codes["one"]["ROUX"] != codes["other event"]["ROUX"]


FAMILY = Field.FAMILY
WHO = "Wer;Woher;Code"
"""A header that nobody recognises."""


def test_a_mapping_for_the_next_list(empty: DeskStore, written: Callable[..., Path]) -> None:
    """What is said of one list goes for the second of the same load, and for one of another day."""
    programme = written("programme.toml", PROGRAMME)
    first = written("erste.csv", WHO, "ROUX;Sète;X1")
    second = written("zweite.csv", WHO, "BLANC;Lyon;Y1")
    told = LoadWish(
        programme=programme,
        lists=(first, second),
        alone={first: ListWish(mapping={Field.FAMILY: "Wer"})},
    )
    for _ in write_load(plan_load(told, empty), empty):
        pass
    load(empty, programme, written("dritte.csv", WHO, "VERT;Nice;Z1"))
    assert [person.family for person in empty.registrants.all()] == ["BLANC", "ROUX", "VERT"]
    records = [r for r in empty.journal.all() if r.kind == RecordKind.LOAD]
    assert [record.body["mapping"] for record in records] == [{"family": "Wer"}] * 3


def test_the_newest_word(empty: DeskStore, written: Callable[..., Path]) -> None:
    """Which list was loaded last decides, whatever the lists are called, and in the same second too."""
    programme = written("programme.toml", PROGRAMME)
    for name, column in (("b.csv", "Wer"), ("a.csv", "Woher")):
        load(empty, programme, written(name, WHO, f"{name};X;{name}"), mapping={FAMILY: column})
    (plan,) = load(empty, programme, written("c.csv", WHO, "VERT;Nice;Z1")).lists
    assert plan.mapping == {FAMILY: "Woher"}


def test_records_from_before_mappings(empty: DeskStore, written: Callable[..., Path]) -> None:
    """A list whose record says nothing of a mapping was told nothing."""
    with empty.transaction():
        empty.journal.append(RecordKind.PROGRAMME, event_as_json(an_event()))
        list_people(empty, PEOPLE)
    assert empty.roster.sources()["liste"].mapping == {}


def test_one_list_of_two_is_a_new_one(reference: DeskStore, written: Callable[..., Path]) -> None:
    """What is decided of one list alone does not touch the other."""
    wish = LoadWish(
        programme=None,
        lists=(LATE_LIST, EARLY_LIST),
        adds=True,
        alone={LATE_LIST: ListWish(replaces="inscriptions")},
    )
    late, early = plan_load(wish, reference).lists
    assert (late.source, early.source) == ("inscriptions", "inscriptions-2")


def test_a_list_without_a_programme(reference: DeskStore, empty: DeskStore) -> None:
    """The event keeps its programme; where there is none yet, that is told."""
    wish = LoadWish(programme=None, lists=(LATE_LIST,))
    plan = plan_load(wish, reference)
    assert (plan.changes_event, plan.event) == (False, reference.event)
    assert len(plan.lists[0].added) == 27
    with pytest.raises(Trouble) as told:
        plan_load(wish, empty)
    assert told.value.kind is TroubleKind.NO_EVENT


DOUBLED = (
    "N°;Nom;Prénom;Structure;Code",
    "1;ROUX;Léa;Sète;X1",
    "2;BLANC;Paul;Lyon;X2",
    "3;Roux;Lea;Sète;X3",
)


def test_a_double_that_is_settled(empty: DeskStore, written: Callable[..., Path]) -> None:
    """Said to be one person, both codes open one; the next version of the list asks no more."""
    programme, roster = written("programme.toml", PROGRAMME), written("liste.csv", *DOUBLED)
    plan = plan_load(LoadWish(programme=programme, lists=(roster,)), empty)
    for _ in write_load(replace(plan, settled=plan.doubts), empty):
        pass
    holders = [empty.registrants.holders(code)[0].registrant for code in ("X1", "X3")]
    assert holders == ["liste:1", "liste:1"]
    assert empty.attendance.expected(empty.event.by_id["ACC"]) == 2
    assert load(empty, programme, roster).doubts == ()


def test_a_double_who_has_come(
    empty: DeskStore, written: Callable[..., Path], clock: FixedClock
) -> None:
    """Of two entries the one that came already is kept."""
    programme, roster = written("programme.toml", PROGRAMME), written("liste.csv", *DOUBLED)
    load(empty, programme, roster)
    desk = CheckIn(empty, Badges(empty, queue=None, now=clock), session="ACC", now=clock)
    desk.scan("X3")
    plan = plan_load(LoadWish(programme=programme, lists=(roster,)), empty)
    for _ in write_load(replace(plan, settled=plan.doubts), empty):
        pass
    assert empty.registrants.holders("X1")[0].registrant == "liste:3"


def test_who_stood_for_others(empty: DeskStore, written: Callable[..., Path]) -> None:
    """Merged once more, three entries are one person, and all three codes open the same."""
    programme = written("programme.toml", PROGRAMME)
    load(empty, programme, written("liste.csv", *DOUBLED))
    with empty.transaction():
        empty.journal.append(RecordKind.MERGE, {"merged": {"liste:3": "liste:1"}})
        empty.journal.append(RecordKind.MERGE, {"merged": {"liste:1": "liste:2"}})
    assert empty.roster.merged() == {"liste:1": "liste:2", "liste:3": "liste:2"}


def test_merges_that_go_in_a_circle(empty: DeskStore, written: Callable[..., Path]) -> None:
    """Two desks that chose the other way round come to the same: the smallest id stands for all."""
    load(empty, written("programme.toml", PROGRAMME), written("liste.csv", *DOUBLED))
    with empty.transaction():
        for new, kept in (("1", "2"), ("2", "3"), ("3", "1")):
            merged = {f"liste:{new}": f"liste:{kept}"}
            empty.journal.append(RecordKind.MERGE, {"merged": merged})
    assert empty.roster.merged() == {"liste:2": "liste:1", "liste:3": "liste:1"}


def test_a_plan_that_is_out_of_date(reference: DeskStore, clock: FixedClock) -> None:
    """A scan in between changes no plan; another list does, and then nothing is written."""
    wish = LoadWish(programme=None, lists=(LATE_LIST,))
    plan = plan_load(wish, reference)
    desk = CheckIn(reference, Badges(reference, queue=None, now=clock), session="ACC", now=clock)
    desk.scan("BMN3CSHMXA")
    other = plan_load(wish, reference)
    for _ in write_load(plan, reference):
        pass
    before = len(list(reference.journal.all()))
    with pytest.raises(Trouble) as told:
        list(write_load(other, reference))
    assert told.value.kind is TroubleKind.PLAN_OUTDATED
    assert len(list(reference.journal.all())) == before


LATER = ("N°;Nom;Prénom;Structure;Code", "7;DURANDEAU;Camille;Ville de Vannes;LATER7")
CAMILLE = Details(family="Durandeau", given="Camille", organisation="Ville de Vannes")


@pytest.fixture
def people(store: DeskStore, clock: FixedClock) -> People:
    """Give the small event's desk, which adds people."""
    return People(store, Badges(store, queue=None, now=clock), now=clock)


def planned(store: DeskStore, path: Path, **wish: object) -> LoadPlan:
    """Work out what the list at *path* changes."""
    return plan_load(LoadWish(programme=None, lists=(path,), **wish), store)  # type: ignore[arg-type]


def write(plan: LoadPlan, store: DeskStore) -> None:
    """Write it whole."""
    for _ in write_load(plan, store):
        pass


def test_a_walk_in_who_is_on_a_later_list(
    store: DeskStore, people: People, written: Callable[..., Path]
) -> None:
    """Ticked, the walk-in is kept, both codes open them, and they are expected once."""
    camille = people.add(CAMILLE)
    expected = store.registrants.expected()
    plan = planned(store, written("tardive.csv", *LATER))
    (doubt,) = plan.doubts
    assert doubt.kind is DoubtKind.ADDED_AT_THE_DESK
    write(replace(plan, settled=plan.doubts), store)
    holders = [store.registrants.holders(code)[0].registrant for code in (camille.code, "LATER7")]
    assert holders == [camille.id, camille.id]
    assert store.registrants.expected() == expected


def test_a_walk_in_is_not_guessed(
    store: DeskStore, people: People, written: Callable[..., Path]
) -> None:
    """Without a tick they stay two."""
    people.add(CAMILLE)
    expected = store.registrants.expected()
    write(planned(store, written("tardive.csv", *LATER)), store)
    assert store.registrants.expected() == expected + 1
    assert store.roster.merged() == {}


def test_a_companion_who_was_named_later(
    store: DeskStore, people: People, written: Callable[..., Path]
) -> None:
    """Whom a desk added goes by the name that was put right since."""
    (nameless,) = companions("Ville de Vannes", 1)
    companion = people.add(nameless)
    name = {Corrected.FAMILY: "DURANDEAU", Corrected.GIVEN: "Camille"}
    Correcting(store).correct(companion.id, name)
    (doubt,) = planned(store, written("tardive.csv", *LATER)).doubts
    assert [entry.id for entry in doubt.entries] == [companion.id, "tardive:7"]
    assert doubt.entries[0].name == "Camille DURANDEAU"


def test_a_walk_in_who_was_taken_off(
    store: DeskStore, people: People, written: Callable[..., Path]
) -> None:
    """Whom a desk added by mistake is asked about no more, and takes no place."""
    crowd = [people.add(replace(CAMILLE, bookings=["A1"])) for _ in range(3)]
    roster = written("tardive.csv", *LATER)

    def asked() -> tuple[int, bool]:
        plan = planned(store, roster)
        return len(plan.doubts), RemarkKind.OVERBOOKED in kinds(plan.lists[0].warnings)

    assert asked() == (3, True)
    for one in crowd:
        people.withdraw(one.id)
    assert asked() == (0, False)


def test_a_walk_in_who_was_replaced(
    store: DeskStore, people: People, written: Callable[..., Path]
) -> None:
    """Who comes instead is asked about, and not whom they replace."""
    roster = written("tardive.csv", *LATER, "8;SOMERVILLE;Mary;Ville de Vannes;LATER8")
    camille = people.add(CAMILLE)
    replacing = Replacing(store, people)
    mary = replacing.replace(camille.id, Details(family="SOMERVILLE", given="Mary"))
    (doubt,) = planned(store, roster).doubts
    assert [entry.id for entry in doubt.entries] == [mary.id, "tardive:8"]
    replacing.both_come(mary.id)
    assert [d.entries[0].id for d in planned(store, roster).doubts] == [camille.id, mary.id]


def test_a_plan_made_before_two_were_parted(store: DeskStore, written: Callable[..., Path]) -> None:
    """Who stands for whom is another matter now: nothing is written."""
    merging = Merging(store)
    merging.merge("liste:1", "liste:2")
    plan = planned(store, written("tardive.csv", *LATER))
    merging.part("liste:1")
    with pytest.raises(Trouble) as told:
        write(plan, store)
    assert told.value.kind is TroubleKind.PLAN_OUTDATED


def corrected(store: DeskStore) -> dict[str, str]:
    """Give what is put right of the first of the list."""
    return {what.value: text for what, text in store.people.corrections("liste:1").items()}


def test_a_correction_in_between(store: DeskStore, written: Callable[..., Path]) -> None:
    """It makes no plan untrue; what was put right otherwise since is not given up unseen."""
    roster = written("liste.csv", "N°;Nom;Prénom;Structure", "1;LOVELACE;Ada;Vannes")
    correcting = Correcting(store)
    correcting.correct("liste:1", {Corrected.FAMILY: "LOVELASSE", Corrected.GIVEN: "Adda"})
    wish = {"replaces": "liste", "gives_up_corrections": True, "accepts_many_withdrawn": True}
    plan = planned(store, roster, **wish)
    assert [said.ours for said in plan.given_up] == ["LOVELASSE", "Adda"]
    correcting.correct("liste:1", {Corrected.FAMILY: "LOVELESS"})
    write(plan, store)
    assert corrected(store) == {"family": "LOVELESS"}


def test_only_those_who_were_put_right_are_read(
    store: DeskStore, written: Callable[..., Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where a list says otherwise than a desk is found without going through the list again."""
    Correcting(store).correct("liste:1", {Corrected.FAMILY: "LOVELASSE"})
    roster = written("liste.csv", "N°;Nom;Prénom;Structure", "1;LOVELACE;Ada;Vannes")
    monkeypatch.setattr(PlannedRoster, "rows", None)
    plan = planned(store, roster, replaces="liste", accepts_many_withdrawn=True)
    assert [said.ours for said in plan.disagreements] == ["LOVELASSE"]


def test_many_merges(empty: DeskStore, written: Callable[..., Path]) -> None:
    """The writing stops for breath among them, and taken back there leaves nothing behind."""
    number = 2 * MERGES_A_BATCH
    rows = [f"{n};N{n};P{n};S{n};{{}}{n};p{n}@x" for n in range(number)]
    head = "N°;Nom;Prénom;Structure;Code;Courriel"
    both = (
        written("un.csv", head, *(row.format("U") for row in rows)),
        written("deux.csv", head, *(row.format("D") for row in rows)),
    )
    wish = LoadWish(programme=written("programme.toml", PROGRAMME), lists=both)
    wish = replace(wish, alone={both[1]: ListWish(adds=True)})
    plan = plan_load(wish, empty)
    assert len(plan.lists[1].merges) == number
    steps = write_load(plan, empty)
    told = [next(steps), next(steps), next(steps)]
    steps.close()
    assert (told, list(empty.journal.all())) == ([number, 2 * number, 2 * number], [])
    assert list(write_load(plan, empty)) == [number, 2 * number, 2 * number, 2 * number]
    assert len(empty.roster.merged()) == number


def test_a_plan_is_of_one_moment(
    reference: DeskStore, written: Callable[..., Path], clock: FixedClock
) -> None:
    """What another connection writes while a list is read is not half in the plan."""
    with DeskStore.open_for_reading(reference.folder, now=clock) as reader:

        def come_between(done: int, total: int) -> None:
            if len(reference.roster.merged()) == 0:
                one, other, *_ = (person.id for person in reference.registrants.all())
                Merging(reference).merge(one, other)

        wish = LoadWish(programme=None, lists=(LATE_LIST,))
        plan = plan_load(wish, reader, progress=come_between)
        assert plan.seen.merged == {}
    with pytest.raises(Trouble) as told:
        write(plan, reference)
    assert told.value.kind is TroubleKind.PLAN_OUTDATED
