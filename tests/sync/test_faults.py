"""What lies in a hub and should not, or no longer as it was: recognised, told once, and harming nothing."""

import random
from collections.abc import Callable

import pytest

from kiosk.core.exchange import RoundOrder
from kiosk.core.trouble import TroubleKind
from sync.ports import Hub
from sync.sealing import Kind, Seal
from sync.segment import Segment, payload_of
from tests.sync.desks import KEYS, OTHER_KEYS, PERSON, Desk, MemoryHub, kinds, line

DAMAGED = TroubleKind.HUB_FILE_DAMAGED
FOREIGN = TroubleKind.HUB_FILE_FOREIGN


@pytest.mark.parametrize(
    "copy",
    [
        "{} (1).seg",
        "{} (conflicted copy 2026-11-24).seg",
        "{}.sync-conflict-20261124-120000-ABCDEFG.seg",
        "{} - Copie.seg",
        "{}.seg (Zoé's conflicted copy)",
        "9.900-999.0000000000000000.seg",
    ],
)
def test_copies_and_wrong_names_verify_like_the_original(
    one: Desk, two: Desk, memory: MemoryHub, copy: str
) -> None:
    """A conflict copy, or a file that somebody renamed, is read, and changes nothing."""
    path = one.publish(3)
    memory.files[copy.format(path.removesuffix(".seg"))] = memory.files[path]
    if not copy.startswith("{"):
        memory.files["d1/" + copy] = memory.files.pop(copy)
    report = two.round()
    assert len(report.fetched) == 2
    assert report.told == ()
    assert two.lines == one.lines


def test_a_desks_whole_folder_copied_harms_nothing(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """Somebody makes a copy of the folder: both are read, and whose it is stands inside."""
    path = one.publish(3)
    memory.files["d1 - Copie/" + path.partition("/")[2]] = memory.files[path]
    assert {each.desk for each in two.round().fetched} == {"d1"}
    assert two.lines == one.lines


def test_the_order_of_arrival_does_not_matter(one: Desk, memory: MemoryHub) -> None:
    """A sync program brings what it likes first."""
    for _ in range(6):
        one.publish(2)
    files = list(memory.files.items())
    random.Random(5).shuffle(files)
    memory.files.clear()
    late = Desk(memory, "d3")
    for path, data in files:
        memory.files[path] = data
        late.round()
    assert late.lines == one.lines


def test_a_file_cut_anywhere_heals_when_the_rest_comes() -> None:
    """Half copied: told once, read as soon as it has grown."""
    memory = MemoryHub()
    path = Desk(memory, "d1").publish()
    whole = memory.files[path]
    for length in range(len(whole)):
        memory.files[path] = whole[:length]
        two = Desk(memory, "d2")
        assert kinds(two.round().told) == [DAMAGED]
        memory.files[path] = whole
        report = two.round()
        assert [each.path for each in report.fetched] == [path]
        assert report.told == ()


def test_a_file_changed_at_any_byte_is_told_once_and_published_again() -> None:
    """Whatever byte a disk or a sync program has changed, its desk publishes the records again."""
    whole = MemoryHub()
    path = Desk(whole, "d1").publish()
    for place in range(len(whole.files[path])):
        memory = MemoryHub()
        one, two = Desk(memory, "d1"), Desk(memory, "d2")
        one.publish()
        flipped = bytearray(memory.files[path])
        flipped[place] ^= 0x40
        memory.files[path] = bytes(flipped)
        told = [kind for _ in range(6) for kind in kinds(two.round(says=True).told)]
        assert told in ([DAMAGED], [FOREIGN])
        one.round()
        one.round()
        two.round()
        assert two.lines == one.lines


def test_what_stays_damaged_is_tried_ever_more_rarely(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """A hundred rounds read it a few times, and it holds up nothing else."""
    path = one.publish()
    memory.files[path] = b"ACCUEIL1" + bytes(100)
    memory.calls.clear()
    for _ in range(100):
        two.round()
    assert 3 < memory.calls.count(f"get {path}") < 9


def test_deleted_and_restored_changes_nothing(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """A file that went and came back is known, by its desk and by the others."""
    path = one.publish(2)
    two.round()
    kept = memory.files.pop(path)
    for _ in range(4):
        one.round()
        two.round()
    memory.files[path] = kept
    reports = [one.round(), two.round(), one.round(), two.round()]
    assert [(each.fetched, each.lost, each.told) for each in reports] == [((), (), ())] * 4
    assert two.lines == one.lines


def test_another_events_files_are_told_once_and_kept_out(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """Yesterday's conference in the same folder: nothing of it gets in."""
    path = Desk(memory, "d9", keys=OTHER_KEYS).publish()
    one.publish()
    told = [trouble for _ in range(20) for trouble in two.round().told]
    assert [(each.kind, each.facts["path"]) for each in told] == [(FOREIGN, path)]
    assert two.lines == one.lines


def test_what_has_nothing_to_do_with_us_is_passed_over(
    one: Desk, two: Desk, memory: MemoryHub
) -> None:
    """Thumbnails, notes, a central file: nobody is told."""
    one.publish()
    memory.files |= {
        "d1/Thumbs.db": b"\xd0\xcf",
        "d1/lisez-moi.txt": b"bonjour",
        "live.html": b"<p>",
        "desktop.ini": b"[x]",
    }
    assert two.round().told == ()
    one.scan()
    one.round()
    one.round()
    assert len(one.published) == 2


def test_an_empty_file_called_like_ours_is_damaged(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """A disk that was full on the way."""
    memory.files["d1/1.5-5.0123456789abcdef.seg"] = b""
    memory.files["d1/1.6-6.0123456789abcdef.seg"] = b"<html>quota exceeded</html>"
    assert kinds(two.round().told) == [DAMAGED, DAMAGED]


def test_a_number_beyond_what_is_known_is_read(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """Nothing waits for the numbers between, which may never come."""
    one.scan(5)
    one.waiting = one.waiting[-1:]
    one.round()
    (fetched,) = two.round().fetched
    assert len(fetched.lines) == 1


def test_a_file_that_cannot_be_read_comes_later(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """No permission, or a placeholder: read when it can be; told if it stays so."""
    path = one.publish()
    memory.unreadable = {path}
    assert [two.round().told for _ in range(3)] == [(), (), ()]
    told = [trouble for _ in range(20) for trouble in two.round().told]
    assert kinds(told) == [DAMAGED]
    memory.unreadable = set()
    reports = [two.round() for _ in range(20)]
    assert [each.path for report in reports for each in report.fetched] == [path]


def test_a_half_copied_heartbeat_is_not_told(one: Desk, two: Desk, memory: MemoryHub) -> None:
    """It is replaced in a moment; what stays damaged is told."""
    one.round(says=True)
    (path,) = memory.files
    whole = memory.files[path]
    memory.files[path] = whole[:20]
    assert two.round().told == ()
    memory.files[path] = whole
    assert [each.desk for each in two.round().heartbeats] == ["d1"]


def test_what_a_later_version_seals_is_passed_over(two: Desk, memory: MemoryHub) -> None:
    """It opens and says what we do not know: nobody is told of damage."""
    seal = Seal(KEYS.seal)
    memory.files["d1/1.1-1.a.seg"] = seal.seal(Kind.SEGMENT, b'{"shape":"new"}\n')
    memory.files["d1/1.a.alive"] = seal.seal(Kind.HEARTBEAT, b"[]")
    memory.files["d1/1.1-2.a.seg"] = seal.seal(ord("X"), b"x")  # type: ignore[arg-type]
    report = two.round()
    assert (report.fetched, report.told, report.heartbeats) == ((), (), ())


def test_what_claims_to_be_huge_is_not_read(two: Desk, memory: MemoryHub) -> None:
    """Somebody drops a film into the folder."""
    listing = memory.listing
    memory.listing = lambda unasked=(): listing() | {"d1/film.seg": 5 << 30}  # type: ignore[method-assign]
    assert two.round().told == ()
    assert [call for call in memory.calls if call.startswith("get")] == []


def test_nothing_in_the_hub_can_be_read(new_hub: Callable[[], Hub]) -> None:
    """Neither names, nor e-mails, nor codes, in any file or any name, be it of any desk."""
    hub = new_hub()
    one, two = Desk(hub, "d1"), Desk(hub, "d2")
    for desk in (one, two):
        desk.reserved = [str(PERSON)]
        for _ in range(34):
            desk.publish(2)
        desk.round(says=True)
    listing = hub.listing()
    assert any(path.endswith(".roll") for path in listing)
    everything = b"".join((hub.get(path) or b"") + path.encode() for path in listing)
    for secret in (*PERSON.values(), "Bureau d1", "check-in", KEYS.seal.decode()):
        for encoding in ("utf-8", "utf-16-le", "latin-1"):
            assert secret.encode(encoding) not in everything
    assert any(PERSON["name"] in known for known in two.lines.values())


def test_a_desk_that_never_stops_meets_what_it_sealed_for_another() -> None:
    """A segment says whose it is, whatever the folder is called."""
    memory = MemoryHub()
    segment = Segment(desk="d7", epoch=3, first=1, last=1, lines=(line("x"),))
    memory.files["d1/1.1-1.a.seg"] = Seal(KEYS.seal).seal(Kind.SEGMENT, payload_of(segment))
    report = Desk(memory, "d2").exchange.round(RoundOrder(published={}))
    assert [(each.desk, each.epoch) for each in report.fetched] == [("d7", 3)]
