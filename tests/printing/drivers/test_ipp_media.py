"""Which paper a printer is asked for."""

import pytest

from printing.drivers.ipp_media import medium_for, size_of
from printing.drivers.ipp_message import Group, Tag

CARD = (86.0, 54.0)
A4 = "iso_a4_210x297mm"


@pytest.mark.parametrize(
    ("name", "size"),
    [
        (A4, (210, 297)),
        ("na_index-4x6_4x6in", (101.6, 152.4)),
        ("oe_w167h288_58.9x101.6mm", (58.9, 101.6)),
        ("auto", None),
        ("om_x_axbmm", None),
    ],
)
def test_names_tell_sizes(name: str, size: tuple[float, float] | None) -> None:
    """A name of PWG 5101.1 ends in its size; other names have none."""
    assert size_of(name) == (None if size is None else pytest.approx(size))


def asked(size: tuple[float, float], **about: list[str]) -> tuple[object, bool]:
    """Give what is asked for, and whether the badge is turned for it."""
    attributes: Group = {name.replace("_", "-"): list(value) for name, value in about.items()}
    medium = medium_for(size, attributes)
    return dict(medium.asked), medium.is_turned


def test_the_paper_that_lies_in_the_printer() -> None:
    """What is loaded and has the badge's size is asked for by its name; turned where it lies across."""
    cards = "om_card_54x86mm"
    assert asked(CARD, media_ready=[A4, "om_card_86x54mm", cards]) == (
        {"media": (Tag.KEYWORD, "om_card_86x54mm")},
        False,
    )
    assert asked(CARD, media_ready=[A4, cards]) == ({"media": (Tag.KEYWORD, cards)}, True)
    assert asked(CARD, media_supported=[A4, cards]) == ({"media": (Tag.KEYWORD, cards)}, True)


def test_paper_that_is_not_there_is_not_asked_for() -> None:
    """A printer with A4 in it would wait for a hand: it prints the A6 badge on what it has."""
    a6 = "iso_a6_105x148mm"
    assert asked((105, 148), media_ready=[A4], media_supported=[A4, a6]) == ({}, False)
    assert asked(CARD, media_supported=[A4]) == ({}, False)
    assert asked(CARD) == ({}, False)


def test_a_roll_is_cut_to_the_badge() -> None:
    """A roll of the badge's width is asked for the badge's length."""
    roll = ["roll_min_62x25.4mm", "roll_max_62x1000mm"]
    sides = {"x-dimension": (Tag.INTEGER, 6200), "y-dimension": (Tag.INTEGER, 9000)}
    cut = {"media-col": (Tag.COLLECTION, {"media-size": (Tag.COLLECTION, sides)})}
    assert asked((62, 90), media_ready=["om_roll_62x200mm"], media_supported=roll) == (cut, False)
    assert asked((62, 90), media_supported=roll) == (cut, False)
    assert asked((70, 90), media_supported=roll) == ({}, False)
