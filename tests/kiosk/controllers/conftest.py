"""A desk at the welcome of the small event, with a printer that does as it is told."""

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.stale import BadgeTexts
from kiosk.store.desk import DeskStore
from tests.fakes import FakeLayouts, FakeQueue, FixedClock

PRINTER = "file:///badges.pdf"


@pytest.fixture
def queue() -> FakeQueue:
    """Give a print queue that holds each badge."""
    return FakeQueue()


@pytest.fixture
def badges(store: DeskStore, queue: FakeQueue, clock: FixedClock) -> Badges:
    """Give the badges of a desk with a printer."""
    badges = Badges(store, queue=queue, now=clock)
    badges.choose_printer(PRINTER)
    return badges


@pytest.fixture
def welcome(store: DeskStore, badges: Badges, clock: FixedClock) -> CheckIn:
    """Give the check-in of the welcome."""
    return CheckIn(store, badges, session="ACC", now=clock)


@pytest.fixture
def door(store: DeskStore, badges: Badges, clock: FixedClock) -> CheckIn:
    """Give the check-in at the door of workshop A1, with two places."""
    return CheckIn(store, badges, session="A1", now=clock)


@pytest.fixture
def reprinting(store: DeskStore, badges: Badges, clock: FixedClock) -> Reprinting:
    """Give what prints badges again."""
    texts = BadgeTexts(store, FakeLayouts())
    return Reprinting(store, badges, now=clock, texts=texts)
