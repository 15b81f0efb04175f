"""No two desks are called the same, and all desks agree on who is called what."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.desk_names import DeskWord, names_of
from kiosk.core.text import fold


def word(desk: str, name: str, clock: int, after: str | None = None) -> DeskWord:
    """Give what a desk says at a time."""
    return DeskWord(record=f"{desk}-{clock}", clock=clock, after=after, desk=desk, name=name)


def test_two_of_one_name() -> None:
    """The first keeps the name; each later one gets a number, however it writes the name."""
    words = [word("b", "Bureau 1", 2), word("a", "Bureau 1", 1), word("c", "BUREAU 1", 3)]
    assert names_of(words) == {"a": "Bureau 1", "b": "Bureau 1 (2)", "c": "BUREAU 1 (3)"}


def test_a_desk_with_a_number_of_its_own() -> None:
    """A name that ends like a given one is taken as well."""
    words = [word("a", "Porte", 1), word("b", "Porte (2)", 2), word("c", "Porte", 3)]
    assert names_of(words) == {"a": "Porte", "b": "Porte (2)", "c": "Porte (3)"}


def test_the_last_word_of_a_desk_counts() -> None:
    """A desk that is renamed is called so, even if its clock was set back between."""
    words = [word("a", "Porte", 9), word("a", "Accueil", 5, after="a-9")]
    assert names_of(words) == {"a": "Accueil"}


@given(
    st.lists(
        st.tuples(st.sampled_from("abcd"), st.sampled_from(("X", "x", "X (2)", "Y"))), max_size=12
    ),
    st.randoms(use_true_random=False),
)
def test_any_order(said: list[tuple[str, str]], chance: object) -> None:
    """However the words arrive the names are the same, and different from one another."""
    words = [word(desk, name, clock) for clock, (desk, name) in enumerate(said)]
    names = names_of(words)
    chance.shuffle(words)  # type: ignore[attr-defined] # a random.Random
    assert names_of(words) == names
    assert len({fold(name) for name in names.values()}) == len(names)
