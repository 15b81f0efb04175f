"""Who may be one person is asked in words."""

import pytest

from kiosk.core.columns import Field
from kiosk.core.correction import Corrected, Disagreement
from kiosk.core.doubt import Doubt, DoubtKind, Entry
from kiosk.core.walkin import SOURCE
from kiosk.wording.doubts import QUESTIONS, disagreement_text, doubt_text
from kiosk.wording.fields import field_text


def an_entry(line: int, **changes: str) -> Entry:
    """Give an entry of Léa's."""
    plain = {"name": "Léa ROUX", "organisation": "Sète", "email": "lea@x", "source": "liste"}
    return Entry(id=f"liste:{line}", line=line, **(plain | changes))


@pytest.mark.parametrize("kind", DoubtKind)
def test_each_doubt_is_a_question(kind: DoubtKind) -> None:
    """It names somebody, and shows of each entry what is known."""
    text = doubt_text(Doubt(kind=kind, entries=(an_entry(2), an_entry(5, email=""))))
    assert text.question.startswith("Léa ROUX : ")
    assert text.known == (
        "Léa ROUX · Sète · lea@x · liste, ligne 2",
        "Léa ROUX · Sète · liste, ligne 5",
    )
    assert text.tick == "C’est la même personne"
    assert set(QUESTIONS) == set(DoubtKind)


def test_whom_a_desk_added() -> None:
    """They stand on no line of any list."""
    ours = Entry(
        id="walk-in:1", name="Léa ROUX", organisation="Sète", email="", source=SOURCE, line=0
    )
    text = doubt_text(Doubt(kind=DoubtKind.ADDED_AT_THE_DESK, entries=(ours, an_entry(2))))
    assert text.question == "Léa ROUX : déjà ajoutée à l’accueil ?"
    assert text.known == (
        "Léa ROUX · Sète · ajoutée à l’accueil",
        "Léa ROUX · Sète · lea@x · liste, ligne 2",
    )


def test_a_name_for_everybody() -> None:
    """Of many entries the first are shown and the others counted."""
    entries = tuple(map(an_entry, range(2, 52)))
    text = doubt_text(Doubt(kind=DoubtKind.TWICE_ON_A_LIST, entries=entries))
    assert text.known[5:] == ("… et 45 autres",)


@pytest.mark.parametrize("what", Corrected)
def test_what_a_list_says_otherwise(what: Corrected) -> None:
    """Whatever can be put right is named in words."""
    said = Disagreement(registrant="liste:1", name="Léa", what=what, ours="A", listed="B")
    assert f"« {field_text(Field(what.value))} »" in disagreement_text(said).question


def test_a_desk_and_a_list_disagree() -> None:
    """Both words stand one below the other, an empty one too."""
    said = Disagreement(
        registrant="liste:1", name="Léa ROUX", what=Corrected.FAMILY, ours="ROUXEL", listed=""
    )
    text = disagreement_text(said)
    assert text.question == "Léa ROUX : « Nom » corrigé à l’accueil, autrement sur la liste"
    assert text.known == ("À l’accueil : ROUXEL", "Sur la liste : (rien)")
    assert text.tick == "C’est la liste qui a raison"
