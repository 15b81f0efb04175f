"""A hub as it is shown: never with its password."""

import pytest

from kiosk.core.hub_address import scheme_of, shown_hub


@pytest.mark.parametrize(
    ("hub", "shown"),
    [
        ("/media/cle/accueil", "/media/cle/accueil"),
        (r"\\serveur\partage@home:x", r"\\serveur\partage@home:x"),
        ("webdavs://cloud.example/dav", "webdavs://cloud.example/dav"),
        ("webdavs://cloud.example:8443/dav", "webdavs://cloud.example:8443/dav"),
        ("webdavs://cloud.example/dav/a@b", "webdavs://cloud.example/dav/a@b"),
        ("webdavs://anna@cloud.example/dav", "webdavs://anna@cloud.example/dav"),
        ("webdavs://anna:secret@cloud.example/dav", "webdavs://anna@cloud.example/dav"),
        ("webdavs://anna:secret@cloud.example/d@v", "webdavs://anna@cloud.example/d@v"),
        ("webdavs://anna:se@cret@cloud.example/dav", "webdavs://anna@cloud.example/dav"),
        ("webdavs://anna:se/cret@cloud.example/dav", "webdavs://anna@cloud.example/dav"),
        ("webdavs://anna:s#e?c@cloud.example/dav", "webdavs://anna@cloud.example/dav"),
        ("postgresql://anna:secret@db.example/event", "postgresql://anna@db.example/event"),
        ("https://anna:secret@h/x", "https://anna@h/x"),
    ],
)
def test_it_is_shown_without_its_password(hub: str, shown: str) -> None:
    """Not even where the password was typed as it is, unquoted."""
    assert shown_hub(hub) == shown


def test_a_folder_has_no_scheme() -> None:
    """A Windows drive is none."""
    assert [scheme_of(hub) for hub in ("/a", r"C:\a", "WebDAVs://h", "")] == ["", "", "webdavs", ""]
