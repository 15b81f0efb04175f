"""Whom the figures count as what, by the list's own words."""

import pytest

from kiosk.core.counting import Counting

HOUSE = Counting()


@pytest.mark.parametrize("category", ["Élu·e", "ÉLUE", "Élu(e) local(e)", "elus", "Elected"])
def test_the_elected_are_known_by_the_first_word(category: str) -> None:
    """However a list spells it, it is one category."""
    assert HOUSE.is_elected(category)


@pytest.mark.parametrize("category", ["", "Technicien·ne", "Collaborateur d’élu", "Délégation"])
def test_who_is_not_elected(category: str) -> None:
    """Whoever works for somebody elected is not."""
    assert not HOUSE.is_elected(category)


@pytest.mark.parametrize(
    "kind", ["Commune", "Région", "DÉPARTEMENT", "Métropole", "EPCI", "Communauté d’agglomération"]
)
def test_local_authorities(kind: str) -> None:
    """The kinds that French lists have are known, with and without accents."""
    assert HOUSE.is_authority(kind)


@pytest.mark.parametrize(
    "kind", ["", "Collectivité ou représentation étrangère", "Réseau régional", "Association"]
)
def test_what_is_no_local_authority(kind: str) -> None:
    """A kind is meant as a whole: one that holds embassies too is none."""
    assert not HOUSE.is_authority(kind)


def test_a_programme_says_other_words() -> None:
    """What the programme names counts, and nothing that the house would count."""
    own = Counting(elected=("Mandataire",), authorities=("Gemeinde",), speakers=("Referent",))
    assert own.is_elected("mandataire")
    assert not own.is_elected("Élu·e")
    assert own.is_authority("GEMEINDE")
    assert not own.is_authority("Commune")
    assert own.is_speaker("Referent")
    assert not own.is_speaker("Intervenant·e")
    assert HOUSE.is_speaker("Intervenant·e")
