"""`export`: a list written back with its codes, beside the process that writes."""

from argparse import Namespace

from kiosk.cli.output import say, say_json
from kiosk.controllers.export import export_list
from kiosk.store.desk import DeskStore


def export(arguments: Namespace, store: DeskStore) -> int:
    """Write the list into a file, and tell how many people are in it."""
    done = export_list(store, arguments.file, source=arguments.source)
    if arguments.json:
        say_json({"people": done.people, "source": done.source, "file": str(arguments.file)})
    else:
        say(f"Personnes : {done.people}, de la liste « {done.source} », dans {arguments.file}")
    return 0
