"""The event as one file under a passphrase."""

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from sync.pack import LEAST_PASSPHRASE, open_pack, seal_pack

WORDS = "abeille canal jeton papillon verglas"


@pytest.fixture(scope="module")
def pack() -> bytes:
    """Give a pack."""
    return seal_pack(b"programme, list, keys", WORDS)


def test_the_passphrase_opens_it(pack: bytes) -> None:
    """What was packed comes back."""
    assert open_pack(pack, WORDS) == b"programme, list, keys"


def test_it_opens_however_the_words_are_typed(pack: bytes) -> None:
    """A telephone begins with a capital, and a hand puts two spaces."""
    assert open_pack(pack, " Abeille  canal JETON papillon verglas\n") == b"programme, list, keys"


def test_another_passphrase_is_said_to_be_wrong(pack: bytes) -> None:
    """A misheard word is told from a damaged file."""
    with pytest.raises(Trouble) as met:
        open_pack(pack, "abeille canal jeton papillon verger")
    assert met.value.kind is TroubleKind.PASSPHRASE_WRONG


def test_what_is_no_pack_or_no_longer_whole_is_none(pack: bytes) -> None:
    """Cut at any byte or changed at any, it is said to be damaged, whatever the passphrase."""
    broken = [pack[:length] for length in range(len(pack))]
    broken += [
        pack[:place] + bytes([pack[place] ^ 1]) + pack[place + 1 :] for place in range(len(pack))
    ]
    for data in [b"", b"PK\x03\x04" + bytes(200), *broken]:
        with pytest.raises(Trouble) as met:
            open_pack(data, WORDS)
        assert met.value.kind is TroubleKind.NOT_A_PACK


def test_nothing_in_it_can_be_read_and_none_is_like_another(pack: bytes) -> None:
    """The salt is new each time."""
    assert b"programme" not in pack
    assert seal_pack(b"programme, list, keys", WORDS) != pack


def test_a_short_passphrase_is_refused() -> None:
    """Under twelve letters nothing is sealed, and spaces do not make it longer."""
    with pytest.raises(Trouble) as met:
        seal_pack(b"x", "  bonjour      a ")
    assert met.value.kind is TroubleKind.PASSPHRASE_SHORT
    assert met.value.facts == {"least": LEAST_PASSPHRASE}
