"""What loading a list would do, as plain values: who comes, who goes, what is to know and to decide."""

from collections.abc import Mapping
from dataclasses import dataclass

from kiosk.core.columns import Columns, Field, Row
from kiosk.core.doubt import Doubt
from kiosk.core.remark import Remark
from kiosk.roster.difference import Change
from kiosk.roster.matching import Merge


@dataclass(frozen=True, slots=True, kw_only=True)
class ListPlan:
    """What a list changes. Every row it names aligns with *columns*, the source's from now on.

    *tool* is the name of the registration tool that wrote the list, "" if none is recognised.
    *changed* holds the people of *changes* and those of *returned*, who had been withdrawn and are
    on the list again. *rewritten* is not empty where the header is another than before: rows that
    say the same, of the withdrawn too, to be stored in the new order; nobody's standing changes.
    *merges* are those of *added* who certainly are on another list already, *doubts* are who may be
    one person and only people can say. *mapping* is what the organiser said of the columns.
    """

    source: str
    tool: str
    is_new: bool
    file: str
    version: str
    columns: Columns
    mapping: Mapping[Field, str]
    read: int
    added: tuple[Row, ...]
    changed: tuple[Row, ...]
    changes: tuple[Change, ...]
    withdrawn: tuple[str, ...]
    returned: tuple[str, ...]
    rewritten: tuple[Row, ...]
    unchanged: int
    cancelled: int
    refused: tuple[Remark, ...]
    merges: tuple[Merge, ...]
    doubts: tuple[Doubt, ...]
    warnings: tuple[Remark, ...]

    @property
    def known(self) -> int:
        """How many people of the source were expected before this list."""
        return self.unchanged + len(self.changed) - len(self.returned) + len(self.withdrawn)
