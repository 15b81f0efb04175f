"""A printer for two desks, as both desks see it: who asked, out of which printer, and how to take it back."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QApplication

from kiosk.core.desk_printer import uri_of
from kiosk.core.desks import DeskWord
from kiosk.core.exchange import PrinterWord
from kiosk.core.journal import Record, RecordKind
from kiosk.core.moment import to_ms
from kiosk.core.printer_place import place_of
from kiosk.core.printjob import JobState
from kiosk.core.trouble import TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.volunteer import FakePrinting, Volunteer, at_the_window

DESK_2, DESK_3 = "2d" * 16, "f3" * 16
THERE = "escpos+tcp://10.0.0.5:9100"
OWN = "escpos+usb://04b8:0202#Imprimante%207"
PAUL, ALPHONSE = "BMN3CSHMXA", "Z6QMQK43UQ"
ASKED = uri_of(DESK_2, place_of(THERE), "Imprimante 1 (Bureau 2)")


@pytest.fixture
def printing() -> FakePrinting:
    """Give the printing room."""
    return FakePrinting()


@contextmanager
def at_a_desk_with(
    printers: list[str],
    qapp: QApplication,
    reference: DeskStore,
    clock: FixedClock,
    printing: FakePrinting,
) -> Iterator[Volunteer]:
    """Put a volunteer before a desk with these printers, which has just heard of Bureau 2."""
    reference.keep_setting("printers", json.dumps(printers))
    with at_the_window(qapp, reference, clock, printing) as volunteer:
        hear(volunteer, bureau_2(clock))
        yield volunteer


@pytest.fixture
def volunteer(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> Iterator[Volunteer]:
    """Give a volunteer at a desk that has no printer but that of Bureau 2."""
    with at_a_desk_with([ASKED], qapp, reference, clock, printing) as volunteer:
        yield volunteer


@pytest.fixture
def asked(
    qapp: QApplication, reference: DeskStore, clock: FixedClock, printing: FakePrinting
) -> Iterator[Volunteer]:
    """Give a volunteer at a desk with a printer, at which Bureau 3 asks for Paul's badge."""
    with at_a_desk_with([OWN], qapp, reference, clock, printing) as volunteer:
        hear(volunteer, DeskWord(id=DESK_3, name="Bureau 3", at=to_ms(clock())))
        ask(reference, clock, PAUL)
        volunteer.desk._badges.passing.take_news()
        yield volunteer


def bureau_2(clock: FixedClock, *, trouble: str = "") -> DeskWord:
    """Give what Bureau 2 tells."""
    word = PrinterWord(place=place_of(THERE), name="Imprimante 1", trouble=trouble)
    return DeskWord(id=DESK_2, name="Bureau 2", at=to_ms(clock()), printers=(word,))


def hear(volunteer: Volunteer, *words: DeskWord) -> None:
    """Let the desk hear these words of others."""
    volunteer.desk._badges.passing.others.listen(lambda: words)
    volunteer.desk._watch.look()
    QApplication.processEvents()


def fall_silent(volunteer: Volunteer, clock: FixedClock, minutes: int = 4) -> None:
    """Let nothing be heard of Bureau 2 for so long."""
    word = replace(bureau_2(clock), is_silent=True)
    clock.advance(minutes=minutes)
    hear(volunteer, word)


def ask(store: DeskStore, clock: FixedClock, code: str) -> None:
    """Let Bureau 3 ask this desk for somebody's badge."""
    (holder,) = store.registrants.holders(code)
    plain = {"registrant": holder.registrant, "layout": "card", "printer": "", "queued": True}
    for number, (kind, body) in enumerate(
        ((RecordKind.PRINT, plain), (RecordKind.PASS, {"to": store.setting("id")}))
    ):
        record = Record(
            id=f"{kind}-{code}",
            desk=DESK_3,
            epoch=1,
            seq=number,
            clock=(to_ms(clock()) << 16) + number,
            at=to_ms(clock()),
            kind=kind,
            body={"job": f"job-{code}", **body},
            personal={"code": code} if kind is RecordKind.PRINT else {},
        )
        with store.transaction():
            store.journal.keep(record)
            store.fold(record)


def test_the_card_says_where_it_comes_out(volunteer: Volunteer, printing: FakePrinting) -> None:
    """Who stands here reads at which desk, and of which printer, their badge comes out."""
    volunteer.scan(PAUL)
    assert "demandé à Bureau 2 (Imprimante 1), en attente" in volunteer.card
    assert volunteer.alert == ""
    assert printing.queue.orders == []


def test_the_card_says_that_it_is_out(volunteer: Volunteer, clock: FixedClock) -> None:
    """As soon as Bureau 2 says that it printed it, the card does."""
    volunteer.scan(PAUL)
    store = volunteer.desk.store
    (holder,) = store.registrants.holders(PAUL)
    job = store.jobs.newest_of(holder.registrant)
    assert job is not None
    body = {"job": job.id, "state": "done", "printer": f"{THERE}#Imprimante%201"}
    record = Record(
        id="out",
        desk=DESK_2,
        epoch=1,
        seq=1,
        clock=1 << 62,
        at=to_ms(clock()),
        kind=RecordKind.PRINTED,
        body=body,
    )
    with store.transaction():
        store.journal.keep(record)
        store.fold(record)
    volunteer.desk._badges.passing.take_news()
    assert "sorti chez Bureau 2 (Imprimante 1)" in volunteer.card


def test_the_queue_takes_it_back(
    volunteer: Volunteer, clock: FixedClock, printing: FakePrinting
) -> None:
    """From a desk that is silent it comes back at a tap; all that it has of ours at one tap too."""
    for code in (PAUL, ALPHONSE):
        volunteer.scan(code)
    fall_silent(volunteer, clock)
    assert "Bureau 2 ne donne plus de nouvelles depuis 4 min." in volunteer.alert
    assert "2 badges sont demandés à Bureau 2 (pas de nouvelles)" in volunteer.alert
    volunteer.desk._badges.pool.add(OWN)
    volunteer.press("Alt+F")
    assert "Demandés à d’autres bureaux : 2" in volunteer.told
    assert volunteer.queue[0].startswith(
        "Demandé à Bureau 2 | Paul MAURY | Imprimante 1 (Bureau 2)"
    )
    volunteer.tap_row(0)
    assert "Vers une autre imprimante" not in volunteer.buttons()
    volunteer.tap("Reprendre ici")
    assert "Paul MAURY : repris, le badge sort ici." in volunteer.told
    assert printing.queue.given(OWN) == ["Paul MAURY"]
    volunteer.tap_row(0)
    assert "Tout reprendre de ce bureau" not in volunteer.buttons()


def test_all_are_taken_back(volunteer: Volunteer, clock: FixedClock) -> None:
    """A desk that died with several badges of ours gives them all back at one tap."""
    for code in (PAUL, ALPHONSE):
        volunteer.scan(code)
    fall_silent(volunteer, clock)
    volunteer.press("Alt+F")
    volunteer.tap_row(0)
    volunteer.tap("Tout reprendre de ce bureau")
    assert "2 badges repris" in volunteer.told
    assert [row.split(" | ")[0] for row in volunteer.queue] == ["En attente", "En attente"]


def test_a_desk_that_is_heard_is_asked_first(volunteer: Volunteer) -> None:
    """While Bureau 2 is there, the row says that it has to give the badge back."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+F")
    volunteer.tap("Reprendre ici")
    assert "Bureau 2 doit d’abord le rendre" in volunteer.told
    assert volunteer.queue[0].startswith("Bureau 2 doit le rendre | Paul MAURY")


def test_one_is_cancelled(volunteer: Volunteer) -> None:
    """Whoever asked can say that nobody prints it."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+F")
    volunteer.tap("Ne pas imprimer")
    assert volunteer.queue == []


def test_no_second_badge_meanwhile(volunteer: Volunteer) -> None:
    """Whoever wants to print it again is told who has it, and how to take it back."""
    volunteer.scan(PAUL)
    volunteer.press("Alt+B")
    assert "Le badge de Paul MAURY est demandé à Bureau 2." in volunteer.band
    assert "reprenez-le d’abord" in volunteer.band


def test_the_other_printers_trouble(volunteer: Volunteer, clock: FixedClock) -> None:
    """What ails the printer of Bureau 2 is told here under its name."""
    hear(volunteer, bureau_2(clock, trouble=TroubleKind.PRINTER_JAMMED.value))
    assert "Imprimante 1 (Bureau 2) : le papier est coincé." in volunteer.alert


def test_who_asked_is_told_where_it_comes_out(asked: Volunteer, printing: FakePrinting) -> None:
    """The printing desk prints it like its own, and each of its screens says who asked."""
    assert printing.queue.given(OWN) == ["Paul MAURY"]
    asked.press("Alt+F")
    assert asked.queue[0].startswith("À l’imprimante | Paul MAURY | Imprimante 7, pour Bureau 3")
    asked.press("Alt+F")
    printing.queue.ends(JobState.UNKNOWN)
    printing.queue.is_mended(OWN)
    asked.desk._watch.look()
    assert "Le badge de Paul MAURY (demandé par Bureau 3) est peut-être resté" in asked.alert
    asked.scan(PAUL)
    assert "Imprimante 7, est-il sorti ? (demandé par Bureau 3)" in asked.card
    asked.press("Alt+J")
    assert "Imprimante 7, sorti (demandé par Bureau 3)" in asked.card


def test_a_printer_of_another_desk_is_added(asked: Volunteer, clock: FixedClock) -> None:
    """The page lists what other desks have, and how long ago they were heard of; one tap adds it."""
    hear(asked, bureau_2(clock))
    clock.advance(minutes=3)
    asked.press("Alt+P")
    asked.tap("Ajouter une imprimante")
    assert "Imprimante d’un autre bureau" in asked.told
    assert "chez Bureau 2, il y a 3 min" in asked.told
    asked.tap("Ajouter Imprimante 1")
    kept = json.loads(asked.desk.store.setting("printers"))
    assert kept == [OWN, ASKED]
    assert "Page d’essai" not in asked.buttons()
    assert "chez Bureau 2" in asked.told


def test_one_desk_alone_drives_it(
    asked: Volunteer, clock: FixedClock, printing: FakePrinting
) -> None:
    """Whoever types the address of a printer that Bureau 2 drives gets it as that of Bureau 2."""
    hear(asked, bureau_2(clock))
    asked.press("Alt+P")
    asked.tap("Ajouter une imprimante")
    printing.found((THERE, "zpl+tcp://10.0.0.9:9100#Zebra"))
    assert "10.0.0.5" not in asked.told
    asked.write("Adresse de l’imprimante", THERE)
    asked.enter()
    assert json.loads(asked.desk.store.setting("printers")) == [OWN, ASKED]
    assert "Bureau 2 imprime déjà sur cette imprimante" in asked.told
