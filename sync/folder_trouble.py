"""What a system says of a folder, as a trouble of the hub."""

import errno

from kiosk.core.trouble import Trouble, TroubleKind


def _numbers(*names: str) -> frozenset[int]:
    """Give the numbers of errno's *names*, as far as this system has them."""
    return frozenset(getattr(errno, name) for name in names if hasattr(errno, name))


GONE = _numbers("ENOENT", "ENOTDIR", "ENODEV", "ENXIO", "ESTALE")
"""A stick that is out, a share that is not mounted; or a file or a folder of a hub that is there."""
_FULL = _numbers("ENOSPC", "EDQUOT")
_DENIED = _numbers("EACCES", "EPERM")
_AWAY = _numbers(
    "EHOSTDOWN",
    "EHOSTUNREACH",
    "ENETDOWN",
    "ENETUNREACH",
    "ENETRESET",
    "ETIMEDOUT",
    "ENOTCONN",
    "ECONNREFUSED",
    "ECONNRESET",
    "ECONNABORTED",
)
_WINDOWS = {
    19: TroubleKind.HUB_READ_ONLY,  # write protected
    21: TroubleKind.HUB_MISSING,  # not ready: the stick is out
    39: TroubleKind.HUB_FULL,
    53: TroubleKind.HUB_UNREACHABLE,  # bad network path
    59: TroubleKind.HUB_UNREACHABLE,  # unexpected network error
    64: TroubleKind.HUB_UNREACHABLE,  # network name deleted
    67: TroubleKind.HUB_UNREACHABLE,  # bad network name
    112: TroubleKind.HUB_FULL,
    121: TroubleKind.HUB_UNREACHABLE,  # semaphore time-out
    1231: TroubleKind.HUB_UNREACHABLE,  # network unreachable
    1326: TroubleKind.HUB_DENIED,  # logon failure
}
"""Windows' own numbers, where errno says less."""
_HELD = frozenset({5, 32, 33})
"""Access denied, sharing violation, lock violation: another program has the file open, or scans it."""


def is_held(error: OSError) -> bool:
    """Whether Windows says that another program has a file open."""
    return getattr(error, "winerror", None) in _HELD


def hub_trouble(error: OSError, hub: str, *, writing: bool) -> Trouble:
    """Give the trouble of *hub* that *error* is."""
    kind = _WINDOWS.get(getattr(error, "winerror", None) or 0) or _kind(error.errno or 0, writing)
    if kind in {TroubleKind.HUB_UNREACHABLE, TroubleKind.HUB_FAILED}:
        return Trouble(kind, hub=hub, detail=error.strerror or type(error).__name__)
    return Trouble(kind, hub=hub)


def _kind(number: int, writing: bool) -> TroubleKind:
    if number in GONE:
        return TroubleKind.HUB_MISSING
    if number in _FULL:
        return TroubleKind.HUB_FULL
    if number == errno.EROFS or (number in _DENIED and writing):
        return TroubleKind.HUB_READ_ONLY
    if number in _DENIED:
        return TroubleKind.HUB_DENIED
    return TroubleKind.HUB_UNREACHABLE if number in _AWAY else TroubleKind.HUB_FAILED
