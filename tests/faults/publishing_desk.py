"""A desk that publishes into a folder, says what is done, and goes on after a fault of the folder."""

import os
import sys
from pathlib import Path

from kiosk.core.trouble import Trouble
from sync.folder import FolderHub
from tests.sync.desks import Desk

RECORDS = 4
PAGES = (b"<p>0", b"<p>1")


def say(word: str) -> None:
    """Say *word* at once: whoever reads it relies on it."""
    os.write(sys.stdout.fileno(), f"{word}\n".encode())


def work(folder: Path) -> None:
    """Publish twice, each time with a heartbeat and the central file; a round that failed is repeated."""
    desk = Desk(FolderHub(folder), "d1")
    for page in PAGES:
        desk.scan(RECORDS // len(PAGES))
        while desk.waiting:
            for each in desk.round(says=True).published:
                say(each.path)
        try:
            desk.exchange.write_central({"live.html": page})
        except Trouble:  # the next round writes it
            continue
    say("done")


if __name__ == "__main__":
    work(Path(sys.argv[1]))
