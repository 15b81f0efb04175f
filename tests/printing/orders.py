"""Orders to try badges with."""

from pathlib import Path

from kiosk.core.printjob import BadgeOrder
from kiosk.core.registrant import Registrant

RESOURCES = Path(__file__).parents[2] / "resources"
LAYOUTS = RESOURCES / "badges"


def order_for(given: str = "Ada", family: str = "LOVELACE", **facts: str) -> BadgeOrder:
    """Order the badge of a person; *facts* are further fields, or what the order itself says."""
    own = {name: facts.pop(name) for name in ("job", "code", "layout", "printer") if name in facts}
    person = Registrant(id="1", source="test", given=given, family=family, **facts)
    defaults = {"job": "1", "code": "BMN3CSHMXA", "layout": "card", "printer": "file:///tmp/"}
    return BadgeOrder(registrant=person, event_name="RAICT 2025", **(defaults | own))
