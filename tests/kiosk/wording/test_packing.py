"""What became of a pack is said with what to do next."""

from dataclasses import replace

import pytest

from kiosk.core.pack import Opened
from kiosk.wording.packing import file_name, opened_text

FIRST = Opened(
    event="Petit", people=1595, new=40, is_organiser=False, is_first=True, hub="/partage"
)


def test_the_first_pack_of_a_desk() -> None:
    """The event, the people, and where desks exchange."""
    assert opened_text(FIRST) == (
        "« Petit » est ouvert sur ce poste.",
        "Personnes attendues : 1\u202f595.",
        "Les bureaux échangent par /partage.",
    )


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"is_first": False, "new": 1}, "1 chose nouvelle est arrivée par le paquet."),
        ({"is_first": False, "new": 3}, "3 choses nouvelles sont arrivées par le paquet."),
        ({"is_first": False, "new": 0}, "Tout ce que ce paquet apporte était déjà sur ce poste."),
        ({"is_organiser": True}, "C’est un poste d’organisateur."),
        ({"hub": ""}, "Aucun lieu d’échange n’est choisi : dites-le sous « Échange » (Ctrl+E)."),
    ],
)
def test_what_else_may_be(changes: dict[str, object], told: str) -> None:
    """Each has its sentence."""
    assert told in opened_text(replace(FIRST, **changes))  # type: ignore[arg-type] # by name


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"takes_over": True}, "sont à réimprimer"),
        ({"rekeyed": True}, "publie de nouveau"),
        ({"is_outdated": True}, "Jetez ce paquet"),
        ({"beside": ("card (paquet)",)}, "(card (paquet))"),
    ],
)
def test_what_must_be_known(changes: dict[str, object], part: str) -> None:
    """What somebody has to do something about is told."""
    assert part not in "\n".join(opened_text(FIRST))
    assert part in "\n".join(opened_text(replace(FIRST, **changes)))  # type: ignore[arg-type] # by name


def test_a_password_is_not_told() -> None:
    """The place is shown as it may be read over a shoulder."""
    told = opened_text(replace(FIRST, hub="webdavs://anna:secret@nuage.example/dav"))
    assert "secret" not in "\n".join(told)


@pytest.mark.parametrize(
    ("event", "is_rekey", "name"),
    [
        ("RAICT 2025", False, "RAICT-2025.accueil"),
        ("L’été / 2", True, "L-été-2-nouvelle-cle.accueil"),
        ("…", False, "Accueil.accueil"),
    ],
)
def test_the_name_of_the_file(event: str, name: str, *, is_rekey: bool) -> None:
    """It is called after the event, on any system."""
    assert file_name(event, is_rekey=is_rekey) == name
