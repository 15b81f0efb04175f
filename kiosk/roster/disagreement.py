"""Where a list says otherwise than a desk that put somebody right: the correction stays, and is told."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from kiosk.core.columns import Columns, Field
from kiosk.core.correction import Corrected, Corrections, Disagreement
from kiosk.roster.ports import KnownRow
from kiosk.roster.warnings import full_name


def disagreements(
    columns: Columns, rows: Iterable[KnownRow], corrections: Mapping[str, Corrections]
) -> Iterator[Disagreement]:
    """Give what the *rows* of a list say otherwise than *corrections* (by registrant id)."""
    for row in rows:
        if row.withdrawn or row.id not in corrections:
            continue
        listed = _listed(columns, row.cells)
        for what, ours in corrections[row.id].items():
            if listed[what] != ours:
                yield Disagreement(
                    registrant=row.id,
                    name=full_name(columns, row.cells),
                    what=what,
                    ours=ours,
                    listed=listed[what],
                )


def _listed(columns: Columns, cells: Sequence[str]) -> Corrections:
    """Give what a row says of whatever can be put right, white space folded as corrections are."""
    family, given = columns.name_parts(cells)
    said = {
        Corrected.FAMILY: family,
        Corrected.GIVEN: given,
        Corrected.ORGANISATION: columns.value(Field.ORGANISATION, cells),
        Corrected.FUNCTION: columns.value(Field.FUNCTION, cells),
    }
    return {what: " ".join(text.split()) for what, text in said.items()}
