"""What makes a desk ready for its day, as data: the words are in `kiosk.wording`."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from kiosk.core.trouble import Trouble


class Aspect(StrEnum):
    """What of a desk is looked at."""

    LIST = "list"
    LETTERS = "letters"
    LAYOUT = "layout"
    PRINTER = "printer"
    HUB = "hub"
    DISK = "disk"
    CLOCK = "clock"


class Level(StrEnum):
    """How it is: *good*, worth a *note*, or *wrong* and to be put right before the doors open."""

    GOOD = "good"
    NOTE = "note"
    WRONG = "wrong"


class Found(StrEnum):
    """What was found; `Finding.facts` names what its sentence needs."""

    PEOPLE = "people"  # expected, people, event
    NOBODY = "nobody"  # no facts
    LETTERS_COVERED = "letters-covered"  # no facts
    LETTERS_MISSING = "letters-missing"  # people, names (some, each with its characters)
    LAYOUT_GOOD = "layout-good"  # layout
    LAYOUT_FAULTY = "layout-faulty"  # layout, faults
    LAYOUT_WITHOUT_CODE = "layout-without-code"  # layout
    LAYOUT_CATEGORIES = "layout-categories"  # layout, categories (that the list has not)
    PRINTS_NOTHING = "prints-nothing"  # no facts
    PRINTER_READY = "printer-ready"  # printer
    PRINTER_LOW = "printer-low"  # printer
    ALONE = "alone"  # no facts
    HUB_GOOD = "hub-good"  # hub
    ROOM = "room"  # free (in MB)
    LITTLE_ROOM = "little-room"  # free (in MB)
    CLOCK_RIGHT = "clock-right"  # time
    CLOCK_BEHIND = "clock-behind"  # time, loaded (when the list was)
    OTHER_ZONE = "other-zone"  # time (there), zone, ours (the time here)
    TROUBLE = "trouble"  # `Finding.trouble` says it


@dataclass(frozen=True, slots=True, kw_only=True)
class Uncovered:
    """Somebody whose badge wants *characters* that no font has."""

    code: str
    name: str
    characters: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was looked at; *people* are those of missing letters."""

    aspect: Aspect
    level: Level
    found: Found
    facts: Mapping[str, str | int] = field(default_factory=dict)
    trouble: Trouble | None = None
    people: tuple[Uncovered, ...] = ()
