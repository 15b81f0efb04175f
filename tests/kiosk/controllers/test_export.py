"""A list is written back for mailing: in its own words, and read again as what it was."""

import csv
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.controllers.badges import Badges
from kiosk.controllers.export import Exported, export_list
from kiosk.controllers.people import People
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.walkin import Details
from kiosk.store.desk import DeskStore
from tests.desk import FINAL_PROGRAMME, LATE_LIST, load
from tests.fakes import FixedClock


@pytest.fixture
def empty(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk that knows nothing."""
    with DeskStore.open_for_writing(tmp_path / "desk", now=clock) as store:
        yield store


def listed(folder: Path, *lines: str, name: str = "liste.csv") -> Path:
    """Write lines as a list."""
    path = folder / name
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path


def read(path: Path) -> list[dict[str, str]]:
    """Read a file as a mailing tool does, in which an apostrophe before ``+`` is not seen."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file, delimiter=";")
        return [{name: cell.replace("'+", "+") for name, cell in row.items()} for row in rows]


def assert_changes_nobody(store: DeskStore, path: Path, people: int) -> None:
    """Load *path* over what the desk knows."""
    (plan,) = load(store, FINAL_PROGRAMME, path).lists
    assert (plan.unchanged, plan.refused) == (people, ())
    assert (plan.added, plan.changed, plan.withdrawn, plan.rewritten) == ((), (), (), ())


def test_the_reference_list(reference: DeskStore, tmp_path: Path) -> None:
    """Everybody is in the file with the columns of the list, and it is the same list again."""
    path = tmp_path / "retour.csv"
    assert export_list(reference, path) == Exported(source="inscriptions", people=606)
    rows = read(path)
    assert list(rows[0]) == list(reference.roster.columns("inscriptions").header)
    assert len(rows) == 606
    assert_changes_nobody(reference, path, 606)


def test_the_newest_version(reference: DeskStore, tmp_path: Path) -> None:
    """Who is cancelled is in the file, who was withdrawn is not, and who changed is as they are now."""
    load(reference, FINAL_PROGRAMME, LATE_LIST)
    path = tmp_path / "retour.csv"
    assert export_list(reference, path).people == 629
    by_code = {row["Code QR"]: row for row in read(path)}
    assert by_code == {row["Code QR"]: row for row in read(LATE_LIST)}
    assert sum(row["Statut"].startswith("Annul") for row in by_code.values()) == 18
    assert_changes_nobody(reference, path, 629)


def test_a_list_without_codes(empty: DeskStore, tmp_path: Path) -> None:
    """Each person's code stands in a column of its own, and opens them when the list comes back."""
    load(empty, FINAL_PROGRAMME, listed(tmp_path, "Nom;Structure", "ROUX;Sète", "BLANC;Lyon"))
    path = tmp_path / "retour.csv"
    export_list(empty, path)
    roux, blanc = read(path)
    assert list(roux) == ["Nom", "Structure", "Code Accueil"]
    (holder,) = empty.registrants.holders(roux["Code Accueil"])
    person = empty.registrants.get(holder.registrant)
    assert person is not None
    assert (person.family, blanc["Nom"]) == ("ROUX", "BLANC")
    assert_changes_nobody(empty, path, 2)


def test_cells_that_hurt(empty: DeskStore, tmp_path: Path) -> None:
    """Quotation marks, line breaks and what looks like a formula come out and back whole."""
    odd = listed(
        tmp_path,
        "N°;Nom;Tél;Note",
        '1;ROUX;+33 6;"dit ""oui"";\net part"',
        '2;BLANC;-;"=HYPERLINK(""x"")"',
        "3;@NOIR;'+1;'Abd",
    )
    load(empty, FINAL_PROGRAMME, odd)
    path = tmp_path / "retour.csv"
    export_list(empty, path)
    cells = [cell for line in path.read_text("utf-8-sig").splitlines() for cell in line.split(";")]
    assert not [cell for cell in cells if cell.startswith(('"=', '"+', '"-', '"@'))]
    assert_changes_nobody(empty, path, 3)


def test_columns_that_were_not_loaded(empty: DeskStore, tmp_path: Path) -> None:
    """What the programme leaves in the file is not known, and so not written."""
    programme = tmp_path / "p.toml"
    said = FINAL_PROGRAMME.read_text("utf-8") + '\n[columns]\n"IBAN" = "not-loaded"\n'
    programme.write_text(said, encoding="utf-8")
    load(empty, programme, listed(tmp_path, "Nom;IBAN;Code", "ROUX;FR76;X1"))
    path = tmp_path / "retour.csv"
    export_list(empty, path)
    assert read(path) == [{"Nom": "ROUX", "Code": "X1"}]


def test_several_lists(empty: DeskStore, tmp_path: Path) -> None:
    """Of several lists one is named; somebody on both stays in each, with the code it gave them."""
    one = listed(tmp_path, "Nom;Structure;Courriel;Code", "ROUX;Sète;r@x.fr;X1", name="one.csv")
    two = listed(tmp_path, "Nom;Structure;Courriel;Code", "ROUX;Sète;r@x.fr;Y2", name="two.csv")
    load(empty, FINAL_PROGRAMME, one, two)
    assert empty.roster.merged() != {}
    with pytest.raises(Trouble) as told:
        export_list(empty, tmp_path / "x.csv")
    assert told.value.kind is TroubleKind.SEVERAL_SOURCES
    assert told.value.facts == {"known": "one, two, walk-in"}
    for name, code in (("one", "X1"), ("two", "Y2")):
        path = tmp_path / f"{name}-retour.csv"
        export_list(empty, path, source=name)
        assert [row["Code"] for row in read(path)] == [code]
        assert_changes_nobody(empty, path, 1)


def test_walk_ins(reference: DeskStore, tmp_path: Path, clock: FixedClock) -> None:
    """Those added at a desk are a list too."""
    people = People(reference, Badges(reference, queue=None, now=clock), now=clock)
    added = people.add(Details(family="ZIDANE", organisation="Marseille"))
    path = tmp_path / "x.csv"
    assert export_list(reference, path, source="walk-in").people == 1
    (row,) = read(path)
    assert (row["Nom"], row["Structure"], row["Code"]) == ("ZIDANE", "Marseille", added.code)
    assert export_list(reference, path).source == "inscriptions"


def test_a_load_meanwhile(reference: DeskStore, tmp_path: Path, clock: FixedClock) -> None:
    """What is written while somebody exports is not half in the file."""
    with DeskStore.open_for_reading(reference.folder, now=clock) as reader, reader.snapshot():
        before = reader.roster.versions()
        load(reference, FINAL_PROGRAMME, LATE_LIST)
        assert len(list(reader.roster.rows("inscriptions"))) == 606
        assert reader.roster.versions() == before


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("absent/x.csv", TroubleKind.FOLDER_MISSING),
        ("folder", TroubleKind.FILE_UNWRITABLE),
        ("x" * 300, TroubleKind.FILE_UNWRITABLE),
    ],
)
def test_where_nothing_can_be_written(
    store: DeskStore, tmp_path: Path, name: str, kind: TroubleKind
) -> None:
    """It is told, and nothing is left behind."""
    (tmp_path / "folder").mkdir()
    before = sorted(tmp_path.iterdir())
    with pytest.raises(Trouble) as told:
        export_list(store, tmp_path / name)
    assert told.value.kind is kind
    assert sorted(tmp_path.iterdir()) == before


def test_a_walk_in_who_was_taken_off(
    reference: DeskStore, tmp_path: Path, clock: FixedClock
) -> None:
    """Whom a desk added by mistake is written to no more."""
    people = People(reference, Badges(reference, queue=None, now=clock), now=clock)
    people.add(Details(family="ROUX"))
    people.withdraw(people.add(Details(family="BLANC")).id)
    path = tmp_path / "ajouts.csv"
    assert export_list(reference, path, source="walk-in").people == 1
    assert [row["Nom"] for row in read(path)] == ["ROUX"]
