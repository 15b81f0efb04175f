"""What only organisers may read."""

from sync.reserve import Reserve, public_of

PRIVATE = b"p" * 32
LINES = ('{"id":"a","rows":{"r1":{"Portable":"06 12 34 56 78"}}}', "{}")


def test_an_organiser_reads_what_any_desk_has_sealed() -> None:
    """The lines come back with the private key."""
    sealed = Reserve(public_of(PRIVATE)).seal(LINES)
    assert Reserve(public_of(PRIVATE), PRIVATE).open(sealed) == LINES


def test_a_desk_cannot_read_what_it_has_sealed() -> None:
    """Without the private key there is nothing, and with another neither."""
    reserve = Reserve(public_of(PRIVATE))
    sealed = reserve.seal(LINES)
    assert b"06 12" not in sealed
    assert reserve.open(sealed) == ()
    assert Reserve(public_of(b"q" * 32), b"q" * 32).open(sealed) == ()


def test_nobody_can_try_out_what_a_line_says() -> None:
    """The same lines never give the same bytes twice."""
    reserve = Reserve(public_of(PRIVATE))
    assert reserve.seal(LINES) != reserve.seal(LINES)


def test_a_changed_byte_gives_nothing() -> None:
    """Flipped or cut at any byte, nothing is read."""
    sealed = Reserve(public_of(PRIVATE)).seal(("{}",))
    organiser = Reserve(public_of(PRIVATE), PRIVATE)
    for place in range(len(sealed)):
        flipped = bytearray(sealed)
        flipped[place] ^= 1
        assert organiser.open(bytes(flipped)) == ()
        assert organiser.open(sealed[:place]) == ()
