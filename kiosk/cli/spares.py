"""`badges --spares`: numbered badges without a name, for when a printer is dead."""

import sys
from argparse import Namespace
from collections.abc import Sequence

from PySide6.QtCore import QEventLoop

from kiosk.cli.output import say, say_json
from kiosk.controllers.badges import Badges
from kiosk.controllers.spares import Spares
from kiosk.core.moment import Now
from kiosk.core.ports import Printing
from kiosk.core.printjob import BadgeOrder, JobOutcome
from kiosk.core.whole_file import only_over_pdf
from kiosk.store.codes import Spare
from kiosk.store.desk import DeskStore
from kiosk.wording.printing import printer_name
from kiosk.wording.troubles import trouble_text


def print_spares(arguments: Namespace, store: DeskStore, printing: Printing, now: Now) -> int:
    """Make spare badges, and write them into a file or print them.

    Their codes are kept first: one that does not come out is a number that is missing, no more.
    """
    if arguments.printer:
        printing.check_printer(arguments.printer)
    if arguments.pdf is not None:
        only_over_pdf(arguments.pdf)
    printing.layouts.layout(arguments.layout)
    spares = Spares(store, Badges(store, queue=None, now=now), now=now)
    made = spares.make(arguments.spares)
    orders = [
        spares.order(
            one,
            layout=arguments.layout,
            layouts=printing.layouts,
            printer=arguments.printer or "",
        )
        for one in made
    ]
    if arguments.pdf is not None:
        printing.export(
            orders,
            arguments.pdf,
            sheet=arguments.sheet,
            progress=lambda done: True,
            first=arguments.first,
            shift=arguments.shift,
        )
        _tell(arguments, made, str(arguments.pdf))
        return 0
    return _print(arguments, orders, made, printing)


def _print(
    arguments: Namespace, orders: Sequence[BadgeOrder], made: Sequence[Spare], printing: Printing
) -> int:
    labels = printing.labels_on(arguments.printer)
    for start in range(0, len(orders), labels):
        for outcome in _printed(orders[start : start + labels], printing):
            if not outcome.state.is_out:
                say(f"Badges de réserve imprimés : {start} sur {len(orders)}.", to=sys.stderr)
                if outcome.trouble is not None:
                    say(trouble_text(outcome.trouble), to=sys.stderr)
                return 1
    _tell(arguments, made, printer_name(arguments.printer))
    return 0


def _printed(orders: Sequence[BadgeOrder], printing: Printing) -> list[JobOutcome]:
    """Print *orders* together and give what became of them."""
    loop, outcomes = QEventLoop(), list[JobOutcome]()

    def hear(outcome: JobOutcome) -> None:
        outcomes.append(outcome)
        if len(outcomes) == len(orders):
            loop.quit()

    if len(orders) > 1:
        printing.queue.submit_sheet(orders, hear)
    else:
        printing.queue.submit(orders[0], hear)
    if len(outcomes) < len(orders):
        loop.exec()
    return outcomes


def _tell(arguments: Namespace, made: Sequence[Spare], where: str) -> None:
    if arguments.json:
        spares = [{"number": one.number, "code": one.code} for one in made]
        say_json({"spares": spares, "file" if arguments.pdf else "printer": where})
    else:
        first, last = made[0].number, made[-1].number
        say(f"Badges de réserve n° {first} à {last} : {where}")
