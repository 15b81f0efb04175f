"""Headers as they are compared: without case, accents, signs and line breaks."""

from collections.abc import Iterable, Sequence

from kiosk.core.text import words


def plain(header: str) -> str:
    """Give a header without case, accents and signs: ``N° inscription`` is ``n inscription``."""
    return " ".join(words(header))


class Headers:
    """The columns of a list, to be found by what stands above them; of doubled names the first."""

    def __init__(self, header: Sequence[str]) -> None:
        self._places: dict[str, list[int]] = {}
        for place, name in enumerate(header):
            self._places.setdefault(plain(name), []).append(place)

    def places(self, name: str) -> list[int]:
        """Give the columns called *name*; one that ends in ``*`` names all that begin so."""
        wanted = plain(name)
        if not name.endswith("*"):
            return self._places.get(wanted, [])
        return [
            p for said, places in self._places.items() if said.startswith(wanted) for p in places
        ]

    def has(self, name: str) -> bool:
        """Say whether a column is called *name*."""
        return bool(self.places(name))

    def places_of(self, names: Iterable[str]) -> set[int]:
        """Give every column called one of *names*."""
        return {place for name in names for place in self.places(name)}
