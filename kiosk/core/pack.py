"""The pack: one file that carries an event to another desk, before it is sealed and once it is open.

Its content is compressed text: a line of what it is (keys, hub, layouts), then each record as a line.
It is read and written a line at a time, for a list of 200,000 people is large.
"""

import base64
import binascii
import codecs
import json
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from kiosk.core.exchange import Keys
from kiosk.core.journal import Record, canonical, record_of

ENDING = ".accueil"
OWN_LAYOUTS = "badges"
"""Where, in the data folder, layouts lie that this machine made or changed."""
VERSION = "0.1.0"
FORMAT = 1
_AT_ONCE = 1 << 16
_SURROGATES = "surrogatepass"


class NewerPackError(ValueError):
    """A later version of Accueil made the pack."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PackFile:
    """A layout, or a picture that one shows, by its *name* in the folder of layouts."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class PackHead:
    """What a pack is: of which event (its id), by which *keys*, made by which *version* of Accueil.

    *sealed_since* tells which of two keys is the later (UTC ms when it was made, 0 for an event's
    first); *layout* is the one that badges are printed on.
    """

    event: str
    name: str
    version: str
    keys: Keys
    sealed_since: int = 0
    hub: str = ""
    layout: str = ""
    files: tuple[PackFile, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """An open pack; its records stay compressed until they are asked for."""

    head: PackHead
    content: bytes

    def records(self) -> Iterator[Record]:
        """Give the records, in the order of their clocks.

        Raises:
            ValueError: one of the lines is none.
        """
        lines = _lines(self.content)
        next(lines)
        return map(record_of, lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Packed:
    """A pack that was written: into which *file*, with how many records, for whom."""

    file: str
    event: str
    records: int
    is_organiser: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """What opening a pack has changed: *new* records, the first event of a desk (*is_first*), its keys.

    *takes_over*: the desk had loaded the event by itself, and goes by the pack's keys now; *rekeyed*:
    the key was changed after a theft; *is_outdated*: the desk has a later key than the pack, and keeps
    it. *beside* are layouts that this machine had changed itself: the pack's are beside them.
    """

    event: str
    people: int
    new: int
    is_organiser: bool
    is_first: bool = False
    takes_over: bool = False
    rekeyed: bool = False
    is_outdated: bool = False
    hub: str = ""
    beside: tuple[str, ...] = ()

    @property
    def changes_nothing(self) -> bool:
        """Whether all of it was known."""
        return not (self.is_first or self.new or self.takes_over or self.rekeyed)


def packed(head: PackHead, records: Iterable[str]) -> bytes:
    """Give the content of a pack with these *records*, each as its line."""
    squeeze = zlib.compressobj()
    parts = [squeeze.compress(_bytes(canonical(_head_as_json(head))))]
    parts += [part for line in records if (part := squeeze.compress(b"\n" + _bytes(line)))]
    return b"".join((*parts, squeeze.flush()))


def pack_from(content: bytes) -> Pack:
    """Read what `packed` wrote.

    Raises:
        ValueError: it is none; `NewerPackError` where a later version made it.
    """
    try:
        said = json.loads(next(_lines(content)))
        if said["format"] > FORMAT:
            raise NewerPackError(said["version"])
        return Pack(head=_head_from(said), content=content)
    except (KeyError, TypeError, AttributeError, StopIteration, binascii.Error) as error:
        raise ValueError(str(error)) from error


def _head_as_json(head: PackHead) -> dict[str, Any]:
    keys = head.keys
    private = keys.organiser_private
    return {
        "format": FORMAT,
        "event": head.event,
        "name": head.name,
        "version": head.version,
        "keys": {
            "event": keys.event.hex(),
            "seal": keys.seal.hex(),
            "organiser": keys.organiser.hex(),
            "organiser_private": "" if private is None else private.hex(),
        },
        "sealed_since": head.sealed_since,
        "hub": head.hub,
        "layout": head.layout,
        "files": {one.name: base64.b64encode(one.data).decode() for one in head.files},
    }


def _head_from(said: dict[str, Any]) -> PackHead:
    keys = {name: bytes.fromhex(text) for name, text in said["keys"].items()}
    files = said["files"].items()
    return PackHead(
        event=said["event"],
        name=said["name"],
        version=said["version"],
        keys=Keys(
            event=keys["event"],
            seal=keys["seal"],
            organiser=keys["organiser"],
            organiser_private=keys["organiser_private"] or None,
        ),
        sealed_since=int(said["sealed_since"]),
        hub=said["hub"],
        layout=said["layout"],
        files=tuple(PackFile(name=name, data=base64.b64decode(data)) for name, data in files),
    )


def _bytes(line: str) -> bytes:
    return line.encode("utf-8", _SURROGATES)


def _lines(content: bytes) -> Iterator[str]:
    """Give the lines of compressed *content*, each once it is needed."""
    stretch = zlib.decompressobj()
    decode = codecs.getincrementaldecoder("utf-8")(_SURROGATES).decode
    begun: list[str] = []
    try:
        for start in range(0, len(content), _AT_ONCE):
            text = decode(stretch.decompress(content[start : start + _AT_ONCE]))
            *ended, rest = text.split("\n")
            for line in ended:
                yield "".join((*begun, line))
                begun.clear()
            begun.append(rest)
        yield "".join((*begun, decode(stretch.flush(), final=True)))
    except zlib.error as error:
        raise ValueError(str(error)) from error
