"""`sync`: exchanges with the other desks once, or until it is stopped."""

import sys
from argparse import Namespace
from collections.abc import Callable
from typing import Any

from kiosk.cli.meanwhile import Meanwhile, command_syncing
from kiosk.cli.output import say, say_json
from kiosk.controllers.carrying import LEAST_ROUNDS, MOST_IDLE
from kiosk.controllers.rounds import Rounds, Taken
from kiosk.controllers.speaking import Speaking
from kiosk.controllers.syncing import HUB
from kiosk.core.desks import DeskWord, strangers_among
from kiosk.core.moment import Now, from_ms, to_ms
from kiosk.core.ports import Exchange, Sync
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.reports.attendance_files import central_files
from kiosk.store.desk import DeskStore
from kiosk.wording.troubles import trouble_text


def exchange(arguments: Namespace, store: DeskStore, sync: Callable[[], Sync], now: Now) -> int:
    """Publish, fetch, fold and write the central file."""
    hub = hub_of(arguments, store)
    if arguments.watch:
        return _watch(arguments, hub, store, sync, now)
    store.introduce()
    session = store.setting("session") or store.event.sessions[0].id
    speaking = Speaking(store, session=lambda: session)
    done = _Once(store, sync(), hub, speaking=speaking, now=now)
    trouble = done.run()
    desks = [_desk_json(word, store) for word in speaking.desks(to_ms(now()))]
    summary = {
        "sent": done.sent,
        "received": done.received,
        "waiting": store.exchange.count_unpublished(hub),
        "desks": desks,
        "clashes": store.clashes.count(),
    }
    if arguments.json:
        say_json(summary)
    else:
        say(
            f"Envoyés : {done.sent}. Reçus : {done.received}. "
            f"Autres bureaux : {len(desks)}. À régler : {summary['clashes']}."
        )
    known = {store.setting("id"), *(word.id for word in speaking.desks(to_ms(now())))}
    for told in strangers_among(done.told, known):
        say(trouble_text(told), to=sys.stderr)
    if trouble is not None:
        raise trouble
    return 0


def _watch(
    arguments: Namespace, hub: str, store: DeskStore, sync: Callable[[], Sync], now: Now
) -> int:
    """Exchange until somebody presses Ctrl-C; each time something came, or the trouble changed, say so."""
    session = store.setting("session") or store.event.sessions[0].id
    syncing = command_syncing(hub, session, store, sync, now)
    told: list[str] = []

    def tell(taken: Taken) -> None:
        line = {"received": taken.received, "clashes": store.clashes.count()}
        if arguments.json:
            say_json(line)
        else:
            say(f"Reçus : {taken.received}. À régler : {line['clashes']}.")

    def tell_trouble() -> None:
        trouble = syncing.state.trouble
        text = "" if trouble is None else trouble_text(trouble)
        if text and told[-1:] != [text]:
            say(text, to=sys.stderr)
        told[:] = [text]

    syncing.received.connect(tell)
    syncing.changed.connect(tell_trouble)
    Meanwhile(syncing).run()
    return 0


def hub_of(arguments: Namespace, store: DeskStore) -> str:
    """Give the hub that is named, else the desk's own.

    Raises:
        Trouble: there is none, or no event.
    """
    if not store.has_keys:
        raise Trouble(TroubleKind.NO_KEYS)
    hub = arguments.hub or store.setting(HUB)
    if not hub:
        raise Trouble(TroubleKind.HUB_NONE)
    return str(hub)


class _Once:
    """Rounds one after the other, until nothing is left to fetch or to publish."""

    def __init__(
        self, store: DeskStore, sync: Sync, hub: str, *, speaking: Speaking, now: Now
    ) -> None:
        self._store = store
        self._sync = sync
        self._hub = hub
        self._speaking = speaking
        self._now = now
        self.sent = 0
        self.received = 0
        self.told: list[Trouble] = []
        self._exchange = self._open()

    def run(self) -> Trouble | None:
        """Do it, and give what the hub refused."""
        try:
            return self._exchange_all() or self._write_central()
        finally:
            self._exchange.close()

    def _exchange_all(self) -> Trouble | None:
        idle = rounds = 0
        while idle < MOST_IDLE:
            rounds += 1
            taken = self._round()
            if taken.trouble is not None:
                return taken.trouble
            if taken.renewal is not None:
                self._exchange.close()
                self._exchange = self._open()
            elif rounds >= LEAST_ROUNDS and not self._has_left(taken):
                break
            idle = 0 if taken.sent or taken.received else idle + 1
        return None

    def _has_left(self, taken: Taken) -> bool:
        return taken.has_more or self._store.exchange.count_unpublished(self._hub) > 0

    def _write_central(self) -> Trouble | None:
        files = central_files(self._store.figures(), made_at=to_ms(self._now()))
        try:
            self._exchange.write_central(files)
        except Trouble as trouble:
            return trouble
        return None

    def _open(self) -> Exchange:
        return self._sync.exchange(
            self._hub,
            desk=self._store.setting("id"),
            keys=self._store.keys(self._sync.public_of),
            seen=self._store.exchange.seen(self._hub),
        )

    def _round(self) -> Taken:
        now = to_ms(self._now())
        rounds = Rounds(self._store, self._hub)
        report = self._exchange.round(rounds.order(self._speaking.heartbeat(self._hub, now)))
        self._speaking.hear(report.heartbeats, now)
        taking = rounds.take(report, now=now)
        try:
            while True:
                next(taking)
        except StopIteration as end:
            taken: Taken = end.value
        self.sent += taken.sent
        self.received += taken.received
        self.told += taken.told
        return taken


def _desk_json(word: DeskWord, store: DeskStore) -> dict[str, Any]:
    heard = None if word.at is None else from_ms(word.at, store.event.zone).isoformat()
    return {"id": word.id, "name": word.name, "heard": heard, "waiting": word.waiting}
