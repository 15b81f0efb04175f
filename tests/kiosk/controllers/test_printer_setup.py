"""Printers are looked for and tried; the answers come when they come."""

import pytest

from kiosk.controllers.printer_setup import PrinterSetup, Trial
from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from tests.volunteer import FakePrinting

URI = "escpos+tcp://10.0.0.5:9100#Imprimante%201"


def test_printers_come_one_after_the_other() -> None:
    """Each time more is known, all that is known is told."""
    printing = FakePrinting()
    setup = PrinterSetup(printing, layout=lambda: "card")
    told: list[tuple[str, ...]] = []
    setup.found.connect(told.append)
    setup.search()
    printing.found(("system://A", "zpl+tcp://10.0.0.9"))
    assert told == [
        ("system://Badges_1", "system://Badges_2"),
        ("system://A", "zpl+tcp://10.0.0.9"),
    ]


def test_one_test_page_at_a_time() -> None:
    """A second tap prints no second page; the answer names the printer, even under a new name."""
    printing = FakePrinting()
    setup = PrinterSetup(printing, layout=lambda: "card")
    told: list[Trial] = []
    setup.tried.connect(told.append)
    setup.test(URI)
    setup.test(URI)
    assert setup.is_testing(URI.replace("Imprimante%201", "Porte"))
    (finished,) = printing.tested.values()
    outcome = JobOutcome(job="", state=JobState.SENT)
    finished(outcome)
    assert told == [Trial(uri=URI, outcome=outcome)]
    assert not setup.is_testing(URI)


def test_what_is_no_printer() -> None:
    """A URI that no driver knows is refused, and takes one badge at a time."""
    setup = PrinterSetup(FakePrinting(), layout=lambda: "card")
    with pytest.raises(Trouble) as caught:
        setup.check("http://10.0.0.5")
    assert caught.value.kind is TroubleKind.PRINTER_UNKNOWN
    assert setup.labels_on(URI) == 1
    assert setup.labels_on("system://L?sheet=c32011") == 10
