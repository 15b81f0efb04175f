"""`replace`, `correct` and `merge`: people who are not as the list says."""

from argparse import Namespace
from collections.abc import Sequence

from kiosk.cli.output import person_json, say, say_json
from kiosk.controllers.badges import Badges
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.merging import Merging
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.core.correction import Corrected
from kiosk.core.moment import Now
from kiosk.core.registrant import Registrant
from kiosk.core.scan import candidates
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore


def to_people(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Replace, correct or merge, and tell how those concerned are known now."""
    match arguments.command:
        case "replace":
            people = _replace(arguments, store, now)
        case "correct":
            people = _correct(arguments, store)
        case _:
            people = _merge(arguments, store)
    _tell(arguments, people)
    return 0


def _replace(arguments: Namespace, store: DeskStore, now: Now) -> list[Registrant]:
    replacing = Replacing(store, People(store, Badges(store, queue=None, now=now), now=now))
    person = _named(arguments.code, store)
    if arguments.undo:
        return [replacing.both_come(person)]
    details = Details(
        family=arguments.name,
        given=arguments.given,
        function=arguments.function,
        category=arguments.category,
    )
    return [replacing.replace(person, details)]


def _correct(arguments: Namespace, store: DeskStore) -> list[Registrant]:
    said = {
        Corrected.FAMILY: arguments.name,
        Corrected.GIVEN: arguments.given,
        Corrected.ORGANISATION: arguments.organisation,
        Corrected.FUNCTION: arguments.function,
    }
    wanted = {what: text for what, text in said.items() if text is not None}
    return [Correcting(store).correct(_named(arguments.code, store), wanted)]


def _merge(arguments: Namespace, store: DeskStore) -> list[Registrant]:
    merging = Merging(store)
    person = _named(arguments.code, store)
    if arguments.undo:
        return merging.part(person)
    return [merging.merge(person, _named(arguments.other, store))]


def _named(text: str, store: DeskStore) -> str:
    """Give the id of whoever has the code, or the id, *text*."""
    readings = candidates(text, store.event.codes)
    ids = {code.registrant for one in readings for code in store.registrants.holders(one)}
    return ids.pop() if len(ids) == 1 else store.registrants.person(text).id


def _tell(arguments: Namespace, people: Sequence[Registrant]) -> None:
    documents = [person_json(person) | {"code": person.code} for person in people]
    if arguments.json:
        say_json(documents if len(documents) > 1 else documents[0])
    else:
        for person in people:
            shown = (person.name, person.organisation, person.function, person.code)
            say(" · ".join(text for text in shown if text))
