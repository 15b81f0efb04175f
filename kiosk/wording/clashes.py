"""What desks did apart, in words: whom it is about, what each desk did, what counts, and each way out."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from kiosk.core.clash import Clash, ClashKind, Side, Way, WayKind
from kiosk.core.columns import Field
from kiosk.core.moment import from_ms
from kiosk.core.registrant import Registrant
from kiosk.core.session import Event, SessionKind
from kiosk.wording import QT_TRANSLATE_NOOP
from kiosk.wording.changes import number_text
from kiosk.wording.fields import field_text
from kiosk.wording.verdicts import clock_text

HEADINGS: Mapping[ClashKind, str] = {
    ClashKind.ADMITTED_TWICE: QT_TRANSLATE_NOOP("clash", "{name} : {n} entrées {where}"),
    ClashKind.TWO_ROOMS: QT_TRANSLATE_NOOP("clash", "{name} : deux salles en même temps, {rooms}"),
    ClashKind.ADDED_TWICE: QT_TRANSLATE_NOOP("clash", "{name} : une personne, ou deux ?"),
    ClashKind.PRINTED_TWICE: QT_TRANSLATE_NOOP("clash", "{name} : {n} badges imprimés"),
    ClashKind.CORRECTED_APART: QT_TRANSLATE_NOOP(
        "clash", "{name} : « {field} » corrigé de deux façons"
    ),
    ClashKind.REPLACED_APART: QT_TRANSLATE_NOOP("clash", "{name} : qui vient à sa place ?"),
    ClashKind.OVERFULL: QT_TRANSLATE_NOOP("clash", "{session} : {present} / {capacity} à {time}"),
}
"""The matter in one line."""
FACTS: Mapping[ClashKind, str] = {
    ClashKind.ADMITTED_TWICE: QT_TRANSLATE_NOOP("clash", "{desk} à {time}"),
    ClashKind.TWO_ROOMS: QT_TRANSLATE_NOOP("clash", "{room} : {desk} à {time}"),
    ClashKind.ADDED_TWICE: QT_TRANSLATE_NOOP("clash", "{who} : {desk} à {time}"),
    ClashKind.PRINTED_TWICE: QT_TRANSLATE_NOOP("clash", "{desk} à {time}"),
    ClashKind.CORRECTED_APART: QT_TRANSLATE_NOOP("clash", "« {text} » : {desk} à {time}"),
    ClashKind.REPLACED_APART: QT_TRANSLATE_NOOP("clash", "{who} : {desk} à {time}"),
    ClashKind.OVERFULL: QT_TRANSLATE_NOOP(
        "clash", "{desk} ne savait pas que c’était complet, personnes de trop : {n}"
    ),
}
"""What each desk did."""
OUTCOMES: Mapping[ClashKind, str] = {
    ClashKind.ADMITTED_TWICE: QT_TRANSLATE_NOOP(
        "clash", "Cette personne compte une seule fois, depuis {time}."
    ),
    ClashKind.TWO_ROOMS: QT_TRANSLATE_NOOP(
        "clash", "Cette personne compte dans les deux ; elle est maintenant notée à {last}."
    ),
    ClashKind.ADDED_TWICE: QT_TRANSLATE_NOOP(
        "clash", "Tant que personne ne tranche, cela fait deux personnes attendues."
    ),
    ClashKind.PRINTED_TWICE: QT_TRANSLATE_NOOP(
        "clash", "Les badges ouvrent les mêmes portes : si vous voyez les deux, reprenez-en un."
    ),
    ClashKind.CORRECTED_APART: QT_TRANSLATE_NOOP(
        "clash", "Pour l’instant, c’est « {text} » qui vaut. Si le badge dit autre chose : Alt+B."
    ),
    ClashKind.REPLACED_APART: QT_TRANSLATE_NOOP("clash", "Pour l’instant, c’est {who} qui vient."),
    ClashKind.OVERFULL: QT_TRANSLATE_NOOP(
        "clash", "Toutes les entrées comptent. Proposez une autre salle à qui arrive."
    ),
}
"""What counts until somebody settles it, the same at every desk."""
WAYS: Mapping[WayKind, str] = {
    WayKind.SEEN: QT_TRANSLATE_NOOP("clash", "Bien vu"),
    WayKind.SAME: QT_TRANSLATE_NOOP("clash", "C’est la même personne"),
    WayKind.DIFFERENT: QT_TRANSLATE_NOOP("clash", "Ce sont deux personnes"),
    WayKind.KEEP: QT_TRANSLATE_NOOP("clash", "Garder « {what} »"),
    WayKind.UNDO: QT_TRANSLATE_NOOP("clash", "Annuler l’entrée {where}"),
}
"""What stands on the button of each way to settle."""

_NUMBERS = {2: QT_TRANSLATE_NOOP("clash", "deux"), 3: QT_TRANSLATE_NOOP("clash", "trois")}
_AT_A_DESK = frozenset({"bureau", "poste", "guichet", "comptoir"})
_AT_DESK = QT_TRANSLATE_NOOP("clash", "au {desk}")
_AT = QT_TRANSLATE_NOOP("clash", "à {where}")
_AT_WELCOME = QT_TRANSLATE_NOOP("clash", "à l’accueil")
_AND = QT_TRANSLATE_NOOP("clash", "{one} et {other}")
_ON_LIST = QT_TRANSLATE_NOOP("clash", "{who} : sur la liste « {source} »")
_NOTHING = QT_TRANSLATE_NOOP("clash", "rien")
_AS_LISTED = QT_TRANSLATE_NOOP("clash", "comme sur la liste")
_STRANGER = QT_TRANSLATE_NOOP("clash", "Une personne pas encore reçue ici")
_ALSO = QT_TRANSLATE_NOOP("clash", "aussi {where}, {time}")
_TO_SETTLE = QT_TRANSLATE_NOOP("clash", "À régler : {n}")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClashText:
    """A clash as it is shown: in one line, a line for each desk, what counts, and what each way is called."""

    heading: str
    facts: tuple[str, ...]
    outcome: str
    ways: tuple[tuple[Way, str], ...]

    @property
    def sentence(self) -> str:
        """All of it but the ways, as one text."""
        return f"{self.heading}. {', '.join(self.facts)}. {self.outcome}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """What things are called: *people* by their id, *desk_name* gives a desk's, *event* sessions and time."""

    people: Mapping[str, Registrant]
    desk_name: Callable[[str], str]
    event: Event

    def person(self, registrant: str) -> str:
        """Call somebody by name."""
        found = self.people.get(registrant)
        return found.name if found is not None else _tr(_STRANGER)

    def who(self, registrant: str) -> str:
        """Call somebody by name and organisation."""
        found = self.people.get(registrant)
        organisation = found.organisation if found is not None else ""
        name = self.person(registrant)
        return f"{name} ({organisation})" if organisation else name

    def time(self, at: int) -> str:
        """Say a time of day (UTC in milliseconds)."""
        return clock_text(from_ms(at, self.event.zone), self.event.zone)

    def at_session(self, session: str) -> str:
        """Say where somebody entered."""
        found = self.event.by_id.get(session)
        if found is not None and found.kind is SessionKind.WELCOME:
            return _tr(_AT_WELCOME)
        return _tr(_AT).format(where=session)


def clash_text(clash: Clash, names: Names) -> ClashText:
    """Say a clash in words."""
    said = _said(clash, names)
    return ClashText(
        heading=_tr(HEADINGS[clash.kind]).format(**said),
        facts=tuple(_facts(clash, names)),
        outcome=_tr(OUTCOMES[clash.kind]).format(**said),
        ways=tuple((way, _way_text(way, clash, names)) for way in clash.ways),
    )


def also_text(desk: str, moment: datetime, zone: ZoneInfo) -> str:
    """Say on somebody's card that the desk of this name admitted them too."""
    return _tr(_ALSO).format(where=at_desk_text(desk), time=clock_text(moment, zone))


def to_settle_text(count: int) -> str:
    """Say how many clashes are open."""
    return _tr(_TO_SETTLE).format(n=number_text(count))


def at_desk_text(name: str) -> str:
    """Say at which desk: « au Bureau 2 », « à Entrée nord »."""
    first = name.partition(" ")[0].casefold()
    if first in _AT_A_DESK:
        return _tr(_AT_DESK).format(desk=name)
    return _tr(_AT).format(where=name)


def _said(clash: Clash, names: Names) -> dict[str, str]:
    """Give all that the heading and the outcome of a clash may name."""
    sides = clash.sides
    official = next((side for side in sides if side.record == clash.official), sides[-1])
    rooms = list(dict.fromkeys(side.session for side in sides))
    about = str(clash.facts.get("field", ""))
    return {
        "name": names.person(clash.registrants[0]) if clash.registrants else "",
        "n": _number(len(sides)),
        "where": names.at_session(clash.session),
        "rooms": _tr(_AND).format(one=rooms[0], other=rooms[-1]),
        "last": rooms[-1],
        "session": clash.session,
        "field": field_text(Field(about)) if about else "",
        "text": _text_of(official),
        "who": names.who(official.registrant),
        "time": names.time(clash.at if clash.kind is ClashKind.OVERFULL else official.at),
        "present": number_text(int(clash.facts.get("present", 0))),
        "capacity": number_text(int(clash.facts.get("capacity", 0))),
    }


def _facts(clash: Clash, names: Names) -> list[str]:
    if clash.kind is ClashKind.OVERFULL:
        by_desk = Counter(side.desk for side in clash.sides)
        return [
            _tr(FACTS[clash.kind]).format(desk=names.desk_name(desk), n=number_text(n))
            for desk, n in by_desk.items()
        ]
    return [_fact(clash, side, names) for side in clash.sides]


def _fact(clash: Clash, side: Side, names: Names) -> str:
    if not side.desk:
        person = names.people.get(side.registrant)
        source = person.source if person is not None else ""
        return _tr(_ON_LIST).format(who=names.who(side.registrant), source=source)
    return _tr(FACTS[clash.kind]).format(
        desk=names.desk_name(side.desk),
        time=names.time(side.at),
        room=side.session,
        text=_text_of(side),
        who=names.who(side.registrant),
    )


def _way_text(way: Way, clash: Clash, names: Names) -> str:
    if not way.side:
        return _tr(WAYS[way.kind])
    side = next(side for side in clash.sides if side.record == way.side)
    if clash.kind is ClashKind.TWO_ROOMS:
        where = names.at_session(side.session)
    else:
        where = at_desk_text(names.desk_name(side.desk))
    what = names.person(side.registrant) if side.registrant else _text_of(side)
    return _tr(WAYS[way.kind]).format(where=where, what=what)


def _text_of(side: Side) -> str:
    if side.text is None:
        return _tr(_AS_LISTED)
    return side.text or _tr(_NOTHING)


def _number(count: int) -> str:
    return _tr(_NUMBERS[count]) if count in _NUMBERS else number_text(count)


def _tr(text: str) -> str:
    return QCoreApplication.translate("clash", text)
