"""A printer's URI is read once."""

import re
from pathlib import Path

import pytest

from kiosk.core.printer_place import Language, UsbId, Way
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import COMMON, OWN, read_address
from printing.drivers.brother_media import MEDIA


def test_a_network_printer_with_all_its_settings() -> None:
    """Each part is where it belongs, and the string is kept as it was."""
    uri = (
        "escpos+tcp://10.0.0.5:9101?dpi=180&width=512&shift=1,-0.5&layout=roll-62"
        "&sheet=dataline-57125&first=3&status=none#Imprimante%202"
    )
    address = read_address(uri)
    assert (address.uri, address.name) == (uri, "Imprimante 2")
    assert (address.language, address.way) == (Language.ESCPOS, Way.TCP)
    assert (address.host, address.port) == ("10.0.0.5", 9101)
    assert (address.dpi, address.width, address.shift) == (180, 512, (1.0, -0.5))
    assert (address.layout, address.sheet, address.first) == ("roll-62", "dataline-57125", 3)
    assert not address.has_status


def test_what_is_not_said_is_left_to_the_driver() -> None:
    """Dots are the driver's to know; raw printing goes to port 9100; a printer answers."""
    address = read_address("zpl+tcp://zebra.local")
    assert (address.host, address.port) == ("zebra.local", 9100)
    assert (address.dpi, address.width, address.shift, address.first) == (None, None, (0, 0), 1)
    assert address.has_status


def test_usb_devices_have_two_numbers_and_perhaps_a_third() -> None:
    """Two printers of one make are told apart by their serial numbers."""
    assert read_address("escpos+usb://04B8:0e1f").usb == UsbId(vendor=0x04B8, product=0x0E1F)
    assert read_address("brother+usb://04f9:20a7/000K1Z").usb == UsbId(
        vendor=0x04F9, product=0x20A7, serial="000K1Z"
    )


def test_serial_ports_of_all_systems() -> None:
    """A device, or a port of Windows; its speed is its own setting."""
    address = read_address("escpos+serial:///dev/ttyUSB0?baud=115200")
    assert (address.path, dict(address.options)) == ("/dev/ttyUSB0", {"baud": "115200"})
    assert read_address("zpl+serial://COM3").path == "COM3"


def test_devices_files_queues_and_ipp() -> None:
    """The other kinds of place."""
    assert read_address("escpos+file:///dev/usb/lp0").path == "/dev/usb/lp0"
    assert read_address("file:///tmp/a%20b/").path == "/tmp/a b/"
    assert read_address("system://Bureau%202").queue == "Bureau 2"
    assert read_address("system://").queue == ""
    ipp = read_address("ipps://laser.local:8443/ipp/print?sheet=dataline-57125&first=2")
    assert (ipp.host, ipp.port, ipp.path) == ("laser.local", 8443, "/ipp/print")
    assert read_address("ipp://[fe80::1]/ipp/print").host == "fe80::1"


@pytest.mark.parametrize(
    "uri",
    [
        "escpos://10.0.0.5",
        "escpos+tcp://",
        "escpos+tcp://10.0.0.5:99999",
        "escpos+tcp://10.0.0.5/path",
        "escpos+bluetooth://1",
        "escpos+usb://printer",
        "escpos+usb://04b8",
        "escpos+serial://",
        "escpos+file://",
        "system+tcp://10.0.0.5",
        "ipp://",
    ],
)
def test_what_names_no_printer(uri: str) -> None:
    """What no printer can be reached by is named back."""
    with pytest.raises(Trouble) as told:
        read_address(uri)
    assert (told.value.kind, told.value.facts) == (TroubleKind.PRINTER_UNKNOWN, {"uri": uri})


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("dpi=fine", "dpi=203"),
        ("dpi=20300", "dpi=203"),
        ("dpi=", "dpi=203"),
        ("dpi=²", "dpi=203"),
        ("width=0", "width=576"),
        ("shift=1", "shift=1,-0.5"),
        ("shift=1,nan", "shift=1,-0.5"),
        ("shift=1,٣", "shift=1,-0.5"),
        ("first=0", "first=3"),
        ("layout=", "layout=card"),
        ("status=some", "status=none"),
        ("baud=fast", "baud=115200"),
    ],
)
def test_a_wrong_setting_is_told_with_one_that_is_right(setting: str, expected: str) -> None:
    """The trouble says which setting, and what it could read instead."""
    uri = f"escpos+serial://COM3?{setting}"
    with pytest.raises(Trouble) as told:
        read_address(uri)
    assert told.value.kind is TroubleKind.PRINTER_OPTION
    assert told.value.facts == {"uri": uri, "option": setting, "expected": expected}


def test_a_misspelt_setting_is_told_with_all_there_are() -> None:
    """A setting that no printer has, or not this one, is answered with those it has."""
    for setting in ("dip=300", "media=62"):
        with pytest.raises(Trouble) as told:
            read_address(f"zpl+tcp://zebra?{setting}")
        assert told.value.facts["option"] == setting
        assert "dpi=203; width=576" in str(told.value.facts["expected"])
        assert "media" not in str(told.value.facts["expected"])


def test_the_addresses_of_the_documentation() -> None:
    """What docs/printers.md says to write can be written, and each setting it lists is one."""
    text = (Path(__file__).parents[2] / "docs" / "printers.md").read_text(encoding="utf-8")
    addresses = re.findall(r"`(\w+(?:\+\w+)?://[^`]+)`", text)
    assert len(addresses) > 15
    for uri in addresses:
        assert read_address(uri).uri == uri
    listed = set(re.findall(r"`([a-z]+)=", text))
    assert listed == {*COMMON, *(name for own in OWN.values() for name in own)}
    for media in re.findall(r"[0-9x]+(?:red)?", text.split("the roll: ")[1].split("|")[0]):
        assert media in MEDIA


@pytest.mark.parametrize("language", ["escpos", "zpl", "brother"])
def test_the_examples_are_themselves_right(language: str) -> None:
    """What the trouble suggests can be written."""
    examples = COMMON | OWN[Language(language)]
    query = "&".join(f"{name}={value}" for name, value in examples.items())
    assert read_address(f"{language}+tcp://x?{query}").sheet == "dataline-57125"
