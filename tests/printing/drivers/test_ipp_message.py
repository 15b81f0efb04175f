"""IPP's messages, byte by byte."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.drivers.ipp_message import NotIppError, Tag, read, write

PRINT_JOB = (
    b"\x01\x01\x00\x02\x00\x00\x00\x01\x01"
    b"\x47\x00\x12attributes-charset\x00\x05utf-8"
    b"\x48\x00\x1battributes-natural-language\x00\x05en-us"
    b"\x45\x00\x0bprinter-uri\x00\x2cipp://printer.example.com/ipp/print/pinetree"
    b"\x42\x00\x08job-name\x00\x06foobar"
    b"\x22\x00\x16ipp-attribute-fidelity\x00\x01\x01"
    b"\x02"
    b"\x21\x00\x06copies\x00\x04\x00\x00\x00\x14"
    b"\x44\x00\x05sides\x00\x13two-sided-long-edge"
    b"\x03%!PDF..."
)
"""The request of RFC 8010, appendix A.1."""
COLLECTION = (
    b"\x34\x00\x09media-col\x00\x00"
    b"\x4a\x00\x00\x00\x0amedia-size\x34\x00\x00\x00\x00"
    b"\x4a\x00\x00\x00\x0bx-dimension\x21\x00\x00\x00\x04\x00\x00\x21\x98"
    b"\x4a\x00\x00\x00\x0by-dimension\x21\x00\x00\x00\x04\x00\x00\x15\x18"
    b"\x37\x00\x00\x00\x00"
    b"\x37\x00\x00\x00\x00"
)


def test_the_request_of_the_standard() -> None:
    """The example in RFC 8010 comes out to the byte, and is read as what it says."""
    groups = [
        (
            Tag.OPERATION,
            {
                "attributes-charset": (Tag.CHARSET, "utf-8"),
                "attributes-natural-language": (Tag.LANGUAGE, "en-us"),
                "printer-uri": (Tag.URI, "ipp://printer.example.com/ipp/print/pinetree"),
                "job-name": (Tag.NAME, "foobar"),
                "ipp-attribute-fidelity": (Tag.BOOLEAN, True),
            },
        ),
        (
            Tag.JOB,
            {
                "copies": (Tag.INTEGER, 20),
                "sides": (Tag.KEYWORD, "two-sided-long-edge"),
            },
        ),
    ]
    assert write(2, groups, version=(1, 1), document=b"%!PDF...") == PRINT_JOB
    message = read(PRINT_JOB)
    assert (message.code, message.request, message.document) == (2, 1, b"%!PDF...")
    assert message.first(Tag.OPERATION)["ipp-attribute-fidelity"] == [True]
    assert message.first(Tag.JOB) == {"copies": [20], "sides": ["two-sided-long-edge"]}


def test_a_paper_of_a_size_of_its_own() -> None:
    """A collection in a collection is written as RFC 8010, 3.1.6 wants it, and read back."""
    sides = {"x-dimension": (Tag.INTEGER, 8600), "y-dimension": (Tag.INTEGER, 5400)}
    paper = {"media-size": (Tag.COLLECTION, sides)}
    data = write(2, [(Tag.JOB, {"media-col": (Tag.COLLECTION, paper)})])
    assert data[9:-1] == COLLECTION
    read_back = {"media-size": [{"x-dimension": [8600], "y-dimension": [5400]}]}
    assert read(data).first(Tag.JOB) == {"media-col": [read_back]}


def test_what_printers_say() -> None:
    """Several values of one name, ranges, resolutions, texts with their language, unknown kinds."""
    about = {
        "printer-state-reasons": (Tag.KEYWORD, ["media-low-warning", "cover-open"]),
        "copies-supported": (Tag.RANGE, (1, 99)),
        "printer-resolution-default": (Tag.RESOLUTION, (300, 300, 3)),
        "printer-info": (Tag.TEXT_WITH_LANGUAGE, b"\x00\x02fr\x00\x06Accueil"[:-1] + b"l"),
        "job-state": (Tag.ENUM, 9),
    }
    read_back = read(write(0, [(Tag.PRINTER, about)])).first(Tag.PRINTER)
    assert read_back == {
        "printer-state-reasons": ["media-low-warning", "cover-open"],
        "copies-supported": [(1, 99)],
        "printer-resolution-default": [(300, 300, 3)],
        "printer-info": ["Accueil"],
        "job-state": [9],
    }
    unknown = b"\x02\x00\x00\x00\x00\x00\x00\x01\x04\x13\x00\x04none\x00\x00\x03"
    assert read(unknown).first(Tag.PRINTER) == {"none": [b""]}


@given(st.integers(0, len(PRINT_JOB) - len(b"\x03%!PDF...") - 1))
def test_a_cut_message_is_none(length: int) -> None:
    """What ends too early is refused, wherever it was cut."""
    with pytest.raises(NotIppError):
        read(PRINT_JOB[:length])


@given(st.binary(max_size=60))
def test_noise_is_no_crash(noise: bytes) -> None:
    """Whatever comes from the network is a message or is refused, never another error."""
    try:
        read(noise)
    except NotIppError:
        return
