"""A file that is there whole or not at all, whatever happens while it is written."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write beside *path* and take its place once all is on disk; an exception leaves nothing.

    Raises:
        OSError: the folder or the file cannot be written.
    """
    with NamedTemporaryFile(
        dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
    ) as file:
        beside = Path(file.name)
        try:
            yield cast(BinaryIO, file)
            file.flush()
            os.fsync(file.fileno())
        except BaseException:
            file.close()
            beside.unlink()
            raise
    try:
        beside.replace(path)
    except OSError:
        beside.unlink()
        raise
