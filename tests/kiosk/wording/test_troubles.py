"""Each trouble has a sentence that says what it is and what to do, with the facts that the code gives."""

import string
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.cli.output import moment_from
from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.roster import LoadWish, plan_load, write_load
from kiosk.core.programme import Mistake
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.fields import recognised
from kiosk.store.desk import DeskStore
from kiosk.store.sqlite import DATABASE, faults_told
from kiosk.wording.troubles import MISTAKES, TROUBLES, trouble_text
from tests.desk import EARLY_LIST, FINAL_PROGRAMME, an_event, load
from tests.fakes import FixedClock

FACTS: dict[TroubleKind, set[str]] = {
    TroubleKind.FOLDER_IN_USE: {"path"},
    TroubleKind.FOLDER_UNWRITABLE: {"path", "detail"},
    TroubleKind.FOLDER_UNLOCKABLE: {"path", "detail"},
    TroubleKind.DATABASE_BUSY: {"path", "detail"},
    TroubleKind.DISK_FULL: {"path", "detail"},
    TroubleKind.DISK_FAILED: {"path", "detail"},
    TroubleKind.DATA_NEWER: {"path"},
    TroubleKind.DATA_DAMAGED: {"path", "detail"},
    TroubleKind.DATA_UNREADABLE: {"path", "detail"},
    TroubleKind.NO_EVENT: {"path"},
    TroubleKind.PORT_TAKEN: {"port"},
    TroubleKind.HUB_NONE: set(),
    TroubleKind.HUB_UNKNOWN: {"hub"},
    TroubleKind.HUB_MISSING: {"hub"},
    TroubleKind.HUB_UNREACHABLE: {"hub", "detail"},
    TroubleKind.HUB_SILENT: {"hub", "minutes"},
    TroubleKind.HUB_DENIED: {"hub"},
    TroubleKind.HUB_READ_ONLY: {"hub"},
    TroubleKind.HUB_FULL: {"hub"},
    TroubleKind.HUB_FAILED: {"hub", "detail"},
    TroubleKind.HUB_FILE_FOREIGN: {"path"},
    TroubleKind.HUB_FILE_DAMAGED: {"path"},
    TroubleKind.DESK_WAS_COPY: {"name", "found", "missing"},
    TroubleKind.NOT_A_PACK: {"path"},
    TroubleKind.PORT_TAKEN: {"port"},
    TroubleKind.PASSPHRASE_WRONG: set(),
    TroubleKind.PASSPHRASE_SHORT: {"least"},
    TroubleKind.NO_KEYS: set(),
    TroubleKind.OTHER_EVENT: set(),
    TroubleKind.NOT_ORGANISER: set(),
    TroubleKind.UNKNOWN_SESSION: {"session", "known"},
    TroubleKind.UNKNOWN_CODE: {"code"},
    TroubleKind.NOTHING_TO_UNDO: set(),
    TroubleKind.BAD_TIME: {"value"},
    TroubleKind.FILE_MISSING: {"path"},
    TroubleKind.FILE_IS_FOLDER: {"path"},
    TroubleKind.FILE_EMPTY: {"path"},
    TroubleKind.FILE_TOO_LARGE: {"path"},
    TroubleKind.FILE_UNREADABLE: {"path", "detail"},
    TroubleKind.READING_DENIED: {"path"},
    TroubleKind.FILE_UNWRITABLE: {"path", "detail"},
    TroubleKind.FOLDER_MISSING: {"path"},
    TroubleKind.WRITING_DENIED: {"path"},
    TroubleKind.NO_ROOM: {"path"},
    TroubleKind.NOT_A_PDF: {"path"},
    TroubleKind.FILE_PROTECTED: {"path"},
    TroubleKind.NOT_A_LIST: {"path"},
    TroubleKind.A_PROGRAMME: {"path"},
    TroubleKind.QUOTE_UNCLOSED: {"path", "line"},
    TroubleKind.NO_NAME_COLUMN: {"path", "columns"},
    TroubleKind.UNKNOWN_COLUMN: {"path", "column", "columns"},
    TroubleKind.PROGRAMME_INVALID: {"path", "mistake", "place", "key", "value", "expected"},
    TroubleKind.WITHDRAWS_MANY: {"path", "withdrawn", "known", "source"},
    TroubleKind.PLAN_OUTDATED: set(),
    TroubleKind.UNKNOWN_SOURCE: {"name", "known"},
    TroubleKind.SEVERAL_SOURCES: {"known"},
    TroubleKind.LAYOUT_INVALID: {"path", "line", "where", "expected"},
    TroubleKind.LAYOUT_CIRCLE: {"category", "layouts"},
    TroubleKind.LAYOUT_UNKNOWN: {"name", "known"},
    TroubleKind.LAYOUT_FAULTY: {"name"},
    TroubleKind.LAYOUT_OVERTAKEN: {"name"},
    TroubleKind.LAYOUT_IN_USE: {"name"},
    TroubleKind.LAYOUT_NAME_MISSING: set(),
    TroubleKind.LAYOUT_NAME_TAKEN: {"name"},
    TroubleKind.SHEET_UNKNOWN: {"name", "known"},
    TroubleKind.SHEET_TOO_SMALL: {"layout", "sheet", "needs"},
    TroubleKind.SHEET_SHORTER: {"sheet", "labels", "first"},
    TroubleKind.PRINTER_UNKNOWN: {"uri"},
    TroubleKind.PRINTER_OPTION: {"uri", "option", "expected"},
    TroubleKind.PRINTER_UNKNOWN_QUEUE: {"name", "known"},
    TroubleKind.NAME_MISSING: set(),
    TroubleKind.HAS_ARRIVED: {"name"},
    TroubleKind.ON_A_LIST: {"name"},
    TroubleKind.NO_ORGANISATION: {"name"},
    TroubleKind.SAME_PERSON: {"name"},
    TroubleKind.ALREADY_REPLACED: {"name", "by"},
    TroubleKind.CANCELLED_ALREADY: {"name"},
    TroubleKind.NOT_REPLACED: {"name"},
    TroubleKind.NOT_MERGED: {"name"},
    TroubleKind.ORGANISATION_MISSING: set(),
    TroubleKind.COLLECTOR_MISSING: set(),
    TroubleKind.NOT_A_SPARE: {"code"},
    TroubleKind.SPARE_TAKEN: {"number", "name"},
    TroubleKind.SPARE_FIRST_ADMIT: {"name"},
    TroubleKind.BADGE_DOUBTFUL: {"name"},
    TroubleKind.BADGE_REASON: {"name"},
    TroubleKind.RUN_EMPTY: set(),
    TroubleKind.RUN_NONE: set(),
    TroubleKind.RUN_DOUBLES: {"badges"},
    TroubleKind.RUN_OF_NO_FILE: {"path"},
    TroubleKind.RUN_UNKNOWN_ORDER: {"order", "known"},
    TroubleKind.NO_PRINTER: set(),
    TroubleKind.PRINTER_FAILED: {"printer", "detail"},
    TroubleKind.DRIVER_FAILED: {"printer"},
    TroubleKind.PRINTER_FORMAT: {"printer"},
    TroubleKind.PRINTER_PAPER_OUT: {"printer"},
    TroubleKind.PRINTER_COVER_OPEN: {"printer"},
    TroubleKind.PRINTER_PAUSED: {"printer"},
    TroubleKind.PRINTER_JAMMED: {"printer"},
    TroubleKind.PRINTER_INK_OUT: {"printer"},
    TroubleKind.PRINTER_UNREACHABLE: {"printer"},
    TroubleKind.PRINTER_SILENT: {"printer"},
    TroubleKind.PRINTER_MUTE: {"printer"},
    TroubleKind.PRINTER_HOT: {"printer"},
    TroubleKind.PRINTER_WRONG_MEDIA: {"printer", "needs", "has"},
    TroubleKind.PRINTER_DENIED: {"printer"},
    TroubleKind.PRINTER_DESK_SILENT: {"printer", "desk", "minutes"},
    TroubleKind.PRINTER_DESK_UNHEARD: {"printer", "desk"},
    TroubleKind.PRINTER_DESK_WITHOUT: {"printer", "desk"},
    TroubleKind.PRINTER_HELD: {"printer"},
    TroubleKind.PRINTER_SHARED: {"printer", "desk"},
    TroubleKind.PASSED_ALREADY: {"desk"},
    TroubleKind.BADGE_ELSEWHERE: {"name", "desk"},
    TroubleKind.USB_LIBRARY_MISSING: {"printer"},
    TroubleKind.PAGE_FAILED: set(),
    TroubleKind.PAGE_TOO_WIDE: {"printer", "needs", "has"},
    TroubleKind.QR_TOO_SMALL: {"layout", "needs"},
}
"""What each is raised with; `test_the_facts_that_are_given` provokes those it can."""


def placeholders(sentence: str) -> set[str]:
    """Give the names in a sentence that facts fill."""
    return {name for _, name, _, _ in string.Formatter().parse(sentence) if name}


@pytest.mark.parametrize("kind", TroubleKind)
def test_each_trouble_has_a_sentence(kind: TroubleKind) -> None:
    """Every kind is worded, in one line, with nothing left to fill in once its facts are given."""
    facts = dict.fromkeys(FACTS[kind], "x")
    if "mistake" in facts:
        facts["mistake"] = Mistake.EMPTY
    text = trouble_text(Trouble(kind, **facts))
    assert ". " in f"{text} "
    assert "{" not in text
    assert len(text.splitlines()) == 1
    assert placeholders(TROUBLES[kind]) <= FACTS[kind]


@pytest.mark.parametrize("mistake", Mistake)
def test_each_mistake_in_a_programme_has_a_sentence(mistake: Mistake) -> None:
    """Every mistake is worded in one line that says what to do, for nothing else."""
    facts = dict.fromkeys(FACTS[TroubleKind.PROGRAMME_INVALID], "x") | {"mistake": mistake}
    text = trouble_text(Trouble(TroubleKind.PROGRAMME_INVALID, **facts))
    assert "{" not in text
    assert len(text.splitlines()) == 1
    assert "Attendu" not in text
    assert set(MISTAKES) == set(Mistake)


def test_the_systems_own_words_are_in_no_sentence() -> None:
    """What the system says of a file or a disk, in English, is for the log alone."""
    own = {kind for kind, sentence in TROUBLES.items() if "detail" in placeholders(sentence)}
    assert own == {TroubleKind.PRINTER_FAILED}


def test_a_desk_without_printers() -> None:
    """Where nothing is known, that is said too."""
    trouble = Trouble(TroubleKind.PRINTER_UNKNOWN_QUEUE, name="Nope", known="")
    assert "« Nope ». Imprimantes connues : aucune." in trouble_text(trouble)


def test_nothing_is_worded_that_cannot_happen() -> None:
    """There is a sentence for each kind and for nothing else."""
    assert set(TROUBLES) == set(TroubleKind) == set(FACTS)


Provocation = Callable[[DeskStore, Path], object]


def scan_elsewhere(store: DeskStore, path: Path) -> CheckIn:
    """Open a desk on a session that is none."""
    badges = Badges(store, queue=None, now=FixedClock())
    return CheckIn(store, badges, session="A9", now=FixedClock())


def desk(store: DeskStore) -> CheckIn:
    """Give the desk of the welcome."""
    return CheckIn(
        store, Badges(store, queue=None, now=FixedClock()), session="ACC", now=FixedClock()
    )


def written(path: Path, content: bytes) -> Path:
    """Write a file."""
    path.write_bytes(content)
    return path


def fill_the_disk(store: DeskStore, path: Path) -> None:
    """Let the database grow no more, and write."""
    (pages,) = store._database.execute("PRAGMA page_count").fetchone()
    store._database.execute(f"PRAGMA max_page_count = {pages}")
    with store.transaction():
        store.journal.append("odd", {}, {"text": "x" * 50_000})


def break_the_disk(store: DeskStore, path: Path) -> None:
    """Meet the error that SQLite gives when the disk does not answer."""
    import sqlcipher3.dbapi2 as sqlite

    with faults_told(path):
        raise sqlite.OperationalError("disk I/O error")


def open_newer(store: DeskStore, path: Path) -> None:
    """Open the data of a later version."""
    with store.transaction():
        store._database.execute(
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at) "
            "VALUES ('accueil', 'm999', '2030')"
        )
    DeskStore.open_for_reading(store.folder, now=FixedClock())


def write_what_is_outdated(store: DeskStore, path: Path) -> None:
    """Work a load out, load something else, and write it."""
    plan = plan_load(LoadWish(programme=None, lists=(EARLY_LIST,)), store)
    load(store, FINAL_PROGRAMME, EARLY_LIST)
    for _ in write_load(plan, store):
        pass


PROVOCATIONS: dict[TroubleKind, Provocation] = {
    TroubleKind.FOLDER_IN_USE: lambda store, path: DeskStore.open_for_writing(
        store.folder, now=FixedClock()
    ),
    TroubleKind.FOLDER_UNWRITABLE: lambda store, path: DeskStore.open_for_writing(
        written(path / "file", b"") / "desk", now=FixedClock()
    ),
    TroubleKind.DISK_FULL: fill_the_disk,
    TroubleKind.DISK_FAILED: break_the_disk,
    TroubleKind.DATA_NEWER: open_newer,
    TroubleKind.DATA_DAMAGED: lambda store, path: DeskStore.open_for_reading(
        written(path / DATABASE, b"no database" * 1000).parent, now=FixedClock()
    ),
    TroubleKind.NO_EVENT: lambda store, path: DeskStore.open_for_reading(path, now=FixedClock()),
    TroubleKind.UNKNOWN_SESSION: scan_elsewhere,
    TroubleKind.UNKNOWN_CODE: lambda store, path: desk(store).admit("nobody"),
    TroubleKind.NOTHING_TO_UNDO: lambda store, path: desk(store).undo(),
    TroubleKind.BAD_TIME: lambda store, path: moment_from("9h"),
    TroubleKind.FILE_MISSING: lambda store, path: load(store, FINAL_PROGRAMME, path / "none.csv"),
    TroubleKind.FILE_IS_FOLDER: lambda store, path: load(store, FINAL_PROGRAMME, path),
    TroubleKind.FILE_EMPTY: lambda store, path: load(
        store, FINAL_PROGRAMME, written(path / "empty.csv", b"")
    ),
    TroubleKind.NOT_A_LIST: lambda store, path: load(
        store, FINAL_PROGRAMME, written(path / "a.pdf", b"%PDF-1.7\n\x00\x01")
    ),
    TroubleKind.A_PROGRAMME: lambda store, path: load(store, FINAL_PROGRAMME, FINAL_PROGRAMME),
    TroubleKind.QUOTE_UNCLOSED: lambda store, path: load(
        store, FINAL_PROGRAMME, written(path / "a.csv", b'Nom;Code\n"A;1\n' + b"B;2\n" * 40_000)
    ),
    TroubleKind.NO_NAME_COLUMN: lambda store, path: load(
        store, FINAL_PROGRAMME, written(path / "a.csv", b"Wer;Was\nA;1\n")
    ),
    TroubleKind.UNKNOWN_COLUMN: lambda store, path: recognised(
        ("Nom",),
        an_event(),
        {"code": "Rien"},
        path="a.csv",  # type: ignore[dict-item] # a Field is a str
    ),
    TroubleKind.PROGRAMME_INVALID: lambda store, path: load(store, EARLY_LIST, EARLY_LIST),
    TroubleKind.WITHDRAWS_MANY: lambda store, path: load(
        store,
        FINAL_PROGRAMME,
        written(path / "a.csv", b"Nom;Code\nA;CODEADA1\n"),
        replaces="liste",
    ),
    TroubleKind.PLAN_OUTDATED: write_what_is_outdated,
    TroubleKind.UNKNOWN_SOURCE: lambda store, path: load(
        store, FINAL_PROGRAMME, EARLY_LIST, replaces="none"
    ),
}


@pytest.mark.parametrize("kind", PROVOCATIONS)
def test_the_facts_that_are_given(store: DeskStore, tmp_path: Path, kind: TroubleKind) -> None:
    """Provoked for good, a trouble brings what its sentence needs, and is told whole."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with pytest.raises(Trouble) as told:
        PROVOCATIONS[kind](store, folder)
    assert (told.value.kind, told.value.facts.keys()) == (kind, FACTS[kind])
    assert "{" not in trouble_text(told.value)


@pytest.mark.parametrize(
    "expected",
    ["≠ qr 1", "< 50 % (#ffcc00)", "mm", "[12, 8]", "TOML ,", 'TOML "', "∈ a, b", "h ≥ 9.5 mm"],
)
def test_what_a_layout_should_say(expected: str) -> None:
    """A mistake in a layout's file is told in a sentence, without the marks of the program."""
    facts = dict.fromkeys(FACTS[TroubleKind.LAYOUT_INVALID], "x") | {"expected": expected}
    text = trouble_text(Trouble(TroubleKind.LAYOUT_INVALID, **facts))
    assert not any(mark in text for mark in ("≠", "<", "∈", "≥", "TOML", "Attendu"))
