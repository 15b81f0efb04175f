"""What a desk and the sync room hand each other: records as lines, words of desks, keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kiosk.core.trouble import Trouble


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """The secrets of an event. *event* tags the codes Accueil makes and never changes.

    *seal* (32 bytes) seals what lies in a hub; a new one shuts out whoever has the old one.
    *organiser* is an X25519 public key (32 bytes): any desk seals for it what only organisers may
    read; *organiser_private* opens that, and only an organiser's pack carries it.
    """

    event: bytes
    seal: bytes
    organiser: bytes
    organiser_private: bytes | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """Records of one desk that are to be published together, each as the line of `journal.line_of`.

    *first* and *last* are the least and greatest of their numbers (seq). *reserved* are lines of JSON
    that only organisers may read ({"id": record id, "rows": {registrant id: {place of the column: text}}}).
    """

    epoch: int
    first: int
    last: int
    lines: tuple[str, ...]
    reserved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PrinterWord:
    """How another desk's printer is: *place* names the machine, *trouble* is a kind of trouble or ""."""

    place: str
    name: str
    trouble: str = ""
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heartbeat:
    """What a desk last said of itself; *at* is its own UTC in milliseconds when it said so.

    *waiting* counts its records not yet published; *heard* says for each desk how many of its records
    it has; *damaged* the paths it could not read, so that their desk publishes them again; *ahead* by
    how many milliseconds each desk's clock seemed to be ahead of its own, where by more than two minutes.
    *is_organiser* tells who should write the central file.
    """

    desk: str
    name: str
    session: str
    at: int
    version: str
    waiting: int = 0
    is_organiser: bool = False
    heard: Mapping[str, int] = field(default_factory=dict)
    printers: tuple[PrinterWord, ...] = ()
    damaged: tuple[str, ...] = ()
    ahead: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """A segment of this desk that is in the hub, whole: its path there, its size, its records' ids."""

    path: str
    size: int
    records: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """A segment that was read: whose it is, and its lines; *reserved* is empty without the private key."""

    path: str
    desk: str
    epoch: int
    lines: tuple[str, ...]
    reserved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundOrder:
    """What a desk wants of one round at a hub.

    *published* are its own segments as they should lie there (path to size); *outgoing* what to add;
    *heartbeat* is None where nothing is to be said this time.
    """

    published: Mapping[str, int]
    outgoing: tuple[Outgoing, ...] = ()
    heartbeat: Heartbeat | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RoundReport:
    """What a round has brought; it never raises: *trouble* says what the hub refused, None if nothing.

    *lost* are own segments that are no longer there, whole: their records are to be published again.
    *rolled* are segments that replace others (their records name what they hold). *told* is what is
    odd in the hub, each file told once (HUB_FILE_FOREIGN, HUB_FILE_DAMAGED). *has_more* when there is
    more to read than one round reads. *heartbeats* are the newest of each other desk.
    """

    fetched: tuple[Fetched, ...] = ()
    published: tuple[Published, ...] = ()
    rolled: tuple[Published, ...] = ()
    lost: tuple[str, ...] = ()
    heartbeats: tuple[Heartbeat, ...] = ()
    told: tuple[Trouble, ...] = ()
    trouble: Trouble | None = None
    has_more: bool = False
