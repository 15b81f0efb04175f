"""Desks as real processes at one hub, some of them killed and cut off: all end with the same figures."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.simulator.desks import SimulatedDesk
from tests.simulator.morning import Morning
from tests.simulator.truth import records_in


@pytest.fixture
def morning(tmp_path: Path) -> Iterator[Morning]:
    """Two welcomes and two doors; whoever still runs at the end is stopped."""
    morning = Morning(folder=tmp_path, people=60, sessions=["ACC", "ACC", "A1", "A2"], seed=4)
    yield morning
    for desk in morning.desks:
        if desk.process is not None:
            desk.kill()


def test_all_end_with_the_same_figures(morning: Morning) -> None:
    """A desk is killed while it scans, the network goes and comes, a laptop is set up from a copy."""
    morning.start()
    morning.scan(20)
    morning.desks[1].kill()
    morning.scan(10)
    morning.lose_hub()
    morning.scan(20)
    morning.desks[1].start()
    morning.scan(10)
    morning.find_hub()
    morning.scan(10)
    copy = _copied(morning, morning.desks[2])
    morning.desks[2].start()
    copy.start()
    morning.scan(20)
    morning.end()

    truth = morning.truth()
    assert [morning.seen_by(desk) for desk in morning.desks] == [truth] * len(morning.desks)
    assert morning.central() == truth
    assert morning.let_in() <= _journalled(morning)
    _grep_nothing(morning)


def _copied(morning: Morning, desk: SimulatedDesk) -> SimulatedDesk:
    """Set up another laptop from a copy of a desk's data folder: both bear one id."""
    desk.end()
    folder = morning.folder / "copy"
    shutil.copytree(desk.folder, folder)
    copy = SimulatedDesk(folder=folder, session=desk.session, hub=desk.hub)
    morning.desks.append(copy)
    return copy


def _journalled(morning: Morning) -> set[tuple[str, str]]:
    """Give (registrant, session) of every check-in that each single desk has in its journal."""
    return set.intersection(
        *(
            {
                (record.body["registrant"], record.body["session"])
                for record in records_in(desk.folder).values()
                if record.kind == "check-in"
            }
            for desk in morning.desks
        )
    )


def _grep_nothing(morning: Morning) -> None:
    """Make sure that the hub's bytes hold no name, no address, no code."""
    files = [path for path in morning.hub.rglob("*") if path.is_file()]
    said = b"".join(path.read_bytes() for path in files)
    for secret in ("NOM1", "Prénom1", "secret.example", "C000001", "Vannes"):
        assert secret.encode() not in said
    assert len(files) > len(morning.desks)
