"""What a load would change, as it is shown before it happens."""

from pathlib import Path

import pytest

from kiosk.controllers.preview import preview_of
from kiosk.controllers.roster import LoadWish, plan_load
from kiosk.core.remark import RemarkKind
from kiosk.store.desk import DeskStore
from tests.desk import LATE_LIST, load


def test_the_late_list(reference: DeskStore) -> None:
    """Who is added, changed and withdrawn, by name; what there is to know."""
    preview = preview_of(
        plan_load(LoadWish(programme=None, lists=(LATE_LIST,)), reference), reference
    )
    figures = (preview.added.total, preview.people_changed, preview.withdrawn.total)
    assert (figures, preview.unchanged) == ((27, 34, 4), 568)
    assert (len(preview.changed.rows), preview.changed.more) == (34, 0)
    name, _, old, new = next(row for row in preview.changed.rows if row[1] == "Nom")
    assert old != new
    assert new in name
    assert all(name and organisation for name, organisation in preview.withdrawn.rows)
    assert RemarkKind.OVERBOOKED in {remark.kind for remark in preview.remarks}


def test_more_than_anybody_reads(reference: DeskStore, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of many rows the first are shown, and the others counted."""
    monkeypatch.setattr("kiosk.controllers.preview.SHOWN", 20)
    plan = plan_load(LoadWish(programme=None, lists=(LATE_LIST,)), reference)
    assert (
        len(preview_of(plan, reference).added.rows),
        preview_of(plan, reference).added.more,
    ) == (
        20,
        7,
    )


def test_a_row_that_is_left_out_and_one_that_is_back(reference: DeskStore, tmp_path: Path) -> None:
    """Rows are refused with file, line and reason; who is on the list again is among the changed."""
    head, first, *others = LATE_LIST.read_text(encoding="utf-8-sig").splitlines()
    load(reference, LATE_LIST.with_name("programme.toml"), LATE_LIST)
    short, whole = tmp_path / "court.csv", tmp_path / "entier.csv"
    short.write_text("\n".join((head, *others)), encoding="utf-8")
    load(reference, LATE_LIST.with_name("programme.toml"), short)
    whole.write_text("\n".join((head, first, *others, "X" + ";" * 9)), encoding="utf-8")
    plan = plan_load(LoadWish(programme=None, lists=(whole,)), reference)
    preview = preview_of(plan, reference)
    assert [(one.file, one.remark.line) for one in preview.refused] == [("entier.csv", 631)]
    (row,) = preview.changed.rows
    assert (bool(row[0]), row[1:]) == (True, ("", "", ""))
    assert preview.changed.total == preview.people_changed == 1
