"""`find` and `counts` look without touching."""

from pathlib import Path

from kiosk.store.desk import DeskStore
from tests.desk import EARLY_LIST, FINAL_PROGRAMME
from tests.fakes import FixedClock
from tests.kiosk.cli.conftest import Command


def test_find(command: Command, raict: Path) -> None:
    """A person as the document has them, exactly."""
    said = command("find", "maury", "paul", "--json", data=raict)
    assert said.json == [
        {
            "id": "inscriptions:R0001",
            "name": "Paul MAURY",
            "organisation": "Ville de Vannes",
            "category": "Technicien·ne",
            "code": "BMN3CSHMXA",
            "arrived": False,
        }
    ]


def test_find_says_who_is_here(command: Command, raict: Path) -> None:
    """After a scan the person has arrived, in JSON and in words."""
    command("scan", "--session", "ACC", data=raict, typed="BMN3CSHMXA\n")
    assert command("find", "paul maury", "--json", data=raict).json[0]["arrived"] is True
    told = command("find", "paul maury", data=raict).out
    assert told == "Paul MAURY · Ville de Vannes · Technicien·ne · BMN3CSHMXA  (arrivée)\n"


def test_find_says_who_is_here_today(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """On the second of two days, who came on the first has not arrived."""
    second = (
        '[[session]]\nid = "ACC2"\ntitle = "Accueil"\nkind = "welcome"\ndate = 2025-07-05\n'
        "start = 08:00:00\nend = 18:00:00\n"
    )
    programme = tmp_path / "two-days.toml"
    programme.write_text(FINAL_PROGRAMME.read_text("utf-8") + "\n" + second, "utf-8")
    assert command("load", programme, EARLY_LIST, data=raict).status == 0
    command("scan", "--session", "ACC", data=raict, typed="BMN3CSHMXA\n")
    assert command("find", "paul maury", "--json", data=raict).json[0]["arrived"] is True
    clock.advance(hours=24)
    assert command("find", "paul maury", "--json", data=raict).json[0]["arrived"] is False


def test_find_nobody(command: Command, raict: Path) -> None:
    """Nobody found is an empty list and no fault."""
    said = command("find", "xyzzy", "--json", data=raict)
    assert (said.status, said.json) == (0, [])


def test_find_so_many(command: Command, raict: Path) -> None:
    """--limit is kept."""
    assert len(command("find", "ville", "--limit", "3", "--json", data=raict).json) == 3


def test_counts(command: Command, raict: Path) -> None:
    """Each session of the programme, in its order, with its figures, exactly."""
    command("scan", "--session", "A3", data=raict, typed="Z6QMQK43UQ\n")
    said = command("counts", "--json", data=raict)
    ids = [count["session"] for count in said.json]
    assert ids == [
        "ACC",
        "A1",
        "A2",
        "A3",
        "PL1",
        "CK",
        "CAF",
        "A4",
        "A5",
        "A6",
        "PL2",
        "VER",
        "B2B",
    ]
    assert said.json[3] == {
        "session": "A3",
        "title": "L’AICT avec l’Amérique latine et les Caraïbes : "
        "levier pour favoriser l’égalité des genres ?",
        "room": "Salon Président",
        "expected": 128,
        "attended": 1,
        "present": 1,
        "capacity": 90,
        "as_of": "2025-07-04T08:30:00+02:00",
    }
    assert [count["expected"] for count in said.json if count["session"] in ("CAF", "B2B")] == [
        None,
        None,
    ]


def test_counts_in_words(command: Command, raict: Path) -> None:
    """Without --json a table, with a dash where nobody is expected."""
    lines = command("counts", data=raict).out.splitlines()
    assert lines[1].split()[:5] == ["ACC", "595", "0", "0", "–"]
    assert lines[-1].split()[:5] == ["B2B", "–", "0", "0", "40"]


def test_looking_beside_the_desk_that_writes(
    command: Command, raict: Path, clock: FixedClock
) -> None:
    """While a window is open on the folder, find and counts answer; undo is refused."""
    with DeskStore.open_for_writing(raict, now=clock):
        assert command("counts", data=raict).status == 0
        assert command("find", "maury", data=raict).status == 0
        refused = command("undo", data=raict)
    assert refused.status == 1
    assert refused.err.startswith("Accueil est déjà ouvert sur le dossier ")
