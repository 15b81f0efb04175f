"""Accueil as it starts, but it ends as soon as a scan could come: ``look_and_leave.py --data DIR``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2]))

from main import main


def leave_when_ready() -> None:
    """Let the application open its window and wait for the focus, instead of for people."""
    from PySide6.QtCore import QCoreApplication
    from PySide6.QtWidgets import QApplication

    from kiosk.ui.application import DeskApplication

    def run(self: DeskApplication) -> int:
        self.open()
        self.window.show()
        self.window.activateWindow()
        while QApplication.focusWidget() is None:
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        self.close()
        return 0

    DeskApplication.run = run  # type: ignore[method-assign] # the one thing that differs


leave_when_ready()
sys.exit(main(["window", *sys.argv[1:]]))
