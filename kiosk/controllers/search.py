"""Somebody without a code is looked for by what staff type."""

from dataclasses import dataclass

from kiosk.core.registrant import Registrant
from kiosk.core.scan import candidates, codes_in
from kiosk.core.text import fold
from kiosk.store.desk import DeskStore
from kiosk.store.registrants import Hit

SHOWN = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search brought, best first."""

    text: str
    hits: tuple[Hit, ...]

    @property
    def certain(self) -> Hit | None:
        """The one hit that Enter may admit at once: every word typed is one of the name.

        Nobody else may be meant by what was typed, but for those who are guessed from an error.
        """
        meant = [hit for hit in self.hits if not hit.guessed]
        return meant[0] if len(meant) == 1 and meant[0].exact else None


class Search:
    """Looks people up for one desk."""

    def __init__(self, store: DeskStore) -> None:
        self._store = store

    def find(self, text: str) -> Found:
        """Give who matches *text* so far; nobody for an empty text."""
        return Found(text=text, hits=tuple(self._store.registrants.find(text, SHOWN)))

    def namesakes(self, registrant: Registrant) -> list[Registrant]:
        """Give the others of the same name who should come."""
        hits = self._store.registrants.find(registrant.name, SHOWN)
        others = [hit.registrant for hit in hits if hit.registrant.id != registrant.id]
        name = fold(registrant.name)
        return [one for one in others if one.is_expected and fold(one.name) == name]

    def knows(self, scanned: str) -> bool:
        """Say whether a scanned text is a code of the list or of a spare badge, on some keyboard."""
        codes = candidates(scanned, self._store.event.codes)
        known = self._store.codes
        return any(known.holders(code) or known.spare(code) is not None for code in codes)

    def is_code(self, text: str) -> bool:
        """Say whether *text* is a code of the list, typed by hand."""
        codes = codes_in(text, self._store.event.codes)
        return any(self._store.registrants.holders(code) for code in codes)
