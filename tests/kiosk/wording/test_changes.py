"""The figures of a load as a sentence."""

import pytest

from kiosk.wording.changes import FIRST, MORE, Fate, changes_text, more_text


@pytest.mark.parametrize("words", [FIRST, MORE])
def test_each_change_has_its_words(words: dict[Fate, tuple[str, str]]) -> None:
    """Whatever becomes of people is worded, of one and of several."""
    assert set(words) == set(Fate)
    assert all(one != several for one, several in words.values())


def test_a_list_of_the_evening_before() -> None:
    """The first figure says what is counted, the others follow; thousands stand apart."""
    counts = {
        Fate.ADDED: 27,
        Fate.CHANGED: 1,
        Fate.WITHDRAWN: 0,
        Fate.UNCHANGED: 20568,
    }
    assert changes_text(counts) == "27 personnes ajoutées, 1 changée, 20\u202f568 inchangées"


def test_one_person() -> None:
    """One person is one."""
    assert changes_text({Fate.WITHDRAWN: 1}) == "1 personne retirée"


def test_what_is_not_shown() -> None:
    """One more and several more are said as one says them."""
    assert (more_text(1), more_text(1200)) == ("… et 1 autre", "… et 1\u202f200 autres")


def test_a_list_without_anybody() -> None:
    """Where no figure is left something is said all the same."""
    assert changes_text({}) == "Personne n’est ajouté, changé ni retiré"
