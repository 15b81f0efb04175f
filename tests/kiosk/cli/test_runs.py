"""`badges` before the day: the evening's run, the list that comes after it, what is broken off, spares."""

from pathlib import Path

import pypdfium2
import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import CheckIn
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.runs import Runs, planned
from kiosk.core.printjob import JobState
from kiosk.core.run import RunWish
from kiosk.store.desk import DeskStore
from tests.desk import FINAL_PROGRAMME, LATE_LIST
from tests.fakes import FakeQueue, FixedClock
from tests.kiosk.cli.conftest import Command

WAITING = JobState.WAITING
CODES = ("BMN3CSHMXA", "Z6QMQK43UQ")

OFF = "escpos+tcp://127.0.0.1:9"
"""Where nothing listens."""


def pages(path: Path) -> int:
    """Count the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def printed(data: Path, clock: FixedClock) -> list[str]:
    """Give the number and place of each badge that is out, by the runs."""
    with DeskStore.open_for_reading(data, now=clock) as store:
        laid = [one.place for one in store.runs.newest_out() if one.place is not None]
        return [f"{place.number} {place.envelope or place.tray}" for place in laid]


def test_the_evening_before(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """Everybody's badge in one file, kept with its place; once more, there is nothing to print."""
    path = tmp_path / "soir.pdf"
    said = command("badges", "--new", "--slips", "--pdf", path, "--json", data=raict)
    assert said.status == 0
    assert said.json == {
        "badges": 595,
        "envelopes": 109,
        "trays": said.json["trays"],
        "file": str(path),
    }
    assert len(printed(raict, clock)) == 595
    assert pages(path) >= 595 + 109
    again = command("badges", "--new", "--pdf", tmp_path / "x.pdf", data=raict)
    assert (again.status, again.err) == (
        1,
        "Aucun badge à imprimer : tous sont déjà sortis ou demandés.\n",
    )


def test_after_the_evenings_list(command: Command, raict: Path, tmp_path: Path) -> None:
    """What the list changed is told with its place, printed anew, and told no more."""
    command("badges", "--new", "--pdf", tmp_path / "soir.pdf", data=raict)
    command("load", FINAL_PROGRAMME, LATE_LIST, data=raict)
    stale = command("badges", "--stale", "--json", data=raict).json
    assert (len(stale["to_print"]), len(stale["to_take_out"])) == (19, 11)
    thomas = next(one for one in stale["to_print"] if "THOMAS" in one["bears"])
    assert thomas["place"]["envelope"] == "Caisse des Dépôts et Consignations"
    assert thomas["changed"] == ["name"]
    words = command("badges", "--stale", data=raict).out
    assert "enveloppe Caisse des Dépôts et Consignations · Étienne THOMAS · nom" in words
    path = tmp_path / "refaits.pdf"
    said = command("badges", "--stale", "--pdf", path, data=raict)
    assert (said.status, said.out.startswith("19 badges")) == (0, True)
    assert command("badges", "--stale", "--json", data=raict).json["to_print"] == []


def test_to_a_printer_that_is_none(command: Command, raict: Path) -> None:
    """What names no printer is refused before anything is asked for."""
    said = command("badges", "--order", "Pays", "--printer", "fax://1", data=raict)
    assert said.status == 1
    assert said.err.startswith("« fax://1 » n’est pas une imprimante.")
    assert command("badges", "--resume", "--printer", OFF, data=raict).status == 1


def test_to_a_printer_that_is_off(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """The run stops at the first badge, says how to go on, and goes on at another printer without a double."""
    folder = tmp_path / "out"
    folder.mkdir()
    with DeskStore.open_for_writing(raict, now=clock) as store, store.transaction():
        for person in list(store.registrants.all())[5:]:
            store.journal.append("withdraw", {"registrant": person.id})
    said = command("badges", "--order", "Pays", "--printer", OFF, data=raict)
    assert said.status == 1
    assert said.err.splitlines()[0] == "Badges imprimés : 0 sur 5."
    assert said.err.splitlines()[-1] == "Reprenez ensuite avec : badges --resume"
    printer = f"{folder.as_uri()}/"
    again = command("badges", "--resume", "--printer", printer, "--json", data=raict)
    assert (again.status, again.json) == (0, {"badges": 5, "of": 5})
    assert len(list(folder.glob("*.pdf"))) == 5
    assert sorted(int(one.split()[0]) for one in printed(raict, clock)) == [1, 2, 3, 4, 5]
    assert command("badges", "--resume", data=raict).status == 1
    assert command("badges", "--new", "--printer", printer, data=raict).status == 1
    assert len(list(folder.glob("*.pdf"))) == 5


def test_broken_off_and_they_come(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """Whoever comes while a run is broken off gets a badge at the desk, and none when it goes on."""
    command("badges", "--order", "Pays", "--printer", OFF, data=raict)
    with DeskStore.open_for_writing(raict, now=clock) as store:
        queue = FakeQueue()
        badges = Badges(store, queue=queue, now=clock)
        badges.choose_printer("system://Badges")
        CheckIn(store, badges, session="ACC", now=clock).scan(CODES[0])
        queue.prints()
        assert [order.code for order in queue.orders] == [CODES[0]]
        left = Runs(store, badges, now=clock).unfinished()
        assert left is not None
        assert left.left == left.total - left.out
        assert CODES[0] not in [
            job.code for job in store.jobs.of_run(left.run) if job.state is WAITING
        ]


def test_resumed_after_the_list(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """Whoever was withdrawn meanwhile is named and left out."""
    with DeskStore.open_for_writing(raict, now=clock) as store, store.transaction():
        for person in list(store.registrants.all())[3:]:
            store.journal.append("withdraw", {"registrant": person.id})
    command("badges", "--order", "Pays", "--printer", OFF, data=raict)
    with DeskStore.open_for_writing(raict, now=clock) as store:
        gone = next(person.id for person in store.registrants.all() if person.is_expected)
        with store.transaction():
            store.journal.append("withdraw", {"registrant": gone})
        name = store.registrants.person(gone).name
    printer = f"{tmp_path.as_uri()}/"
    said = command("badges", "--resume", "--printer", printer, data=raict)
    assert (said.status, said.out) == (0, "Série reprise : 2 badges de plus, sur 3.\n")
    assert f"Ne vient plus, pas imprimé : {name}" in said.err


def test_resumed_into_a_file_that_is_there(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """A file that was whole before the crash may be on paper already: that is told."""
    path = tmp_path / "soir.pdf"
    with DeskStore.open_for_writing(raict, now=clock) as store:
        runs = Runs(store, Badges(store, queue=None, now=clock), now=clock)
        target = RunTarget(file=RunFile(path=path))
        for _ in runs.order(planned(store, RunWish(only_new=True)), target):
            pass
    path.write_bytes(b"%PDF")
    said = command("badges", "--resume", data=raict)
    assert (said.status, pages(path)) == (0, 595)
    assert "soir.pdf existait déjà : il est réécrit en entier" in said.err


def test_spare_badges(command: Command, raict: Path, tmp_path: Path, clock: FixedClock) -> None:
    """Numbered badges with codes of their own, which later ones go on counting."""
    path = tmp_path / "reserve.pdf"
    said = command("badges", "--spares", "3", "--pdf", path, "--json", data=raict)
    assert [one["number"] for one in said.json["spares"]] == [1, 2, 3]
    assert pages(path) == 3
    folder = tmp_path / "out"
    folder.mkdir()
    printer = f"{folder.as_uri()}/"
    words = command("badges", "--spares", "2", "--printer", printer, data=raict)
    assert words.out.startswith("Badges de réserve n° 4 à 5")
    assert len(list(folder.glob("*.pdf"))) == 2
    with DeskStore.open_for_reading(raict, now=clock) as store:
        assert store.codes.spare(said.json["spares"][2]["code"]) is not None


def test_a_layout_that_is_none(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """A misspelt layout is told before anything is kept: no number is used up."""
    for wish in (["--new"], ["--spares", "3"]):
        said = command(
            "badges", *wish, "--layout", "carte", "--pdf", tmp_path / "x.pdf", data=raict
        )
        assert (said.status, "carte" in said.err) == (1, True)
    with DeskStore.open_for_reading(raict, now=clock) as store:
        assert (store.runs.laid().last, store.codes.last_spare()) == (0, 0)


def test_a_file_that_cannot_be_written(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """The folder is not there: it is told, and nobody has a badge."""
    said = command("badges", "--new", "--pdf", tmp_path / "nowhere" / "x.pdf", data=raict)
    assert said.status == 1
    assert printed(raict, clock) == []
    assert command("badges", "--resume", data=raict).err.startswith("Aucune série")
    path = tmp_path / "x.pdf"
    assert command("badges", "--new", "--pdf", path, "--json", data=raict).json["badges"] == 595


def test_a_second_whole_run(command: Command, raict: Path, tmp_path: Path) -> None:
    """Whoever prints everybody again is told how many have a badge; --yes does it all the same."""
    first, second = tmp_path / "a.pdf", tmp_path / "b.pdf"
    whole = ("badges", "--order", "family", "--pdf")
    assert command(*whole, first, data=raict).status == 0
    said = command(*whole, second, data=raict)
    assert (said.status, second.exists()) == (1, False)
    assert said.err.startswith("Le badge de 595 de ces personnes est déjà sorti")
    assert ("--new" in said.err, "--yes" in said.err) == (True, True)
    printer = f"{tmp_path.as_uri()}/"
    assert command("badges", "--printer", printer, data=raict).status == 1
    assert command(*whole, second, "--yes", data=raict).status == 0


def test_a_file_that_was_thrown_away(command: Command, raict: Path, tmp_path: Path) -> None:
    """Its badges are to be printed anew; of another file, or thrown away twice, it is told."""
    path = tmp_path / "a.pdf"
    command("badges", "--new", "--pdf", path, data=raict)
    for wrong in (tmp_path / "b.pdf", path):
        said = command("badges", "--discard-run", wrong, "--json", data=raict)
        assert said.status == int(wrong != path)
    assert said.json == {"badges": 595, "file": str(path)}
    assert command("badges", "--discard-run", path, data=raict).err.startswith("Aucune série")
    again = command("badges", "--new", "--pdf", path, "--json", data=raict)
    assert again.json["badges"] == 595


def test_over_a_file_that_is_no_badges(command: Command, raict: Path, tmp_path: Path) -> None:
    """A list named by mistake stays as it is, and nothing is kept."""
    path = tmp_path / "list.csv"
    path.write_text("Nom;Prénom")
    for wish in ([], ["--new"], ["--stale"]):
        said = command("badges", *wish, "--pdf", path, data=raict)
        assert (said.status, path.read_text()) == (1, "Nom;Prénom")
        assert wish == ["--stale"] or "n’est pas un fichier PDF" in said.err


@pytest.mark.parametrize(
    "words",
    [
        ["--new", "--pdf", "x.pdf", "CODE"],
        ["--stale", "--new", "--pdf", "x.pdf"],
        ["--resume", "--pdf", "x.pdf"],
        ["--spares", "0", "--pdf", "x.pdf"],
        ["--new"],
        ["--shift", "1", "--pdf", "x.pdf"],
        ["--sheet", "C32015", "--shift=nan,0", "--pdf", "x.pdf"],
        ["--sheet", "C32015", "--shift=0,inf", "--pdf", "x.pdf"],
        ["--sheet", "C32015", "--shift=0,20.5", "--pdf", "x.pdf"],
        ["--shift", "1,1", "--pdf", "x.pdf"],
        ["--first", "3", "--pdf", "x.pdf"],
        ["--first", "3", "--new", "--printer", "file:///x/"],
        ["--sheet", "C32015", "--printer", "file:///x/"],
        ["--slips", "--printer", "file:///x/"],
        ["--discard-run", "x.pdf", "--pdf", "x.pdf"],
        ["--discard-run", "x.pdf", "--new"],
        [],
    ],
)
def test_what_does_not_go_together(command: Command, raict: Path, words: list[str]) -> None:
    """Wishes that contradict one another are wrong usage."""
    with pytest.raises(SystemExit) as told:
        command("badges", *words, data=raict)
    assert told.value.code == 2
