"""A trouble of the world is shown where the verdict stands, instead of ending in a traceback."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Protocol, TypeVar

from kiosk.core.trouble import Trouble

Deed = TypeVar("Deed", bound=Callable[..., None])


class TellsTrouble(Protocol):
    """Whoever has a place on the screen for a trouble."""

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""


def told(deed: Deed) -> Deed:
    """Let a slot show the troubles that it meets."""

    @wraps(deed)
    def guarded(self: TellsTrouble, *arguments: Any) -> None:
        try:
            deed(self, *arguments)
        except Trouble as trouble:
            self.show_trouble(trouble)

    return guarded  # type: ignore[return-value] # the same call, guarded
