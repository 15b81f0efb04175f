"""`replace`, `correct` and `merge`: exceptions without a window."""

from pathlib import Path

from tests.desk import FINAL_PROGRAMME, LATE_LIST
from tests.kiosk.cli.conftest import Command

PAUL = "BMN3CSHMXA"


def verdict(command: Command, raict: Path, code: str) -> dict[str, str]:
    """Scan *code* at the welcome, and give the answer."""
    told = command("scan", "--session", "ACC", "--json", data=raict, typed=f"{code}\n")
    return dict(told.json_lines[0])


def test_replaced_and_taken_back(command: Command, raict: Path) -> None:
    """The old code says who comes instead; taken back, it admits again."""
    added = command(
        *("replace", PAUL, "--name", "BARBIER", "--given", "Zoé", "--json"), data=raict
    ).json
    assert (added["name"], added["organisation"]) == ("Zoé BARBIER", "Ville de Vannes")
    refused = verdict(command, raict, PAUL)
    assert (refused["verdict"], refused["reason"]) == ("refused", "replaced")
    assert refused["instead"] == {key: added[key] for key in added if key != "code"}
    assert verdict(command, raict, added["code"])["verdict"] == "admitted"
    told = command("replace", PAUL, "--undo", data=raict)
    assert told.out.startswith("Paul MAURY · Ville de Vannes")
    assert verdict(command, raict, PAUL)["verdict"] == "admitted"


def test_corrected(command: Command, raict: Path) -> None:
    """Put right by its code, the name is found, and the code is the same."""
    told = command("correct", PAUL, "--name", "MORY", data=raict)
    assert told.out.startswith("Paul MORY · Ville de Vannes")
    found = command("find", "mory", "--json", data=raict).json
    assert (found[0]["name"], found[0]["code"]) == ("Paul MORY", PAUL)


def test_merged_and_parted(command: Command, raict: Path) -> None:
    """Both codes open one person, until they are parted."""
    first, second = command("find", "otsuka", "yuko", "--json", data=raict).json
    merged = command("merge", first["code"], second["code"], "--json", data=raict).json
    assert merged["id"] == first["id"]
    assert verdict(command, raict, first["code"])["verdict"] == "admitted"
    assert verdict(command, raict, second["code"])["reason"] == "already-in"
    told = command("merge", first["code"], "--undo", "--json", data=raict).json
    assert sorted(person["id"] for person in told) == sorted([first["id"], second["id"]])
    assert verdict(command, raict, second["code"])["verdict"] == "admitted"


def test_nobody_has_the_code(command: Command, raict: Path) -> None:
    """A code that nobody has is one line on standard error."""
    for words in (
        ("correct", "X", "--name", "Y"),
        ("merge", PAUL, "X"),
        ("replace", "X", "--undo"),
    ):
        told = command(*words, data=raict)
        assert (told.status, told.out) == (1, "")
        assert told.err.startswith("Personne sur la liste n’a le code « X ».")


def test_a_list_that_says_otherwise(command: Command, raict: Path) -> None:
    """The next list has the old name: the correction stays and is told, or the list is followed."""
    command("correct", PAUL, "--name", "MORY", data=raict)
    told = command("load", FINAL_PROGRAMME, LATE_LIST, "--json", data=raict).json
    (warning,) = [text for text in told["warnings"] if "corrigé à l’accueil" in text]
    assert warning.startswith(
        "Paul MAURY, « Nom » : corrigé à l’accueil en « MORY », la liste dit « MAURY »."
    )
    assert command("find", PAUL, "--json", data=raict).json[0]["name"] == "Paul MORY"
    words = ("load", FINAL_PROGRAMME, LATE_LIST, "--corrections", "list", "--json")
    told = command(*words, data=raict).json
    assert not [text for text in told["warnings"] if "corrigé à l’accueil" in text]
    assert command("find", PAUL, "--json", data=raict).json[0]["name"] == "Paul MAURY"
