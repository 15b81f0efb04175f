"""What only organisers may read of a record, as a line: the form in which it goes beside the record's own."""

import json
from collections.abc import Iterable

from kiosk.core.journal import canonical
from kiosk.core.reserved import Reserved


def reserved_line(record_id: str, reserved: Reserved) -> str:
    """Give what is *reserved* of a record as a line, "" for nothing."""
    if not reserved:
        return ""
    rows = {
        registrant: {str(place): text for place, text in row.items()}
        for registrant, row in reserved.items()
    }
    return canonical({"id": record_id, "rows": rows})


def read_reserved(lines: Iterable[str]) -> dict[str, Reserved]:
    """Read reserved *lines*, by record; one that is none is left out."""
    found: dict[str, Reserved] = {}
    for line in lines:
        try:
            said = json.loads(line)
            found[str(said["id"])] = {
                registrant: {int(place): _cell(text) for place, text in row.items()}
                for registrant, row in said["rows"].items()
            }
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            continue
    return found


def _cell(text: str) -> str:
    text.encode()
    return text.replace("\t", " ")
