"""What the page of the printers shows of other desks' printers."""

from collections.abc import Set as AbstractSet

from kiosk.controllers.desk_printers import DeskPrinters
from kiosk.core.desk_printer import uri_of
from kiosk.core.printer_place import place_of
from kiosk.ui.printers_add import FoundShown
from kiosk.wording.passing import called_text, heard_text


def offered(others: DeskPrinters, have: AbstractSet[str]) -> list[FoundShown]:
    """Give the printers of other desks that can be added; those at the places in *have* are here already."""
    found = []
    for word in others.all():
        way = heard_text(word.name, others.minutes_since(word.id))
        for printer in word.printers:
            uri = uri_of(word.id, printer.place, called_text(word.name, printer.name))
            if place_of(uri) not in have:
                found.append(FoundShown(uri=uri, name=printer.name, way=way))
    return found


def as_its_desk_drives_it(others: DeskPrinters, uri: str) -> tuple[str, str]:
    """Give the network printer at *uri* as that of the desk that drives it, and what that desk is called.

    Two empty texts where no desk is heard to.
    """
    driver = others.driver_of(uri)
    if driver is None:
        return "", ""
    place = place_of(uri)
    name = next(one.name for one in driver.printers if one.place == place)
    return uri_of(driver.id, place, called_text(driver.name, name)), driver.name
