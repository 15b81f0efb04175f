"""Each field of a list has a word of its own."""

import pytest

from kiosk.core.columns import Field
from kiosk.wording.fields import FIELDS, field_text


@pytest.mark.parametrize("field", Field)
def test_each_field_has_a_word(field: Field) -> None:
    """Whoever says which column is which reads of each field what it is."""
    assert field_text(field)


def test_no_word_twice() -> None:
    """No two fields are called the same, and nothing is worded that is no field."""
    assert len(set(FIELDS.values())) == len(Field)
    assert set(FIELDS) == set(Field)
