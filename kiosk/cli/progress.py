"""How far a long command is, told in place on a terminal and nowhere else."""

import sys
from collections.abc import Callable


def progress(what: str) -> Callable[[int, int], None]:
    """Give a function that is told (done, total) and shows *what* and the share done."""
    if not sys.stderr.isatty():
        return lambda done, total: None
    shown = -1

    def tell(done: int, total: int) -> None:
        nonlocal shown
        share = done * 100 // max(total, 1)
        if share != shown:
            shown = share
            sys.stderr.write(f"\r{what} : {share:3d} %\r")
            sys.stderr.flush()

    return tell
