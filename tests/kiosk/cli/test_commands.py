"""The real process: statuses, one line of error, pipes that break, consoles that are not UTF-8."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.store.desk import DeskStore
from kiosk.store.sqlite import DATABASE
from tests.desk import EARLY_LIST, FINAL_PROGRAMME
from tests.fakes import FixedClock
from tests.kiosk.cli.conftest import Command

MAIN = Path(__file__).parents[3] / "main.py"


def accueil(*words: str | Path, typed: bytes = b"", **environment: str) -> tuple[int, bytes, bytes]:
    """Run the program, and give its status, standard output and standard error."""
    done = subprocess.run(
        [sys.executable, MAIN, *words],
        input=typed,
        capture_output=True,
        env={**os.environ, **environment},
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout, done.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("scan", "--session", "A9"), "Le programme n’a pas de session « A9 »."),
        (("scan", "--session", "ACC", "--at", "9h"), "« 9h » n’est pas une heure."),
        (("counts", "--at", "2025-07-04T09:00:00"), "« 2025-07-04T09:00:00 » n’est pas une heure."),
        (("load", FINAL_PROGRAMME, "absent.csv"), "Le fichier absent.csv n’existe pas."),
        (("load", "absent.toml", EARLY_LIST), "Le fichier absent.toml n’existe pas."),
        (("load", EARLY_LIST, EARLY_LIST), "Le programme "),
        (("load", FINAL_PROGRAMME, FINAL_PROGRAMME.parent), f"{FINAL_PROGRAMME.parent} est un"),
        (("badges", "--pdf", "x.pdf", "NOBODYS"), "Personne sur la liste n’a le code « NOBODYS »."),
        (
            ("badges", "--pdf", "x.pdf", "--layout", "none"),
            "Il n’y a pas de modèle de badge « none",
        ),
    ],
)
def test_errors(command: Command, raict: Path, words: tuple[str | Path, ...], said: str) -> None:
    """Each fault of the world is one line on standard error, with nothing on standard output."""
    told = command(*words, data=raict)
    assert (told.status, told.out) == (1, "")
    assert told.err.startswith(said)
    assert len(told.err.splitlines()) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("counts",),
        ("find", "x"),
        ("scan", "--session", "ACC"),
        ("undo",),
        ("badges", "--pdf", "x.pdf"),
        ("export", "x.csv"),
    ],
)
def test_no_event_loaded(command: Command, words: tuple[str, ...]) -> None:
    """On a folder where nothing has been loaded each command says so, and what to do."""
    told = command(*words)
    assert (told.status, told.out, len(told.err.splitlines())) == (1, "", 1)
    assert told.err.startswith("Aucun événement n’est chargé dans ")


def test_a_damaged_table(command: Command, raict: Path) -> None:
    """A database whose pages are overwritten is one line too, found while looking."""
    path = raict / DATABASE
    whole = path.read_bytes()
    kept = 80 * 4096
    path.write_bytes(whole[:kept] + b"\xaa" * (len(whole) - kept))
    told = command("find", "maury", data=raict)
    assert (told.status, len(told.err.splitlines())) == (1, 1)
    assert "sont abîmées" in told.err


def test_a_real_process(reference_copy: Callable[[str], Path]) -> None:
    """The program itself answers a scan in JSON, and counts it in the next process."""
    data = reference_copy("real")
    status, out, err = accueil(
        "scan", "--session", "ACC", "--json", "--data", data, typed=b"BMN3CSHMXA\nNOBODYS\n"
    )
    lines = [json.loads(line) for line in out.splitlines()]
    assert (status, err, [line["verdict"] for line in lines]) == (0, b"", ["admitted", "unknown"])
    status, out, err = accueil("counts", "--json", "--data", data)
    assert (status, err, json.loads(out)[0]["attended"]) == (0, b"", 1)


def test_utf8_whatever_the_console(reference_copy: Callable[[str], Path]) -> None:
    """On a console that knows only ASCII, words go in and come out whole, in UTF-8."""
    data = reference_copy("real")
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}
    status, out, err = accueil("find", "métropole", "--data", data, **ascii_only)
    assert (status, err) == (0, b"")
    assert "Métropole" in out.decode("utf-8")
    without_utf8_mode = {**ascii_only, "PYTHONUTF8": "0"}
    status, out, err = accueil("counts", "--data", data, **without_utf8_mode)
    assert (status, err) == (0, b"")
    assert "présents" in out.decode("utf-8")
    status, out, err = accueil(
        "scan", "--session", "ACC", "--data", data, typed="É大\n".encode(), **without_utf8_mode
    )
    assert (status, err) == (0, b"")
    assert "É大" in out.decode("utf-8")


def test_a_reader_that_goes_away(reference_copy: Callable[[str], Path], clock: FixedClock) -> None:
    """Whoever reads closes the pipe: the scan ends quietly, and what was answered is kept."""
    data = reference_copy("real")
    process = subprocess.Popen(
        [sys.executable, MAIN, "scan", "--session", "ACC", "--json", "--data", data],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"},
    )
    assert process.stdin is not None
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdin.write(b"BMN3CSHMXA\n")
    process.stdin.flush()
    assert json.loads(process.stdout.readline())["verdict"] == "admitted"
    process.stdout.close()
    process.stdin.write(b"Z6QMQK43UQ\n")
    process.stdin.close()
    err = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=30), err) == (1, b"")
    with DeskStore.open_for_reading(data, now=clock) as store:
        assert store.attendance.attended("ACC") == 2


def test_wrong_usage_of_the_real_program() -> None:
    """Wrong usage is status 2."""
    status, out, err = accueil("dance")
    assert (status, out) == (2, b"")
    assert b"Traceback" not in err


@pytest.mark.parametrize("words", [("--help",), ("load", "--help"), ("badges",)])
def test_help_whatever_the_console(words: tuple[str, ...]) -> None:
    """Help and usage come whole, in UTF-8, on a console that knows only ASCII."""
    ascii_only = {"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    status, out, err = accueil(*words, **ascii_only)
    assert status == (2 if words == ("badges",) else 0)
    assert b"Traceback" not in err
    assert "usage: main.py" in (out + err).decode("utf-8")


@pytest.mark.skipif(os.name != "posix", reason="Windows hands over text, not bytes")
@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("badges", "--pdf", "x.pdf", "\udcff"), "Personne sur la liste n’a le code « � »."),
        (("scan", "--session", "\udcff"), "Le programme n’a pas de session « � »."),
        (("counts", "--at", "\udcff"), "« � » n’est pas une heure."),
        (("badges", "--printer", "\udcff", "BMN3CSHMXA"), "« � » n’est pas une imprimante."),
        (("load", "\udcff.toml", "x.csv"), "Le fichier ?.toml n’existe pas."),
    ],
)
def test_bytes_that_are_no_text(
    reference_copy: Callable[[str], Path], words: tuple[str, ...], expected: str
) -> None:
    """What a terminal sent that is no UTF-8 is one line of error like any other mistake."""
    status, _, err = accueil(*words, "--data", reference_copy("real"))
    assert (status, b"Traceback" in err) == (1, False)
    assert expected in err.decode("utf-8")
