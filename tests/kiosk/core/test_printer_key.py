"""Which URIs mean one printer."""

import pytest

from kiosk.core.printer_key import from_first_label, printer_key, printer_option


@pytest.mark.parametrize(
    ("uri", "key"),
    [
        ("zpl+tcp://10.0.0.5:9100", "zpl+tcp://10.0.0.5:9100"),
        ("zpl+tcp://10.0.0.5:9100#Imprimante%202", "zpl+tcp://10.0.0.5:9100"),
        ("zpl+tcp://10.0.0.5:9100?dpi=300#A", "zpl+tcp://10.0.0.5:9100?dpi=300"),
        ("system://Laser?sheet=c32015&first=3#A", "system://Laser?sheet=c32015"),
        ("system://Laser?first=3", "system://Laser"),
        ("file:///tmp/a%20b/", "file:///tmp/a%20b/"),
        ("", ""),
    ],
)
def test_a_name_and_a_used_sheet_make_no_other_printer(uri: str, key: str) -> None:
    """A printer is the same under another name and with another sheet in it."""
    assert printer_key(uri) == key


def test_an_option() -> None:
    """An option is read as people wrote it, "" where there is none; a name is none."""
    uri = "system://Laser?layout=A6%20pli%C3%A9&sheet=c32015#x?layout=y"
    assert printer_option(uri, "layout") == "A6 plié"
    assert printer_option(uri, "first") == ""
    assert printer_option("system://Laser#layout=x", "layout") == ""


def test_a_whole_sheet() -> None:
    """The next sheet begins at its first label; the printer keeps its name."""
    assert from_first_label("system://L?sheet=a&first=3#Laser") == "system://L?sheet=a#Laser"
    assert from_first_label("system://L?sheet=a") == "system://L?sheet=a"
