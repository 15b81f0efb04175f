"""What people type as a printer's address."""

import pytest

from kiosk.core.printer_typed import host_of, is_sound, uris_at


@pytest.mark.parametrize(
    "uri",
    [
        "escpos+tcp://192.168.1.50",
        "escpos+tcp://imprimante-1.local:9100#Porte",
        "zpl+tcp://[fe80::1]:9100",
        "ipp://10.0.0.7/ipp/print",
        "file:///tmp/badges.pdf",
        "file:///C:/badges.pdf",
        "escpos+file:///dev/usb/lp0",
        "escpos+serial:///dev/ttyUSB0",
        "escpos+serial://COM3",
        "brother+usb://04f9:20a8",
        "system://",
        "system://HP%20LaserJet",
    ],
)
def test_what_can_be_a_printer(uri: str) -> None:
    """Whatever can be reached is taken."""
    assert is_sound(uri)


@pytest.mark.parametrize(
    "uri",
    [
        "escpos+tcp://192.168.1.300",
        "escpos+tcp://192.168.1",
        "escpos+tcp://192,168,1,50",
        "escpos+tcp://imprimante 1",
        "ipp://im_primante..local/ipp/print",
        "file:badges.pdf",
        "bonjour",
    ],
)
def test_a_slip_of_the_finger(uri: str) -> None:
    """What no cable will ever mend is told at once."""
    assert not is_sound(uri)


def test_only_a_host() -> None:
    """What stands on a printer's own page is enough; a port may follow."""
    assert host_of(" 192.168.1.50 ") == "192.168.1.50"
    assert host_of("192.168.1.50:9100") == "192.168.1.50:9100"
    for typed in ("192.168.1.300", "192,168,1,50", "zpl+tcp://10.0.0.9", "10.0.0.9:", ""):
        assert host_of(typed) == ""
    assert uris_at("10.0.0.9:9101")["zpl"] == "zpl+tcp://10.0.0.9:9101"
    assert uris_at("10.0.0.9:9101")["ipp"] == "ipp://10.0.0.9/ipp/print"
    assert all(map(is_sound, uris_at("10.0.0.9").values()))
