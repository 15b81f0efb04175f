"""The answer to a scan in words that a tired volunteer understands."""

from dataclasses import replace

import pytest

from kiosk.core.attendance import Stay
from kiosk.core.checkin import Admitted, CheckedOut, Refused, Unknown
from kiosk.core.moment import to_ms
from kiosk.core.refusal import HOUSE_INSISTERS, Insister, Refusal
from kiosk.wording.verdicts import (
    REASONS,
    TODO,
    WORDS,
    Tone,
    VerdictText,
    clock_text,
    language_text,
    reason_text,
    verdict_text,
)
from tests.desk import PARIS, a_person, a_session, at

ADA = a_person()
DOOR = a_session("A1", exits=True)
STAY = Stay(session="A1", entered=to_ms(at(9, 5)), left=None, record="r", desk="d")


def refused(reason: Refusal, **changes: object) -> Refused:
    """Give a refusal as the house rule has it."""
    plain = Refused(
        reason=reason,
        insister=HOUSE_INSISTERS[reason],
        registrant=ADA,
        session=DOOR,
        at=at(9, 30),
    )
    return replace(plain, **changes)  # type: ignore[arg-type] # fields of a refusal


def told(verdict: Admitted | Refused | Unknown | CheckedOut) -> VerdictText:
    """Say a verdict in Paris, at desk 1."""
    return verdict_text(verdict, PARIS, "Bureau 1")


def test_each_tone_has_a_word_of_its_own() -> None:
    """Four tones, four words: nobody needs the colour."""
    assert set(WORDS) == set(Tone)
    assert len(set(WORDS.values())) == len(Tone)


@pytest.mark.parametrize("reason", Refusal)
def test_each_refusal(reason: Refusal) -> None:
    """Every reason has its words and says what to do; what staff may pass is to be looked at."""
    text = told(refused(reason))
    assert (text.reason, text.todo) == (REASONS[reason], TODO[reason])
    assert reason_text(reason) == REASONS[reason]
    assert text.tone is (Tone.LOOK if HOUSE_INSISTERS[reason] is Insister.STAFF else Tone.REFUSED)
    assert "{" not in "".join((text.word, text.reason, text.todo))
    assert all((text.word, text.reason, text.todo))


def test_no_two_reasons_sound_alike() -> None:
    """Each reason is told from the others by its words alone."""
    assert len(set(REASONS.values())) == len(Refusal)


def test_the_event_may_turn_red_into_amber() -> None:
    """Where the event trusts its staff with a full room, it is shown as theirs to decide."""
    assert told(refused(Refusal.FULL, insister=Insister.STAFF)).tone is Tone.LOOK


def test_admitted() -> None:
    """A welcome needs no more than the word."""
    verdict = Admitted(registrant=ADA, session=DOOR, at=at(9, 30))
    assert told(verdict) == VerdictText(tone=Tone.ADMITTED, word="Bienvenue")


def test_admitted_without_a_booking() -> None:
    """A missing booking is shown, in the tone of a welcome."""
    verdict = Admitted(registrant=ADA, session=DOOR, at=at(9, 30), unbooked=True)
    assert told(verdict) == VerdictText(
        tone=Tone.ADMITTED,
        word="Bienvenue",
        reason="Pas d’inscription à cette session, entrée possible",
    )


def test_admitted_by_insistence() -> None:
    """What was passed is said."""
    verdict = Admitted(registrant=ADA, session=DOOR, at=at(9, 30), insisted=Refusal.NOT_CONFIRMED)
    assert told(verdict).reason == "Entrée accordée malgré : Inscription non confirmée"


def test_coming_back() -> None:
    """Who is back is told with time and desk, and that there is nothing to do."""
    verdict = refused(Refusal.ALREADY_IN, session=a_session("ACC", exits=False), earlier=STAY)
    assert told(verdict) == VerdictText(
        tone=Tone.LOOK,
        word="De retour",
        todo="Arrivée à 9 h 05 (Bureau 1) : laissez passer, rien à faire",
    )


def test_already_in_where_exits_are_scanned() -> None:
    """Where people scan out, somebody already in is to be looked at."""
    assert told(refused(Refusal.ALREADY_IN, earlier=STAY)).word == "À vérifier"


def test_leaving() -> None:
    """Who leaves is bidden goodbye."""
    verdict = CheckedOut(registrant=ADA, session=DOOR, at=at(9, 30), since=STAY)
    assert (told(verdict).tone, told(verdict).word) == (Tone.ADMITTED, "Au revoir")


def test_unknown() -> None:
    """An unknown code sends staff to the search."""
    text = told(Unknown(code="X{1}", session=DOOR, at=at(9, 30)))
    assert (text.tone, text.reason, text.todo) == (
        Tone.UNKNOWN,
        "Le code X{1} n’est pas sur la liste",
        "Cherchez par le nom",
    )


def test_a_code_of_two() -> None:
    """A code borne by two people names both."""
    text = told(Unknown(code="X", session=DOOR, at=at(9, 30), borne_by=("Ada A", "Bo {B}")))
    assert text.reason == "Ce code est porté par plusieurs personnes : Ada A, Bo {B}"


def test_a_spare_badge_of_two() -> None:
    """One given at two desks names both, and says that there must be another."""
    text = told(Unknown(code="X", session=DOOR, at=at(9, 30), borne_by=("Ada A", "Bo B"), spare=12))
    assert text.reason == (
        "Le badge de réserve n° 12 a été donné à plusieurs personnes : Ada A, Bo B"
    )
    assert "donnez un autre badge" in text.todo


@pytest.mark.parametrize(
    ("hour", "minute", "said"), [(9, 5, "9 h 05"), (0, 0, "0 h 00"), (17, 30, "17 h 30")]
)
def test_times(hour: int, minute: int, said: str) -> None:
    """A time is said as in French, in the event's own zone."""
    assert clock_text(at(hour, minute), PARIS) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("fr", ""), ("FR", ""), ("", ""), ("es", "Langue : espagnol"), ("xx", "Langue : xx")],
)
def test_the_language_to_speak(language: str, said: str) -> None:
    """Only another language than the event's is worth a word."""
    assert language_text(language, "fr") == said


@pytest.mark.parametrize("reason", [Refusal.CANCELLED, Refusal.VOID_CODE])
def test_replaced_and_barred_besides(reason: Refusal) -> None:
    """Whoever is replaced and cancelled stays red: nobody is let in on that ticket."""
    verdict = refused(reason, instead=a_person(family="Hopper"))
    assert told(verdict).tone is Tone.REFUSED
    assert told(verdict).reason == reason_text(reason)


def test_replaced_by_somebody_who_is_in() -> None:
    """The desk is told that the replacement is there, and what to do if this is the absent one."""
    verdict = refused(Refusal.REPLACED, instead=a_person(family="Hopper"))
    shown = verdict_text(verdict, PARIS, "", instead_is_in=True)
    assert shown.tone is Tone.LOOK
    assert shown.reason.endswith("et est déjà là")
    assert "Alt+V" in shown.todo
    assert "Entrée" not in shown.todo
