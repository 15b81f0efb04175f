"""Text is compared as people mean it."""

import pytest

from kiosk.core.text import fold, joined, words


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("ŒUVRARD", "oeuvrard"),
        ("Œuvrard", "oeuvrard"),
        ("LEFÈVRE", "lefevre"),
        ("Lefe\u0300vre", "lefevre"),
        ("Nguyễn Đức", "nguyen duc"),
        ("Łukasz", "lukasz"),
        ("Weiß", "weiss"),
        ("SØRENSEN", "sorensen"),
        ("Ǿrsted", "orsted"),
        ("Ǽgir", "aegir"),
        ("Șerban ȚEPEȘ", "serban tepes"),
        ("İSTANBUL ışık", "istanbul isik"),
        ("N’Dour", "n'dour"),
        ("Saint‑Étienne", "saint-etienne"),
        ("A\u00a0B\u202f C\t", "a b c"),
        ("大塚 恵子", "大塚 恵子"),
        ("", ""),
    ],
)
def test_folding(written: str, meant: str) -> None:
    """Case, accents, ligatures, apostrophes, dashes and spaces make no difference."""
    assert fold(written) == meant


@pytest.mark.parametrize(
    ("written", "parts"),
    [
        ("n’dour", ("n", "dour")),
        ("Jean-Pierre D’ALMEIDA", ("jean", "pierre", "d", "almeida")),
        ("Plénière 11h30", ("pleniere", "11h30")),
        ("« ! »", ()),
    ],
)
def test_words(written: str, parts: tuple[str, ...]) -> None:
    """Hyphens, apostrophes and signs part words."""
    assert words(written) == parts


@pytest.mark.parametrize(
    ("written", "together"),
    [
        ("N’DOUR", ("ndour",)),
        ("De La Tour", ("delatour", "latour")),
        ("Jean-Pierre", ("jeanpierre",)),
        ("Ada", ()),
        ("", ()),
    ],
)
def test_joined(written: str, together: tuple[str, ...]) -> None:
    """A name of several words can be typed as one, from each of them on."""
    assert joined(written) == together
