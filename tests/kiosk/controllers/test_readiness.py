"""Is this desk ready: what is looked at, and what is found wrong."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.people import People
from kiosk.controllers.readiness import Readiness, printers_of
from kiosk.core.layout import BandElement, Box, Layout
from kiosk.core.printjob import PrinterState
from kiosk.core.readiness import Aspect, Finding, Found, Level
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import PARIS
from tests.fakes import FixedClock
from tests.layout_rooms import FakeLayouts


def looked(
    store: DeskStore, clock: FixedClock, layouts: FakeLayouts | None = None, **options: Any
) -> dict[Aspect, Finding]:
    """Look at a desk in Paris with room on its disk, and give what was found of each aspect."""
    options = {"free": lambda folder: 9000, "here": PARIS} | options
    readiness = Readiness(store, layouts=layouts or FakeLayouts(), now=clock, **options)
    return {finding.aspect: finding for finding in readiness.findings()}


def add(store: DeskStore, clock: FixedClock, **details: str) -> None:
    """Add somebody at the desk."""
    People(store, Badges(store, queue=None, now=clock), now=clock).add(Details(**details))


def test_a_desk_that_is_ready(store: DeskStore, clock: FixedClock) -> None:
    """Everything is good, and how many people are awaited is told."""
    found = looked(store, clock)
    assert {finding.level for finding in found.values()} == {Level.GOOD}
    assert found.keys() == set(Aspect) - {Aspect.PRINTER, Aspect.HUB}
    assert found[Aspect.LIST].facts["expected"] == 5
    assert found[Aspect.LIST].facts["people"] == 6
    assert found[Aspect.DISK].facts == {"free": 9000}
    assert found[Aspect.CLOCK].facts == {"time": "2025-07-04T08:30+02:00"}


def test_a_desk_without_a_list(tmp_path: Path, clock: FixedClock) -> None:
    """Nobody is expected: that is wrong, and the clock has nothing to be compared with."""
    with DeskStore.open_for_writing(tmp_path / "new", now=clock) as store:
        found = looked(store, clock)
    assert (found[Aspect.LIST].level, found[Aspect.LIST].found) == (Level.WRONG, Found.NOBODY)
    assert Aspect.CLOCK not in found
    assert Aspect.LETTERS not in found


def test_letters_that_no_font_has(store: DeskStore, clock: FixedClock) -> None:
    """Whose badge, and which characters; what the layout does not show is not looked at."""
    add(store, clock, family="ROUX", given="Zoé 🙂", organisation="★★ Nantes")
    add(store, clock, family="ܫܠܡܐ")
    found = looked(store, clock)[Aspect.LETTERS]
    assert (found.level, found.found) == (Level.WRONG, Found.LETTERS_MISSING)
    assert [(one.name, one.characters) for one in found.people] == [
        ("Zoé 🙂 ROUX", "★🙂"),
        ("ܫܠܡܐ", "ܐܠܡܫ"),
    ]
    assert found.facts == {"people": 2, "names": "Zoé 🙂 ROUX (★ 🙂), ܫܠܡܐ (ܐ ܠ ܡ ܫ)"}
    found = looked(store, clock, FakeLayouts(shown=frozenset()))[Aspect.LETTERS]
    assert [one.characters for one in found.people] == ["🙂", "ܐܠܡܫ"]


def test_layouts_are_drawn_for_each_printer(store: DeskStore, clock: FixedClock) -> None:
    """The longest code at the printer's dots; a printer may have its own layout and dots."""
    layouts = FakeLayouts()
    looked(store, clock, layouts)
    assert layouts.drawn == [("card", "CODEGRACE2", 600)]
    layouts.drawn.clear()
    store.keep_setting("layout", "a6")
    uris = [
        "escpos+tcp://a:9100#Une",
        "escpos+tcp://b:9100",
        "zpl+tcp://c:9100?dpi=300&layout=roll",
        "brother+usb://d",
        "system://Laser?dpi=many",
    ]
    store.keep_setting("printers", json.dumps(uris))
    assert printers_of(store) == tuple(uris)
    looked(store, clock, layouts)
    assert [(name, dpi) for name, _, dpi in layouts.drawn] == [
        ("a6", 203),
        ("roll", 300),
        ("a6", 300),
        ("a6", 600),
    ]


def test_a_layout_that_is_no_good(store: DeskStore, clock: FixedClock) -> None:
    """Unknown, faulty, or with a code too small to read: it is told, and letters are looked at."""
    for layouts, trouble, expected in (
        (FakeLayouts(missing=True), TroubleKind.LAYOUT_UNKNOWN, Found.TROUBLE),
        (FakeLayouts(too_small=True), TroubleKind.QR_TOO_SMALL, Found.TROUBLE),
        (FakeLayouts(wrong=("size: 0",)), None, Found.LAYOUT_FAULTY),
    ):
        found = looked(store, clock, layouts)
        assert (found[Aspect.LAYOUT].level, found[Aspect.LAYOUT].found) == (Level.WRONG, expected)
        told = found[Aspect.LAYOUT].trouble
        assert (told.kind if told else None) == trouble
        assert found[Aspect.LETTERS].level is Level.GOOD


def findings(store: DeskStore, clock: FixedClock, layout: Layout) -> list[Finding]:
    """Give what is found of the layouts where all are like *layout*, of this machine's own."""

    class Own(FakeLayouts):
        """A room of this one layout."""

        def layout(self, name: str) -> Layout:
            """Give it under any name."""
            return replace(layout, name=name)

        def is_own(self, name: str) -> bool:
            """It always is."""
            return True

    readiness = Readiness(store, layouts=Own(), now=clock, free=lambda folder: 9000, here=PARIS)
    return [one for one in readiness.findings() if one.aspect is Aspect.LAYOUT]


@pytest.mark.parametrize(
    ("size", "uri", "is_wrong"),
    [
        ((86, 54), "escpos+tcp://a", False),
        ((90, 80), "escpos+tcp://a", True),
        ((90, 80), "escpos+tcp://a?width=640", False),
        ((86, 54), "escpos+tcp://a?width=384", True),
        ((120, 110), "zpl+tcp://a", True),
        ((120, 110), "system://Laser", False),
    ],
)
def test_a_badge_wider_than_the_printer(
    store: DeskStore, clock: FixedClock, size: tuple[float, float], uri: str, *, is_wrong: bool
) -> None:
    """A badge that a thermal printer can print neither way is wrong before the doors open."""
    store.keep_setting("printers", json.dumps([uri]))
    found = findings(store, clock, Layout(name="", width=size[0], height=size[1]))
    kinds = [one.trouble.kind for one in found if one.trouble]
    assert kinds == [TroubleKind.PAGE_TOO_WIDE] * is_wrong


def test_what_somebody_may_have_meant(store: DeskStore, clock: FixedClock) -> None:
    """No code, and categories of no list, are worth a note."""
    band = BandElement(box=Box(x=0, y=0, w=9, h=9), colour="#000000", colours={"Presse": "#000000"})
    found = findings(store, clock, Layout(name="", width=86, height=54, elements=(band,)))
    notes = {one.found: one.facts for one in found if one.level is Level.NOTE}
    assert notes[Found.LAYOUT_CATEGORIES]["categories"] == "Presse"
    assert Found.LAYOUT_WITHOUT_CODE in notes


def test_what_printers_say(store: DeskStore, clock: FixedClock) -> None:
    """Ready, low on paper, out of it; the old setting of one printer counts."""
    readiness = Readiness(store, layouts=FakeLayouts(), now=clock)
    trouble = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer="zpl+tcp://x")
    levels = [
        readiness.of_printer(PrinterState(printer="zpl+tcp://x", **state)).level
        for state in ({}, {"is_low": True}, {"trouble": trouble})
    ]
    assert levels == [Level.GOOD, Level.NOTE, Level.WRONG]
    assert readiness.without_printers().level is Level.NOTE
    assert printers_of(store) == ()
    store.keep_setting("printer", "zpl+tcp://x")
    assert printers_of(store) == ("zpl+tcp://x",)


def test_a_disk_that_is_nearly_full(store: DeskStore, clock: FixedClock) -> None:
    """Too little room is wrong, and how much there is is told."""
    found = looked(store, clock, free=lambda folder: 499)[Aspect.DISK]
    assert (found.level, found.facts) == (Level.WRONG, {"free": 499})
    assert looked(store, clock, free=lambda folder: 500)[Aspect.DISK].level is Level.GOOD


def test_a_clock_that_stands_before_the_list(store: DeskStore, clock: FixedClock) -> None:
    """A laptop whose battery was dead shows a day before the list was loaded."""
    clock.advance(hours=-24)
    found = looked(store, clock)[Aspect.CLOCK]
    assert (found.level, found.found) == (Level.WRONG, Found.CLOCK_BEHIND)
    assert found.facts["loaded"] == "2025-07-04T08:30+02:00"


@pytest.mark.parametrize(
    ("zone", "expected"),
    [("Europe/Berlin", Level.GOOD), ("Africa/Dakar", Level.NOTE), ("Asia/Tokyo", Level.NOTE)],
)
def test_a_machine_of_another_time_zone(
    store: DeskStore, clock: FixedClock, zone: str, expected: Level
) -> None:
    """A zone with the event's own time is as good; of another the desk is told both times."""
    assert looked(store, clock, here=ZoneInfo(zone))[Aspect.CLOCK].level is expected
