"""The reference event, moved to today, in a data folder of its own that is made new each time."""

import contextlib
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from kiosk.controllers.roster import LoadWish, plan_load, write_load
from kiosk.core.moment import Now
from kiosk.core.programme import moved_to
from kiosk.store.desk import DeskStore

PROGRAMME = "programme.toml"
LIST = "inscriptions-2025-07-03.csv"


@contextlib.contextmanager
def demo_desk(files: Path, *, now: Now) -> Iterator[DeskStore]:
    """Open a desk on the reference event in *files*; its badges go to a PDF file in its folder.

    Folder and all go when the desk is closed.
    """
    with (
        tempfile.TemporaryDirectory(prefix="accueil-demo-", ignore_cleanup_errors=True) as folder,
        DeskStore.open_for_writing(Path(folder), now=now) as store,
    ):
        wish = LoadWish(programme=files / PROGRAMME, lists=(files / LIST,))
        plan = plan_load(wish, store)
        today = now().astimezone(plan.event.zone).date()
        for _ in write_load(replace(plan, event=moved_to(plan.event, today)), store):
            pass
        store.keep_setting("printer", (Path(folder) / "badges.pdf").as_uri())
        yield store
