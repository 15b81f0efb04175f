"""What a desk that was looked at is told, in words."""

from string import Formatter

import pytest

from kiosk.core.readiness import Aspect, Finding, Found, Level
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording.readiness import ASPECTS, FINDINGS, LEVELS, finding_text

FACTS: dict[str, str | int] = {
    "hub": "/partage",
    "expected": 606,
    "event": "RAICT 2025",
    "people": 1,
    "names": "Zoé 🙂 (🙂)",
    "layout": "card",
    "faults": "size: 0",
    "printer": "zpl+tcp://10.0.0.5:9100#Imprimante%202",
    "free": 499,
    "time": "2025-07-04T08:30+02:00",
    "loaded": "2025-07-04T08:30+02:00",
    "categories": "Presse",
    "zone": "Europe/Paris",
    "ours": "2025-07-04T06:30+00:00",
}


def test_everything_has_its_words() -> None:
    """Each aspect, level and finding."""
    assert (set(ASPECTS), set(LEVELS), set(FINDINGS)) == (set(Aspect), set(Level), set(Found))
    asked = {name for text in FINDINGS.values() for _, name, _, _ in Formatter().parse(text)}
    assert asked - {None, "trouble"} == set(FACTS)


@pytest.mark.parametrize("found", sorted(set(Found) - {Found.TROUBLE}))
def test_a_finding_is_a_whole_sentence(found: Found) -> None:
    """How it is, of what, and with a stop or a command at its end."""
    said = finding_text(Finding(aspect=Aspect.DISK, level=Level.GOOD, found=found, facts=FACTS))
    assert said.startswith("Prêt · Disque : ")
    assert said.endswith((".", "load PROGRAMME LISTE"))


def test_a_printer_s_trouble_is_told_with_what_to_do() -> None:
    """By the printer's own name; times are told as people write them."""
    trouble = Trouble(TroubleKind.PRINTER_PAPER_OUT, printer=str(FACTS["printer"]))
    finding = Finding(
        aspect=Aspect.PRINTER, level=Level.WRONG, found=Found.TROUBLE, trouble=trouble
    )
    assert finding_text(finding) == (
        "À régler · Imprimante : Imprimante 2 : plus de papier. Mettez un rouleau ou des feuilles."
    )
    clock = Finding(aspect=Aspect.CLOCK, level=Level.NOTE, found=Found.OTHER_ZONE, facts=FACTS)
    assert "04/07/2025 06:30" in finding_text(clock)
