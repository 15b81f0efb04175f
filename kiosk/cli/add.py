"""`add`: a walk-in, with a code."""

from argparse import Namespace

from kiosk.cli.output import person_json, say, say_json
from kiosk.controllers.badges import Badges
from kiosk.controllers.people import People
from kiosk.core.moment import Now
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore


def add(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Add somebody, and tell their code."""
    people = People(store, Badges(store, queue=None, now=now), now=now)
    added = people.add(
        Details(
            family=arguments.name,
            given=arguments.given,
            organisation=arguments.organisation,
            function=arguments.function,
            category=arguments.category,
        )
    )
    if arguments.json:
        say_json(person_json(added) | {"code": added.code})
    else:
        say(f"{added.name} · {added.code}")
    return 0
