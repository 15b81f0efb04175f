"""Which source a file belongs to: one that is known, in a new version, or a new one."""

import re
from collections.abc import Callable, Collection, Iterable
from pathlib import PurePath

from kiosk.core import walkin
from kiosk.core.text import words
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.roster.ports import Known

_NO_NAME = "liste"
_SAME = 0.5
"""How much of a list a source must know for it to be that source's next version."""

_COPY = re.compile(
    r"\((?:\d+|copie|copia|copy)\)|\b(?:copie|copia|copy)(?: ?\d+)?(?: (?:de|of|of))?\b"
)
_DATE = re.compile(
    r"\b(?:\d{4}[-_. ]?\d{1,2}[-_. ]?\d{1,2}|\d{1,2}[-_. ]\d{1,2}[-_. ]\d{2,4}|\d{8})"
    r"(?:[-_. t]?\d{1,2}[-_.:h ]?\d{2}(?:[-_.: ]?\d{2})?)?(?![a-z\d])"
)
_NOISE = re.compile(r"v(?:ersion)?\d*|\d+|final[ae]?|def|definitif|definitive|export|nouveau|new")


def slug_of(file_name: str) -> str:
    """Name the source of a file, whatever the day and the version in its name.

    ``inscriptions-2025-06-27.csv`` and ``Copie de Inscriptions v2 (1).xlsx`` are both
    ``inscriptions``.
    """
    stem = " ".join(PurePath(file_name).stem.casefold().split())
    bare = _COPY.sub(" ", _DATE.sub(" ", stem.replace("_", " ")))
    kept = [word for word in words(bare) if not _NOISE.fullmatch(word)]
    return "-".join(kept) or _NO_NAME


def choose_source(
    file_name: str,
    known: Known,
    *,
    keys: Collection[str],
    codes: Collection[str],
    replaces: str | None = None,
    adds: bool = False,
    are_others: Callable[[str], bool] = lambda source: False,
) -> str:
    """Give the source of a list by what it shares with those that are *known*.

    Args:
        file_name: names the source, if it is a new one.
        known: the desk's lists so far.
        keys: what tells the list's people apart (registrant ids without their source).
        codes: the list's codes.
        replaces: the source of which the organiser says this is a new version.
        adds: the organiser says that this is a new source.
        are_others: says of a source whether those who have its numbers in the list are other people.

    Raises:
        Trouble: there is no source *replaces*.
    """
    sources = known.sources()
    if replaces is not None:
        if replaces not in sources:
            names = ", ".join(sorted(sources))
            raise Trouble(TroubleKind.UNKNOWN_SOURCE, name=replaces, known=names)
        return replaces
    if not adds:
        shares = {name: _share(name, known.keys(name), keys, codes) for name in sources}
        for name in sorted(shares, key=lambda name: -shares[name]):
            if shares[name] >= _SAME and not are_others(name):
                return name
    return _free(slug_of(file_name), {*sources, walkin.SOURCE})


def _share(
    source: str, before: Iterable[tuple[str, str]], keys: Collection[str], codes: Collection[str]
) -> float:
    """Give the greater part of a list that a source knows: of its keys, or of its codes."""
    start = len(source) + 1
    known_keys = known_codes = 0
    wanted_keys, wanted_codes = frozenset(keys), frozenset(codes)
    for registrant, code in before:
        known_keys += registrant[start:] in wanted_keys
        known_codes += code in wanted_codes
    return max(
        known_keys / len(wanted_keys) if wanted_keys else 0.0,
        known_codes / len(wanted_codes) if wanted_codes else 0.0,
    )


def _free(slug: str, taken: Collection[str]) -> str:
    name, turn = slug, 1
    while name in taken:
        turn += 1
        name = f"{slug}-{turn}"
    return name
