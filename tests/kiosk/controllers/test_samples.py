"""A layout is tried with the people of the list who are hard to set."""

from kiosk.controllers.samples import Samples
from kiosk.core.sample import MADE_UP, Sample, SampleKind
from kiosk.store.desk import DeskStore


def who(store: DeskStore, kind: SampleKind, category: str = "") -> str:
    """Give whom a kind means."""
    return Samples(store).person(Sample(kind=kind, category=category)).name


def test_people_of_the_list(reference: DeskStore) -> None:
    """The longest name, the longest organisation, a name in Arabic, and one of each category."""
    everybody = list(reference.registrants.all())
    samples = Samples(reference)
    longest = samples.person(Sample(kind=SampleKind.LONGEST_NAME))
    assert len(longest.name) == max(len(one.name) for one in everybody)
    organisation = samples.person(Sample(kind=SampleKind.LONGEST_ORGANISATION)).organisation
    assert len(organisation) == max(len(one.organisation) for one in everybody)
    arabic = samples.person(Sample(kind=SampleKind.ARABIC)).native_name
    assert any("\u0600" <= letter <= "\u06ff" for letter in arabic)
    categories = {one.category for one in samples.choices() if one.category}
    assert categories == {one.category for one in everybody} - {""}
    press = samples.person(Sample(kind=SampleKind.CATEGORY, category="Presse"))
    assert press.category == "Presse"


def test_one_after_the_other(reference: DeskStore) -> None:
    """Asked again, the next of the list comes."""
    samples = Samples(reference)
    people = [samples.person(Sample(kind=SampleKind.NEXT)).id for _ in range(3)]
    assert len(set(people)) == 3


def test_made_up_where_the_list_has_none(store: DeskStore) -> None:
    """A list without Arabic is tried with somebody made up."""
    assert who(store, SampleKind.ARABIC) == MADE_UP[SampleKind.ARABIC].name
    assert who(store, SampleKind.NEXT) == "Ada LOVELACE"


def test_somebody_searched_for(store: DeskStore) -> None:
    """Whoever is typed is shown; a name nobody has shows nobody."""
    samples = Samples(store)
    found = samples.someone_like("hopper")
    assert found is not None
    assert found.name == "Grace HOPPER"
    assert samples.someone_like("personne du tout") is None


def test_what_a_badge_says(store: DeskStore) -> None:
    """Whoever has no code yet is shown one as long as those that are made."""
    samples = Samples(store)
    order = samples.order(MADE_UP[SampleKind.ARABIC], "card")
    assert (len(order.code), order.layout, order.event_name) == (10, "card", "Petit")
    assert order.programme
