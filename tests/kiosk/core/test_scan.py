"""A scan gives back its code, whatever the keyboard made of it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.scan import HOST_KEYS, US_KEYS, candidates, other_shift, readings
from kiosk.core.session import CodePlace
from tests.desk import reference_codes

LAYOUTS = {"us": US_KEYS, **HOST_KEYS}
CAPS_LOCKS = ("off", "letters", "whole keyboard")
DEAD = "†"
CODES = tuple(reference_codes())


def typed(code: str, layout: str, caps_lock: str = "off") -> str:
    """Type *code* as a scanner with US keys does on a machine with another *layout*.

    Caps Lock turns the letters round (X11) or every key (Windows fr, be, de); a dead key types nothing.
    """
    keys = other_shift(code) if caps_lock == "whole keyboard" else code
    chars = (LAYOUTS[layout][US_KEYS.index(key)] if key in US_KEYS else key for key in keys)
    text = "".join(char for char in chars if char != DEAD)
    return text.swapcase() if caps_lock == "letters" else text


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("caps_lock", CAPS_LOCKS)
def test_every_code_of_the_list_on_every_keyboard(layout: str, caps_lock: str) -> None:
    """All 606 codes come back on eight layouts, without and with either kind of Caps Lock."""
    known = set(CODES)
    found = [
        known.intersection(candidates(typed(code, layout, caps_lock), CodePlace.EXACT))
        for code in CODES
    ]
    assert len(CODES) == 606
    assert found == [{code} for code in CODES]


def test_what_an_azerty_makes_of_a_code() -> None:
    """The helper of these tests types as SCANNING.md measured."""
    assert typed("Z6QMQK43UQ", "fr") == "W-A?AK'\"UA"
    assert typed("z6m;", "fr", "letters") == "W-,M"
    assert typed("A1", "fr", "whole keyboard") == "q1"


def test_each_table_is_as_long_as_the_keyboard() -> None:
    """Each layout has one character for each printable one of the US keyboard but the space."""
    assert {layout: len(keys) for layout, keys in LAYOUTS.items()} == dict.fromkeys(LAYOUTS, 94)


@pytest.mark.parametrize("layout", HOST_KEYS)
def test_a_layout_is_one_to_one(layout: str) -> None:
    """But for dead keys no two keys type the same, so that a text has one reading a layout."""
    living = [char for char in HOST_KEYS[layout] if char != DEAD]
    assert len(living) == len(set(living))


@given(st.text(max_size=30))
def test_the_text_itself_is_the_first_reading(text: str) -> None:
    """What arrived is tried first, and nothing is tried twice."""
    found = list(readings(text))
    assert found[0] == text
    assert len(found) == len(set(found))


@given(st.text(max_size=600), st.sampled_from(CodePlace))
def test_no_text_breaks_the_desk(text: str, place: CodePlace) -> None:
    """Whatever is scanned, at worst there is no code in it; no candidate is empty or has line ends."""
    for code in candidates(text, place):
        assert isinstance(code, str)
        if place is CodePlace.EXACT:
            assert code.strip("\r\n\t\0 ") == code != ""


@pytest.mark.parametrize(
    "sent",
    ["BMN3CSHMXA\r", "BMN3CSHMXA\r\n", "\tBMN3CSHMXA\t", "BMN3CSHMXA\0", "  BMN3CSHMXA  "]
    + [f"]{aim}BMN3CSHMXA\r\n" for aim in ("Q1", "C1", "d2", "z0", "L0", "Q3")],
)
def test_what_scanners_add_is_trimmed(sent: str) -> None:
    """Line ends, tabs, zeros, spaces and the AIM prefix are no part of the code."""
    assert next(candidates(sent, CodePlace.EXACT)) == "BMN3CSHMXA"


def test_the_aim_prefix_on_a_french_keyboard() -> None:
    """An AZERTY host turns the prefix into `$A&`; the code is still found."""
    assert "BMN3CSHMXA" in candidates(typed("]Q1BMN3CSHMXA", "fr"), CodePlace.EXACT)


@pytest.mark.parametrize("sent", ["", " ", "\r\n", "\0", "x" * 513])
def test_nothing_is_no_code(sent: str) -> None:
    """An empty scan, or a text longer than any code, holds none."""
    assert list(candidates(sent, CodePlace.EXACT)) == []


def test_codes_are_exact_otherwise() -> None:
    """A code inside a word, a URL or another case is not that code, unless the event says so."""
    for sent in ("BMN3CSHMXAB", "https://ex.fr/t/BMN3CSHMXA", "code BMN3CSHMXA", "BMN3 CSHMXA"):
        assert "BMN3CSHMXA" not in set(candidates(sent, CodePlace.EXACT))


@pytest.mark.parametrize(
    "sent",
    [
        "https://ex.fr/t/BMN3CSHMXA",
        "https://ex.fr/t/BMN3CSHMXA/",
        "https://ex.fr/?a=1&code=BMN3CSHMXA",
        "https://ex.fr/#BMN3CSHMXA",
    ],
)
def test_a_code_inside_a_url(sent: str) -> None:
    """Where the event says so, a code stands in the path, the query or after the hash."""
    assert "BMN3CSHMXA" in candidates(sent, CodePlace.URL)


def test_a_code_inside_a_url_on_a_french_keyboard() -> None:
    """The same, on an AZERTY machine."""
    sent = typed("https://ex.fr/t/BMN3CSHMXA", "fr")
    assert "BMN3CSHMXA" in candidates(sent, CodePlace.URL)


@pytest.mark.parametrize(
    "sent", ['{"ticket":"BMN3CSHMXA","v":1}', "MAURY;Paul;BMN3CSHMXA", "BMN3CSHMXA\tVannes"]
)
def test_a_code_inside_a_longer_text(sent: str) -> None:
    """Where the event says so, a code is one word of a longer text; a URL's rule finds none there."""
    assert "BMN3CSHMXA" in candidates(sent, CodePlace.TEXT)
    assert "BMN3CSHMXA" not in set(candidates(sent, CodePlace.URL))
