"""One desk's data folder: one writer, any number of readers, settings of its own."""

import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.core.journal import RecordKind
from kiosk.core.programme import event_as_json
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import a_session, an_event, small_desk
from tests.fakes import FixedClock

MAIN = Path(__file__).parents[3] / "main.py"


def trouble_of(opening: object, folder: Path) -> TroubleKind:
    """Open a folder that cannot be opened, and give the trouble."""
    with pytest.raises(Trouble) as told:
        opening(folder, now=FixedClock())  # type: ignore[operator] # an opening of the store
    return told.value.kind


def test_two_desks_have_two_ids(tmp_path: Path, clock: FixedClock) -> None:
    """Each copy has an id of 128 random bits from its first start."""
    ids = []
    for name in ("a", "b"):
        with DeskStore.open_for_writing(tmp_path / name, now=clock) as store:
            ids.append(store.setting("id"))
    assert len(set(ids)) == 2
    assert {len(bytes.fromhex(one)) for one in ids} == {16}


def test_a_second_writer_is_refused_with_a_sentence(store: DeskStore) -> None:
    """Another process that wants to write there gets one sentence and status 1; the first goes on."""
    command = [sys.executable, str(MAIN), "undo", "--data", str(store.folder)]
    second = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert second.returncode == 1
    assert second.stderr.startswith("Accueil est déjà ouvert sur le dossier ")
    assert len(second.stderr.splitlines()) == 1
    store.keep_setting("printer", "file:///tmp/x.pdf")
    assert store.setting("printer") == "file:///tmp/x.pdf"


def test_a_second_writer_in_the_same_process(store: DeskStore) -> None:
    """A folder is one writer's, even within one process."""
    assert trouble_of(DeskStore.open_for_writing, store.folder) is TroubleKind.FOLDER_IN_USE


def test_a_closed_folder_is_free(store: DeskStore, clock: FixedClock) -> None:
    """Once a desk has closed, the next may write."""
    store.close()
    with DeskStore.open_for_writing(store.folder, now=clock) as again:
        assert again.event.id == "petit"


def test_a_failed_opening_frees_the_folder(tmp_path: Path, clock: FixedClock) -> None:
    """Damaged data keep nobody from the folder once they are put aside."""
    (tmp_path / "accueil.db").write_bytes(b"something else" * 1000)
    assert trouble_of(DeskStore.open_for_writing, tmp_path) is TroubleKind.DATA_DAMAGED
    (tmp_path / "accueil.db").unlink()
    DeskStore.open_for_writing(tmp_path, now=clock).close()


def test_readers_see_what_is_committed(store: DeskStore, clock: FixedClock) -> None:
    """A reader beside the writer is refused nothing, and sees what has been answered, no more."""
    with DeskStore.open_for_reading(store.folder, now=clock) as reader:
        with store.transaction():
            store.journal.append(
                RecordKind.CHECK_IN, {"registrant": "liste:1", "session": "ACC"}, at=1
            )
            assert reader.attendance.attended("ACC") == 0
        assert reader.attendance.attended("ACC") == 1
        assert reader.registrants.count() == 6


def test_a_reader_cannot_write(store: DeskStore, clock: FixedClock) -> None:
    """What is opened to look at changes nothing."""
    with (
        DeskStore.open_for_reading(store.folder, now=clock) as reader,
        pytest.raises(Trouble) as told,
    ):
        reader.keep_setting("printer", "x")
    assert told.value.kind is TroubleKind.FOLDER_UNWRITABLE


def test_reading_where_nothing_is(tmp_path: Path) -> None:
    """Looking into a folder that is not there says that no event is loaded, and makes no folder."""
    assert trouble_of(DeskStore.open_for_reading, tmp_path / "none") is TroubleKind.NO_EVENT
    assert not (tmp_path / "none").exists()


def test_a_file_in_the_place_of_the_folder(tmp_path: Path) -> None:
    """A file under the folder's name cannot be written into, and is left alone."""
    (tmp_path / "desk").write_text("mine")
    assert trouble_of(DeskStore.open_for_writing, tmp_path / "desk") is (
        TroubleKind.FOLDER_UNWRITABLE
    )
    assert (tmp_path / "desk").read_text() == "mine"


def test_no_event_yet(tmp_path: Path, clock: FixedClock) -> None:
    """A new desk has no event until one is loaded, and says so when asked."""
    with DeskStore.open_for_writing(tmp_path, now=clock) as store, pytest.raises(Trouble) as told:
        _ = store.event
    assert told.value.kind is TroubleKind.NO_EVENT


def test_settings(store: DeskStore) -> None:
    """A setting is what was kept last, its default before; a desk nobody heard of has no name."""
    assert store.setting("layout", "card") == "card"
    store.keep_setting("layout", "other")
    store.keep_setting("layout", "third")
    assert store.setting("layout", "card") == "third"
    assert store.desk_name(store.setting("id")) == "Bureau 1"
    assert store.desk_name("0123456789abcdef") == "Bureau sans nom"


def test_a_rolled_back_programme_is_forgotten(store: DeskStore) -> None:
    """After a load is taken back, the desk works by the programme before."""

    def load_and_fail() -> None:
        with store.transaction():
            store.journal.append(RecordKind.PROGRAMME, event_as_json(an_event(a_session("Z"))))
            assert list(store.event.by_id) == ["Z"]
            raise RuntimeError("cancelled")

    with pytest.raises(RuntimeError, match="cancelled"):
        load_and_fail()
    assert "ACC" in store.event.by_id


def test_kinds_of_tomorrow_are_kept_and_harmless(tmp_path: Path, clock: FixedClock) -> None:
    """A record of a kind this version does not know is kept whole and changes no table."""
    with small_desk(tmp_path / "desk", clock) as store:
        before = store.attendance.counts(store.event, at=1)
        with store.transaction():
            store.journal.append("headset-given", {"registrant": "liste:1"}, {"note": "n° 12"})
        last = list(store.journal.all())[-1]
        assert (last.kind, last.body, last.personal) == (
            "headset-given",
            {"registrant": "liste:1"},
            {"note": "n° 12"},
        )
        assert store.attendance.counts(store.event, at=1) == before
