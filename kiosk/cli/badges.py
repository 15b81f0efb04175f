"""`badges` of some codes or of all: copied into one PDF file, or one after the other to a printer."""

import sys
from argparse import Namespace

from PySide6.QtCore import QEventLoop

from kiosk.cli.output import say, say_json
from kiosk.cli.progress import progress
from kiosk.cli.uncovered import say_uncovered
from kiosk.controllers.badges import Badges
from kiosk.controllers.fates import Fates
from kiosk.controllers.runs import refuse_doubles
from kiosk.core.moment import Now
from kiosk.core.ports import Printing
from kiosk.core.printjob import Job
from kiosk.core.registrant import Registrant
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import only_over_pdf
from kiosk.store.desk import DeskStore
from kiosk.wording.printing import place_text, printer_name
from kiosk.wording.troubles import trouble_text


def export_badges(arguments: Namespace, store: DeskStore, printing: Printing, now: Now) -> int:
    """Write the badges of the named codes, or of all who should come, into a PDF file."""
    only_over_pdf(arguments.pdf)
    people = _people(arguments.codes, store)
    tell = progress("Badges")

    def told(done: int) -> bool:
        tell(done, len(people))
        return True

    fates = Fates(store, place_text=place_text)
    orders = [fates.copy(person, layout=arguments.layout, now=now()) for person in people]
    count = printing.export(
        orders,
        arguments.pdf,
        sheet=arguments.sheet,
        progress=told,
        first=arguments.first,
        shift=arguments.shift,
    )
    say_uncovered((order.text for order in orders), arguments.layout, printing.layouts)
    if arguments.json:
        say_json({"badges": count, "file": str(arguments.pdf)})
    else:
        say(f"Badges : {count}, dans {arguments.pdf}")
    return 0


def print_badges(arguments: Namespace, store: DeskStore, printing: Printing, now: Now) -> int:
    """Print the badges, and stop at the first that the printer does not take."""
    badges = Badges(store, queue=printing.queue, now=now)
    people = _people(arguments.codes, store)
    if not arguments.codes and not arguments.yes:
        refuse_doubles(people, store)
    tell = progress("Badges")
    for done, person in enumerate(people):
        tell(done, len(people))
        job = _printed(badges, person, printer=arguments.printer, layout=arguments.layout)
        if not job.state.is_out:
            say(f"Badges imprimés : {done} sur {len(people)}.", to=sys.stderr)
            if (trouble := job.trouble or badges.trouble) is not None:
                say(trouble_text(trouble), to=sys.stderr)
            return 1
    if arguments.json:
        say_json({"badges": len(people), "printer": arguments.printer})
    else:
        say(f"Badges imprimés : {len(people)}, sur {printer_name(arguments.printer)}")
    return 0


def _printed(badges: Badges, person: Registrant, *, printer: str, layout: str) -> Job:
    """Print the badge of *person*, past the desk's queue, and give the job once its fate is known."""
    loop = QEventLoop()
    fates: list[Job] = []

    def look(job: Job) -> None:
        fates.append(job)
        loop.quit()

    badges.changed.connect(look)
    badges.print_apart(person, printer=printer, layout=layout)
    if not fates:
        loop.exec()
    badges.changed.disconnect(look)
    return fates[0]


def _people(codes: list[str], store: DeskStore) -> list[Registrant]:
    if not codes:
        return [person for person in store.registrants.all() if person.is_expected]
    people = (_person(code, store) for code in codes)
    return list({person.id: person for person in people}.values())


def _person(code: str, store: DeskStore) -> Registrant:
    holders = store.registrants.holders(code)
    person = store.registrants.get(holders[0].registrant) if len(holders) == 1 else None
    if person is None:
        raise Trouble(TroubleKind.UNKNOWN_CODE, code=code)
    return person
