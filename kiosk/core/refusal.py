"""Why somebody is refused, and who may insist."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class Refusal(StrEnum):
    """Why a person was not let in; the value is what the journal keeps."""

    CANCELLED = "cancelled"
    VOID_CODE = "void-code"
    REPLACED = "replaced"
    NOT_CONFIRMED = "not-confirmed"
    NOT_ENTITLED = "not-entitled"
    ALREADY_IN = "already-in"
    NOT_BOOKED = "not-booked"
    FULL = "full"
    NOT_IN = "not-in"


class Insister(StrEnum):
    """Who may admit in spite of a refusal; what staff may pass is amber, the rest red."""

    STAFF = "staff"
    SUPERVISOR = "supervisor"
    NOBODY = "nobody"


HOUSE_INSISTERS: Mapping[Refusal, Insister] = MappingProxyType(
    {
        Refusal.CANCELLED: Insister.SUPERVISOR,
        Refusal.VOID_CODE: Insister.SUPERVISOR,
        Refusal.REPLACED: Insister.SUPERVISOR,
        Refusal.NOT_CONFIRMED: Insister.STAFF,
        Refusal.NOT_ENTITLED: Insister.SUPERVISOR,
        Refusal.ALREADY_IN: Insister.STAFF,
        Refusal.NOT_BOOKED: Insister.STAFF,
        Refusal.FULL: Insister.SUPERVISOR,
        Refusal.NOT_IN: Insister.NOBODY,
    }
)
