"""Which badges do not fit at which printer: each is tried once at each, and then by nobody."""

from collections.abc import Set as AbstractSet

from kiosk.core.printjob import JobOutcome
from kiosk.core.trouble import BADGES_OWN, TroubleKind

_MAY_FIT = BADGES_OWN - {TroubleKind.PAGE_FAILED}
"""What breaks as it is drawn breaks for every printer alike."""


class Unfit:
    """Remembers until staff say to try again, or until the desk is closed."""

    def __init__(self) -> None:
        self._tried: dict[str, set[str]] = {}

    def clear(self) -> None:
        """Take it that every badge may fit everywhere: somebody has seen to them."""
        self._tried.clear()

    def at(self, place: str, places: AbstractSet[str]) -> list[str]:
        """Give the badges that do not fit at *place*, and have yet to be tried at another of *places*."""
        return [job for job, tried in self._tried.items() if place in tried and places - tried]

    def tries_on(self, outcome: JobOutcome, *, at: str, places: AbstractSet[str]) -> bool:
        """Learn what became of a badge *at* a printer; say whether it is to be tried at another of *places*."""
        trouble = outcome.trouble
        may_fit = trouble is not None and trouble.kind in _MAY_FIT
        if may_fit:
            tried = self._tried.setdefault(outcome.job, set())
            tried.add(at)
            if places - tried:
                return True
        if may_fit or outcome.state.is_out:
            self._tried.pop(outcome.job, None)
        return False
