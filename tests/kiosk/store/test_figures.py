"""The figures of a day that three desks recorded, against the same day counted another way.

The other way reads the organiser's own CSV and the list of entries, and knows nothing of the tables.
"""

import contextlib
import csv
from collections import Counter
from collections.abc import Iterable
from datetime import datetime, time, timedelta
from pathlib import Path

import pytest

from kiosk.controllers.correcting import Correcting
from kiosk.core.correction import Corrected
from kiosk.core.figures import SLOT_MS, Part
from kiosk.core.journal import RecordKind
from kiosk.core.moment import from_ms, to_ms
from kiosk.core.session import SessionKind
from kiosk.store.desk import DeskStore
from tests.busy_day import DESK_2, Entry, play
from tests.desk import (
    EARLY_LIST,
    PARIS,
    SECOND_DAY,
    SESSIONS,
    a_session,
    an_event,
    at,
    list_people,
    small_desk,
)
from tests.fakes import FixedClock

RUSH, LUNCH, AFTERNOON = at(9, 12), at(13, 10), at(15, 24)
KINDS = {"Commune", "Département", "Région", "Métropole", "Intercommunalité", "Syndicat"}
BEGINS = {"A1": 9.5, "A2": 9.5, "A3": 9.5, "PL1": 11.5, "CK": 12.75}
BEGINS |= {"A4": 15.0, "A5": 15.0, "A6": 15.0}


def the_list() -> dict[str, dict[str, str]]:
    """Give the organiser's rows by the id that the desk gives each."""
    with EARLY_LIST.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    return {f"inscriptions:{row['N° inscription']}": row for row in rows}


def booked(row: dict[str, str]) -> set[str]:
    """Give the sessions that a row names, or says yes to."""
    said = {row["Atelier 9h30"], row["Atelier 15h00"]} - {""}
    said |= {"PL1"} if row["Plénière 11h30"] == "Oui" else set()
    return said | ({"CK"} if row["Cocktail déjeunatoire"] == "Oui" else set())


def first_entries(played: Iterable[Entry]) -> dict[str, datetime]:
    """Give when each person was first admitted anywhere."""
    first: dict[str, datetime] = {}
    for entry in played:
        first.setdefault(entry.registrant, entry.at)
    return first


@pytest.mark.parametrize("until", [RUSH, LUNCH, AFTERNOON], ids=["rush", "lunch", "afternoon"])
def test_who_has_arrived(reference: DeskStore, until: datetime) -> None:
    """People, elected, local authorities by kind and countries are those of the list."""
    first = first_entries(play(reference, until))
    rows = [row for id_, row in the_list().items() if id_ in first]
    arrived = reference.figures().arrived
    assert arrived.people == len(first) == len(rows)
    assert arrived.elected == sum(row["Catégorie"] == "Élu·e" for row in rows)
    organisations = {row["Structure"]: row["Type de structure"] for row in rows}
    kinds = Counter(kind for kind in organisations.values() if kind in KINDS)
    assert {part.label: part.people for part in arrived.authorities} == kinds
    countries = Counter(row["Pays"] for row in rows)
    assert {part.label: part.people for part in arrived.countries} == countries


def test_all_of_the_list_together(reference: DeskStore) -> None:
    """Were everybody to come, they would be of 147 local authorities and 29 countries."""
    with reference.transaction():
        for person in list(reference.registrants.all()):
            body = {"registrant": person.id, "session": "ACC"}
            reference.journal.append(RecordKind.CHECK_IN, body)
    arrived = reference.figures().arrived
    assert (arrived.people, arrived.authority_count, len(arrived.countries)) == (606, 147, 29)


@pytest.mark.parametrize("until", [RUSH, LUNCH, AFTERNOON], ids=["rush", "lunch", "afternoon"])
def test_who_is_missing(reference: DeskStore, until: datetime) -> None:
    """Missing is only of whose booked sessions one has begun; who comes for the afternoon is not."""
    played = play(reference, until)
    first = first_entries(played)
    as_of = max(entry.at for entry in played)
    hour = as_of.hour + as_of.minute / 60 + as_of.second / 3600
    awaited = {
        id_: row
        for id_, row in the_list().items()
        if row["Statut"] == "Confirmé" and any(BEGINS[s] <= hour for s in booked(row))
    }
    missing = [row for id_, row in awaited.items() if id_ not in first]
    no_shows = reference.figures().no_shows
    assert (no_shows.people, no_shows.awaited) == (len(missing), len(awaited))
    for parts, column in (
        (no_shows.by_category, "Catégorie"),
        (no_shows.by_organisation, "Structure"),
        (no_shows.by_country, "Pays"),
    ):
        of = Counter(row[column] for row in awaited.values())
        wanted = {label: (n, of[label]) for label, n in Counter(r[column] for r in missing).items()}
        assert {part.label: (part.people, part.of) for part in parts} == wanted


def test_nobody_is_missing_before_the_first_session(reference: DeskStore) -> None:
    """Half of the people have not come, and nobody is a no-show."""
    play(reference, RUSH)
    assert reference.figures().no_shows.people == 0
    assert reference.figures(now=to_ms(at(9, 30))).no_shows.people > 0


def test_once_the_event_is_over_all_who_did_not_come_are_missing(reference: DeskStore) -> None:
    """Who booked nothing could have come until then; nobody is in the building any more."""
    first = first_entries(play(reference, at(18)))
    over = reference.figures(now=to_ms(at(18, 30)))
    assert over.no_shows.people == 595 - len(first)
    assert over.no_shows.awaited == 595
    assert over.here_now.people == 0


def test_arrivals_by_five_minutes(reference: DeskStore) -> None:
    """Each person counts once, when they were first admitted anywhere."""
    first = first_entries(play(reference, AFTERNOON))
    counted = Counter(to_ms(moment) // SLOT_MS * SLOT_MS for moment in first.values())
    figures = reference.figures()
    assert {slot.at: slot.people for slot in figures.arrivals if slot.people} == counted
    assert sum(slot.people for slot in figures.arrivals) == figures.arrived.people


def test_what_is_to_be_done_by_the_opening(reference: DeskStore) -> None:
    """The area opens earlier, but nobody booked it: the opening is that of the workshops."""
    first = first_entries(play(reference, RUSH))
    workshops = {"A1", "A2", "A3"}
    wanted = {
        id_
        for id_, row in the_list().items()
        if row["Statut"] == "Confirmé" and booked(row) & workshops
    }
    opening = reference.figures().opening
    assert opening is not None
    assert from_ms(opening.at, PARIS) == at(9, 30)
    assert (opening.people, opening.arrived) == (len(wanted), len(wanted & first.keys()))


def test_what_each_desk_does_in_a_minute(reference: DeskStore) -> None:
    """Admissions of the last hour by desk and minute, whoever recorded them."""
    played = play(reference, RUSH)
    since = max(entry.at for entry in played) - timedelta(minutes=60)
    wanted = Counter((e.desk, to_ms(e.at) // 60_000 * 60_000) for e in played if e.at >= since)
    minutes = reference.figures().minutes
    assert {(one.desk, one.at): one.people for one in minutes} == wanted
    assert DESK_2 in {one.desk for one in minutes}


def test_the_sessions_are_those_of_the_counts(reference: DeskStore) -> None:
    """The board, the central file and the command say the same."""
    play(reference, AFTERNOON)
    figures = reference.figures()
    assert list(figures.sessions) == reference.attendance.counts(reference.event)
    assert figures.sessions[0].attended == figures.arrived.people


def test_as_of_an_earlier_time(reference: DeskStore) -> None:
    """What came later is not counted, as if the day had stopped there."""
    played = play(reference, AFTERNOON)
    noon = to_ms(at(12))
    figures = reference.figures(at=noon)
    first = first_entries(entry for entry in played if to_ms(entry.at) <= noon)
    assert figures.as_of == noon
    assert figures.arrived.people == len(first)
    assert sum(slot.people for slot in figures.arrivals) == len(first)


def test_any_column(reference: DeskStore) -> None:
    """The caterer asks for diets: of those who have come, and who have said none."""
    first = first_entries(play(reference, RUSH))
    diets = Counter(row["Régime alimentaire"] for id_, row in the_list().items() if id_ in first)
    figures = reference.figures(column="Régime alimentaire")
    assert {part.label: part.people for part in figures.arrived.parts} == diets
    assert figures.here_now.parts == figures.arrived.parts


def test_nobody_is_counted_by_what_is_theirs_alone(reference: DeskStore) -> None:
    """Names, codes and addresses are no column to count by; diet and workshop are."""
    columns = set(reference.figures().columns)
    assert {"Régime alimentaire", "Atelier 9h30", "Catégorie", "Pays"} <= columns
    private = {"Nom", "Prénom", "Courriel", "Téléphone", "Code QR", "N° inscription"}
    assert not columns & (private | {"Nom (écriture d’origine)", "Remarque accueil"})


def test_a_column_whose_cells_this_desk_has_not(store: DeskStore) -> None:
    """A column nobody knows puts everybody under no word, and breaks nothing."""
    check_in(store, at(9), "1", "ACC")
    assert store.figures(column="Régime").arrived.parts == (Part(label="", people=1),)


def test_what_a_desk_put_right_counts(reference: DeskStore, clock: FixedClock) -> None:
    """A corrected organisation is counted under its new name, at once."""
    clock.moment = at(10)
    play(reference, at(10))
    before = reference.figures().no_shows
    one = reference.figures.missing()[0]
    Correcting(reference).correct(one.id, {Corrected.ORGANISATION: "Ville d’Ys"})
    after = reference.figures().no_shows
    assert Part(label="Ville d’Ys", people=1, of=1) in after.by_organisation
    assert after.people == before.people


def test_speakers_are_looked_for_first(reference: DeskStore) -> None:
    """A speaker is looked for before their session, others only once it has begun."""
    first = first_entries(play(reference, RUSH))
    missing = reference.figures.missing()
    speakers = {
        id_
        for id_, row in the_list().items()
        if row["Catégorie"] == "Intervenant·e" and row["Statut"] == "Confirmé"
    }
    assert {one.id for one in missing} == speakers - first.keys()
    late = reference.figures.missing(now=to_ms(at(9, 31)))
    kinds = [one.is_speaker for one in late]
    assert kinds == sorted(kinds, reverse=True)
    assert set(kinds) == {True, False}
    assert all(one.due == to_ms(at(9, 30)) for one in late if not one.is_speaker)


def check_in(
    store: DeskStore, moment: datetime, which: str, session: str, *, out: bool = False
) -> None:
    """Let somebody of the small event enter or leave."""
    with store.transaction():
        kind = RecordKind.CHECK_OUT if out else RecordKind.CHECK_IN
        body = {"registrant": f"liste:{which}", "session": session}
        store.journal.append(kind, body, at=to_ms(moment))


def test_at_most_where_leaving_is_not_seen(store: DeskStore) -> None:
    """Somebody left a room, not the building; the figure is no more than an upper bound."""
    check_in(store, at(9), "1", "ACC")
    check_in(store, at(9, 10), "1", "B2B")
    check_in(store, at(9, 20), "1", "B2B", out=True)
    figures = store.figures()
    assert (figures.here_now.people, figures.at_most) == (1, True)


def test_exactly_where_leaving_is_seen(tmp_path: Path, clock: FixedClock) -> None:
    """Who left the building is not in it, until they enter anything again."""
    welcome = a_session("ACC", kind=SessionKind.WELCOME, start=time(8), end=time(18), exits=True)
    event = an_event(welcome, *SESSIONS[1:])
    with small_desk(tmp_path / "exits", clock, event) as store:
        check_in(store, at(9), "1", "ACC")
        check_in(store, at(9), "2", "ACC")
        check_in(store, at(10), "1", "ACC", out=True)
        figures = store.figures()
        assert (figures.here_now.people, figures.arrived.people, figures.at_most) == (1, 2, False)
        check_in(store, at(10, 5), "1", "PL")
        assert store.figures().here_now.people == 2


def test_each_day_has_its_own_figures(tmp_path: Path, clock: FixedClock) -> None:
    """Who came yesterday has not arrived today, and is not in the building."""
    event = an_event(*SESSIONS, SECOND_DAY)
    with small_desk(tmp_path / "two", clock, event) as store:
        check_in(store, at(9), "1", "ACC")
        check_in(store, at(9, day=5), "2", "ACC2")
        figures = store.figures()
        assert (figures.arrived.people, figures.here_now.people) == (1, 1)
        assert [slot.people for slot in figures.arrivals] == [1]
        assert store.figures(at=to_ms(at(12))).arrived.people == 1


def test_a_new_list_is_noticed(store: DeskStore) -> None:
    """What was read once is read anew when somebody is withdrawn, or a transaction is taken back."""
    now = to_ms(at(9, 31))
    assert store.figures(now=now).no_shows.awaited == 3
    with store.transaction():
        list_people(store, {}, withdrawn=("liste:1",))
    assert store.figures(now=now).no_shows.awaited == 2
    with contextlib.suppress(RuntimeError), store.transaction():
        list_people(store, {}, withdrawn=("liste:4",))
        assert store.figures(now=now).no_shows.awaited == 1
        raise RuntimeError
    assert store.figures(now=now).no_shows.awaited == 2
