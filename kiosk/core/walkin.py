"""People a desk adds itself: their columns, and how a delegation is named."""

from collections.abc import Sequence
from dataclasses import dataclass

from kiosk.core.code import RANDOM_BYTES
from kiosk.core.columns import Columns, Field, Row, as_text, cells_of
from kiosk.core.session import WalkInPolicy

SOURCE = "walk-in"
"""The source of everybody added at a desk; no list has this name."""

DELEGATION = "Délégation"
"""The given name of companions, until somebody knows their own."""

COLUMNS = Columns(
    header=(
        "Nom",
        "Prénom",
        "Structure",
        "Fonction",
        "Catégorie",
        "Pays",
        "Langue",
        "Sessions",
        "Code",
        "Statut",
    ),
    fields={
        Field.FAMILY: 0,
        Field.GIVEN: 1,
        Field.ORGANISATION: 2,
        Field.FUNCTION: 3,
        Field.CATEGORY: 4,
        Field.COUNTRY: 5,
        Field.LANGUAGE: 6,
        Field.CODE: 8,
        Field.STATUS: 9,
    },
    bookings=(7,),
)
"""How a walk-in's row is read: as a list's, so that all that is known of people holds for them too.

A column that a later version adds comes last; rows of before it are `padded`.
"""

_WAITING = "En attente"
"""The status of somebody whom an organiser must still agree to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Details:
    """What the desk is told of somebody it adds."""

    family: str
    given: str = ""
    organisation: str = ""
    function: str = ""
    category: str = ""
    country: str = ""
    language: str = ""
    bookings: Sequence[str] = ()


def walk_in_row(
    details: Details,
    code: str,
    policy: WalkInPolicy = WalkInPolicy.FREE,
    *,
    is_pending: bool = False,
) -> Row:
    """Give the row of somebody added with *code*; their id is the random part of that first code.

    Whom only an organiser may add (*policy*) waits, as does who *is_pending*: not confirmed yet.
    """
    cells = (
        details.family,
        details.given,
        details.organisation,
        details.function,
        details.category,
        details.country,
        details.language,
        ",".join(details.bookings),
        code,
        _WAITING if is_pending or policy is WalkInPolicy.ORGANISER else "",
    )
    plain = tuple(" ".join(cell.split()) for cell in cells)
    return Row(id=f"{SOURCE}:{code[: 2 * RANDOM_BYTES]}", line=0, cells=plain)


def padded(text: str) -> str:
    """Give a row, as the journal keeps it, with a cell for each column there is now."""
    cells = cells_of(text)
    return as_text(cells + ("",) * (len(COLUMNS.header) - len(cells)))


def companions(
    organisation: str, number: int, *, category: str = "", after: int = 0
) -> list[Details]:
    """Name *number* people who come with a delegation, until somebody knows their names.

    They are numbered on *after* so many others.
    """
    return [
        Details(
            family=f"{organisation} {place}",
            given=DELEGATION,
            organisation=organisation,
            category=category,
        )
        for place in range(after + 1, after + number + 1)
    ]
