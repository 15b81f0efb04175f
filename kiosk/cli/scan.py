"""`scan` and `undo`: a desk without a window."""

import sys
from argparse import Namespace
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from kiosk.cli.output import moment_from, person_json, say, say_json
from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import Answer, CheckIn, Undone
from kiosk.core.attendance import Stay
from kiosk.core.checkin import Admitted, CheckedOut, Refused, Unknown
from kiosk.core.moment import Now, from_ms
from kiosk.store.desk import DeskStore
from kiosk.wording.verdicts import verdict_text

AMBIGUOUS = "ambiguous-code"


def scan(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Answer each line of standard input once its record is on disk."""
    answer = answering(arguments, store, now)
    for line in sys.stdin:
        answer(line)
    return 0


def answering(arguments: Namespace, store: DeskStore, now: Now) -> Callable[[str], None]:
    """Give what answers a line; an empty one is none."""
    at = moment_from(arguments.at) if arguments.at else None
    desk = _check_in(store, arguments.session, now)

    def answer_to(line: str) -> None:
        if not line.strip():
            return
        answer = desk.scan(line.rstrip("\r\n"), exits=arguments.exit, at=at)
        if arguments.json:
            say_json(answer_json(answer, store))
        else:
            say(answer_line(answer, store))

    return answer_to


def undo(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Take back this desk's last check-in."""
    undone = _check_in(store, store.event.sessions[0].id, now).undo()
    if arguments.json:
        say_json(_undone_json(undone, store))
    else:
        say(f"Entrée annulée : {undone.registrant.name}")
    return 0


def answer_json(answer: Answer, store: DeskStore) -> dict[str, Any]:
    """Give one line of ``scan --json``."""
    verdict = answer.verdict
    document: dict[str, Any] = {
        "code": answer.code,
        "verdict": "admitted",
        "reason": None,
        "registrant": None,
        "session": verdict.session.id,
        "at": verdict.at.astimezone(store.event.zone).isoformat(),
        "earlier": None,
    }
    match verdict:
        case Unknown(borne_by=names):
            return document | {"verdict": "unknown", "reason": AMBIGUOUS if names else None}
        case Refused():
            return document | _refused_json(verdict, store)
        case Admitted(registrant=registrant) | CheckedOut(registrant=registrant):
            return document | {
                "registrant": person_json(store.registrants.seen_at_desk(registrant))
            }


def _refused_json(verdict: Refused, store: DeskStore) -> dict[str, Any]:
    seen_at_desk = store.registrants.seen_at_desk
    document = {
        "verdict": "refused",
        "reason": verdict.reason.value,
        "registrant": person_json(seen_at_desk(verdict.registrant)),
        "earlier": _earlier_json(verdict.earlier, store),
    }
    if verdict.instead is not None:
        document["instead"] = person_json(seen_at_desk(verdict.instead))
    return document


def answer_line(answer: Answer, store: DeskStore) -> str:
    """Give one line of ``scan`` in words."""
    verdict = answer.verdict
    earlier = verdict.earlier if isinstance(verdict, Refused) else None
    desk = "" if earlier is None else store.desk_name(earlier.desk)
    told = verdict_text(verdict, store.event.zone, desk)
    who = answer.code if isinstance(verdict, Unknown) else verdict.registrant.name
    return " · ".join(part for part in (told.word, who, told.reason, told.todo) if part)


def _check_in(store: DeskStore, session: str, now: Now) -> CheckIn:
    badges = Badges(store, queue=None, now=now)
    return CheckIn(store, badges, session=session, now=now, double_beep=timedelta(0))


def _earlier_json(earlier: Stay | None, store: DeskStore) -> dict[str, str] | None:
    if earlier is None:
        return None
    at = from_ms(earlier.entered, store.event.zone)
    return {"desk": store.desk_name(earlier.desk), "at": at.isoformat()}


def _undone_json(undone: Undone, store: DeskStore) -> dict[str, Any]:
    at = undone.at.astimezone(store.event.zone).isoformat()
    return {"registrant": person_json(undone.registrant), "at": at}
