"""The page of the exchange, as somebody at the desk uses it."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QCheckBox

from kiosk.controllers.packing import PackWish, make_pack
from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.moment import to_ms
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.load_page import LoadPage
from kiosk.ui.pack_page import PackPage
from kiosk.ui.share_page import SharePage
from tests.desk import an_event, small_desk
from tests.fakes import FixedClock
from tests.fakes_sync import WORDS, FakeSync, FakeSyncing
from tests.volunteer import FakePrinting, Volunteer, at_the_window, wait_until


@pytest.fixture
def sync() -> FakeSync:
    """Give a room where every place works."""
    return FakeSync()


@pytest.fixture
def exchanging() -> FakeSyncing:
    """Give a desk's exchange, nowhere yet."""
    return FakeSyncing()


@pytest.fixture
def volunteer(
    qapp: QApplication,
    store: DeskStore,
    clock: FixedClock,
    sync: FakeSync,
    exchanging: FakeSyncing,
) -> Iterator[Volunteer]:
    """Give somebody at a desk with the page of the exchange open."""
    with at_the_window(
        qapp, store, clock, FakePrinting(), sync=sync, exchanging=exchanging
    ) as volunteer:
        volunteer.tap("Échange")
        yield volunteer


def page(volunteer: Volunteer) -> SharePage:
    """Give the page on the screen."""
    shown = volunteer.desk.window.currentWidget()
    assert isinstance(shown, SharePage)
    return shown


def says(volunteer: Volunteer, text: str) -> None:
    """Wait until the page says *text*."""
    wait_until(lambda: text in volunteer.told)


def test_there_and_back(volunteer: Volunteer) -> None:
    """A key leads to the page and back; Échap too."""
    for key in ("Ctrl+E", "Esc"):
        page(volunteer)
        volunteer.press(key)
        assert isinstance(volunteer.desk.window.currentWidget(), DeskWindow)
        volunteer.press("Ctrl+E")


def test_a_field_that_wants_the_key_too(volunteer: Volunteer) -> None:
    """On Linux a field takes Ctrl+E for the end of the line: it leads to the page all the same."""
    volunteer.press("Ctrl+E")
    greedy = _Greedy(volunteer.desk.window)
    QApplication.focusWidget().installEventFilter(greedy)
    volunteer.press("Ctrl+E")
    assert isinstance(volunteer.desk.window.currentWidget(), SharePage)


class _Greedy(QObject):
    """Claims every key for the field it watches."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().eventFilter(watched, event)


def test_this_desk_gets_a_name(
    volunteer: Volunteer, store: DeskStore, exchanging: FakeSyncing
) -> None:
    """It is typed on the page, told to the others at once, and stands in the strip."""
    assert not volunteer.button("Renommer ce poste").isEnabled()
    volunteer.write("Nom de ce poste", "  ")
    assert not volunteer.button("Renommer ce poste").isEnabled()
    volunteer.write("Nom de ce poste", "Entrée  nord ")
    volunteer.tap("Renommer ce poste")
    assert (store.own_name, exchanging.asked) == ("Entrée nord", 1)
    assert store.own_name == "Entrée nord"
    assert not volunteer.button("Renommer ce poste").isEnabled()
    volunteer.press("Ctrl+E")
    assert "Entrée nord" in volunteer.told


def test_a_folder_is_tried_and_kept(
    volunteer: Volunteer, sync: FakeSync, exchanging: FakeSyncing
) -> None:
    """It is typed, tried on another thread, and kept when somebody says so."""
    assert "Ce poste compte seul." in volunteer.told
    volunteer.tap("Un dossier")
    assert not volunteer.button("Enregistrer").isEnabled()
    volunteer.write("Dossier d’échange", "/partage/accueil")
    volunteer.tap("Essayer")
    says(volunteer, "Cela marche : ce poste peut y écrire, y lire et y effacer. Enregistrez.")
    assert (sync.tried, exchanging.chosen) == (["/partage/accueil"], [])
    volunteer.tap("Enregistrer")
    assert exchanging.chosen == ["/partage/accueil"]
    assert "C’est enregistré : l’échange commence." in volunteer.told
    assert not volunteer.button("Enregistrer").isEnabled()


def test_a_webdav_place(volunteer: Volunteer, exchanging: FakeSyncing, sync: FakeSync) -> None:
    """Address, name and password are three fields and one hub; the password is never shown."""
    volunteer.tap("WebDAV")
    volunteer.write("Adresse", "https://nuage.example/dav")
    volunteer.write("Nom d’utilisateur", "anna")
    volunteer.write("Mot de passe", "p@ss")
    hub = "webdavs://anna:p%40ss@nuage.example/dav"
    sync.trouble = Trouble(TroubleKind.HUB_DENIED, hub=hub)
    volunteer.tap("Essayer")
    says(volunteer, "refuse l’accès.")
    assert "p%40ss" not in volunteer.told
    volunteer.tap("Enregistrer")
    assert exchanging.chosen == [hub]


def test_a_place_that_hangs(volunteer: Volunteer, sync: FakeSync) -> None:
    """Somebody may stop the trial; what it says later is of no interest, and the desk goes on."""
    sync.hangs = Event()
    volunteer.tap("Un dossier")
    volunteer.write("Dossier d’échange", "/partage/pendu")
    volunteer.tap("Essayer")
    volunteer.tap("Annuler")
    assert "L’essai est arrêté." in volunteer.told
    sync.trouble = Trouble(TroubleKind.HUB_FULL, hub="/partage/pendu")
    sync.hangs.set()
    volunteer.scan("CODEADA1")
    assert "Ada LOVELACE" in volunteer.card
    volunteer.press("Ctrl+E")
    assert "est plein" not in volunteer.told


def test_what_is_begun_is_not_lost(volunteer: Volunteer) -> None:
    """A scan leads away from an address half typed, and one finds it again."""
    volunteer.tap("Un dossier")
    volunteer.write("Dossier d’échange", "/partage/à moitié")
    volunteer.scan("CODEADA1")
    volunteer.press("Ctrl+E")
    assert page(volunteer).place.hub == "/partage/à moitié"


def test_how_the_exchange_stands(
    volunteer: Volunteer, exchanging: FakeSyncing, clock: FixedClock
) -> None:
    """When it last went through, what waits, what is wrong, and each desk with its time."""
    now = to_ms(clock())
    trouble = Trouble(TroubleKind.HUB_MISSING, hub="/partage")
    desks = (
        DeskWord(id="b", name="Bureau 2", at=now - 240_000, is_silent=True),
        DeskWord(id="c", name="Bureau 3", at=None),
    )
    exchanging.says(
        SyncState(hub="/partage", last_at=now - 7000, waiting=3, trouble=trouble, desks=desks)
    )
    told = volunteer.told
    assert "Dernier échange : il y a 7 s." in told
    assert "3 entrées pas encore publiées : elles sont gardées ici." in told
    assert "Le dossier partagé /partage n’est pas là." in told
    assert "Bureau 2\nil y a 4 min\nBureau 3\njamais entendu" in told
    exchanging.says(SyncState(hub="/partage", last_at=now))
    assert "Bureau 2" not in volunteer.told
    assert "Aucun autre poste n’a encore été entendu." in volunteer.told


def test_a_pack_for_another_desk(volunteer: Volunteer, tmp_path: Path) -> None:
    """The phrase stands there large, before and after the file is written."""
    volunteer.tap("Faire un paquet")
    assert WORDS in volunteer.told
    page(volunteer).packing._tell_file(str(tmp_path / "petit.accueil"))
    says(volunteer, f"Le paquet est écrit : {tmp_path / 'petit.accueil'}.")
    assert "sans les colonnes réservées" in volunteer.told
    assert WORDS in volunteer.told
    volunteer.press("Esc")
    volunteer.tap("Faire un paquet")
    assert "Le paquet est écrit" not in volunteer.told


def test_a_pack_that_cannot_be_written(volunteer: Volunteer, tmp_path: Path) -> None:
    """It is told, and another file can be chosen."""
    volunteer.tap("Faire un paquet")
    volunteer.tick("Poste d’organisateur")
    page(volunteer).packing._tell_file(str(tmp_path / "nulle part" / "x.accueil"))
    says(volunteer, "n’existe pas. Créez-le, ou choisissez-en un autre.")
    assert volunteer.button("Écrire le paquet").isEnabled()


def test_after_a_theft(volunteer: Volunteer, store: DeskStore, tmp_path: Path) -> None:
    """It is asked first; the new key comes with its pack."""
    before = store.keys(FakeSync().public_of).seal
    volunteer.tap("Changer la clé secrète")
    volunteer.tap("Laisser")
    volunteer.tap("Changer la clé secrète")
    volunteer.tap("Oui, faire une nouvelle clé")
    assert store.keys(FakeSync().public_of).seal == before
    page(volunteer).packing._tell_file(str(tmp_path / "nouveau.accueil"))
    says(volunteer, "Le paquet est écrit")
    assert store.keys(FakeSync().public_of).seal != before


def test_a_stick_that_is_carried(volunteer: Volunteer, exchanging: FakeSyncing) -> None:
    """Plugged in, exchanged, taken out; the next time it is one press."""
    volunteer.tap("Échanger avec une clé")
    assert "Branchez la clé." in volunteer.told
    page(volunteer).carrying.exchange_at(Path("/media/CLE"))
    assert exchanging.folder == Path("/media/CLE")
    assert "Laissez la clé branchée" in volunteer.told
    exchanging.finish(None, 1, 30)
    assert "Échangé : 1 entrée déposée, 30 reprises." in volunteer.told
    assert "Vous pouvez la retirer" in volunteer.told
    volunteer.tap("Échanger avec CLE")
    exchanging.finish(Trouble(TroubleKind.HUB_FULL, hub="/media/CLE"), 0, 0)
    assert "Le dossier partagé /media/CLE est plein." in volunteer.told
    assert "Vous pouvez la retirer" not in volunteer.told
    volunteer.tap("Échanger avec CLE")
    exchanging.finish(None, 0, 0)
    assert "Échangé : il n’y avait rien de nouveau." in volunteer.told


def pack_of(store: DeskStore) -> Path:
    """Make a pack of a desk, and give its file."""
    path = store.folder.parent / "petit.accueil"
    keys = store.keys(FakeSync().public_of)
    make_pack(store, FakeSync(), PackWish(path=path, passphrase=WORDS), keys)
    return path


def open_pack(volunteer: Volunteer, path: Path, words: str = WORDS) -> None:
    """Choose a file and type its phrase."""
    shown = volunteer.desk.window.currentWidget()
    assert isinstance(shown, PackPage)
    shown.asking.choose(path)
    volunteer.write("Phrase du paquet", words)
    volunteer.tap("Ouvrir")
    wait_until(lambda: not shown.is_waiting)


@pytest.fixture
def new_desk(tmp_path: Path, clock: FixedClock) -> Iterator[DeskStore]:
    """Give a desk that knows nothing."""
    with DeskStore.open_for_writing(tmp_path / "new", now=clock) as store:
        yield store


def test_a_new_desk_has_a_pack(
    store: DeskStore, qapp: QApplication, new_desk: DeskStore, clock: FixedClock
) -> None:
    """Beside loading a list it is offered; a wrong phrase is told; then the desk opens."""
    path = pack_of(store)
    with at_the_window(qapp, new_desk, clock, FakePrinting()) as second:
        second.tap("J’ai un paquet")
        open_pack(second, path, "lampe cerise")
        assert "Ce n’est pas la phrase de ce paquet." in second.told
        open_pack(second, path)
        assert "« Petit événement » est ouvert sur ce poste." in second.told
        second.tap("Ouvrir l’accueil")
        assert isinstance(second.desk.window.currentWidget(), DeskWindow)
        second.scan("CODEADA1")
        assert "Ada LOVELACE" in second.card


def test_who_has_no_pack_after_all(
    qapp: QApplication, new_desk: DeskStore, clock: FixedClock
) -> None:
    """The way back leads to the list."""
    with at_the_window(qapp, new_desk, clock, FakePrinting()) as second:
        second.tap("J’ai un paquet")
        second.tap("Retour")
        assert isinstance(second.desk.window.currentWidget(), LoadPage)


def test_a_pack_at_a_desk_at_work(volunteer: Volunteer, store: DeskStore) -> None:
    """What is new comes in, and the desk goes on."""
    volunteer.tap("Ouvrir un paquet")
    open_pack(volunteer, pack_of(store))
    assert "Tout ce que ce paquet apporte était déjà sur ce poste." in volunteer.told
    volunteer.tap("Retour à l’accueil")
    volunteer.scan("CODEADA1")
    assert "Ada LOVELACE" in volunteer.card


def test_a_pack_that_was_clicked_on(
    qapp: QApplication, new_desk: DeskStore, clock: FixedClock, tmp_path: Path
) -> None:
    """The window opens on its phrase."""
    with at_the_window(qapp, new_desk, clock, FakePrinting()) as second:
        second.desk.open_pack(tmp_path / "petit.accueil")
        assert "petit.accueil" in second.told
        assert not second.button("Ouvrir").isEnabled()
        second.write("Phrase du paquet", WORDS)
        second.enter()
        wait_until(lambda: "n’existe pas" in second.told)


def test_another_events_pack(
    store: DeskStore, qapp: QApplication, tmp_path: Path, clock: FixedClock
) -> None:
    """It says what to do in a window, where there is no command line."""
    path = pack_of(store)
    with (
        small_desk(tmp_path / "fair", clock, an_event(id="salon")) as fair,
        at_the_window(qapp, fair, clock, FakePrinting(), exchanging=FakeSyncing()) as second,
    ):
        second.press("Ctrl+E")
        second.tap("Ouvrir un paquet")
        open_pack(second, path)
        assert "rien n’a été changé" in second.told
        assert "--data" not in second.told


def test_a_desk_of_a_pack_changes_no_key(
    store: DeskStore, qapp: QApplication, new_desk: DeskStore, clock: FixedClock
) -> None:
    """Neither the theft nor the organiser's pack is offered where it would be refused."""
    path = pack_of(store)
    with at_the_window(qapp, new_desk, clock, FakePrinting(), exchanging=FakeSyncing()) as second:
        second.tap("J’ai un paquet")
        open_pack(second, path)
        second.tap("Ouvrir l’accueil")
        second.press("Ctrl+E")
        assert "Après un vol" not in second.told
        second.tap("Faire un paquet")
        boxes = second.desk.window.findChildren(QCheckBox)
        assert [box.text() for box in boxes if box.isVisible()] == []
