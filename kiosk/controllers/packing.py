"""An event leaves for another desk: a pack is made, and after a theft the key is changed."""

import secrets
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path

from kiosk.core.columns import Columns
from kiosk.core.exchange import Keys
from kiosk.core.journal import Record, RecordKind, line_of
from kiosk.core.moment import Now, to_ms
from kiosk.core.pack import OWN_LAYOUTS, VERSION, Packed, PackFile, PackHead, packed
from kiosk.core.passphrase import LEAST_LETTERS, is_short, plain_passphrase
from kiosk.core.ports import Sync
from kiosk.core.reserved import open_to_desks, reserved_places, split_rows
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import whole_file, writing_trouble
from kiosk.roster.files import reading
from kiosk.store.desk import DeskStore
from kiosk.store.keys import KEY_BYTES

HUB, LAYOUT, SEALED_SINCE = "hub", "layout", "sealed-since"
PICTURES = frozenset({".png", ".jpg", ".jpeg", ".webp", ".bmp", ".gif"})


@dataclass(frozen=True, slots=True, kw_only=True)
class PackWish:
    """What pack is wanted: into which file, under which passphrase, for an organiser or for a desk."""

    path: Path
    passphrase: str
    is_organiser: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SealedPack:
    """A pack that is not in its file yet, and what will be told of it."""

    told: Packed
    path: Path
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """The keys after a theft; *since* (UTC, ms) makes them the later ones on every desk."""

    keys: Keys
    since: int


def make_pack(store: DeskStore, sync: Sync, wish: PackWish, keys: Keys) -> Packed:
    """Write a pack of the event, whole or not at all; *store* may be open for reading.

    Raises:
        Trouble: the passphrase is too short, the desk is no organiser's, or the file cannot be written.
    """
    return _written(seal_pack(store, sync, wish, keys, since=sealed_since(store)))


def change_key(store: DeskStore, sync: Sync, wish: PackWish, *, now: Now) -> Packed:
    """Make a new key after a theft, and a pack that carries it; this desk goes by it at once.

    Whoever has only the old key can neither read nor be read any more. If the pack cannot be written,
    nothing has changed.

    Raises:
        Trouble: as `make_pack` does; only an organiser's desk may.
    """
    key = new_key(store, sync, now=now)
    return go_by(store, key, seal_pack(store, sync, wish, key.keys, since=key.since))


def new_key(store: DeskStore, sync: Sync, *, now: Now) -> NewKey:
    """Make a new key; nobody goes by it yet.

    Raises:
        Trouble: the desk is no organiser's (NOT_ORGANISER).
    """
    keys = store.keys(sync.public_of)
    if keys.organiser_private is None:
        raise Trouble(TroubleKind.NOT_ORGANISER)
    keys = replace(keys, seal=secrets.token_bytes(KEY_BYTES))
    return NewKey(keys=keys, since=max(to_ms(now()), sealed_since(store) + 1))


def seal_pack(
    store: DeskStore, sync: Sync, wish: PackWish, keys: Keys, *, since: int
) -> SealedPack:
    """Make a pack that is sealed; *store* may be open for reading.

    Raises:
        Trouble: the passphrase is too short, or the desk is no organiser's.
    """
    if is_short(wish.passphrase):
        raise Trouble(TroubleKind.PASSPHRASE_SHORT, least=LEAST_LETTERS)
    if wish.is_organiser and keys.organiser_private is None:
        raise Trouble(TroubleKind.NOT_ORGANISER)
    given = keys if wish.is_organiser else replace(keys, organiser_private=None)
    with store.snapshot():
        head = _head(store, given, since)
        counted = _Counted(_records(store, is_organiser=wish.is_organiser))
        content = packed(head, counted)
    told = Packed(
        file=str(wish.path),
        event=head.name,
        records=counted.number,
        is_organiser=wish.is_organiser,
    )
    data = sync.seal_pack(content, plain_passphrase(wish.passphrase))
    return SealedPack(told=told, path=wish.path, data=data)


def go_by(store: DeskStore, key: NewKey, sealed: SealedPack) -> Packed:
    """Write the pack of a new key, and let the desk go by it: both, or neither.

    Raises:
        Trouble: the file cannot be written.
    """
    return _written(sealed, _going_by(store, key))


def sealed_since(store: DeskStore) -> int:
    """Give when the key was last changed (UTC, ms), 0 if it never was."""
    return int(store.setting(SEALED_SINCE, "0"))


def _written(
    sealed: SealedPack, before_it_is_there: AbstractContextManager[None] | None = None
) -> Packed:
    try:
        with whole_file(sealed.path) as file, before_it_is_there or nullcontext():
            file.write(sealed.data)
    except OSError as error:
        raise writing_trouble(error, sealed.path) from error
    return sealed.told


@contextmanager
def _going_by(store: DeskStore, key: NewKey) -> Iterator[None]:
    """Once the block is done, go by *key*, and publish under it all that was done."""
    yield
    with store.transaction():
        store.take_keys(key.keys)
        store.keep_settings({SEALED_SINCE: str(key.since)})
        store.republish()


class _Counted:
    """Lines that are counted as they are taken."""

    def __init__(self, lines: Iterator[str]) -> None:
        self._lines = lines
        self.number = 0

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            self.number += 1
            yield line


def _head(store: DeskStore, keys: Keys, since: int) -> PackHead:
    return PackHead(
        event=store.event.id,
        name=store.event.name,
        version=VERSION,
        keys=keys,
        sealed_since=since,
        hub=store.setting(HUB),
        layout=store.setting(LAYOUT),
        files=tuple(_own_layouts(store.folder / OWN_LAYOUTS)),
    )


def _own_layouts(folder: Path) -> Iterator[PackFile]:
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() in {".toml", *PICTURES} and path.is_file():
            with reading(path):
                yield PackFile(name=path.name, data=path.read_bytes())


def _records(store: DeskStore, *, is_organiser: bool) -> Iterator[str]:
    if is_organiser:
        yield from map(line_of, store.journal.all())
        return
    newest = {source: store.roster.columns(source) for source in store.roster.versions()}
    loaded: dict[tuple[str, str], Columns] = {}
    for record in store.journal.all():
        if record.kind == RecordKind.LOAD:
            columns = Columns.from_json(record.body["columns"])
            loaded[record.desk, record.body["source"]] = columns
        yield line_of(_for_a_desk(record, store, loaded, newest))


def _for_a_desk(
    record: Record,
    store: DeskStore,
    loaded: Mapping[tuple[str, str], Columns],
    newest: Mapping[str, Columns],
) -> Record:
    """Give *record* as a desk may have it: rows by the columns they came with, marked as they are now."""
    source = record.body.get("source", "") if record.kind == RecordKind.ROWS else ""
    columns = loaded.get((record.desk, source)) or newest.get(source)
    if columns is None:
        return record
    now = newest.get(source, columns)
    marks = {**columns.marks, **now.marks}
    known = frozenset(now.header)
    marks = {name: mark for name, mark in marks.items() if name not in known or name in now.marks}
    places = reserved_places(open_to_desks(replace(columns, marks=marks), store.event))
    return split_rows(record, places)[0]
