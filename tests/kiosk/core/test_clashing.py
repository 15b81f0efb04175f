"""What clashes is the same in whatever order the records came, and what knew of the other is no clash."""

import random
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.attendance import Movement
from kiosk.core.clash import Clash, ClashKind, Settled, WayKind, still_open
from kiosk.core.clashing import (
    Added,
    Entered,
    Printed,
    Said,
    added_twice,
    corrected_apart,
    overfull,
    printed_twice,
    replaced_apart,
)
from kiosk.core.coming_apart import Comings, admitted_twice, parallel_rooms, two_rooms
from kiosk.core.moment import to_ms
from tests.desk import a_session, an_event, at

START = to_ms(at(9, 30))
ROOMS = parallel_rooms(an_event())
SESSIONS = ("ACC", "A1", "A2", "PL", "B2B")


def move(number: int, **changes: object) -> Movement:
    """Give an entry to A1 some half minutes after half past nine, at a desk of its own."""
    plain = {"session": "A1", "entering": True, "desk": f"d{number}", "after": None}
    moment = START + 31_000 * number
    return Movement(
        record=f"r{number}",
        registrant="1",
        clock=moment << 16,
        at=moment,
        **(plain | changes),  # type: ignore[arg-type] # a test's own words
    )


def twice(*movements: Movement, **more: object) -> list[set[str]]:
    """Give what clashes of these entries to one session."""
    comings = Comings(person="1", movements=movements, **more)  # type: ignore[arg-type] # as above
    return [set(clash.records) for clash in admitted_twice(comings)]


def rooms(*movements: Movement, **more: object) -> list[set[str]]:
    """Give what clashes of these entries to rooms."""
    comings = Comings(person="1", movements=movements, **more)  # type: ignore[arg-type] # as above
    return [set(clash.records) for clash in two_rooms(comings, ROOMS)]


def test_entries_apart() -> None:
    """Two desks that knew nothing of each other clash; the earlier is official, the other may go."""
    comings = Comings(person="1", movements=(move(1), move(0)))
    (clash,) = admitted_twice(comings)
    assert [side.record for side in clash.sides] == ["r0", "r1"]
    assert clash.official == "r0"
    assert [way.how for way in clash.ways] == ["seen", "undo:r1"]


@pytest.mark.parametrize(
    "movements",
    [
        (move(0), move(1, after="r0")),
        (move(0), move(1, entering=None, after="r0"), move(2, after="r1")),
        (move(0), move(1, desk="d0")),
        (move(0), move(1, entering=False, after="r0"), move(2)),
        (move(0), move(1, session="A2")),
    ],
    ids=["known", "known of a refusal", "one desk", "after an exit", "other sessions"],
)
def test_no_entries_apart(movements: Sequence[Movement]) -> None:
    """Whoever knew, or let in somebody who had left, has not done it apart."""
    assert twice(*movements) == []


def test_a_third_who_knew_of_one() -> None:
    """What staff do knowing of either of two does not make it three."""
    assert twice(move(0), move(1), move(2, after="r1")) == [{"r0", "r1"}]


def test_what_is_taken_back_does_not_clash() -> None:
    """An entry undone has not been; an exit undone neither."""
    assert twice(move(0), move(1), undone={"r1"}) == []
    left = move(1, entering=False, after="r0")
    assert twice(move(0), left, move(2), undone={"r1"}) == [{"r0", "r2"}]


def test_doors() -> None:
    """Within a minute always; in parallel rooms where the desks had not heard of each other."""
    assert rooms(move(0), move(1, session="A2")) == [{"r0", "r1"}]
    assert rooms(move(0), move(1, session="A2"), elsewhere={"r1": "r0"}) == [{"r0", "r1"}]
    assert rooms(move(0), move(5, session="A2")) == [{"r0", "r5"}]
    assert rooms(move(0), move(5, session="A2"), elsewhere={"r5": "r0"}) == []
    assert rooms(move(0), move(5, session="A2", desk="d0")) == []


def test_doors_of_what_is_not_parallel() -> None:
    """Area, plenary after the workshop, welcome and meal clash with no room a while later."""
    for session in ("PL", "B2B", "ACC", "REPAS"):
        assert rooms(move(0), move(5, session=session)) == []
    assert rooms(move(0), move(1, session="ACC")) == []
    assert rooms(move(0), move(1, session="B2B")) == [{"r0", "r1"}]


def test_left_before_the_other_door() -> None:
    """Who was scanned out has not been in two rooms, however near the doors are."""
    assert rooms(move(0), move(1, entering=False), move(2, session="A2", after=None)) == []
    other = move(1, entering=False, session="B2B")
    assert rooms(move(0), other, move(2, session="A2")) == [{"r0", "r2"}], "another room's exit"


def said(number: int, text: str | None = "", **changes: object) -> Said:
    """Give a word on the family name, at a desk of its own."""
    plain = {"after": None, "about": "family", "desk": f"d{number}", "text": text}
    return Said(
        record=f"r{number}",
        clock=number,
        at=number,
        **(plain | changes),  # type: ignore[arg-type] # a test's own words
    )


def test_corrections() -> None:
    """Different words apart clash, and the later by the clock is official; the list's word is one too."""
    (clash,) = corrected_apart("1", [said(1, "KING"), said(0, "BYRON"), said(2, None)])
    assert [side.text for side in clash.sides] == ["BYRON", "KING", None]
    assert clash.official == "r2:family"
    assert [way.how for way in clash.ways] == ["keep:r0:family", "keep:r1:family", "keep:r2:family"]


@pytest.mark.parametrize(
    "words",
    [
        [said(0, "A"), said(1, "A")],
        [said(0, "A"), said(1, "B", after="r0")],
        [said(0, "A"), said(1, "B", about="given")],
        [said(0, "A"), said(1, "B", desk="d0")],
        [said(0, "A"), said(1, "X", about="given", after="r0"), said(2, "B", after="r1")],
        [said(0, "A"), said(1, "A"), said(2, "B", after="r1")],
    ],
    ids=["alike", "known", "fields", "one desk", "known by way of another", "knew of one of two"],
)
def test_no_corrections_apart(words: list[Said]) -> None:
    """What agrees, or was said knowing of the other, is settled."""
    assert list(corrected_apart("1", words)) == []


def settled(deed: str, *records: str, kind: ClashKind) -> Settled:
    """Give what somebody settled by a deed."""
    return Settled(
        record=f"s{deed}",
        clash="",
        how="keep",
        desk="d",
        at=0,
        clock=0,
        kind=kind,
        records=frozenset(records),
        deeds=(deed,),
    )


def test_a_word_that_settles() -> None:
    """It knew of all that clashed; two desks that settled it differently clash again."""
    words = [said(0, "A"), said(1, "B"), said(2, "A", after="r1")]
    one = settled("r2", "r0:family", "r1:family", kind=ClashKind.CORRECTED_APART)
    assert list(corrected_apart("1", words, [one])) == []
    words.append(said(3, "B", after="r1"))
    two = settled("r3", "r0:family", "r1:family", kind=ClashKind.CORRECTED_APART)
    (again,) = corrected_apart("1", words, [one, two])
    assert again.records == {"r2:family", "r3:family"}


def test_replacements() -> None:
    """Two people sent for one clash, and so for nobody else; the same person sent twice does not."""
    clash = replaced_apart("a", [said(0, by="b"), said(1, by="c")])
    assert clash is not None
    assert (clash.registrants, clash.official) == (("a", "b", "c"), "r1")
    assert [way.kind for way in clash.ways] == [WayKind.KEEP, WayKind.KEEP, WayKind.SAME]
    assert replaced_apart("a", [said(0, by="b"), said(1, by="b")]) is None
    assert replaced_apart("a", [said(0, by="b"), said(1, by="c", after="r0")]) is None


def added(registrant: str, desk: str = "", organisation: str = "lyon") -> Added:
    """Give somebody called Zoé Durand."""
    return Added(
        registrant=registrant, words=("durand", "zoe"), organisation=organisation, desk=desk
    )


def test_added() -> None:
    """Walk-ins of one name, and of somebody's on the list, who is named first; two of lists are not ours."""
    (clash,) = added_twice([added("w2", "d2"), added("w1", "d1"), added("l1")])
    assert clash.registrants == ("l1", "w1", "w2")
    assert list(added_twice([added("l1"), added("l2")])) == []
    assert list(added_twice([added("w1", "d1"), added("w2", "d1", "brest")])) == []


def test_printed() -> None:
    """Badges of one desk are that desk's business."""
    printed = [Printed(job=f"j{n}", registrant="1", desk=f"d{n}", at=n) for n in (1, 0)]
    clash = printed_twice("1", printed)
    assert clash is not None
    assert clash.desks == ("d0", "d1")
    assert printed_twice("1", printed[:1]) is None


def test_overfull() -> None:
    """Who came when it was full, and was let in as if it were not, came apart."""
    room = a_session(capacity=2)
    entered = [Entered(record=f"r{n}", desk=f"d{n % 2}", at=n) for n in range(4)]
    clash = overfull(room, entered)
    assert clash is not None
    assert clash.records == {"r2", "r3"}
    assert clash.facts == {"present": 4, "capacity": 2}
    knowing = [*entered[:2], Entered(record="r2", desk="d0", at=2, knew=True)]
    assert overfull(room, knowing) is None
    assert overfull(a_session(), entered) is None


def test_what_is_settled() -> None:
    """A clash is settled by its name, and with a larger one of its kind; not a larger one with it."""
    movements = [move(n) for n in range(3)]
    (three,) = admitted_twice(Comings(person="1", movements=movements))
    (two,) = admitted_twice(Comings(person="1", movements=movements[:2]))
    whole = settled("", *three.records, kind=three.kind)
    part = settled("", *two.records, kind=two.kind)
    assert still_open([three, two], [whole]) == []
    assert still_open([three, two], [part]) == [three]
    other = settled("", *three.records, kind=ClashKind.TWO_ROOMS)
    assert still_open([two], [other]) == [two]


moves = st.lists(
    st.tuples(
        st.sampled_from(SESSIONS),
        st.sampled_from([True, True, False, None]),
        st.integers(0, 3),
        st.integers(-1, 9),
        st.booleans(),
    ),
    max_size=10,
)


@given(told=moves, seed=st.integers(0, 2**31))
def test_entries_in_any_order(
    told: Sequence[tuple[str, bool | None, int, int, bool]], seed: int
) -> None:
    """Whoever has the same movements finds the same clashes."""
    movements = [
        move(
            n,
            session=session,
            entering=entering,
            desk=f"d{desk}",
            after=f"r{after}" if 0 <= after < n else None,
        )
        for n, (session, entering, desk, after, _) in enumerate(told)
    ]
    undone = {one.record for one, (*_, gone) in zip(movements, told, strict=True) if gone}

    def found(these: Sequence[Movement]) -> list[Clash]:
        comings = Comings(person="1", movements=these, undone=undone)
        clashes = [*admitted_twice(comings), *two_rooms(comings, ROOMS)]
        return sorted(clashes, key=lambda clash: clash.key)

    mixed = random.Random(seed).sample(movements, len(movements))
    clashes = found(movements)
    assert found(mixed) == clashes
    assert len({clash.key for clash in clashes}) == len(clashes)
    assert not any(clash.records & undone for clash in clashes)


@given(
    told=st.lists(
        st.tuples(st.sampled_from("AB"), st.integers(0, 2), st.integers(-1, 7), st.booleans()),
        max_size=8,
    ),
    seed=st.integers(0, 2**31),
)
def test_words_in_any_order(told: Sequence[tuple[str, int, int, bool]], seed: int) -> None:
    """Whoever has the same words finds the same clashes; none of those that clash knew of another."""
    words = [
        said(
            n,
            text,
            desk=f"d{desk}",
            after=f"r{after}" if 0 <= after < n else None,
            about="given" if other else "family",
            by=text,
        )
        for n, (text, desk, after, other) in enumerate(told)
    ]
    mixed = random.Random(seed).sample(words, len(words))
    assert list(corrected_apart("1", mixed)) == list(corrected_apart("1", words))
    assert replaced_apart("1", mixed) == replaced_apart("1", words)
    by_record = {word.record: word for word in words}
    for clash in corrected_apart("1", words):
        sides = {record.partition(":")[0] for record in clash.records}
        assert not any(by_record[record].after in sides for record in sides)
