"""One badge is printed, or one printer asked how it is: whatever goes wrong is an answer too."""

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from kiosk.core.printjob import BadgeOrder, JobOutcome, JobState, PrinterState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.ports import Driver
from printing.unsent import driver_failed, unsent

_log = logging.getLogger(__name__)
DriverFor = Callable[[str], Driver]
MakePage = Callable[[int | None], bytes]
MakeSheet = Callable[[Sequence[BadgeOrder]], bytes]


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


def attempt_sheet(
    uri: str, driver_for: DriverFor, make_sheet: MakeSheet, orders: Sequence[BadgeOrder]
) -> tuple[JobOutcome, ...]:
    """Print badges on one sheet at the printer at *uri*, and say of each what is known of it.

    One that cannot be on the sheet is left out of it: the others come out.
    """
    spoilt: Mapping[str, JobOutcome] = {}

    def make_page(dpi: int | None) -> bytes:
        nonlocal spoilt
        try:
            return make_sheet(orders)
        except Exception:
            spoilt = _spoilt(make_sheet, orders)
            good = [order for order in orders if order.job not in spoilt]
            if not good or not spoilt:
                raise
            return make_sheet(good)

    outcome = attempt(uri, driver_for, make_page, job=orders[0].job)
    return tuple(spoilt.get(order.job) or replace(outcome, job=order.job) for order in orders)


def condition_at(uri: str, driver_for: DriverFor) -> PrinterState:
    """Ask the printer at *uri* how it is."""
    try:
        with unsent(uri):
            condition = driver_for(uri).condition()
    except Trouble as trouble:
        return PrinterState(printer=uri, trouble=trouble)
    return PrinterState(printer=uri, trouble=condition.trouble, is_low=condition.is_low)


def _spoilt(make_sheet: MakeSheet, orders: Sequence[BadgeOrder]) -> dict[str, JobOutcome]:
    """Give what became of those of *orders* that cannot be on a sheet even alone."""
    spoilt: dict[str, JobOutcome] = {}
    for order in orders:
        try:
            _page(partial(_alone, make_sheet, order), None, order.job)
        except Trouble as trouble:
            spoilt[order.job] = JobOutcome(job=order.job, state=JobState.FAILED, trouble=trouble)
    return spoilt


def _alone(make_sheet: MakeSheet, order: BadgeOrder, _dpi: int | None) -> bytes:
    return make_sheet([order])


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
