"""What the sync room asks of a hub, whatever it is: a place to put bytes."""

from collections.abc import Container, Mapping
from typing import Protocol

UNASKED = -1
"""The size of a file that was not looked up."""


class Hub(Protocol):
    """A hub. A path is FOLDER/NAME, or NAME at the top; each call may hang as long as the hub does.

    All raise a Trouble (HUB_…) that names the hub without its password.
    """

    def create(self) -> None:
        """Make the hub, where only its own folder is missing; one that is there stays as it is."""

    def listing(self, unasked: Container[str] = ()) -> Mapping[str, int]:
        """Give each file, at the top and one folder deep, with its size.

        The size of those *unasked* for may be `UNASKED`. What is being written is left out.
        """

    def get(self, path: str) -> bytes | None:
        """Give a file's bytes, None where the hub is there but this file cannot be read now."""

    def put(self, path: str, data: bytes) -> bool:
        """Put a new file there, whole or not at all; False where that name is taken: it stays as it is."""

    def remove(self, path: str) -> None:
        """Take a file away; one that is gone already will do."""

    def replace(self, name: str, data: bytes) -> bool:
        """Put a file at the top in the place of the one there; False where somebody holds that open."""

    def close(self) -> None:
        """Let go of what is open."""
