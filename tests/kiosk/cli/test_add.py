"""`add` gives somebody a code, and says whose leave their category wants."""

from pathlib import Path

import pytest

from tests.desk import EARLY_LIST, FINAL_PROGRAMME
from tests.kiosk.cli.conftest import Command


@pytest.fixture
def with_policies(command: Command, tmp_path: Path) -> None:
    """Load a programme that says who may be added."""
    programme = tmp_path / "p.toml"
    said = '\n[walk-ins]\n"Presse" = "supervisor"\n"Exposant" = "organiser"\n"*" = "free"\n'
    programme.write_text(FINAL_PROGRAMME.read_text("utf-8") + said, encoding="utf-8")
    assert command("load", programme, EARLY_LIST).status == 0


@pytest.mark.usefixtures("with_policies")
@pytest.mark.parametrize(
    ("category", "told"),
    [
        ("Élu", []),
        ("presse", ["Catégorie presse : un responsable doit être d’accord."]),
        ("Exposant", ["Catégorie Exposant : en attente de l’accord d’un organisateur."]),
    ],
)
def test_whose_leave_it_wants(command: Command, category: str, told: list[str]) -> None:
    """Everybody is added; the second line says who must agree, if anybody must."""
    said = command("add", "--name", "ZIDANE", "--category", category)
    first, *others = said.out.splitlines()
    assert (said.status, others) == (0, told)
    assert first.startswith("ZIDANE · ")
    found = command("find", "zidane", "--json").json
    assert [person["category"] for person in found] == [category]


@pytest.mark.usefixtures("with_policies")
def test_somebody_who_waits_is_not_confirmed(command: Command) -> None:
    """Their code is refused as not confirmed, until somebody insists."""
    code = command("add", "--name", "ZIDANE", "--category", "Exposant", "--json").json["code"]
    said = command("scan", "--session", "ACC", "--json", typed=f"{code}\n")
    assert [(line["verdict"], line["reason"]) for line in said.json_lines] == [
        ("refused", "not-confirmed")
    ]
