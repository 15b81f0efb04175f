"""`sync` where a person has not said yet with whom."""

from pathlib import Path

from tests.kiosk.cli.conftest import Command


def test_nowhere_to_exchange(command: Command, raict: Path) -> None:
    """A desk without a place is told to choose one, and how."""
    said = command("sync", data=raict)
    assert said.status == 1
    assert "n’échange encore nulle part" in said.err
    assert "Ctrl+E" in said.err
    assert "«  »" not in said.err
