"""A record goes into a segment as one line and comes out as it was."""

import pytest

from kiosk.core.journal import Record, line_of, record_of


def test_a_record_is_the_same_on_the_other_side() -> None:
    """What a desk publishes is what another reads, personal part and all."""
    record = Record(
        id="ab" * 16, desk="cd" * 16, epoch=1, seq=7, clock=12, at=34, kind="check-in",
        operator="ML", after="ef" * 16, body={"session": "A1"}, personal={"name": "Zoé\nLY"},
    )  # fmt: skip
    line = line_of(record)
    assert "\n" not in line
    assert record_of(line) == record


@pytest.mark.parametrize("line", ["", "[]", "{}", '{"id": "x"}', "1"])
def test_what_is_no_record_is_told(line: str) -> None:
    """A line that is no record is an error of its own, whatever it is."""
    with pytest.raises(ValueError, match=r".*"):
        record_of(line)
