"""A badge that no printer can take stops no other; a printer keeps its badges however it is set."""

import contextlib
from collections.abc import Callable, Iterator

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.core.printjob import Job, JobState, Priority
from kiosk.core.trouble import BADGES_OWN, Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FakeQueue, FixedClock

ONE, TWO = "escpos+tcp://10.0.0.5:9100#Imprimante%201", "zpl+tcp://10.0.0.6:9100#Imprimante%202"
SHIFTED = "escpos+tcp://10.0.0.5:9100?shift=1,0#Imprimante%201"
SHEET = "system://Laser?sheet=dataline-57125&first=9#Laser"
LABELS = 10
CODES = ("CODEADA1", "CODEGRACE2", "CODECHLO5")
WIDE = Trouble(TroubleKind.PAGE_TOO_WIDE, printer=ONE, needs="86 mm", has="72 mm")


def scan(welcome: CheckIn, *codes: str) -> None:
    """Let people come, one after the other."""
    for code in codes:
        welcome.scan(code)


def job_of(store: DeskStore, who: str) -> Job:
    """Give the newest job of a person."""
    job = store.jobs.newest_of(f"liste:{who}")
    assert job is not None
    return job


def where(queue: FakeQueue) -> list[tuple[str, str]]:
    """Give whose badges went to which printer, in order."""
    return [(order.code, order.printer) for order in queue.orders]


@pytest.fixture
def desk_with_sheets(
    store: DeskStore, queue: FakeQueue, clock: FixedClock
) -> tuple[Badges, CheckIn]:
    """Give the badges and the welcome of a desk whose printer has two free labels on its sheet."""
    badges = Badges(store, queue=queue, now=clock, labels_on=lambda uri: LABELS)
    badges.pool.choose([SHEET])
    return badges, CheckIn(store, badges, session="ACC", now=clock)


@pytest.mark.parametrize("kind", sorted(BADGES_OWN))
def test_one_badge_stops_no_other(
    kind: TroubleKind, welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge that cannot be made is told, and the next come out; staff may have it tried again."""
    badges.pool.choose([ONE])
    scan(welcome, *CODES)
    queue.ends(JobState.FAILED, Trouble(kind), printer=ONE)
    queue.prints(ONE)
    queue.prints(ONE)
    badges.pool.look()
    assert [order.code for order in queue.orders] == list(CODES)
    assert [job.code for job in badges.waiting()] == ["CODEADA1"]
    assert badges.trouble is not None
    assert badges.trouble.kind is kind
    badges.retry()
    queue.prints(ONE)
    assert badges.trouble is None
    assert job_of(store, "1").state is JobState.DONE


def test_too_wide_for_one_may_fit_another(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """What one printer cannot take goes to the other; only what fits nowhere is told, tried once at each."""
    badges.pool.choose([ONE, TWO])
    scan(welcome, *CODES)
    queue.ends(JobState.FAILED, WIDE, printer=ONE)
    assert badges.trouble is None
    queue.prints(TWO)
    assert where(queue)[-1] == ("CODEADA1", TWO)
    queue.ends(JobState.FAILED, WIDE, printer=TWO)
    queue.prints(ONE)
    badges.pool.look()
    assert len(queue.orders) == 4
    assert job_of(store, "1").state is JobState.FAILED


def test_no_other_printer_is_well(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """A badge that waits for a printer that gets out of order is told of, and waits no more."""
    badges.pool.choose([ONE, TWO])
    scan(welcome, "CODEADA1", "CODEGRACE2")
    queue.ends(JobState.FAILED, WIDE, printer=ONE)
    assert job_of(store, "1").state is JobState.WAITING
    queue.breaks(TWO)
    queue.fails(printer=TWO)
    queue.ends(JobState.FAILED, WIDE, printer=ONE)
    assert job_of(store, "1").state is JobState.FAILED
    assert queue.at(ONE) == ["CODEGRACE2"]


def test_moved_to_where_it_did_not_fit(
    welcome: CheckIn, badges: Badges, queue: FakeQueue, store: DeskStore
) -> None:
    """Staff know better: a badge that waits for the other printer is tried again where they want it."""
    badges.pool.choose([ONE, TWO])
    scan(welcome, "CODEADA1", "CODEGRACE2")
    queue.ends(JobState.FAILED, WIDE, printer=ONE)
    badges.move(job_of(store, "1").id, ONE)
    assert queue.at(ONE) == ["CODEADA1"]


def test_an_unknown_sheet(
    welcome: CheckIn, store: DeskStore, queue: FakeQueue, clock: FixedClock
) -> None:
    """A printer whose sheet nobody knows is told of, at the start and after each look, and no more."""

    def labels_on(uri: str) -> int:
        raise Trouble(TroubleKind.SHEET_UNKNOWN, name="ma-planche", known="c32015")

    badges = Badges(store, queue=queue, now=clock, labels_on=labels_on)
    badges.pool.choose([SHEET])
    scan(CheckIn(store, badges, session="ACC", now=clock), *CODES)
    for _ in range(3):
        badges.recover()
        badges.pool.look()
        assert badges.trouble is not None
        assert badges.trouble.kind is TroubleKind.SHEET_UNKNOWN
    assert queue.orders == []


def run_at(badges: Badges, store: DeskStore, clock: FixedClock, printer: str) -> None:
    """Ask for everybody's badge in a run for one printer."""
    with store.transaction():
        for who in "125":
            person = store.registrants.person(f"liste:{who}")
            badges.order(
                person,
                code=person.code,
                at=clock(),
                printer=printer,
                priority=Priority.RUN,
                run="soir",
            )


def test_another_setting_keeps_the_run(
    badges: Badges, queue: FakeQueue, store: DeskStore, clock: FixedClock
) -> None:
    """A run for one printer stays there when that is shifted or gets another name."""
    badges.pool.choose([ONE, TWO])
    badges.pool.hold(ONE)
    run_at(badges, store, clock, ONE)
    badges.pool.replace(ONE, SHIFTED)
    badges.pool.replace(SHIFTED, SHIFTED.replace("Imprimante", "Accueil"))
    assert badges.pool.is_held(SHIFTED)
    assert queue.orders == []
    badges.pool.release(SHIFTED)
    assert [printer for _, printer in where(queue)] == [SHIFTED.replace("Imprimante", "Accueil")]


def test_set_twice_while_it_prints(welcome: CheckIn, badges: Badges, queue: FakeQueue) -> None:
    """However often a printer is set while a badge is on its way there, no second one is sent."""
    badges.pool.choose([ONE])
    scan(welcome, *CODES)
    badges.pool.replace(ONE, SHIFTED)
    badges.pool.replace(SHIFTED, SHIFTED.replace("1,0", "2,0"))
    badges.start()
    assert len(queue.orders) == 1
    queue.prints(ONE)
    assert len(queue.orders) == 2


def test_a_setting_that_ailed_it(welcome: CheckIn, badges: Badges, queue: FakeQueue) -> None:
    """A printer that is set anew is tried at once; under another name it is as it was."""
    badges.pool.choose([ONE])
    scan(welcome, *CODES)
    queue.fails(printer=ONE)
    badges.pool.replace(ONE, "escpos+tcp://10.0.0.5:9100#Porte")
    assert badges.trouble is not None
    badges.pool.replace("escpos+tcp://10.0.0.5:9100#Porte", SHIFTED)
    assert badges.trouble is None
    assert queue.at(SHIFTED) == ["CODEADA1"]


def test_one_machine_under_four_spellings(welcome: CheckIn, badges: Badges) -> None:
    """What is written another way is the same printer, and is there once; held stays held."""
    badges.pool.choose([])
    for uri in ("zpl+tcp://h:9100", "zpl+tcp://H", "zpl+tcp://h/"):
        badges.pool.add(uri)
    badges.pool.hold("zpl+tcp://h")
    badges.pool.add("zpl+tcp://h:9100?shift=1,0")
    assert badges.pool.printers == ("zpl+tcp://h:9100?shift=1,0",)
    assert badges.pool.is_held("zpl+tcp://h")


def test_held_by_an_earlier_version(badges: Badges, store: DeskStore) -> None:
    """What an earlier version kept of held printers named their settings, and is meant still."""
    badges.pool.choose([SHIFTED])
    store.keep_setting("printers-held", '["escpos+tcp://10.0.0.5:9100?shift=1,0"]')
    assert badges.pool.is_held(SHIFTED)


@pytest.mark.parametrize("end", [JobState.HELD, JobState.WAITING])
def test_a_walk_up_of_a_run_for_another_printer(
    end: JobState,
    welcome: CheckIn,
    badges: Badges,
    queue: FakeQueue,
    store: DeskStore,
    clock: FixedClock,
) -> None:
    """Who comes while their badge waits for a printer that prints nothing gets it at the one that does."""
    badges.pool.choose([ONE, TWO])
    badges.pool.hold(TWO)
    run_at(badges, store, clock, TWO)
    if end is JobState.HELD:
        badges.hold(job_of(store, "1").id)
    scan(welcome, "CODEADA1")
    assert where(queue) == [("CODEADA1", ONE)]


def test_a_used_sheet_under_another_name(
    desk_with_sheets: tuple[Badges, CheckIn], queue: FakeQueue
) -> None:
    """A half-used sheet that prints is used up, though its printer got another name meanwhile."""
    badges, welcome = desk_with_sheets
    scan(welcome, "CODEADA1", "CODEGRACE2")
    badges.pool.replace(SHEET, SHEET.replace("#Laser", "#Bureau"))
    queue.prints(SHEET)
    assert badges.pool.printers == ("system://Laser?sheet=dataline-57125#Bureau",)


def test_another_sheet_meanwhile(
    desk_with_sheets: tuple[Badges, CheckIn], queue: FakeQueue
) -> None:
    """Who says while a sheet prints that the next is half used too is believed."""
    badges, welcome = desk_with_sheets
    scan(welcome, "CODEADA1", "CODEGRACE2")
    other = SHEET.replace("first=9", "first=4")
    badges.pool.replace(SHEET, other)
    queue.prints(SHEET)
    assert badges.pool.printers == (other,)


def test_a_badge_left_out_of_its_sheet(
    desk_with_sheets: tuple[Badges, CheckIn], queue: FakeQueue
) -> None:
    """The sheet is used up by those that came out, whichever was told last."""
    badges, welcome = desk_with_sheets
    scan(welcome, "CODEADA1", "CODEGRACE2")
    first, last = list(queue.orders)
    finish(queue, first.job, JobState.DONE)
    finish(queue, last.job, JobState.FAILED, Trouble(TroubleKind.PAGE_FAILED))
    assert "first" not in badges.printer
    assert [job.code for job in badges.waiting()] == ["CODEGRACE2"]


def finish(queue: FakeQueue, job: str, state: JobState, trouble: Trouble | None = None) -> None:
    """Say what became of one badge of a sheet."""
    queue.orders.sort(key=lambda order: order.job == job)
    queue.ends(state, trouble)


def test_the_last_label_of_a_sheet(
    desk_with_sheets: tuple[Badges, CheckIn], queue: FakeQueue
) -> None:
    """With one free label left, one badge goes on the sheet, and is not printed as a page of its own."""
    badges, welcome = desk_with_sheets
    badges.pool.replace(SHEET, SHEET.replace("first=9", "first=10"))
    scan(welcome, "CODEADA1")
    assert [len(sheet) for sheet in queue.sheets] == [1]


def test_a_full_disk_when_a_sheet_is_used_up(
    desk_with_sheets: tuple[Badges, CheckIn],
    store: DeskStore,
    queue: FakeQueue,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """That the sheet is used up is kept once there is room, with what became of its badges."""
    badges, welcome = desk_with_sheets
    scan(welcome, "CODEADA1", "CODEGRACE2")
    with monkeypatch.context() as patch:
        patch.setattr(store, "transaction", full_disk)
        queue.prints(SHEET)
        assert badges.stopped is not None
    badges.retry()
    assert badges.stopped is None
    assert "first" not in badges.printer
    assert {job_of(store, who).state for who in "12"} == {JobState.DONE}


@contextlib.contextmanager
def full_disk() -> Iterator[None]:
    """Keep nothing."""
    raise Trouble(TroubleKind.DISK_FULL, path="x")
    yield


def test_what_waits_elsewhere_is_not_looked_at(
    badges: Badges,
    queue: FakeQueue,
    store: DeskStore,
    clock: FixedClock,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Badges that wait for another printer cost a scan nothing: they are not read."""
    badges.pool.choose([ONE, TWO])
    badges.pool.hold(TWO)
    run_at(badges, store, clock, TWO)
    seen: list[Job] = []
    ask: Callable[..., list[Job]] = store.jobs.to_send

    def to_send(**wish: object) -> list[Job]:
        jobs = ask(**wish)
        seen.extend(jobs)
        return jobs

    monkeypatch.setattr(store.jobs, "to_send", to_send)
    badges.start()
    assert seen == []
    badges.pool.remove(TWO)
    assert [job.registrant for job in seen] == ["liste:1"]
