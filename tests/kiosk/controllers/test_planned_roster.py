"""What will be known after a list is written, before it is."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.controllers.planned_roster import PlannedRoster
from kiosk.controllers.roster import LoadWish, plan_load
from kiosk.roster.list_plan import ListPlan
from kiosk.store.desk import DeskStore
from tests.desk import FINAL_PROGRAMME, LATE_LIST, load


@pytest.fixture
def plan(reference: DeskStore) -> ListPlan:
    """Give what the list of the evening before changes."""
    (plan,) = plan_load(LoadWish(programme=None, lists=(LATE_LIST,)), reference).lists
    return plan


def test_as_if_it_were_written(
    reference: DeskStore, plan: ListPlan, reference_copy: Callable[[str], Path]
) -> None:
    """All rows, and each by itself, are what the desk has once the list is written."""
    planned = PlannedRoster(reference.roster, plan)
    rows = list(planned.rows(plan.source))
    alone = [planned.row(row.id) for row in rows]
    assert planned.row("nobody") is None
    load(reference, FINAL_PROGRAMME, LATE_LIST)
    assert rows == list(reference.roster.rows(plan.source)) == alone


def test_the_withdrawn_are_found_at_once(reference: DeskStore, plan: ListPlan) -> None:
    """Whoever withdraws thousands does not have them gone through for each row."""

    class Unsearched(tuple[str, ...]):
        def __contains__(self, _: object) -> bool:
            raise AssertionError("gone through")

    object.__setattr__(plan, "withdrawn", Unsearched(plan.withdrawn))
    object.__setattr__(plan, "returned", Unsearched(plan.returned))
    planned = PlannedRoster(reference.roster, plan)
    assert sum(row.withdrawn for row in planned.rows(plan.source)) == 4
