"""The shape of a desk's database, changed here and nowhere else.

The journal (`record`) is the truth. Every other table but this desk's own (`OWN_TABLES`) is folded
from it and can be made anew.
"""

import contextlib
import secrets
from collections.abc import Collection, Iterator

from sqlite_utils import Database, Migrations

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import SOURCE as WALK_INS
from kiosk.store.found_by import index_again

migrations = Migrations("accueil")
OWN_TABLES = frozenset(
    {"record", "desk", "at_printer", migrations.migrations_table}
    | {"own_record", "published", "segment", "reached", "seen", "heard"}
)
"""What is not folded from the journal."""


def migrate(database: Database, folder: str) -> None:
    """Bring the tables to this version's shape; refuse a database of a later version.

    What cannot be used is closed.
    """
    refuse_newer(database, folder)
    with _closed_when_refused(database):
        migrations.apply(database)


def refuse_newer(database: Database, folder: str) -> None:
    """Refuse a database of a later version: it is closed, and nothing is written.

    Raises:
        Trouble: it is one (DATA_NEWER).
    """
    ours = {each.name for each in migrations._migrations}  # noqa: SLF001 - its public ways all ask a database
    with _closed_when_refused(database):
        there = {migration.name for migration in migrations.applied(database)}
        if there - ours:
            raise Trouble(TroubleKind.DATA_NEWER, path=folder)


def is_pending(database: Database) -> bool:
    """Say whether the tables still have an earlier version's shape."""
    return bool(migrations.pending(database))


@contextlib.contextmanager
def _closed_when_refused(database: Database) -> Iterator[None]:
    try:
        yield
    except BaseException:
        database.close()
        raise


def clear_tables(database: Database, *, but: Collection[str]) -> None:
    """Empty every table *but* these, inside the caller's transaction."""
    tables = database.execute(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' "
        "AND type IN ('table', 'virtual') AND name NOT LIKE 'sqlite!_%' ESCAPE '!'"
    ).fetchall()
    for (table,) in tables:
        if table not in but:
            database.execute(f'DELETE FROM "{table}"')  # noqa: S608 - the schema's own names


@migrations()
def m001_desk_and_journal(database: Database) -> None:
    """Keep the desk's own settings, and the journal."""
    database.table("desk").create({"name": str, "value": str}, pk="name", strict=True)
    database.table("record").create(
        {
            "id": str,
            "desk": str,
            "epoch": int,
            "seq": int,
            "clock": int,
            "at": int,
            "operator": str,
            "kind": str,
            "v": int,
            "after": str,
            "body": str,
            "personal": str,
        },
        pk="id",
        not_null={
            "desk",
            "epoch",
            "seq",
            "clock",
            "at",
            "operator",
            "kind",
            "v",
            "body",
            "personal",
        },
        strict=True,
    )
    database.table("record").create_index(["desk", "epoch", "seq"])
    database.table("record").create_index(["clock"])


@migrations()
def m002_roster(database: Database) -> None:
    """Fold the programme and the lists into what a desk looks up."""
    database.table("fact").create({"name": str, "value": str}, pk="name", strict=True)
    database.table("source").create(
        {"name": str, "version": str, "columns": str, "file": str, "loaded": int, "record": str},
        pk="name",
        strict=True,
    )
    database.table("registrant").create(
        {
            "number": int,
            "id": str,
            "source": str,
            "line": int,
            "withdrawn": int,
            "expected": int,
            "sort_name": str,
            "cells": str,
        },
        pk="number",
        strict=True,
    )
    database.table("registrant").create_index(["id"], unique=True)
    database.table("registrant").create_index(["sort_name"])
    for statement in (
        """CREATE TABLE code (
            text TEXT NOT NULL, registrant INTEGER NOT NULL, kind TEXT NOT NULL,
            voided INTEGER NOT NULL, PRIMARY KEY (text, registrant)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX code_of_registrant ON code (registrant)",
        """CREATE TABLE booking (
            session TEXT NOT NULL, registrant TEXT NOT NULL,
            PRIMARY KEY (session, registrant)) STRICT, WITHOUT ROWID""",
        """CREATE VIRTUAL TABLE registrant_words USING fts5 (
            name, other, content='', contentless_delete=1,
            prefix='2', detail=column, tokenize='ascii')""",
    ):
        database.execute(statement)


@migrations()
def m003_attendance(database: Database) -> None:
    """Fold the movements of each person into their stays, and these into counts."""
    for statement in (
        """CREATE TABLE movement (
            record TEXT NOT NULL PRIMARY KEY, registrant TEXT NOT NULL, session TEXT NOT NULL,
            entering INTEGER, clock INTEGER NOT NULL, at INTEGER NOT NULL,
            desk TEXT NOT NULL, after TEXT) STRICT, WITHOUT ROWID""",
        "CREATE INDEX movement_of_person ON movement (registrant, session, clock)",
        """CREATE TABLE undone (
            record TEXT NOT NULL PRIMARY KEY, undo TEXT NOT NULL) STRICT, WITHOUT ROWID""",
        """CREATE TABLE stay (
            registrant TEXT NOT NULL, entered INTEGER NOT NULL, record TEXT NOT NULL,
            session TEXT NOT NULL, "left" INTEGER, desk TEXT NOT NULL,
            PRIMARY KEY (registrant, entered, record)) STRICT, WITHOUT ROWID""",
        'CREATE INDEX stay_open ON stay (session) WHERE "left" IS NULL',
        """CREATE TABLE tally (
            session TEXT NOT NULL PRIMARY KEY, attended INTEGER NOT NULL, present INTEGER NOT NULL
            ) STRICT, WITHOUT ROWID""",
    ):
        database.execute(statement)


@migrations()
def m004_print_jobs(database: Database) -> None:
    """Fold the badges asked for on any desk; keep apart which of this desk's is at its printer."""
    database.table("print_job").create(
        {
            "id": str,
            "number": int,
            "registrant": str,
            "code": str,
            "layout": str,
            "printer": str,
            "state": str,
            "trouble": str,
            "facts": str,
            "asked": int,
            "desk": str,
            "queued": int,
        },
        pk="id",
        strict=True,
    )
    database.table("print_job").create_index(["registrant"])
    database.table("print_job").create_index(["desk", "state"])
    database.table("at_printer").create({"job": str}, pk="job", strict=True)


@migrations()
def m005_name_words(database: Database) -> None:
    """Keep each word of the names once, to find what a misspelt one may mean; index joined names."""
    database.execute(
        """CREATE TABLE name_word (
            number INTEGER PRIMARY KEY, word TEXT NOT NULL UNIQUE, sound TEXT NOT NULL) STRICT"""
    )
    database.execute("CREATE INDEX name_word_by_sound ON name_word (sound)")
    index_again(database.conn)


@migrations()
def m006_merging(database: Database) -> None:
    """Keep which registrants of different lists are one person."""
    database.execute(
        """CREATE TABLE merging (
            merged TEXT NOT NULL PRIMARY KEY, kept TEXT NOT NULL, record TEXT NOT NULL
            ) STRICT, WITHOUT ROWID"""
    )


@migrations()
def m007_people(database: Database) -> None:
    """Keep what desks did to people, each with its record, so that an undo can take it back."""
    for statement in (
        """CREATE TABLE merge (
            record TEXT NOT NULL, registrant TEXT NOT NULL, kept TEXT NOT NULL,
            PRIMARY KEY (record, registrant)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX merge_of_registrant ON merge (registrant)",
        "CREATE INDEX merge_into ON merge (kept)",
        """CREATE TABLE one_person (
            registrant TEXT NOT NULL PRIMARY KEY, kept TEXT NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX one_person_kept ON one_person (kept)",
        "INSERT INTO merge SELECT record, merged, kept FROM merging",
        "INSERT INTO one_person SELECT merged, kept FROM merging",
        "DROP TABLE merging",
        """CREATE TABLE replacement (
            record TEXT NOT NULL PRIMARY KEY, clock INTEGER NOT NULL, "after" TEXT,
            absent TEXT NOT NULL, by TEXT NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX replacement_of ON replacement (absent)",
        "CREATE INDEX replacement_by ON replacement (by)",
        """CREATE TABLE correction (
            record TEXT NOT NULL, clock INTEGER NOT NULL, "after" TEXT, registrant TEXT NOT NULL,
            field TEXT NOT NULL, text TEXT, PRIMARY KEY (record, field)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX correction_of ON correction (registrant)",
        """CREATE TABLE handed_over (
            record TEXT NOT NULL, clock INTEGER NOT NULL, "after" TEXT, registrant TEXT NOT NULL,
            what TEXT NOT NULL, recipient TEXT NOT NULL, at INTEGER NOT NULL,
            PRIMARY KEY (record, registrant)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX handed_over_for ON handed_over (registrant)",
        """CREATE TABLE touched (registrant TEXT NOT NULL PRIMARY KEY) STRICT, WITHOUT ROWID""",
        "INSERT INTO touched SELECT registrant FROM one_person UNION SELECT kept FROM one_person",
    ):
        database.execute(statement)


@migrations()
def m008_mapping(database: Database) -> None:
    """Keep what the organiser said of a list's columns, and when, for the next list."""
    for statement in (
        "ALTER TABLE source ADD COLUMN mapping TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE source ADD COLUMN clock INTEGER NOT NULL DEFAULT 0",
        """UPDATE source SET clock =
            coalesce((SELECT clock FROM record WHERE record.id = source.record), 0)""",
    ):
        database.execute(statement)


@migrations()
def m009_walk_in_status(database: Database) -> None:
    """Give whom a desk added before a status, which is empty: the last of their cells."""
    database.execute("UPDATE registrant SET cells = cells || char(9) WHERE source = ?", (WALK_INS,))


@migrations()
def m010_withdrawal(database: Database) -> None:
    """Keep whom a desk added by mistake and took off again."""
    for statement in (
        """CREATE TABLE withdrawal (
            record TEXT NOT NULL PRIMARY KEY, clock INTEGER NOT NULL, "after" TEXT,
            registrant TEXT NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX withdrawal_of ON withdrawal (registrant)",
    ):
        database.execute(statement)


@migrations()
def m011_many_printers(database: Database) -> None:
    """Keep of a badge whose turn it is, why it is a second one, where it lies, and what it says."""
    for statement in (
        "ALTER TABLE print_job ADD COLUMN priority INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE print_job ADD COLUMN reason TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE print_job ADD COLUMN run TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE print_job ADD COLUMN tray TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE print_job ADD COLUMN place INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE print_job ADD COLUMN envelope TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE print_job ADD COLUMN text TEXT NOT NULL DEFAULT '{}'",
        "ALTER TABLE print_job ADD COLUMN addressed INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE print_job ADD COLUMN hurried INTEGER NOT NULL DEFAULT 0",
        "ALTER TABLE at_printer ADD COLUMN printer TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE at_printer ADD COLUMN text TEXT NOT NULL DEFAULT '{}'",
        "CREATE INDEX print_job_of_run ON print_job (run) WHERE run <> ''",
    ):
        database.execute(statement)


@migrations()
def m012_codes(database: Database) -> None:
    """Keep the codes that desks made, tied to people and voided, each with its record."""
    for statement in (
        """CREATE TABLE spare (
            text TEXT NOT NULL PRIMARY KEY, number INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
        """CREATE TABLE tied_code (
            record TEXT NOT NULL PRIMARY KEY, clock INTEGER NOT NULL, text TEXT NOT NULL,
            registrant TEXT NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX tied_code_by_text ON tied_code (text)",
        "CREATE INDEX tied_code_of ON tied_code (registrant)",
        """CREATE TABLE void_code (
            record TEXT NOT NULL, text TEXT NOT NULL, registrant TEXT NOT NULL,
            PRIMARY KEY (record, text)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX void_code_by_text ON void_code (text)",
    ):
        database.execute(statement)


@migrations()
def m013_exchange(database: Database) -> None:
    """Keep which records are this database's own, and what of them lies in which hub; names of desks.

    A record's number here says when it was made; no index finds it by its id, which a scan would pay
    for. *reached* is the number up to which all is published. What was said of a badge is kept word
    by word, for the words may come in any order.
    """
    for statement in (
        "CREATE TABLE own_record (number INTEGER PRIMARY KEY, record TEXT NOT NULL) STRICT",
        "INSERT INTO own_record (record) SELECT id FROM record ORDER BY rowid",
        """CREATE TABLE published (
            hub TEXT NOT NULL, record TEXT NOT NULL, path TEXT NOT NULL,
            PRIMARY KEY (hub, record)) STRICT, WITHOUT ROWID""",
        "CREATE INDEX published_in ON published (hub, path)",
        """CREATE TABLE segment (
            hub TEXT NOT NULL, path TEXT NOT NULL, size INTEGER NOT NULL,
            PRIMARY KEY (hub, path)) STRICT, WITHOUT ROWID""",
        "CREATE TABLE reached (hub TEXT NOT NULL PRIMARY KEY, number INTEGER NOT NULL) STRICT",
        """CREATE TABLE seen (
            hub TEXT NOT NULL, path TEXT NOT NULL, PRIMARY KEY (hub, path)) STRICT, WITHOUT ROWID""",
        """CREATE TABLE heard (
            desk TEXT NOT NULL PRIMARY KEY, said TEXT NOT NULL, at INTEGER NOT NULL) STRICT""",
        """CREATE TABLE desk_word (
            record TEXT NOT NULL PRIMARY KEY, clock INTEGER NOT NULL, "after" TEXT,
            desk TEXT NOT NULL, name TEXT NOT NULL) STRICT, WITHOUT ROWID""",
        """CREATE TABLE print_word (
            record TEXT NOT NULL PRIMARY KEY, job TEXT NOT NULL, clock INTEGER NOT NULL, "after" TEXT,
            asks INTEGER NOT NULL, said TEXT NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX print_word_of ON print_word (job)",
        """CREATE INDEX record_of_lists ON record (desk, epoch, seq)
            WHERE kind IN ('programme', 'load', 'rows')""",
    ):
        database.execute(statement)
    has_key = database.execute("SELECT 1 FROM desk WHERE name = 'key'").fetchone()
    if has_key:  # the event began under an earlier version, on this very desk
        for name in ("seal-key", "organiser-key"):
            database.execute("INSERT INTO desk VALUES (?, ?)", (name, secrets.token_hex(32)))


@migrations()
def m014_clashes(database: Database) -> None:
    """Keep what people have settled of what desks did apart; find by an index what that may be."""
    for statement in (
        """CREATE TABLE settled (
            record TEXT NOT NULL PRIMARY KEY, clash TEXT NOT NULL, how TEXT NOT NULL,
            kind TEXT NOT NULL, records TEXT NOT NULL, deeds TEXT NOT NULL,
            desk TEXT NOT NULL, at INTEGER NOT NULL, clock INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX movement_entry ON movement (registrant, at, session, desk) WHERE entering",
        "CREATE INDEX registrant_walk_in ON registrant (source, id) WHERE source = 'walk-in'",
        "CREATE INDEX record_walk_in ON record (kind) WHERE kind = 'walk-in'",
    ):
        database.execute(statement)


@migrations()
def m015_passing(database: Database) -> None:
    """Keep which desk asked for a badge beside the one that prints it, and what desks said of that."""
    for statement in (
        "ALTER TABLE print_job ADD COLUMN asker TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE print_job ADD COLUMN passed TEXT NOT NULL DEFAULT ''",
        "ALTER TABLE print_job ADD COLUMN wanted_back INTEGER NOT NULL DEFAULT 0",
        "UPDATE print_job SET asker = desk",
        """CREATE TABLE passing (
            record TEXT NOT NULL PRIMARY KEY, clock INTEGER NOT NULL, "after" TEXT,
            job TEXT NOT NULL, desk TEXT NOT NULL, "to" TEXT NOT NULL, printer TEXT NOT NULL,
            asks INTEGER NOT NULL) STRICT, WITHOUT ROWID""",
        "CREATE INDEX passing_of ON passing (job)",
        """CREATE INDEX print_job_out ON print_job (registrant, asker)
            WHERE state IN ('done', 'sent') AND reason = ''""",
        "CREATE INDEX print_job_passed ON print_job (asker, desk) WHERE desk <> asker",
    ):
        database.execute(statement)
