"""Which desk prints a badge follows from what desks said of it, in whatever order that is heard."""

from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.passing import Pass, Standing, standing_of

A, B, C = "desk a", "desk b", "desk c"


def a_pass(number: int, desk: str, to: str, **more: str | bool | None) -> Pass:
    """Give what a desk said in its record of this number."""
    return Pass(record=f"r{number}", clock=number, desk=desk, to=to, **more)  # type: ignore[arg-type] # by name


def test_of_what_was_never_passed() -> None:
    """A badge of which nothing is said comes out where it was asked for."""
    assert standing_of(A, []) == Standing(desk=A)


def test_asked_of_another() -> None:
    """It is the other desk's, at the printer that was named."""
    wish = a_pass(1, A, B, printer="zpl+usb://0a5f:0166")
    assert standing_of(A, [wish]) == Standing(desk=B, printer="zpl+usb://0a5f:0166", wish="r1")


def test_taken_back() -> None:
    """The asker's later word holds, and after it no answer to the earlier one."""
    said = [a_pass(1, A, B), a_pass(2, A, A), a_pass(9, B, B, printer="x", after="r1")]
    assert standing_of(A, said) == Standing(desk=A)


def test_wanted_back_and_given_back() -> None:
    """Who wants it back has it when the other desk says so, not before."""
    said = [a_pass(1, A, B), a_pass(2, A, A, asks=True, after="r1")]
    assert standing_of(A, said) == Standing(desk=B, wish="r1", wanted_back=True)
    assert standing_of(A, [*said, a_pass(3, B, A, after="r1")]) == Standing(desk=A)


def test_an_answer_that_comes_late() -> None:
    """A desk that gives back what it was asked for before gives nothing back of what another has now."""
    said = [a_pass(1, A, B), a_pass(2, A, A), a_pass(3, A, C), a_pass(9, B, A, after="r1")]
    assert standing_of(A, said) == Standing(desk=C, wish="r3")
    assert standing_of(A, [*said, a_pass(4, A, B)]) == Standing(desk=B, wish="r4")


def test_another_printer_there() -> None:
    """The desk that has it may let it come out of another of its printers, or of any."""
    said = [a_pass(1, A, B, printer="one"), a_pass(2, B, B, printer="two", after="r1")]
    assert standing_of(A, said).printer == "two"
    assert standing_of(A, [*said, a_pass(3, B, B, after="r1")]) == Standing(desk=B, wish="r1")


def test_a_third_desk_has_no_say() -> None:
    """Neither a stranger nor the desk that has it can pass it on."""
    said = [a_pass(1, A, B), a_pass(5, C, C, after="r1"), a_pass(6, B, C)]
    assert standing_of(A, said) == Standing(desk=B, wish="r1")


desks = st.sampled_from([A, B, C])
passes = st.lists(
    st.builds(
        a_pass,
        st.integers(1, 12),
        desks,
        desks,
        printer=st.sampled_from(["", "one"]),
        after=st.sampled_from([None, "r1", "r2", "r3", "r4"]),
        asks=st.booleans(),
    ),
    unique_by=lambda one: one.record,
)


@given(said=passes, shuffled=st.randoms())
def test_the_order_changes_nothing(said: list[Pass], shuffled: object) -> None:
    """Whatever desks say, all who have heard the same agree, and one desk alone has the badge."""
    before = standing_of(A, said)
    shuffled.shuffle(said)  # type: ignore[attr-defined] # a Random
    assert standing_of(A, said) == before
    assert before.desk in {A, B, C}
