"""A pack is opened: an empty desk becomes one of the event, any other takes what is new to it."""

import hashlib
import json
import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, replace
from itertools import chain, count
from pathlib import Path, PurePath

from kiosk.controllers.packing import HUB, LAYOUT, SEALED_SINCE, sealed_since
from kiosk.core.code import has_true_tag
from kiosk.core.columns import Columns, Field, as_text, cells_of
from kiosk.core.exchange import Keys
from kiosk.core.journal import Record, RecordKind
from kiosk.core.pack import (
    OWN_LAYOUTS,
    NewerPackError,
    Opened,
    Pack,
    PackFile,
    pack_from,
)
from kiosk.core.passphrase import plain_passphrase
from kiosk.core.ports import Sync
from kiosk.core.reserved import filled
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import whole_file, writing_trouble
from kiosk.roster.files import reading
from kiosk.store.desk import DeskStore
from kiosk.store.keys import EVENT, PRIVATE, PUBLIC, SEAL

FILES_TAKEN = "pack-files"
ROWS_A_RECORD = 200
_RECORDS_AT_ONCE = 50
_LARGEST = 1 << 30
_PLAIN = re.compile(r"[^\s./\\:*?\"<>|][^/\\:*?\"<>|]*\.[A-Za-z]+")


def read_pack(path: Path, sync: Sync, passphrase: str) -> Pack:
    """Open the pack in *path*; nothing is changed by that.

    Raises:
        Trouble: it cannot be read, is no pack, or has another passphrase.
    """
    with reading(path):
        if path.stat().st_size > _LARGEST:
            raise Trouble(TroubleKind.NOT_A_PACK, path=str(path))
        data = path.read_bytes()
    try:
        return pack_from(sync.open_pack(data, plain_passphrase(passphrase)))
    except NewerPackError:
        raise Trouble(TroubleKind.DATA_NEWER, path=str(path)) from None
    except ValueError as error:
        raise Trouble(TroubleKind.NOT_A_PACK, path=str(path)) from error
    except Trouble as trouble:
        raise Trouble(trouble.kind, **{**trouble.facts, "path": str(path)}) from trouble


def take_pack(store: DeskStore, pack: Pack) -> Generator[int, None, Opened]:
    """Take what *pack* brings, all or nothing, in small steps that give the records done.

    Close the generator to take it back. It returns what has changed.

    Raises:
        Trouble: the desk has another event (OTHER_EVENT), or the disk takes no more.
    """
    head = pack.head
    is_first = store.roster.event is None
    if not is_first and store.event.id != head.event:
        raise Trouble(TroubleKind.OTHER_EVENT)
    taking = _Taking(store, pack, is_first=is_first)
    with store.transaction():
        yield from taking.take_records()
        taking.take_keys()
        if taking.takes_over:
            taking.keep_codes()
    beside = _take_files(store, head.files)
    return Opened(
        event=store.event.name,
        people=store.registrants.expected(),
        new=taking.new,
        is_organiser=store.is_organiser,
        is_first=is_first,
        takes_over=taking.takes_over,
        rekeyed=taking.is_rekeyed,
        is_outdated=taking.is_outdated,
        hub=store.setting(HUB),
        beside=beside,
    )


class _Taking:
    """One pack taken into one desk; the caller holds the transaction."""

    def __init__(self, store: DeskStore, pack: Pack, *, is_first: bool) -> None:
        self._store = store
        self._pack = pack
        self._is_first = is_first
        self._old_key = store.setting(EVENT)
        keys = pack.head.keys
        has_other = (
            not is_first and store.has_setting(SEAL) and store.setting(SEAL) != keys.seal.hex()
        )
        self.takes_over = not is_first and self._old_key != keys.event.hex()
        later = sealed_since(store) > pack.head.sealed_since
        self.is_outdated = has_other and later and not self.takes_over
        self.is_rekeyed = has_other and not later and not self.takes_over
        self.new = 0

    def take_records(self) -> Iterator[int]:
        """Keep the records, and bring the tables up to them."""
        for number, record in enumerate(self._pack.records(), 1):
            self.new += self._store.journal.keep(record) or self._completes(record)
            if number % _RECORDS_AT_ONCE == 0:
                yield number
        if self.new:
            self._store.fold_all()

    def _completes(self, record: Record) -> bool:
        """Take what an organiser's pack has of a record that was kept without; say whether it had."""
        if record.kind != RecordKind.ROWS or self._pack.head.keys.organiser_private is None:
            return False
        known = next(self._store.journal.named(record.id))
        return self._store.journal.rewrite(filled(known, record))

    def take_keys(self) -> None:
        """Go by the pack's keys, unless the desk has later ones; what was sealed before is so again."""
        store, head = self._store, self._pack.head
        if not self.is_outdated:
            store.take_keys(self._keys())
            store.keep_settings({SEALED_SINCE: str(head.sealed_since)})
        if head.hub and (self.takes_over or not store.setting(HUB)):
            store.keep_settings({HUB: head.hub})
        if head.layout and not store.has_setting(LAYOUT):
            store.keep_settings({LAYOUT: head.layout})
        if self.takes_over or self.is_rekeyed:
            store.republish()

    def _keys(self) -> Keys:
        """Give the pack's keys, with the private one where this desk has it already."""
        keys, store = self._pack.head.keys, self._store
        own = store.setting(PRIVATE)
        if keys.organiser_private is None and own and store.setting(PUBLIC) == keys.organiser.hex():
            return replace(keys, organiser_private=bytes.fromhex(own))
        return keys

    def keep_codes(self) -> None:
        """Let the codes that this desk made with a key of its own give way to the pack's."""
        codes, old = self._codes(), bytes.fromhex(self._old_key) if self._old_key else b""
        store = self._store
        for source in store.roster.versions():
            columns = store.roster.columns(source)
            place = columns.fields.get(Field.CODE)
            if place is None:
                continue
            wrong = {
                row.id: (row.line, as_text(_with(row.cells, place, codes[row.id])))
                for row in store.roster.rows(source)
                if row.id in codes and row.cells[place] != codes[row.id]
                if has_true_tag(row.cells[place], old)
            }
            store.journal.append_rows(source, _parts(wrong), load=store.roster.load_of(source))

    def _codes(self) -> dict[str, str]:
        """Give the code of each person of a list, as the pack has it."""
        loaded: dict[tuple[str, str], Columns] = {}
        codes: dict[str, str] = {}
        for record in self._pack.records():
            if record.kind == RecordKind.LOAD:
                columns = Columns.from_json(record.body["columns"])
                loaded[record.desk, record.body["source"]] = columns
            elif record.kind == RecordKind.ROWS:
                read = loaded.get((record.desk, record.body["source"]))
                if read is not None:
                    rows = record.personal["rows"].items()
                    codes |= {
                        id_: read.value(Field.CODE, cells_of(text)) for id_, (_, text) in rows
                    }
        return {id_: code for id_, code in codes.items() if code}


def _with(cells: tuple[str, ...], place: int, text: str) -> tuple[str, ...]:
    return (*cells[:place], text, *cells[place + 1 :])


def _parts(rows: dict[str, tuple[int, str]]) -> Iterator[dict[str, tuple[int, str]]]:
    ids = list(rows)
    for start in range(0, len(ids), ROWS_A_RECORD):
        yield {id_: rows[id_] for id_ in ids[start : start + ROWS_A_RECORD]}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """Where a file of a pack goes: under its own name, or beside one of this machine's own."""

    path: Path
    is_beside: bool


def _take_files(store: DeskStore, files: tuple[PackFile, ...]) -> tuple[str, ...]:
    """Put layouts and pictures among this machine's own; give the names of those that are beside one.

    One that a pack brought and nobody changed since gives way to the next pack's.
    """
    folder = store.folder / OWN_LAYOUTS
    taken: dict[str, str] = json.loads(store.setting(FILES_TAKEN, "{}"))
    renamed: dict[str, str] = {}
    beside = []
    pictures_first = sorted(files, key=lambda one: one.name.endswith(".toml"))
    for one in filter(_is_plain, pictures_first):
        data = _renamed(one, renamed)
        placed = _place_for(folder, one.name, data, taken)
        if placed.is_beside:
            renamed[one.name] = placed.path.name
            if one.name.endswith(".toml"):
                beside.append(placed.path.stem)
        _write(placed.path, data)
        taken[placed.path.name] = _hash(data)
    if files:
        store.keep_setting(FILES_TAKEN, json.dumps(taken, ensure_ascii=False))
    return tuple(beside)


def _is_plain(one: PackFile) -> bool:
    """Whether the name stays in the folder, on any system."""
    return _PLAIN.fullmatch(one.name) is not None and PurePath(one.name).name == one.name


def _renamed(one: PackFile, renamed: dict[str, str]) -> bytes:
    """Give a layout that names pictures as they are called here."""
    data = one.data
    if one.name.endswith(".toml"):
        for old, new in renamed.items():
            data = data.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return data


def _place_for(folder: Path, name: str, data: bytes, taken: dict[str, str]) -> _Placed:
    stem, _, ending = name.rpartition(".")
    marks = chain(("", " (paquet)"), (f" (paquet {number})" for number in count(2)))
    for mark in marks:
        path = folder / f"{stem}{mark}.{ending}"
        there = path.read_bytes() if path.is_file() else None
        if there is None or there == data or _hash(there) == taken.get(path.name):
            return _Placed(path=path, is_beside=bool(mark))
    raise AssertionError


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.is_file() or path.read_bytes() != data:
            with whole_file(path) as file:
                file.write(data)
    except OSError as error:
        raise writing_trouble(error, path) from error


def _hash(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
