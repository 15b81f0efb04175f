"""People are found in spite of errors, of how a name is parted, and in their own script."""

import contextlib
from collections.abc import Sequence

import pytest

from kiosk.store.desk import DeskStore
from kiosk.store.registrants import Hit
from tests.benchmarks.typing_errors import KINDS, misspelt
from tests.desk import list_people
from tests.fakes import FixedClock

HARDEST = 40
MORE = {
    name: (name, family, given, organisation, "Confirmé", "", "", f"CODE{name}X", native)
    for name, family, given, organisation, native in (
        ("11", "LEFÈVRE", "Noémie", "Ville de Nantes", ""),
        ("12", "ŒUVRARD", "Zoé", "Ville de Vannes", ""),
        ("13", "NGUYỄN", "Đào", "Huế", ""),
        ("14", "LǙ", "Lì", "Pékin", "吕丽"),
        ("15", "N’DOUR", "Awa", "Ville de Dakar", ""),
        ("16", "BEN YOUSSEF", "Mouna", "Tunis", "منى بن يوسف"),
        ("17", "EL KHOURY", "Rima", "Beyrouth", "ريما الخوري"),
        ("18", "MERCIER", "Jean-Pierre", "Région Sud", ""),
        ("19", "SAINT-EXUPÉRY DUBREUIL", "Clémence", "Ville de Lyon", ""),
        ("20", "DE LA ROCHEFOUCAULD-MONTBEL", "Arnaude", "Ville de Brest", ""),
        ("21", "LEBRETON", "Noé", "Ville de Brest", ""),
        ("22", "SILVA", "Rui", "Porto", ""),
        ("23", "RASOLOFONIRINA", "Voahangy", "Antananarivo", ""),
        ("24", "NDIAYE", "Mamadou", "Ville de Dakar", ""),
        ("25", "NDIAYE", "Mamadou", "Ville de Thiès", ""),
        ("26", "PHILIPPE", "Rémy", "Ville de Lille", ""),
    )
}


@pytest.fixture
def listed(store: DeskStore) -> DeskStore:
    """Give a desk with more people on its list."""
    with store.transaction():
        list_people(store, MORE, source="autres")
    return store


def found(store: DeskStore, text: str, limit: int = 10) -> Sequence[str]:
    """Search, and give the last part of each id found."""
    return [hit.registrant.list_id for hit in store.registrants.find(text, limit)]


def first(store: DeskStore, text: str) -> Hit:
    """Search, and give the first found."""
    return store.registrants.find(text, 10)[0]


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("lefevre", "11"),
        ("oeuvrard", "12"),
        ("nguyen", "13"),
        ("lu", "14"),
        ("ndour", "15"),
        ("ben yousef", "16"),
        ("elkhoury", "17"),
        ("khoury", "17"),
        ("jeanpierre", "18"),
        ("jean pierre mercier", "18"),
        ("mercier jeanpierre", "18"),
        ("saint exupery", "19"),
        ("saintexupery", "19"),
        ("dubreuil clemence", "19"),
        ("larochefoucauld", "20"),
        ("rochefoucauld montbel", "20"),
        ("大塚", "6"),
        ("ريما", "17"),
        ("吕丽", "14"),
        ("n'diaye mamadou", "24"),
        ("le breton", "21"),
        ("da silva", "22"),
    ],
)
def test_as_the_name_is_said(listed: DeskStore, typed: str, who: str) -> None:
    """Accents, particles, hyphens and apostrophes are optional, in whatever order and script."""
    assert found(listed, typed)[0] == who


@pytest.mark.parametrize(
    ("typed", "who"),
    [
        ("lefvre", "11"),
        ("lefefvre", "11"),
        ("elfevre", "11"),
        ("noemie lefevrz", "11"),
        ("ouevrard", "12"),
        ("ngyuen", "13"),
        ("rochefoucault arnaude", "20"),
        ("rasolofonrina", "23"),
        ("rasolfonirna", "23"),
        ("voahangi rasolofonirina", "23"),
        ("filipe", "26"),
        ("remi", "26"),
        ("elkhouri", "17"),
        ("rasolofonr", "23"),
    ],
)
def test_misspelt(listed: DeskStore, typed: str, who: str) -> None:
    """One error is forgiven in a word of five letters, two in one of eight, and what is heard."""
    hit = first(listed, typed)
    assert (hit.registrant.list_id, hit.guessed, hit.exact) == (who, True, False)


@pytest.mark.parametrize("typed", ["noz", "awo", "rimq", "lefvrre", "rasolfnrina", "zzzzzz"])
def test_not_forgiven(listed: DeskStore, typed: str) -> None:
    """In a short word no error is forgiven, in a longer one no second, in the longest no third."""
    assert found(listed, typed) == []


def test_as_typed_before_guessed(listed: DeskStore) -> None:
    """Whole words come before beginnings, and these before errors."""
    with listed.transaction():
        names = {"31": "MARTINET", "32": "MARTIN", "33": "MARTEN"}
        people = {n: (n, name, "Ada", "", "", "", "", f"C{n}", "") for n, name in names.items()}
        list_people(listed, people, source="ordre")
    hits = listed.registrants.find("martin", 10)
    assert [(hit.registrant.family, hit.exact, hit.guessed) for hit in hits] == [
        ("MARTIN", True, False),
        ("MARTINET", False, False),
        ("MARTEN", False, True),
    ]


def test_homonyms_with_an_error(listed: DeskStore) -> None:
    """Two people of one name are both found, to be told apart by their organisation."""
    hits = listed.registrants.find("ndiaye mamdou", 10)
    assert [hit.registrant.organisation for hit in hits] == ["Ville de Dakar", "Ville de Thiès"]


@pytest.mark.parametrize(("typed", "who"), [("beyrouth", "17"), ("CODE23", "23"), ("porto", "22")])
def test_by_the_rest(listed: DeskStore, typed: str, who: str) -> None:
    """Organisation and the start of the code find people too."""
    assert found(listed, typed)[0] == who


def test_somebody_new_is_found_at_once(listed: DeskStore) -> None:
    """A word that comes while the desk works is known to the search, errors and all."""
    assert found(listed, "kowalczik") == []
    with listed.transaction():
        list_people(
            listed, {"40": ("40", "KOWALCZYK", "Ewa", "", "", "", "", "NEW1", "")}, source="ici"
        )
    assert found(listed, "kowalczik") == ["40"]


def test_an_old_name_is_not_found(listed: DeskStore) -> None:
    """After a change the old name finds nobody, misspelt or not."""
    with listed.transaction():
        list_people(listed, {"1": ("1", "BYRON", "Ada", "", "", "", "", "CODEADA1", "")})
    assert (found(listed, "lovelace"), found(listed, "lovelaace")) == ([], [])
    assert found(listed, "byronn") == ["1"]


def test_a_transaction_taken_back(listed: DeskStore) -> None:
    """Words read within a transaction that is taken back are forgotten with it."""
    row = ("40", "KOWALCZYK", "Ewa", "", "", "", "", "NEW1", "")
    with contextlib.suppress(ZeroDivisionError), listed.transaction():
        list_people(listed, {"40": row}, source="ici")
        assert found(listed, "kowalczik") == ["40"]
        raise ZeroDivisionError
    assert found(listed, "kowalczik") == []
    with listed.transaction():
        list_people(
            listed, {"41": ("41", "ADAMCZYK", "Ewa", "", "", "", "", "NEW2", "")}, source="ici"
        )
    assert found(listed, "adamczik") == ["41"]


def test_beside_who_writes(listed: DeskStore, clock: FixedClock) -> None:
    """A desk opened to be read finds what is misspelt, and what comes meanwhile."""
    with DeskStore.open_for_reading(listed.folder, now=clock) as reader:
        assert found(reader, "lefvre") == ["11"]
        with listed.transaction():
            list_people(
                listed, {"40": ("40", "KOWALCZYK", "Ewa", "", "", "", "", "NEW1", "")}, source="ici"
            )
        assert found(reader, "kowalczik") == ["40"]


def test_of_very_many_the_first_by_name(store: DeskStore) -> None:
    """Of more than can be ranked, the best still come first: so called, then begun, each by name."""
    people = {
        str(n): (str(n), f"Z{n:04}", "Marianne", "", "", "", "", f"C{n}", "") for n in range(900)
    } | {
        "901": ("901", "MARI", "Zoé", "", "", "", "", "C901", ""),
        "902": ("902", "ABBAS", "Mari", "", "", "", "", "C902", ""),
        "903": ("903", "MARIVAUX", "Ada", "", "", "", "", "C903", ""),
    }
    with store.transaction():
        list_people(store, people, source="beaucoup")
    assert found(store, "mari", 5) == ["901", "902", "903", "0", "1"]
    assert found(store, "ma", 3) == ["901", "903", "902"]


def test_the_hardest_names_of_the_list(reference: DeskStore) -> None:
    """Those with the most signs in their names are found with one error of each kind."""
    people = sorted(
        reference.registrants.all(),
        key=lambda person: (
            -sum(not c.isascii() or not c.isalnum() for c in person.name),
            person.id,
        ),
    )[:HARDEST]
    missing = []
    for person in people:
        for name, kind in KINDS.items():
            text = misspelt(person.given, person.family, kind, seed=name)
            if text is None:
                continue
            names = [hit.registrant.name for hit in reference.registrants.find(text, 5)]
            if person.name not in names:
                missing.append((name, text, names))
    assert missing == []
