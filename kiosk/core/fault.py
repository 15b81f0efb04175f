"""What is wrong with a layout, read from the words of its file: ``text 2, paragraph 1: size → [12, 8]``."""

import re
from dataclasses import dataclass

from kiosk.core.layout import Kind, Layout

_FAULT = re.compile(
    r"(?:(?P<kind>[a-z]+) (?P<number>\d+)(?:, [^:]*)?: )?"
    r"(?P<key>[^:→]*?)(?:: (?P<of>[^→]*?))? → (?P<expected>.*)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Something that is not as it should be: the element at *place* (None: the badge as a whole).

    *key* is the property, *of* the category it is said of, *expected* what it should be.
    """

    place: int | None
    key: str
    expected: str
    of: str = ""

    @property
    def is_grave(self) -> bool:
        """Whether the layout cannot be used so: texts may lie on one another, if a person means it."""
        return not self.expected.startswith(f"≠ {Kind.TEXT}")


def fault_from(text: str, layout: Layout) -> Fault:
    """Read what a `LayoutRoom` says of *layout*."""
    found = _FAULT.fullmatch(text)
    if found is None:
        return Fault(place=None, key="", expected=text)
    return Fault(
        place=place_called(f"{found['kind']} {found['number']}", layout),
        key=found["key"],
        expected=found["expected"],
        of=found["of"] or "",
    )


def place_called(title: str, layout: Layout) -> int | None:
    """Give the place of the element that messages call *title* (``text 2``), None if there is none."""
    places = range(len(layout.elements))
    return next((place for place in places if layout.title_of(place) == title), None)
