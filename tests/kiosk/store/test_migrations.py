"""The shape of the database: made on a fresh folder, refused when it is of a later version."""

import contextlib
from collections.abc import Callable
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite

from kiosk.core.columns import as_text
from kiosk.core.journal import RecordKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.store.journal import Journal
from kiosk.store.migrations import migrate, migrations, refuse_newer
from kiosk.store.sqlite import open_reader, open_writer
from tests.desk import small_desk
from tests.fakes import FixedClock


def test_a_fresh_folder(tmp_path: Path, clock: FixedClock) -> None:
    """A folder that does not exist is made, with every table strict about its types."""
    folder = tmp_path / "new" / "desk"
    with DeskStore.open_for_writing(folder, now=clock) as store:
        tables = {
            name: strict
            for _, name, kind, _, _, strict in store._database.execute("PRAGMA main.table_list")
            if kind == "table" and not name.startswith(("sqlite_", "_sqlite"))
        }
        assert migrations.pending(store._database) == []
    assert {"desk", "record", "registrant", "movement", "stay", "print_job"} <= tables.keys()
    assert {name for name, strict in tables.items() if not strict} == set()


def test_opening_again_changes_nothing(store: DeskStore, clock: FixedClock) -> None:
    """A desk keeps its id, its name and its journal from one start to the next."""
    before = store.setting("id"), store.setting("name"), list(store.journal.all())
    store.close()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        assert (again.setting("id"), again.setting("name"), list(again.journal.all())) == before


@pytest.mark.parametrize("opening", [DeskStore.open_for_reading, DeskStore.open_for_writing])
def test_a_later_version(store: DeskStore, opening: object) -> None:
    """A database that a later Accueil has changed is refused, by writer and reader, and not touched."""
    with store.transaction():
        store._database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('accueil', 'm999_tomorrow', '2030-01-01')"
        )
    store.close()
    with pytest.raises(Trouble) as told:
        opening(store.folder, now=FixedClock())  # type: ignore[operator] # one of the two
    assert told.value.kind is TroubleKind.DATA_NEWER


@pytest.mark.parametrize("look", [migrate, refuse_newer])
def test_what_is_refused_is_closed(store: DeskStore, look: object) -> None:
    """A database that cannot be used is let go of, so that Windows lets somebody move its file."""
    with store.transaction():
        store._database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('accueil', 'm999_tomorrow', '2030-01-01')"
        )
    database = open_reader(store.folder)
    with pytest.raises(Trouble):
        look(database, str(store.folder))  # type: ignore[operator] # one of the two
    with pytest.raises(sqlite.ProgrammingError, match="closed"):
        database.execute("SELECT 1")


def test_a_shape_that_cannot_be_made(tmp_path: Path) -> None:
    """When a table cannot be made the database is let go of too."""
    database = open_writer(tmp_path)
    database.execute("CREATE TABLE desk (something_else)")
    with pytest.raises(Exception, match="already exists"):
        migrate(database, str(tmp_path))
    with pytest.raises(sqlite.ProgrammingError, match="closed"):
        database.execute("SELECT 1")


@pytest.mark.parametrize("opening", [DeskStore.open_for_reading, DeskStore.open_for_writing])
def test_a_folder_of_the_first_version(
    tmp_path: Path, clock: FixedClock, opening: Callable[..., DeskStore]
) -> None:
    """Who was merged and who was added then still is, whichever way the folder is first opened."""
    with small_desk(tmp_path / "new", clock) as made, made.transaction():
        made.journal.append(
            RecordKind.WALK_IN,
            {"registrant": "walk-in:X", "source": "walk-in"},
            {"rows": {"walk-in:X": [0, as_text(("CURIE", "Marie", *("",) * 6, "CODE"))]}},
        )
        made.journal.append(RecordKind.MERGE, {"merged": {"liste:1": "liste:5"}})
        records = list(made.journal.all())
    old = tmp_path / "old"
    old.mkdir()
    with contextlib.closing(open_writer(old)) as database:
        migrations.apply(database, stop_before="m007_people")
        database.execute("INSERT INTO desk VALUES ('id', 'd1'), ('name', 'B'), ('epoch', '1')")
        journal = Journal(database, desk="d1", epoch=1, now=clock, fold=lambda record: None)
        for record in records:
            journal.keep(record)
        database.conn.commit()
    with opening(old, now=clock) as store:
        assert store.roster.merged() == {"liste:1": "liste:5"}
        assert store.attendance.booked("A1") == 2
        marie = store.registrants.get("walk-in:X")
        assert marie is not None
        assert (marie.name, marie.is_expected) == ("Marie CURIE", True)


def test_a_desk_from_before_mappings(store: DeskStore, clock: FixedClock) -> None:
    """A list that an earlier version loaded was told nothing; which list is newest is known."""
    (clocked,) = store._database.execute("SELECT clock FROM source").fetchone()
    with store.transaction():
        for statement in (
            "ALTER TABLE source DROP COLUMN mapping",
            "ALTER TABLE source DROP COLUMN clock",
            "DELETE FROM _sqlite_migrations WHERE name = 'm008_mapping'",
        ):
            store._database.execute(statement)
    store.close()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        assert again.roster.sources()["liste"].mapping == {}
        assert again._database.execute("SELECT clock FROM source").fetchone() == (clocked,)
        assert clocked > 0


def test_no_second_sqlite(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, clock: FixedClock
) -> None:
    """A desk is opened without Python's own SQLite, which would drop the other one's locks."""

    def refuse(*arguments: object, **options: object) -> None:
        pytest.fail("opened with a second SQLite")

    monkeypatch.setattr("sqlite3.connect", refuse)
    with DeskStore.open_for_writing(tmp_path, now=clock):
        pass
