"""A layout is tried with the people of the list who are hard to set."""

from kiosk.controllers.samples import Samples
from kiosk.core.sample import MADE_UP, Sample, SampleKind
from kiosk.store.desk import DeskStore
from tests.desk import PEOPLE, list_people
from tests.fakes import FixedClock


def who(store: DeskStore, kind: SampleKind, category: str = "") -> str:
    """Give whom a kind means."""
    return Samples(store, now=FixedClock()).person(Sample(kind=kind, category=category)).name


def test_people_of_the_list(reference: DeskStore) -> None:
    """The longest name, the longest organisation, a name in Arabic, and one of each category."""
    everybody = list(reference.registrants.all())
    samples = Samples(reference, now=FixedClock())
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
    samples = Samples(reference, now=FixedClock())
    people = [samples.person(Sample(kind=SampleKind.NEXT)).id for _ in range(3)]
    assert len(set(people)) == 3


def test_made_up_where_the_list_has_none(store: DeskStore) -> None:
    """A list without Arabic is tried with somebody made up."""
    assert who(store, SampleKind.ARABIC) == MADE_UP[SampleKind.ARABIC].name
    assert who(store, SampleKind.NEXT) == "Ada LOVELACE"


def test_somebody_searched_for(store: DeskStore) -> None:
    """Whoever is typed is shown; a name nobody has shows nobody."""
    samples = Samples(store, now=FixedClock())
    found = samples.someone_like("hopper")
    assert found is not None
    assert found.name == "Grace HOPPER"
    assert samples.someone_like("personne du tout") is None


def test_what_a_badge_says(store: DeskStore) -> None:
    """Whoever has no code yet is shown one as long as those that are made."""
    samples = Samples(store, now=FixedClock())
    order = samples.order(MADE_UP[SampleKind.ARABIC], "card")
    assert (len(order.code), order.layout, order.event_name) == (10, "card", "Petit")
    assert order.programme
    ada = samples.someone_like("lovelace")
    assert ada is not None
    assert samples.order(ada, "card").programme == ("9 h 30 – 11 h 00 · Titre A1",)


def test_a_longer_list(store: DeskStore) -> None:
    """Who came onto the list since is found when the designer is opened again."""
    samples = Samples(store, now=FixedClock())
    samples.refresh()
    longest = Sample(kind=SampleKind.LONGEST_NAME)
    before = samples.person(longest)
    row = ("9", "VAN DER BERGH-DE LA TOUR", "Wilhelmina", *PEOPLE["1"][3:7], "CODEWILH9", "")
    with store.transaction():
        list_people(store, {"9": row}, source="autres")
    assert samples.person(longest) == before
    samples.refresh()
    assert samples.person(longest).given == "Wilhelmina"
