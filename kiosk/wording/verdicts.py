"""The answer to a scan in one word, in one sentence, and as the thing to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo
from enum import StrEnum
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication, QLocale

from kiosk.core.checkin import Admitted, CheckedOut, Refused, Unknown, Verdict
from kiosk.core.moment import from_ms
from kiosk.core.refusal import Insister, Refusal
from kiosk.core.registrant import Registrant
from kiosk.wording import QT_TRANSLATE_NOOP


class Tone(StrEnum):
    """How a verdict looks and sounds: one colour, one shape, one word each."""

    ADMITTED = "admitted"
    LOOK = "look"
    REFUSED = "refused"
    UNKNOWN = "unknown"


WORDS: Mapping[Tone, str] = {
    Tone.ADMITTED: QT_TRANSLATE_NOOP("verdict", "Bienvenue"),
    Tone.LOOK: QT_TRANSLATE_NOOP("verdict", "À vérifier"),
    Tone.REFUSED: QT_TRANSLATE_NOOP("verdict", "Refusé"),
    Tone.UNKNOWN: QT_TRANSLATE_NOOP("verdict", "Inconnu"),
}

REASONS: Mapping[Refusal, str] = {
    Refusal.CANCELLED: QT_TRANSLATE_NOOP("verdict", "Inscription annulée"),
    Refusal.VOID_CODE: QT_TRANSLATE_NOOP("verdict", "Badge déclaré perdu, un autre l’a remplacé"),
    Refusal.REPLACED: QT_TRANSLATE_NOOP("verdict", "Une autre personne vient à sa place"),
    Refusal.NOT_CONFIRMED: QT_TRANSLATE_NOOP("verdict", "Inscription non confirmée"),
    Refusal.NOT_ENTITLED: QT_TRANSLATE_NOOP("verdict", "Accès réservé"),
    Refusal.ALREADY_IN: QT_TRANSLATE_NOOP("verdict", "Déjà à l’intérieur"),
    Refusal.NOT_BOOKED: QT_TRANSLATE_NOOP("verdict", "Pas d’inscription à cette session"),
    Refusal.FULL: QT_TRANSLATE_NOOP("verdict", "Salle complète"),
    Refusal.NOT_IN: QT_TRANSLATE_NOOP("verdict", "Aucune entrée à fermer"),
}

TODO: Mapping[Refusal, str] = {
    Refusal.CANCELLED: QT_TRANSLATE_NOOP("verdict", "Appelez un responsable"),
    Refusal.VOID_CODE: QT_TRANSLATE_NOOP(
        "verdict", "Demandez l’autre badge, ou appelez un responsable"
    ),
    Refusal.REPLACED: QT_TRANSLATE_NOOP("verdict", "Appelez un responsable"),
    Refusal.NOT_CONFIRMED: QT_TRANSLATE_NOOP("verdict", "Vérifiez son inscription, puis admettez"),
    Refusal.NOT_ENTITLED: QT_TRANSLATE_NOOP("verdict", "Appelez un responsable"),
    Refusal.ALREADY_IN: QT_TRANSLATE_NOOP(
        "verdict", "Déjà compté ; laissez entrer si c’est bien cette personne"
    ),
    Refusal.NOT_BOOKED: QT_TRANSLATE_NOOP("verdict", "Admettez s’il reste de la place"),
    Refusal.FULL: QT_TRANSLATE_NOOP("verdict", "Proposez une autre session"),
    Refusal.NOT_IN: QT_TRANSLATE_NOOP("verdict", "Laissez sortir"),
}

LANGUAGES: Mapping[str, str] = {
    "ar": QT_TRANSLATE_NOOP("verdict", "arabe"),
    "de": QT_TRANSLATE_NOOP("verdict", "allemand"),
    "en": QT_TRANSLATE_NOOP("verdict", "anglais"),
    "es": QT_TRANSLATE_NOOP("verdict", "espagnol"),
    "fr": QT_TRANSLATE_NOOP("verdict", "français"),
    "it": QT_TRANSLATE_NOOP("verdict", "italien"),
    "ja": QT_TRANSLATE_NOOP("verdict", "japonais"),
    "pt": QT_TRANSLATE_NOOP("verdict", "portugais"),
    "ru": QT_TRANSLATE_NOOP("verdict", "russe"),
    "uk": QT_TRANSLATE_NOOP("verdict", "ukrainien"),
    "vi": QT_TRANSLATE_NOOP("verdict", "vietnamien"),
    "zh": QT_TRANSLATE_NOOP("verdict", "chinois"),
}
"""The languages that people most often come with; others are called by their own name."""

_BOOKED_ELSEWHERE = QT_TRANSLATE_NOOP("verdict", "Inscriptions : {sessions}. {todo}")
_ON_DAY = QT_TRANSLATE_NOOP("verdict", "le {day}/{month} à {time}")
_AT = QT_TRANSLATE_NOOP("verdict", "à {time}")
_SPEAKS = QT_TRANSLATE_NOOP("verdict", "Langue : {language}")
_RETURNS = QT_TRANSLATE_NOOP("verdict", "De retour")
_RETURNS_TODO = QT_TRANSLATE_NOOP(
    "verdict", "Arrivée {time} ({desk}) : laissez passer, rien à faire"
)
_INSTEAD = QT_TRANSLATE_NOOP("verdict", "{name} remplace {absent}")
_INSTEAD_TODO = QT_TRANSLATE_NOOP(
    "verdict", "Touche Entrée pour admettre. Si les deux viennent : Alt+V"
)
_INSTEAD_IS_IN = QT_TRANSLATE_NOOP("verdict", "{name} remplace {absent}, et est déjà là")
_INSTEAD_IS_IN_TODO = QT_TRANSLATE_NOOP(
    "verdict", "Si c’est {absent} : Les deux viennent (Alt+V). Sinon Échap."
)
_LEAVES = QT_TRANSLATE_NOOP("verdict", "Sortie")
_LEFT = QT_TRANSLATE_NOOP("verdict", "Au revoir")
_INSISTED = QT_TRANSLATE_NOOP("verdict", "Entrée accordée malgré : {reason}")
_UNBOOKED = QT_TRANSLATE_NOOP("verdict", "Pas d’inscription à cette session, entrée possible")
_NOT_ON_LIST = QT_TRANSLATE_NOOP("verdict", "Le code {code} n’est pas sur la liste")
_SEARCH = QT_TRANSLATE_NOOP("verdict", "Cherchez par le nom")
_SPARE = QT_TRANSLATE_NOOP("verdict", "Badge de réserve n° {number} : il n’est encore à personne")
_SPARE_TODO = QT_TRANSLATE_NOOP(
    "verdict", "Ouvrez d’abord la fiche d’une personne, puis scannez-le"
)
_SPARE_TWICE = QT_TRANSLATE_NOOP(
    "verdict", "Le badge de réserve n° {number} a été donné à plusieurs personnes : {names}"
)
_SPARE_TWICE_TODO = QT_TRANSLATE_NOOP(
    "verdict", "Cherchez par le nom, et donnez un autre badge : celui-ci n’ouvre plus rien"
)
_AMBIGUOUS = QT_TRANSLATE_NOOP("verdict", "Ce code est porté par plusieurs personnes : {names}")


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictText:
    """A verdict as it is shown: its *tone*, one *word*, the *reason* (may be empty), what *todo*."""

    tone: Tone
    word: str
    reason: str = ""
    todo: str = ""


def verdict_text(
    verdict: Verdict, zone: ZoneInfo, desk_name: str, *, instead_is_in: bool = False
) -> VerdictText:
    """Say a verdict; times are told in *zone*, an earlier check-in at *desk_name*.

    *instead_is_in* says that whoever comes in somebody's place has arrived already.
    """
    match verdict:
        case Admitted(insisted=Refusal() as passed):
            return VerdictText(
                tone=Tone.ADMITTED,
                word=_tr(WORDS[Tone.ADMITTED]),
                reason=_tr(_INSISTED).format(reason=_tr(REASONS[passed])),
            )
        case Admitted(unbooked=unbooked):
            return VerdictText(
                tone=Tone.ADMITTED,
                word=_tr(WORDS[Tone.ADMITTED]),
                reason=_tr(_UNBOOKED) if unbooked else "",
            )
        case CheckedOut():
            return VerdictText(tone=Tone.ADMITTED, word=_tr(_LEFT), reason=_tr(_LEAVES))
        case Unknown(spare=number, borne_by=names) if number and names:
            return VerdictText(
                tone=Tone.UNKNOWN,
                word=_tr(WORDS[Tone.UNKNOWN]),
                reason=_tr(_SPARE_TWICE).format(number=number, names=", ".join(names)),
                todo=_tr(_SPARE_TWICE_TODO),
            )
        case Unknown(spare=number) if number:
            return VerdictText(
                tone=Tone.UNKNOWN,
                word=_tr(WORDS[Tone.UNKNOWN]),
                reason=_tr(_SPARE).format(number=number),
                todo=_tr(_SPARE_TODO),
            )
        case Unknown(borne_by=names, code=code):
            told = _tr(_AMBIGUOUS if names else _NOT_ON_LIST)
            reason = told.format(names=", ".join(names), code=code)
            return VerdictText(
                tone=Tone.UNKNOWN,
                word=_tr(WORDS[Tone.UNKNOWN]),
                reason=reason,
                todo=_tr(_SEARCH),
            )
        case Refused():
            if verdict.comes_instead is not None:
                return _replaced_text(
                    verdict.registrant, verdict.comes_instead, is_in=instead_is_in
                )
            return _refused_text(verdict, zone, desk_name)


def _refused_text(verdict: Refused, zone: ZoneInfo, desk_name: str) -> VerdictText:
    tone = Tone.LOOK if verdict.insister is Insister.STAFF else Tone.REFUSED
    if verdict.is_reentry and verdict.earlier is not None:
        since = _since(from_ms(verdict.earlier.entered, zone), verdict.at.astimezone(zone))
        return VerdictText(
            tone=Tone.LOOK,
            word=_tr(_RETURNS),
            todo=_tr(_RETURNS_TODO).format(time=since, desk=desk_name),
        )
    todo = _tr(TODO[verdict.reason])
    if verdict.reason is Refusal.NOT_BOOKED and verdict.registrant.bookings:
        booked = ", ".join(sorted(verdict.registrant.bookings))
        todo = _tr(_BOOKED_ELSEWHERE).format(sessions=booked, todo=todo)
    return VerdictText(
        tone=tone, word=_tr(WORDS[tone]), reason=_tr(REASONS[verdict.reason]), todo=todo
    )


def _replaced_text(absent: Registrant, instead: Registrant, *, is_in: bool) -> VerdictText:
    """Say who comes instead: to let them in is the desk's own business, so it is amber, not red."""
    reason = _INSTEAD_IS_IN if is_in else _INSTEAD
    todo = _INSTEAD_IS_IN_TODO if is_in else _INSTEAD_TODO
    return VerdictText(
        tone=Tone.LOOK,
        word=_tr(WORDS[Tone.LOOK]),
        reason=_tr(reason).format(name=instead.name, absent=absent.name),
        todo=_tr(todo).format(absent=absent.name),
    )


def _since(moment: datetime, now: datetime) -> str:
    """Say when somebody came, with the day where it was another."""
    time = clock_text(moment, moment.tzinfo)
    if moment.date() == now.date():
        return _tr(_AT).format(time=time)
    return _tr(_ON_DAY).format(day=moment.day, month=f"{moment.month:02d}", time=time)


def reason_text(reason: Refusal) -> str:
    """Say in a few words why somebody was refused."""
    return _tr(REASONS[reason])


def language_text(language: str, spoken: str) -> str:
    """Say which language to speak, empty where it is the one *spoken* at the event anyway."""
    if not language or language.casefold().startswith(spoken.casefold()):
        return ""
    spelt = LANGUAGES.get(language.casefold()[:2])
    name = _tr(spelt) if spelt else QLocale(language).nativeLanguageName() or language
    return _tr(_SPEAKS).format(language=name)


def clock_text(moment: datetime, zone: tzinfo | None) -> str:
    """Say a time of day as it is said in French: 9 h 05."""
    local = moment.astimezone(zone)
    return f"{local.hour} h {local.minute:02d}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("verdict", text)
