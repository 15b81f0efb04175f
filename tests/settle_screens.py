"""The states of the screens about what desks did apart, for `tests.screens`."""

from collections.abc import Callable, Mapping
from contextlib import closing
from typing import TYPE_CHECKING

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.core.correction import Corrected
from kiosk.core.journal import RecordKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desks_apart import hear, listen
from tests.fakes import FakeQueue

if TYPE_CHECKING:
    from tests.screens import Stage

_TWICE = "WHQKZET75R"


def _to_settle(stage: "Stage") -> None:
    """Another desk was cut off during the rush, and is heard again."""
    store = stage.volunteer.desk.store
    folder = store.folder / "other"
    known = list(store.journal.all())
    with closing(DeskStore.open_for_writing(folder, now=stage.clock)) as other:
        hear(other, known)
        other.keep_setting("key", store.event_key().hex())
        _here(stage)
        _there(stage, other)
        listen(store, list(other.journal.all()))
    room = stage.volunteer.desk._desk
    assert room is not None
    room.take_load()
    stage.settle()


def _here(stage: "Stage") -> None:
    """Do at this desk what the other does too, or otherwise."""
    store = stage.volunteer.desk.store
    stage.morning()
    stage.scan(_TWICE)
    _deeds(store, stage.badges, stage, "Barbier", "D’ARTAGNAN")


def _there(stage: "Stage", other: DeskStore) -> None:
    """Do the same at the other desk, two minutes later."""
    stage.clock.advance(minutes=2)
    queue = FakeQueue()
    badges = Badges(other, queue=queue, now=stage.clock)
    badges.choose_printer("file:///badges.pdf")
    CheckIn(other, badges, session="ACC", now=stage.clock).scan(_TWICE)
    queue.prints()
    (code,) = other.registrants.holders(_TWICE)
    for session in ("A3", "A2"):
        stage.clock.advance(seconds=20)
        with other.transaction():
            body = {"registrant": code.registrant, "session": session}
            other.journal.append(RecordKind.CHECK_IN, body)
    _deeds(other, badges, stage, "Morel", "DARTAGNAN")


def _deeds(store: DeskStore, badges: Badges, stage: "Stage", sent: str, name: str) -> None:
    people = People(store, badges, now=stage.clock)
    (first, second) = [one for one in store.registrants.all() if one.is_expected][300:302]
    Correcting(store).correct(first.id, {Corrected.FAMILY: name})
    Replacing(store, people).replace(second.id, Details(family=sent, given="Zoé"))
    people.add(Details(family="Durand", given="Camille", organisation="Métropole de Lyon"))
    stage.clock.advance(seconds=35)


def _settle(stage: "Stage") -> None:
    _to_settle(stage)
    stage.volunteer.press("Ctrl+R")
    stage.settle()


def _settled(stage: "Stage") -> None:
    _settle(stage)
    stage.volunteer.tap("C’est la même personne")
    stage.settle()


def _nothing_to_settle(stage: "Stage") -> None:
    stage.morning()
    stage.volunteer.press("Ctrl+R")


def _admitted_elsewhere_too(stage: "Stage") -> None:
    _to_settle(stage)
    stage.clock.advance(minutes=3)
    stage.volunteer.scan(_TWICE)


SETTLE_STATES: Mapping[str, Callable[["Stage"], None]] = {
    "to-settle": _to_settle,
    "settle": _settle,
    "settled": _settled,
    "settle-nothing": _nothing_to_settle,
    "admitted-elsewhere-too": _admitted_elsewhere_too,
}
