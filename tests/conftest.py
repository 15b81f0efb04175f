"""What every room's tests share: no screen, tests that do the same each time, desks to work at."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from PySide6.QtCore import QCoreApplication, QEvent

from kiosk.store.desk import DeskStore
from tests.desk import EARLY_LIST, FINAL_PROGRAMME, load, small_desk
from tests.fakes import FixedClock

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("house", deadline=None, derandomize=True, database=None)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def screens_taken_down() -> Iterator[None]:
    """Take down what a test left of its screens before the collector that they switched off runs again.

    In the middle of it the collector may free another Qt object, and both wait for one lock for ever.
    """
    yield
    if not gc.isenabled():
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        gc.enable()


@pytest.fixture
def clock() -> FixedClock:
    """Give the clock of the test: the morning of the reference event, half past eight."""
    return FixedClock()


@pytest.fixture
def store(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk with the small event of `tests.desk`: six people."""
    with small_desk(tmp_path / "desk", clock) as store:
        yield store


@pytest.fixture(scope="session")
def reference_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a data folder with the reference programme and its early list; only to be copied."""
    folder = tmp_path_factory.mktemp("reference") / "desk"
    with DeskStore.open_for_writing(folder, now=FixedClock()) as store:
        load(store, FINAL_PROGRAMME, EARLY_LIST)
    return folder


@pytest.fixture
def reference_copy(reference_folder: Path, tmp_path: Path) -> Callable[[str], Path]:
    """Give a function that copies the loaded reference event into a folder of this name."""
    return lambda name: shutil.copytree(reference_folder, tmp_path / name)


@pytest.fixture
def reference(reference_copy: Callable[[str], Path], clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk with the reference event and its early list: 606 people."""
    with DeskStore.open_for_writing(reference_copy("raict"), now=clock) as store:
        yield store
