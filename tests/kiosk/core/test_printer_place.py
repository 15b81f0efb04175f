"""Where a printer is has one spelling, however it was typed."""

import pytest

from kiosk.core.printer_place import place_of


@pytest.mark.parametrize(
    ("place", "spellings"),
    [
        (
            "escpos+tcp://h:9100",
            [
                "escpos+tcp://h:9100",
                "escpos+tcp://h",
                "escpos+tcp://h/",
                "escpos+tcp://H",
                "ESCPOS+TCP://h",
                "escpos+tcp://h:9100?shift=1,0",
                "escpos+tcp://h#Imprimante%202",
            ],
        ),
        ("zpl+tcp://[fe80::1]:9100", ["zpl+tcp://[FE80::1]"]),
        ("zpl+tcp://localhost:9100", ["zpl+tcp://127.0.0.1", "zpl+tcp://[::1]:9100"]),
        ("ipp://laser.local:631/ipp/print", ["ipp://Laser.local/ipp/print?sheet=c32015&first=3#A"]),
        ("ipps://h:8443/", ["ipps://h:8443"]),
        (
            "brother+usb://04f9:20a7/000K1Z",
            ["brother+usb://04F9:20A7/000K1Z", "brother+usb://04f9:20a7/000K1Z/"],
        ),
        ("zpl+usb://0a5f:0166", ["zpl+usb://0a5f:0166/"]),
        ("escpos+serial:///dev/ttyUSB0", ["escpos+serial:///dev/ttyUSB0?baud=9600"]),
        ("escpos+serial://COM3", ["escpos+serial://COM3#x"]),
        (
            "escpos+file:///dev/usb/lp0",
            ["escpos+file:///dev/usb/lp0", "escpos+file://localhost/dev/usb/lp0"],
        ),
        (
            "file:///tmp/a%20b",
            ["file:///tmp/a%20b/", "file:///tmp/a b", "file://localhost/tmp/a%20b"],
        ),
        ("system://Laser", ["system://Laser?layout=card", "system://Laser/"]),
        ("system://Canon%2FX", ["system://Canon%2FX"]),
        ("system://", ["system://#Imprimante"]),
    ],
)
def test_one_place_whatever_is_written(place: str, spellings: list[str]) -> None:
    """Name, settings, case, the usual port and a last slash make no other machine."""
    assert {place_of(uri) for uri in spellings} == {place}
    assert place_of(place) == place


def test_other_places() -> None:
    """Another port, path, queue, device or language is another printer."""
    uris = [
        "zpl+tcp://h",
        "zpl+tcp://h:9101",
        "escpos+tcp://h",
        "ipp://h/a",
        "ipp://h/b",
        "system://A",
        "system://B",
        "escpos+usb://04b8:0202",
        "escpos+usb://04b8:0202/1",
    ]
    assert len({place_of(uri) for uri in uris}) == len(uris)


@pytest.mark.parametrize("uri", ["", "Bureau", "http://[", "escpos+tcp://h:x", "lpr://h"])
def test_what_names_no_printer_is_its_own(uri: str) -> None:
    """Whatever a desk has kept can be compared."""
    assert place_of(f"{uri}?dpi=203#A") == uri
