"""A whole desk at a hub whose plug is pulled again and again while people come."""

import random
from pathlib import Path

from tests.faults.answers import kept, said
from tests.simulator.morning import Morning
from tests.simulator.truth import records_in

KILLS = 5
MOST_SCANS = 150


def test_a_desk_killed_at_any_moment_keeps_and_publishes_what_it_answered(tmp_path: Path) -> None:
    """Five times killed between two answers, a round or none on the way: nothing it said is lost."""
    morning = Morning(folder=tmp_path, people=250, sessions=["ACC", "ACC"], seed=9)
    killed, other = morning.desks
    chance = random.Random(9)
    other.start()
    before = 0
    for _ in range(KILLS):
        killed.start()
        killed.feed(chance.choices(morning.codes, k=2 * MOST_SCANS))
        for _ in range(chance.randrange(MOST_SCANS)):
            killed.answer()
        other.scan(chance.choice(morning.codes))
        killed.kill()
        answers, journal = said(killed)[before:], kept(killed.folder)
        assert journal[before : before + len(answers)] == answers
        killed.answered += [
            {"code": code, "verdict": verdict} for code, verdict in journal[len(said(killed)) :]
        ]
        before = len(killed.answered)
    morning.end()
    _all_is_everywhere(morning)


def _all_is_everywhere(morning: Morning) -> None:
    """Make sure that both desks hold the same records and figures, and the hub no half file."""
    killed, other = morning.desks
    assert len(said(killed)) > KILLS
    assert records_in(killed.folder).keys() == records_in(other.folder).keys()
    assert [morning.seen_by(desk) for desk in morning.desks] == [morning.truth()] * 2
    # a central file it was writing is cleaned up by whoever writes one an hour later
    assert [path.name for path in morning.hub.glob("*/.*")] == []
