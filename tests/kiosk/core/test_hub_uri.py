"""Where desks exchange, as people say it and as one text."""

import pytest

from kiosk.core.hub_uri import HubKind, WebdavPlace, hub_kind, webdav_place


@pytest.mark.parametrize(
    ("hub", "kind"),
    [
        ("", HubKind.NONE),
        ("/media/cle/accueil", HubKind.FOLDER),
        ("C:\\Partage\\accueil", HubKind.FOLDER),
        ("\\\\serveur\\partage", HubKind.FOLDER),
        ("webdavs://nuage.example/dav", HubKind.WEBDAV),
        ("webdav://127.0.0.1:8080/dav", HubKind.WEBDAV),
    ],
)
def test_the_kind_of_a_place(hub: str, kind: HubKind) -> None:
    """A path is a folder, on whatever system."""
    assert hub_kind(hub) is kind


@pytest.mark.parametrize(
    ("typed", "uri"),
    [
        ("https://nuage.example/dav/Accueil", "webdavs://nuage.example/dav/Accueil"),
        ("nuage.example/dav", "webdavs://nuage.example/dav"),
        (" http://127.0.0.1:8080/ ", "webdav://127.0.0.1:8080/"),
        ("webdavs://nuage.example/dav", "webdavs://nuage.example/dav"),
        ("", ""),
    ],
)
def test_an_address_as_a_browser_has_it(typed: str, uri: str) -> None:
    """It is copied from the browser, or typed without its beginning."""
    assert WebdavPlace(address=typed).uri == uri


def test_name_and_password_of_any_letters() -> None:
    """What people choose goes in and comes out as it was."""
    place = WebdavPlace(
        address="https://nuage.example/dav", name="anna@ville.example", password="à:b/c@d"
    )
    assert webdav_place(place.uri) == place
    assert "à:b/c@d" not in place.uri
