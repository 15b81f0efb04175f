"""Which of its eight masks a QR symbol gets: the one its library would take, found eight times as fast.

The library draws the symbol once a mask and counts its faults module by module. Here it is drawn once;
what a mask changes is the same for each symbol of a size, and a whole symbol is one number, so that
faults are counted a few operations each.
"""

from functools import lru_cache, reduce
from operator import and_
from typing import Any

_MASKS = 8
_RUN = 5
_FINDERS = ((1, 0, 1, 1, 1, 0, 1, 0, 0, 0, 0), (0, 0, 0, 0, 1, 0, 1, 1, 1, 0, 1))
"""What looks like a corner's pattern with light modules beside it."""


def best_mask(symbol: Any) -> int:
    """Give the mask that costs the fewest points; *symbol* is qrcode's `QRCode`, its version set."""
    changes = _changes(symbol.version, symbol)
    drawn = _drawn(symbol, 0)
    return min(range(_MASKS), key=lambda mask: _points(drawn, changes[mask], symbol.modules_count))


_known: dict[int, tuple[tuple[int, int], ...]] = {}


def _changes(version: int, symbol: Any) -> tuple[tuple[int, int], ...]:
    """Give what each mask changes beside the first, for any symbol of *version*."""
    if version not in _known:
        drawn = [_drawn(symbol, mask) for mask in range(_MASKS)]
        first = drawn[0]
        _known[version] = tuple((one ^ first[0], other ^ first[1]) for one, other in drawn)
    return _known[version]


def _drawn(symbol: Any, mask: int) -> tuple[int, int]:
    """Draw *symbol* as it is judged, as one number row by row, and as one column by column."""
    symbol.makeImpl(True, mask)
    return _number(symbol.modules), _number(zip(*symbol.modules, strict=True))


def _number(rows: Any) -> int:
    return int("".join("1" if cell else "0" for row in rows for cell in row), 2)


def _points(drawn: tuple[int, int], change: tuple[int, int], size: int) -> int:
    """Count the standard's points against a symbol of *size* modules, the fewer the better."""
    rows, columns = drawn[0] ^ change[0], drawn[1] ^ change[1]
    return (
        _runs(rows, size)
        + _runs(columns, size)
        + 3 * _blocks(rows, size)
        + 40 * (_finders(rows, size) + _finders(columns, size))
        + 10 * int(abs(rows.bit_count() / size**2 * 100 - 50) / 5)
    )


def _runs(rows: int, size: int) -> int:
    """Count 3 for five modules of a colour in a row, and 1 for each further one."""
    alike = ~(rows ^ rows >> 1)
    fives = reduce(and_, (alike >> step for step in range(_RUN - 1))) & _starts(size, size - _RUN)
    return fives.bit_count() + 2 * (fives & ~(fives << 1)).bit_count()


def _blocks(rows: int, size: int) -> int:
    """Count the squares of two by two modules of a colour."""
    beside, below = ~(rows ^ rows >> 1), ~(rows ^ rows >> size)
    return (beside & beside >> size & below & _starts(size, size - 2, size - 1)).bit_count()


def _finders(rows: int, size: int) -> int:
    """Count what looks like a finder pattern."""
    found = 0
    for pattern in _FINDERS:
        places = _starts(size, size - len(pattern))
        for step, is_dark in enumerate(pattern):
            places &= rows >> step if is_dark else ~(rows >> step)
        found += places.bit_count()
    return found


@lru_cache
def _starts(size: int, last: int, rows: int | None = None) -> int:
    """Give the places in each of the first *rows* lines that are no farther than *last* from its end."""
    line = (1 << last + 1) - 1
    return sum(line << row * size for row in range(size if rows is None else rows))
