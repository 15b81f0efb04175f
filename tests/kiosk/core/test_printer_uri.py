"""The settings of a printer are in its URI, and are edited there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.printer_uri import (
    address,
    given_name,
    option,
    scheme,
    shift,
    with_name,
    with_option,
    with_shift,
)

THERMAL = "escpos+tcp://10.0.0.5:9100?dpi=203&width=576#Imprimante%202"
TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


def test_what_a_printer_is_set_to() -> None:
    """Options, name, address and scheme are read from the one string."""
    assert (option(THERMAL, "dpi"), option(THERMAL, "width")) == ("203", "576")
    assert option(THERMAL, "layout") == ""
    assert given_name(THERMAL) == "Imprimante 2"
    assert address(THERMAL) == "escpos+tcp://10.0.0.5:9100"
    assert scheme(THERMAL) == "escpos+tcp"


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("dpi", "300", "escpos+tcp://10.0.0.5:9100?dpi=300&width=576#Imprimante%202"),
        ("dpi", "", "escpos+tcp://10.0.0.5:9100?width=576#Imprimante%202"),
        ("layout", "A6 plié", f"{THERMAL.partition('#')[0]}&layout=A6%20pli%C3%A9#Imprimante%202"),
        ("shift", "1.5,-2", f"{THERMAL.partition('#')[0]}&shift=1.5,-2#Imprimante%202"),
    ],
)
def test_an_option_is_set(name: str, value: str, expected: str) -> None:
    """One option changes where it stands, or goes; the others and the name stay."""
    assert with_option(THERMAL, name, value) == expected


def test_no_option_left() -> None:
    """A printer without options has no question mark."""
    assert with_option("system://P?sheet=L4784", "sheet", "") == "system://P"


def test_another_name() -> None:
    """The name changes alone; without one there is no fragment."""
    assert with_name(THERMAL, "Près de la porte").endswith("width=576#Pr%C3%A8s%20de%20la%20porte")
    assert with_name(THERMAL, " ") == "escpos+tcp://10.0.0.5:9100?dpi=203&width=576"


def test_a_shift_in_millimetres() -> None:
    """Right and down are two fields on the screen and one option of the printer."""
    moved = with_shift("zpl+usb://", "1.5", "")
    assert moved == "zpl+usb://?shift=1.5,0"
    assert shift(moved) == ("1.5", "0")
    assert with_shift(moved, "", "") == "zpl+usb://"
    assert shift("zpl+usb://") == ("", "")


def test_a_driver_s_own_option_survives() -> None:
    """What the settings do not know stays as it was."""
    assert option(with_option("brother+usb://?cut=0&media=62", "dpi", "300"), "cut") == "0"


def test_what_is_no_uri() -> None:
    """Whatever is typed can be looked at without an error."""
    assert scheme("http://[") == ""
    assert scheme("Imprimante du fond") == ""


@given(name=TEXTS, value=TEXTS, called=TEXTS)
def test_it_can_be_read_back(name: str, value: str, called: str) -> None:
    """Whatever is set is what is read, whatever its characters."""
    edited = with_option(with_name("ipp://10.0.0.9/ipp/print", called), name, value)
    assert option(edited, name) == value
    assert given_name(edited) == called.strip()
    assert address(edited) == "ipp://10.0.0.9/ipp/print"
    assert with_option(edited, name, "") == with_name("ipp://10.0.0.9/ipp/print", called)


def test_an_option_of_a_name() -> None:
    """An option is read as people wrote it; a name is none."""
    uri = "system://Laser?layout=A6%20pli%C3%A9&sheet=c32015#x?layout=y"
    assert option(uri, "layout") == "A6 plié"
    assert option("system://Laser#layout=x", "layout") == ""
