"""`serve`: whoever has the link sees the page, and nobody can do anything else."""

import http.client
import threading
from argparse import Namespace
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.cli.arguments import read_arguments
from kiosk.cli.serve import FRESH_SECONDS, FreshPage, kept_secret, listening, page_of
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from tests.fakes import FixedClock
from tests.kiosk.cli.conftest import Command

SECRET = "un-secret-de-test"
Ask = Callable[..., http.client.HTTPResponse]


@pytest.fixture
def ask(raict: Path, clock: FixedClock) -> Iterator[Ask]:
    """Serve the reference event and give what asks for a path."""
    page = FreshPage(lambda: page_of(raict, clock))
    with listening(page, secret=SECRET, port=0, host="127.0.0.1") as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
        thread.start()

        def ask(path: str, method: str = "GET") -> http.client.HTTPResponse:
            connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
            connection.request(method, path)
            answer = connection.getresponse()
            answer.body = answer.read()  # type: ignore[attr-defined] # kept for the test
            connection.close()
            return answer

        yield ask
        server.shutdown()
        thread.join()


def test_the_page(ask: Ask, command: Command, raict: Path) -> None:
    """The link shows the figures of this desk, while it goes on working."""
    command("scan", "--session", "ACC", data=raict, typed="BMN3CSHMXA\n")
    answer = ask(f"/{SECRET}/")
    assert answer.status == 200
    assert "<b>1</b><small>sur 595 attendus</small>" in answer.body.decode()  # type: ignore[attr-defined] # kept
    assert answer.headers["Cache-Control"] == "no-store"
    assert "default-src 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "no-referrer"


@pytest.mark.parametrize(
    "path", ["/", f"/{SECRET}", f"/{SECRET}/x", f"/{SECRET}/../", "/live.html", "/%00"]
)
def test_anything_else_is_nothing(ask: Ask, path: str) -> None:
    """Without the whole secret there is nothing to be seen, not even an error of ours."""
    answer = ask(path)
    assert (answer.status, answer.body) == (404, b"")  # type: ignore[attr-defined] # kept


def test_it_can_only_be_read(ask: Ask) -> None:
    """HEAD tells as much as GET and shows nothing; no other word is understood."""
    head = ask(f"/{SECRET}/", "HEAD")
    assert (head.status, head.body) == (200, b"")  # type: ignore[attr-defined] # kept
    assert int(head.headers["Content-Length"]) > 1000
    for method in ("POST", "PUT", "DELETE", "OPTIONS"):
        assert ask(f"/{SECRET}/", method).status == 501


def test_a_hundred_telephones_make_one_page() -> None:
    """It is made anew at most every two seconds, however many ask."""
    made, time = [], [0.0]
    page = FreshPage(lambda: bytes(made.append(1) or b"x"), clock=lambda: time[0])
    for _ in range(100):
        page.get()
    assert len(made) == 1
    time[0] = FRESH_SECONDS
    page.get()
    assert len(made) == 2


def test_data_that_cannot_be_read_just_now(clock: FixedClock, tmp_path: Path) -> None:
    """The telephone is told to come again, and the server goes on."""
    page = FreshPage(lambda: page_of(tmp_path, clock))
    with listening(page, secret=SECRET, port=0, host="127.0.0.1") as server:
        thread = threading.Thread(target=server.handle_request)
        thread.start()
        connection = http.client.HTTPConnection("127.0.0.1", server.server_port, timeout=10)
        connection.request("GET", f"/{SECRET}/")
        assert connection.getresponse().status == 503
        connection.close()
        thread.join()


def test_a_port_that_is_taken(clock: FixedClock, tmp_path: Path) -> None:
    """Another program listens there: that is said, with another port to try."""
    page = FreshPage(lambda: b"")
    with listening(page, secret=SECRET, port=0, host="127.0.0.1") as server:
        with pytest.raises(Trouble) as caught:
            listening(page, secret=SECRET, port=server.server_port, host="127.0.0.1")
        assert caught.value.kind is TroubleKind.PORT_TAKEN


def test_a_link_can_stay_the_same(store: DeskStore) -> None:
    """Printed on a sheet the day before, it still works in the morning."""
    first = kept_secret(store.folder)
    assert len(first) >= 16
    assert kept_secret(store.folder) == first


def test_where_nothing_is_loaded(command: Command, tmp_path: Path) -> None:
    """There is no page of nothing: one line says what to do."""
    said = command("serve", data=tmp_path / "nothing")
    assert said.status == 1
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize("port", ["-1", "70000", "http"])
def test_what_is_no_port(port: str) -> None:
    """Wrong usage ends with status 2."""
    with pytest.raises(SystemExit) as caught:
        read_arguments(["serve", "--port", port])
    assert caught.value.code == 2


def test_it_is_off_unless_asked_for() -> None:
    """No other command listens; the link is a new one each time unless it is to be kept."""
    arguments: Namespace = read_arguments(["serve"])
    assert (arguments.command, arguments.port, arguments.secret) == ("serve", 8090, False)
