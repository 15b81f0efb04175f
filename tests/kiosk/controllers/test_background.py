"""Work away from the screen's thread comes back to it, with its result or its fault."""

from collections.abc import Callable, Iterator
from threading import current_thread

import pytest
from pytestqt.qtbot import QtBot

from kiosk.controllers.background import Background


@pytest.fixture
def background(qtbot: QtBot) -> Iterator[Background]:
    """Give a background, closed at the end."""
    background = Background()
    yield background
    background.close()


def test_work_is_done_elsewhere_and_answered_here(background: Background, qtbot: QtBot) -> None:
    """The work has a thread of its own; what it returns is called on the caller's."""
    threads: list[str] = []
    here = current_thread().name

    def work() -> Callable[[], None]:
        threads.append(current_thread().name)
        return lambda: threads.append(current_thread().name)

    background.run(work)
    qtbot.waitUntil(lambda: len(threads) == 2)
    assert threads == ["background_0", here]


def test_one_after_the_other(background: Background, qtbot: QtBot) -> None:
    """Pieces of work are done in the order in which they were given."""
    done: list[int] = []
    for number in range(5):
        background.run(lambda number=number: lambda: done.append(number))
    qtbot.waitUntil(lambda: len(done) == 5)
    assert done == [0, 1, 2, 3, 4]


def test_a_bug_in_the_work_comes_to_light(background: Background, qtbot: QtBot) -> None:
    """A fault of the work is raised on the caller's thread, where the report of bugs sees it."""

    def work() -> Callable[[], None]:
        raise ZeroDivisionError

    with qtbot.captureExceptions() as caught:
        background.run(work)
        qtbot.waitUntil(lambda: len(caught) == 1)
    assert [kind for kind, _, _ in caught] == [ZeroDivisionError]
