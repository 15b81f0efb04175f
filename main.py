"""The front door: arguments, event, wiring, window or command."""

import contextlib
import ctypes
import locale
import os
import sys
from argparse import Namespace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from kiosk.cli.arguments import read_arguments
from kiosk.cli.output import speak_utf8
from kiosk.core.pack import OWN_LAYOUTS

if TYPE_CHECKING:
    from kiosk.core.ports import Sync
    from printing.entrance import PrintingRoom

RESOURCES = Path(__file__).parent / "resources"
LIBRARIES = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libzstd.so.1": "libzstd1",
}
"""What Qt loads on Linux whatever the command, and the Debian package that holds it."""
DRAWING_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
"""What badges need besides, and every window."""
X11_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
}
"""What a window needs besides, on X11."""
NEEDS_FONTS = {"badges", "check"}
NEEDS_WINDOW = {"window", "demo"}


def printing_room(own: Path) -> "PrintingRoom":
    """Make the printing room; *own* is where this machine keeps layouts of its own."""
    from printing.entrance import PrintingRoom

    return PrintingRoom(fonts=RESOURCES / "fonts", badges=RESOURCES / "badges", own=own)


def sync_room() -> "Sync":
    """Make the room where desks exchange what they did, and packs are sealed."""
    from sync.entrance import SyncRoom

    room: Sync = SyncRoom(words=RESOURCES / "words" / "fr.txt")
    return room


def main(words: list[str] | None = None) -> int:
    """Run Accueil and give the exit status: 0 done, 1 something was wrong, 2 wrong usage."""
    speak_utf8()
    arguments = read_arguments(sys.argv[1:] if words is None else words)
    if missing := what_is_missing(arguments.command):
        sys.stderr.write(f"{missing}\n")
        return 1
    if sys.platform.startswith("linux") and locale.getencoding().upper() != "UTF-8":
        os.environ["LC_ALL"] = "C.UTF-8"  # what Qt would take, after four lines of warning
    sys.setswitchinterval(0.0005)  # beside a busy thread a check-in took 55 ms, with this 5 ms
    if arguments.command in NEEDS_WINDOW:
        return _open_window(arguments)
    return _run_command(arguments)


def what_is_missing(command: str) -> str:
    """Say what Qt would abort for want of, empty if nothing: it does not raise, it dies."""
    if not sys.platform.startswith("linux"):
        return ""
    on_x11 = command in NEEDS_WINDOW and not _has_other_platform()
    needed = LIBRARIES
    if command in NEEDS_FONTS | NEEDS_WINDOW:
        needed = needed | DRAWING_LIBRARIES
    if on_x11:
        needed = needed | X11_LIBRARIES
    missing = {package: None for library, package in needed.items() if not _loads(library)}
    if missing:
        return (
            "Il manque des bibliothèques du système. Sur Debian ou Ubuntu : "
            f"sudo apt install {' '.join(missing)}"
        )
    if on_x11 and not _has_x11():
        return (
            "Il n’y a pas d’écran ici. Ouvrez une session graphique ; "
            "sans écran, les commandes load, scan, find, counts, badges, check et export fonctionnent."
        )
    return ""


def _has_other_platform() -> bool:
    """Whether Qt will not go by X11: it was told so, or there is a Wayland compositor."""
    told = os.environ.get("QT_QPA_PLATFORM", "")
    return bool(os.environ.get("WAYLAND_DISPLAY")) if not told else not told.startswith("xcb")


def _has_x11() -> bool:
    """Whether the X server that DISPLAY names answers."""
    xcb = ctypes.CDLL("libxcb.so.1")
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(None, None))
    try:
        return not xcb.xcb_connection_has_error(connection)
    finally:
        xcb.xcb_disconnect(connection)


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _log_into(folder: Path) -> None:
    """Keep what goes wrong beside the data, in files of a bounded size."""
    import logging
    from logging.handlers import RotatingFileHandler

    handler = RotatingFileHandler(
        folder / "accueil.log", maxBytes=1_000_000, backupCount=2, encoding="utf-8", delay=True
    )
    logging.basicConfig(
        handlers=[handler],
        level=logging.INFO,
        format="%(asctime)s %(name)s %(levelname)s %(message)s",
    )


def _run_command(arguments: Namespace) -> int:
    from kiosk.cli.commands import run

    application = _application(fonts=arguments.command in NEEDS_FONTS)
    try:
        own = arguments.data / OWN_LAYOUTS
        return run(arguments, now=_now, printing=partial(printing_room, own), sync=sync_room)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    finally:
        del application


def _application(*, fonts: bool) -> object:
    """Make the application a command needs: with fonts one that draws, on no screen."""
    if fonts:
        os.environ["QT_QPA_PLATFORM"] = "offscreen"
        from PySide6.QtGui import QGuiApplication

        return QGuiApplication([])
    from PySide6.QtCore import QCoreApplication

    return QCoreApplication([])


def _now() -> datetime:
    return datetime.now(UTC)


def _open_window(arguments: Namespace) -> int:
    from kiosk.controllers.demo import demo_desk
    from kiosk.core.trouble import Trouble
    from kiosk.store.desk import DeskStore
    from kiosk.ui.application import DeskApplication, make_application, show_trouble

    application = make_application()
    try:
        with contextlib.ExitStack() as opened:
            if arguments.command == "demo":
                store = opened.enter_context(demo_desk(RESOURCES / "demo", now=_now))
            else:
                store = DeskStore.open_for_writing(arguments.data, now=_now)
                opened.enter_context(store)
            printing = printing_room(store.folder / OWN_LAYOUTS)
            opened.callback(printing.close)
            _log_into(store.folder)
            desk = DeskApplication(
                application,
                store,
                printing=printing,
                sync=sync_room,
                resources=RESOURCES,
                now=_now,
            )
            desk.settle(name=arguments.name, session=arguments.session, printer=arguments.printer)
            return desk.run(arguments.pack)
    except Trouble as trouble:
        show_trouble(trouble)
        return 1


if __name__ == "__main__":
    sys.exit(main())
