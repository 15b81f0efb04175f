"""Whom a layout is tried with, and who stands for them where the lists have nobody such."""

from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.core.registrant import Registrant

SOMEBODY = "LYKP3V7QXA"
"""A code as long as those that are made, for whoever has none."""


class SampleKind(StrEnum):
    """What somebody's badge is hard for."""

    NEXT = "next"
    LONGEST_NAME = "longest-name"
    LONGEST_ORGANISATION = "longest-organisation"
    ARABIC = "arabic"
    NO_ORGANISATION = "no-organisation"
    CATEGORY = "category"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """A choice of whom to try a layout with: a kind, or *category*'s first."""

    kind: SampleKind
    category: str = ""


PROGRAMME = (
    "9 h 30  A2  Amphi Rochefoucault",
    "11 h 30  Plénière  Grand salon",
    "14 h 30  B1  Salon Magne",
)
PLACE = "D-F 132"
_PLAIN = Registrant(
    id="",
    source="",
    family="MARTIN",
    given="Camille",
    function="Maire adjointe",
    organisation="Ville de Vannes",
    country="France",
    category="Technicien·ne",
    code=SOMEBODY,
)
_LONG = (
    "Association nationale des collectivités territoriales pour la coopération et le développement"
)
MADE_UP = {
    SampleKind.NEXT: _PLAIN,
    SampleKind.CATEGORY: _PLAIN,
    SampleKind.LONGEST_NAME: replace(
        _PLAIN, family="DE LA ROCHEFOUCAULD-MONTBEL", given="Marie-Antoinette"
    ),
    SampleKind.LONGEST_ORGANISATION: replace(_PLAIN, organisation=_LONG),
    SampleKind.ARABIC: replace(
        _PLAIN, family="EL KHOURY", given="Nadia", native_name="نادية الخوري"
    ),
    SampleKind.NO_ORGANISATION: replace(_PLAIN, organisation=""),
}
"""Who stands for a kind of which the lists have nobody."""
