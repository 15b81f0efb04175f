"""A list written back: as CSV that spreadsheets and mailing tools open, and that is read as it was."""

import codecs
import csv
from collections.abc import Iterable, Sequence
from io import StringIO

from kiosk.roster.guard import guarded


def as_csv(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """Write *rows* below *header*, in UTF-8 with its mark, parted by semicolons: what Excel expects.

    Every cell stands in quotation marks, so that no sign within one is taken for a delimiter.
    """
    out = StringIO()
    writer = csv.writer(out, delimiter=";", quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow(map(guarded, header))
    writer.writerows(map(guarded, cells) for cells in rows)
    return codecs.BOM_UTF8 + out.getvalue().encode("utf-8")
