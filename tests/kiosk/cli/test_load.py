"""`load` says what it changed, to people and to scripts."""

from pathlib import Path

from tests.desk import EARLY_LIST, EARLY_PROGRAMME, FINAL_PROGRAMME, LATE_LIST
from tests.kiosk.cli.conftest import Command


def test_a_first_load(command: Command) -> None:
    """The document has what the design says, and what will hurt tomorrow."""
    said = command("load", FINAL_PROGRAMME, EARLY_LIST, "--json")
    figures = {key: said.json[key] for key in ("read", "added", "changed", "unchanged")}
    assert (said.status, said.err) == (0, "")
    assert figures == {"read": 606, "added": 606, "changed": 0, "unchanged": 0}
    assert (said.json["withdrawn"], said.json["refused"]) == (0, [])
    assert "A3 : 128 inscrits pour 90 places" in said.json["warnings"]
    assert said.json["sources"] == [{"name": "inscriptions", "file": EARLY_LIST.name}]


def test_the_late_list_over_the_early_one(command: Command, raict: Path) -> None:
    """27 added, 4 gone, and each of the 34 changes by person, column, before and after."""
    said = command("load", FINAL_PROGRAMME, LATE_LIST, "--json", data=raict)
    numbers = [said.json[key] for key in ("read", "added", "changed", "unchanged", "withdrawn")]
    assert numbers == [629, 27, 34, 568, 4]
    assert len(said.json["changes"]) == 34
    assert {tuple(change) for change in said.json["changes"]} == {
        ("id", "name", "column", "old", "new")
    }


def test_in_words(command: Command, raict: Path) -> None:
    """Without --json it is told in French."""
    said = command("load", FINAL_PROGRAMME, LATE_LIST, data=raict)
    first = "Lignes lues : 629. Ajoutées : 27, changées : 34, inchangées : 568, retirées : 4."
    assert said.out.splitlines()[:2] == [first, "  annulées sur la liste : 18"]


def test_the_later_programme(command: Command) -> None:
    """A2 changes its title for 129 people, and the bookings are said to follow the slot."""
    command("load", EARLY_PROGRAMME, EARLY_LIST)
    said = command("load", FINAL_PROGRAMME, EARLY_LIST)
    assert "A2 change de titre : 129 inscrits." in said.out
    assert "Les inscriptions suivent le créneau" in said.out
    said = command("counts", "--json")
    assert {c["session"]: c["expected"] for c in said.json}["A2"] == 129


def test_bookings_that_follow_the_talk(command: Command) -> None:
    """With --bookings talk those who booked the talk are expected where it is given now."""
    command("load", EARLY_PROGRAMME, EARLY_LIST)
    said = command("load", FINAL_PROGRAMME, EARLY_LIST, "--bookings", "talk")
    assert "Les inscriptions suivent l’exposé : A2 → A4, A4 → A2" in said.out
    counts = command("counts", "--json").json
    assert {c["session"]: c["expected"] for c in counts}["A4"] == 129


def test_a_trial(command: Command, raict: Path) -> None:
    """--dry-run tells the same figures and changes nothing."""
    said = command("load", FINAL_PROGRAMME, LATE_LIST, "--dry-run", "--json", data=raict)
    assert said.json["added"] == 27
    again = command("load", FINAL_PROGRAMME, LATE_LIST, "--json", data=raict)
    assert again.json["added"] == 27


def test_bad_rows(command: Command, tmp_path: Path) -> None:
    """A row without a name is left out with its line and reason, the rest is loaded, the status is 1."""
    path = tmp_path / "liste.csv"
    path.write_text("Nom;Prénom;Code QR\nA;Ada;CODE01\n;;CODE02\nC;Cy;CODE03\n", encoding="utf-8")
    said = command("load", FINAL_PROGRAMME, path, "--json")
    assert (said.status, said.json["read"], said.json["added"]) == (1, 3, 2)
    assert said.json["refused"] == [{"file": "liste.csv", "line": 3, "reason": "pas de nom"}]


def test_withdrawing_many(command: Command, raict: Path, tmp_path: Path) -> None:
    """A list that would take a tenth off is refused in one line, and loaded with --yes."""
    short = tmp_path / "inscriptions-2025-07-04.csv"
    lines = EARLY_LIST.read_text(encoding="utf-8-sig").splitlines()[:540]
    short.write_text("\n".join(lines), encoding="utf-8")
    said = command("load", FINAL_PROGRAMME, short, data=raict)
    assert (said.status, said.out, len(said.err.splitlines())) == (1, "", 1)
    assert "retirerait 67 personnes sur 606" in said.err
    assert (
        command("load", FINAL_PROGRAMME, short, "--yes", "--json", data=raict).json["withdrawn"]
        == 67
    )


def test_columns_named_by_the_organiser(command: Command, tmp_path: Path) -> None:
    """--map says which column is the name where the header does not."""
    path = tmp_path / "liste.csv"
    path.write_text("Wer,Was\nADA,CODE01\n", encoding="utf-8")
    said = command("load", FINAL_PROGRAMME, path)
    assert said.status == 1
    assert "--map family=COLONNE" in said.err
    said = command("load", FINAL_PROGRAMME, path, "--map", "family=Wer", "--map", "code=Was")
    assert said.status == 0
    assert command("find", "ada", "--json").json[0]["code"] == "CODE01"


def test_which_source(command: Command, raict: Path, tmp_path: Path) -> None:
    """--adds makes a source of its own; --replaces wants one that is known."""
    copy = tmp_path / "liste.csv"
    copy.write_bytes(EARLY_LIST.read_bytes())
    said = command("load", FINAL_PROGRAMME, copy, "--replaces", "autre", data=raict)
    assert (said.status, said.err) == (
        1,
        "Aucune liste ne s’appelle « autre ». Listes chargées : inscriptions.\n",
    )
    said = command("load", FINAL_PROGRAMME, copy, "--adds", "--json", data=raict)
    assert (said.json["added"], said.json["sources"][0]["name"]) == (606, "liste")
