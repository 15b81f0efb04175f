"""A printer for two desks: a wish is a record, one desk prints it, and both know."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from kiosk.controllers.passing import TakenBack
from kiosk.controllers.printer_words import printer_words
from kiosk.controllers.reprinting import Reprinting
from kiosk.core.desk_printer import uri_of
from kiosk.core.desks import DeskWord
from kiosk.core.exchange import PrinterWord
from kiosk.core.journal import RecordKind
from kiosk.core.printer_place import place_of
from kiosk.core.printjob import JobState, Priority
from kiosk.core.trouble import Trouble, TroubleKind
from tests.desks_apart import hear
from tests.fakes import FakeQueue, FixedClock
from tests.passing_desks import ADA, CHLOE, CODES, GRACE, Desk, desks_of, exchange

PRINTER = "escpos+tcp://10.0.0.5:9100?dpi=203#Imprimante%201"
SECOND = "escpos+tcp://10.0.0.6:9100#Imprimante%202"
OWN = "escpos+usb://04b8:0202#Imprimante%207"


@pytest.fixture
def desks(tmp_path: Path, clock: FixedClock) -> Iterator[tuple[Desk, Desk]]:
    """Give a desk without a printer of its own, and another whose printer it may use."""
    with desks_of(tmp_path, clock, [], [PRINTER]) as (asking, printing):
        asking.hear(printing)
        asking.badges.pool.add(printing.printer_here())
        yield asking, printing


def given(queue: FakeQueue) -> list[str]:
    """Give the codes of the badges that a desk's printers were given."""
    return [order.code for order in queue.orders]


def test_it_comes_out_at_the_other_desk(desks: tuple[Desk, Desk]) -> None:
    """Somebody comes here, their badge comes out there, once, and both desks know who asked and where."""
    asking, printing = desks
    asking.scan(ADA)
    job = asking.job(ADA)
    assert (job.desk, job.asker, job.state) == (printing.id, asking.id, JobState.WAITING)
    assert given(asking.queue) == []
    exchange(asking, printing)
    assert given(printing.queue) == ["CODEADA1"]
    assert printing.job(ADA).asker == asking.id
    printing.queue.prints()
    exchange(asking, printing)
    exchange(asking, printing)
    assert given(printing.queue) == ["CODEADA1"]
    out = asking.job(ADA)
    assert (out.state, out.desk, out.printer) == (JobState.DONE, printing.id, PRINTER)
    assert asking.badges.waiting() == printing.badges.waiting() == []


def test_the_other_desk_prints_it_in_its_turn(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    """Whoever was asked for first has their badge first, at whichever desk they stand."""
    asking, printing = desks
    printing.badges.pool.hold(PRINTER)
    for desk, who in ((printing, ADA), (asking, GRACE), (printing, CHLOE)):
        clock.advance(seconds=10)
        desk.scan(who)
    exchange(asking, printing)
    printing.badges.pool.release(PRINTER)
    for _ in range(3):
        printing.queue.prints()
    assert given(printing.queue) == [CODES[who] for who in (ADA, GRACE, CHLOE)]


def test_a_printer_of_ones_own_comes_first(desks: tuple[Desk, Desk]) -> None:
    """With a printer of its own the desk asks another only for what that cannot take now."""
    asking, printing = desks
    asking.badges.pool.add(OWN)
    for who in (ADA, GRACE):
        asking.scan(who)
    assert given(asking.queue) == ["CODEADA1"]
    assert asking.job(GRACE).desk == printing.id


def test_not_all_at_once(desks: tuple[Desk, Desk], clock: FixedClock) -> None:
    """A whole run is handed over in small parts: each that is out calls the next."""
    asking, printing = desks
    asking.badges.pool.hold(printing.printer_here())
    with asking.store.transaction():
        for _ in range(25):
            person = asking.store.registrants.person(ADA)
            asking.badges.order(
                person, code="CODEADA1", at=clock(), priority=Priority.RUN, run="soir", again=True
            )
    asking.badges.pool.release(printing.printer_here())
    assert len(asking.store.jobs.passed_on()) == 20
    exchange(asking, printing)
    for _ in range(3):
        printing.queue.prints()
    exchange(asking, printing)
    assert len(asking.store.jobs.passed_on()) == 20
    assert len(asking.badges.waiting()) == 2


def test_a_desk_that_is_silent_is_asked_nothing(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    """While nothing is heard of it the badge waits here, and says so; then it is asked by itself."""
    asking, printing = desks
    clock.advance(minutes=4)
    asking.words = [printing.word(at=asking.words[0].at, is_silent=True)]
    asking.badges.pool.look()
    asking.scan(ADA)
    assert asking.job(ADA).desk == asking.id
    trouble = asking.badges.trouble
    assert trouble is not None
    assert (trouble.kind, trouble.facts["minutes"]) == (TroubleKind.PRINTER_DESK_SILENT, 4)
    asking.words = [printing.word()]
    asking.badges.passing.take_news()
    assert asking.job(ADA).desk == printing.id
    assert asking.badges.trouble is None


def test_its_printer_is_in_trouble(desks: tuple[Desk, Desk]) -> None:
    """What ails the other desk's printer is told here in the same words, and nothing is asked of it."""
    asking, printing = desks
    printing.queue.breaks(PRINTER)
    printing.badges.pool.look()
    (word,) = printer_words(printing.badges.pool)
    assert word == PrinterWord(
        place=place_of(PRINTER),
        name="Imprimante 1",
        trouble="printer-paper-out",
        facts={"printer": PRINTER},
    )
    asking.words = [tell(printing, word)]
    asking.badges.pool.look()
    asking.scan(ADA)
    assert asking.job(ADA).desk == asking.id
    assert kind_of(asking.badges.trouble) is TroubleKind.PRINTER_PAPER_OUT
    asking.words = [tell(printing)]
    asking.badges.pool.look()
    assert kind_of(asking.badges.trouble) is TroubleKind.PRINTER_DESK_WITHOUT
    asking.words = [tell(printing, PrinterWord(place=place_of(PRINTER), name="X", trouble="new"))]
    assert kind_of(asking.badges.trouble) is TroubleKind.PRINTER_FAILED
    asking.words = []
    assert kind_of(asking.badges.trouble) is TroubleKind.PRINTER_DESK_UNHEARD


def test_what_a_desk_tells_of_its_printers(desks: tuple[Desk, Desk]) -> None:
    """Of those it drives alone: not another desk's, and of one that is held that it is."""
    asking, printing = desks
    assert printer_words(asking.badges.pool) == ()
    printing.badges.pool.hold(PRINTER)
    (word,) = printer_words(printing.badges.pool)
    assert (word.name, word.trouble) == ("Imprimante 1", "printer-held")


def test_any_printer_of_a_desk(desks: tuple[Desk, Desk]) -> None:
    """A wish may name the desk alone: it is well while one of its printers is, and any of them prints."""
    asking, printing = desks
    printing.badges.pool.add(SECOND)
    asking.badges.pool.choose([uri_of(printing.id, name="Bureau 2")])
    good, bad = (
        PrinterWord(place=place_of(uri), name="X", trouble=trouble)
        for uri, trouble in ((PRINTER, ""), (SECOND, "printer-jammed"))
    )
    asking.words = [tell(printing, bad)]
    assert kind_of(asking.badges.trouble) is TroubleKind.PRINTER_JAMMED
    asking.words = [tell(printing, bad, good)]
    for who in (ADA, GRACE):
        asking.scan(who)
    exchange(asking, printing)
    assert {order.printer for order in printing.queue.orders} == {PRINTER, SECOND}


def test_the_printer_that_was_wished_for(desks: tuple[Desk, Desk]) -> None:
    """Of two printers there it comes out of the one that was asked for, though the other is free."""
    asking, printing = desks
    printing.badges.pool.add(SECOND)
    for who in (ADA, GRACE):
        asking.scan(who)
    exchange(asking, printing)
    assert [order.printer for order in printing.queue.orders] == [PRINTER]
    waits = printing.job(GRACE)
    assert (waits.addressed, place_of(waits.printer)) == (True, place_of(PRINTER))
    printing.badges.move(waits.id, SECOND)
    assert [order.printer for order in printing.queue.orders] == [PRINTER, SECOND]
    printing.queue.prints()
    exchange(asking, printing)
    assert asking.job(GRACE).printer == SECOND


def test_it_is_not_passed_on_again(desks: tuple[Desk, Desk]) -> None:
    """A desk that uses a third one's printer does not send there what it was asked for itself."""
    asking, printing = desks
    third = uri_of("feed", place_of(SECOND), "Imprimante 2 (Bureau 3)")
    printing.words = [tell(printing, PrinterWord(place=place_of(SECOND), name="X"), id_="feed")]
    printing.badges.pool.choose([third])
    person, wanted = asking.store.registrants.person(ADA), printing.printer_here()
    with asking.store.transaction():
        asking.badges.order(person, code=person.code, at=asking.clock(), printer=wanted)
    asking.badges.start()
    printing.learn(r for r in asking.records() if r.kind != RecordKind.PRINTED)
    assert printing.job(ADA).desk == printing.id
    printing.badges.start()
    assert {r.desk for r in printing.records() if r.kind == RecordKind.PASS} == {asking.id}
    with pytest.raises(Trouble) as told:
        printing.badges.move(printing.job(ADA).id, third)
    assert told.value.kind is TroubleKind.PASSED_ALREADY


def test_taken_back_from_a_desk_that_is_silent(desks: tuple[Desk, Desk]) -> None:
    """It comes out here at once; the other, when it hears of both, prints nothing."""
    asking, printing = desks
    asking.scan(ADA)
    asking.hear(printing, is_silent=True)
    asking.badges.pool.add(OWN)
    assert asking.badges.passing.take_back(asking.job(ADA).id) is TakenBack.HERE
    assert [order.printer for order in asking.queue.orders] == [OWN]
    exchange(asking, printing)
    assert given(printing.queue) == []
    assert asking.badges.passing.take_back(asking.job(ADA).id) is TakenBack.TOO_LATE


def test_taken_back_from_a_desk_that_is_heard(desks: tuple[Desk, Desk]) -> None:
    """It comes out here once the other desk has said that it does not print it, and is not sent back there."""
    asking, printing = desks
    printing.badges.pool.hold(PRINTER)
    asking.scan(ADA)
    exchange(asking, printing)
    asking.badges.pool.add(OWN)
    for _ in range(2):
        assert asking.badges.passing.take_back(asking.job(ADA).id) is TakenBack.ASKED
    assert sum(record.kind == RecordKind.PASS for record in asking.records()) == 2
    assert given(asking.queue) == []
    exchange(asking, printing)
    printing.badges.pool.release(PRINTER)
    assert given(asking.queue) == ["CODEADA1"]
    assert given(printing.queue) == []
    asking.queue.ends(JobState.FAILED, Trouble(TroubleKind.PRINTER_FAILED, printer=OWN))
    assert asking.job(ADA).desk == asking.id


def test_taken_back_too_late(desks: tuple[Desk, Desk]) -> None:
    """A badge that is in the other desk's printer by then comes out there, and nowhere else."""
    asking, printing = desks
    asking.scan(ADA)
    exchange(asking, printing)
    asking.badges.pool.add(OWN)
    assert asking.badges.passing.take_back(asking.job(ADA).id) is TakenBack.ASKED
    exchange(asking, printing)
    assert given(asking.queue) == []
    printing.queue.prints()
    exchange(asking, printing)
    assert asking.job(ADA).state is JobState.DONE
    assert given(asking.queue) == []
    assert asking.badges.passing.take_back(asking.job(ADA).id) is TakenBack.TOO_LATE


def test_wanted_back_while_it_fails_there(desks: tuple[Desk, Desk]) -> None:
    """A badge that the other desk's printer did not take goes back, and is not tried there again."""
    asking, printing = desks
    asking.scan(ADA)
    exchange(asking, printing)
    asking.badges.passing.take_back(asking.job(ADA).id)
    exchange(asking, printing)
    printing.queue.fails(printer=PRINTER)
    printing.badges.retry()
    assert given(printing.queue) == ["CODEADA1"]
    exchange(asking, printing)
    assert (asking.job(ADA).desk, asking.job(ADA).state) == (asking.id, JobState.WAITING)


def test_wanted_back_is_not_begun(desks: tuple[Desk, Desk]) -> None:
    """Between the news that a badge is wanted back and the answer no printer is given it."""
    asking, printing = desks
    printing.badges.pool.hold(PRINTER)
    asking.scan(ADA)
    exchange(asking, printing)
    asking.badges.passing.take_back(asking.job(ADA).id)
    hear(printing.store, asking.records())
    printing.badges.pool.release(PRINTER)
    assert given(printing.queue) == []


def test_a_desk_that_starts_again_gives_back(desks: tuple[Desk, Desk]) -> None:
    """What came while it was down it answers when it starts."""
    asking, printing = desks
    printing.badges.pool.hold(PRINTER)
    asking.scan(ADA)
    exchange(asking, printing)
    asking.badges.passing.take_back(asking.job(ADA).id)
    hear(printing.store, asking.records())
    printing.start()
    assert printing.job(ADA).desk == asking.id


def test_nobody_knows_whether_it_came_out(desks: tuple[Desk, Desk]) -> None:
    """A crash of the printing desk leaves one question, at that desk; the other sees it, and prints nothing."""
    asking, printing = desks
    asking.scan(ADA)
    exchange(asking, printing)
    printing.start()
    asking.badges.passing.take_back(asking.job(ADA).id)
    exchange(asking, printing)
    assert (asking.job(ADA).state, asking.job(ADA).desk) == (JobState.UNKNOWN, printing.id)
    assert asking.badges.doubts.all() == []
    (doubtful,) = printing.badges.doubts.all()
    assert asking.badges.passing.take_back(doubtful.id) is TakenBack.TOO_LATE
    printing.badges.resolve(doubtful.id, came_out=False)
    exchange(asking, printing)
    assert given(printing.queue) == []
    assert asking.job(ADA).desk == asking.id


def test_it_is_cancelled_from_here(desks: tuple[Desk, Desk]) -> None:
    """Whoever asked can say that it is not to come out; the other desk drops it."""
    asking, printing = desks
    printing.badges.pool.hold(PRINTER)
    asking.scan(ADA)
    exchange(asking, printing)
    asking.badges.cancel(asking.job(ADA).id)
    exchange(asking, printing)
    printing.badges.pool.release(PRINTER)
    assert given(printing.queue) == []


def test_no_second_badge_beside_one_that_was_asked_for(
    desks: tuple[Desk, Desk], clock: FixedClock
) -> None:
    """Scanned again, or printed again, somebody whose badge another desk is to print gets no second one."""
    asking, printing = desks
    asking.scan(ADA)
    exchange(asking, printing)
    printing.queue.fails(printer=PRINTER)
    exchange(asking, printing)
    clock.advance(minutes=3)
    person = asking.store.registrants.person(ADA)
    with asking.store.transaction():
        asking.badges.order_first(person, code=person.code, at=clock())
    with pytest.raises(Trouble) as told:
        Reprinting(asking.store, asking.badges, now=clock).print_badge(ADA)
    assert told.value.kind is TroubleKind.BADGE_ELSEWHERE
    assert told.value.facts["desk"] == "Bureau 2"
    assert len(asking.store.jobs.of_person(ADA)) == 1


def test_one_desk_alone_drives_a_network_printer(tmp_path: Path, clock: FixedClock) -> None:
    """Where two were set up with one network printer, one of them keeps it; the other says whose it is."""
    with desks_of(tmp_path, clock, [PRINTER], [PRINTER.partition("?")[0]]) as desks:
        keeps, other = sorted(desks, key=lambda desk: desk.id)
        keeps.hear(other)
        other.hear(keeps)
        assert keeps.badges.trouble is None
        assert kind_of(other.badges.trouble) is TroubleKind.PRINTER_SHARED
        other.scan(ADA)
        assert given(other.queue) == []
        assert printer_words(other.badges.pool) == ()
        other.hear(keeps, is_silent=True)
        assert given(other.queue) == ["CODEADA1"]


def test_two_printers_on_a_cable_are_two(tmp_path: Path, clock: FixedClock) -> None:
    """The same model on USB at two desks is nobody else's."""
    with desks_of(tmp_path, clock, [OWN], [OWN]) as (one, two):
        one.hear(two)
        two.hear(one)
        assert one.badges.trouble is two.badges.trouble is None


def tell(desk: Desk, *printers: PrinterWord, id_: str = "") -> DeskWord:
    """Give what a desk tells when it has these printers."""
    return replace(desk.word(), printers=printers, id=id_ or desk.id)


def kind_of(trouble: Trouble | None) -> TroubleKind | None:
    """Give the kind of a trouble."""
    return trouble.kind if trouble is not None else None
