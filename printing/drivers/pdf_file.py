"""A printer that is a file or a folder: for trying out, and for printing later."""

from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import PDFIUM
from printing.whole_file import whole_file


class PdfFile:
    """Collects badges in one PDF file, or in a folder a file for each job.

    Each badge is on disk, and what was there before still whole, when `send` returns.
    """

    dpi = None

    def __init__(self, *, uri: str, path: Path, is_folder: bool) -> None:
        self._uri = uri
        self._path = path
        self._is_folder = is_folder

    def send(self, page: bytes, *, job: str) -> None:
        """Add *page* to the file, or write it into the folder."""
        try:
            if self._is_folder:
                self._path.mkdir(parents=True, exist_ok=True)
                self._write(self._path / f"{quote(job, safe='')}.pdf", page)
            elif self._path.exists():
                self._write(self._path, _joined(self._path.read_bytes(), page))
            else:
                self._write(self._path, page)
        except OSError as error:
            raise self._failed(error.strerror or str(error)) from error

    def _write(self, path: Path, data: bytes) -> None:
        with whole_file(path) as file:
            file.write(data)

    def _failed(self, detail: str) -> Trouble:
        return Trouble(TroubleKind.PRINTER_FAILED, printer=self._uri, detail=detail)


def _joined(book: bytes, page: bytes) -> bytes:
    """Give *book* with *page* behind its last page.

    Raises:
        OSError: *book* is no PDF.
    """
    import pypdfium2 as pdfium

    out = BytesIO()
    with PDFIUM:
        try:
            whole = pdfium.PdfDocument(book)
        except pdfium.PdfiumError as error:
            raise OSError(str(error)) from error
        added = pdfium.PdfDocument(page)
        try:
            whole.import_pages(added)
            whole.save(out)
        finally:
            added.close()
            whole.close()
    return out.getvalue()
