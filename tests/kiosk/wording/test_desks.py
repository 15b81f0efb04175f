"""When other desks were last heard of, in words that are true a second later."""

import pytest

from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.wording.desks import (
    ShareSign,
    ago_text,
    concern_text,
    desk_text,
    exchange_text,
    share_sign,
    waiting_text,
)

NOW = 1_751_610_000_000
SECOND, MINUTE, HOUR = 1000, 60_000, 3_600_000


@pytest.mark.parametrize(
    ("past", "told"),
    [
        (-3 * MINUTE, "à l’instant"),
        (0, "à l’instant"),
        (4999, "à l’instant"),
        (5 * SECOND, "il y a 5 s"),
        (MINUTE - 1, "il y a 59 s"),
        (MINUTE, "il y a 1 min"),
        (4 * MINUTE + 59 * SECOND, "il y a 4 min"),
        (HOUR - 1, "il y a 59 min"),
        (HOUR, "il y a 1 h"),
        (2 * HOUR + 5 * MINUTE, "il y a 2 h 05"),
        (24 * HOUR - 1, "il y a 23 h 59"),
        (24 * HOUR, "il y a 1 jour"),
        (72 * HOUR, "il y a 3 jours"),
    ],
)
def test_how_long_ago(past: int, told: str) -> None:
    """Seconds, minutes, hours, days; a clock that is ahead of ours is no riddle."""
    assert ago_text(NOW - past, NOW) == told


def test_never() -> None:
    """A desk that is known by its records alone was never heard of."""
    assert ago_text(None, NOW) == "jamais entendu"


def test_another_desk() -> None:
    """As the strip and the page say it."""
    desk = DeskWord(id="b", name="Bureau 2", at=NOW - 4 * MINUTE)
    assert desk_text(desk, NOW) == "Bureau 2 : il y a 4 min"


def test_how_the_exchange_stands() -> None:
    """Nowhere, not yet, and when."""
    assert exchange_text(SyncState(hub=""), NOW) == "Ce poste n’échange avec personne."
    assert exchange_text(SyncState(hub="/p"), NOW) == "Pas encore d’échange."
    state = SyncState(hub="/p", last_at=NOW - 12 * SECOND)
    assert exchange_text(state, NOW) == "Dernier échange : il y a 12 s."


@pytest.mark.parametrize(
    ("count", "told"),
    [
        (0, "Tout est publié."),
        (1, "1 entrée pas encore publiée : elle est gardée ici."),
        (1200, "1\u202f200 entrées pas encore publiées : elles sont gardées ici."),
    ],
)
def test_what_waits(count: int, told: str) -> None:
    """Nothing is lost by waiting, and it says so."""
    assert waiting_text(count) == told


OTHERS = (
    DeskWord(id="b", name="Bureau 2", at=NOW - 2 * SECOND),
    DeskWord(id="c", name="Bureau 3", at=NOW - 240 * SECOND, is_silent=True),
)
FOREIGN = Trouble(TroubleKind.HUB_FILE_FOREIGN, path="abababab")
GONE = Trouble(TroubleKind.HUB_MISSING, hub="/p")


@pytest.mark.parametrize(
    ("state", "said", "is_wrong"),
    [
        (SyncState(hub=""), "Échange", False),
        (SyncState(hub="/p", desks=OTHERS[:1]), "2 bureaux", False),
        (SyncState(hub="/p", desks=OTHERS), "Bureau 3 : il y a 4 min", True),
        (SyncState(hub="/p", waiting=12, trouble=GONE), "Hors ligne : 12 à publier", True),
        (SyncState(hub="/p", clock_off=-420_000), "Horloge : retarde de 7 min", True),
        (SyncState(hub="/p", strangers=(FOREIGN,)), "Un bureau sans paquet", True),
    ],
)
def test_what_the_strip_says(state: SyncState, said: str, is_wrong: bool) -> None:
    """What is wrong comes first, and is amber; else the desks are counted, this one among them."""
    assert share_sign(state, NOW) == ShareSign(text=said, is_wrong=is_wrong)


def test_who_is_silent_for_hours_has_gone_home() -> None:
    """A desk that was put away at noon does not keep the strip amber."""
    closed = DeskWord(id="c", name="Bureau 3", at=NOW - 4 * 3600 * SECOND, is_silent=True)
    assert share_sign(SyncState(hub="/p", desks=(closed,)), NOW) == ShareSign(text="Échange")


def test_what_somebody_should_see_to() -> None:
    """Each says what to do; where all is well nothing is said."""
    assert concern_text(SyncState(hub="/p")) == ""
    assert "ouvrez-y le paquet" in concern_text(SyncState(hub="/p", strangers=(FOREIGN,)))
    assert "mettez-la à l’heure" in concern_text(SyncState(hub="/p", clock_off=420_000))
    assert "Rebranchez" in concern_text(SyncState(hub="/p", trouble=GONE))
