"""What can be the world's fault, as data: the words are in `kiosk.wording`.

    Trouble
     ├─ of the data folder   FOLDER_IN_USE, FOLDER_UNWRITABLE, DISK_FULL, DATA_NEWER, NO_EVENT
     ├─ of a file            FILE_MISSING, FILE_UNREADABLE, NOT_A_LIST, …
     ├─ of people            NAME_MISSING, HAS_ARRIVED, SAME_PERSON, NOT_REPLACED, …
     ├─ of a programme       PROGRAMME_INVALID
     ├─ of a hub             HUB_…, NOT_A_PACK, PASSPHRASE_…
     └─ of printing          PRINTER_…, LAYOUT_…

Anything else that is raised is a bug.
"""

from enum import StrEnum


class TroubleKind(StrEnum):
    """What went wrong out there; each has a sentence that says what to do."""

    FOLDER_IN_USE = "folder-in-use"
    FOLDER_UNWRITABLE = "folder-unwritable"
    FOLDER_UNLOCKABLE = "folder-unlockable"
    DATABASE_BUSY = "database-busy"
    DISK_FULL = "disk-full"
    DISK_FAILED = "disk-failed"
    DATA_NEWER = "data-newer"
    DATA_DAMAGED = "data-damaged"
    DATA_UNREADABLE = "data-unreadable"
    NO_EVENT = "no-event"
    UNKNOWN_SESSION = "unknown-session"
    UNKNOWN_CODE = "unknown-code"
    NOTHING_TO_UNDO = "nothing-to-undo"
    BAD_TIME = "bad-time"
    NAME_MISSING = "name-missing"
    HAS_ARRIVED = "has-arrived"
    ON_A_LIST = "on-a-list"
    NO_ORGANISATION = "no-organisation"
    SAME_PERSON = "same-person"
    ALREADY_REPLACED = "already-replaced"
    CANCELLED_ALREADY = "cancelled-already"
    NOT_REPLACED = "not-replaced"
    NOT_MERGED = "not-merged"
    ORGANISATION_MISSING = "organisation-missing"
    COLLECTOR_MISSING = "collector-missing"
    NOT_A_SPARE = "not-a-spare"
    SPARE_TAKEN = "spare-taken"
    SPARE_FIRST_ADMIT = "spare-first-admit"
    BADGE_DOUBTFUL = "badge-doubtful"
    BADGE_REASON = "badge-reason"
    RUN_EMPTY = "run-empty"
    RUN_NONE = "run-none"
    RUN_DOUBLES = "run-doubles"
    RUN_OF_NO_FILE = "run-of-no-file"
    RUN_UNKNOWN_ORDER = "run-unknown-order"
    PORT_TAKEN = "port-taken"  # port
    HUB_NONE = "hub-none"
    HUB_UNKNOWN = "hub-unknown"  # hub
    HUB_MISSING = "hub-missing"  # hub: the folder is not there (stick out, share not mounted)
    HUB_UNREACHABLE = "hub-unreachable"  # hub, detail
    HUB_SILENT = "hub-silent"  # hub, minutes: a call has not come back
    HUB_DENIED = "hub-denied"  # hub: the password, or the right to it
    HUB_READ_ONLY = "hub-read-only"  # hub
    HUB_FULL = "hub-full"  # hub
    HUB_FAILED = "hub-failed"  # hub, detail
    HUB_FILE_FOREIGN = "hub-file-foreign"  # path: another event's, or sealed with a key given up
    HUB_FILE_DAMAGED = "hub-file-damaged"  # path
    DESK_WAS_COPY = "desk-was-copy"  # name, found, missing
    NOT_A_PACK = "not-a-pack"  # path
    PASSPHRASE_WRONG = "passphrase-wrong"  # noqa: S105 - no passphrase
    PASSPHRASE_SHORT = "passphrase-short"  # noqa: S105 - no passphrase; least
    NO_KEYS = "no-keys"  # nothing was loaded or opened here
    OTHER_EVENT = "other-event"  # the folder holds another event than the pack
    NOT_ORGANISER = "not-organiser"
    FILE_MISSING = "file-missing"
    FILE_IS_FOLDER = "file-is-folder"
    FILE_EMPTY = "file-empty"
    FILE_TOO_LARGE = "file-too-large"
    FILE_UNREADABLE = "file-unreadable"
    READING_DENIED = "reading-denied"
    FILE_UNWRITABLE = "file-unwritable"
    FOLDER_MISSING = "folder-missing"
    WRITING_DENIED = "writing-denied"
    NO_ROOM = "no-room"
    NOT_A_PDF = "not-a-pdf"
    FILE_PROTECTED = "file-protected"
    NOT_A_LIST = "not-a-list"
    A_PROGRAMME = "a-programme"
    QUOTE_UNCLOSED = "quote-unclosed"
    NO_NAME_COLUMN = "no-name-column"
    UNKNOWN_COLUMN = "unknown-column"
    PROGRAMME_INVALID = "programme-invalid"
    WITHDRAWS_MANY = "withdraws-many"
    PLAN_OUTDATED = "plan-outdated"
    UNKNOWN_SOURCE = "unknown-source"
    SEVERAL_SOURCES = "several-sources"
    LAYOUT_INVALID = "layout-invalid"
    LAYOUT_UNKNOWN = "layout-unknown"
    LAYOUT_FAULTY = "layout-faulty"
    LAYOUT_OVERTAKEN = "layout-overtaken"
    LAYOUT_IN_USE = "layout-in-use"
    LAYOUT_NAME_MISSING = "layout-name-missing"
    LAYOUT_NAME_TAKEN = "layout-name-taken"
    LAYOUT_CIRCLE = "layout-circle"
    SHEET_UNKNOWN = "sheet-unknown"
    SHEET_TOO_SMALL = "sheet-too-small"
    SHEET_SHORTER = "sheet-shorter"
    PRINTER_UNKNOWN = "printer-unknown"
    PRINTER_OPTION = "printer-option"
    PRINTER_UNKNOWN_QUEUE = "printer-unknown-queue"
    NO_PRINTER = "no-printer"
    PRINTER_FAILED = "printer-failed"
    DRIVER_FAILED = "driver-failed"
    PRINTER_FORMAT = "printer-format"
    PRINTER_PAPER_OUT = "printer-paper-out"
    PRINTER_COVER_OPEN = "printer-cover-open"
    PRINTER_PAUSED = "printer-paused"
    PRINTER_JAMMED = "printer-jammed"
    PRINTER_INK_OUT = "printer-ink-out"
    PRINTER_UNREACHABLE = "printer-unreachable"
    PRINTER_SILENT = "printer-silent"
    PRINTER_MUTE = "printer-mute"
    PRINTER_HOT = "printer-hot"
    PRINTER_WRONG_MEDIA = "printer-wrong-media"
    PRINTER_DENIED = "printer-denied"
    PRINTER_DESK_SILENT = (
        "printer-desk-silent"  # printer, desk, minutes: nothing is heard of its desk
    )
    PRINTER_DESK_UNHEARD = "printer-desk-unheard"  # printer, desk: nothing ever was
    PRINTER_DESK_WITHOUT = "printer-desk-without"  # printer, desk: it has that printer no more
    PRINTER_HELD = "printer-held"  # printer: staff of its desk hold it
    PRINTER_SHARED = "printer-shared"  # printer, desk: another desk drives it too
    PASSED_ALREADY = "passed-already"  # desk: what it asked of this desk, no third one prints
    BADGE_ELSEWHERE = "badge-elsewhere"  # name, desk: another desk is to print it
    USB_LIBRARY_MISSING = "usb-library-missing"
    PAGE_FAILED = "page-failed"
    PAGE_TOO_WIDE = "page-too-wide"
    QR_TOO_SMALL = "qr-too-small"


BADGES_OWN = frozenset(
    {
        TroubleKind.LAYOUT_INVALID,
        TroubleKind.LAYOUT_UNKNOWN,
        TroubleKind.LAYOUT_CIRCLE,
        TroubleKind.SHEET_TOO_SMALL,
        TroubleKind.PAGE_FAILED,
        TroubleKind.PAGE_TOO_WIDE,
        TroubleKind.QR_TOO_SMALL,
    }
)
"""What is wrong with one badge: its printer is well, and the next may come out there."""


class Trouble(Exception):  # noqa: N818 - the house's word for a fault of the world, not of the code
    """A fault of the world: *kind*, and the *facts* its sentence needs (path, line, printer …)."""

    def __init__(self, kind: TroubleKind, **facts: str | int) -> None:
        super().__init__(kind, facts)
        self.kind = kind
        self.facts = facts
