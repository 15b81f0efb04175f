"""A list as a table, whatever file it came in: a header, then rows of clean text."""

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster import delimited, workbook
from kiosk.roster.encoding import survey
from kiosk.roster.files import Shape, Told, refuse_programme, shape_of, size_of, version_of
from kiosk.roster.guard import may_be_guarded, unguarded
from kiosk.roster.heading import ROWS_SEEN, heading_place

Line = tuple[int, tuple[str, ...]]
"""A row's line in the file (the header is usually on 1) and its cells."""

_KEPT_TEXTS = 65536
_MARKS = "\ufeff\u200b"


def unheard(_: int) -> None:
    """Tell nobody how far a reader is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A list that can be read: its *size* is in the units that `rows` tells (bytes or rows).

    *above* counts the rows that hold anything and stand above the header.
    """

    path: str
    version: str
    header: tuple[str, ...]
    above: int
    size: int
    read: Callable[[Told], Iterator[tuple[int, list[str]]]]

    def rows(self, told: Told = unheard) -> Iterator[Line]:
        """Give the rows below the header that hold anything, with at least a cell for each column.

        A row has more cells than the header only where the further ones hold text.
        """
        cleaned = _Cleaner()
        width = len(self.header)
        passed = self.above + 1
        for line, raw in self.read(told):
            cells = cleaned(raw)
            if not any(cells):
                continue
            if passed:
                passed -= 1
            else:
                yield (line, cells) if len(cells) == width else (line, _fitted(cells, width))


def open_table(path: Path, told: Told = unheard) -> Table:
    """Open a list; nothing of it is kept in memory (of a workbook, one sheet is).

    Raises:
        Trouble: it cannot be read, or it is no list.
    """
    size = size_of(path)
    if shape_of(path) is Shape.WORKBOOK:
        return _from_workbook(path, told)
    refuse_programme(path)
    found = survey(path, told)
    delimiter = delimited.delimiter_of(path, found.encoding)

    def read(told: Told) -> Iterator[tuple[int, list[str]]]:
        return delimited.rows_of(path, found.encoding, delimiter, told)

    above, named = _heading(read)
    while named and not clean(named[-1]):
        named.pop()
    return _checked(
        path=path, version=found.version, above=above, named=named, size=size, read=read
    )


def clean(raw: str) -> str:
    """Take away what stands around a cell's text, and write letters with accents in one way.

    A tab in a cell becomes a space: between cells it is what parts them where rows are kept. The
    apostrophe that tools put before ``=+-@``, lest a spreadsheet compute them, is no part of a text.
    """
    text = raw.strip()
    if not text.isascii():
        text = unicodedata.normalize("NFC", _bare(text))
    text = unguarded(text)
    text = text.replace("\t", " ") if "\t" in text else text
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _bare(text: str) -> str:
    """Take away spaces and invisible marks, however they are mixed."""
    while (bare := text.strip(_MARKS).strip()) != text:
        text = bare
    return text


def _from_workbook(path: Path, told: Told) -> Table:
    sheet = workbook.first_sheet(path)

    def read(told: Told) -> Iterator[tuple[int, list[str]]]:
        return workbook.rows_of(sheet, told)

    version = version_of(path, told)
    above, named = _heading(read)
    size = workbook.height_of(sheet)
    return _checked(path=path, version=version, above=above, named=named, size=size, read=read)


def _checked(
    *,
    path: Path,
    version: str,
    above: int,
    named: Sequence[str],
    size: int,
    read: Callable[[Told], Iterator[tuple[int, list[str]]]],
) -> Table:
    table = Table(
        path=str(path),
        version=version,
        header=named_once(named),
        above=above,
        size=size,
        read=read,
    )
    if not named or next(table.rows(), None) is None:
        raise Trouble(TroubleKind.FILE_EMPTY, path=str(path))
    return table


def _heading(read: Callable[[Told], Iterator[tuple[int, list[str]]]]) -> tuple[int, list[str]]:
    """Give how many filled rows stand above the header, and the header."""
    filled = islice(filter(any, (list(map(clean, cells)) for _, cells in read(unheard))), ROWS_SEEN)
    rows = list(filled)
    place = heading_place(rows)
    return place, rows[place] if rows else []


def named_once(named: Sequence[str]) -> tuple[str, ...]:
    """Give each column a name of its own: the second "Siège" is "Siège (2)", a nameless one "#5"."""
    taken: set[str] = set()
    names = []
    for place, cell in enumerate(named, 1):
        plain = name = " ".join(cell.split()) or f"#{place}"
        turn = 1
        while name in taken:
            turn += 1
            name = f"{plain} ({turn})"
        taken.add(name)
        names.append(name)
    return tuple(names)


def _fitted(cells: tuple[str, ...], width: int) -> tuple[str, ...]:
    while len(cells) > width and not cells[-1]:
        cells = cells[:-1]
    return cells + ("",) * (width - len(cells))


class _Cleaner:
    """Cleans rows; what a list says often is in memory once.

    Texts are kept until there are many: those that come later are mostly said once.
    """

    def __init__(self) -> None:
        self._kept = _Kept()

    def __call__(self, raw: Sequence[str]) -> tuple[str, ...]:
        kept = self._kept
        if len(kept) < _KEPT_TEXTS:
            return tuple(map(kept.__getitem__, raw))
        cells = tuple(map(str.strip, map(kept.get, raw, raw)))
        return cells if _is_clean("".join(cells)) else tuple(map(clean, cells))


class _Kept(dict[str, str]):
    """Clean texts by how the file writes them."""

    def __missing__(self, raw: str) -> str:
        self[raw] = text = clean(raw)
        return text


def _is_clean(text: str) -> bool:
    if "\r" in text or "\t" in text:
        return False
    if may_be_guarded(text):
        return False
    return text.isascii() or (
        unicodedata.is_normalized("NFC", text) and not any(mark in text for mark in _MARKS)
    )
