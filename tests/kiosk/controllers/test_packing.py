"""An event leaves one desk in a pack, and arrives on another."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.controllers.correcting import Correcting
from kiosk.controllers.packing import PackWish, change_key, make_pack
from kiosk.controllers.unpacking import read_pack, take_pack
from kiosk.core.code import has_true_tag
from kiosk.core.correction import Corrected
from kiosk.core.exchange import Published
from kiosk.core.journal import line_of, record_of
from kiosk.core.pack import Opened, Packed, PackFile
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.desk import EARLY_LIST, FINAL_PROGRAMME, LATE_LIST, an_event, load, small_desk
from tests.fakes import FixedClock
from tests.fakes_sync import FakeSync

WORDS = "lampe cerise tunnel"
SYNC = FakeSync()


@pytest.fixture
def other(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk that knows nothing yet."""
    with DeskStore.open_for_writing(tmp_path / "other", now=clock) as store:
        yield store


def packed(store: DeskStore, *, is_organiser: bool = False, words: str = WORDS) -> Path:
    """Make a pack, and give its file."""
    path = store.folder.parent / "event.accueil"
    wish = PackWish(path=path, passphrase=words, is_organiser=is_organiser)
    make_pack(store, SYNC, wish, store.keys(SYNC.public_of))
    return path


def opened(store: DeskStore, path: Path, words: str = WORDS) -> Opened:
    """Open a pack, all steps of it."""
    steps = take_pack(store, read_pack(path, SYNC, words))
    while True:
        try:
            next(steps)
        except StopIteration as done:
            told: Opened = done.value
            return told


def rekeyed(store: DeskStore, clock: FixedClock) -> Path:
    """Change the key, and give the new pack."""
    path = store.folder.parent / "new.accueil"
    change_key(store, SYNC, PackWish(path=path, passphrase=WORDS), now=clock)
    return path


def lines(store: DeskStore) -> list[str]:
    """Give all records as lines."""
    return [line_of(record) for record in store.journal.all()]


def seal_of(store: DeskStore) -> bytes:
    """Give the key that seals what lies in a hub."""
    return store.keys(SYNC.public_of).seal


def trouble_of(deed: Callable[[], object]) -> TroubleKind:
    """Do what goes wrong, and give the trouble."""
    with pytest.raises(Trouble) as told:
        deed()
    return told.value.kind


def publish(store: DeskStore) -> None:
    """Take it that all this desk has done so far lies in the hub."""
    ids = tuple(
        record_of(line).id
        for out in store.exchange.outgoing("hub", limit=10_000)
        for line in out.lines
    )
    with store.transaction():
        store.exchange.keep_published("hub", Published(path="all.seg", size=1, records=ids))
    assert not is_to_publish(store)


def is_to_publish(store: DeskStore, *, at_least: int = 1) -> bool:
    """Whether something of this desk's is not in the hub."""
    return store.exchange.count_unpublished("hub") >= at_least


def test_an_empty_desk_becomes_one_of_the_event(reference: DeskStore, other: DeskStore) -> None:
    """It has the people, their bookings and codes, the keys and the hub, and an id of its own."""
    reference.keep_setting("hub", "/partage")
    own_id = other.setting("id")
    told = opened(other, packed(reference))
    assert (told.is_first, told.event, told.people) == (True, reference.event.name, 595)
    assert other.event == reference.event
    assert other.setting("id") == own_id != reference.setting("id")
    assert other.setting("hub") == told.hub == "/partage"
    assert (seal_of(other), other.event_key()) == (seal_of(reference), reference.event_key())
    (holder,) = other.registrants.holders("BMN3CSHMXA")
    assert "LEFEBVRE" in {hit.registrant.family for hit in other.registrants.find("lefevre", 9)}
    assert other.registrants.person(holder.registrant).name == "Paul MAURY"
    for session in reference.event.sessions:
        assert other.roster.booked(session.id) == reference.roster.booked(session.id)


def test_what_is_the_organisers_stays_with_them(reference: DeskStore, other: DeskStore) -> None:
    """Not an e-mail of the list leaves the organiser's desk in a desk's pack, nor the key to them."""
    emails = {one.email for one in reference.registrants.all() if one.email}
    assert len(emails) > 500
    opened(other, packed(reference))
    told = "\n".join(lines(other))
    assert [email for email in emails if email in told] == []
    assert reference.is_organiser
    assert not other.is_organiser
    assert trouble_of(lambda: packed(other, is_organiser=True)) is TroubleKind.NOT_ORGANISER


def test_an_organisers_pack_has_it_all(reference: DeskStore, other: DeskStore) -> None:
    """Every record is in it as it is; a desk that had less of them has all after it."""
    opened(other, packed(reference))
    told = opened(other, packed(reference, is_organiser=True))
    assert lines(other) == lines(reference)
    assert (other.is_organiser, told.is_first) == (True, False)
    (holder,) = other.registrants.holders("BMN3CSHMXA")
    assert other.registrants.person(holder.registrant).email
    assert opened(other, packed(reference)).changes_nothing
    assert other.is_organiser
    assert lines(other) == lines(reference)


def test_opened_twice_it_changes_nothing(store: DeskStore, other: DeskStore) -> None:
    """The second time all of it is known, and nothing is published anew."""
    path = packed(store)
    opened(other, path)
    before = lines(other)
    publish(other)
    told = opened(other, path)
    assert (told.new, told.changes_nothing) == (0, True)
    assert lines(other) == before
    assert not is_to_publish(other)


def test_a_later_pack_brings_what_is_new(store: DeskStore, other: DeskStore) -> None:
    """What was corrected after the first pack arrives with the second."""
    opened(other, packed(store))
    Correcting(store).correct("liste:1", {Corrected.FAMILY: "BYRON"})
    assert opened(other, packed(store)).new == 1
    assert other.registrants.person("liste:1").family == "BYRON"


def test_another_event_is_refused(store: DeskStore, tmp_path: Path, clock: FixedClock) -> None:
    """Two events are never mixed; the desk stays as it was."""
    with small_desk(tmp_path / "fair", clock, an_event(id="salon")) as fair:
        before = lines(fair)
        path = packed(store)
        assert trouble_of(lambda: opened(fair, path)) is TroubleKind.OTHER_EVENT
        assert lines(fair) == before


def test_a_wrong_phrase_and_a_wrong_file(store: DeskStore, other: DeskStore) -> None:
    """Each is told as what it is; a phrase copied by hand is forgiven its capitals."""
    path = packed(store)
    assert trouble_of(lambda: opened(other, path, "autre chose")) is TroubleKind.PASSPHRASE_WRONG
    assert trouble_of(lambda: opened(other, EARLY_LIST)) is TroubleKind.NOT_A_PACK
    assert trouble_of(lambda: opened(other, path.parent)) is TroubleKind.FILE_IS_FOLDER
    assert trouble_of(lambda: opened(other, path / "x")) is TroubleKind.FILE_MISSING
    assert lines(other) == []
    assert opened(other, path, " Lampe CERISE  tunnel ").is_first


def test_a_short_phrase_is_refused(store: DeskStore) -> None:
    """Nothing is written under a phrase that is soon guessed."""
    assert trouble_of(lambda: packed(store, words="court")) is TroubleKind.PASSPHRASE_SHORT
    assert list(store.folder.parent.glob("*.accueil")) == []


def test_a_desk_without_an_event_has_nothing_to_pack(other: DeskStore) -> None:
    """There are no keys yet either."""
    assert trouble_of(lambda: packed(other)) is TroubleKind.NO_KEYS


def test_a_new_key_after_a_theft(store: DeskStore, other: DeskStore, clock: FixedClock) -> None:
    """The organiser's desk goes by it at once, the other by the new pack; both publish anew."""
    first = packed(store)
    opened(other, first)
    old = seal_of(store)
    other.name_desk("Bureau 2")
    publish(store)
    publish(other)
    second = rekeyed(store, clock)
    assert seal_of(store) != old
    assert is_to_publish(store)
    told = opened(other, second)
    assert (told.rekeyed, seal_of(other)) == (True, seal_of(store))
    assert is_to_publish(other)
    assert other.event_key() == store.event_key()
    again = opened(other, first)
    assert (again.is_outdated, again.rekeyed, seal_of(other)) == (True, False, seal_of(store))


def test_only_organisers_change_the_key(
    store: DeskStore, other: DeskStore, clock: FixedClock
) -> None:
    """A desk that opened a desk's pack may not."""
    opened(other, packed(store))
    assert trouble_of(lambda: rekeyed(other, clock)) is TroubleKind.NOT_ORGANISER


def test_a_key_that_cannot_be_handed_on_is_not_changed(
    store: DeskStore, clock: FixedClock, tmp_path: Path
) -> None:
    """Where the pack cannot be written the desk keeps its key: else it would be alone."""
    old = seal_of(store)
    wish = PackWish(path=tmp_path / "nowhere" / "x.accueil", passphrase=WORDS)
    kind = trouble_of(lambda: change_key(store, SYNC, wish, now=clock))
    assert (kind, seal_of(store)) == (TroubleKind.FOLDER_MISSING, old)


def test_a_pack_that_cannot_be_taken_whole_leaves_nothing(
    store: DeskStore, other: DeskStore
) -> None:
    """Whoever stops half-way finds the desk as it was, and may begin again."""
    path = packed(store)
    steps = take_pack(other, read_pack(path, SYNC, WORDS))
    for number in range(200):
        store.keep_setting("x", str(number))
    steps.close()
    assert (lines(other), other.roster.event, other.has_keys) == ([], None, False)
    assert opened(other, path).is_first


def without_codes(folder: Path) -> Path:
    """Give the early list without its codes, so that each desk makes them."""
    head, *rows = EARLY_LIST.read_text(encoding="utf-8-sig").splitlines()
    place = head.split(";").index("Code QR")
    kept = [
        ";".join(cell for n, cell in enumerate(line.split(";")) if n != place)
        for line in (head, *rows)
    ]
    path = folder / EARLY_LIST.name
    path.write_text("\n".join(kept), encoding="utf-8")
    return path


def codes(store: DeskStore) -> dict[str, str]:
    """Give each person's code."""
    return {one.id: one.code for one in store.registrants.all()}


@pytest.mark.parametrize("is_later", [True, False])
def test_a_desk_that_loaded_the_list_by_itself(
    tmp_path: Path, other: DeskStore, clock: FixedClock, *, is_later: bool
) -> None:
    """It goes by the pack's keys and codes, keeps its records, and publishes them under the new key."""
    roster = without_codes(tmp_path)
    with DeskStore.open_for_writing(tmp_path / "first", now=clock) as first:
        stores = (first, other) if is_later else (other, first)
        for store in stores:
            load(store, FINAL_PROGRAMME, roster)
            clock.advance(minutes=5)
        assert codes(first).keys() == codes(other).keys()
        assert codes(first) != codes(other)
        own = set(lines(other))
        publish(other)
        told = opened(other, packed(first))
        assert (told.takes_over, told.is_organiser, told.people) == (True, False, 595)
        assert codes(other) == codes(first)
        assert all(has_true_tag(code, first.event_key()) for code in codes(other).values())
        assert own < set(lines(other))
        assert is_to_publish(other, at_least=len(own))
        assert other.registrants.holders(codes(first).popitem()[1])
        other.fold_again()
        assert codes(other) == codes(first)
        again = opened(other, packed(first))
        assert (again.takes_over, again.changes_nothing) == (False, True)


def test_a_desk_with_a_later_list_keeps_it(reference: DeskStore, other: DeskStore) -> None:
    """What the later list changed is not undone by an earlier pack."""
    load(other, FINAL_PROGRAMME, LATE_LIST)
    people = other.registrants.expected()
    path = packed(reference)
    assert opened(other, path).takes_over
    assert other.registrants.expected() >= people


def test_layouts_of_this_machine_come_too(store: DeskStore, other: DeskStore) -> None:
    """Layouts and pictures, and nothing else of the folder; the later pack's take the earlier's place."""
    badges = store.folder / "badges"
    badges.mkdir()
    (badges / "card.toml").write_text('image = "logo.png"', encoding="utf-8")
    (badges / "logo.png").write_bytes(b"PNG1")
    (badges / "notes.txt").write_text("x", encoding="utf-8")
    store.keep_setting("layout", "card")
    assert opened(other, packed(store)).beside == ()
    there = other.folder / "badges"
    assert sorted(path.name for path in there.iterdir()) == ["card.toml", "logo.png"]
    assert other.setting("layout") == "card"
    (badges / "logo.png").write_bytes(b"PNG2")
    assert opened(other, packed(store)).beside == ()
    assert (there / "logo.png").read_bytes() == b"PNG2"


def test_a_layout_that_was_changed_here_is_kept(store: DeskStore, other: DeskStore) -> None:
    """Both are there, the pack's with its own picture, and it is told; twice makes no third."""
    for folder, text in ((store.folder, b"P"), (other.folder, b"M")):
        (folder / "badges").mkdir()
        (folder / "badges" / "card.toml").write_bytes(b'image = "logo.png" # ' + text)
        (folder / "badges" / "logo.png").write_bytes(text)
    path = packed(store)
    assert opened(other, path).beside == ("card (paquet)",)
    assert opened(other, path).beside == ("card (paquet)",)
    there = {one.name: one.read_bytes() for one in (other.folder / "badges").iterdir()}
    assert there == {
        "card.toml": b'image = "logo.png" # M',
        "logo.png": b"M",
        "card (paquet).toml": b'image = "logo (paquet).png" # P',
        "logo (paquet).png": b"P",
    }


def test_a_name_that_leads_out_of_the_folder(store: DeskStore, other: DeskStore) -> None:
    """A pack writes into the folder of layouts and nowhere else."""
    pack = read_pack(packed(store), SYNC, WORDS)
    names = ("../x.toml", "a/b.toml", "..\\x.png", "C:x.toml", ".x.toml", "plain.toml")
    files = tuple(PackFile(name=name, data=b"x") for name in names)
    for _ in take_pack(other, replace(pack, head=replace(pack.head, files=files))):
        pass
    assert [path.name for path in other.folder.rglob("*.toml")] == ["plain.toml"]
    assert list(other.folder.parent.glob("x.*")) == []


def test_the_file_says_for_whom_it_is(store: DeskStore) -> None:
    """What was written is told."""
    path = packed(store)
    wish = PackWish(path=path, passphrase=WORDS, is_organiser=True)
    told = make_pack(store, SYNC, wish, store.keys(SYNC.public_of))
    assert told == Packed(
        file=str(path), event="Petit événement", records=len(lines(store)), is_organiser=True
    )


def test_the_programmes_own_rules_hold_on_the_desk(
    tmp_path: Path, other: DeskStore, clock: FixedClock
) -> None:
    """Who may enter the area is judged by a column, which comes along though it is marked."""
    programme = tmp_path / "programme.toml"
    text = FINAL_PROGRAMME.read_text(encoding="utf-8")
    assert 'access = { column = "Adhérent CUF", equals = "Oui" }' in text
    programme.write_text(
        f'{text}\n[columns]\n"Adhérent CUF" = "organiser"\n"Fonction" = "organiser"\n',
        encoding="utf-8",
    )
    with DeskStore.open_for_writing(tmp_path / "marked", now=clock) as store:
        load(store, programme, EARLY_LIST)
        opened(other, packed(store))
        theirs = [one.columns["Adhérent CUF"] for one in store.registrants.all()]
    people = list(other.registrants.all())
    assert [one.columns["Adhérent CUF"] for one in people] == theirs
    assert {one.function for one in people} == {""}
