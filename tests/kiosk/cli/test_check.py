"""`check` looks at everything, a line each, and says by its status whether the desk is ready."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from kiosk.cli.arguments import read_arguments
from kiosk.cli.check import check
from kiosk.cli.commands import run
from kiosk.core.ports import BadgeExporter
from kiosk.core.printjob import JobOutcome, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FakeQueue, FixedClock
from tests.fakes_sync import FakeSync
from tests.kiosk.cli.conftest import Command, Said
from tests.layout_rooms import FakeLayouts

PRINTER = "zpl+tcp://10.0.0.5:9100#Imprimante%202"
PAPER_OUT = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer=PRINTER)


@dataclass
class TellingQueue(FakeQueue):
    """Printers that say how they are, but for those that are silent."""

    troubles: dict[str, Trouble] = field(default_factory=dict)
    silent: frozenset[str] = frozenset()

    def look(self, printer: str, told: Callable[[PrinterState], None]) -> None:
        """Say how the printer is."""
        if printer not in self.silent:
            told(PrinterState(printer=printer, trouble=self.troubles.get(printer)))


@dataclass
class FakeRoom:
    """A printing room whose printers and layouts are as the test says."""

    queue: TellingQueue = field(default_factory=TellingQueue)
    layouts: FakeLayouts = field(default_factory=FakeLayouts)

    @property
    def export(self) -> BadgeExporter:
        """Nothing is exported."""
        raise NotImplementedError

    def check_printer(self, uri: str) -> None:
        """Take any printer but a carrier pigeon."""
        if uri.startswith("pigeon:"):
            raise Trouble(TroubleKind.PRINTER_UNKNOWN, uri=uri)

    def find_printers(self, told: Callable[[tuple[str, ...]], None]) -> None:
        """Find none."""

    def labels_on(self, uri: str) -> int:
        """One."""
        return 1

    def test_page(self, uri: str, *, layout: str, finished: Callable[[JobOutcome], None]) -> None:
        """Print none."""


Checked = Callable[..., Said]


@pytest.fixture
def checked(
    raict: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str], qapp: object
) -> Checked:
    """Check the reference event's desk with these printers in a printing room."""

    def checked(*words: str, printers: tuple[str, ...] = (), room: FakeRoom | None = None) -> Said:
        with DeskStore.open_for_writing(raict, now=clock) as store:
            store.keep_setting("printers", json.dumps(printers))
        arguments = read_arguments(["check", *words, "--data", str(raict)])
        status = run(arguments, now=clock, printing=lambda: room or FakeRoom(), sync=FakeSync)
        told = capsys.readouterr()
        return Said(status=status, out=told.out, err=told.err)

    return checked


def test_a_desk_that_is_ready(checked: Checked) -> None:
    """A line for each thing, the number of people first; the status is 0."""
    said = checked(printers=(PRINTER,))
    assert (said.status, said.err) == (0, "")
    lines = said.out.splitlines()
    assert lines[0].startswith("Prêt · Liste : personnes attendues : 595, ")
    assert "Prêt · Caractères : tous les badges s’écrivent." in lines
    assert "Prêt · Badge : le modèle « card » est bon." in lines
    assert lines[-1] == "Prêt · Imprimante : Imprimante 2 est prête."
    assert len(lines) == 7


def test_a_desk_that_is_not(checked: Checked) -> None:
    """A printer without paper and one that is none: each has its sentence; the status is 1."""
    room = FakeRoom(queue=TellingQueue(troubles={PRINTER: PAPER_OUT}))
    said = checked(printers=("pigeon:x", PRINTER), room=room)
    assert said.status == 1
    first, second = said.out.splitlines()[-2:]
    assert first.startswith("À régler · Imprimante : « pigeon:x » n’est pas une imprimante.")
    assert second.startswith("À régler · Imprimante : Imprimante 2 : plus de papier.")


def test_a_printer_of_another_desk(checked: Checked) -> None:
    """It is looked at by the desk whose it is; this desk is ready with it alone, and with its own."""
    others = "desk://feed/#Bureau%202"
    for printers, told in (((others, PRINTER), "Imprimante 2 est prête"), ((others,), "Badge : ")):
        said = checked(printers=printers)
        assert said.status == 0
        assert "Bureau 2" not in said.out
        assert told in said.out


def test_a_door_needs_no_printer(checked: Checked) -> None:
    """A desk without any is told so, and is ready."""
    said = checked()
    assert said.status == 0
    assert said.out.splitlines()[-1].startswith("À savoir · Imprimante : ce poste n’en a pas.")


def test_as_json(checked: Checked, command: Command, raict: Path) -> None:
    """One document: whether all is well, and each finding with its facts and its sentence."""
    command("add", "--name", "ROUX", "--given", "Zoé 🙂", data=raict)
    room = FakeRoom(queue=TellingQueue(troubles={PRINTER: PAPER_OUT}))
    said = checked("--json", printers=(PRINTER,), room=room)
    assert (said.status, said.json["ready"]) == (1, False)
    found = {one["check"]: one for one in said.json["checks"]}
    assert found.keys() == {"list", "letters", "layout", "disk", "clock", "hub", "printer"}
    assert found["printer"] == {
        "check": "printer",
        "level": "wrong",
        "found": "printer-paper-out",
        "message": "Imprimante : Imprimante 2 : plus de papier. Mettez un rouleau ou des feuilles.",
        "printer": PRINTER,
    }
    assert found["list"]["level"] == "good"
    (person,) = found["letters"]["people"]
    assert (person["name"], person["characters"]) == ("Zoé 🙂 ROUX", "🙂")


def test_a_printer_that_says_nothing(
    raict: Path, clock: FixedClock, capsys: pytest.CaptureFixture[str], qapp: object
) -> None:
    """It is not waited for without end."""
    arguments = read_arguments(["check", "--data", str(raict)])
    room = FakeRoom(queue=TellingQueue(silent=frozenset({PRINTER})))
    with DeskStore.open_for_writing(raict, now=clock) as store:
        store.keep_setting("printer", PRINTER)
        assert check(arguments, store, room, FakeSync, clock, patience_ms=1) == 1
    assert "Imprimante 2 ne dit plus rien." in capsys.readouterr().out


def test_without_an_event(command: Command) -> None:
    """Nothing was ever loaded: one line on standard error, as of each command."""
    said = command("check")
    assert (said.status, said.out) == (1, "")
    assert said.err.startswith("Aucun événement n’est chargé")


def test_where_the_desk_exchanges(command: Command, raict: Path, clock: FixedClock) -> None:
    """A desk that counts alone is told how not to; one that exchanges, whether it can."""
    assert "À savoir · Échange : ce poste compte seul" in command("check", data=raict).out
    with DeskStore.open_for_writing(raict, now=clock) as store:
        store.keep_setting("hub", "/partage/raict")
    assert "Prêt · Échange : /partage/raict se lit et s’écrit." in command("check", data=raict).out
