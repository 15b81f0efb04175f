"""Desks say what they are called, and are called so everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.core.journal import RecordKind
from kiosk.store.desk import DeskStore
from tests.desk import small_desk
from tests.fakes import FixedClock
from tests.several_desks import Hub, meet, other_desk


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[DeskStore, DeskStore]]:
    """Give two desks that have never heard of each other."""
    with (
        small_desk(tmp_path / "one", clock) as one,
        other_desk(one, tmp_path / "two") as two,
    ):
        yield one, two


def said(store: DeskStore) -> list[str]:
    """Give all names a desk knows to be said, in the order of the clocks."""
    return [r.body["name"] for r in store.journal.all() if r.kind == RecordKind.DESK]


def test_a_desk_introduces_itself_once(desks: tuple[DeskStore, DeskStore]) -> None:
    """However often it joins others, its name is told once, and again when it changes."""
    one, _ = desks
    for _ in range(2):
        one.introduce()
        one.name_desk("Bureau 1")
    assert said(one) == ["Bureau 1"]
    one.name_desk("Porte A1")
    one.introduce()
    assert (said(one), one.setting("name")) == (["Bureau 1", "Porte A1"], "Porte A1")


def test_names_of_others(desks: tuple[DeskStore, DeskStore]) -> None:
    """A desk nobody has heard of has no name; of two of one name the later has a number."""
    (one, two), hub = desks, Hub()
    assert two.desk_name(one.journal.desk) == "Bureau sans nom"
    assert one.own_name == one.desk_name(one.journal.desk) == "Bureau 1"
    one.introduce()
    meet(one, two, hub=hub)
    two.introduce()
    meet(two, one, two, hub=hub)
    for store in desks:
        assert store.desk_name(one.journal.desk) == "Bureau 1"
        assert store.desk_name(two.journal.desk) == "Bureau 1 (2)"
    two.name_desk("Porte")
    meet(two, one, hub=hub)
    assert (one.desk_name(two.journal.desk), two.own_name) == ("Porte", "Porte")


def test_a_name_that_is_taken_back_by_the_disk(desks: tuple[DeskStore, DeskStore]) -> None:
    """Names are folded from the journal like everything else."""
    one, two = desks
    one.name_desk("Porte")
    meet(one, two, hub=Hub())
    two.fold_again()
    assert two.desk_name(one.journal.desk) == "Porte"
