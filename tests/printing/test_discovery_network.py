"""Printers that tell of themselves in the network."""

import socket
from collections.abc import Iterator
from threading import Event, active_count

import pytest
from zeroconf import IPVersion, ServiceInfo, Zeroconf

from printing.address import read_address
from printing.discovery_network import IPP, IPPS, LPD, RAW, Heard, network_printers, printers_of

LASER = {"ty": "HP LaserJet Pro", "rp": "ipp/print", "pdl": "image/urf,application/pdf"}


def heard(name: str, service: str, port: int, says: dict[str, str] | None = None) -> Heard:
    """Give what one printer says."""
    return Heard(name=name, service=service, host="10.0.0.9", port=port, says=says or {})


@pytest.mark.parametrize(
    ("ways", "uri"),
    [
        ([heard("Hall", IPP, 631, LASER)], "ipp://10.0.0.9/ipp/print#Hall"),
        ([heard("Hall", IPPS, 443, LASER)], "ipps://10.0.0.9:443/ipp/print#Hall"),
        (
            [
                heard("Hall", IPPS, 631, LASER),
                heard("Hall", RAW, 9100),
                heard("Hall", IPP, 631, LASER),
            ],
            "ipp://10.0.0.9/ipp/print#Hall",
        ),
        (
            [heard("Hall", IPP, 8631, {"pdl": "image/pwg-raster", "rp": "/printers/Bureau%202"})],
            "ipp://10.0.0.9:8631/printers/Bureau%202#Hall",
        ),
        (
            [heard("ZTC ZD421-203dpi ZPL", RAW, 9100, {"ty": "Zebra ZD421"})],
            "zpl+tcp://10.0.0.9?dpi=203#ZTC%20ZD421-203dpi%20ZPL",
        ),
        (
            [heard("Étiquettes", RAW, 6101, {"usb_MFG": "Zebra"})],
            "zpl+tcp://10.0.0.9:6101#%C3%89tiquettes",
        ),
        (
            [heard("Brother QL-820NWB", LPD, 515), heard("Brother QL-820NWB", IPP, 631, LASER)],
            "brother+tcp://10.0.0.9?model=QL-820NWB#Brother%20QL-820NWB",
        ),
        ([heard("EPSON TM-m30III", RAW, 9100)], "escpos+tcp://10.0.0.9#EPSON%20TM-m30III"),
        ([heard("Caisse", RAW, 9100, {"ty": "Receipt Printer"})], "escpos+tcp://10.0.0.9#Caisse"),
        (
            [heard("Brother HL-L2350DW", IPP, 631, LASER)],
            "ipp://10.0.0.9/ipp/print#Brother%20HL-L2350DW",
        ),
    ],
)
def test_the_best_way_to_each(ways: list[Heard], uri: str) -> None:
    """One printer is one line: a label printer in its own language, any other by IPP."""
    assert printers_of(ways) == (uri,)
    assert read_address(uri).host == "10.0.0.9"
    assert read_address(uri).name == ways[0].name


def test_what_no_driver_speaks_to() -> None:
    """Raw port and line printer of an unknown make, and IPP without any format there is, are left out."""
    assert printers_of([heard("X", RAW, 9100, {"ty": "Canon iR"}), heard("X", LPD, 515)]) == ()
    assert printers_of([heard("Y", IPP, 631, {"pdl": "application/postscript"})]) == ()


def on_loopback() -> Zeroconf:
    """Listen on loopback alone."""
    return Zeroconf(interfaces=["127.0.0.1"], ip_version=IPVersion.V4Only)


@pytest.fixture
def announced() -> Iterator[Zeroconf]:
    """Let a laser and a Zebra tell of themselves on loopback."""
    network = on_loopback()
    for name, service, port, says in (
        ("Hall d’accueil", IPP, 8631, LASER),
        ("Hall d’accueil", RAW, 9100, {}),
        ("ZTC ZD421", RAW, 9100, {"ty": "Zebra ZD421"}),
    ):
        info = ServiceInfo(
            service,
            f"{name}.{service}",
            port=port,
            addresses=[socket.inet_aton("127.0.0.1")],
            properties=says,
            server="test.local.",
        )
        network.register_service(info, cooperating_responders=True)
    yield network
    network.close()


def test_printers_on_the_wire(announced: Zeroconf) -> None:
    """They are heard by their names, joined, and nothing is left behind once the listening is over."""
    before = active_count()
    wanted = (
        "ipp://127.0.0.1:8631/ipp/print#Hall%20d%E2%80%99accueil",
        "zpl+tcp://127.0.0.1#ZTC%20ZD421",
    )
    stopped = Event()
    told: list[tuple[str, ...]] = []
    for known in network_printers(stopped, opened=on_loopback, seconds=20):
        told.append(known)
        if known == wanted:
            stopped.set()
    assert told[-1] == wanted
    assert active_count() == before


@pytest.mark.parametrize("fault", [OSError(19, "No such device"), ImportError("zeroconf")])
def test_no_network(fault: Exception) -> None:
    """A machine in no network, or without the library, finds nothing there; the rest still comes."""

    def fails() -> Zeroconf:
        raise fault

    assert list(network_printers(Event(), opened=fails, seconds=9)) == []


def test_listening_ends_by_itself() -> None:
    """After its time it is over, whoever is there."""
    before = active_count()
    list(network_printers(Event(), opened=on_loopback, seconds=0.05))
    assert active_count() == before
