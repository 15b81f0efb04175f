"""Workbooks (XLSX, XLSM, XLSB, XLS, ODS): the rows of the first sheet that is seen, as text."""

import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    SheetTypeEnum,
    SheetVisibleEnum,
)

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.files import Told, reading

Cell = int | float | str | bool | dt.time | dt.date | dt.datetime | dt.timedelta

_TOLD_EVERY = 1000
_EXACT = 1e15
"""Beyond it a workbook has lost digits: zeros in their place say so, as a spreadsheet writes it."""


def first_sheet(path: Path) -> CalamineSheet:
    """Open the first visible sheet that holds anything.

    Raises:
        Trouble: the workbook is protected, damaged, or empty.
    """
    try:
        with reading(path), CalamineWorkbook.from_path(path) as book:
            for place, about in enumerate(book.sheets_metadata):
                seen = about.visible is SheetVisibleEnum.Visible
                if seen and about.typ is SheetTypeEnum.WorkSheet:
                    sheet = book.get_sheet_by_index(place)
                    if sheet.height:
                        return sheet
    except PasswordError as error:
        raise Trouble(TroubleKind.FILE_PROTECTED, path=str(path)) from error
    except (CalamineError, ValueError) as error:
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path)) from error
    except (Trouble, KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:  # a panic of the reader on a damaged workbook is no Exception
        raise Trouble(TroubleKind.NOT_A_LIST, path=str(path)) from error
    raise Trouble(TroubleKind.FILE_EMPTY, path=str(path))


def height_of(sheet: CalamineSheet) -> int:
    """Give the number of the last row that holds anything."""
    return sheet.end[0] + 1 if sheet.end is not None else 0


def rows_of(sheet: CalamineSheet, told: Told) -> Iterator[tuple[int, list[str]]]:
    """Give each row with its number in the sheet."""
    for number, cells in enumerate(sheet.iter_rows(), 1):
        if number % _TOLD_EVERY == 0:
            told(number)
        yield number, [cell if type(cell) is str else as_text(cell) for cell in cells]


def as_text(cell: Cell) -> str:
    """Write a value as the list would say it: 12 not 12.0, 2025-06-27, Oui."""
    match cell:
        case bool():
            return "Oui" if cell else "Non"
        case float() if cell.is_integer():
            return str(int(cell) if abs(cell) < _EXACT else int(Decimal(repr(cell))))
        case dt.datetime() if cell.time() == dt.time():
            return cell.date().isoformat()
        case dt.datetime():
            return cell.isoformat(" ", "seconds" if cell.second else "minutes")
        case dt.time():
            return cell.isoformat("seconds" if cell.second else "minutes")
        case _:
            return str(cell)
