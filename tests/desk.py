"""Desks to test at: a small event of one day, the reference event, and ways to look inside."""

import csv
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from kiosk.controllers.roster import LoadPlan, LoadWish, plan_load, write_load
from kiosk.core.columns import Columns, Field, as_text
from kiosk.core.journal import RecordKind
from kiosk.core.moment import Now
from kiosk.core.programme import event_as_json
from kiosk.core.registrant import Registrant
from kiosk.core.session import ColumnRule, Event, Session, SessionKind, local_span
from kiosk.store.desk import DeskStore

DEMO = Path(__file__).parents[1] / "resources" / "demo"
EARLY_PROGRAMME = DEMO / "programme-early.toml"
FINAL_PROGRAMME = DEMO / "programme.toml"
EARLY_LIST = DEMO / "inscriptions-2025-06-27.csv"
LATE_LIST = DEMO / "inscriptions-2025-07-03.csv"
PARIS = ZoneInfo("Europe/Paris")
DAY = date(2025, 7, 4)

COLUMNS = Columns(
    header=("N°", "Nom", "Prénom", "Structure", "Statut", "Atelier", "Adhérent", "Code", "Origine"),
    fields={
        Field.ID: 0,
        Field.FAMILY: 1,
        Field.GIVEN: 2,
        Field.ORGANISATION: 3,
        Field.STATUS: 4,
        Field.CODE: 7,
        Field.NATIVE_NAME: 8,
    },
    bookings=(5,),
)
PEOPLE = {
    "1": ("1", "LOVELACE", "Ada", "Ville de Vannes", "Confirmé", "A1", "Oui", "CODEADA1", ""),
    "2": ("2", "HOPPER", "Grace", "Ville de Vannes", "Confirmé", "", "Non", "CODEGRACE2", ""),
    "3": ("3", "TURING", "Alan", "Région Sud", "Annulé", "A1", "Non", "CODEALAN3", ""),
    "4": ("4", "PENDING", "Paul", "Région Sud", "En attente", "A1", "Non", "CODEPAUL4", ""),
    "5": ("5", "ÉLU", "Chloé", "Métropole d’Œuvry", "Confirmé", "A2", "Non", "CODECHLO5", ""),
    "6": ("6", "OTSUKA", "Keiko", "Sapporo", "Confirmé", "", "Oui", "CODEKEIK6", "大塚 恵子"),
}
"""Six people of the small event, by the last part of their id."""


def a_session(which: str = "A1", **changes: Any) -> Session:
    """Give a workshop from half past nine to eleven; *changes* say what it is instead."""
    day, start, end = (
        changes.pop(key, other)
        for key, other in (("day", DAY), ("start", time(9, 30)), ("end", time(11)))
    )
    begins, ends = local_span(day, start, end, PARIS)
    plain: dict[str, Any] = {"title": f"Titre {which}", "kind": SessionKind.WORKSHOP}
    return Session(id=which, start=begins, end=ends, **(plain | changes))


WELCOME = a_session("ACC", kind=SessionKind.WELCOME, start=time(8), end=time(18))
PLENARY = a_session("PL", kind=SessionKind.PLENARY, start=time(11, 30), end=time(12, 45))
MEAL = a_session("REPAS", kind=SessionKind.MEAL, start=time(12, 45), end=time(14))
AREA = a_session(
    "B2B",
    kind=SessionKind.AREA,
    start=time(9),
    end=time(17),
    exits=True,
    access=ColumnRule(column="Adhérent", equals="Oui"),
)
SECOND_DAY = a_session(
    "ACC2", kind=SessionKind.WELCOME, day=date(2025, 7, 5), start=time(8), end=time(18)
)
"""The welcome of a second day, for tests that make two days of the event."""
SESSIONS = (WELCOME, a_session("A1", capacity=2), a_session("A2"), PLENARY, MEAL, AREA)


def an_event(*sessions: Session, **changes: Any) -> Event:
    """Give the small event, of these *sessions* where some are named."""
    plain: dict[str, Any] = {
        "id": "petit",
        "name": "Petit événement",
        "short_name": "Petit",
        "timezone": "Europe/Paris",
        "date": DAY,
        "sessions": sessions or SESSIONS,
    }
    return Event(**(plain | changes))


def a_person(which: str = "1", **changes: Any) -> Registrant:
    """Give a confirmed person; *changes* say what is different."""
    return Registrant(
        id=which, source="liste", **({"family": "LOVELACE", "given": "Ada"} | changes)
    )


def small_desk(folder: Path, now: Now, event: Event | None = None) -> DeskStore:
    """Open a desk on *folder* for writing, with the small event and its six people."""
    store = DeskStore.open_for_writing(folder, now=now)
    with store.transaction():
        store.journal.append(RecordKind.PROGRAMME, event_as_json(event or an_event()))
        list_people(store, PEOPLE)
    return store


def list_people(
    store: DeskStore,
    people: Mapping[str, tuple[str, ...]],
    *,
    source: str = "liste",
    withdrawn: tuple[str, ...] = (),
    returned: tuple[str, ...] = (),
) -> None:
    """Append what a load of *people* appends, inside the caller's transaction."""
    store.journal.append(
        RecordKind.LOAD,
        {
            "source": source,
            "file": f"{source}.csv",
            "version": "1",
            "columns": COLUMNS.as_json(),
            "withdrawn": list(withdrawn),
            "returned": list(returned),
        },
    )
    rows = {
        f"{source}:{key}": [line, as_text(cells)]
        for line, (key, cells) in enumerate(people.items(), 2)
    }
    store.journal.append(RecordKind.ROWS, {"source": source}, {"rows": rows})


def load(store: DeskStore, programme: Path, *lists: Path, **wish: Any) -> LoadPlan:
    """Load these files, and give what was planned."""
    plan = plan_load(LoadWish(programme=programme, lists=lists, **wish), store)
    for _ in write_load(plan, store):
        pass
    return plan


def attended(store: DeskStore, session: str = "ACC") -> int:
    """Give how many have come; at the welcome, how many have arrived."""
    return store.attendance.attended(session)


def reference_codes() -> list[str]:
    """Give the code of each of the 606 people of the early list."""
    with EARLY_LIST.open(encoding="utf-8-sig", newline="") as file:
        return [row["Code QR"] for row in csv.DictReader(file, delimiter=";")]


def at(hour: int, minute: int = 0, day: int = 4) -> datetime:
    """Give a time of the day in Paris."""
    return datetime(2025, 7, day, hour, minute, tzinfo=PARIS)
