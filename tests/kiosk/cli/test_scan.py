"""`scan` and `undo`: each line answered once it is on disk."""

from collections import Counter
from pathlib import Path
from typing import Any

from tests.desk import FINAL_PROGRAMME, LATE_LIST, reference_codes
from tests.desks_apart import desks_apart, meet
from tests.fakes import FixedClock
from tests.kiosk.cli.conftest import Command

CODES = "\n".join(reference_codes()) + "\n"


def verdicts(lines: list[Any]) -> Counter[str]:
    """Count the answers by reason, or by verdict where there is none."""
    return Counter(line["reason"] or line["verdict"] for line in lines)


def test_a_morning(command: Command, raict: Path) -> None:
    """All 606 codes twice: 595 admitted and 11 cancelled, then 595 already in; the count is 595."""
    first = command("scan", "--session", "ACC", "--json", data=raict, typed=CODES)
    assert verdicts(first.json_lines) == {"admitted": 595, "cancelled": 11}
    second = command("scan", "--session", "ACC", "--json", data=raict, typed=CODES)
    assert verdicts(second.json_lines) == {"already-in": 595, "cancelled": 11}
    (welcome,) = [c for c in command("counts", "--json", data=raict).json if c["session"] == "ACC"]
    assert (welcome["expected"], welcome["attended"], welcome["present"]) == (595, 595, 595)


def test_a_morning_with_the_late_list(command: Command, raict: Path) -> None:
    """With the late list over the early one the same codes give 584 and 22."""
    command("load", FINAL_PROGRAMME, LATE_LIST, data=raict)
    said = command("scan", "--session", "ACC", "--json", data=raict, typed=CODES)
    assert verdicts(said.json_lines) == {"admitted": 584, "cancelled": 22}


def test_an_admitted_line(command: Command, raict: Path) -> None:
    """The document of a line, exactly."""
    said = command("scan", "--session", "ACC", "--json", data=raict, typed="BMN3CSHMXA\r\n")
    assert said.json == {
        "code": "BMN3CSHMXA",
        "verdict": "admitted",
        "reason": None,
        "registrant": {
            "id": "inscriptions:R0001",
            "name": "Paul MAURY",
            "organisation": "Ville de Vannes",
            "category": "Technicien·ne",
        },
        "session": "ACC",
        "at": "2025-07-04T08:30:00+02:00",
        "earlier": None,
    }


def test_a_refused_line(command: Command, raict: Path) -> None:
    """A refusal has its reason, and the earlier check-in by desk and time."""
    typed = "BMN3CSHMXA\nBMN3CSHMXA\n"
    said = command("scan", "--session", "ACC", "--json", data=raict, typed=typed)
    line = said.json_lines[1]
    assert (line["verdict"], line["reason"]) == ("refused", "already-in")
    assert line["registrant"]["name"] == "Paul MAURY"
    assert line["earlier"] == {"desk": "Bureau 1", "at": "2025-07-04T08:30:00+02:00"}


def test_an_unknown_line(command: Command, raict: Path) -> None:
    """An unknown code names nobody."""
    said = command("scan", "--session", "ACC", "--json", data=raict, typed="  NOBODYS\n")
    assert said.json == {
        "code": "NOBODYS",
        "verdict": "unknown",
        "reason": None,
        "registrant": None,
        "session": "ACC",
        "at": "2025-07-04T08:30:00+02:00",
        "earlier": None,
    }


def test_blank_lines_are_no_scans(command: Command, raict: Path) -> None:
    """Empty lines are passed over; the last line needs no end."""
    typed = "\n  \nBMN3CSHMXA\n\nZ6QMQK43UQ"
    said = command("scan", "--session", "ACC", "--json", data=raict, typed=typed)
    assert [line["code"] for line in said.json_lines] == ["BMN3CSHMXA", "Z6QMQK43UQ"]


def test_at_a_time(command: Command, raict: Path) -> None:
    """--at says when: the counts before that time do not have it."""
    at = "2025-07-04T09:12:00+02:00"
    said = command(
        "scan", "--session", "ACC", "--json", "--at", at, data=raict, typed="BMN3CSHMXA\n"
    )
    assert said.json["at"] == at
    before = command("counts", "--json", "--at", "2025-07-04T09:11:59+02:00", data=raict).json
    after = command("counts", "--json", "--at", "2025-07-04T07:12:00Z", data=raict).json
    assert (before[0]["attended"], after[0]["attended"]) == (0, 1)


def test_exits(command: Command, raict: Path) -> None:
    """--exit scans people out; who is not in is told so."""
    scan = ("scan", "--session", "ACC", "--json")
    typed = "BMN3CSHMXA\n"
    assert command(*scan, "--exit", data=raict, typed=typed).json["reason"] == "not-in"
    command(*scan, data=raict, typed=typed)
    assert command(*scan, "--exit", data=raict, typed=typed).json["verdict"] == "admitted"
    assert command("counts", "--json", data=raict).json[0]["present"] == 0


def test_in_words(command: Command, raict: Path) -> None:
    """Without --json each answer is one line in French."""
    typed = "BMN3CSHMXA\nBMN3CSHMXA\nNOBODYS\n"
    said = command("scan", "--session", "ACC", data=raict, typed=typed)
    admitted, back, unknown = said.out.splitlines()
    assert admitted == "Bienvenue · Paul MAURY"
    assert back.startswith("De retour · Paul MAURY · ")
    assert "8 h 30" in back
    assert unknown.startswith("Inconnu · NOBODYS · ")


def test_undo(command: Command, raict: Path) -> None:
    """The last check-in is taken back, and told by whom it was of; then there is none."""
    command("scan", "--session", "ACC", data=raict, typed="BMN3CSHMXA\nNOBODYS\n")
    said = command("undo", "--json", data=raict)
    assert said.json["registrant"]["name"] == "Paul MAURY"
    assert said.json["at"] == "2025-07-04T08:30:00+02:00"
    assert command("counts", "--json", data=raict).json[0]["attended"] == 0
    again = command("undo", data=raict)
    assert (again.status, again.out) == (1, "")
    assert again.err == "Il n’y a aucune entrée à annuler sur ce poste.\n"


def test_somebody_whom_another_desk_admitted(
    command: Command, tmp_path: Path, clock: FixedClock
) -> None:
    """The line says at which desk they came in, not at which they are now."""
    with desks_apart(tmp_path, clock) as (first, second):
        person = next(iter(first.store.registrants.all()))
        first.admit(person.id)
        for desk in (first, second):
            desk.store.introduce()
        meet([first, second])
    said = command("scan", "--session", "ACC", data=tmp_path / "2", typed=f"{person.code}\n")
    assert "(Bureau 1)" in said.out
