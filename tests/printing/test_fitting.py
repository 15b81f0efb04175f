"""Names stay whole and other text stays in its box."""

from itertools import pairwise

import pytest

from kiosk.core.layout import Align, Box, Content, Paragraph, Stand, TextElement, Weight
from kiosk.core.printjob import BadgeOrder
from printing.composing import Words
from printing.fitting import Fitted, fit, height_of
from printing.names import abbreviated
from printing.page import PageMaker
from printing.text import EM, Typesetter
from tests.printing.orders import order_for
from tests.printing.scripts import PEOPLE, Person

NAME_BOX = Box(x=5, y=4, w=76, h=21.7)


def paragraph(field: Content = Content.NAME, **changes: float) -> Paragraph:
    """Give a paragraph that says *field*."""
    facts = {"largest": 32, "smallest": 12, "lines": 3, "leading": 1.1, "gap": 0} | changes
    return Paragraph(fields=(field,), weight=Weight.BOLD, colour="#000000", **facts)


def fitted(typesetter: Typesetter, said: dict[Content, str], one: Paragraph) -> Fitted:
    """Set one paragraph in a box of the size of the card's name."""
    element = TextElement(box=NAME_BOX, align=Align.LEFT, stand=Stand.TOP, paragraphs=(one,))
    (only,) = fit(element, said, typesetter)
    assert only.height <= NAME_BOX.h
    assert all(line.width * only.em <= NAME_BOX.w + 1e-6 for line in only.lines)
    return only


def name_lines(typesetter: Typesetter, given: str, family: str) -> list[str]:
    """Give the lines of a name."""
    said = {
        Content.NAME: f"{given} {family}".strip(),
        Content.GIVEN: given,
        Content.FAMILY: family,
    }
    return [line.text for line in fitted(typesetter, said, paragraph()).lines]


@pytest.mark.parametrize(
    ("given", "family", "expected"),
    [
        ("Li", "LÜ", ["Li LÜ"]),
        ("Alphonse", "MAILLOT", ["Alphonse", "MAILLOT"]),
        (
            "Emmanuelle",
            "DE LA ROCHEFOUCAULD-MONTBEL",
            ["Emmanuelle", "DE LA ROCHEFOUCAULD-", "MONTBEL"],
        ),
        ("Guy", "Da Silva Ferreira", ["Guy", "Da Silva Ferreira"]),
        ("Jean-François", "LE GOFF-KERVELLA", ["Jean-François", "LE GOFF-KERVELLA"]),
        ("Łukasz", "ŻÓŁĆ-ŞAHİNOĞLU", ["Łukasz", "ŻÓŁĆ-ŞAHİNOĞLU"]),
        ("", "SAINT-EXUPÉRY DUBREUIL", ["SAINT-EXUPÉRY", "DUBREUIL"]),
        ("Madonna", "", ["Madonna"]),
        (
            "Maria Fernanda Alejandra de los Ángeles",
            "RODRÍGUEZ-CASTELLANOS DE LA VEGA Y MONTENEGRO",
            ["M. F. A. de los Á.", "RODRÍGUEZ-CASTELLANOS", "DE LA VEGA Y MONTENEGRO"],
        ),
    ],
)
def test_a_name_breaks_well(
    typesetter: Typesetter, given: str, family: str, expected: list[str]
) -> None:
    """Given over family where that is larger; inside a name only where it gains a lot."""
    assert name_lines(typesetter, given, family) == expected


def test_a_name_is_never_cut(typesetter: Typesetter) -> None:
    """A name without a place to break gets as small as it must."""
    assert name_lines(typesetter, "", "W" * 80) == ["W" * 80]
    assert name_lines(typesetter, "X" * 40, "W" * 80) == ["X.", "W" * 80]


def test_a_pasted_novel_is_set_in_time(typesetter: Typesetter) -> None:
    """A family name of forty words is set whole too."""
    words = " ".join(f"Mot{number}" for number in range(40))
    assert " ".join(name_lines(typesetter, "", words)) == words


def test_accents_keep_clear_of_descenders(typesetter: Typesetter) -> None:
    """The lines of a Vietnamese name stand further apart, so that nothing touches."""
    said = {Content.NAME: "x", Content.GIVEN: "Ngọc Anh Phương", Content.FAMILY: "NGUYỄN ĐẾ"}
    above, below = fitted(typesetter, said, paragraph(lines=2)).lines
    only = fitted(typesetter, said, paragraph(lines=2))
    step = only.baselines[1] - only.baselines[0]
    assert step > only.em * (below.ink.top - above.ink.bottom) / EM


def test_other_text_shrinks_wraps_and_ends_with_an_ellipsis(typesetter: Typesetter) -> None:
    """First a little smaller, then another line, then the smallest size, last an ellipsis."""

    def organisation(text: str) -> Fitted:
        said = {Content.ORGANISATION: text}
        one = paragraph(Content.ORGANISATION, largest=12, smallest=8, lines=2)
        return fitted(typesetter, said, one)

    assert [line.text for line in organisation("Ville de Pau").lines] == ["Ville de Pau"]
    shrunk = organisation("Communauté de communes du Pays")
    assert (len(shrunk.lines), shrunk.size) == (1, 11.5)
    wrapped = organisation("Communauté d’agglomération de Cergy-Pontoise")
    assert [line.text for line in wrapped.lines] == [
        "Communauté d’agglomération",
        "de Cergy-Pontoise",
    ]
    assert wrapped.size == 12
    cut = organisation("Syndicat interdépartemental pour l’assainissement " * 3)
    assert (len(cut.lines), cut.size) == (2, 8)
    assert cut.lines[-1].text.endswith("…")
    assert organisation("W" * 99).lines[0].text.endswith("W…")


def test_what_is_empty_takes_no_room(typesetter: Typesetter) -> None:
    """A paragraph says its first field that has something; without any it is left out."""
    one = Paragraph(
        fields=(Content.ORGANISATION, Content.COUNTRY),
        weight=Weight.BOLD,
        largest=12,
        smallest=8,
        lines=1,
        leading=1.2,
        gap=0,
        colour="#000000",
    )
    assert fitted(typesetter, {Content.COUNTRY: "Mali"}, one).lines[0].text == "Mali"
    element = TextElement(box=NAME_BOX, align=Align.LEFT, stand=Stand.TOP, paragraphs=(one,))
    assert fit(element, {Content.COUNTRY: ""}, typesetter) == ()
    assert height_of(()) == 0


def joined(words: list[Words]) -> str:
    """Give a name as its lines say it."""
    said = ""
    for one in words:
        said += one.line.text if not said or said.endswith("-") else f" {one.line.text}"
    return said


def test_everybody_has_their_whole_name_inside_the_box(
    maker: PageMaker, everybody: tuple[BadgeOrder, ...]
) -> None:
    """For each person of the list: the name, or the rule's abbreviation, and all ink in its box."""
    box = maker.layout("card").texts[2].box
    for order in everybody:
        words = [one for one in maker.drawing(order).words if box.y <= one.baseline <= box.bottom]
        person = order.registrant
        assert joined(words) in (person.name, f"{abbreviated(person.given)} {person.family}")
        assert_inside(words, box)


def assert_inside(words: list[Words], box: Box) -> None:
    """Check the ink of each line against the box."""
    for one in words:
        scale, ink = one.em / EM, one.line.ink
        assert one.x + ink.left * scale >= box.x - 1e-6
        assert one.x + ink.right * scale <= box.right + 1e-6
        assert one.baseline - ink.top * scale >= box.y - 1e-6
        assert one.baseline - ink.bottom * scale <= box.bottom + 1e-6


def test_only_names_that_need_it_are_abbreviated(maker: PageMaker) -> None:
    """Nobody of the list is, for the longest name fits on three lines."""
    order = order_for("Emmanuelle", "DE LA ROCHEFOUCAULD-MONTBEL")
    assert "Emmanuelle" in [one.line.text for one in maker.drawing(order).words]


def sizes_of(text: str) -> list[str]:
    """Give *text* short, as it is, and long in three ways."""
    return [text.split()[0], text, " ".join([text] * 4), text.replace(" ", "") * 5, text * 12]


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_no_script_leaves_its_box(maker: PageMaker, person: Person) -> None:
    """Names and organisations of each script, very long ones too, keep all their ink in their boxes."""
    layout = maker.layout("card")
    for given, family, organisation in zip(
        sizes_of(person.given),
        sizes_of(person.family),
        reversed(sizes_of(person.organisation)),
        strict=True,
    ):
        facts = {"function": organisation, "organisation": organisation, "country": given}
        for order in (order_for(given, family, **facts), order_for("", f"{given} {family}")):
            words = maker.drawing(order).words
            for element in layout.texts[2:]:
                box = element.box
                assert_inside([one for one in words if box.y <= one.baseline <= box.bottom], box)


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_lines_of_tall_scripts_keep_clear_of_one_another(
    typesetter: Typesetter, person: Person
) -> None:
    """What hangs below a line never touches what rises from the next."""
    said = {Content.NAME: "x", Content.GIVEN: person.given, Content.FAMILY: person.family}
    one = fitted(typesetter, said, paragraph(lines=2))
    for (above, below), (upper, lower) in zip(
        pairwise(one.lines), pairwise(one.baselines), strict=True
    ):
        assert lower - upper > one.em * (below.ink.top - above.ink.bottom) / EM


@pytest.mark.parametrize("person", PEOPLE.values(), ids=PEOPLE)
def test_a_name_of_any_script_is_whole(typesetter: Typesetter, person: Person) -> None:
    """Nothing is abbreviated or cut of a name of everyday length."""
    lines = name_lines(typesetter, person.given, person.family)
    said = "".join(lines).replace(" ", "")
    assert said == f"{person.given}{person.family}".replace(" ", "")


def test_a_chinese_name_breaks_only_where_it_must(typesetter: Typesetter) -> None:
    """A name stays on its line as long as it can be read; one of sixty letters is parted."""
    assert name_lines(typesetter, "", "歐陽小明") == ["歐陽小明"]
    lines = name_lines(typesetter, "", "歐" * 60)
    assert len(lines) == 3
    assert "".join(lines) == "歐" * 60


def test_chinese_text_fills_its_lines(typesetter: Typesetter) -> None:
    """An organisation of 23 letters takes two lines of about one length, with nothing left out."""
    text = PEOPLE["chinese"].organisation * 2
    one = fitted(
        typesetter,
        {Content.ORGANISATION: text},
        paragraph(Content.ORGANISATION, largest=12, smallest=8, lines=2),
    )
    first, second = (line.text for line in one.lines)
    assert first + second == text
    assert abs(len(first) - len(second)) <= 1


def test_an_ellipsis_leaves_no_mark_alone(typesetter: Typesetter) -> None:
    """A cut text ends with a whole letter."""
    text = "ที่" * 80
    one = paragraph(Content.ORGANISATION, largest=12, smallest=8, lines=1)
    (line,) = fitted(typesetter, {Content.ORGANISATION: text}, one).lines
    assert line.text.endswith("ที่…")
