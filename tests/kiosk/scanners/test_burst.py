"""A scanner is told from a person by the rhythm of the keys alone."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.scanners.burst import FEWEST, GAP_MS, LATE_TERMINATOR_MS, Burst, Fate, KeyKind

CODE = "BMN3CSHMXA"


@dataclass
class Window:
    """What a window would see of the keys, and what would be scanned."""

    burst: Burst = field(default_factory=Burst)
    now: int = 1000
    scans: list[str] = field(default_factory=list)
    typed: str = ""
    _held: str = ""

    def press(self, key: str, after: int) -> None:
        """Press *key* some milliseconds after the last; CR is Return, ``<`` an arrow."""
        if self.burst.is_holding and after > GAP_MS:
            self._meet(self.burst.pause(self.now + GAP_MS))
        self.press_stalled(key, after)

    def press_stalled(self, key: str, after: int) -> None:
        """Press *key* while the window is stalled: nobody looks at the clock between two keys."""
        self.now += after
        kinds = {"\r": KeyKind.TERMINATOR, "<": KeyKind.OTHER}
        decision = self.burst.feed(kinds.get(key, KeyKind.CHARACTER), key, self.now)
        self._meet(decision)
        if decision.fate is Fate.HELD:
            self._held += key
        elif decision.fate is Fate.PASSED:
            self.typed += key

    def rest(self) -> None:
        """Let the keys rest for a second."""
        if self.burst.is_holding:
            self._meet(self.burst.pause(self.now + GAP_MS))
        self.now += 1000

    def type(self, keys: str, gap: int) -> None:
        """Press *keys* in a rhythm."""
        for key in keys:
            self.press(key, gap)

    def _meet(self, decision: object) -> None:
        if decision.released:  # type: ignore[attr-defined] # a Decision
            self.typed += self._held
            self._held = ""
        if decision.scan:  # type: ignore[attr-defined] # a Decision
            assert decision.scan == self._held  # type: ignore[attr-defined] # a Decision
            self.scans.append(self._held)
            self._held = ""


@pytest.fixture
def window() -> Window:
    """Give a window that has been open for a while."""
    return Window()


@pytest.mark.parametrize("gap", [0, 2, 5, 10, 20, 40, 60])
def test_a_scanner(window: Window, gap: int) -> None:
    """A scanner at up to 60 ms a key is caught whole; neither its text nor its Return gets through."""
    window.type(CODE + "\r", gap)
    assert (window.scans, window.typed) == ([CODE], "")


@pytest.mark.parametrize("gap", [61, 90, 150, 300])
def test_a_person(window: Window, gap: int) -> None:
    """A person's keys all get through, in order, Return and arrows too."""
    window.type("lefevre<\r", gap)
    window.rest()
    assert (window.scans, window.typed) == ([], "lefevre<\r")


def test_a_person_who_rolls_over_three_keys(window: Window) -> None:
    """Three keys at once are still a person's: no code is that short."""
    window.type("abc\r", 15)
    assert (window.scans, window.typed) == ([], "abc\r")


def test_without_a_terminator(window: Window) -> None:
    """A scanner that sends no Return is caught when its keys rest."""
    window.type(CODE, 10)
    assert window.scans == []
    window.rest()
    assert (window.scans, window.typed) == ([CODE], "")


def test_a_late_terminator(window: Window) -> None:
    """A Return that comes a little after its code belongs to it, and presses no button."""
    window.type(CODE, 10)
    window.press("\r", LATE_TERMINATOR_MS)
    window.press("\r", 200)
    assert (window.scans, window.typed) == ([CODE], "\r")


def test_a_return_long_after(window: Window) -> None:
    """A second later Return is a person's."""
    window.type(CODE, 10)
    window.rest()
    window.press("\r", 0)
    assert (window.scans, window.typed) == ([CODE], "\r")


def test_a_person_types_right_after_a_scan(window: Window) -> None:
    """A letter after the scan, then Return: both are the person's."""
    window.type(CODE, 10)
    window.press("a", 150)
    window.press("\r", 150)
    assert (window.scans, window.typed) == ([CODE], "a\r")


def test_the_same_in_a_stalled_window(window: Window) -> None:
    """When the window is stalled meanwhile, nothing typed is lost."""
    for key in CODE:
        window.press_stalled(key, 10)
    window.press_stalled("a", 150)
    window.press_stalled("\r", 150)
    assert (window.scans, window.typed) == ([CODE], "a\r")


def test_two_scans_in_a_stalled_window(window: Window) -> None:
    """Two codes that wait while the window is stalled are told apart by when they were typed."""
    for key in CODE + "\r":
        window.press_stalled(key, 10)
    for number, key in enumerate("Z6QMQK43UQ\r"):
        window.press_stalled(key, 10 if number else 300)
    assert (window.scans, window.typed) == ([CODE, "Z6QMQK43UQ"], "")


def test_two_scans_without_terminators_in_a_stalled_window(window: Window) -> None:
    """Without Returns, too: the gap between them parts the codes."""
    for code in (CODE, "Z6QMQK43UQ"):
        for number, key in enumerate(code):
            window.press_stalled(key, 10 if number else 300)
    window.rest()
    assert (window.scans, window.typed) == ([CODE, "Z6QMQK43UQ"], "")


def test_a_scan_while_a_person_types(window: Window) -> None:
    """Letters typed just before the scanner fires stay in the field, the code does not."""
    window.type("lef", 120)
    window.press("B", 200)
    window.type(CODE[1:] + "\r", 10)
    assert (window.scans, window.typed) == ([CODE], "lef")


def test_a_command_key_breaks_a_burst(window: Window) -> None:
    """A key that types nothing is no scanner's: what was held is decided, and the key gets through."""
    window.type("abc<", 10)
    window.type(CODE + "<", 10)
    assert (window.scans, window.typed) == ([CODE], "abc<<")


def test_the_first_key_ever(window: Window) -> None:
    """Return as the very first key, at the very first millisecond, gets through."""
    window.now = 0
    window.press("\r", 0)
    assert window.typed == "\r"


CODES = st.text("ab1", min_size=FEWEST, max_size=30).filter(lambda code: len(set(code)) > 1)


@given(CODES, st.integers(0, GAP_MS), st.booleans())
def test_any_code_at_any_speed(code: str, gap: int, ends: bool) -> None:
    """Any text of a scanner's rhythm is one scan, unless it is one key alone."""
    window = Window()
    window.type(code + "\r" * ends, gap)
    window.rest()
    assert (window.scans, window.typed) == ([code], "")


@given(st.lists(st.tuples(st.sampled_from("abc\r<"), st.integers(0, 500)), max_size=40))
def test_no_key_is_lost_or_doubled(keys: list[tuple[str, int]]) -> None:
    """Whatever is pressed and when, each character is typed or scanned, once, in order."""
    window = Window()
    whole = []
    for key, after in keys:
        window.press(key, after)
        whole.append(key)
    window.rest()
    letters = [key for key in whole if key in "abc"]
    typed = [key for key in window.typed if key in "abc"]
    assert sorted(typed + list("".join(window.scans))) == sorted(letters)
    assert window.typed.count("<") == whole.count("<")


@pytest.mark.parametrize("ends", [True, False])
def test_one_key_held_down(window: Window, ends: bool) -> None:
    """A key that repeats as fast as a scanner types is a person's."""
    window.type("a" * 12 + "\r" * ends, 33)
    window.rest()
    assert (window.scans, window.typed) == ([], "a" * 12 + "\r" * ends)
