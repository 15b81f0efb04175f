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
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore


def replace(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Let somebody come for whoever has the code, or take it back."""
    replacing = Replacing(store, People(store, Badges(store, queue=None, now=now), now=now))
    person = _named(arguments.code, store)
    if arguments.undo:
        return _tell(arguments, [replacing.both_come(person)])
    details = Details(
        family=arguments.name,
        given=arguments.given,
        function=arguments.function,
        category=arguments.category,
    )
    return _tell(arguments, [replacing.replace(person, details)])


def correct(arguments: Namespace, store: DeskStore) -> int:
    """Put right what is said of whoever has the code."""
    said = {
        Corrected.FAMILY: arguments.name,
        Corrected.GIVEN: arguments.given,
        Corrected.ORGANISATION: arguments.organisation,
        Corrected.FUNCTION: arguments.function,
    }
    wanted = {what: text for what, text in said.items() if text is not None}
    return _tell(arguments, [Correcting(store).correct(_named(arguments.code, store), wanted)])


def merge(arguments: Namespace, store: DeskStore) -> int:
    """Make the two who have these codes one person, or part who was made one."""
    merging = Merging(store)
    person = _named(arguments.code, store)
    if arguments.undo:
        return _tell(arguments, merging.part(person))
    return _tell(arguments, [merging.merge(person, _named(arguments.other, store))])


def _named(text: str, store: DeskStore) -> str:
    """Give the id of whoever has the code, or the id, *text*."""
    ids = {code.registrant for code in store.registrants.holders(text)}
    if len(ids) == 1:
        return ids.pop()
    if not ids and store.registrants.get(text) is not None:
        return text
    raise Trouble(TroubleKind.UNKNOWN_CODE, code=text)


def _tell(arguments: Namespace, people: Sequence[Registrant]) -> int:
    """Tell how these people are known now; with ``--json`` the first of one, else a list."""
    documents = [person_json(person) | {"code": person.code} for person in people]
    if arguments.json:
        say_json(documents if len(documents) > 1 else documents[0])
    else:
        for person in people:
            shown = (person.name, person.organisation, person.function, person.code)
            say(" · ".join(text for text in shown if text))
    return 0
