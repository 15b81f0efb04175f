"""The folders layouts are kept in: this machine's own before those that ship."""

import codecs
import re
import tomllib
from functools import cached_property
from itertools import count
from pathlib import Path

from kiosk.core.layout import Layout
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import whole_file, writing_trouble
from printing.layouts.lines import line_of
from printing.layouts.plain import Plain, plain_head
from printing.layouts.reading import read_layout
from printing.layouts.table import WrongError, said_of
from printing.layouts.writing import is_cut_by_element, rewritten, written
from printing.stock import STOCKS, Stock, find_stock, load_stocks

_AT = re.compile(r"\(at line (\d+), column \d+\)")
_COMMA = re.compile(r"=\s*-?\d+,\d")
_TOML = {
    "Unterminated": 'TOML "',
    "Illegal character": 'TOML "',
    'Expected "\'"': 'TOML "',
    "Unclosed": "TOML ]",
    "Expected ']": "TOML ]",
    "Expected '='": "TOML =",
    "Invalid statement": "TOML =",
    "Cannot": "TOML 2",
}
"""What the reader of TOML says, by its beginning, as marks that `kiosk.wording` has sentences for."""
_NAME = re.compile(r"[^\s./\\:*?\"<>|][^./\\:*?\"<>|]*")


class LayoutFiles:
    """The layouts that ship in one folder, and those of *own*, which may not be there yet."""

    def __init__(self, *, shipped: Path, own: Path | None = None) -> None:
        self._shipped = shipped
        self._own = own

    @cached_property
    def stocks(self) -> tuple[Stock, ...]:
        """The sheets and rolls a layout can be made for."""
        return load_stocks(self._shipped)

    @property
    def names(self) -> tuple[str, ...]:
        """The names of all layouts, in order."""
        found = {
            path.stem
            for folder in self._folders
            for path in folder.glob("*.toml")
            if path.is_file()
        }
        return tuple(sorted(found - {STOCKS}))

    def image(self, file: str) -> Path:
        """Give where the picture *file* lies that a layout names.

        Raises:
            Trouble: it lies beside no layout.
        """
        if _NAME.fullmatch(file.rpartition(".")[0]):
            for folder in self._folders:
                if (folder / file).is_file():
                    return folder / file
        raise Trouble(TroubleKind.FILE_MISSING, path=str(self._folders[0] / file))

    def load(self, name: str) -> Layout:
        """Read the layout *name*.

        Raises:
            Trouble: there is no such layout, or its file is wrong.
        """
        path = self._path(name)
        if path is None:
            raise Trouble(TroubleKind.LAYOUT_UNKNOWN, name=name, known=", ".join(self.names))
        return self._read(name, path, _source(path))

    def save(self, layout: Layout) -> None:
        """Write *layout* into this machine's own file of its name; only what changed is changed there.

        A layout that ships is copied with its comments; one that is there no more is made anew.

        Raises:
            Trouble: the file cannot be written.
        """
        if self._own is None:
            raise Trouble(TroubleKind.WRITING_DENIED, path=str(self._shipped / layout.name))
        path = self._own / f"{layout.name}.toml"
        if not _NAME.fullmatch(layout.name) or layout.name == STOCKS:
            raise Trouble(TroubleKind.FILE_UNWRITABLE, path=str(path), detail="name")
        text = self._changed(layout)
        try:
            self._own.mkdir(parents=True, exist_ok=True)
            if (
                not path.exists()
                or path.read_bytes().removeprefix(codecs.BOM_UTF8) != text.encode()
            ):
                data = codecs.BOM_UTF8 if _has_bom(path) else b""
                with whole_file(path) as file:
                    file.write(data + text.encode())
        except OSError as error:
            raise writing_trouble(error, path) from error

    def is_shipped(self, name: str) -> bool:
        """Whether the layout *name* ships, be it that this machine has its own of that name."""
        return name != STOCKS and (self._shipped / f"{name}.toml").is_file()

    def is_own(self, name: str) -> bool:
        """Whether this machine has its own layout *name*."""
        return self._own is not None and (self._own / f"{name}.toml").is_file()

    def forget(self, name: str) -> None:
        """Take this machine's own layout *name* away, if it has one.

        Raises:
            Trouble: the file cannot be taken away.
        """
        if self._own is None:
            return
        path = self._own / f"{name}.toml"
        try:
            path.unlink(missing_ok=True)
        except OSError as error:
            raise writing_trouble(error, path) from error

    def place_for(self, name: str, data: bytes) -> Path:
        """Give where a file *name* with *data* goes beside this machine's own layouts.

        The same file keeps its place; another of its name gets a number.
        """
        folder = self._own or self._shipped
        folder.mkdir(parents=True, exist_ok=True)
        stem, _, ending = name.rpartition(".")
        stem = "".join(_NAME.findall(stem)) or "image"
        for number in count(1):
            path = folder / (f"{stem}.{ending}" if number == 1 else f"{stem}-{number}.{ending}")
            if not path.exists() or path.read_bytes() == data:
                return path
        raise AssertionError

    @property
    def _folders(self) -> tuple[Path, ...]:
        return (self._shipped,) if self._own is None else (self._own, self._shipped)

    def _path(self, name: str) -> Path | None:
        if name not in self.names:
            return None
        return next(path for folder in self._folders if (path := folder / f"{name}.toml").is_file())

    def _read(self, name: str, path: Path, source: str) -> Layout:
        try:
            return read_layout(name, tomllib.loads(source), source, self.stocks)
        except WrongError as wrong:
            line = line_of(wrong.place, source)
            where, expected = said_of(wrong.place), wrong.expected
        except tomllib.TOMLDecodeError as error:
            found = _AT.search(str(error))
            line = int(found[1]) if found else source.count("\n") + 1
            where, expected = _toml_wrong(str(error), source.split("\n")[line - 1 : line])
        raise _invalid(path, line, where, expected)

    def _changed(self, layout: Layout) -> str:
        """Give the text of *layout*'s file, made from the one there is, as far as that can be read."""
        path = self._path(layout.name)
        if path is None:
            return written(layout, self._head(layout))
        try:
            source = _source(path)
            old = self._read(layout.name, path, source)
        except Trouble:
            return written(layout, self._head(layout))
        if not is_cut_by_element(source, old):
            return written(layout, self._head(layout))
        return rewritten(source, old=old, new=layout, head=self._head)

    def _head(self, layout: Layout) -> Plain:
        is_endless = bool(layout.stock) and not find_stock(layout.stock, self.stocks).label[1]
        return plain_head(layout, is_endless=is_endless)


def _has_bom(path: Path) -> bool:
    """Whether an editor put its mark before the text, as Notepad does; it is kept."""
    return path.exists() and path.read_bytes().startswith(codecs.BOM_UTF8)


def _toml_wrong(said: str, lines: list[str]) -> tuple[str, str]:
    """Give the line that is no TOML, and what is wrong with it as far as the reader tells."""
    where = (lines or [""])[0].strip()
    if said.startswith("Expected newline") and _COMMA.search(where):
        return where, "TOML ,"
    known = (mark for start, mark in _TOML.items() if said.startswith(start))
    return where, next(known, "TOML")


def _source(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise Trouble(TroubleKind.FILE_UNREADABLE, path=str(path), detail=str(error)) from error
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        raise _invalid(path, line, f"{data[error.start]:#x}", "UTF-8") from error


def _invalid(path: Path, line: int, where: str, expected: str) -> Trouble:
    return Trouble(
        TroubleKind.LAYOUT_INVALID, path=str(path), line=line, where=where, expected=expected
    )
