"""The secrets of an event: made with its first code, carried by a pack, in no record."""

from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.store.desk import DeskStore
from tests.desk import small_desk
from tests.fakes import FixedClock
from tests.several_desks import public_of


def test_the_first_desk_makes_all_of_them(store: DeskStore, clock: FixedClock) -> None:
    """They are made once, stay the same after a restart, and that desk is an organiser's."""
    code_key = store.event_key()
    assert (store.has_keys, store.is_organiser) == (True, True)
    keys = store.keys(public_of)
    assert keys.event == code_key
    assert keys.seal == store.seal_key()
    assert keys.organiser_private is not None
    assert keys.organiser == public_of(keys.organiser_private)
    assert len({keys.event, keys.seal, keys.organiser_private}) == 3
    assert {len(keys.event), len(keys.seal), len(keys.organiser_private)} == {32}
    store.close()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        assert again.keys(public_of) == keys


@pytest.mark.parametrize("is_organiser", [True, False])
def test_keys_of_a_pack(store: DeskStore, tmp_path: Path, is_organiser: bool) -> None:
    """Another desk has what the pack carries, and makes none of its own."""
    keys = store.keys(public_of)
    carried = keys if is_organiser else replace(keys, organiser_private=None)
    with DeskStore.open_for_writing(tmp_path / "other", now=FixedClock()) as other:
        other.event_key()  # it had begun by itself
        other.keep_keys(carried)
        assert other.keys(public_of) == carried
        assert other.is_organiser is is_organiser
        assert other.event_key() == keys.event


def test_new_keys_after_a_theft(store: DeskStore) -> None:
    """A new seal leaves the codes that were made as they are."""
    keys = store.keys(public_of)
    store.keep_keys(replace(keys, seal=bytes(32)))
    assert (store.seal_key(), store.event_key()) == (bytes(32), keys.event)


def test_a_desk_of_an_earlier_version(tmp_path: Path, clock: FixedClock) -> None:
    """An event that began before desks exchanged anything keeps its key and gets the others."""
    with small_desk(tmp_path / "desk", clock) as store:
        key = store.event_key()
        with store.transaction():
            for statement in (
                "DELETE FROM desk WHERE name IN ('seal-key', 'organiser-key')",
                "DELETE FROM _sqlite_migrations WHERE name = 'm013_exchange'",
                *(f"DROP TABLE {name}" for name in ("own_record", "published", "segment")),
                *(f"DROP TABLE {name}" for name in ("reached", "seen", "heard", "print_word")),
                "DROP TABLE desk_word",
                "DROP INDEX record_of_lists",
            ):
                store._database.execute(statement)
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        keys = again.keys(public_of)
        assert keys.event == key
        assert again.is_organiser
        assert keys.seal not in {key, b""}
        assert again.exchange.count_unpublished("hub") == len(list(again.journal.all()))
        assert again.registrants.count() == 6
