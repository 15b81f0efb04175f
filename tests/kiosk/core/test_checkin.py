"""Who may come in: every verdict, the order in which they are asked, and who may insist."""

from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest

from kiosk.core.attendance import Stay
from kiosk.core.checkin import Admitted, CheckedOut, Refused, verdict_on_entry, verdict_on_exit
from kiosk.core.refusal import HOUSE_INSISTERS, Insister, Refusal
from kiosk.core.registrant import Code, Registrant, Standing
from kiosk.core.session import ColumnRule, Session, SessionKind
from tests.desk import a_person, a_session, an_event, at
from tests.fakes import FakeAttendance

CODE = Code(text="CODEADA1", registrant="1")
STAY = Stay(session="A1", entered=1_751_613_000_000, left=None, record="r1", desk="d1")
ADA = a_person(bookings=frozenset({"A1"}))
MEMBERS = ColumnRule(column="Adhérent", equals="Oui")


def ask(
    person: Registrant = ADA,
    session: Session | None = None,
    attendance: FakeAttendance | None = None,
    *,
    code: Code | None = CODE,
    when: datetime | None = None,
    insists: bool = False,
    insisters: dict[Refusal, Insister] | None = None,
) -> Admitted | Refused:
    """Ask at the door of *session* at ten o'clock, with everything in order unless said."""
    asked = session or a_session("A1")
    return verdict_on_entry(
        registrant=person,
        code=code,
        session=asked,
        at=when or at(10),
        event=an_event(asked, insisters=insisters or {}),
        attendance=attendance or FakeAttendance(bookable=True),
        insists=insists,
    )


def said(verdict: Admitted | Refused) -> str:
    """Give the verdict in one word."""
    return verdict.reason.value if isinstance(verdict, Refused) else "admitted"


def test_a_person_with_everything_in_order() -> None:
    """Someone confirmed, booked, with room left and a good code comes in, with nothing to remark."""
    session = a_session("A1", capacity=1, access=MEMBERS)
    person = replace(ADA, columns={"Adhérent": "Oui"})
    verdict = ask(person, session, FakeAttendance(bookable=True, inside=0))
    assert verdict == Admitted(registrant=person, session=session, at=at(10))


LINES: list[tuple[str, dict[str, Any]]] = [
    ("cancelled", {"person": replace(ADA, standing=Standing.CANCELLED)}),
    ("cancelled", {"person": replace(ADA, withdrawn=True)}),
    ("void-code", {"code": replace(CODE, voided=True)}),
    ("replaced", {"person": replace(ADA, replaced_by="2")}),
    ("not-confirmed", {"person": replace(ADA, standing=Standing.PENDING)}),
    ("not-entitled", {"session": a_session("A1", access=MEMBERS)}),
    ("already-in", {"attendance": FakeAttendance(bookable=True, stay=STAY)}),
    ("not-booked", {"person": replace(ADA, bookings=frozenset())}),
    ("full", {"session": a_session("A1", capacity=9), "attendance": FakeAttendance(inside=9)}),
]


@pytest.mark.parametrize(("reason", "situation"), LINES)
def test_each_line_of_the_table(reason: str, situation: dict[str, Any]) -> None:
    """Each reason alone refuses with that reason."""
    assert said(ask(**situation)) == reason


def test_the_order_in_which_the_reasons_are_asked() -> None:
    """Of somebody for whom every reason holds the first is told, then the next once that is mended."""
    worst = replace(
        ADA, standing=Standing.PENDING, withdrawn=True, replaced_by="2", bookings=frozenset()
    )
    door = a_session("A1", access=MEMBERS, capacity=0)
    inside = FakeAttendance(bookable=True, stay=STAY, inside=5)
    mended: list[tuple[Registrant, Code, Session, FakeAttendance]] = [
        (worst, replace(CODE, voided=True), door, inside),
        (worst := replace(worst, withdrawn=False), replace(CODE, voided=True), door, inside),
        (worst, CODE, door, inside),
        (worst := replace(worst, replaced_by=None), CODE, door, inside),
        (worst := replace(worst, standing=Standing.CONFIRMED), CODE, door, inside),
        (worst, CODE, door := replace(door, access=None), inside),
        (worst, CODE, door, inside := replace(inside, stay=None)),
        (worst := replace(worst, bookings=frozenset({"A1"})), CODE, door, inside),
        (worst, CODE, replace(door, capacity=6), inside),
    ]
    told = [said(ask(who, where, known, code=code)) for who, code, where, known in mended]
    assert told == [
        "cancelled",
        "void-code",
        "replaced",
        "not-confirmed",
        "not-entitled",
        "already-in",
        "not-booked",
        "full",
        "admitted",
    ]


def test_who_may_insist_by_the_house_rule() -> None:
    """Staff pass what is amber; what is red needs a supervisor; an exit of nobody passes nobody."""
    staff = {reason.value for reason, who in HOUSE_INSISTERS.items() if who is Insister.STAFF}
    nobody = {reason.value for reason, who in HOUSE_INSISTERS.items() if who is Insister.NOBODY}
    assert set(HOUSE_INSISTERS) == set(Refusal)
    assert staff == {"not-confirmed", "already-in", "not-booked"}
    assert nobody == {"not-in"}


@pytest.mark.parametrize(("reason", "situation"), LINES)
def test_insisting(reason: str, situation: dict[str, Any]) -> None:
    """Staff who insist are let through what staff may pass, and told what it was; nothing else."""
    verdict = ask(**situation, insists=True)
    if HOUSE_INSISTERS[Refusal(reason)] is Insister.STAFF:
        assert isinstance(verdict, Admitted)
        assert verdict.insisted == reason
    else:
        assert said(verdict) == reason


def test_insisting_meets_a_harder_reason_behind() -> None:
    """Passing a missing booking does not pass a full room, whose reason is then told."""
    person = replace(ADA, bookings=frozenset())
    full = {"session": a_session("A1", capacity=1), "attendance": FakeAttendance(inside=1)}
    full["attendance"].bookable = True
    assert said(ask(person, **full)) == "not-booked"
    verdict = ask(person, **full, insists=True)
    assert said(verdict) == "full"
    assert isinstance(verdict, Refused)
    assert verdict.insister is Insister.SUPERVISOR


def test_insisting_passes_two_soft_reasons_at_once() -> None:
    """Somebody pending and unbooked comes in by one insistence; the first reason is kept."""
    person = replace(ADA, standing=Standing.PENDING, bookings=frozenset())
    verdict = ask(person, insists=True)
    assert isinstance(verdict, Admitted)
    assert verdict.insisted is Refusal.NOT_CONFIRMED
    assert verdict.passed[0] is Refusal.NOT_CONFIRMED


def test_the_event_says_who_insists() -> None:
    """An event may trust its staff with a full room, and keep the unbooked for a supervisor."""
    full = {"session": a_session("A1", capacity=1), "attendance": FakeAttendance(inside=1)}
    trusting = {Refusal.FULL: Insister.STAFF}
    assert said(ask(**full, insisters=trusting, insists=True)) == "admitted"
    strict = {Refusal.NOT_BOOKED: Insister.SUPERVISOR}
    verdict = ask(replace(ADA, bookings=frozenset()), insisters=strict, insists=True)
    assert said(verdict) == "not-booked"
    assert isinstance(verdict, Refused)
    assert verdict.insister is Insister.SUPERVISOR


def test_found_by_name_no_code_is_void() -> None:
    """Whom staff find by name has shown no code, so none can be void."""
    assert said(ask(code=None)) == "admitted"


def test_a_refusal_says_since_when() -> None:
    """Who is already in is told with the stay that counts."""
    verdict = ask(attendance=FakeAttendance(bookable=True, stay=STAY))
    assert isinstance(verdict, Refused)
    assert verdict.earlier == STAY


@pytest.mark.parametrize(("exits", "is_reentry"), [(False, True), (True, False)])
def test_coming_back(exits: bool, is_reentry: bool) -> None:
    """Where nobody scans out, a second entry is only a return; where exits are scanned it is not."""
    verdict = ask(session=a_session("A1", exits=exits), attendance=FakeAttendance(stay=STAY))
    assert isinstance(verdict, Refused)
    assert verdict.is_reentry is is_reentry


@pytest.mark.parametrize(
    ("kind", "verdict", "unbooked"),
    [
        (SessionKind.WORKSHOP, "not-booked", None),
        (SessionKind.STAND, "not-booked", None),
        (SessionKind.SOCIAL, "not-booked", None),
        (SessionKind.AREA, "not-booked", None),
        (SessionKind.PLENARY, "admitted", True),
        (SessionKind.MEAL, "admitted", True),
    ],
)
def test_a_missing_booking(kind: SessionKind, verdict: str, unbooked: bool | None) -> None:
    """At a plenary or a meal a missing booking is shown and refuses nobody; elsewhere it refuses."""
    answer = ask(replace(ADA, bookings=frozenset()), a_session("A1", kind=kind))
    assert said(answer) == verdict
    assert getattr(answer, "unbooked", None) is unbooked


def test_nobody_misses_a_booking_where_there_are_none() -> None:
    """A session that nobody can book asks no booking."""
    person = replace(ADA, bookings=frozenset())
    verdict = ask(person, attendance=FakeAttendance(bookable=False))
    assert isinstance(verdict, Admitted)
    assert not verdict.unbooked


@pytest.mark.parametrize(
    ("booked", "when", "verdict"),
    [
        (False, at(9, 29), "full"),
        (True, at(9, 29), "admitted"),
        (False, at(9, 30), "admitted"),
    ],
)
def test_places_are_held_until_the_start(booked: bool, when: datetime, verdict: str) -> None:
    """Before the start the last places wait for those who booked; from the start on anybody may."""
    person = ADA if booked else replace(ADA, bookings=frozenset())
    plenary = a_session("A1", kind=SessionKind.PLENARY, capacity=10)
    known = FakeAttendance(bookable=True, inside=8, held=2)
    assert said(ask(person, plenary, known, when=when)) == verdict


def test_a_booked_person_finds_no_place_in_a_full_room() -> None:
    """A booking is no chair: once the room is full, it is full for all."""
    known = FakeAttendance(bookable=True, inside=10, held=1)
    assert said(ask(session=a_session("A1", capacity=10), attendance=known)) == "full"


@pytest.mark.parametrize(("value", "verdict"), [("oui ", "admitted"), ("Non", "not-entitled")])
def test_an_access_rule(value: str, verdict: str) -> None:
    """A rule compares a column as people write it, whatever its case and spaces."""
    person = replace(ADA, columns={"Adhérent": value})
    assert said(ask(person, a_session("A1", access=MEMBERS))) == verdict


def test_an_access_rule_on_a_column_the_list_does_not_have() -> None:
    """Without the column nobody is entitled."""
    assert said(ask(session=a_session("A1", access=MEMBERS))) == "not-entitled"


def test_leaving() -> None:
    """Who is in leaves, and the stay that ended is told."""
    door = a_session("A1", exits=True)
    verdict = verdict_on_exit(
        registrant=ADA, session=door, at=at(10), attendance=FakeAttendance(stay=STAY)
    )
    assert verdict == CheckedOut(registrant=ADA, session=door, at=at(10), since=STAY)


def test_leaving_without_having_come() -> None:
    """Who is not in cannot leave, and nobody needs to insist."""
    verdict = verdict_on_exit(
        registrant=ADA, session=a_session("A1"), at=at(10), attendance=FakeAttendance()
    )
    assert isinstance(verdict, Refused)
    assert (verdict.reason, verdict.insister) == (Refusal.NOT_IN, Insister.NOBODY)
