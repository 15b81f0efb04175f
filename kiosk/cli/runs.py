"""`badges` before the day: a run into a file or to a printer, resumed, and what the list made stale."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEventLoop

from kiosk.cli.output import person_json, say, say_json
from kiosk.cli.progress import progress
from kiosk.cli.uncovered import say_uncovered
from kiosk.controllers.badges import Badges
from kiosk.controllers.run_target import RunFile, RunTarget
from kiosk.controllers.runs import Runs, new_run, planned, planned_anew, refuse_doubles
from kiosk.controllers.stale import BadgeTexts, Stale
from kiosk.core.columns import Field
from kiosk.core.layout import Content
from kiosk.core.moment import Now
from kiosk.core.ports import Printing
from kiosk.core.printjob import Job, Reason
from kiosk.core.run import TRAY, RunPlan, RunWish
from kiosk.core.text import fold
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.core.whole_file import only_over_pdf
from kiosk.store.desk import DeskStore
from kiosk.wording.printing import place_text, printer_name
from kiosk.wording.runs import badges_text, contents_text, plan_text, rewritten_text
from kiosk.wording.troubles import trouble_text


def print_run(arguments: Namespace, store: DeskStore, printing: Printing, now: Now) -> int:
    """Print a run, or anew what is stale: each badge is kept with its place, and as out once it is."""
    if arguments.stale:
        stale = BadgeTexts(store, printing.layouts).stale()
        plan, reason = planned_anew(store, stale.to_print), Reason.CORRECTED
    else:
        plan, reason = planned(store, _wish(arguments)), None
    _check(arguments, plan, store, printing)
    target, run = _target(arguments), new_run()
    command = RunCommand(store, printing, now=now)
    for _ in command.runs.order(plan, target, only_new=arguments.new, reason=reason, run=run):
        pass
    is_done = command.go_on(run, target.uri)
    if is_done:
        _tell(arguments, plan, target)
    return 0 if is_done else 1


def discard_run(arguments: Namespace, store: DeskStore, now: Now) -> int:
    """Believe that the file of a run was thrown away: its badges are to be printed again."""
    runs = Runs(store, Badges(store, queue=None, now=now), now=now)
    *_, count = runs.discard(arguments.discard_run)
    if arguments.json:
        say_json({"badges": count, "file": str(arguments.discard_run)})
    else:
        say(f"Série jetée : {count} badges de nouveau à imprimer (badges --new)")
    return 0


def resume_run(arguments: Namespace, store: DeskStore, printing: Printing, now: Now) -> int:
    """Go on with the newest run that is not finished, where it was going or at another printer."""
    command = RunCommand(store, printing, now=now)
    found = command.runs.unfinished(queued=False)
    if found is None:
        raise Trouble(TroubleKind.RUN_NONE)
    is_file = RunFile.is_one(found.printer)
    printer = found.printer if is_file else arguments.printer or found.printer
    if is_file and (path := RunFile.from_uri(printer).path).is_file():
        say(rewritten_text(path), to=sys.stderr)
    left = found.left - command.leave_out(found.run)
    is_done = command.go_on(found.run, printer)
    if is_done and arguments.json:
        say_json({"badges": left, "of": found.total})
    elif is_done:
        say(f"Série reprise : {left} badges de plus, sur {found.total}.")
    return 0 if is_done else 1


def say_stale(arguments: Namespace, store: DeskStore, printing: Printing) -> int:
    """Tell what to print anew and what to take out, each with its place."""
    stale = BadgeTexts(store, printing.layouts).stale()
    if arguments.json:
        say_json(
            {
                "to_print": [_stale_json(one) for one in stale.to_print],
                "to_take_out": [_stale_json(one) for one in stale.to_take_out],
            }
        )
        return 0
    for title, badges in (("À réimprimer", stale.to_print), ("À retirer", stale.to_take_out)):
        say(f"{title} : {len(badges)}")
        for one in badges:
            where = place_text(one.place) if one.place is not None else "sans place"
            wrong = contents_text(one.changed)
            say(" · ".join(part for part in (where, one.bears, wrong) if part))
    return 0


class RunCommand:
    """Prints what is left of a run while its command waits."""

    def __init__(self, store: DeskStore, printing: Printing, *, now: Now) -> None:
        self._store = store
        self._printing = printing
        self._badges = Badges(
            store,
            queue=printing.queue,
            now=now,
            place_text=place_text,
            labels_on=printing.labels_on,
        )
        self.runs = Runs(store, self._badges, now=now)

    def leave_out(self, run: str) -> int:
        """Take whoever is not to come any more out of *run*, tell whom, and give how many."""
        left_out = self.runs.leave_out(run)
        for job in left_out:
            say(f"Ne vient plus, pas imprimé : {self._named(job)}", to=sys.stderr)
        return len(left_out)

    def go_on(self, run: str, printer: str) -> bool:
        """Print what is left of *run*; say whether all of it came out.

        What was at the printer when the run was broken off is told, and not sent again.
        """
        for job in self.runs.doubt(run):
            say(f"Peut-être déjà sorti, non renvoyé : {self._named(job)}", to=sys.stderr)
        if RunFile.is_one(printer):
            self._write(run)
            return True
        return self._print(run, printer)

    def _write(self, run: str) -> None:
        """Write the whole file of *run*, and then keep its badges as out; in trouble nobody has one."""
        tell = progress("Badges")

        def told(done: int, total: int) -> bool:
            tell(done, total)
            return True

        try:
            texts = self.runs.pages(run).export(self._printing.export, told)
        except Trouble:
            for _ in self.runs.give_up(run):
                pass
            raise
        for _ in self.runs.settle(run, texts or {}):
            pass
        self._say_uncovered(run)

    def _say_uncovered(self, run: str) -> None:
        for job in self._store.jobs.of_run(run):
            said = {content: job.text.get(content.value, "") for content in Content}
            say_uncovered([said], job.layout, self._printing.layouts)

    def _print(self, run: str, printer: str) -> bool:
        left, tell = self.runs.left_of(run), progress("Badges")
        labels = self._printing.labels_on(printer)
        for start in range(0, len(left), labels):
            tell(start, len(left))
            fates = self._printed(left[start : start + labels], printer)
            for job in fates:
                if not job.state.is_out:
                    self._say_stopped(job, start, len(left))
                    return False
        return True

    def _printed(self, jobs: Sequence[Job], printer: str) -> list[Job]:
        """Print *jobs* together, past the desk's queue, and give them once their fate is known."""
        loop, fates = QEventLoop(), dict[str, Job]()

        def look(job: Job) -> None:
            fates[job.id] = job
            if len(fates) == len(jobs):
                loop.quit()

        self._badges.changed.connect(look)
        self._badges.send_apart(*(job.id for job in jobs), printer=printer)
        if len(fates) < len(jobs):
            loop.exec()
        self._badges.changed.disconnect(look)
        return list(fates.values())

    def _say_stopped(self, job: Job, done: int, total: int) -> None:
        say(f"Badges imprimés : {done} sur {total}.", to=sys.stderr)
        if (trouble := job.trouble or self._badges.trouble) is not None:
            say(trouble_text(trouble), to=sys.stderr)
        say("Reprenez ensuite avec : badges --resume", to=sys.stderr)

    def _named(self, job: Job) -> str:
        name = self._store.registrants.person(job.registrant).name
        return f"{name} ({place_text(job.place)})" if job.place is not None else name


def _check(arguments: Namespace, plan: RunPlan, store: DeskStore, printing: Printing) -> None:
    """Refuse what cannot be printed, or is printed already, before anything is kept."""
    for layout in {arguments.layout or one.layout for one in plan.badges} - {""}:
        printing.layouts.layout(layout)
    if arguments.pdf is not None:
        only_over_pdf(arguments.pdf)
    if not (arguments.stale or arguments.new or arguments.yes):
        refuse_doubles((one.registrant for one in plan.badges), store)


def _wish(arguments: Namespace) -> RunWish:
    return RunWish(
        order=arguments.order or Field.ORGANISATION,
        only_new=arguments.new,
        tray=arguments.trays or TRAY,
    )


def _target(arguments: Namespace) -> RunTarget:
    if arguments.pdf is None:
        return RunTarget(printer=arguments.printer, layout=arguments.layout, queued=False)
    file = RunFile(
        path=arguments.pdf,
        sheet=arguments.sheet or "",
        first=arguments.first,
        shift=arguments.shift,
        slips=arguments.slips,
        order=arguments.order or Field.ORGANISATION,
    )
    return RunTarget(file=file, layout=arguments.layout)


def _tell(arguments: Namespace, plan: RunPlan, target: RunTarget) -> None:
    places = [one.place for one in plan.badges]
    where = {"file": str(arguments.pdf)} if target.file else {"printer": target.printer}
    if arguments.json:
        say_json(
            {
                "badges": len(plan.badges),
                "envelopes": len({fold(place.envelope) for place in places if place.envelope}),
                "trays": list(plan.trays),
            }
            | where
        )
    else:
        shown = arguments.pdf if target.file else printer_name(target.printer)
        say(f"{badges_text(len(places)) if arguments.stale else plan_text(plan)} : {shown}")


def _stale_json(stale: Stale) -> dict[str, Any]:
    place = stale.place
    return person_json(stale.registrant) | {
        "bears": stale.bears,
        "changed": [content.value for content in stale.changed],
        "place": None
        if place is None
        else {"tray": place.tray, "number": place.number, "envelope": place.envelope},
    }
