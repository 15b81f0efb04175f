"""`pack`, `open` and `rekey`: the event travels to another desk as one file."""

import sys
from argparse import Namespace
from collections.abc import Generator

from kiosk.cli.output import say, say_json
from kiosk.cli.passphrase import asked_passphrase, given_passphrase
from kiosk.controllers.packing import PackWish, change_key, make_pack
from kiosk.controllers.unpacking import read_pack, take_pack
from kiosk.core.hub_address import shown_hub
from kiosk.core.moment import Now
from kiosk.core.pack import Opened, Packed
from kiosk.core.ports import Sync
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.wording.packing import new_key_text, opened_text, packed_text


def pack(arguments: Namespace, store: DeskStore, sync: Sync) -> int:
    """Write a pack; a passphrase that nobody gave is proposed, and told on standard error."""
    keys = store.keys(sync.public_of)
    wish, is_proposed = _wish(arguments, sync)
    _tell_packed(arguments, make_pack(store, sync, wish, keys), wish, is_proposed=is_proposed)
    return 0


def rekey(arguments: Namespace, store: DeskStore, sync: Sync, now: Now) -> int:
    """Make a new key after a theft, and the pack that carries it to the other desks."""
    if not store.has_keys:
        raise Trouble(TroubleKind.NO_KEYS)
    if not store.is_organiser:
        raise Trouble(TroubleKind.NOT_ORGANISER)
    say(new_key_text(), to=sys.stderr)
    wish, is_proposed = _wish(arguments, sync)
    _tell_packed(arguments, change_key(store, sync, wish, now=now), wish, is_proposed=is_proposed)
    return 0


def open_(arguments: Namespace, store: DeskStore, sync: Sync) -> int:
    """Open a pack, and tell what it has changed."""
    passphrase = given_passphrase(arguments.passphrase_file) or asked_passphrase()
    opened = _run(take_pack(store, read_pack(arguments.file, sync, passphrase)))
    if arguments.json:
        say_json(_opened_json(opened))
    else:
        for sentence in opened_text(opened):
            say(sentence)
    return 0


def _wish(arguments: Namespace, sync: Sync) -> tuple[PackWish, bool]:
    """Give what is wanted, and whether its passphrase is a proposed one."""
    given = given_passphrase(arguments.passphrase_file)
    wish = PackWish(
        path=arguments.file,
        passphrase=given or sync.propose_passphrase(),
        is_organiser=arguments.organiser,
    )
    return wish, not given


def _tell_packed(arguments: Namespace, done: Packed, wish: PackWish, *, is_proposed: bool) -> None:
    if arguments.json:
        say_json(
            {
                "file": done.file,
                "event": done.event,
                "records": done.records,
                "organiser": done.is_organiser,
            }
        )
    else:
        say(packed_text(done))
    if is_proposed:
        say(
            f"La phrase de ce paquet, à copier à la main : {wish.passphrase}",
            to=sys.stderr,
        )


def _opened_json(opened: Opened) -> dict[str, object]:
    return {
        "event": opened.event,
        "people": opened.people,
        "records": opened.new,
        "organiser": opened.is_organiser,
        "first": opened.is_first,
        "took_over": opened.takes_over,
        "rekeyed": opened.rekeyed,
        "outdated": opened.is_outdated,
        "hub": shown_hub(opened.hub) or None,
        "layouts_beside": list(opened.beside),
    }


def _run(steps: Generator[int, None, Opened]) -> Opened:
    """Do all steps, and give what they return."""
    while True:
        try:
            next(steps)
        except StopIteration as done:
            opened: Opened = done.value
            return opened
