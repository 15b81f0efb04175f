"""`add`: a walk-in, with a code."""

from argparse import Namespace

from kiosk.cli.output import person_json, say, say_json
from kiosk.controllers.badges import Badges
from kiosk.controllers.people import People
from kiosk.core.moment import Now
from kiosk.core.session import WalkInPolicy
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from kiosk.wording.walk_ins import policy_text


def add(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Add somebody, and tell their code, and whose leave it wants."""
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
        policy = people.policy_for(added.category)
        if policy is not WalkInPolicy.FREE:
            say(policy_text(policy, added.category))
    return 0
