"""Each remark of a load has a sentence, with the facts that the code gives."""

import string
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.correcting import Correcting
from kiosk.controllers.people import People
from kiosk.controllers.roster import BookingsFollow
from kiosk.core.columns import Field
from kiosk.core.correction import Corrected
from kiosk.core.remark import Remark, RemarkKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from kiosk.wording.remarks import REMARKS, remark_text
from tests.desk import EARLY_LIST, EARLY_PROGRAMME, FINAL_PROGRAMME, load
from tests.fakes import FixedClock

CHANGED = {"session", "old", "new", "people"}
FACTS: dict[RemarkKind, set[str]] = {
    RemarkKind.NO_NAME: set(),
    RemarkKind.REPEATED_ID: {"id", "first"},
    RemarkKind.TOO_MANY_CELLS: {"expected", "found"},
    RemarkKind.BAD_DATE: {"column", "value"},
    RemarkKind.UNKNOWN_BOOKING: {"session", "people"},
    RemarkKind.CODE_TWICE: {"code", "names"},
    RemarkKind.NO_CODE: {"people", "made"},
    RemarkKind.DAMAGED_CODES: {"people", "lines", "value"},
    RemarkKind.MENDED_CODES: {"people", "lines", "value", "mended"},
    RemarkKind.LIKELY_DOUBLE: {"names", "organisation", "lines"},
    RemarkKind.DOUBTFUL_MATCH: {"names", "organisation", "lines", "known"},
    RemarkKind.ADDED_AT_THE_DESK: {"names", "organisation", "lines"},
    RemarkKind.CORRECTED_OTHERWISE: {"name", "field", "ours", "listed"},
    RemarkKind.NAMESAKES: {"count", "names"},
    RemarkKind.OVERBOOKED: {"session", "booked", "capacity"},
    RemarkKind.TOOL_RECOGNISED: {"tool"},
    RemarkKind.MAPPING_REMEMBERED: {"field", "column"},
    RemarkKind.NO_COLUMN_REMEMBERED: {"field"},
    RemarkKind.ORGANISERS_COLUMNS: {"columns"},
    RemarkKind.NAMES_CHANGED: {"people", "names"},
    RemarkKind.UNKNOWN_STATUS: {"status", "people"},
    RemarkKind.RULE_COLUMN_MISSING: {"session", "column"},
    RemarkKind.RULE_COLUMN_MISSPELT: {"session", "column", "nearest"},
    RemarkKind.NO_WELCOME: set(),
    RemarkKind.UNCOVERED: {"characters", "people", "names"},
    RemarkKind.TITLE_CHANGED: CHANGED,
    RemarkKind.ROOM_CHANGED: CHANGED,
    RemarkKind.TIME_CHANGED: CHANGED,
    RemarkKind.CAPACITY_CHANGED: CHANGED,
    RemarkKind.RULE_CHANGED: {"session", "people"},
    RemarkKind.SESSION_ADDED: {"session", "title"},
    RemarkKind.SESSION_REMOVED: {"session", "title", "people"},
    RemarkKind.BOOKINGS_FOLLOW_SLOT: {"sessions"},
    RemarkKind.BOOKINGS_FOLLOW_TALK: {"moves"},
    RemarkKind.BOOKED_TWICE_AT_ONCE: {"people"},
}
ROWS = """N°;Nom;Prénom;Structure;Courriel;Atelier;Code;Date de naissance
1;ALPHA;Ada;Vannes;ada@example.fr;A3;CODE01;01/02/1990
2;BETA;Bob;Lyon;;Z9;CODE01;02/02/1990
3;BETA;Bob;Paris;;A3;CODE03;03/02/1990
4;GAMMA;Guy;Vannes;guy@example.fr;A3;;04/02/1990
5;GAMMA;Guy;Vannes;guy@example.fr;A3;CODE05;05/02/1990
6;;;Vannes;;A3;CODE06;06/02/1990
1;DELTA;Dan;Vannes;;A3;CODE07;07/02/1990
8;EPSILON;Eve;Vannes;;A3;CODE08;hier
9;ZETA;Zoé;Vannes;;A3;CODE09;08/02/1990;trop;de;cellules
"""
SECOND = """Référence commande;Nom participant;Prénom participant;Raison sociale;Numéro de billet
C1;ALPHA;Ada;Vannes;7,5E+20
C2;OMEGA;Oda;Sète;'0012345
"""


def programme(path: Path, old: str = "", new: str = "", more: str = "") -> Path:
    """Write the reference programme with one text in the place of another."""
    text = FINAL_PROGRAMME.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1) + more, encoding="utf-8")
    return path


@pytest.mark.parametrize("kind", RemarkKind)
def test_each_remark_has_a_sentence(kind: RemarkKind) -> None:
    """Every kind is worded in one line, and asks for no fact that is not given."""
    asked = {name for _, name, _, _ in string.Formatter().parse(REMARKS[kind]) if name}
    text = remark_text(Remark(kind=kind, facts=dict.fromkeys(FACTS[kind], "x")))
    assert asked <= FACTS[kind]
    assert text
    assert "{" not in text
    assert len(text.splitlines()) == 1


def of_programmes(folder: Path) -> Iterator[Remark]:
    """Load programmes that differ in everything, and give what is told of each."""
    with DeskStore.open_for_writing(folder / "raict", now=FixedClock()) as store:
        load(store, EARLY_PROGRAMME, EARLY_LIST)
        talk = load(store, FINAL_PROGRAMME, EARLY_LIST, bookings=BookingsFollow.TALK)
        slot = load(store, EARLY_PROGRAMME, EARLY_LIST)
        yield from (*talk.remarks, *slot.remarks)
        changes = (
            ('room = "Salon Magne"', 'room = "Salon Vert"', ""),
            ("start = 09:30:00\nend = 11:00:00", "start = 09:15:00\nend = 11:00:00", ""),
            ("capacity = 120 ", "capacity = 121 ", ""),
            ('column = "Adhérent CUF"', 'column = "Catégorie"', ""),
            ('id = "VER"', 'id = "VIN"', ""),
            ('kind = "welcome"', 'kind = "area"', ""),
        )
        for number, change in enumerate(changes):
            path = programme(folder / f"{number}.toml", *change)
            yield from load(store, path, EARLY_LIST).remarks
            load(store, FINAL_PROGRAMME, EARLY_LIST)


def test_real_loads_give_those_facts(tmp_path: Path) -> None:
    """Lists and programmes with everything wrong bring each kind of remark, with its facts."""
    rows = tmp_path / "liste.csv"
    others = "".join(f"{n};N{n};P{n};Lyon;;A3;CODE{n};09/02/1990\n" for n in range(20, 50))
    rows.write_text(ROWS + others, encoding="utf-8")
    told: list[Remark] = []
    with DeskStore.open_for_writing(tmp_path / "desk", now=FixedClock()) as store:
        small = programme(tmp_path / "0.toml", "capacity = 90 ", "capacity = 1 ")
        second = tmp_path / "helloasso.csv"
        second.write_text(SECOND, encoding="utf-8")
        for one in load(store, small, rows, second).lists:
            told += [*one.refused, *one.warnings]
    told += of_programmes(tmp_path)
    with DeskStore.open_for_writing(tmp_path / "told", now=FixedClock()) as store:
        rows.write_text("Qui;Code\nAda;1", encoding="utf-8")
        load(store, FINAL_PROGRAMME, rows, mapping={Field.FAMILY: "Qui", Field.CODE: ""})
        told += load(store, FINAL_PROGRAMME, rows).lists[0].warnings
    with DeskStore.open_for_writing(tmp_path / "names", now=FixedClock()) as store:
        head, first = "N°;Nom;Prénom;Adherent CUF;Statut", "1;ALPHA;Ada;Oui;Bizarre"
        for last in ("3;GAMMA 🙂;Guy;Oui;", "3;DELTA;Dan;Oui;"):
            rows.write_text("\n".join((head, first, "2;BETA;Bob;Oui;", last)), encoding="utf-8")
            told += load(store, FINAL_PROGRAMME, rows).lists[0].warnings
        (person, *_) = store.registrants.all()
        Correcting(store).correct(person.id, {Corrected.FAMILY: "OMEGA"})
        people = People(store, Badges(store, queue=None, now=FixedClock()), now=FixedClock())
        people.add(Details(family="ALPHA", given="Ada", organisation="Vannes"))
        told += load(store, FINAL_PROGRAMME, second).lists[0].warnings
        told += load(store, FINAL_PROGRAMME, rows).corrections_kept
    found = {remark.kind: set(remark.facts) for remark in told}
    assert found == FACTS
    assert [remark for remark in told if "{" in remark_text(remark)] == []
