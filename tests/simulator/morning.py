"""A morning of many desks, played from a seed: scans, and what goes wrong meanwhile."""

import csv
import json
import random
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from tests.simulator.desks import SimulatedDesk, desks_of, in_turns, run
from tests.simulator.truth import attendance, records_in

KINDS = {"ACC": "welcome", "A1": "workshop", "A2": "workshop", "REP": "meal"}
_PROGRAMME = """
[event]
id = "simulation"
name = "Simulation"
short_name = "Simulation"
date = {day}
timezone = "UTC"
"""
_SESSION = """
[[session]]
id = "{id}"
title = "{id}"
kind = "{kind}"
start = 00:00:00
end = 23:59:59
"""


@dataclass(slots=True)
class Morning:
    """Desks at one hub, the codes of everybody, and what has been answered."""

    folder: Path
    people: int
    sessions: list[str]
    seed: int
    hub: Path = field(init=False)
    desks: list[SimulatedDesk] = field(init=False)
    codes: list[str] = field(init=False)
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        """Load the list at the first desk, and open its pack at the others."""
        self.chance = random.Random(self.seed)
        self.hub = self.folder / "hub"
        self.hub.mkdir()
        self.codes = [f"C{number:06}" for number in range(self.people)]
        first = self.folder / "desk-1"
        run("load", self._programme(), self._list(), "--data", first)
        self.desks = desks_of(first, self.folder, self.hub, self.sessions)

    def move(self, desk: SimulatedDesk, folder: Path) -> SimulatedDesk:
        """Move the data folder of *desk*, which does not run, and give it."""
        desk.folder = Path(shutil.move(desk.folder, folder))
        return desk

    def start(self) -> None:
        """Start every desk."""
        for desk in self.desks:
            desk.start()

    def scan(self, count: int) -> None:
        """Let *count* people turn up, each at some desk, some of them twice."""
        for _ in range(count):
            desk = self.chance.choice([one for one in self.desks if one.process is not None])
            desk.scan(self.chance.choice(self.codes))

    def lose_hub(self) -> None:
        """Pull the network: the shared folder is not there any more."""
        self.hub.rename(self.folder / "hub-gone")

    def find_hub(self) -> None:
        """Put the network back."""
        (self.folder / "hub-gone").rename(self.hub)

    def end(self) -> None:
        """Close all desks, and let each exchange until all have heard of everything."""
        for desk in self.desks:
            if desk.process is not None:
                desk.end()
        self.exchange()

    def exchange(self) -> None:
        """Let each desk exchange twice: to publish what it still kept, and to hear what the others did."""
        for _ in range(2):
            in_turns(SimulatedDesk.exchange, self.desks)

    def let_in(self) -> set[tuple[str, str]]:
        """Give (registrant, session) of everybody whom a desk let in."""
        return {
            (answer["registrant"]["id"], answer["session"])
            for desk in self.desks
            for answer in desk.answered
            if answer["verdict"] == "admitted"
        }

    def truth(self) -> dict[str, tuple[int, int]]:
        """Give (attended, present) by session, worked out from all records in the tests' own way."""
        records = {}
        for desk in self.desks:
            records |= records_in(desk.folder)
        return attendance(records.values(), KINDS, "ACC")

    def central(self) -> dict[str, tuple[int, int]]:
        """Give (attended, present) by session as the central file has them."""
        told = json.loads((self.hub / "attendance.json").read_text(encoding="utf-8"))
        return {one["session"]: (one["attended"], one["present"]) for one in told["sessions"]}

    def seen_by(self, desk: SimulatedDesk) -> dict[str, tuple[int, int]]:
        """Give (attended, present) by session as *desk* shows them."""
        return {one["session"]: (one["attended"], one["present"]) for one in desk.counts()}

    def _programme(self) -> Path:
        path = self.folder / "programme.toml"
        sessions = "".join(_SESSION.format(id=id_, kind=kind) for id_, kind in KINDS.items())
        day = date.today().isoformat()  # noqa: DTZ011 - the event is today, wherever that is
        path.write_text(_PROGRAMME.format(day=day) + sessions, encoding="utf-8")
        return path

    def _list(self) -> Path:
        path = self.folder / "inscriptions.csv"
        with path.open("w", newline="", encoding="utf-8") as file:
            rows = csv.writer(file)
            rows.writerow(["Nom", "Prénom", "Structure", "Courriel", "Code QR"])
            for number, code in enumerate(self.codes):
                mail = f"personne.{number}@secret.example"
                rows.writerow([f"NOM{number}", f"Prénom{number}", "Ville de Vannes", mail, code])
        return path
