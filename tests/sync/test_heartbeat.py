"""A heartbeat as bytes."""

import json

import pytest

from kiosk.core.exchange import Heartbeat, PrinterWord
from sync.heartbeat import heartbeat_payload, read_heartbeat

HEARTBEAT = Heartbeat(
    desk="d1",
    name="Bureau 1",
    session="ACC",
    at=17,
    version="0.1",
    waiting=3,
    is_organiser=True,
    heard={"d2": 4},
    printers=(PrinterWord(place="usb", name="QL", trouble="printer-jammed", facts={"tray": "1"}),),
    damaged=("d2/1.1-1.a.seg",),
    ahead={"d2": -200_000},
)


def test_it_comes_back_as_it_was() -> None:
    """All that a desk says of itself."""
    assert read_heartbeat(heartbeat_payload(5, HEARTBEAT)) == (5, HEARTBEAT)


def test_a_later_version_may_say_more_and_an_earlier_less() -> None:
    """Unknown words are left out, missing ones are as nothing."""
    said = json.loads(heartbeat_payload(5, HEARTBEAT))
    said["mood"] = "good"
    said["printers"][0]["colour"] = "grey"
    del said["ahead"]
    number, heartbeat = read_heartbeat(json.dumps(said).encode())
    assert (number, heartbeat.printers, heartbeat.ahead) == (5, HEARTBEAT.printers, {})


@pytest.mark.parametrize("payload", [b"", b"{}", b"[]", b'{"n":1}', b'{"n":1,"printers":[3]}'])
def test_what_is_none_is_said_to_be_none(payload: bytes) -> None:
    """No other error comes out than the one that is said."""
    with pytest.raises(ValueError, match=r"."):
        read_heartbeat(payload)


@pytest.mark.parametrize(
    "said",
    [
        {"at": "soon"},
        {"at": -1},
        {"at": 1 << 64},
        {"waiting": None},
        {"heard": [1]},
        {"ahead": {"d2": "much"}},
        {"name": "\ud800"},
        {"damaged": [3]},
        {"printers": [{"place": "usb", "name": "QL", "facts": {"kind": "x"}}]},
        {"n": float("inf")},
    ],
)
def test_what_no_desk_can_use_is_none(said: dict[str, object]) -> None:
    """One desk's nonsense must not keep every round of the others from its end."""
    whole = json.loads(heartbeat_payload(5, HEARTBEAT)) | said
    with pytest.raises(ValueError, match=r"."):
        read_heartbeat(json.dumps(whole).encode())


def test_one_without_a_bottom_is_none() -> None:
    """It is left out, as any other that cannot be read."""
    with pytest.raises(ValueError, match="heartbeat"):
        read_heartbeat(b"[" * 100_000)
