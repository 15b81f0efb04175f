"""`find` and `counts`: what a desk knows, beside the process that writes."""

from argparse import Namespace
from typing import Any

from kiosk.cli.output import moment_from, person_json, say, say_json
from kiosk.core.attendance import SessionCount
from kiosk.core.moment import from_ms, to_ms
from kiosk.store.desk import DeskStore


def find(arguments: Namespace, store: DeskStore) -> int:
    """Tell who matches, best first."""
    hits = store.registrants.find(" ".join(arguments.text), arguments.limit)
    people = [
        person_json(hit.registrant) | {"code": hit.registrant.code, "arrived": hit.arrived}
        for hit in hits
    ]
    if arguments.json:
        say_json(people, indent=2)
        return 0
    for person in people:
        shown = [person[what] for what in ("name", "organisation", "category", "code")]
        arrived = "  (arrivée)" if person["arrived"] else ""
        say(" · ".join(text for text in shown if text) + arrived)
    if not people:
        say("Personne.")
    return 0


def counts(arguments: Namespace, store: DeskStore) -> int:
    """Tell the figures of each session."""
    at = to_ms(moment_from(arguments.at)) if arguments.at else None
    figures = store.attendance.counts(store.event, at)
    if arguments.json:
        say_json([_count_json(one, store) for one in figures], indent=2)
        return 0
    say(f"{'':5} {'attendus':>9} {'venus':>7} {'présents':>9} {'places':>7}")
    for one in figures:
        numbers = (one.expected, one.attended, one.present, one.session.capacity)
        expected, attended, present, places = ("–" if n is None else n for n in numbers)
        say(
            f"{one.session.id:5} {expected:>9} {attended:>7} {present:>9} {places:>7}"
            f"  {one.session.title}"
        )
    return 0


def _count_json(one: SessionCount, store: DeskStore) -> dict[str, Any]:
    return {
        "session": one.session.id,
        "title": one.session.title,
        "room": one.session.room,
        "expected": one.expected,
        "attended": one.attended,
        "present": one.present,
        "capacity": one.session.capacity,
        "as_of": from_ms(one.as_of, store.event.zone).isoformat(),
    }
