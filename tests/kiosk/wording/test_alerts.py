"""What the bar under the strip says of the printers."""

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording.alerts import (
    all_held_text,
    broken_text,
    last_one_text,
    low_text,
    no_printer_text,
    sheet_text,
)

ONE = "escpos+tcp://10.0.0.5:9100#Imprimante%201"
TWO = "escpos+tcp://10.0.0.6:9100#Imprimante%202"
ZEBRA = "zpl+tcp://10.0.0.7:9100#Zebra"


def a_trouble(kind: TroubleKind, printer: str = ONE) -> Trouble:
    """Give a trouble of a printer."""
    return Trouble(kind, printer=printer)


def test_one_printer_of_two() -> None:
    """Of one broken printer it is said what to do, and that badges come out of the other."""
    told = broken_text({"Imprimante 1": a_trouble(TroubleKind.PRINTER_PAPER_OUT)}, ["Imprimante 2"])
    assert told == (
        "Imprimante 1 : plus de papier. Mettez un rouleau ou des feuilles. "
        "Les badges sortent sur Imprimante 2."
    )


def test_several_printers() -> None:
    """Of the first it is said what to do, of the second what ails it; more are counted."""
    broken = {
        "Imprimante 1": a_trouble(TroubleKind.PRINTER_PAPER_OUT),
        "Imprimante 2": a_trouble(TroubleKind.PRINTER_HOT, TWO),
    }
    first = "Imprimante 1 : plus de papier. Mettez un rouleau ou des feuilles. "
    assert broken_text(broken, ["Laser", "Fichier"], waiting=3) == (
        first + "Imprimante 2 : a trop chauffé. Les badges sortent sur Laser et Fichier."
    )
    broken["Zebra"] = a_trouble(TroubleKind.PRINTER_MUTE, ZEBRA)
    assert broken_text(broken, [], waiting=12) == (
        first + "2 autres aussi sont en panne. 12 badges attendent."
    )
    assert broken_text({}, ["Laser"]) == ""


def test_one_that_was_put_aside() -> None:
    """Where nothing prints, a printer that people suspended could help."""
    told = broken_text({"Imprimante 1": a_trouble(TroubleKind.PRINTER_JAMMED)}, [], held=["Zebra"])
    assert told.endswith("Zebra est suspendue : remettez-la en service (Alt+P).")


def test_how_many_wait() -> None:
    """One, several and none read as people speak."""
    assert no_printer_text(6) == "Aucune imprimante : 6 badges attendent. Ajoutez-en une."
    assert no_printer_text(1) == "Aucune imprimante : 1 badge attend. Ajoutez-en une."
    assert no_printer_text(0) == "Aucune imprimante : les badges attendront. Ajoutez-en une."
    assert "suspendues. 2 badges attendent. Remettez-en" in all_held_text(2)
    assert "suspendues. Remettez-en" in all_held_text(0)
    assert last_one_text(0) == ""
    assert last_one_text(1).startswith("1 badge attend. Il sortira")
    assert last_one_text(6).startswith("6 badges attendent. Ils sortiront")


def test_paper_is_low() -> None:
    """All printers whose paper ends soon are in one sentence."""
    assert low_text([]) == ""
    assert low_text(["A", "B", "C"]) == "A, B et C : bientôt plus de papier. Préparez un rouleau."


def test_a_sheet_that_is_not_full() -> None:
    """It says how many badges wait, of one too."""
    assert "1 badge pour 10 étiquettes" in sheet_text("Laser", 1, 10)
    assert "3 badges pour 10 étiquettes" in sheet_text("Laser", 3, 10)
