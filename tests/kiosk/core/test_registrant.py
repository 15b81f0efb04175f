"""A person is named and expected by what the list says."""

from dataclasses import replace

from kiosk.core.registrant import Standing
from tests.desk import a_person


def test_a_name_is_said_given_name_first() -> None:
    """Who has only one name has no gap in it."""
    assert a_person().name == "Ada LOVELACE"
    assert a_person(given="").name == "LOVELACE"


def test_who_should_come() -> None:
    """Confirmed and pending people should come; cancelled and withdrawn ones should not."""
    pending = a_person(standing=Standing.PENDING)
    cancelled = a_person(standing=Standing.CANCELLED)
    gone = replace(pending, withdrawn=True)
    assert [p.is_expected for p in (a_person(), pending, cancelled, gone)] == [
        True,
        True,
        False,
        False,
    ]
