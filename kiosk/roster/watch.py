"""How a long load tells where it is, and how it is stopped."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

T = TypeVar("T")

_ASKED_EVERY = 1000


class Cancelled(Exception):  # noqa: N818 - not a fault: somebody changed their mind
    """The person at the desk stopped the load; nothing has been written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Watch:
    """Whoever waits: *progress* is told (done, total), *cancelled* is asked whether to go on."""

    progress: Callable[[int, int], None] = lambda done, total: None
    cancelled: Callable[[], bool] = lambda: False

    def told(self, done: int, total: int) -> None:
        """Tell how far the reader is; a total of 0 says that it only looks at the file.

        Raises:
            Cancelled: it shall stop.
        """
        if self.cancelled():
            raise Cancelled
        if total:
            self.progress(done, total)

    def over(self, items: Iterable[T]) -> Iterator[T]:
        """Pass *items* on, and ask now and then whether to stop.

        Raises:
            Cancelled: it shall stop.
        """
        for number, item in enumerate(items):
            if number % _ASKED_EVERY == 0:
                self.told(0, 0)
            yield item
