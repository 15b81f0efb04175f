"""Where a command has its passphrase from: a file, the environment, or the person, without an echo."""

import getpass
import os
import sys
from pathlib import Path

from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.files import reading

VARIABLE = "ACCUEIL_PASSPHRASE"


def given_passphrase(file: Path | None) -> str:
    """Give the first line of *file*, else what the environment says, "" for neither.

    Raises:
        Trouble: the file cannot be read.
    """
    if file is None:
        return os.environ.get(VARIABLE, "")
    with reading(file):
        data = file.read_bytes()
    try:
        lines = data.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError as error:
        detail = str(error)
        raise Trouble(TroubleKind.FILE_UNREADABLE, path=str(file), detail=detail) from error
    if not lines:
        raise Trouble(TroubleKind.FILE_EMPTY, path=str(file))
    return lines[0]


def asked_passphrase() -> str:
    """Ask whoever is at the terminal; where there is none, take a line of standard input."""
    if sys.stdin.isatty():
        return getpass.getpass("Phrase du paquet : ")
    return sys.stdin.readline().rstrip("\r\n")
