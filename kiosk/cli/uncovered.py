"""Whose badge wants characters that no font has: it is printed, with a sign in their place."""

import sys
from collections.abc import Iterable, Mapping

from kiosk.cli.output import say
from kiosk.core.layout import Content
from kiosk.core.ports import LayoutRoom

Said = Mapping[Content, str]


def say_uncovered(badges: Iterable[Said], layout: str, layouts: LayoutRoom) -> None:
    """Tell on standard error of each badge that was written with “�”, and of which characters."""
    shown = layouts.contents(layout)
    for said in badges:
        if missed := layouts.uncovered("".join(said.get(content, "") for content in shown)):
            characters = " ".join(dict.fromkeys(missed))
            name = said.get(Content.NAME, "")
            say(
                f"Accueil ne sait pas tout écrire, « � » à la place : {name} ({characters})",
                to=sys.stderr,
            )
