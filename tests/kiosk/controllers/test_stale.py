"""After the evening's list: which badges say something old, which are nobody's, and where each lies."""

from pathlib import Path

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.merging import Merging
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.runs import Runs, new_run, planned, planned_anew
from kiosk.controllers.stale import BadgeTexts
from kiosk.core.correction import Corrected
from kiosk.core.layout import Content
from kiosk.core.printjob import CoverSlip, Place, Reason
from kiosk.core.run import RunPlan, RunWish
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, list_people
from tests.fakes import FakeExporter, FakeLayouts, FakeQueue, FixedClock


@pytest.fixture
def texts(store: DeskStore, badges: Badges, clock: FixedClock, tmp_path: Path) -> BadgeTexts:
    """Give a desk whose badges were all laid out in the evening."""
    print_plan(store, badges, clock, tmp_path, planned(store, RunWish(order="family")))
    return BadgeTexts(store, FakeLayouts())


def print_plan(
    store: DeskStore,
    badges: Badges,
    clock: FixedClock,
    folder: Path,
    plan: RunPlan,
    *,
    reason: Reason | None = None,
    layout: str = "",
) -> FakeExporter:
    """Write the badges of *plan* into a file."""
    runs, run = Runs(store, badges, now=clock), new_run()
    target = RunTarget(file=RunFile(path=folder / "b.pdf"), layout=layout)
    list(runs.order(plan, target, run=run, reason=reason))
    exporter = FakeExporter()
    written = runs.pages(run).export(exporter, lambda done, total: True)
    assert written is not None
    list(runs.settle(run, written))
    clock.advance(hours=1)
    return exporter


def changed(store: DeskStore, which: str, **columns: str) -> None:
    """Let a new version of the list say something else of somebody."""
    places = {"name": 1, "organisation": 3, "status": 4, "booked": 5}
    cells = list(PEOPLE[which])
    for name, text in columns.items():
        cells[places[name]] = text
    with store.transaction():
        list_people(store, {which: tuple(cells)})


def told(texts: BadgeTexts) -> tuple[list[str], list[str]]:
    """Give whose badge is to print, and whose to take out, each with its number."""
    stale = texts.stale()
    shown = [
        [f"{one.bears.split()[-1]} {one.place.number if one.place else 0}" for one in badges]
        for badges in (stale.to_print, stale.to_take_out)
    ]
    return shown[0], shown[1]


def test_nothing_has_changed(texts: BadgeTexts) -> None:
    """Just printed, no badge is stale."""
    assert told(texts) == ([], [])


def test_a_name_is_put_right(store: DeskStore, texts: BadgeTexts) -> None:
    """A badge that bears another name than the list is to print, with what is wrong and where it lies."""
    changed(store, "1", name="LOVELASSE")
    Correcting(store).correct("liste:5", {Corrected.ORGANISATION: "Paris"})
    (first, second) = texts.stale().to_print
    assert (first.registrant.family, first.changed) == ("ÉLU", (Content.ORGANISATION,))
    assert (second.registrant.family, second.changed) == ("LOVELASSE", (Content.NAME,))
    assert [one.place.tray for one in (first, second) if one.place] == ["E-P", "E-P"]


def test_what_the_layout_does_not_show(store: DeskStore, texts: BadgeTexts) -> None:
    """Another workshop changes no badge that does not say it; it does where the badge does."""
    changed(store, "1", booked="A2")
    assert told(texts) == ([], [])
    shows = FakeLayouts(shows=frozenset({Content.PROGRAMME}))
    (one,) = BadgeTexts(store, shows).stale().to_print
    assert one.changed == (Content.PROGRAMME,)


def test_who_does_not_come_any_more(
    store: DeskStore, badges: Badges, clock: FixedClock, texts: BadgeTexts
) -> None:
    """Cancelled, withdrawn, or replaced: their badges are to take out; whoever comes has none yet."""
    changed(store, "1", status="Annulé")
    with store.transaction():
        list_people(store, {}, withdrawn=("liste:2",))
    people = People(store, badges, now=clock)
    Replacing(store, people).replace("liste:5", Details(family="VENUE"))
    assert told(texts) == ([], ["ÉLU 1", "HOPPER 2", "LOVELACE 3"])


def test_two_who_are_one(store: DeskStore, texts: BadgeTexts) -> None:
    """Of two badges of one person one is enough: the one printed first is to take out."""
    Merging(store).merge("liste:1", "liste:2")
    assert told(texts) == ([], ["HOPPER 2"])


def test_whoever_has_come_has_theirs(store: DeskStore, texts: BadgeTexts, welcome: CheckIn) -> None:
    """Nobody looks in the trays for the badge of somebody who has come."""
    welcome.scan("CODEADA1")
    changed(store, "1", name="LOVELASSE")
    assert told(texts) == ([], [])


def test_whoever_came_while_the_file_was_written(
    store: DeskStore,
    badges: Badges,
    clock: FixedClock,
    tmp_path: Path,
    welcome: CheckIn,
    queue: FakeQueue,
) -> None:
    """Given a badge at the desk meanwhile, they have one in the file too: that is to take out."""
    runs, run = Runs(store, badges, now=clock), new_run()
    target = RunTarget(file=RunFile(path=tmp_path / "b.pdf"))
    list(runs.order(planned(store, RunWish(order="family")), target, run=run))
    written = runs.pages(run).export(FakeExporter(), lambda done, total: True)
    assert written is not None
    clock.advance(seconds=1)
    welcome.scan("CODEADA1")
    queue.prints()
    list(runs.settle(run, written))
    texts = BadgeTexts(store, FakeLayouts())
    assert told(texts) == ([], ["LOVELACE 3"])
    assert [order.code for order in queue.orders] == ["CODEADA1"]
    list(runs.take_out(texts.stale().to_take_out))
    assert told(texts) == ([], [])
    assert not planned(store, RunWish(only_new=True)).badges


def test_whoever_had_theirs_and_lost_it(
    store: DeskStore,
    reprinting: Reprinting,
    clock: FixedClock,
    texts: BadgeTexts,
    welcome: CheckIn,
    queue: FakeQueue,
) -> None:
    """Of whoever came, took theirs from the tray and lost it, none lies there any more."""
    welcome.scan("CODEADA1")
    clock.advance(hours=1)
    reprinting.print_badge("liste:1", Reason.LOST)
    queue.prints()
    assert told(texts) == ([], [])


def test_printed_anew(
    store: DeskStore, badges: Badges, clock: FixedClock, tmp_path: Path, texts: BadgeTexts
) -> None:
    """Those printed anew take the places of the old ones, under a list of which to swap where."""
    changed(store, "1", name="LOVELASSE")
    anew = planned_anew(store, texts.stale().to_print)
    exporter = print_plan(store, badges, clock, tmp_path, anew, reason=Reason.CORRECTED)
    assert told(texts) == ([], [])
    job = store.jobs.newest_of("liste:1")
    assert job is not None
    assert (job.text["name"], job.reason) == ("Ada LOVELASSE", Reason.CORRECTED)
    assert job.place == Place(tray="E-P", number=3)
    slip, _ = exporter.pages
    assert isinstance(slip, CoverSlip)
    assert (slip.title, slip.lines) == (
        "Badges à échanger",
        ("bac E-P, n° 3 : Ada LOVELACE → Ada LOVELASSE",),
    )


def test_anew_on_the_same_layout(
    store: DeskStore, badges: Badges, clock: FixedClock, tmp_path: Path, texts: BadgeTexts
) -> None:
    """A badge is printed anew on the layout of the old one, unless another is asked for."""
    plan = planned(store, RunWish(order="family"))
    print_plan(store, badges, clock, tmp_path, plan, layout="a6")
    for name, layout, expected in (("LOVELASSE", "", "a6"), ("LOVE", "card", "card")):
        changed(store, "1", name=name)
        anew = planned_anew(store, texts.stale().to_print)
        print_plan(store, badges, clock, tmp_path, anew, reason=Reason.CORRECTED, layout=layout)
        job = store.jobs.newest_of("liste:1")
        assert job is not None
        assert job.layout == expected


def test_taken_out(store: DeskStore, badges: Badges, clock: FixedClock, texts: BadgeTexts) -> None:
    """What somebody has taken out of its place is told no more."""
    changed(store, "1", status="Annulé")
    list(Runs(store, badges, now=clock).take_out(texts.stale().to_take_out))
    assert told(texts) == ([], [])


def test_all_printed_once_more(
    store: DeskStore, badges: Badges, clock: FixedClock, tmp_path: Path, texts: BadgeTexts
) -> None:
    """After a second run of everybody the badges of the first are to take out, under their numbers."""
    print_plan(store, badges, clock, tmp_path, planned(store, RunWish()))
    assert len(texts.stale().to_take_out) == 5
    assert told(texts)[1][0] == "ÉLU 1"


def test_a_layout_that_is_gone(store: DeskStore, texts: BadgeTexts) -> None:
    """Of a layout nobody knows any more, everything that badges can say is compared."""

    class NoLayouts(FakeLayouts):
        def contents(self, layout: str) -> frozenset[Content]:
            raise Trouble(TroubleKind.LAYOUT_UNKNOWN, name=layout, known="")

    assert texts.stale() == BadgeTexts(store, NoLayouts()).stale()
    changed(store, "1", booked="A2")
    assert len(BadgeTexts(store, NoLayouts()).stale().to_print) == 1
