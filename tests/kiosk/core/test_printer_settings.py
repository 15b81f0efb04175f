"""What can be set of a printer is known by its kind, read from its URI and written back."""

import pytest

from kiosk.core.printer_settings import (
    Setting,
    misspelt,
    never_answers,
    settings_for,
    settings_of,
    with_settings,
)

THERMAL = "escpos+tcp://10.0.0.5:9100?dpi=203&width=576&shift=1.5,-2&status=none#Imprimante%202"


@pytest.mark.parametrize(
    ("uri", "has", "has_not"),
    [
        (THERMAL, {Setting.DPI, Setting.WIDTH, Setting.SILENT}, {Setting.SHEET, Setting.MEDIA}),
        ("zpl+usb://0a5f:0120", {Setting.DPI, Setting.SILENT}, {Setting.FIRST}),
        ("brother+tcp://b", {Setting.MEDIA, Setting.MODEL, Setting.SILENT}, {Setting.DPI}),
        ("ipp://h/ipp/print", {Setting.SHEET, Setting.FIRST}, {Setting.DPI, Setting.SILENT}),
        ("system://HP", {Setting.SHEET, Setting.FIRST}, {Setting.MEDIA}),
        ("file:///a.pdf", {Setting.SHEET}, {Setting.WIDTH}),
    ],
)
def test_each_kind_has_its_own(uri: str, has: set[Setting], has_not: set[Setting]) -> None:
    """A thermal printer has dots, a label printer its roll, a laser its sheets; all have a name."""
    shown = settings_for(uri)
    assert has | {Setting.NAME, Setting.LAYOUT, Setting.RIGHT, Setting.DOWN} <= shown
    assert not has_not & shown


def test_they_are_read() -> None:
    """Each setting is a text as the URI has it."""
    now = settings_of(THERMAL)
    assert (now[Setting.NAME], now[Setting.DPI], now[Setting.WIDTH]) == (
        "Imprimante 2",
        "203",
        "576",
    )
    assert (now[Setting.RIGHT], now[Setting.DOWN], now[Setting.LAYOUT]) == ("1.5", "-2", "")
    assert never_answers(THERMAL)


def test_keeping_what_was_read_changes_nothing() -> None:
    """Whoever opens the settings and keeps them has the same printer."""
    assert with_settings(THERMAL, settings_of(THERMAL)) == THERMAL


def test_only_what_is_said_changes() -> None:
    """A comma is a point, the name gets no blanks, and what is not said stays."""
    said = {Setting.NAME: " Porte ", Setting.RIGHT: "0,5", Setting.DOWN: "", Setting.SILENT: ""}
    changed = with_settings(THERMAL, said)
    assert changed == "escpos+tcp://10.0.0.5:9100?dpi=203&width=576&shift=0.5,0#Porte"


def test_a_tick_for_a_printer_that_never_answers() -> None:
    """It is an option of the printer, and goes with the tick."""
    ticked = with_settings("zpl+tcp://h#Z", {Setting.SILENT: "yes"})
    assert ticked == "zpl+tcp://h?status=none#Z"
    assert with_settings(ticked, {Setting.SILENT: ""}) == "zpl+tcp://h#Z"


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({Setting.DPI: "203", Setting.RIGHT: "-1,5"}, None),
        ({Setting.DPI: ""}, None),
        ({Setting.DPI: "beaucoup"}, Setting.DPI),
        ({Setting.WIDTH: "0"}, Setting.WIDTH),
        ({Setting.FIRST: "²"}, Setting.FIRST),
        ({Setting.DOWN: "1,2,3"}, Setting.DOWN),
        ({Setting.DOWN: "-"}, Setting.DOWN),
        ({Setting.NAME: "N’importe quoi"}, None),
    ],
)
def test_numbers_are_numbers(said: dict[Setting, str], wrong: Setting | None) -> None:
    """What is no number where one is wanted is found before a printer gets it."""
    assert misspelt(said) is wrong
