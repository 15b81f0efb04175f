"""Which command does what, on which kind of opening of the data folder."""

import sys
from argparse import Namespace
from collections.abc import Callable

from kiosk.cli.add import add
from kiosk.cli.badges import export_badges, print_badges
from kiosk.cli.check import check
from kiosk.cli.export import export
from kiosk.cli.load import load
from kiosk.cli.look import counts, find
from kiosk.cli.output import say
from kiosk.cli.pack import open_, pack, rekey
from kiosk.cli.people import to_people
from kiosk.cli.runs import discard_run, print_run, resume_run, say_stale
from kiosk.cli.scan import answering, scan, undo
from kiosk.cli.spares import print_spares
from kiosk.core.moment import Now
from kiosk.core.ports import Printing, Sync
from kiosk.core.trouble import Trouble
from kiosk.store.desk import DeskStore
from kiosk.store.sqlite import faults_told
from kiosk.wording.troubles import trouble_text

LOOKS = {"find", "counts", "export", "check", "serve"}
"""What only reads, beside the process that writes; so do copies of badges that go into a file."""
EXCHANGES = {"pack", "open", "rekey", "sync"}


def run(
    arguments: Namespace,
    *,
    now: Now,
    printing: Callable[[], Printing],
    sync: Callable[[], Sync],
) -> int:
    """Do the command and give its exit status; a trouble is one line on standard error."""
    try:
        with faults_told(arguments.data):
            if arguments.command in EXCHANGES or _is_door_at_hub(arguments):
                return _exchange(arguments, now, sync)
            return _run(arguments, now, printing, sync)
    except Trouble as trouble:
        say(trouble_text(trouble), to=sys.stderr)
        return 1


def _run(
    arguments: Namespace, now: Now, printing: Callable[[], Printing], sync: Callable[[], Sync]
) -> int:
    if arguments.command in LOOKS or (arguments.command == "badges" and _only_looks(arguments)):
        with DeskStore.open_for_reading(arguments.data, now=now) as store:
            return _look(arguments, store, now, printing, sync)
    with DeskStore.open_for_writing(arguments.data, now=now) as store:
        return _write(arguments, store, now, printing)


def _exchange(arguments: Namespace, now: Now, sync: Callable[[], Sync]) -> int:
    from kiosk.cli.meanwhile import scan_meanwhile  # no other command waits for threads to load
    from kiosk.cli.sync import exchange

    with DeskStore.open_for_writing(arguments.data, now=now) as store:
        match arguments.command:
            case "pack":
                return pack(arguments, store, sync())
            case "open":
                return open_(arguments, store, sync())
            case "rekey":
                return rekey(arguments, store, sync(), now)
            case "sync":
                return exchange(arguments, store, sync, now)
            case _:
                return scan_meanwhile(arguments, store, answering(arguments, store, now), sync, now)


def _is_door_at_hub(arguments: Namespace) -> bool:
    return arguments.command == "scan" and arguments.hub is not None


def _look(
    arguments: Namespace,
    store: DeskStore,
    now: Now,
    printing: Callable[[], Printing],
    sync: Callable[[], Sync],
) -> int:
    match arguments.command:
        case "find":
            return find(arguments, store)
        case "counts":
            return counts(arguments, store)
        case "serve":
            from kiosk.cli.serve import serve  # no other command waits for a web server to load

            return serve(arguments, store, now)
        case "export":
            return export(arguments, store)
        case "check":
            return check(arguments, store, printing(), sync, now)
        case _ if arguments.stale:
            return say_stale(arguments, store, printing())
        case _:
            return export_badges(arguments, store, printing(), now)


def _write(
    arguments: Namespace, store: DeskStore, now: Now, printing: Callable[[], Printing]
) -> int:
    match arguments.command:
        case "load":
            return load(arguments, store)
        case "scan":
            return scan(arguments, store, now)
        case "add":
            return add(arguments, store, now)
        case "replace" | "correct" | "merge":
            return to_people(arguments, store, now)
        case "undo":
            return undo(arguments, store, now)
        case _ if arguments.spares:
            return print_spares(arguments, store, printing(), now)
        case _ if arguments.discard_run is not None:
            return discard_run(arguments, store, now)
        case _ if arguments.resume:
            return resume_run(arguments, store, printing(), now)
        case _ if arguments.is_run or arguments.stale:
            return print_run(arguments, store, printing(), now)
        case _:
            return print_badges(arguments, store, printing(), now)


def _only_looks(arguments: Namespace) -> bool:
    """Say whether badges are only shown or copied: nothing is kept of it."""
    if arguments.stale:
        return arguments.pdf is None and arguments.printer is None
    is_kept = arguments.is_run or arguments.resume or arguments.spares
    return arguments.pdf is not None and not is_kept
