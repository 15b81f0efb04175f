"""A WebDAV folder as a hub, and what a server or a network may answer."""

from collections.abc import Iterator

import pytest

from kiosk.core.trouble import Trouble, TroubleKind
from sync.webdav import WebdavHub
from tests.sync.webdav_server import WebdavServer, serving

SEGMENT = "d1/1.1-2.abc.seg"


@pytest.fixture
def hub(server: WebdavServer) -> Iterator[WebdavHub]:
    """Give the hub at that server."""
    hub = WebdavHub(server.address())
    yield hub
    hub.close()


def met(hub: WebdavHub, deed: str, *arguments: object) -> Trouble:
    """Give the trouble that the *deed* meets; it never shows the password."""
    with pytest.raises(Trouble) as raised:
        getattr(hub, deed)(*arguments)
    assert "anna@127.0.0.1" in str(raised.value.facts["hub"])
    assert "p@ss" not in str(raised.value) + repr(raised.value.facts)
    assert "p%40ss" not in str(raised.value) + repr(raised.value.facts)
    return raised.value


def test_a_file_is_sent_aside_and_moved(hub: WebdavHub, server: WebdavServer) -> None:
    """Nobody sees it half, and no question goes deeper than one folder."""
    hub.put(SEGMENT, b"x")
    hub.listing()
    assert [path.name for path in (server.folder / "d1").iterdir()] == ["1.1-2.abc.seg"]
    methods = [method for method, _ in server.requests]
    assert methods[-3:] == ["MOVE", "PROPFIND", "PROPFIND"]
    assert "infinity" not in server.depths


def test_a_second_file_is_two_requests(hub: WebdavHub, server: WebdavServer) -> None:
    """Publishing is quick where the folder is there."""
    hub.put(SEGMENT, b"x")
    server.requests.clear()
    hub.put("d1/1.3-4.abc.seg", b"x")
    assert [method for method, _ in server.requests if method != "PROPFIND"] == ["PUT", "MOVE"]


def test_left_over_temporaries_of_ones_own_are_cleaned_up(
    hub: WebdavHub, server: WebdavServer
) -> None:
    """What a crash left below a desk's name is gone after its first file; another desk's stays."""
    for desk in ("d1", "d2"):
        (server.folder / desk).mkdir()
        (server.folder / desk / ".1.1-1.x.seg.0000.tmp").write_bytes(b"half")
    assert hub.listing() == {}
    hub.put(SEGMENT, b"x")
    assert not (server.folder / "d1" / ".1.1-1.x.seg.0000.tmp").exists()
    assert (server.folder / "d2" / ".1.1-1.x.seg.0000.tmp").exists()


def test_a_folder_that_was_taken_away_is_made_again(hub: WebdavHub, server: WebdavServer) -> None:
    """Somebody cleans up on the server: the next round goes through."""
    hub.put(SEGMENT, b"x")
    (server.folder / SEGMENT).unlink()
    (server.folder / "d1").rmdir()
    met(hub, "put", SEGMENT, b"x")
    assert hub.put(SEGMENT, b"x") is True


def test_a_wrong_password_is_said_to_be_wrong(server: WebdavServer) -> None:
    """Each deed says so."""
    hub = WebdavHub(server.address("anna:wr%6Fng"))
    for deed in (("listing",), ("get", SEGMENT), ("put", SEGMENT, b"x"), ("replace", "a", b"x")):
        assert met(hub, *deed).kind is TroubleKind.HUB_DENIED
    hub.close()


def test_a_server_that_goes_away_is_out_of_reach_and_comes_back(
    server: WebdavServer, hub: WebdavHub
) -> None:
    """A telephone's network drops: each deed says so, and nothing hangs."""
    hub.put(SEGMENT, b"x")
    server.stop()
    for deed in (("listing",), ("get", SEGMENT), ("put", SEGMENT, b"x"), ("remove", SEGMENT)):
        assert met(hub, *deed).kind is TroubleKind.HUB_UNREACHABLE


def test_a_full_server_is_said_to_be_full(server: WebdavServer, hub: WebdavHub) -> None:
    """507 is what servers say of a quota."""
    server.answers["PUT"] = "507 Insufficient Storage"
    assert met(hub, "put", SEGMENT, b"x").kind is TroubleKind.HUB_FULL
    assert met(hub, "replace", "live.html", b"x").kind is TroubleKind.HUB_FULL


def test_a_server_that_can_only_be_read_is_said_to_be(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    """What others did is read, and nothing is written."""
    with serving(tmp_path_factory.mktemp("served"), read_only=True) as server:
        (server.folder / "d1").mkdir()
        (server.folder / SEGMENT).write_bytes(b"x")
        hub = WebdavHub(server.address())
        assert hub.listing() == {SEGMENT: 1}
        assert hub.get(SEGMENT) == b"x"
        assert met(hub, "put", "d1/b.seg", b"x").kind is TroubleKind.HUB_READ_ONLY
        assert met(hub, "remove", SEGMENT).kind is TroubleKind.HUB_READ_ONLY
        hub.close()


def test_a_folder_that_is_not_there_is_missed_and_can_be_made(server: WebdavServer) -> None:
    """It is made where the one it lies in is there."""
    hub = WebdavHub(server.address(path="/dav/event"))
    assert met(hub, "listing").kind is TroubleKind.HUB_MISSING
    assert met(hub, "put", SEGMENT, b"x").kind is TroubleKind.HUB_MISSING
    hub.create()
    assert hub.listing() == {}
    hub.close()
    deep = WebdavHub(server.address(path="/dav/a/b/c"))
    assert met(deep, "create").kind is TroubleKind.HUB_MISSING
    deep.close()


@pytest.mark.parametrize(
    ("method", "status", "deed", "kind"),
    [
        ("PROPFIND", "503 Service Unavailable", ("listing",), TroubleKind.HUB_UNREACHABLE),
        ("PROPFIND", "200 OK", ("listing",), TroubleKind.HUB_UNREACHABLE),
        ("PROPFIND", "207 Multi-Status", ("listing",), TroubleKind.HUB_UNREACHABLE),
        ("PROPFIND", "302 Found", ("listing",), TroubleKind.HUB_UNREACHABLE),
        ("PROPFIND", "403 Forbidden", ("listing",), TroubleKind.HUB_DENIED),
        ("PUT", "500 Internal Server Error", ("put", SEGMENT, b"x"), TroubleKind.HUB_FAILED),
        ("PUT", "405 Method Not Allowed", ("put", SEGMENT, b"x"), TroubleKind.HUB_READ_ONLY),
        ("MOVE", "507 Insufficient Storage", ("put", SEGMENT, b"x"), TroubleKind.HUB_FULL),
        ("MOVE", "403 Forbidden", ("put", SEGMENT, b"x"), TroubleKind.HUB_READ_ONLY),
        ("GET", "500 Internal Server Error", ("get", SEGMENT), TroubleKind.HUB_FAILED),
    ],
)
def test_what_a_server_answers_becomes_a_trouble(
    server: WebdavServer,
    hub: WebdavHub,
    method: str,
    status: str,
    deed: tuple[str, ...],
    kind: TroubleKind,
) -> None:
    """A hotel's page to sign in (200, a redirect, or no XML) is a network that does not get through."""
    server.page = b"<html>Bienvenue"
    server.answers[method] = status
    assert met(hub, *deed).kind is kind
    assert [path for path in server.folder.rglob("*") if path.is_file()] == []


@pytest.mark.parametrize("status", ["403 Forbidden", "404 Not Found", "423 Locked"])
def test_a_file_that_cannot_be_had_is_no_trouble_of_the_hub(
    server: WebdavServer, hub: WebdavHub, status: str
) -> None:
    """The next round tries again."""
    server.answers["GET"] = status
    assert hub.get(SEGMENT) is None


@pytest.mark.parametrize("status", ["502 Bad Gateway", "405 Method Not Allowed"])
def test_where_nothing_can_be_moved_files_are_sent_at_once(
    server: WebdavServer, hub: WebdavHub, status: str
) -> None:
    """Behind a server that knows itself by another name; a name that is taken still stays."""
    server.answers["MOVE"] = status
    assert hub.put(SEGMENT, b"first") is True
    assert hub.replace("live.html", b"1") is True
    assert hub.replace("live.html", b"2") is True
    assert hub.listing() == {SEGMENT: 5, "live.html": 1}
    assert hub.put(SEGMENT, b"second") is False
    assert hub.get(SEGMENT) == b"first"
    assert [path.name for path in server.folder.rglob(".*")] == []


def test_a_central_file_that_is_locked_stays_and_is_said_to_be_held(
    server: WebdavServer, hub: WebdavHub
) -> None:
    """Somebody edits it over WebDAV: the file stays as it was, and nothing is left beside it."""
    hub.replace("attendance.csv", b"old")
    server.answers["MOVE"] = "423 Locked"
    assert hub.replace("attendance.csv", b"new") is False
    assert {path.name: path.read_bytes() for path in server.folder.iterdir()} == {
        "attendance.csv": b"old"
    }


@pytest.mark.parametrize(
    "address", ["webdavs://", "webdavs:///dav", "webdavs://host:x/", "ftp://a/b"]
)
def test_an_address_that_is_none_is_refused(address: str) -> None:
    """It names nothing that can be a hub."""
    with pytest.raises(Trouble) as met:
        WebdavHub(address)
    assert met.value.kind is TroubleKind.HUB_UNKNOWN
