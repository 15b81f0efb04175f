"""An empty desk that takes its first list looks people up afterwards as any other does."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from kiosk.controllers.roster import LoadWish, plan_load, write_load
from kiosk.store.desk import DeskStore
from tests.desk import EARLY_LIST, FINAL_PROGRAMME, load
from tests.fakes import FixedClock

WISH = LoadWish(programme=FINAL_PROGRAMME, lists=(EARLY_LIST,))


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk without an event."""
    with closing(DeskStore.open_for_writing(tmp_path / "empty", now=clock)) as store:
        yield store


def indexes(store: DeskStore) -> set[str]:
    """Give by what the table of people is looked up."""
    rows = store._database.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'index' AND tbl_name = 'registrant'"
    )
    return {name for (name,) in rows}


def pieces(store: DeskStore) -> int:
    """Give in how many pieces the word index is."""
    ((number,),) = store._database.execute(
        "SELECT count(DISTINCT segid) FROM registrant_words_idx"
    ).fetchall()
    return int(number)


def change_words(store: DeskStore, times: int) -> None:
    """Add to the word index in as many transactions."""
    for number in range(times):
        with store.transaction():
            store._database.execute(
                "INSERT INTO registrant_words (rowid, name, other) VALUES (?, 'maury', '')",
                (900_000 + number,),
            )


def test_the_first_list(empty: DeskStore) -> None:
    """People are found; the word index is one piece, and is merged as ever when it grows."""
    before = indexes(empty)
    load(empty, FINAL_PROGRAMME, EARLY_LIST)
    assert empty.registrants.find("maury", limit=1)
    assert (indexes(empty), pieces(empty)) == (before, 1)
    change_words(empty, times=40)
    assert pieces(empty) < 20


def test_the_first_list_taken_back(empty: DeskStore) -> None:
    """A first list that is stopped half-way leaves everything as it was."""
    before = indexes(empty)
    writing = write_load(plan_load(WISH, empty), empty)
    next(writing)
    assert indexes(empty) != before
    writing.close()
    assert (indexes(empty), pieces(empty)) == (before, 0)
    change_words(empty, times=40)
    assert pieces(empty) < 20


def test_the_next_list(reference: DeskStore) -> None:
    """A desk that knows people keeps its indexes while it takes another list: they are searched."""
    before = indexes(reference)
    with reference.roster.filling():
        assert indexes(reference) == before
