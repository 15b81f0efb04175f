"""A date is a day of the calendar, however people write it."""

import pytest

from kiosk.roster.dates import date_columns, is_date


@pytest.mark.parametrize(
    "text",
    [
        *("2025-06-27", "27/06/2025", "11/29/24 22:28", "27.06.2025", "27-06-25", "29/02/2024"),
        *("2026/07/29 9:00:00 AM UTC+3", "2025-06-27T09:30:00+02:00", "20250627"),
        *("Nov 10, 2026", "27 juin 2025", "1er août 2025", "10 de enero de 2025"),
    ],
)
def test_what_is_a_date(text: str) -> None:
    """Dates of French, English and American tools, and of spreadsheets, are dates."""
    assert is_date(text)


@pytest.mark.parametrize(
    "text",
    [
        *("31/02/2025", "2025-13-45", "00/00/0000", "29/02/2025", "20251345", "99/99/9999"),
        *("demain", "?", "12", "juin", "à voir en mai", "27/06/20255"),
    ],
)
def test_what_is_none(text: str) -> None:
    """A day that no calendar has, and words, are no dates."""
    assert not is_date(text)


def test_columns_of_dates() -> None:
    """A column says date in its header and keeps to it in half of its values, or it is left alone."""
    header = ("Date d’inscription", "Fecha", "Date limite ?", "Nom")
    rows = [
        ("27/06/2025", "2025-06-27", "oui", "2025-06-27"),
        ("31/02/2025", "", "non", "2025-06-28"),
    ]
    assert date_columns(header, rows) == (0, 1)
