"""A person's programme on the badge."""

from dataclasses import replace

import pytest

from kiosk.core.layout import Box, Content, Paragraph, TextElement, Weight
from printing.fitting import Fitted, height_of
from printing.page import PageMaker
from printing.sessions import fit_text, more
from printing.text import Typesetter
from tests.printing.orders import order_for

SESSIONS = tuple(f"{hour} h · Salle {hour} : Atelier numéro {hour}" for hour in range(9, 19))


def programme(h: float, *, lines: int = 1, head: str = "") -> TextElement:
    """Give a box of that height for the programme, perhaps below a heading."""
    said = Paragraph(
        fields=(Content.PROGRAMME,),
        words="Rien de réservé",
        weight=Weight.REGULAR,
        largest=12,
        smallest=8,
        lines=lines,
        leading=1.2,
        gap=1,
        colour="#000000",
    )
    heading = Paragraph(
        fields=(),
        words=head,
        weight=Weight.BOLD,
        largest=12,
        smallest=12,
        lines=1,
        leading=1.2,
        gap=0,
        colour="#000000",
    )
    paragraphs = (heading, said) if head else (said,)
    return TextElement(box=Box(x=0, y=0, w=80, h=h), paragraphs=paragraphs)


def said_in(fitted: tuple[Fitted, ...]) -> list[str]:
    """Give each paragraph's text."""
    return [" ".join(line.text for line in one.lines) for one in fitted]


def test_each_session_is_a_paragraph(typesetter: Typesetter) -> None:
    """With room enough all are there, of one size, the largest."""
    said = {Content.PROGRAMME: "\n".join(SESSIONS[:4])}
    fitted = fit_text(programme(60), said, typesetter)
    assert said_in(fitted) == list(SESSIONS[:4])
    assert {one.size for one in fitted} == {12}


def test_all_get_smaller_together(typesetter: Typesetter) -> None:
    """Before one is left out, all are set smaller, none more than another."""
    said = {Content.PROGRAMME: "\n".join([*SESSIONS[:5], f"{SESSIONS[5]} avec un titre plus long"])}
    fitted = fit_text(programme(35), said, typesetter)
    assert len(fitted) == 6
    (size,) = {one.size for one in fitted}
    assert 8 <= size < 12
    assert height_of(fitted) <= 35


def test_what_has_no_place_is_counted(typesetter: Typesetter) -> None:
    """At the smallest size the last line says how many more there are."""
    said = {Content.PROGRAMME: "\n".join(SESSIONS)}
    fitted = fit_text(programme(20), said, typesetter)
    texts = said_in(fitted)
    assert texts[:-1] == list(SESSIONS[: len(texts) - 1])
    assert texts[-1] == more(len(SESSIONS) - len(texts) + 1)
    assert height_of(fitted) <= 20
    assert {one.size for one in fitted} == {8}


def test_one_more_is_one(typesetter: Typesetter) -> None:
    """French tells one from several."""
    assert (more(1), more(2)) == ("… et 1 autre", "… et 2 autres")


def test_long_titles_take_their_lines(typesetter: Typesetter) -> None:
    """A long title is broken, and cut only at the smallest size."""
    title = "9 h · Amphi : " + "construisons l’action internationale de demain " * 2
    (fitted,) = fit_text(programme(30, lines=3), {Content.PROGRAMME: title.strip()}, typesetter)
    assert len(fitted.lines) > 1
    assert " ".join(line.text for line in fitted.lines) == title.strip()
    endless = {Content.PROGRAMME: title * 5}
    (fitted,) = fit_text(programme(30, lines=2), endless, typesetter)
    assert fitted.size == 8
    assert fitted.lines[-1].text.endswith("…")


@pytest.mark.parametrize("head", ["", "Mon programme"])
def test_who_booked_nothing_is_told_something(typesetter: Typesetter, head: str) -> None:
    """The fixed words stand where there is no programme; a heading is above either."""
    for said, text in (({}, "Rien de réservé"), ({Content.PROGRAMME: SESSIONS[0]}, SESSIONS[0])):
        fitted = fit_text(programme(30, head=head), said, typesetter)
        assert said_in(fitted) == [*([head] if head else []), text]


def test_the_shipped_back_has_the_programme(maker: PageMaker) -> None:
    """On the folded A6 each session of a full day is on the back to its last word."""
    order = order_for(layout="a6-plie")
    day = (*SESSIONS[:6], "17 h 30 · Hall d’honneur : Clôture et verre de l’amitié")
    (drawing,) = maker.drawings(replace(order, programme=day))
    _, back = (part.drawing for part in drawing.parts)
    texts = [words.line.text for words in back.words]
    assert texts[:2] == ["Mon programme", "RAICT 2025"]
    assert " ".join(texts[2:]) == " ".join(day)
