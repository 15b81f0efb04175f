"""A code that a spreadsheet damaged is repaired for certain, or nobody's."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.core.columns import Field
from kiosk.core.remark import Remark, RemarkKind
from kiosk.roster.codes import mended_codes
from kiosk.roster.plan import ListPlan

Plan = Callable[..., ListPlan]


def told(plan: ListPlan, kind: RemarkKind) -> list[Remark]:
    """Give the warnings of one kind."""
    return [remark for remark in plan.warnings if remark.kind is kind]


def codes(plan: ListPlan) -> list[str]:
    """Give the code of each row."""
    return [plan.columns.value(Field.CODE, row.cells) for row in plan.added]


@pytest.mark.parametrize(
    ("damaged", "whole"),
    [
        ("'00123456", "00123456"),
        ("’A1B2C3", "A1B2C3"),
        ('="00123456"', "00123456"),
        ("=00123456", "00123456"),
        ("12345678.0", "12345678"),
        ("12345678,00", "12345678"),
        ("'12345678.0", "12345678"),
        ("1.23456789E+08", "123456789"),
        ("1,7E+08", ""),
        ("7,5E+20", ""),
        ("1.7E+08", ""),
        ("7e+20", ""),
        ("'7,5E+20", ""),
        ("1.2345E+02", ""),
        ("1.2345678901234567E+16", ""),
    ],
)
def test_what_a_code_shows_by_itself(damaged: str, whole: str) -> None:
    """A mark before and a decimal after are taken off; a power of ten has lost its digits."""
    assert mended_codes(["AZERTY", damaged, ""]) == {1: whole}


@pytest.mark.parametrize(
    "code",
    ["7E20", "12E4", "A-3FQ9ZKP", "1.2.3", "12-34", "98/7", "A'B", "1E-05", "12.5", "O'Neil"],
)
def test_odd_codes_that_are_whole(code: str) -> None:
    """What no spreadsheet writes is a tool's own code, however odd."""
    assert mended_codes([code, "AZERTY"]) == {}


def test_fifteen_true_digits() -> None:
    """Long numbers that end in zeros from the sixteenth digit on have lost what stood there."""
    rounded = ["980123456711223000000", "980123456722334000000"]
    assert mended_codes([*rounded, "980123456733445566001"]) == {0: "", 1: ""}
    assert mended_codes(["98012345671122334000"]) == {0: ""}
    assert mended_codes(["980123456711223440"] * 2 + ["980123456711223000"]) == {2: ""}


def test_sixteen_digits_and_chance() -> None:
    """Of sixteen digits every tenth number ends in a zero by chance; when most do, a sheet did it."""
    chance = [f"98012345671122{n:02}" for n in range(11, 99)]
    assert mended_codes(chance) == {}
    assert len(mended_codes([code[:-1] + "0" for code in chance])) == len(chance)


def test_a_lost_zero() -> None:
    """Where all other numbers have one length, a shorter one lost zeros before it."""
    whole = ["20345678", "90456789", "30567890", "55667788", "71234567", "88123456"]
    assert mended_codes([*whole, "1234567", ""]) == {6: "01234567"}
    assert mended_codes([*whole, "12345", "1234567"]) == {6: "00012345", 7: "01234567"}


@pytest.mark.parametrize(
    "numbers",
    [
        ["20345678", "00456789", "30567890", "1234567"],  # zeros are still there
        ["20345678", "30567890", "1234567", "7654321"],  # too many are short
        ["20345678", "90456789", "30567890", "123456789", "1234567"],  # of several lengths
        ["9999998", "10000001", "10000002", "10000003", "10000004"],  # running numbers
        ["234", "345", "456", "567", "99"],  # short numbers
        ["20345678", "90456789", "30567890", "A1B2C3", "1234567"],  # not numbers alone
        ["20345678", "90456789", "30567890"],
    ],
)
def test_numbers_that_may_be_whole(numbers: list[str]) -> None:
    """Where a shorter number may be what the ticket says, it stays."""
    assert mended_codes(numbers) == {}


@given(st.lists(st.text(alphabet="0123456789.,eE+'=\"A", max_size=24), max_size=12))
def test_any_codes(found: list[str]) -> None:
    """Whatever stands in a column of codes, each place is repaired at most once and for good."""
    better = mended_codes(found)
    assert all(0 <= place < len(found) and code != found[place] for place, code in better.items())
    assert all(len(code) <= max(map(len, found)) for code in better.values())


def test_a_list_with_damaged_codes(planned: Plan) -> None:
    """Who is damaged, and who is repaired, is told with lines; nobody keeps a code in doubt."""
    plan = planned(
        "N°;Nom;Code", "1;A;7,5E+20", "2;B;'00123456", "3;C;7,5E+20", "4;D;AB12", "5;E;77.0"
    )
    assert codes(plan) == ["", "00123456", "", "AB12", "77"]
    (lost,) = told(plan, RemarkKind.DAMAGED_CODES)
    assert lost.facts == {"people": 2, "lines": "2, 4", "value": "7,5E+20"}
    (repaired,) = told(plan, RemarkKind.MENDED_CODES)
    assert repaired.facts == {
        "people": 2,
        "lines": "3, 6",
        "value": "'00123456",
        "mended": "00123456",
    }
    assert told(plan, RemarkKind.CODE_TWICE) == []
    (without,) = told(plan, RemarkKind.NO_CODE)
    assert without.facts == {"people": 2, "made": 0}


def test_many_damaged_codes(planned: Plan) -> None:
    """Of many lines the first are named."""
    plan = planned("N°;Nom;Code", *(f"{n};N{n};7,{n}E+20" for n in range(10, 30)))
    (lost,) = told(plan, RemarkKind.DAMAGED_CODES)
    assert (lost.facts["people"], lost.facts["lines"]) == (20, "2, 3, 4, 5, 6, 7, 8, 9, 10, 11 …")


def test_who_people_are_without_a_true_code(planned: Plan) -> None:
    """Two people under one rounded code are two, by what else is known of them."""
    plan = planned("Nom;Structure;Code", "A;Sète;7,5E+20", "B;Lyon;7,5E+20", "C;Nice;XYZ123")
    ids = [row.id for row in plan.added]
    assert ids[2] == "liste:XYZ123"
    assert len(set(ids)) == 3
    assert not any("E+" in registrant for registrant in ids)


def test_a_good_list_saved_again_by_a_spreadsheet(planned: Plan) -> None:
    """Codes that were whole the last time stay whole where the list numbers its people."""
    planned("N°;Nom;Code", "1;A;980123456711223344001", "2;B;980123456722334455001")
    plan = planned("N°;Nom;Code", "1;A;9,80E+20", "2;B;980123456722334000000", "3;C;9,8E+20")
    assert (plan.unchanged, plan.changed) == (2, ())
    assert codes(plan) == [""]
    (lost,) = told(plan, RemarkKind.DAMAGED_CODES)
    assert lost.facts == {"people": 1, "lines": "4", "value": "9,8E+20"}
    (kept,) = told(plan, RemarkKind.MENDED_CODES)
    assert kept.facts["mended"] == "980123456711223344001"


def test_a_slip_beside_a_repaired_code(planned: Plan) -> None:
    """Somebody whose row is refused stays, though a mark stands before their code."""
    planned("Code;Nom;Date", "A1;ROUX;27/06/2025", "B2;BLANC;27/06/2025", "C3;NOIR;27/06/2025")
    plan = planned("Code;Nom;Date", "'A1;ROUX;31/06/2025", "B2;BLANC;27/06/2025", "C3;NOIR;")
    assert (plan.withdrawn, len(plan.refused)) == ((), 1)
