"""`load`: the event is made or updated, and what changes is told."""

import sys
from argparse import Namespace
from collections import Counter
from typing import Any

from kiosk.cli.output import say, say_json
from kiosk.cli.progress import progress
from kiosk.controllers.load_plan import each_once
from kiosk.controllers.roster import (
    BookingsFollow,
    LoadPlan,
    LoadWish,
    plan_load,
    write_load,
)
from kiosk.core.remark import Remark
from kiosk.roster.watch import Cancelled
from kiosk.store.desk import DeskStore
from kiosk.wording.remarks import remark_text

CANCELLED = "Chargement annulé : rien n’a été changé."


def load(arguments: Namespace, store: DeskStore) -> int:
    """Load, tell, and give the exit status: 1 where rows were refused."""
    wish = LoadWish(
        programme=arguments.programme,
        lists=each_once(arguments.lists),
        mapping=dict(arguments.map),
        replaces=arguments.replaces,
        adds=arguments.adds,
        bookings=BookingsFollow(arguments.bookings) if arguments.bookings else None,
        accepts_many_withdrawn=arguments.yes,
        gives_up_corrections=arguments.corrections == "list",
    )
    try:
        plan = plan_load(wish, store, progress=progress("Lecture"))
        if not arguments.dry_run:
            tell = progress("Écriture")
            for done in write_load(plan, store):
                tell(done, plan.rows)
    except (Cancelled, KeyboardInterrupt):
        say(CANCELLED, to=sys.stderr)
        return 1
    if arguments.json:
        say_json(report_json(plan), indent=2)
    else:
        _say_report(plan, is_dry=arguments.dry_run)
    return 1 if any(one.refused for one in plan.lists) else 0


def report_json(plan: LoadPlan) -> dict[str, Any]:
    """Give the document of ``load --json``: the figures of all lists together."""
    lists = plan.lists
    return {
        "read": sum(one.read for one in lists),
        "added": sum(len(one.added) for one in lists),
        "changed": sum(len(one.changed) for one in lists),
        "unchanged": sum(one.unchanged for one in lists),
        "withdrawn": sum(len(one.withdrawn) for one in lists),
        "refused": [
            {"file": one.file, "line": remark.line, "reason": remark_text(remark)}
            for one in lists
            for remark in one.refused
        ],
        "warnings": [remark_text(remark) for remark in _warnings(plan)],
        "changes": [
            {"id": c.id, "name": c.name, "column": c.column, "old": c.old, "new": c.new}
            for one in lists
            for c in one.changes
        ],
        "sources": [{"name": one.source, "file": one.file} for one in lists],
    }


def _warnings(plan: LoadPlan) -> list[Remark]:
    told = (remark for one in plan.lists for remark in one.warnings)
    return [*plan.remarks, *told, *plan.corrections_kept]


def _say_report(plan: LoadPlan, *, is_dry: bool) -> None:
    report = report_json(plan)
    if is_dry:
        say("Essai : rien n’a été changé.")
    say(
        "Lignes lues : {read}. Ajoutées : {added}, changées : {changed}, "
        "inchangées : {unchanged}, retirées : {withdrawn}.".format_map(report)
    )
    if cancelled := sum(one.cancelled for one in plan.lists):
        say(f"  annulées sur la liste : {cancelled}")
    for column, number in Counter(change["column"] for change in report["changes"]).most_common():
        say(f"  changé dans « {column} » : {number}")
    for refused in report["refused"]:
        say("Ligne {line} de {file} laissée de côté : {reason}.".format_map(refused))
    for warning in report["warnings"]:
        say(f"À savoir : {warning}.")
