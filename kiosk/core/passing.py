"""Which desk a badge is to come out at: its asker's, or one that was asked to print it.

Nobody but the asker passes a badge on or takes it back, and a desk that was asked answers for that
one wish alone, so what stands does not depend on the order in which the records come.
"""

from collections.abc import Collection
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """What *desk* said in *record* of whose printer a badge comes out.

    It goes to the desk *to*, there to *printer* or to any; *after* is the wish that it answers. With *asks*
    nothing moves yet: the asker wants it back, and the desk that has it is to say so.
    """

    record: str
    clock: int
    desk: str
    to: str
    printer: str = ""
    after: str | None = None
    asks: bool = False

    @property
    def order(self) -> tuple[int, str]:
        """Where it stands among the words of one desk."""
        return self.clock, self.record


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """That *desk* alone prints a badge, at *printer* (as that desk names it) or at any.

    *wish* is the record by which it was asked, "" where it is the asker's own; *wanted_back* that the
    asker waits for it to be given back.
    """

    desk: str
    printer: str = ""
    wish: str = ""
    wanted_back: bool = False


def standing_of(asker: str, passes: Collection[Pass]) -> Standing:
    """Say which desk prints a badge that *asker* wished for, given all that desks said of it.

    The asker's latest word holds, and to that the latest answer of the desk it names: that the badge
    goes back, or comes out of another of its printers.
    """
    wishes = [one for one in passes if one.desk == asker and not one.asks]
    if not wishes:
        return Standing(desk=asker)
    wish = max(wishes, key=lambda one: one.order)
    answers = [one for one in passes if one.desk == wish.to and one.after == wish.record]
    answer = max(answers, key=lambda one: one.order, default=wish)
    if asker in {wish.to, answer.to}:
        return Standing(desk=asker)
    return Standing(
        desk=wish.to,
        printer=answer.printer,
        wish=wish.record,
        wanted_back=any(one.asks and one.after == wish.record for one in passes),
    )
