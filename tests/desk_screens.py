"""The states of the screens about other desks, for `tests.screens`."""

from collections.abc import Callable, Mapping
from pathlib import Path

from kiosk.core.desks import DeskWord, SyncState
from kiosk.core.moment import to_ms
from kiosk.core.trouble import Trouble, TroubleKind
from tests.fakes_sync import FakeSyncing
from tests.stage import Stage

SHARE = "\\\\serveur-mairie\\commun\\Accueil RAICT"
CLOUD = "webdavs://anna:secret@nuage.collectivites.example/remote.php/dav/files/anna/Accueil"


def exchanging(at: int, *, hub: str = SHARE, **more: object) -> SyncState:
    """Give an exchange that goes on at *at* with four desks, one of them silent."""
    heard = (
        ("Bureau 2", 3),
        ("Bureau 3", 12),
        ("Porte Amphi Rochefoucault", 41),
        ("Bureau 4", 257),
    )
    desks = tuple(
        DeskWord(id=name, name=name, at=at - 1000 * past, is_silent=past > 60)
        for name, past in heard
    )
    told = {"hub": hub, "last_at": at - 4000, "desks": desks} | more
    return SyncState(**told)  # type: ignore[arg-type] # the test's own words


def _open(stage: Stage, **said: object) -> FakeSyncing:
    stage.morning()
    stage.exchanging.says(exchanging(to_ms(stage.clock()), **said))
    stage.volunteer.press("Ctrl+E")
    stage.settle()
    return stage.exchanging


def _share(stage: Stage) -> None:
    _open(stage)


def _share_alone(stage: Stage) -> None:
    _open(stage, hub="", desks=(), last_at=None)


def _share_in_trouble(stage: Stage) -> None:
    """The share is gone, and much waits."""
    _open(
        stage,
        waiting=1204,
        last_at=to_ms(stage.clock()) - 11 * 60_000,
        trouble=Trouble(TroubleKind.HUB_MISSING, hub=SHARE),
    )
    stage.sync.trouble = Trouble(TroubleKind.HUB_READ_ONLY, hub=SHARE)
    stage.volunteer.tap("Essayer")
    stage.until(lambda: "ne peut qu’être lu" in stage.volunteer.told)
    stage.settle()


def _share_webdav(stage: Stage) -> None:
    _open(stage, hub=CLOUD)
    stage.volunteer.tap("Essayer")
    stage.until(lambda: "Cela marche" in stage.volunteer.told)
    stage.settle()


def _pack(stage: Stage) -> None:
    _open(stage)
    stage.volunteer.tap("Faire un paquet")


def _pack_written(stage: Stage) -> None:
    _pack(stage)
    page = stage.volunteer.desk.window.currentWidget()
    page.packing._tell_file(str(stage.folder / "RAICT-2025.accueil"))
    stage.until(lambda: "Le paquet est écrit" in stage.volunteer.told)
    stage.settle()


def _theft(stage: Stage) -> None:
    _open(stage)
    stage.volunteer.tap("Changer la clé secrète")


def _new_key(stage: Stage) -> None:
    _theft(stage)
    stage.volunteer.tap("Oui, faire une nouvelle clé")


def _carry(stage: Stage) -> None:
    _open(stage)
    stage.volunteer.tap("Échanger avec une clé")


def _carried(stage: Stage) -> None:
    _carry(stage)
    page = stage.volunteer.desk.window.currentWidget()
    page.carrying.exchange_at(Path("/media/CLE-ACCUEIL"))
    stage.exchanging.finish(None, 128, 341)
    stage.settle()


def _open_pack(stage: Stage) -> None:
    _open(stage)
    stage.volunteer.tap("Ouvrir un paquet")
    page = stage.volunteer.desk.window.currentWidget()
    page.asking.choose(Path("RAICT-2025.accueil"))
    stage.volunteer.write("Phrase du paquet", "lampe cerise tunel avocat violon")
    page.asking.tell(
        "Ce n’est pas la phrase de ce paquet. Relisez-la sur le poste qui l’a fait, mot par mot."
    )


def _pack_opened(stage: Stage) -> None:
    from kiosk.core.pack import Opened
    from kiosk.wording.packing import opened_text

    _open_pack(stage)
    opened = Opened(
        event="Rencontres de l’action internationale des collectivités territoriales",
        people=595,
        new=14,
        is_organiser=False,
        is_first=True,
        takes_over=True,
        hub=SHARE,
        beside=("card (paquet)",),
    )
    stage.volunteer.desk.window.currentWidget().show_done(opened_text(opened))
    stage.settle()


DESK_STATES: Mapping[str, Callable[[Stage], None]] = {
    "share": _share,
    "share-alone": _share_alone,
    "share-trouble": _share_in_trouble,
    "share-webdav": _share_webdav,
    "share-pack": _pack,
    "share-pack-written": _pack_written,
    "share-theft": _theft,
    "share-new-key": _new_key,
    "share-carry": _carry,
    "share-carried": _carried,
    "share-open": _open_pack,
    "share-opened": _pack_opened,
}
