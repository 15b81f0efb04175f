"""What a desk answers, what it keeps of it, and how it is taken back."""

from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import Answer, CheckIn, Undone
from kiosk.controllers.delegation import Delegation
from kiosk.core.checkin import Admitted, CheckedOut, Refused, Unknown
from kiosk.core.journal import RecordKind
from kiosk.core.moment import to_ms
from kiosk.core.printjob import Job, JobState
from kiosk.core.programme import event_as_json
from kiosk.core.refusal import Refusal
from kiosk.core.session import CodePlace
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import SECOND_DAY, SESSIONS, an_event, list_people
from tests.fakes import FakeQueue, FixedClock
from tests.kiosk.controllers.conftest import PRINTER


def said(answer: Answer) -> tuple[str, ...]:
    """Give an answer in a few words."""
    match answer.verdict:
        case Admitted(registrant=person):
            return ("admitted", person.name)
        case CheckedOut(registrant=person):
            return ("left", person.name)
        case Refused(reason=reason, registrant=person):
            return (reason.value, person.name)
        case Unknown(borne_by=names):
            return ("unknown", *names)


def records(store: DeskStore) -> int:
    """Count the records."""
    return len(list(store.journal.all()))


def last(store: DeskStore) -> tuple[str, dict[str, object], dict[str, object]]:
    """Give kind, body and personal part of the newest record."""
    record = list(store.journal.all())[-1]
    return record.kind, dict(record.body), dict(record.personal)


def test_scan(welcome: CheckIn, store: DeskStore) -> None:
    """A scan admits the person it names, and is kept before it is said."""
    answer = welcome.scan("CODEADA1\r\n")
    assert said(answer) == ("admitted", "Ada LOVELACE")
    assert (answer.code, answer.repeated) == ("CODEADA1", False)
    assert [record.id for record in store.journal.named(answer.record)] == [answer.record]
    assert store.attendance.attended("ACC") == 1


def test_what_is_kept_of_a_scan(door: CheckIn, store: DeskStore) -> None:
    """A check-in and a refusal keep who, where, how and why; the code is kept apart."""
    door.scan("CODEADA1")
    body = {"registrant": "liste:1", "session": "A1", "by": "scan"}
    assert last(store) == ("check-in", body, {"code": "CODEADA1"})
    door.scan("CODEPAUL4")
    body = {"registrant": "liste:4", "session": "A1", "by": "scan", "reason": "not-confirmed"}
    assert last(store) == ("refused", body, {"code": "CODEPAUL4"})


def test_on_a_french_keyboard(welcome: CheckIn, store: DeskStore) -> None:
    """What a scanner types on an AZERTY keyboard is understood; the code itself is kept."""
    answer = welcome.scan("CODEQDQ&")
    assert said(answer) == ("admitted", "Ada LOVELACE")
    assert last(store)[0] == "print"
    checked_in = next(iter(store.journal.newest((RecordKind.CHECK_IN,), limit=1)))
    assert checked_in.personal == {"code": "CODEADA1"}


def test_each_answer_is_told(welcome: CheckIn, qtbot: QtBot) -> None:
    """The signal carries the answer that the call gives."""
    with qtbot.waitSignal(welcome.answered) as told:
        answer = welcome.scan("CODEADA1")
    assert told.args == [answer]


def test_it_is_on_disk_before_it_is_said(
    welcome: CheckIn, store: DeskStore, clock: FixedClock
) -> None:
    """When the answer is told, another reader of the folder already sees the person in."""
    seen: list[int] = []

    def look(answer: Answer) -> None:
        with DeskStore.open_for_reading(store.folder, now=clock) as reader:
            seen.append(reader.attendance.attended("ACC"))

    welcome.answered.connect(look)
    welcome.scan("CODEADA1")
    assert seen == [1]


def test_unknown(welcome: CheckIn, store: DeskStore) -> None:
    """A code of nobody is answered, kept with what was scanned, and counts nobody."""
    assert said(welcome.scan("  NOBODYS ")) == ("unknown",)
    assert last(store) == ("unknown", {"session": "ACC"}, {"code": "NOBODYS"})
    assert store.attendance.attended("ACC") == 0


def test_a_code_borne_by_two(welcome: CheckIn, store: DeskStore) -> None:
    """A code of two people opens neither, and says whose it is."""
    twin = {"9": ("9", "TWIN", "Tom", "", "Confirmé", "", "", "CODEADA1", "")}
    with store.transaction():
        list_people(store, twin, source="autres")
    assert said(welcome.scan("CODEADA1")) == ("unknown", "Tom TWIN", "Ada LOVELACE")
    assert last(store)[0] == "unknown"


def test_codes_in_urls_only_where_the_event_says_so(
    store: DeskStore, welcome: CheckIn, clock: FixedClock
) -> None:
    """A ticket shop's URL is unknown, until the programme says that codes stand in URLs."""
    url = "https://billets.example/t/CODEADA1?x=1"
    assert said(welcome.scan(url)) == ("unknown",)
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(codes=CodePlace.URL)))
    clock.advance(seconds=10)
    assert said(welcome.scan(url)) == ("admitted", "Ada LOVELACE")


def test_a_double_beep(welcome: CheckIn, store: DeskStore, clock: FixedClock, qtbot: QtBot) -> None:
    """The same code within five seconds shows the last verdict again and records nothing."""
    first = welcome.scan("CODEADA1")
    before = records(store)
    clock.advance(seconds=4.9)
    with qtbot.waitSignal(welcome.answered) as told:
        again = welcome.scan("CODEADA1\r")
    assert told.args == [again]
    assert (said(again), again.record, again.repeated) == (said(first), first.record, True)
    assert records(store) == before


def test_after_five_seconds_it_is_a_second_scan(welcome: CheckIn, clock: FixedClock) -> None:
    """Five seconds later the same code is somebody who comes back."""
    welcome.scan("CODEADA1")
    clock.advance(seconds=5)
    assert said(welcome.scan("CODEADA1")) == ("already-in", "Ada LOVELACE")


def test_another_code_between_ends_the_double_beep(welcome: CheckIn, clock: FixedClock) -> None:
    """Two people in turn are no double beep."""
    welcome.scan("CODEADA1")
    welcome.scan("CODEGRACE2")
    assert said(welcome.scan("CODEADA1")) == ("already-in", "Ada LOVELACE")


def test_a_double_beep_of_a_refusal(door: CheckIn, store: DeskStore, clock: FixedClock) -> None:
    """A refusal and an unknown code are repeated too, not recorded twice."""
    for code in ("CODEPAUL4", "NOBODYS"):
        first = door.scan(code)
        before = records(store)
        assert said(door.scan(code)) == said(first)
        assert records(store) == before


def test_a_clock_set_back_is_no_double_beep(welcome: CheckIn, clock: FixedClock) -> None:
    """A machine whose time is set back an hour answers anew instead of showing the old verdict."""
    welcome.scan("CODEADA1")
    clock.advance(hours=-1)
    assert not welcome.scan("CODEADA1").repeated


def test_found_by_name(welcome: CheckIn, store: DeskStore) -> None:
    """Whom staff found by name is admitted as such, with no code kept."""
    answer = welcome.admit("liste:2")
    assert said(answer) == ("admitted", "Grace HOPPER")
    checked_in = next(iter(store.journal.newest((RecordKind.CHECK_IN,), limit=1)))
    assert (checked_in.body["by"], checked_in.personal) == ("name", {})


def test_insisting(door: CheckIn, store: DeskStore, clock: FixedClock) -> None:
    """Staff pass a missing confirmation by insisting; the record says what was passed."""
    assert said(door.scan("CODEPAUL4")) == ("not-confirmed", "Paul PENDING")
    answer = door.admit("liste:4", insists=True)
    assert said(answer) == ("admitted", "Paul PENDING")
    assert last(store)[1]["insisted"] == ["not-confirmed"]


def test_insisting_on_two_things(store: DeskStore, badges: Badges, clock: FixedClock) -> None:
    """Each refusal that staff passed is kept, not only the first."""
    other_door = CheckIn(store, badges, session="A2", now=clock)
    assert said(other_door.admit("liste:4", insists=True)) == ("admitted", "Paul PENDING")
    assert last(store)[1]["insisted"] == ["not-confirmed", "not-booked"]


def test_scans_of_another_day(welcome: CheckIn, store: DeskStore, clock: FixedClock) -> None:
    """Scans for another time keep that time, and leave the journal's clock where it is."""
    before = [record.clock for record in store.journal.all()]
    answer = welcome.scan("CODEADA1", at=clock() + timedelta(days=30))
    clock.advance(minutes=1)
    later = welcome.scan("CODEGRACE2")
    records = {record.id: record for record in store.journal.all()}
    assert records[answer.record].at == to_ms(clock()) - 60_000 + 30 * 86_400_000
    assert records[answer.record].clock <= max(before) + 10
    assert records[later.record].clock == to_ms(clock()) << 16


def test_insisting_on_what_staff_may_not_pass(door: CheckIn) -> None:
    """No insistence of staff admits somebody who cancelled."""
    assert said(door.admit("liste:3", insists=True)) == ("cancelled", "Alan TURING")


def test_a_full_room(door: CheckIn) -> None:
    """Two places: the third is refused, even by insistence on a missing booking."""
    door.scan("CODEADA1")
    door.admit("liste:4", insists=True)
    assert said(door.admit("liste:2", insists=True)) == ("full", "Grace HOPPER")


def test_places_are_held_for_the_booked(door: CheckIn, clock: FixedClock) -> None:
    """Before half past nine the two places wait for the two who booked; then they are anybody's."""
    assert said(door.admit("liste:2", insists=True)) == ("full", "Grace HOPPER")
    clock.advance(hours=1)
    assert said(door.admit("liste:2", insists=True)) == ("admitted", "Grace HOPPER")


def test_coming_back(welcome: CheckIn, store: DeskStore, clock: FixedClock) -> None:
    """Who comes back is told as already in, since when and by which desk."""
    welcome.scan("CODEADA1")
    at = clock()
    clock.advance(minutes=20)
    verdict = welcome.scan("CODEADA1").verdict
    assert isinstance(verdict, Refused)
    assert verdict.is_reentry
    assert verdict.earlier is not None
    assert verdict.earlier.entered == at.timestamp() * 1000
    assert verdict.earlier.desk == store.setting("id")


def test_leaving(store: DeskStore, badges: Badges, clock: FixedClock) -> None:
    """A reserved room scans out; who is not in cannot leave; who left may come again."""
    area = CheckIn(store, badges, session="B2B", now=clock)
    assert said(area.scan("CODEADA1", exits=True)) == ("not-in", "Ada LOVELACE")
    clock.advance(minutes=1)
    assert said(area.scan("CODEADA1")) == ("admitted", "Ada LOVELACE")
    clock.advance(minutes=1)
    assert said(area.scan("CODEADA1", exits=True)) == ("left", "Ada LOVELACE")
    assert store.attendance.present("B2B") == 0
    clock.advance(minutes=1)
    assert said(area.scan("CODEADA1")) == ("admitted", "Ada LOVELACE")


def test_undo(welcome: CheckIn, store: DeskStore, clock: FixedClock, qtbot: QtBot) -> None:
    """The last check-in is taken back: by a record, not by forgetting; the person may come again."""
    answer = welcome.scan("CODEADA1")
    before = records(store)
    clock.advance(seconds=2)
    with qtbot.waitSignal(welcome.undone) as told:
        undone = welcome.undo()
    assert told.args == [undone]
    assert undone == Undone(
        registrant=answer.verdict.registrant,
        at=clock(),
        record=last_id(store),
        badge=store.jobs.newest_of("liste:1"),
    )
    assert records(store) == before + 1
    assert store.attendance.attended("ACC") == 0
    assert said(welcome.scan("CODEADA1")) == ("admitted", "Ada LOVELACE")


def test_each_record_says_what_its_desk_had_seen(
    welcome: CheckIn, door: CheckIn, store: DeskStore, clock: FixedClock
) -> None:
    """Of one person and session each record is made after the one before, refusals and undos too."""
    door.scan("CODEADA1")
    first = welcome.scan("CODEADA1").record
    clock.advance(hours=-1)
    refused = welcome.scan("CODEADA1").record
    undone = welcome.undo(first).record
    again = welcome.scan("CODEADA1").record
    after = {record.id: record.after for record in store.journal.all()}
    assert after[first] is None
    assert (after[refused], after[undone], after[again]) == (first, refused, undone)


def last_id(store: DeskStore) -> str:
    """Give the id of the newest record."""
    return list(store.journal.all())[-1].id


def test_undo_goes_further_back(welcome: CheckIn, store: DeskStore) -> None:
    """Two undos take back the last two check-ins, the newest first; then there is none left."""
    welcome.scan("CODEADA1")
    welcome.scan("CODEGRACE2")
    welcome.scan("NOBODYS")
    names = [welcome.undo().registrant.given, welcome.undo().registrant.given]
    assert names == ["Grace", "Ada"]
    with pytest.raises(Trouble) as told:
        welcome.undo()
    assert told.value.kind is TroubleKind.NOTHING_TO_UNDO


def test_the_badge_of_somebody_taken_back(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """No paper, the wrong one admitted and taken back: no badge comes, until they come themselves."""
    badges.pool.hold(PRINTER)
    welcome.scan("CODEADA1")
    undone = welcome.undo()
    assert undone.badge is not None
    assert undone.badge.state is JobState.DROPPED
    badges.pool.release(PRINTER)
    assert queue.orders == []
    welcome.scan("CODEADA1")
    assert [order.code for order in queue.orders] == ["CODEADA1"]


def test_a_badge_that_is_out_when_they_are_taken_back(
    welcome: CheckIn, door: CheckIn, queue: FakeQueue
) -> None:
    """It stays theirs: none is printed when they come; of a workshop's door no badge is told."""
    welcome.scan("CODEADA1")
    queue.prints()
    undone = welcome.undo()
    assert undone.badge is not None
    assert undone.badge.state is JobState.DONE
    door.scan("CODEADA1")
    assert door.undo().badge is None
    welcome.scan("CODEADA1")
    assert len(queue.orders) == 1


def test_a_badge_that_a_colleague_takes(
    store: DeskStore, welcome: CheckIn, badges: Badges, queue: FakeQueue, clock: FixedClock
) -> None:
    """Taken back, they still have the badge that was handed over for them."""
    badges.pool.hold(PRINTER)
    delegation = Delegation(store, welcome, badges, now=clock)
    delegation.hand_over(["liste:1"], to="Jeanne", here=[])
    welcome.scan("CODEADA1")
    welcome.undo()
    badges.pool.release(PRINTER)
    assert [order.code for order in queue.orders] == ["CODEADA1"]


def test_undo_of_one_of_the_last_ten(welcome: CheckIn, store: DeskStore) -> None:
    """A check-in named by its record is taken back, whichever came after."""
    first = welcome.scan("CODEADA1")
    welcome.scan("CODEGRACE2")
    assert welcome.undo(first.record).registrant.name == "Ada LOVELACE"
    assert store.attendance.attended("ACC") == 1


def test_what_cannot_be_undone(welcome: CheckIn) -> None:
    """A refusal, something undone already and a record of nothing are no check-ins to take back."""
    refused = welcome.scan("CODEALAN3")
    undone = welcome.scan("CODEADA1")
    welcome.undo()
    for record in (refused.record, undone.record, "none"):
        with pytest.raises(Trouble) as told:
            welcome.undo(record)
        assert told.value.kind is TroubleKind.NOTHING_TO_UNDO


def test_the_last_ten(welcome: CheckIn, clock: FixedClock) -> None:
    """The desk's last deeds, newest first, unknown codes aside; only a standing check-in can be undone."""
    first = welcome.scan("CODEADA1")
    welcome.scan("CODEALAN3")
    welcome.scan("NOBODYS")
    welcome.undo(first.record)
    welcome.scan("CODEGRACE2")
    deeds = [
        (d.registrant.given, d.kind.value, d.reason or "", d.can_undo) for d in welcome.recent()
    ]
    assert deeds == [
        ("Grace", "check-in", "", True),
        ("Alan", "refused", "cancelled", False),
        ("Ada", "check-in", "", False),
    ]
    for _ in range(12):
        clock.advance(minutes=1)
        welcome.scan("CODEADA1")
    assert len(welcome.recent()) == 10


def test_the_badge_is_ordered_with_the_check_in(
    welcome: CheckIn, store: DeskStore, queue: FakeQueue, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Check-in and print job are one transaction: if the job cannot be kept, nobody has come."""
    welcome.scan("CODEADA1")
    assert [order.registrant.name for order in queue.orders] == ["Ada LOVELACE"]
    kinds = [record.kind for record in store.journal.all()][-2:]
    assert kinds == ["check-in", "print"]

    def full(*args: object, **more: object) -> str:
        raise Trouble(TroubleKind.DISK_FULL, path="x")

    monkeypatch.setattr(Badges, "order", full)
    with pytest.raises(Trouble):
        welcome.scan("CODEGRACE2")
    assert store.attendance.attended("ACC") == 1
    assert len(queue.orders) == 1


def test_no_badge_at_a_door_or_for_who_is_refused(
    welcome: CheckIn, door: CheckIn, queue: FakeQueue
) -> None:
    """Badges are handed over at the welcome, to whom it admits."""
    door.scan("CODEADA1")
    welcome.scan("CODEALAN3")
    welcome.scan("NOBODYS")
    assert queue.orders == []


def test_no_badge_on_coming_back(welcome: CheckIn, queue: FakeQueue, clock: FixedClock) -> None:
    """Who comes back has a badge: neither a second scan nor an insistence prints another."""
    welcome.scan("CODEADA1")
    queue.prints()
    clock.advance(minutes=5)
    welcome.scan("CODEADA1")
    welcome.admit("liste:1", insists=True)
    assert len(queue.orders) == 1


def test_no_badge_after_going_out(welcome: CheckIn, queue: FakeQueue, clock: FixedClock) -> None:
    """At a welcome that scans out, who went out for a while has the badge already."""
    welcome.scan("CODEADA1")
    queue.prints()
    clock.advance(minutes=5)
    welcome.scan("CODEADA1", exits=True)
    clock.advance(minutes=5)
    assert said(welcome.scan("CODEADA1")) == ("admitted", "Ada LOVELACE")
    assert len(queue.orders) == 1


def test_no_second_badge_after_an_undo(welcome: CheckIn, queue: FakeQueue) -> None:
    """Who is taken back and admitted again has a badge, or soon will have."""
    welcome.scan("CODEADA1")
    welcome.undo()
    welcome.scan("CODEADA1")
    queue.prints()
    welcome.undo()
    welcome.scan("CODEADA1")
    assert len(queue.orders) == 1


def test_no_second_badge_on_the_second_day(
    store: DeskStore, badges: Badges, queue: FakeQueue, clock: FixedClock
) -> None:
    """Each day has its welcome; the badge of the first day is worn on the second."""
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(*SESSIONS, SECOND_DAY)))
    CheckIn(store, badges, session="ACC", now=clock).scan("CODEADA1")
    queue.prints()
    clock.advance(hours=24)
    second = CheckIn(store, badges, session=SECOND_DAY.id, now=clock)
    assert said(second.scan("CODEADA1")) == ("admitted", "Ada LOVELACE")
    second.scan("CODEGRACE2")
    assert [order.code for order in queue.orders] == ["CODEADA1", "CODEGRACE2"]


def test_one_badge_after_one_that_failed(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """Who is admitted again after their badge failed gets one, not the failed one besides."""
    welcome.scan("CODEADA1")
    queue.fails()
    welcome.undo()
    welcome.scan("CODEADA1")
    badges.retry()
    queue.prints()
    assert len(queue.orders) == 2
    assert [job.id for job in store.jobs.in_state(JobState.DONE)] == [queue.orders[1].job]


def test_a_trouble_of_the_badge_is_not_the_check_ins(
    welcome: CheckIn, badges: Badges, store: DeskStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    """If the badge cannot be sent, who was admitted is admitted, and the trouble is the badge's."""
    told: list[Job] = []
    badges.changed.connect(told.append)

    def full(job: str, printer: str, text: object) -> None:
        raise Trouble(TroubleKind.DISK_FULL, path="x")

    monkeypatch.setattr(store.jobs, "mark_printing", full)
    assert said(welcome.scan("CODEADA1")) == ("admitted", "Ada LOVELACE")
    assert badges.trouble is not None
    assert badges.trouble.kind is TroubleKind.DISK_FULL
    assert [job.state for job in told] == [JobState.WAITING]


def test_without_a_printer_nothing_waits(
    welcome: CheckIn, badges: Badges, store: DeskStore, queue: FakeQueue
) -> None:
    """A desk without a printer admits, and piles up no badges."""
    badges.choose_printer("")
    welcome.scan("CODEADA1")
    assert store.jobs.in_state(JobState.WAITING) == []
    assert queue.orders == []


def test_an_unknown_session(store: DeskStore, badges: Badges, clock: FixedClock) -> None:
    """A desk cannot count a session that the programme does not have; it is told which there are."""
    with pytest.raises(Trouble) as told:
        CheckIn(store, badges, session="A9", now=clock)
    assert told.value.facts == {"session": "A9", "known": "ACC, A1, A2, PL, REPAS, B2B"}


def test_an_unbooked_person_at_the_plenary(reference: DeskStore, clock: FixedClock) -> None:
    """At the reference event's lunch, somebody who did not book it is admitted, and it is shown."""
    meal = CheckIn(reference, Badges(reference, queue=None, now=clock), session="CK", now=clock)
    unbooked = next(
        p for p in reference.registrants.all() if p.is_expected and "CK" not in p.bookings
    )
    verdict = meal.admit(unbooked.id).verdict
    assert isinstance(verdict, Admitted)
    assert verdict.unbooked


def test_who_did_not_book_the_workshop(reference: DeskStore, clock: FixedClock) -> None:
    """At the door of A1 somebody who booked A2 is refused for the staff to decide."""
    a1 = CheckIn(reference, Badges(reference, queue=None, now=clock), session="A1", now=clock)
    other = next(p for p in reference.registrants.all() if p.is_expected and "A2" in p.bookings)
    verdict = a1.admit(other.id).verdict
    assert isinstance(verdict, Refused)
    assert verdict.reason is Refusal.NOT_BOOKED
