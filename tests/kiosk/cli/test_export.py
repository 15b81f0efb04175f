"""`export` writes a list back for mailing, beside the process that writes."""

from pathlib import Path

import pytest

from kiosk.store.desk import DeskStore
from tests.desk import FINAL_PROGRAMME
from tests.fakes import FixedClock
from tests.kiosk.cli.conftest import Command


def test_the_one_list(command: Command, raict: Path, tmp_path: Path) -> None:
    """Without a name the one list is written, and it is told how many people it has."""
    path = tmp_path / "retour.csv"
    said = command("export", path, data=raict)
    assert (said.status, said.err) == (0, "")
    assert said.out == f"Personnes : 606, de la liste « inscriptions », dans {path}\n"
    said = command("export", path, "--source", "inscriptions", "--json", data=raict)
    assert said.json == {"people": 606, "source": "inscriptions", "file": str(path)}
    said = command("load", FINAL_PROGRAMME, path, "--json", data=raict)
    assert (said.json["unchanged"], said.json["changed"], said.json["added"]) == (606, 0, 0)


def test_beside_the_window(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """While the desk is open the list can be written all the same."""
    with DeskStore.open_for_writing(raict, now=clock):
        assert command("export", tmp_path / "retour.csv", data=raict).status == 0


def test_which_list(command: Command, raict: Path, tmp_path: Path) -> None:
    """A list that is none, and none named of several, is one line that names those there are."""
    path = tmp_path / "retour.csv"
    said = command("export", path, "--source", "x", data=raict)
    known = "inscriptions, walk-in"
    assert (said.status, said.out, path.exists()) == (1, "", False)
    assert said.err == f"Aucune liste ne s’appelle « x ». Listes chargées : {known}.\n"
    other = tmp_path / "presse.csv"
    other.write_text("Nom;Code\nROUX;X1\n", encoding="utf-8")
    command("load", FINAL_PROGRAMME, other, data=raict)
    said = command("export", path, data=raict)
    assert (said.status, said.out, path.exists()) == (1, "", False)
    assert said.err == (
        "Il y a plusieurs listes. Dites laquelle avec --source : inscriptions, presse, walk-in.\n"
    )


@pytest.mark.parametrize("name", ["", ".", "/"])
def test_what_is_no_file(command: Command, raict: Path, name: str) -> None:
    """A folder is told like any file that cannot be written."""
    said = command("export", name, data=raict)
    assert (said.status, len(said.err.splitlines())) == (1, 1)
