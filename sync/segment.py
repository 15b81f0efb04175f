"""A run of one desk's records as one file: what is in it, and what it is called. Pure.

The content is the authority. The name (EPOCH.FIRST-LAST.HASH.seg, `.roll` where it replaces others,
below a folder of the desk's own) only has to be new, and tells in which order to read.
"""

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from hashlib import sha256

from kiosk.core.exchange import Outgoing
from kiosk.core.journal import canonical

PLAIN = ".seg"
ROLLED = ".roll"
ALIVE = ".alive"
_NUMBERS = re.compile(r"(\d+)\.(?:(\d+)-(\d+)\.)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """Records of *desk* as lines; *reserved* are parts that were sealed for organisers."""

    desk: str
    epoch: int
    first: int
    last: int
    lines: tuple[str, ...]
    reserved: tuple[bytes, ...] = ()

    @property
    def records(self) -> tuple[str, ...]:
        """The ids of its records."""
        return tuple(str(json.loads(line)["id"]) for line in self.lines)


def segment_of(desk: str, outgoing: Outgoing, reserved: tuple[bytes, ...]) -> Segment:
    """Give the segment in which *desk* publishes *outgoing*."""
    return Segment(
        desk=desk,
        epoch=outgoing.epoch,
        first=outgoing.first,
        last=outgoing.last,
        lines=outgoing.lines,
        reserved=reserved,
    )


def union_of(segments: Sequence[Segment]) -> Segment:
    """Give one segment with all that is in *segments* (of one desk and epoch), each record once."""
    lines = {
        record: line
        for each in segments
        for record, line in zip(each.records, each.lines, strict=True)
    }
    return replace(
        segments[0],
        first=min(each.first for each in segments),
        last=max(each.last for each in segments),
        lines=tuple(lines.values()),
        reserved=tuple(dict.fromkeys(part for each in segments for part in each.reserved)),
    )


def holds(whole: Segment, part: Segment) -> bool:
    """Whether all that is in *part* is in *whole* too."""
    return set(part.lines) <= set(whole.lines) and set(part.reserved) <= set(whole.reserved)


def payload_of(segment: Segment) -> bytes:
    """Give *segment* as bytes: a line that says what follows, the records' lines, the reserved parts."""
    head = canonical(
        {
            "desk": segment.desk,
            "epoch": segment.epoch,
            "first": segment.first,
            "last": segment.last,
            "count": len(segment.lines),
            "reserved": [len(part) for part in segment.reserved],
        }
    )
    text = "".join(f"{line}\n" for line in (head, *segment.lines))
    return text.encode() + b"".join(segment.reserved)


def read_payload(payload: bytes) -> Segment:
    """Read what `payload_of` wrote; what a later version says besides is left out.

    Raises:
        ValueError: it is none.
    """
    head, _, rest = payload.partition(b"\n")
    try:
        said = json.loads(head)
        *lines, rest = rest.split(b"\n", said["count"])
        segment = Segment(
            desk=str(said["desk"]),
            epoch=int(said["epoch"]),
            first=int(said["first"]),
            last=int(said["last"]),
            lines=tuple(line.decode() for line in lines),
            reserved=_parts(rest, said["reserved"]),
        )
    except (KeyError, TypeError, OverflowError, RecursionError) as error:
        raise ValueError("not the head of a segment") from error
    if len(lines) != said["count"]:
        raise ValueError("lines are missing")
    return segment


def path_of(segment: Segment, sealed: bytes, *, ending: str, turn: int = 0) -> str:
    """Give the path of *segment*; with a *turn*, another one than before."""
    mark = sha256(sealed).hexdigest()[:16] + (f"-{turn}" if turn else "")
    return f"{segment.desk}/{segment.epoch}.{segment.first}-{segment.last}.{mark}{ending}"


def alive_path(desk: str, number: int, sealed: bytes) -> str:
    """Give the path of the heartbeat *number* of *desk*."""
    return f"{desk}/{number}.{sha256(sealed).hexdigest()[:16]}{ALIVE}"


def owner_of(path: str) -> str:
    """Give whose folder *path* lies in, "" for the top of the hub."""
    return path.rpartition("/")[0]


def order_of(path: str) -> tuple[str, int, int, int, str]:
    """Give what puts paths in the order in which they were written, as far as their names tell."""
    owner, _, name = path.rpartition("/")
    found = _NUMBERS.match(name)
    numbers = [int(each or 0) for each in found.groups()] if found else [0, 0, 0]
    return owner, numbers[0], numbers[1], numbers[2], name


def is_called_ours(path: str) -> bool:
    """Whether *path* looks like a segment or a heartbeat, be it a copy's: "….seg (1)"."""
    name = path.rpartition("/")[2]
    return any(ending in name for ending in (PLAIN, ROLLED, ALIVE))


def is_called_alive(path: str) -> bool:
    """Whether *path* looks like a heartbeat."""
    return ALIVE in path.rpartition("/")[2]


def _parts(rest: bytes, sizes: list[int]) -> tuple[bytes, ...]:
    parts = []
    for size in sizes:
        parts.append(rest[:size])
        rest = rest[size:]
    return tuple(parts)
