"""The system's printers, with a print system that is a script."""

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from printing.drivers import system
from printing.drivers.system import CupsPrinter, QtPrinter
from printing.page import PageMaker
from printing.printers import driver_for, system_printers
from tests.printing.orders import order_for

Tool = Callable[[str, str], None]


@pytest.fixture
def tool(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Tool:
    """Put scripts on an otherwise empty PATH."""
    folder = tmp_path / "bin"
    folder.mkdir()
    monkeypatch.setenv("PATH", str(folder))

    def make(name: str, body: str) -> None:
        script = folder / name
        script.write_text(f"#!{sys.executable}\nimport sys, pathlib, time\n{body}\n")
        script.chmod(0o755)

    return make


def test_lp_gets_the_page(tool: Tool, maker: PageMaker, tmp_path: Path) -> None:
    """The queue named in the URI gets the vector page at its true size."""
    tool(
        "lp",
        f"there = pathlib.Path({str(tmp_path)!r})\n"
        "(there / 'args').write_text('|'.join(sys.argv[1:]))\n"
        "(there / 'page').write_bytes(sys.stdin.buffer.read())",
    )
    page = maker.page(order_for())
    driver_for("system://Bureau%202").send(page, job="7")
    assert (tmp_path / "args").read_text() == "-d|Bureau 2|-t|badge 7|-o|print-scaling=none"
    assert (tmp_path / "page").read_bytes() == page
    driver_for("system://").send(page, job="8")
    assert (tmp_path / "args").read_text() == "-t|badge 8|-o|print-scaling=none"


def test_what_lp_says_is_in_the_trouble(tool: Tool) -> None:
    """A failing lp's own words reach whoever stands at the desk; so does a silent failure."""
    driver = None
    for body, detail in (
        ("sys.exit('lp: The printer or class does not exist.')", "lp: The printer or class"),
        ("sys.exit(3)", "lp: 3"),
    ):
        tool("lp", body)
        driver = driver_for("system://Nowhere")
        with pytest.raises(Trouble) as caught:
            driver.send(b"%PDF", job="1")
        assert caught.value.kind is TroubleKind.PRINTER_FAILED
        assert caught.value.facts["printer"] == "system://Nowhere"
        assert str(caught.value.facts["detail"]).startswith(detail)
    assert driver is not None
    assert driver.dpi is None


def test_a_print_system_that_hangs_or_is_gone_fails_the_job(
    tool: Tool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No answer within the patience, or no lp any more, is a failure and not a frozen queue."""
    monkeypatch.setattr(system, "_PATIENCE", 0.2)
    tool("lp", "time.sleep(5)")
    for lp in (tmp_path / "bin" / "lp", tmp_path / "gone"):
        with pytest.raises(Trouble) as caught:
            CupsPrinter(uri="system://", queue="", lp=str(lp)).send(b"%PDF", job="1")
        assert caught.value.facts["detail"]


def test_the_system_s_printers_are_listed(tool: Tool) -> None:
    """Each queue becomes a URI that can be given back."""
    tool("lpstat", "print('Accueil_1\\nBureau/2')")
    assert system_printers() == ("system://Accueil_1", "system://Bureau%2F2")


def test_a_queue_that_cups_does_not_know(tool: Tool) -> None:
    """A queue that is none is told as that, with those there are; not as a printer without paper."""
    tool("lp", "sys.exit('lp: The printer or class does not exist.')")
    tool("lpstat", "print('Accueil_1\\nBureau')")
    with pytest.raises(Trouble) as caught:
        driver_for("system://Nope").send(b"%PDF", job="1")
    assert caught.value.kind is TroubleKind.PRINTER_UNKNOWN_QUEUE
    assert caught.value.facts == {"name": "Nope", "known": "Accueil_1, Bureau"}
    for said in ("print('Nope')", "sys.exit(1)"):  # it knows it; it does not answer
        tool("lpstat", said)
        with pytest.raises(Trouble) as caught:
            driver_for("system://Nope").send(b"%PDF", job="1")
        assert caught.value.kind is TroubleKind.PRINTER_FAILED


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Nowhere", TroubleKind.PRINTER_UNKNOWN_QUEUE), ("", TroubleKind.NO_PRINTER)],
)
def test_without_cups_qt_is_asked(
    tool: Tool,
    maker: PageMaker,
    name: str,
    kind: TroubleKind,
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Where there is no lp, Qt prints; a queue it does not know is trouble, and Qt says nothing."""
    driver = driver_for(f"system://{name}")
    assert isinstance(driver, QtPrinter)
    with pytest.raises(Trouble) as caught:
        driver.send(maker.page(order_for()), job="1")
    assert caught.value.kind is kind
    assert "QPainter" not in capfd.readouterr().err
    assert system_printers() == ()
