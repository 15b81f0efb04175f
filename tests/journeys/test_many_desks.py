"""Whatever desks do apart, however it reaches the others: in the end all of them know the same."""

import contextlib
import random
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path
from typing import Any
from unittest.mock import patch

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.load_plan import LoadWish
from kiosk.controllers.merging import Merging
from kiosk.controllers.people import People
from kiosk.controllers.replacing import Replacing
from kiosk.controllers.reprinting import Reprinting
from kiosk.controllers.roster import plan_load, write_load
from kiosk.controllers.spares import Spares
from kiosk.core.correction import Corrected
from kiosk.core.journal import RecordKind
from kiosk.core.printjob import JobState, Reason
from kiosk.core.programme import event_as_json
from kiosk.core.trouble import Trouble
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, SESSIONS, an_event, small_desk
from tests.fakes import FakeQueue, FixedClock
from tests.naive import Naive
from tests.several_desks import (
    HUB,
    Hub,
    begin_to_fetch,
    copied,
    differences,
    dump,
    fetch,
    fetch_all,
    meet,
    other_desk,
    publish,
    published,
    unread,
)

MOST_DESKS = 5
MOST_ROUNDS = 20
CODES = (*(cells[7] for cells in PEOPLE.values()), "NOBODYS")
OTHER_WORDS = (
    "N°;Nom;Prénom;Structure;Statut;Atelier;Code\n"
    "1;LOVELACE;Ada;Ville de Nantes;Confirmé;A2;CODEADA1\n"
    "2;HOPPER;Grace;Ville de Vannes;Annulé;;CODEGRACE2\n"
    "7;NEUVE;Ève;Ville de Lyon;Confirmé;A1;CODEEVE7\n"
)
OTHER_COLUMNS = (
    "N°;Nom;Courriel;Prénom;Structure;Statut;Atelier;Code\n"
    "1;LOVELACE;ada@example.org;Ada;Ville de Vannes;Confirmé;A1;CODEADA1\n"
    "5;ÉLU;chloe@example.org;Chloé;Métropole;Confirmé;A1;CODECHLO5\n"
    "8;TARD;tard@example.org;Aude;Région Sud;Confirmé;A2;CODEAUDE8\n"
)
LISTS = (OTHER_WORDS, OTHER_COLUMNS)
numbers = st.integers(0, 100)
EMAILS = ("ada@example.org", "chloe@example.org", "tard@example.org")


class Desk:
    """A desk with its folder and its clock, and whoever works there."""

    def __init__(self, folder: Path, clock: FixedClock) -> None:
        self.folder = folder
        self.clock = clock
        self.answered: set[str] = set()
        self.open()

    def open(self) -> None:
        """Begin to work."""
        self.store = DeskStore.open_for_writing(self.folder, now=self.clock)
        self.queue = FakeQueue()
        self.badges = Badges(self.store, queue=self.queue, now=self.clock)
        self.people = People(self.store, self.badges, now=self.clock)

    def at(self, session: str) -> CheckIn:
        """Stand at the door of a session."""
        return CheckIn(
            self.store, self.badges, session=session, now=self.clock, double_beep=timedelta(0)
        )

    def somebody(self, number: int) -> str:
        """Give one of those this desk knows of."""
        ids = sorted(person.id for person in self.store.registrants.all())
        return ids[number % len(ids)]

    def close(self) -> None:
        """Stop."""
        self.store.close()


def _drawn(chance: random.Random, size: int, *, is_hex: bool) -> str | bytes:
    """Give random bytes that are the same each time."""
    drawn = chance.randbytes(size)
    return drawn.hex() if is_hex else drawn


def own_records(store: DeskStore) -> set[str]:
    """Give the records that a desk made itself."""
    return {id_ for (id_,) in store._database.execute("SELECT record FROM own_record")}


class ManyDesks(RuleBasedStateMachine):
    """Up to five desks of one event, a hub between them, and everything that can happen to both."""

    @initialize()
    def open(self) -> None:
        """Open three desks: two organisers', and one that may not read everything."""
        self.folder = Path(tempfile.mkdtemp(prefix="many-desks-"))
        self.chances = contextlib.ExitStack()
        chance = random.Random(0)  # so that a failure comes again as it came
        for drawn in ("token_hex", "token_bytes"):
            made = partial(_drawn, chance, is_hex=drawn == "token_hex")
            self.chances.enter_context(patch(f"secrets.{drawn}", made))
        self.hub = Hub()
        first = small_desk(self.folder / "0", FixedClock())
        first.keep_setting("printers", '["one:"]')
        others = [other_desk(first, self.folder / str(n), is_organiser=n == 1) for n in range(1, 3)]
        meet(first, *others, hub=self.hub)
        for store in (first, *others):
            store.close()
        self.desks = [Desk(self.folder / str(n), FixedClock()) for n in range(3)]
        self.backups: dict[int, tuple[Path, set[str]]] = {}

    def desk(self, number: int) -> Desk:
        """Give a desk, a moment later."""
        desk = self.desks[number % len(self.desks)]
        desk.clock.advance(seconds=7)
        return desk

    @rule(d=numbers, code=st.sampled_from(CODES), s=numbers, exits=st.booleans())
    def scan(self, d: int, code: str, s: int, exits: bool) -> None:
        """Somebody comes, or goes."""
        desk, session = self.desk(d), SESSIONS[s % len(SESSIONS)].id
        desk.answered.add(desk.at(session).scan(code, exits=exits and session != "ACC").record)

    @rule(d=numbers, who=numbers, s=numbers)
    def insist(self, d: int, who: int, s: int) -> None:
        """Staff let somebody in who was refused."""
        desk = self.desk(d)
        door = desk.at(SESSIONS[s % len(SESSIONS)].id)
        desk.answered.add(door.admit(desk.somebody(who), insists=True).record)

    @rule(d=numbers)
    def undo(self, d: int) -> None:
        """Staff take the last one back."""
        with contextlib.suppress(Trouble):
            self.desk(d).at("ACC").undo()

    @rule(d=numbers, who=numbers, other=numbers, deed=st.integers(0, 8))
    def to_people(self, d: int, who: int, other: int, deed: int) -> None:
        """Staff put right, add, replace, merge, part, tie a spare badge, or take one of these back."""
        desk = self.desk(d)
        store, one, two = desk.store, desk.somebody(who), desk.somebody(other)
        spares = Spares(store, desk.badges, now=desk.clock)
        deeds: list[Callable[[], Any]] = [
            lambda: Correcting(store).correct(one, {Corrected.FAMILY: f"Corrigée {other % 3}"}),
            lambda: Correcting(store).correct(one, {Corrected.FUNCTION: "Maire"}),
            lambda: desk.people.add(Details(family=f"Venue {who}", organisation="Ville")),
            lambda: desk.people.withdraw(one),
            lambda: Replacing(store, desk.people).replace(one, Details(family=f"Pour {who}")),
            lambda: Replacing(store, desk.people).both_come(one),
            lambda: Merging(store).merge(one, two),
            lambda: Merging(store).part(one),
            lambda: spares.tie(spares.make(1)[0].code, one),
        ]
        with contextlib.suppress(Trouble):
            deeds[deed]()

    @rule(d=numbers, who=numbers)
    def print_again(self, d: int, who: int) -> None:
        """Somebody has lost a badge."""
        desk = self.desk(d)
        with contextlib.suppress(Trouble):
            Reprinting(desk.store, desk.badges, now=desk.clock).print_badge(
                desk.somebody(who), Reason.LOST
            )

    @rule(d=numbers, job=numbers, fate=st.sampled_from(("prints", "fails", "hold", "cancel")))
    def at_the_printer(self, d: int, job: int, fate: str) -> None:
        """What is at the printer comes out or does not; what waits is held or taken back."""
        desk = self.desk(d)
        if fate in {"prints", "fails"}:
            if desk.queue.at("one:"):
                desk.queue.ends(
                    JobState.DONE if fate == "prints" else JobState.FAILED, printer="one:"
                )
            return
        waiting = desk.store.jobs.waiting()
        if waiting:
            getattr(desk.badges, fate)(waiting[job % len(waiting)].id)

    @rule(d=st.integers(0, 1), which=st.sampled_from(range(len(LISTS))))
    def load(self, d: int, which: int) -> None:
        """An organiser loads a list that is newer, or older, or has other columns."""
        desk = self.desk(d)
        path = desk.folder.parent / f"liste-{which}.csv"
        path.write_text(LISTS[which], encoding="utf-8")
        wish = LoadWish(
            programme=None, lists=(path,), replaces="liste", accepts_many_withdrawn=True
        )
        with contextlib.suppress(Trouble):
            for _ in write_load(plan_load(wish, desk.store), desk.store):
                pass

    @rule(d=st.integers(0, 1), title=st.sampled_from(("Nouveau titre", "Autre titre")))
    def change_the_programme(self, d: int, title: str) -> None:
        """An organiser loads another programme, in which a talk is a meal."""
        desk = self.desk(d)
        kinds = [s.kind for s in SESSIONS]
        kind = kinds[4] if title == "Autre titre" else kinds[1]
        sessions = [
            replace(one, title=title, kind=kind) if one.id == "A2" else one for one in SESSIONS
        ]
        with desk.store.transaction():
            desk.store.journal.append(
                RecordKind.PROGRAMME,
                event_as_json(an_event(*sessions)),
                after=desk.store.journal.last_of_lists(),
            )

    @rule(d=numbers, name=st.sampled_from(("Bureau 1", "Accueil", "accueil")))
    def name(self, d: int, name: str) -> None:
        """A desk is called otherwise."""
        self.desk(d).store.name_desk(name)

    @rule(d=numbers, hours=st.sampled_from((-1, 1)))
    def the_clock_jumps(self, d: int, hours: int) -> None:
        """A clock goes wrong by an hour, or right again."""
        self.desk(d).clock.advance(hours=hours)

    @rule(d=numbers)
    def restart(self, d: int) -> None:
        """A desk is switched off and on."""
        desk = self.desk(d)
        desk.close()
        desk.open()
        desk.badges.recover()

    @rule(d=numbers, limit=st.sampled_from((3, 500)))
    def publish(self, d: int, limit: int) -> None:
        """A desk publishes all it has, in smaller or larger segments."""
        publish(self.desk(d).store, self.hub, limit=limit)

    @rule(d=numbers)
    def publish_and_forget(self, d: int) -> None:
        """A desk is switched off between a segment and the note that it is there."""
        store = self.desk(d).store
        for one in store.exchange.outgoing(HUB):
            self.hub.put(store.journal.desk, one)

    @rule(d=numbers, which=st.lists(numbers, max_size=4), upto=st.integers(1, 3))
    def fetch(self, d: int, which: list[int], upto: int) -> None:
        """A desk reads some of what it has not, in any order, and some of what it has; or breaks off."""
        desk = self.desk(d)
        paths = sorted(self.hub.segments)
        is_late = False
        for path in [paths[number % len(paths)] for number in which if paths]:
            segment = self.hub.segments[path]
            if upto == 1:
                for received in begin_to_fetch(desk.store, segment):
                    is_late |= received.is_late
                    break
            else:
                self.look_out(desk, path)
                is_late |= fetch(desk.store, segment)
        if is_late and upto != 3:
            desk.store.fold_again()

    @precondition(lambda self: self.hub.segments)
    @rule(path=numbers)
    def the_hub_loses(self, path: int) -> None:
        """A segment is gone from the hub; whoever made its records still has them."""
        paths = sorted(self.hub.segments)
        gone = paths[path % len(paths)]
        records = set(published(self.hub.segments[gone]).records)
        if any(records <= own_records(desk.store) for desk in self.desks):
            del self.hub.segments[gone]

    @rule(d=numbers)
    def roll(self, d: int) -> None:
        """A desk puts its segments into one."""
        store = self.desk(d).store
        own = store.journal.desk
        paths = [p for p in store.exchange.published(HUB) if p in self.hub.segments]
        paths = [p for p in paths if self.hub.segments[p].desk == own]
        if len(paths) > 1:
            rolled = self.hub.roll(paths)
            with store.transaction():
                store.exchange.keep_rolled(HUB, rolled)

    @precondition(lambda self: len(self.desks) < MOST_DESKS)
    @rule(d=numbers)
    def clone(self, d: int) -> None:
        """Another laptop is started from a copy of a desk's disk."""
        desk = self.desk(d)
        desk.close()
        folder = copied(desk.folder, self.folder / str(len(self.desks)))
        self.desks.append(Desk(folder, FixedClock(desk.clock.moment)))
        self.desks[-1].answered |= desk.answered
        desk.open()
        desk.badges.recover()

    @rule(d=numbers)
    def back_up(self, d: int) -> None:
        """Somebody keeps a copy of a desk's folder."""
        number = d % len(self.desks)
        desk = self.desk(number)
        desk.close()
        folder = copied(desk.folder, self.folder / f"backup-{number}")
        self.backups[number] = folder, set(desk.answered)
        desk.open()
        desk.badges.recover()

    @precondition(lambda self: self.backups)
    @rule(which=numbers)
    def restore(self, which: int) -> None:
        """A desk's disk breaks, and it starts from the copy: what nobody else has is gone.

        Not while the hub has lost what others have read: nobody publishes another's again.
        """
        number = sorted(self.backups)[which % len(self.backups)]
        folder, answered = self.backups[number]
        desk = self.desk(number)
        known = {record for s in self.hub.segments.values() for record in published(s).records}
        others = [one.store for one in self.desks if one is not desk]
        theirs = {record.id for store in others for record in store.journal.all()}
        if (own_records(desk.store) - known) & theirs:
            return
        desk.close()
        copied(folder, desk.folder)
        desk.answered = answered | (desk.answered & known)
        desk.open()
        desk.badges.recover()

    def look_out(self, desk: Desk, path: str) -> None:
        """Become another where somebody writes under this desk's id."""
        segment = self.hub.segments[path]
        if desk.store.is_anothers(segment):
            fetch(desk.store, segment)
            desk.store.become_new()

    def teardown(self) -> None:
        """In the end everybody meets, several times: they know the same, and nothing was lost."""
        if not hasattr(self, "desks"):
            return
        try:
            for number in range(len(self.desks)):
                self.scan(number, "CODEADA1", 1, exits=False)
            for _ in range(MOST_ROUNDS):
                self.everybody_meets()
                if not any(unread(desk.store, self.hub) for desk in self.desks):
                    break
            self.they_know_the_same()
            self.they_know_what_is_true()
        finally:
            self.chances.close()
            for desk in self.desks:
                desk.close()
            shutil.rmtree(self.folder)

    def everybody_meets(self) -> None:
        """Let each desk do a round."""
        for desk in self.desks:
            for path in unread(desk.store, self.hub):
                self.look_out(desk, path)
            fetch_all(desk.store, self.hub)
            desk.store.introduce()
            publish(desk.store, self.hub)

    def they_know_the_same(self) -> None:
        """Compare journals, then all that is folded, among those who may read the same."""
        journals = [{r.id for r in desk.store.journal.all()} for desk in self.desks]
        for desk, journal in zip(self.desks, journals, strict=True):
            assert (journal - journals[0], journals[0] - journal) == (set(), set())
            assert desk.answered <= journal
            assert desk.store.exchange.count_unpublished(HUB) == 0
            assert not desk.store.is_behind
        assert len({desk.store.journal.desk for desk in self.desks}) == len(self.desks)
        for is_organiser in (True, False):
            told = [d.store for d in self.desks if d.store.is_organiser is is_organiser]
            dumps = [dump(store) for store in told]
            assert [differences(dumps[0], other) for other in dumps] == [set()] * len(dumps)
            told[0].fold_again()
            assert differences(dumps[0], dump(told[0])) == set()

    def they_know_what_is_true(self) -> None:
        """Compare the figures with those of a naive count, and look for what is not for everybody."""
        for desk in self.desks:
            store = desk.store
            told = Naive(store.journal.all(), store.event).figures()
            for session in store.event.sessions:
                figures = (
                    store.attendance.attended(session.id),
                    store.attendance.present(session.id),
                )
                assert (session.id, figures) == (session.id, told.get(session.id, (0, 0)))
            if not store.is_organiser:
                cells = store._database.execute("SELECT group_concat(cells) FROM registrant")
                ((text,),) = cells.fetchall()
                assert not [email for email in EMAILS if email in text]
        names = {desk.store.own_name for desk in self.desks}
        assert len(names) == len(self.desks)


TestManyDesks = ManyDesks.TestCase
TestManyDesks.settings = settings(max_examples=40, stateful_step_count=35)
