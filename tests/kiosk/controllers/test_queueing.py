"""What staff do to badges that wait, whose turn it is, and what is kept of a badge that came out."""

from collections.abc import Callable

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.reprinting import Reprinting
from kiosk.core.correction import Corrected
from kiosk.core.printjob import Job, JobState, Place, Priority, Reason
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FakeQueue, FixedClock

ONE, TWO = "escpos+tcp://10.0.0.5:9100", "zpl+tcp://10.0.0.6:9100"
SHEET = "system://Laser?sheet=c32015#Laser"
LABELS = 4
CODES = {"1": "CODEADA1", "2": "CODEGRACE2", "5": "CODECHLO5"}


def run_of(badges: Badges, store: DeskStore, clock: FixedClock, *people: str) -> list[str]:
    """Ask for the badges of *people* in a run, and give the jobs."""
    jobs = []
    with store.transaction():
        for number, who in enumerate(people, 1):
            person = store.registrants.person(f"liste:{who}")
            jobs.append(
                badges.order(
                    person,
                    code=person.code,
                    at=clock(),
                    priority=Priority.RUN,
                    run="soir",
                    place=Place(tray="A-C", number=number, envelope="Ville de Lyon"),
                )
            )
    return jobs


def printed(queue: FakeQueue) -> list[str]:
    """Let everything come out, one after the other, and give whose badges came, in order."""
    done = 0
    while done < len(queue.orders):
        done = len(queue.orders)
        queue.prints()
    return [order.registrant.id.rpartition(":")[2] for order in queue.orders]


def job_of(store: DeskStore, who: str) -> Job:
    """Give the newest job of a person."""
    job = store.jobs.newest_of(f"liste:{who}")
    assert job is not None
    return job


def test_the_desk_before_a_run(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """Who stands at the desk does not wait for a run that was asked for before."""
    run_of(badges, store, clock, "1", "2")
    badges.start()
    clock.advance(minutes=5)
    welcome.scan(CODES["5"])
    assert printed(queue) == ["1", "5", "2"]


def test_a_run_whose_person_comes(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """A badge that has its turn in a run comes at once when its person does, stopped or not; only one.

    It is handed over, and lies in no envelope.
    """
    first, _, last = run_of(badges, store, clock, "1", "2", "5")
    badges.start()
    badges.hold(last)
    welcome.scan(CODES["5"])
    assert printed(queue) == ["1", "5", "2"]
    job = store.jobs.get(last)
    assert job is not None
    assert (job.run, job.place) == ("soir", None)
    assert first in {one.id for one in store.jobs.of_run("soir")}


def test_held_released_and_cancelled(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A held badge lets the others pass until it is released; a cancelled one never comes out."""
    for code in CODES.values():
        welcome.scan(code)
    grace, chloe = job_of(store, "2"), job_of(store, "5")
    badges.hold(grace.id, chloe.id)
    queue.prints()
    assert len(queue.orders) == 1
    assert [job.state for job in badges.waiting()] == [JobState.HELD, JobState.HELD]
    badges.cancel(grace.id)
    badges.release(chloe.id)
    assert printed(queue) == ["1", "5"]
    assert job_of(store, "2").state is JobState.DROPPED
    assert badges.waiting() == []


def test_too_late_to_hold(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """What is on its way to a printer can be neither held nor cancelled nor moved: it comes out."""
    welcome.scan(CODES["1"])
    job = job_of(store, "1")
    badges.hold(job.id)
    badges.cancel(job.id)
    badges.move(job.id, TWO)
    assert job_of(store, "1").state is JobState.PRINTING
    queue.prints()
    badges.cancel(job.id)
    assert job_of(store, "1").state is JobState.DONE


def test_first_of_all(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """The badge that staff hurried last comes before all others, a held one of a run too."""
    run = run_of(badges, store, clock, "4", "6")
    badges.hold(run[1])
    for code in CODES.values():
        welcome.scan(code)
    badges.hurry(job_of(store, "5").id)
    badges.hurry(run[1])
    assert printed(queue) == ["4", "6", "5", "1", "2"]


def test_moved_to_a_printer(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge that staff want at one printer comes out there and nowhere else, until they let it go."""
    badges.pool.choose([ONE, TWO])
    queue.breaks(TWO)
    badges.pool.look()
    for code in CODES.values():
        welcome.scan(code)
    for who in "25":
        badges.move(job_of(store, who).id, TWO)
    queue.prints(ONE)
    assert queue.at(ONE) == []
    assert job_of(store, "2").addressed
    badges.move(job_of(store, "2").id, "")
    assert queue.at(ONE) == [CODES["2"]]
    queue.is_mended(TWO)
    badges.pool.look()
    assert queue.at(TWO) == [CODES["5"]]


def test_moved_there_in_vain(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge wanted at a printer that fails waits for it; taken from the desk, any other takes it."""
    badges.pool.choose([ONE, TWO])
    badges.pool.hold(ONE)
    badges.pool.hold(TWO)
    welcome.scan(CODES["1"])
    badges.move(job_of(store, "1").id, f"{TWO}#Porte")
    badges.pool.release(TWO)
    badges.pool.release(ONE)
    queue.fails(printer=TWO)
    assert job_of(store, "1").state is JobState.FAILED
    assert queue.at(ONE) == []
    badges.pool.remove(TWO)
    assert queue.at(ONE) == [CODES["1"]]


@pytest.fixture
def at_sheets(store: DeskStore, queue: FakeQueue, clock: FixedClock) -> Badges:
    """Give the badges of a desk whose laser prints on sheets of four labels."""
    badges = Badges(store, queue=queue, now=clock, labels_on=lambda uri: LABELS)
    badges.choose_printer(SHEET)
    return badges


def test_a_sheet_waits_until_it_is_full(
    at_sheets: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """Badges for a sheet of labels are collected until it is full; then they go together."""
    run_of(at_sheets, store, clock, "1", "2", "6")
    at_sheets.start()
    assert queue.sheets == []
    run_of(at_sheets, store, clock, "4", "5")
    at_sheets.start()
    assert [len(sheet) for sheet in queue.sheets] == [LABELS]
    queue.prints(SHEET)
    assert job_of(store, "4").state is JobState.DONE
    assert [job.state for job in at_sheets.waiting()] == [JobState.WAITING]


def test_a_sheet_printed_now(
    at_sheets: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """Staff print what there is; that holds for one sheet, and where nothing waits it is nothing."""
    run_of(at_sheets, store, clock, "1", "2")
    at_sheets.start()
    at_sheets.print_now(SHEET)
    assert [len(sheet) for sheet in queue.sheets] == [2]
    queue.prints(SHEET)
    at_sheets.print_now(SHEET)
    assert len(queue.sheets) == 1
    run_of(at_sheets, store, clock, "5")
    at_sheets.start()
    assert len(queue.sheets) == 1


def test_a_sheet_used_before(
    at_sheets: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """A half-used sheet takes what is free on it; the next one is whole again."""
    half = SHEET.replace("#", "&first=3#")
    at_sheets.choose_printer(half)
    run_of(at_sheets, store, clock, "1", "2", "6")
    at_sheets.start()
    assert [len(sheet) for sheet in queue.sheets] == [2]
    assert queue.sheets[0][0].printer == half
    queue.prints(half)
    assert at_sheets.printer == SHEET
    at_sheets.print_now(SHEET)
    assert [len(sheet) for sheet in queue.sheets] == [2, 1]


def test_a_sheet_that_is_none(store: DeskStore, queue: FakeQueue, clock: FixedClock) -> None:
    """A printer whose sheet nobody knows is in trouble; nothing goes there, and nothing is raised."""

    def unknown(uri: str) -> int:
        raise Trouble(TroubleKind.SHEET_UNKNOWN, name="x", known="c32015")

    badges = Badges(store, queue=queue, now=clock, labels_on=unknown)
    badges.choose_printer(SHEET)
    CheckIn(store, badges, session="ACC", now=clock).scan(CODES["1"])
    assert queue.orders == []
    assert badges.trouble is not None
    assert badges.trouble.kind is TroubleKind.SHEET_UNKNOWN


def test_what_a_badge_says_is_kept(welcome: CheckIn, queue: FakeQueue, store: DeskStore) -> None:
    """The text is kept as it was when the badge was sent, whatever is put right meanwhile."""
    welcome.scan(CODES["1"])
    Correcting(store).correct("liste:1", {Corrected.FAMILY: "BYRON"})
    queue.prints()
    text = job_of(store, "1").text
    assert (text["name"], text["code"]) == ("Ada LOVELACE", CODES["1"])
    assert text["programme"] == "9 h 30 – 11 h 00 · Titre A1"
    (told,) = [record for record in store.journal.all() if record.kind == "printed"]
    assert told.personal["text"]["name"] == "Ada LOVELACE"
    assert "LOVELACE" not in str(told.body)


def test_why_a_second_one(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, reprinting: Reprinting
) -> None:
    """The reason for a reprint is in the journal with who and when; its answers need none."""
    store.journal.operator = "VL"
    welcome.scan(CODES["1"])
    queue.prints()
    reprinting.print_badge("liste:1", Reason.DAMAGED)
    job = job_of(store, "1")
    assert job.reason is Reason.DAMAGED
    queue.ends(JobState.UNKNOWN)
    badges.retry()
    badges.resolve(job.id, came_out=False)
    queue.prints()
    asked = [r for r in store.journal.all() if r.kind == "print"]
    assert [(r.operator, r.body.get("reason")) for r in asked] == [("VL", None), ("VL", "damaged")]
    assert [order.code for order in queue.orders] == [CODES["1"]] * 3


def test_asked_for_again_before_it_came(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, reprinting: Reprinting
) -> None:
    """Whoever asks for a badge that waits, is held or failed gets that one, and no second: the last first."""
    for code in CODES.values():
        welcome.scan(code)
    badges.hold(job_of(store, "5").id)
    queue.fails()
    for who in CODES:
        reprinting.print_badge(f"liste:{who}")
    badges.retry()
    assert printed(queue) == ["1", "5", "2", "1"]
    assert sum(record.kind == "print" for record in store.journal.all()) == 3


def test_taken_back_while_it_prints(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge that was on its way when it was taken back is nobody's, though it comes out."""
    welcome.scan(CODES["1"])
    with store.transaction():
        badges.drop(["liste:1"], printed=True)
    queue.prints()
    assert job_of(store, "1").state is JobState.DROPPED


def a_newer_one(badges: Badges, store: DeskStore, clock: FixedClock) -> str:
    """Ask for another badge of Ada, though the first may come."""
    person = store.registrants.person("liste:1")
    with store.transaction():
        return badges.order(person, code=person.code, at=clock.advance(seconds=1), again=True)


def test_a_newer_one_when_the_first_fails(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """A badge that fails while the same person has another coming is printed no more."""
    welcome.scan(CODES["1"])
    a_newer_one(badges, store, clock)
    queue.fails()
    badges.retry()
    queue.prints()
    assert (len(queue.orders), badges.waiting()) == (2, [])


def test_a_newer_one_when_the_first_is_in_doubt(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """Of whoever has another, “it did not come out” prints no third."""
    welcome.scan(CODES["1"])
    first = queue.orders[0].job
    a_newer_one(badges, store, clock)
    queue.ends(JobState.UNKNOWN)
    badges.retry()
    queue.prints()
    badges.resolve(first, came_out=False)
    assert (len(queue.orders), badges.waiting()) == (2, [])
    told = store.jobs.get(first)
    assert told is not None
    assert told.state is JobState.DROPPED


def test_an_answer_that_comes_late(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge that was answered for is not answered for again."""
    welcome.scan(CODES["1"])
    queue.ends(JobState.UNKNOWN)
    job = job_of(store, "1")
    badges.resolve(job.id, came_out=True)
    badges.resolve(job.id, came_out=False)
    assert job_of(store, "1").state is JobState.DONE
    assert len(queue.orders) == 1


def test_several_in_doubt_after_a_crash(
    welcome: CheckIn, badges: Badges, store: DeskStore, clock: FixedClock
) -> None:
    """What was at each printer is asked about, one after the other; what it says was kept before it went."""
    badges.pool.choose([ONE, TWO])
    for code in CODES.values():
        welcome.scan(code)
    store.close()
    fresh = FakeQueue()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        badges = Badges(again, queue=fresh, now=clock)
        badges.recover()
        asked = []
        while (doubtful := badges.doubts.asked()) is not None:
            asked.append((doubtful.registrant, doubtful.printer, doubtful.text["code"]))
            badges.resolve(doubtful.id, came_out=len(asked) == 1)
        assert asked == [("liste:1", ONE, CODES["1"]), ("liste:2", TWO, CODES["2"])]
        assert [order.code for order in fresh.orders] == [CODES["5"], CODES["2"]]


def test_a_disk_that_was_full(
    welcome: CheckIn,
    badges: Badges,
    queue: FakeQueue,
    store: DeskStore,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """What could not be kept is kept once there is room, so that nobody is asked about it."""
    welcome.scan(CODES["1"])
    with monkeypatch.context() as patched:
        patched.setattr(store.jobs, "unmark", full_disk())
        queue.prints()
    assert badges.stopped is not None
    badges.retry()
    assert badges.stopped is None
    assert job_of(store, "1").state is JobState.DONE


def full_disk() -> Callable[[str], None]:
    """Give what fails as a full disk does."""

    def fail(job: str) -> None:
        raise Trouble(TroubleKind.DISK_FULL, path="x")

    return fail


def test_where_a_badge_will_lie(store: DeskStore, queue: FakeQueue, clock: FixedClock) -> None:
    """A badge of a run says where it will lie, in the words it is given."""
    badges = Badges(
        store, queue=queue, now=clock, place_text=lambda place: f"{place.tray} {place.number}"
    )
    badges.choose_printer(ONE)
    run_of(badges, store, clock, "1")
    badges.start()
    assert queue.orders[0].place == "A-C 1"
