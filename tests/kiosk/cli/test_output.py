"""Times and lines as the commands read and write them."""

from datetime import UTC, datetime

import pytest

from kiosk.cli.output import moment_from
from kiosk.core.trouble import Trouble, TroubleKind


@pytest.mark.parametrize(
    "text", ["2025-07-04T09:12:00+02:00", "2025-07-04T07:12:00Z", "2025-07-04 07:12+00:00"]
)
def test_a_time_with_its_offset(text: str) -> None:
    """ISO 8601 with an offset is one moment, however it is spelt."""
    assert moment_from(text) == datetime(2025, 7, 4, 7, 12, tzinfo=UTC)


@pytest.mark.parametrize("text", ["9h12", "2025-07-04T09:12:00", "", "2025-13-01T00:00:00Z"])
def test_no_time(text: str) -> None:
    """Anything else, and a time without an offset, is refused by name."""
    with pytest.raises(Trouble) as told:
        moment_from(text)
    assert (told.value.kind, told.value.facts) == (TroubleKind.BAD_TIME, {"value": text})
