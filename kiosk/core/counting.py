"""Whom the figures count as elected, as a local authority, as a speaker: by the list's own words.

The house knows the words French lists use; a programme says other ones in ``[counting]``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from kiosk.core.text import fold, words


class Counts(StrEnum):
    """What a person, or their organisation, counts as; the value is the programme's word."""

    ELECTED = "elected"
    AUTHORITIES = "authorities"
    SPEAKERS = "speakers"


HOUSE_WORDS: Mapping[Counts, frozenset[str]] = {
    Counts.ELECTED: frozenset({"elu", "elue", "elus", "elues", "elected", "electo", "electa"}),
    Counts.AUTHORITIES: frozenset(
        {"commune", "communes", "ville", "villes", "mairie", "mairies", "municipalite"}
        | {"departement", "departements", "conseil departemental", "region", "regions"}
        | {"conseil regional", "metropole", "metropoles", "eurometropole", "intercommunalite"}
        | {"intercommunalites", "epci", "communaute de communes", "communaute urbaine"}
        | {"communaute d agglomeration", "agglomeration", "syndicat", "syndicat mixte"}
        | {"syndicat intercommunal", "collectivite", "collectivites", "collectivite territoriale"}
        | {"collectivites territoriales", "collectivite locale", "collectivites locales"}
        | {"municipality", "local authority", "ayuntamiento", "municipio"}
    ),
    Counts.SPEAKERS: frozenset(
        {"intervenant", "intervenante", "intervenants", "intervenantes", "orateur", "oratrice"}
        | {"conferencier", "conferenciere", "speaker", "speakers", "ponente", "ponentes"}
    ),
}
"""Folded. The first word of a category tells (``Élu·e``, ``Élue locale``); a kind of organisation is
meant as a whole: ``Collectivité ou représentation étrangère`` holds embassies too, and is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """The words of a programme, where it has some; empty where the house's hold."""

    elected: tuple[str, ...] = ()
    authorities: tuple[str, ...] = ()
    speakers: tuple[str, ...] = ()

    def is_elected(self, category: str) -> bool:
        """Say whether somebody of *category* was elected."""
        return _is_among(category, self.elected, Counts.ELECTED)

    def is_speaker(self, category: str) -> bool:
        """Say whether somebody of *category* speaks: who is looked for first when missing."""
        return _is_among(category, self.speakers, Counts.SPEAKERS)

    def is_authority(self, kind: str) -> bool:
        """Say whether an organisation of *kind* is a local authority."""
        if self.authorities:
            return fold(kind) in map(fold, self.authorities)
        return " ".join(words(kind)) in HOUSE_WORDS[Counts.AUTHORITIES]


def _is_among(category: str, own: Iterable[str], which: Counts) -> bool:
    if said := {fold(one) for one in own}:
        return fold(category) in said
    return any(word in HOUSE_WORDS[which] for word in words(category)[:1])
