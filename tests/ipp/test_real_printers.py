"""Badges at a printer and at a print system that others wrote: `ippeveprinter` and CUPS.

Run by ``.ci/run``: ``uv run pytest -o addopts= tests/ipp``.
"""

import subprocess
from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtGui import QGuiApplication

from kiosk.core.printjob import JobState
from kiosk.core.trouble import Trouble, TroubleKind
from printing.dots import picture
from printing.drivers.cups import CupsPrinter
from printing.page import PageMaker
from printing.printers import system_printers
from printing.text import Typesetter
from tests.ipp.conftest import SHORT, RealPrinter, free_port, tool
from tests.printing.machines.raster import read_raster
from tests.printing.orders import LAYOUTS, RESOURCES, order_for


@pytest.fixture(scope="session")
def page(qapp: QGuiApplication) -> bytes:
    """Give a badge."""
    maker = PageMaker(layouts=LAYOUTS, typesetter=Typesetter(RESOURCES / "fonts"))
    return maker.page(order_for())


def queue(name: str) -> CupsPrinter:
    """Give the driver of a queue, which is less patient than at a desk."""
    return CupsPrinter(uri=f"system://{name}", queue=name, patience=SHORT)


def add_queue(name: str, device: str) -> None:
    """Add a queue to CUPS."""
    words = [tool("lpadmin"), "-p", name, "-E", "-v", device, "-m", "raw"]
    subprocess.run(words, check=True, capture_output=True)


def test_a_real_printer_prints_the_page(pdf_printer: RealPrinter, page: bytes) -> None:
    """What it prints is what was sent, to the byte; the badge is done."""
    driver = pdf_printer.driver()
    assert driver.condition().trouble is None
    for job in ("a", "b"):
        assert driver.send(page, job=job).state is JobState.DONE
    assert pdf_printer.printed == [page, page]


def test_a_real_printer_without_pdf(raster_printer: RealPrinter, page: bytes) -> None:
    """It gets a picture, which the makers of the format can read, and whose code reads."""
    assert raster_printer.driver().send(page, job="a").state is JobState.DONE
    (raster,) = raster_printer.printed
    (shown,) = read_raster(raster)
    assert zxingcpp.read_barcodes(shown.image)[0].text == "BMN3CSHMXA"
    (file,) = raster_printer.out.iterdir()
    told = {"CONTENT_TYPE": "image/pwg-raster", "PATH": "/usr/bin:/bin"}
    pcl = subprocess.run([tool("ippevepcl"), str(file)], check=True, capture_output=True, env=told)
    margins = round(shown.dpi / 2)  # a quarter of an inch on each side
    assert pcl.stdout.startswith(b"\x1bE")
    assert f"\x1b*t{shown.dpi}R\x1b*r{shown.image.width - margins}S".encode() in pcl.stdout
    assert pcl.stdout.endswith(b"\x1b*r0B\f")


def test_a_real_printer_breaks_a_job_off(pdf_printer: RealPrinter, page: bytes) -> None:
    """The job is aborted: the badge is not out."""
    pdf_printer.feels("breaks")
    with pytest.raises(Trouble) as caught:
        pdf_printer.driver().send(page, job="a")
    assert caught.value.kind is TroubleKind.PRINTER_FAILED
    pdf_printer.feels("well")
    assert pdf_printer.driver().send(page, job="a").state is JobState.DONE


def test_a_real_printer_without_paper(pdf_printer: RealPrinter, page: bytes) -> None:
    """It warns of what it lacks, and does not end the job that is taken back: nobody knows."""
    pdf_printer.feels("starves")
    driver = pdf_printer.driver()
    outcome = driver.send(page, job="a")
    assert outcome.state is JobState.UNKNOWN
    assert outcome.trouble is not None
    assert outcome.trouble.kind is TroubleKind.PRINTER_PAPER_OUT
    assert driver.condition().is_low
    pdf_printer.feels("well")


@pytest.mark.usefixtures("cups")
def test_a_real_cups_prints_the_page(pdf_printer: RealPrinter, page: bytes) -> None:
    """Through CUPS to a real printer and back: done, and the same bytes."""
    add_queue("Hall", pdf_printer.uri)
    assert system_printers() == ("system://Hall",)
    assert queue("Hall").send(page, job="a").state is JobState.DONE
    assert pdf_printer.printed == [page]
    assert picture(pdf_printer.printed[0], 100).size == picture(page, 100).size


@pytest.mark.usefixtures("cups")
def test_a_real_cups_that_only_passes_bytes_on(folder: Path, page: bytes) -> None:
    """To a file, or a cable that says nothing, CUPS "completes" a job at once: that is sent."""
    add_queue("File", f"file://{folder}/tmp/page")
    assert queue("File").send(page, job="a").state is JobState.SENT


@pytest.mark.usefixtures("cups")
def test_a_real_cups_that_is_stopped(page: bytes) -> None:
    """A stopped queue, one whose printer is off, and one that is none: each gets no badge."""
    add_queue("Off", f"ipp://localhost:{free_port()}/ipp/print")
    add_queue("Stopped", "file:///dev/null")
    subprocess.run([tool("cupsdisable"), "Stopped"], check=True)
    for name, kind in (
        ("Off", TroubleKind.PRINTER_UNREACHABLE),
        ("Stopped", TroubleKind.PRINTER_PAUSED),
        ("Nope", TroubleKind.PRINTER_UNKNOWN_QUEUE),
    ):
        trouble = queue(name).condition().trouble
        assert trouble is not None
        assert trouble.kind is kind
        with pytest.raises(Trouble) as caught:
            queue(name).send(page, job="a")
        assert caught.value.kind is kind


@pytest.mark.usefixtures("cups")
def test_a_badge_is_taken_back_from_a_real_cups(page: bytes) -> None:
    """A job that CUPS cannot get to its printer is cancelled by whoever sent it, and never comes out."""
    add_queue("Far", "ipp://192.0.2.1/ipp/print")
    printer = queue("Far")._by_ipp()
    outcome = printer.print_page(page, printer.about(), job="a")
    assert outcome.state is JobState.UNKNOWN  # CUPS does not say that it never got through
    jobs = subprocess.run([tool("lpstat"), "-W", "not-completed"], capture_output=True, check=True)
    assert jobs.stdout == b""
