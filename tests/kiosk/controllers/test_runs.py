"""Badges before the day: asked for in batches, stopped, resumed, written into a file; nobody gets two."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.runs import BATCH, Runs, new_run, planned
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import CoverSlip, Job, JobState, Priority
from kiosk.core.run import RunWish
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, list_people
from tests.fakes import FakeExporter, FakeQueue, FixedClock

NEW = RunWish(only_new=True)
TRAYS = {
    "family": [("Bac E-P", "5 badges, n° 1 à 5", "de : ÉLU", "à : PENDING")],
    "organisation": [
        ("Bac M-V", "5 badges, n° 1 à 5", "de : Métropole d’Œuvry", "à : Ville de Vannes")
    ],
}


@pytest.fixture
def runs(store: DeskStore, badges: Badges, clock: FixedClock) -> Runs:
    """Give the runs of a desk with a printer."""
    return Runs(store, badges, now=clock)


def all_of(steps: Iterator[int]) -> list[int]:
    """Do every step."""
    return list(steps)


def everybody(store: DeskStore, runs: Runs, target: RunTarget | None = None) -> str:
    """Ask for the badges of everybody who has none, and give the run."""
    run = new_run()
    all_of(runs.order(planned(store, NEW), target or RunTarget(), only_new=True, run=run))
    return run


def states(store: DeskStore, run: str) -> list[JobState]:
    """Give the state of each job of a run."""
    return [job.state for job in store.jobs.of_run(run)]


def to_file(store: DeskStore, runs: Runs, run: str, exporter: FakeExporter) -> None:
    """Write the file of a run and keep what is in it."""
    texts = runs.pages(run).export(exporter, lambda done, total: True)
    assert texts is not None
    all_of(runs.settle(run, texts))


def test_a_run_to_the_printers(store: DeskStore, runs: Runs, queue: FakeQueue) -> None:
    """Those who should come are asked for in the order of their organisations, each with a place."""
    run = everybody(store, runs)
    jobs = store.jobs.of_run(run)
    told = [(job.place.number, job.registrant) for job in jobs if job.place is not None]
    assert told == [(1, "liste:5"), (2, "liste:4"), (3, "liste:6"), (4, "liste:2"), (5, "liste:1")]
    assert {job.priority for job in jobs} == {Priority.RUN}
    for _ in jobs:
        queue.prints()
    assert states(store, run) == [JobState.DONE] * 5
    assert [order.registrant.id for order in queue.orders] == [who for _, who in told]


def test_whoever_stands_at_the_desk_comes_first(
    store: DeskStore, runs: Runs, queue: FakeQueue, welcome: CheckIn
) -> None:
    """A person of the run who arrives gets the badge next, once, and it is not laid out again."""
    everybody(store, runs)
    welcome.scan("CODEADA1")
    queue.prints()
    assert queue.orders[1].code == "CODEADA1"
    while len(queue.orders) < 5:
        queue.prints()
    queue.prints()
    assert sorted(order.code for order in queue.orders) == sorted(
        cells[7] for which, cells in PEOPLE.items() if which != "3"
    )


def test_stopped_and_resumed(store: DeskStore, runs: Runs, queue: FakeQueue) -> None:
    """What waits is held at once, the one at the printer comes out; resumed, nobody gets two."""
    run = everybody(store, runs)
    all_of(runs.stop(run))
    queue.prints()
    assert sorted(states(store, run)) == [JobState.DONE, *[JobState.HELD] * 4]
    assert len(queue.orders) == 1
    left = runs.unfinished()
    assert left is not None
    assert (left.run, left.total, left.out, left.left) == (run, 5, 1, 4)
    all_of(runs.resume(run))
    for _ in range(4):
        queue.prints()
    assert states(store, run) == [JobState.DONE] * 5
    assert len({order.job for order in queue.orders}) == len(queue.orders) == 5
    assert runs.unfinished() is None


def test_only_those_not_yet_printed(store: DeskStore, runs: Runs, queue: FakeQueue) -> None:
    """The evening's newcomers alone; what came out, waits or is held is left out, what was dropped not."""
    run = everybody(store, runs)
    queue.prints()
    all_of(runs.stop(run))
    with pytest.raises(Trouble) as told:
        everybody(store, runs)
    assert told.value.kind is TroubleKind.RUN_EMPTY
    with store.transaction():
        list_people(
            store, {"7": ("7", "NEUF", "Nora", "Arras", "Confirmé", "", "", "CODENORA", "")}
        )
    (one,) = planned(store, NEW).badges
    assert (one.registrant.family, one.place.number, one.place.tray) == ("NEUF", 6, "A")
    all_of(runs.give_up(run))
    assert len(planned(store, NEW).badges) == 4  # one came out, one is at the printer


def test_a_badge_given_since_it_was_planned(
    store: DeskStore, runs: Runs, welcome: CheckIn, queue: FakeQueue
) -> None:
    """Whoever was let in between the plan and the order has a badge already."""
    plan = planned(store, NEW)
    welcome.scan("CODEADA1")
    queue.prints()
    run = new_run()
    all_of(runs.order(plan, RunTarget(), only_new=True, run=run))
    assert "liste:1" not in [job.registrant for job in store.jobs.of_run(run)]


def test_batches_leave_room_for_scans(
    reference: DeskStore, clock: FixedClock, queue: FakeQueue
) -> None:
    """A run of 595 is asked for in small steps, each kept before the next."""
    badges = Badges(reference, queue=queue, now=clock)
    badges.choose_printer("file:///badges.pdf")
    run = new_run()
    steps = Runs(reference, badges, now=clock).order(
        planned(reference, RunWish()), RunTarget(), run=run
    )
    assert next(steps) == BATCH
    assert len(reference.jobs.of_run(run)) == BATCH
    assert list(steps)[-1] == len(reference.jobs.of_run(run))


def test_no_such_order(store: DeskStore) -> None:
    """A column that no list has is told, with those there are."""
    with pytest.raises(Trouble) as told:
        planned(store, RunWish(order="Hôtel"))
    assert told.value.kind is TroubleKind.RUN_UNKNOWN_ORDER
    assert "Adhérent" in str(told.value.facts["known"])
    assert planned(store, RunWish(order="Adhérent")).trays == ("N-O",)


def test_who_does_not_come_any_more(
    store: DeskStore, badges: Badges, runs: Runs, queue: FakeQueue
) -> None:
    """Withdrawn or cancelled while the run goes on, their turn is passed over, and that is told."""
    told: list[Job] = []
    badges.changed.connect(told.append)
    badges.pool.hold(badges.printer)
    run = everybody(store, runs)
    with store.transaction():
        cancelled = (*PEOPLE["5"][:4], "Annulé", *PEOPLE["5"][5:])
        list_people(store, {"5": cancelled}, withdrawn=("liste:1", "liste:6"))
    badges.pool.release(badges.printer)
    queue.prints()
    queue.prints()
    assert [order.registrant.family for order in queue.orders] == ["PENDING", "HOPPER"]
    dropped = [job.registrant for job in told if job.state is JobState.DROPPED]
    assert dropped == ["liste:5", "liste:6", "liste:1"]
    count = store.runs.counts()[0]
    assert (count.run, count.left) == (run, 0)


def file_in(folder: Path, *, slips: bool = True) -> RunTarget:
    """Give a run's file."""
    return RunTarget(file=RunFile(path=folder / "badges du jour.pdf", slips=slips), layout="a6")


def test_into_a_file(store: DeskStore, runs: Runs, tmp_path: Path, queue: FakeQueue) -> None:
    """The file is written whole, then each badge is kept as out, with what it says and where it lies."""
    wish = RunWish(only_new=True, delegation=2)
    run, exporter = new_run(), FakeExporter()
    all_of(runs.order(planned(store, wish), file_in(tmp_path), run=run))
    to_file(store, runs, run, exporter)
    assert exporter.names == [
        *("Ville de Vannes", "HOPPER", "LOVELACE"),
        *("Bac M-S", "ÉLU", "PENDING", "OTSUKA"),
    ]
    slip = exporter.pages[0]
    assert isinstance(slip, CoverSlip)
    assert slip.lines == ("2 badges, n° 1 à 2", "Grace HOPPER", "Ada LOVELACE")
    assert (slip.layout, exporter.wish["path"]) == ("a6", tmp_path / "badges du jour.pdf")
    job = store.jobs.newest_of("liste:1")
    assert job is not None
    assert (job.state, job.text["name"]) == (JobState.DONE, "Ada LOVELACE")
    assert job.text["place"] == "enveloppe Ville de Vannes"
    assert queue.orders == []


def test_the_slip_of_a_large_delegation(store: DeskStore, runs: Runs, tmp_path: Path) -> None:
    """Everybody is on the slip, which lies before the badges, however many pages it takes."""
    with store.transaction():
        many = {
            f"D{n}": (f"D{n}", f"D{n:02}", "", "Dunkerque", "", "", "", f"D{n}", "")
            for n in range(14)
        }
        list_people(store, many)
    run, exporter = new_run(), FakeExporter()
    all_of(runs.order(planned(store, NEW), file_in(tmp_path), run=run))
    to_file(store, runs, run, exporter)
    assert exporter.names[:2] == ["Dunkerque", "D00"]
    first = exporter.pages[0]
    assert isinstance(first, CoverSlip)
    assert first.lines[:2] == ("14 badges, n° 1 à 14", "D00")
    assert len(first.lines) == 15


@pytest.mark.parametrize("order", ["family", "organisation"])
def test_a_slip_before_each_tray(store: DeskStore, runs: Runs, tmp_path: Path, order: str) -> None:
    """It says which tray it is, how many lie in it, and from whom to whom it goes."""
    run, exporter = new_run(), FakeExporter()
    file = RunFile(path=tmp_path / "b.pdf", slips=True, order=order)
    wish = RunWish(order=order, delegation=0)
    all_of(runs.order(planned(store, wish), RunTarget(file=file), run=run))
    to_file(store, runs, run, exporter)
    slips = [page for page in exporter.pages if isinstance(page, CoverSlip)]
    assert [(slip.title, *slip.lines) for slip in slips] == TRAYS[order]


def test_added_to_an_envelope(store: DeskStore, runs: Runs, tmp_path: Path) -> None:
    """Who joins a delegation in the evening lies in its envelope, under a slip that says so."""
    wish = RunWish(only_new=True, delegation=2)
    run = new_run()
    all_of(runs.order(planned(store, wish), file_in(tmp_path), run=run))
    to_file(store, runs, run, FakeExporter())
    with store.transaction():
        list_people(store, {"7": ("7", "NEUF", "", "VILLE DE VANNES", "", "", "", "CODENEUF", "")})
    later, exporter = new_run(), FakeExporter()
    all_of(runs.order(planned(store, wish), file_in(tmp_path), run=later))
    to_file(store, runs, later, exporter)
    slip = exporter.pages[0]
    assert isinstance(slip, CoverSlip)
    assert slip.lines[0] == "À ajouter à cette enveloppe : 1 badge, n° 6"


def test_a_crash_before_all_is_kept(store: DeskStore, runs: Runs, tmp_path: Path) -> None:
    """The file is there and the badges are not kept as out: the run is resumed, with the same numbers."""
    run = everybody(store, runs, file_in(tmp_path))
    first = FakeExporter()
    assert runs.pages(run).export(first, lambda done, total: True) is not None
    left = runs.unfinished()
    assert left is not None
    assert (left.run, left.left, left.queued) == (run, 5, False)
    again = FakeExporter()
    to_file(store, runs, left.run, again)
    assert again.pages == first.pages
    assert runs.unfinished() is None
    assert len(store.jobs.of_run(run)) == 5
    printed = [r for r in store.journal.all() if r.kind == RecordKind.PRINTED]
    assert len(printed) == 5


def test_given_up(store: DeskStore, runs: Runs, tmp_path: Path) -> None:
    """A file that is given up while it is written leaves nobody with a badge."""
    run = everybody(store, runs, file_in(tmp_path))
    assert runs.pages(run).export(FakeExporter(stops=2), lambda done, total: True) is None
    all_of(runs.give_up(run))
    assert len(planned(store, NEW).badges) == 5


def test_cancelled_between(store: DeskStore, runs: Runs, tmp_path: Path) -> None:
    """Who is cancelled after the run was asked for is not in its file, and has no badge."""
    run, exporter = everybody(store, runs, file_in(tmp_path)), FakeExporter()
    with store.transaction():
        list_people(store, {}, withdrawn=("liste:1",))
    to_file(store, runs, run, exporter)
    assert "LOVELACE" not in exporter.names
    job = store.jobs.newest_of("liste:1")
    assert job is not None
    assert job.state is JobState.DROPPED


@pytest.mark.parametrize(
    "file",
    [
        RunFile(path=Path("/tmp/badges à moi #2.pdf").absolute()),
        RunFile(
            path=Path("/tmp/b.pdf").absolute(),
            sheet="Avery L4784",
            first=4,
            shift=(0.5, -1.0),
            slips=True,
        ),
    ],
)
def test_a_file_is_kept_as_a_uri(file: RunFile) -> None:
    """What a crash leaves says how the file was to be written, whatever its name holds."""
    assert RunFile.from_uri(file.uri) == file
