"""What breaks before a badge is on its way: it failed for certain, be it by a bug of ours."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from kiosk.core.trouble import Trouble, TroubleKind

_log = logging.getLogger(__name__)


@contextmanager
def unsent(uri: str) -> Iterator[None]:
    """Tell each bug in here as a trouble of the printer at *uri*, to which nothing was sent yet.

    Raises:
        Trouble: a fault of the world as it is, a bug as DRIVER_FAILED.
    """
    try:
        yield
    except Trouble:
        raise
    except Exception as error:
        raise driver_failed(uri, error) from error


def driver_failed(uri: str, error: Exception) -> Trouble:
    """Log a bug, for its words are for nobody at a desk, and give it as a trouble of the printer."""
    _log.error("Broke on %s", uri, exc_info=error)
    return Trouble(TroubleKind.DRIVER_FAILED, printer=uri)
