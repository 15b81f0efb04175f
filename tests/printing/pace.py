"""Time that passes only while somebody waits, so that patience is tried without any."""

from collections.abc import Callable

from printing.drivers.patience import Pace


class Hours:
    """A clock; *meanwhile* happens at each rest."""

    def __init__(self, meanwhile: Callable[[], None] | None = None) -> None:
        self.now = 0.0
        self._meanwhile = meanwhile

    @property
    def pace(self) -> Pace:
        """Give what a driver is given."""
        return Pace(clock=lambda: self.now, rest=self._rest)

    def _rest(self, seconds: float) -> None:
        self.now += seconds
        if self._meanwhile is not None:
            self._meanwhile()
