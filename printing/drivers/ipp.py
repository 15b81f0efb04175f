"""A printer that speaks IPP: one of the network without any driver, or a queue of CUPS."""

from urllib.parse import unquote

from kiosk.core.printer_place import Language
from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.address import Address
from printing.drivers.ipp_message import Group, Tag, Written
from printing.drivers.ipp_page import NoFormatError, PreparedPage, prepared
from printing.drivers.ipp_server import (
    PORT,
    IppError,
    IppServer,
    LostError,
    Operation,
    Place,
    RefusedError,
    Status,
    UnreachableError,
    user,
)
from printing.drivers.ipp_state import ABOUT, condition_of, is_told
from printing.drivers.ipp_watch import JobWatch, job_name, job_number
from printing.drivers.pages import UNSHIFTED, Shift, page_shift
from printing.drivers.patience import Pace, Patience
from printing.ports import Condition
from printing.unsent import unsent


class IppPrinter:
    """One printer; with *answers* False it is not asked what became of a job."""

    def __init__(
        self,
        *,
        uri: str,
        server: IppServer,
        dpi: int | None = None,
        shift: Shift = UNSHIFTED,
        answers: bool = True,
        patience: Patience | None = None,
        pace: Pace | None = None,
    ) -> None:
        self.dpi = dpi
        self._uri = uri
        self._server = server
        self._shift = shift
        self._answers = answers
        self._patience = patience or Patience()
        self._pace = pace or Pace()

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Print *page* and wait until the printer says what became of it.

        Raises:
            Trouble: the printer could not, and nothing of the job is left in it.
        """
        with unsent(self._uri):
            try:
                about = self.about()
            except IppError as error:
                raise self.refusal(error) from error
        return self.print_page(page, about, job=job)

    def condition(self) -> Condition:
        """Ask the printer how it is."""
        if not self._answers:
            return Condition()
        try:
            return condition_of(self.about(), self._uri)
        except IppError as error:
            return Condition(trouble=self.refusal(error))

    def about(self) -> Group:
        """Ask what the printer is, takes and lacks.

        Raises:
            IppError: it gives no good answer.
        """
        return self._server.ask(Operation.GET_PRINTER_ATTRIBUTES, ABOUT).first(Tag.PRINTER)

    def print_page(self, page: bytes, about: Group, *, job: str) -> JobOutcome:
        """Print *page* at the printer that said *about* itself.

        Raises:
            Trouble: the printer could not, and nothing of the job is left in it.
        """
        with unsent(self._uri):
            ready = self._ready(page, about)
        watch = JobWatch(
            uri=self._uri,
            server=self._server,
            job=job,
            is_told=is_told(about),
            patience=self._patience,
            pace=self._pace,
        )
        number: int | None
        try:
            number = self._given(ready, job)
        except LostError:
            number = watch.find()
        except IppError as error:
            raise self.refusal(error) from error
        if number is None:
            return watch.unknown(TroubleKind.PRINTER_UNREACHABLE)
        if not self._answers:
            return JobOutcome(job=job, state=JobState.SENT)
        return watch.outcome(number)

    def _ready(self, page: bytes, about: Group) -> PreparedPage:
        hindrance = condition_of(about, self._uri).trouble if self._answers else None
        if hindrance is not None:
            raise hindrance
        try:
            return prepared(page, about, dpi=self.dpi, shift=self._shift)
        except NoFormatError as error:
            raise Trouble(TroubleKind.PRINTER_FORMAT, printer=self._uri) from error

    def refusal(self, error: IppError) -> Trouble:
        """Give the trouble that *error* is."""
        match error:
            case UnreachableError():
                return Trouble(TroubleKind.PRINTER_UNREACHABLE, printer=self._uri)
            case RefusedError(status=Status.FORMAT_NOT_SUPPORTED):
                return Trouble(TroubleKind.PRINTER_FORMAT, printer=self._uri)
            case RefusedError(status=Status.NOT_ACCEPTING):
                return Trouble(TroubleKind.PRINTER_PAUSED, printer=self._uri)
            case RefusedError(detail=detail):
                return Trouble(TroubleKind.PRINTER_FAILED, printer=self._uri, detail=detail)
            case _:
                return Trouble(TroubleKind.PRINTER_SILENT, printer=self._uri)

    def _given(self, page: PreparedPage, job: str) -> int:
        """Give the printer the job, again while it prints for somebody else; its number there."""
        called: Written = {
            "requesting-user-name": (Tag.NAME, user()),
            "job-name": (Tag.NAME, job_name(job)),
            "document-format": (Tag.MIME_TYPE, page.format),
        }
        until = self._pace.clock() + self._patience.busy
        while True:
            try:
                answer = self._server.ask(
                    Operation.PRINT_JOB, called, job=page.job, document=page.document
                )
            except RefusedError as error:
                if error.status != Status.BUSY or self._pace.clock() > until:
                    raise
                self._pace.rest(self._patience.look)
            else:
                return job_number(answer.first(Tag.JOB))


def ipp_printer(address: Address) -> IppPrinter:
    """Give the printer at `ipp://host[:port]/path`, or at `ipps://…`, whose line is sealed."""
    place = Place(
        host=unquote(address.host),
        port=address.port or PORT,
        path=address.path if address.path != "/" else "/ipp/print",
        is_secure=address.language is Language.IPPS,
    )
    return IppPrinter(
        uri=address.uri,
        server=IppServer(place),
        dpi=address.dpi,
        shift=page_shift(address),
        answers=address.has_status,
    )
