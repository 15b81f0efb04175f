"""Five words as a passphrase: short, French, without accents, easy to dictate over a noisy hall."""

import secrets
from pathlib import Path

COUNT = 5


def read_words(path: Path) -> tuple[str, ...]:
    """Give the words of a list, a line each."""
    return tuple(path.read_text("utf-8").split())


def propose(words: tuple[str, ...]) -> str:
    """Propose a passphrase of *words*."""
    return " ".join(secrets.choice(words) for _ in range(COUNT))
