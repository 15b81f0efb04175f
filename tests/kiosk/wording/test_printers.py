"""How a printer is, in words."""

import pytest

from kiosk.core.printer_settings import MILLIMETRES, WHOLE, Setting
from kiosk.core.printjob import JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording.printers import (
    HEALTH,
    SHORT,
    Health,
    fresh_name,
    health_of,
    health_text,
    never_answers_text,
    no_number_text,
    printer_trouble_text,
    setting_text,
    trial_text,
    way_text,
)
from kiosk.wording.troubles import TROUBLES

ONE = "escpos+tcp://10.0.0.5:9100#Imprimante%201"
TWO = "escpos+tcp://10.0.0.6:9100#Imprimante%202"
OWN = [kind for kind in TroubleKind if kind.value.startswith("printer-")]


def a_trouble(kind: TroubleKind, printer: str = ONE) -> Trouble:
    """Give a trouble of a printer."""
    return Trouble(kind, printer=printer)


@pytest.mark.parametrize("health", Health)
def test_each_health_has_a_word(health: Health) -> None:
    """No two look alike."""
    text = health_text(health, None)
    assert text
    assert [one for one in Health if HEALTH[one] == HEALTH[health]] == [health]


def test_what_ails_it_is_its_word() -> None:
    """A printer in trouble says which, where the words for it are short."""
    trouble = a_trouble(TroubleKind.PRINTER_PAPER_OUT)
    assert health_text(Health.TROUBLE, trouble) == "Plus de papier"
    odd = Trouble(TroubleKind.LAYOUT_UNKNOWN, name="card", known="")
    assert health_text(Health.TROUBLE, odd) == "En panne"


@pytest.mark.parametrize(
    ("state", "held", "never", "health"),
    [
        (None, False, False, Health.UNASKED),
        (PrinterState(printer=ONE), False, False, Health.READY),
        (PrinterState(printer=ONE), False, True, Health.SILENT),
        (PrinterState(printer=ONE, is_low=True), False, False, Health.LOW),
        (
            PrinterState(printer=ONE, trouble=a_trouble(TroubleKind.PRINTER_JAMMED)),
            False,
            True,
            Health.TROUBLE,
        ),
        (
            PrinterState(printer=ONE, trouble=a_trouble(TroubleKind.PRINTER_JAMMED)),
            True,
            False,
            Health.HELD,
        ),
    ],
)
def test_how_a_printer_is(
    state: PrinterState | None, held: bool, never: bool, health: Health
) -> None:
    """What staff decided comes before what ails it, and that before what it never says."""
    assert health_of(state, is_held=held, never_answers=never) is health


@pytest.mark.parametrize("kind", OWN)
def test_each_trouble_of_a_printer_is_named(kind: TroubleKind) -> None:
    """No volunteer reads "en panne" where more is known."""
    assert kind in SHORT


@pytest.mark.parametrize("kind", SHORT)
def test_short_words_end_without_a_point(kind: TroubleKind) -> None:
    """They stand under a name in a list, and within a sentence; no two look alike."""
    assert list(SHORT.values()).count(SHORT[kind]) == 1
    assert not SHORT[kind].endswith(".")
    assert len(SHORT[kind]) <= 26


def test_a_printer_that_never_answered() -> None:
    """Of silence it is said what to tick, as the tick reads: perhaps it is this printer's way."""
    for kind in (TroubleKind.PRINTER_SILENT, TroubleKind.PRINTER_MUTE):
        assert f"cochez plus bas « {setting_text(Setting.SILENT)} »" in never_answers_text(
            a_trouble(kind)
        )
    assert never_answers_text(a_trouble(TroubleKind.PRINTER_JAMMED)) == ""


@pytest.mark.parametrize("kind", OWN)
def test_a_volunteer_reads_no_address(kind: TroubleKind) -> None:
    """What ails a printer is told without the words of who set it up."""
    assert "status=" not in TROUBLES[kind]


def test_a_label_printer_that_says_nothing() -> None:
    """A Zebra without labels does not answer at all: it is told what that may be."""
    zebra = a_trouble(TroubleKind.PRINTER_MUTE, "zpl+tcp://10.0.0.6#Zebra")
    assert printer_trouble_text(zebra, "Zebra") == (
        "Zebra : plus d’étiquettes, plus de ruban ou tête ouverte. Vérifiez, puis refermez."
    )


def test_a_trouble_that_names_no_printer() -> None:
    """What ails the layout at one printer is told with the printer's name."""
    trouble = Trouble(TroubleKind.QR_TOO_SMALL, layout="card", needs="20 mm")
    assert printer_trouble_text(trouble, "Imprimante 1").startswith("Imprimante 1 : Le code QR")


@pytest.mark.parametrize("state", JobState)
def test_each_end_of_a_test_page(state: JobState) -> None:
    """Whatever became of it is said, with the trouble where there is one."""
    trouble = a_trouble(TroubleKind.PRINTER_JAMMED) if state is JobState.FAILED else None
    told = trial_text(JobOutcome(job="", state=state, trouble=trouble))
    assert told.startswith("La page d’essai")
    assert ("coincé" in told) == (state is JobState.FAILED)


@pytest.mark.parametrize("what", Setting)
def test_each_setting_has_a_name(what: Setting) -> None:
    """And where it wants a number, a sentence with an example."""
    assert setting_text(what)
    if what in WHOLE | MILLIMETRES:
        assert "par exemple" in no_number_text(what)


@pytest.mark.parametrize(
    ("uri", "way"),
    [
        (ONE, "réseau"),
        ("brother+usb://04f9:20a8", "USB"),
        ("system://HP", "installée sur ce poste"),
        ("zpl+serial:///dev/ttyUSB0", "port série"),
        ("nonsense", ""),
    ],
)
def test_how_it_is_reached(uri: str, way: str) -> None:
    """A found printer says how it is reached."""
    assert way_text(uri) == way


def test_a_new_name() -> None:
    """Printers are numbered; a number that is free again is taken."""
    assert fresh_name([]) == "Imprimante 1"
    assert fresh_name({"Imprimante 1", "Imprimante 3"}) == "Imprimante 2"
