"""One badge is printed, or one printer asked how it is: whatever goes wrong is an answer too."""

import logging
from collections.abc import Callable

from kiosk.core.printjob import JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.ports import Driver
from printing.unsent import driver_failed, unsent

_log = logging.getLogger(__name__)
DriverFor = Callable[[str], Driver]
MakePage = Callable[[int | None], bytes]


def attempt(uri: str, driver_for: DriverFor, make_page: MakePage, *, job: str) -> JobOutcome:
    """Print a page at the printer at *uri*, and say what is known of it.

    A bug must not leave the desk without an answer, nor stop the queue: while nothing was sent
    nothing came out, and of what a driver does not mark as `unsent` nobody knows.
    """
    try:
        with unsent(uri):
            driver = driver_for(uri)
            page = _page(make_page, driver.dpi, job)
        return driver.send(page, job=job)
    except Trouble as trouble:
        return JobOutcome(job=job, state=JobState.FAILED, trouble=trouble)
    except Exception as error:
        return JobOutcome(job=job, state=JobState.UNKNOWN, trouble=driver_failed(uri, error))


def condition_at(uri: str, driver_for: DriverFor) -> PrinterState:
    """Ask the printer at *uri* how it is."""
    try:
        with unsent(uri):
            condition = driver_for(uri).condition()
    except Trouble as trouble:
        return PrinterState(printer=uri, trouble=trouble)
    return PrinterState(printer=uri, trouble=condition.trouble, is_low=condition.is_low)


def _page(make_page: MakePage, dpi: int | None, job: str) -> bytes:
    """Make the page.

    Raises:
        Trouble: it cannot be drawn; by a bug (PAGE_FAILED) that is this badge's own.
    """
    try:
        return make_page(dpi)
    except Trouble:
        raise
    except Exception as error:
        _log.exception("The page of job %s broke", job)
        raise Trouble(TroubleKind.PAGE_FAILED) from error
