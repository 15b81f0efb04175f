"""A printer that is a file or a folder: for trying out, and for printing later."""

from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from kiosk.core.printjob import JobOutcome, JobState
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import whole_file, writing_trouble
from printing.dots import PDFIUM
from printing.drivers.pages import UNSHIFTED, Shift, placed
from printing.ports import Condition


class PdfFile:
    """Collects badges in one PDF file, or in a folder a file for each job.

    Each badge is on disk, and what was there before still whole, when `send` returns.
    """

    dpi = None

    def __init__(self, *, uri: str, path: Path, is_folder: bool, shift: Shift = UNSHIFTED) -> None:
        self.uri = uri
        self._shift = shift
        self._path = path
        self._is_folder = is_folder

    def send(self, page: bytes, *, job: str) -> JobOutcome:
        """Add *page* to the file, or write it into the folder, where a job sent again is one file.

        Raises:
            Trouble: the file cannot be written, or what is there is no PDF.
        """
        path, page = self._path, placed(page, shift=self._shift)
        try:
            if self._is_folder:
                path = path / f"{quote(job, safe='')}.pdf"
                self._path.mkdir(parents=True, exist_ok=True)
            elif path.exists():
                page = _joined(path, page)
            with whole_file(path) as file:
                file.write(page)
        except OSError as error:
            raise writing_trouble(error, path) from error
        return JobOutcome(job=job, state=JobState.DONE)

    def condition(self) -> Condition:
        """Say that nothing is wrong: writing tells."""
        return Condition()


def _joined(path: Path, page: bytes) -> bytes:
    """Give the book at *path* with *page* behind its last page.

    Raises:
        Trouble: it is no PDF.
    """
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    book, out = path.read_bytes(), BytesIO()
    with PDFIUM:
        try:
            whole = pdfium.PdfDocument(book)
        except pdfium.PdfiumError as error:
            raise Trouble(TroubleKind.NOT_A_PDF, path=str(path)) from error
        added = pdfium.PdfDocument(page)
        try:
            whole.import_pages(added)
            whole.save(out, flags=raw.FPDF_INCREMENTAL)  # what is there stays, byte for byte
        finally:
            added.close()
            whole.close()
    return out.getvalue()
