"""Another desk's printer is a URI like any other, and says whose it is."""

import pytest

from kiosk.core.desk_printer import (
    desk_of,
    is_desks,
    is_in_network,
    named_there,
    place_there,
    uri_of,
)
from kiosk.core.printer_place import place_of
from kiosk.core.printer_uri import given_name, option

DESK = "0f" * 16


@pytest.mark.parametrize(
    "place",
    [
        "escpos+tcp://10.0.0.5:9100",
        "file:///C:/mes%20badges/a.pdf",
        "system://Canon%2FX",
        "brother+usb://04f9:20a7/000K1Z",
        "",
    ],
)
def test_it_is_read_as_it_was_written(place: str) -> None:
    """Desk, place there and name come back whole, and the place of it all is spelled one way."""
    uri = uri_of(DESK, place, "Imprimante n° 1 (Bureau 2)")
    assert is_desks(uri)
    assert (desk_of(uri), place_there(uri)) == (DESK, place)
    assert given_name(uri) == "Imprimante n° 1 (Bureau 2)"
    assert option(uri, "sheet") == ""
    assert place_of(uri) == place_of(place_of(uri)) == uri.partition("#")[0]


def test_as_its_desk_is_told_of_it() -> None:
    """That desk reads the URI of one of its own printers; without a place, none."""
    there = named_there(uri_of(DESK, "system://Laser", "Laser (Bureau 2)"), "Laser")
    assert (place_of(there), given_name(there)) == ("system://Laser", "Laser")
    assert named_there(uri_of(DESK, name="Bureau 2")) == ""


@pytest.mark.parametrize("uri", ["escpos+tcp://h", "desk:///x", "nonsense", ""])
def test_what_is_no_other_desks(uri: str) -> None:
    """A printer of this desk's own belongs to no other, nor does nonsense."""
    assert (desk_of(uri), place_there(uri)) == ("", "")


def test_which_are_in_the_network() -> None:
    """Two computers can speak to a network printer, not to one on a cable, nor to a service of their own."""
    shared = ["escpos+tcp://10.0.0.5", "ipp://laser.local/ipp/print", "ipps://h/"]
    own = ["zpl+tcp://localhost", "ipp://127.0.0.1/x", "escpos+usb://04b8:0202", "file:///a.pdf"]
    assert all(map(is_in_network, shared))
    assert not any(map(is_in_network, [*own, "system://Laser", "nonsense"]))
