"""The reference event, and lists written for a test."""

from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.session import Event
from kiosk.roster.plan import ListPlan, plan_list
from kiosk.roster.programme import read_programme
from tests.kiosk.roster.known import FakeKnown

DEMO = Path(__file__).parents[3] / "resources" / "demo"


@pytest.fixture(scope="session")
def event() -> Event:
    """Give the reference event, as finally announced."""
    return read_programme(DEMO / "programme.toml")


@pytest.fixture
def known() -> FakeKnown:
    """Give a desk that knows nothing yet."""
    return FakeKnown()


@pytest.fixture
def listed(tmp_path: Path) -> Callable[..., Path]:
    """Write lines as a list, in UTF-8."""

    def write(*lines: str, name: str = "liste.csv") -> Path:
        path = tmp_path / name
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return path

    return write


@pytest.fixture
def planned(listed: Callable[..., Path], event: Event, known: FakeKnown) -> Callable[..., ListPlan]:
    """Plan a list of these lines, and let the desk take it in."""

    def plan(*lines: str, name: str = "liste.csv", **options: object) -> ListPlan:
        return known.take(plan_list(listed(*lines, name=name), event, known, **options))

    return plan
