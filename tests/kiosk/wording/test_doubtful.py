"""A doubtful badge in words: what is asked, what is said instead, and what a second one means."""

from kiosk.wording.doubtful import asked_text, second_text, stuck_text

WHO, WHERE = "Paul MAURY", "Imprimante 1"


def test_what_is_asked() -> None:
    """One badge at a time, of how many, and what "no" means where the printer may come back."""
    asked = "Le badge de Paul MAURY est peut-être resté dans Imprimante 1. Est-il sorti ?"
    assert asked_text(WHO, WHERE) == asked
    assert asked_text(WHO, WHERE, count=3) == f"{asked} (1 sur 3)"
    assert asked_text(WHO, WHERE, may_come=True) == (
        f"{asked} Si non, un second peut encore en sortir."
    )


def test_what_is_stuck() -> None:
    """Of one its name, of several how many; of none nothing."""
    stuck = "Le badge de Paul MAURY est resté dans Imprimante 1 : il sortira dès qu’elle repartira."
    assert stuck_text(WHO, WHERE) == stuck
    assert stuck_text(WHO, WHERE, count=3).startswith("3 badges sont restés dans une imprimante")
    assert stuck_text(WHO, WHERE, count=0) == ""
    assert second_text(WHO, WHERE).startswith(f"{stuck} Si vous en imprimez un autre, deux")
