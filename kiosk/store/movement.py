"""A row of the table of comings and goings, as the core's value."""

from typing import Any

from kiosk.core.attendance import Movement

MOVED = "m.record, m.registrant, m.session, m.entering, m.clock, m.at, m.desk, m.after"
"""What `movement_of` reads first of a row, of ``movement m``."""


def movement_of(row: tuple[Any, ...]) -> Movement:
    """Read a row that begins with `MOVED`."""
    record, registrant, session, entering, clock, at, desk, after, *_ = row
    return Movement(
        record=record,
        registrant=registrant,
        session=session,
        entering=None if entering is None else bool(entering),
        clock=clock,
        at=at,
        desk=desk,
        after=after,
    )
