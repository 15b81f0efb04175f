"""`badges`: into one PDF, or to a printer, one after the other."""

from pathlib import Path

import pypdfium2

from kiosk.core.journal import RecordKind
from kiosk.core.printjob import JobState
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.kiosk.cli.conftest import Command

CODES = ("BMN3CSHMXA", "Z6QMQK43UQ")


def pages(path: Path) -> int:
    """Count the pages of a PDF."""
    with pypdfium2.PdfDocument(path) as document:
        return len(document)


def test_the_badges_of_some_codes(command: Command, raict: Path, tmp_path: Path) -> None:
    """One page a badge, and their number told."""
    path = tmp_path / "badges.pdf"
    said = command("badges", "--pdf", path, *CODES, "--json", data=raict)
    assert (said.status, said.json) == (0, {"badges": 2, "file": str(path)})
    assert pages(path) == 2


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
        assert len(store.jobs.in_state(JobState.DONE)) == 2


def test_a_printer_that_is_none(command: Command, raict: Path) -> None:
    """The first badge that is not taken stops the run; how many were printed is told, and why."""
    said = command("badges", "--printer", "fax://12", *CODES, data=raict)
    assert (said.status, said.out) == (1, "")
    assert said.err.splitlines()[0] == "0 badges sur 2 imprimés."
    assert "« fax://12 » n’est pas une imprimante" in said.err


def test_a_badge_that_waited_since_before(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """A badge left over from a window that was closed does not take the place of those asked for."""
    folder = tmp_path / "out"
    folder.mkdir()
    with DeskStore.open_for_writing(raict, now=clock) as store, store.transaction():
        (holder,) = store.registrants.holders("Z6QMQK43UQ")
        store.journal.append(
            RecordKind.PRINT,
            {
                "job": "old",
                "registrant": holder.registrant,
                "layout": "card",
                "printer": f"{folder.as_uri()}/",
                "again": False,
            },
            {"code": "Z6QMQK43UQ"},
        )
    said = command("badges", "--printer", f"{folder.as_uri()}/", "BMN3CSHMXA", data=raict)
    assert said.status == 0
    with DeskStore.open_for_reading(raict, now=clock) as store:
        (holder,) = store.registrants.holders("BMN3CSHMXA")
        job = store.jobs.newest_of(holder.registrant)
        assert job is not None
        assert job.state is JobState.DONE


def test_a_waiting_badge_whose_printer_is_gone(
    command: Command, raict: Path, tmp_path: Path, clock: FixedClock
) -> None:
    """When the badge that waited fails, the run ends and says so instead of waiting for ever."""
    with DeskStore.open_for_writing(raict, now=clock) as store, store.transaction():
        (holder,) = store.registrants.holders("Z6QMQK43UQ")
        store.journal.append(
            RecordKind.PRINT,
            {
                "job": "old",
                "registrant": holder.registrant,
                "layout": "card",
                "printer": "fax://12",
                "again": False,
            },
            {"code": "Z6QMQK43UQ"},
        )
    target = (tmp_path / "badges.pdf").as_uri()
    said = command("badges", "--printer", target, "BMN3CSHMXA", data=raict)
    assert (said.status, said.err.splitlines()[0]) == (1, "0 badges sur 1 imprimés.")
