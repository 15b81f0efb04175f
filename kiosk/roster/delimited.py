"""Text files with a delimiter: which one it is, and their rows with true line numbers."""

import csv
from collections.abc import Iterator
from contextlib import suppress
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import TextIO

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.files import Told, reading
from kiosk.roster.heading import heading_place, separator_said

DELIMITERS = ";,\t"
_NONE = "\x1f"
_SAMPLED_ROWS = 20
_TOLD_EVERY = 1000
_LONGEST_SEPARATOR = 16
_NO_DELIMITERS = '"\r\n '


def delimiter_of(path: Path, encoding: str) -> str:
    """Choose the delimiter that cuts the first rows into most cells, the same number in each row.

    What stands above the header does not count; a first line ``sep=;`` decides.
    """
    if said := _said(path, encoding):
        return said
    scores = {sign: _score(path, encoding, sign) for sign in DELIMITERS}
    best = max(scores, key=lambda sign: scores[sign])
    return best if scores[best] else _NONE


def rows_of(
    path: Path, encoding: str, delimiter: str, told: Told
) -> Iterator[tuple[int, list[str]]]:
    """Give each row with the number of the line on which it begins.

    Raises:
        Trouble: a quotation mark is opened and never closed: what follows cannot be trusted.
    """
    with reading(path), path.open("rb") as raw, TextIOWrapper(raw, encoding, newline="") as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter)
        line = 1
        try:
            for number, cells in enumerate(reader):
                if lines.ended:
                    raise _unclosed(path, line)
                if number % _TOLD_EVERY == 0:
                    told(raw.tell())
                yield line, cells
                line = reader.line_num + 1
        except csv.Error as error:
            raise _unclosed(path, line) from error
        except UnicodeDecodeError as error:  # it has changed since it was surveyed
            detail = error.reason
            raise Trouble(TroubleKind.FILE_UNREADABLE, path=str(path), detail=detail) from error


class _Lines:
    """The lines of a file; *ended* once the reader asked for more than there are."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.ended = False

    def __iter__(self) -> Iterator[str]:
        yield from self._file
        self.ended = True


def _said(path: Path, encoding: str) -> str:
    with reading(path), path.open("rb") as raw, TextIOWrapper(raw, encoding, newline="") as file:
        try:
            sign = separator_said(file.readline(_LONGEST_SEPARATOR))
        except UnicodeDecodeError:  # it has changed since it was surveyed
            return ""
    return "" if sign in _NO_DELIMITERS else sign


def _score(path: Path, encoding: str, delimiter: str) -> int:
    sample = []
    with suppress(Trouble):  # it is told when the rows are read
        for _, cells in islice(rows_of(path, encoding, delimiter, lambda _: None), _SAMPLED_ROWS):
            if any(cells) and not any(cell.count('"') % 2 for cell in cells):
                sample.append(cells)  # where a mark stands alone, the sign cuts through quoted text
    widths = [len(cells) for cells in sample[heading_place(sample) :]]
    return (widths[0] - 1) * sum(width == widths[0] for width in widths) if widths else 0


def _unclosed(path: Path, line: int) -> Trouble:
    return Trouble(TroubleKind.QUOTE_UNCLOSED, path=str(path), line=line)
