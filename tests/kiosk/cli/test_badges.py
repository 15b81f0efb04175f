"""`badges`: into one PDF, or to a printer, one after the other."""

from pathlib import Path

import pypdfium2
import pytest

from kiosk.controllers.badges import Badges
from kiosk.core.printjob import JobState
from kiosk.store.desk import DeskStore
from printing.dots import picture
from tests.fakes import FakeQueue, FixedClock
from tests.kiosk.cli.conftest import Command

CODES = ("BMN3CSHMXA", "Z6QMQK43UQ")


def pages(path: Path) -> int:
    """Count the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def fates(store: DeskStore) -> dict[str, JobState]:
    """Give what became of the newest badge of each of these two people."""
    found = {}
    for code in CODES:
        (holder,) = store.registrants.holders(code)
        job = store.jobs.newest_of(holder.registrant)
        if job is not None:
            found[code] = job.state
    return found


def test_the_badges_of_some_codes(command: Command, raict: Path, tmp_path: Path) -> None:
    """One page a badge, and their number told."""
    path = tmp_path / "badges.pdf"
    said = command("badges", "--pdf", path, *CODES, "--json", data=raict)
    assert (said.status, said.json) == (0, {"badges": 2, "file": str(path)})
    assert pages(path) == 2


def test_the_same_code_twice(command: Command, raict: Path, tmp_path: Path) -> None:
    """It is one badge."""
    path = tmp_path / "badges.pdf"
    said = command("badges", "--pdf", path, CODES[0], *CODES, "--json", data=raict)
    assert (said.json["badges"], pages(path)) == (2, 2)


def test_a_copy_says_what_the_badge_does(command: Command, raict: Path, tmp_path: Path) -> None:
    """The programme is on the back of a copy too, as of a badge that is printed."""
    copied, run = tmp_path / "copy.pdf", tmp_path / "run.pdf"
    on = ("--layout", "a6-plie")
    command("badges", *on, "--pdf", copied, CODES[0], data=raict)
    folder = tmp_path / "out"
    folder.mkdir()
    command("badges", *on, "--printer", f"{folder.as_uri()}/", CODES[0], data=raict)
    (run,) = folder.glob("*.pdf")
    same = [picture(path.read_bytes(), 60) for path in (copied, run)]
    assert same[0] == same[1]


def test_characters_no_font_has(command: Command, raict: Path, tmp_path: Path) -> None:
    """Whose badge has a sign in the place of which characters is told on standard error."""
    code = command("add", "--name", "ROUX 🙂", "--json", data=raict).json["code"]
    said = command("badges", "--pdf", tmp_path / "x.pdf", code, CODES[0], data=raict)
    assert (said.status, said.err.splitlines()) == (
        0,
        ["Accueil ne sait pas tout écrire, « � » à la place : ROUX 🙂 (🙂)"],
    )


def test_an_unknown_code(command: Command, raict: Path, tmp_path: Path) -> None:
    """A code of nobody is told in one line, and no file is left."""
    path = tmp_path / "badges.pdf"
    said = command("badges", "--pdf", path, "NOBODYS", data=raict)
    assert (said.status, len(said.err.splitlines()), path.exists()) == (1, 1, False)
    assert "NOBODYS" in said.err


def test_to_a_printer(command: Command, raict: Path, tmp_path: Path, clock: FixedClock) -> None:
    """Each badge is printed and kept as done."""
    folder = tmp_path / "out"
    folder.mkdir()
    said = command("badges", "--printer", f"{folder.as_uri()}/", *CODES, "--json", data=raict)
    assert (said.status, said.json["badges"]) == (0, 2)
    assert len(list(folder.glob("*.pdf"))) == 2
    with DeskStore.open_for_reading(raict, now=clock) as store:
        assert fates(store) == {"BMN3CSHMXA": JobState.DONE, "Z6QMQK43UQ": JobState.DONE}


def test_a_printer_that_is_none(command: Command, raict: Path) -> None:
    """The first badge that is not taken stops the run; how many were printed is told, and why."""
    said = command("badges", "--printer", "fax://12", *CODES, data=raict)
    assert (said.status, said.out) == (1, "")
    assert said.err.splitlines()[0] == "Badges imprimés : 0 sur 2."
    assert "« fax://12 » n’est pas une imprimante" in said.err


@pytest.mark.parametrize("old_printer", ["", "fax://12"])
def test_only_what_was_asked_for(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock, old_printer: str
) -> None:
    """A badge that waits for the desk's own printer, good or bad, is neither printed nor in the way."""
    folder = tmp_path / "out"
    folder.mkdir()
    printer = f"{folder.as_uri()}/"
    with DeskStore.open_for_writing(raict, now=clock) as store:
        store.keep_setting("printer", old_printer or printer)
        badges = Badges(store, queue=None, now=clock)
        (holder,) = store.registrants.holders("Z6QMQK43UQ")
        person = store.registrants.get(holder.registrant)
        assert person is not None
        with store.transaction():
            badges.order(person, code=person.code, at=clock())
    said = command("badges", "--printer", printer, "BMN3CSHMXA", data=raict)
    assert (said.status, len(list(folder.glob("*.pdf")))) == (0, 1)
    with DeskStore.open_for_reading(raict, now=clock) as store:
        assert fates(store) == {"BMN3CSHMXA": JobState.DONE, "Z6QMQK43UQ": JobState.WAITING}


def test_what_did_not_come_out_is_taken_back(
    command: Command, raict: Path, clock: FixedClock
) -> None:
    """A badge the printer did not take does not come out of the desk's printer later."""
    command("badges", "--printer", "fax://12", "BMN3CSHMXA", data=raict)
    with DeskStore.open_for_writing(raict, now=clock) as store:
        assert fates(store) == {"BMN3CSHMXA": JobState.FAILED}
        queue = FakeQueue()
        badges = Badges(store, queue=queue, now=clock)
        badges.choose_printer("file:///badges.pdf")
        badges.recover()
        assert queue.orders == []
