"""What a desk knows better than the list: a name, an organisation, a function put right."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from kiosk.core.registrant import Registrant


class Corrected(StrEnum):
    """What can be put right at a desk; the value is the registrant's attribute."""

    FAMILY = "family"
    GIVEN = "given"
    ORGANISATION = "organisation"
    FUNCTION = "function"


Corrections = Mapping[Corrected, str]
"""What the desks say of one person, where it is not what the list says."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """One record's word on one field of one person; *text* is None where the list is right again."""

    record: str
    clock: int
    after: str | None
    what: Corrected
    text: str | None


def corrected(registrant: Registrant, corrections: Corrections) -> Registrant:
    """Give *registrant* as the desks know them."""
    said = {what.value: text for what, text in corrections.items()}
    return replace(registrant, **said) if said else registrant  # type: ignore[arg-type] # text fields alone


def differences(registrant: Registrant, wanted: Corrections) -> dict[Corrected, str]:
    """Give what of *wanted* is not what *registrant* says already, white space folded."""
    plain = {what: " ".join(text.split()) for what, text in wanted.items()}
    return {what: text for what, text in plain.items() if getattr(registrant, what) != text}


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A desk put something right, and the list that is loaded says it otherwise: people decide."""

    registrant: str
    name: str
    what: Corrected
    ours: str
    listed: str
