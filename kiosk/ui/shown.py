"""What stands in the band and on the card, and whom the next key concerns."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from PySide6.QtCore import QObject, Slot

from kiosk.controllers.badges import Badges
from kiosk.controllers.card import Card
from kiosk.controllers.check_in import Deed
from kiosk.controllers.search import Search
from kiosk.controllers.spares import Tied
from kiosk.core.checkin import Admitted, Refused, Unknown, Verdict
from kiosk.core.printjob import Job
from kiosk.core.refusal import Insister
from kiosk.core.registrant import Registrant
from kiosk.core.session import SessionKind
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.keys import Keys
from kiosk.wording.printing import lies_text, old_text
from kiosk.wording.troubles import trouble_text
from kiosk.wording.verdicts import Tone, VerdictText, verdict_text

GRAVE = {TroubleKind.DISK_FULL, TroubleKind.DISK_FAILED, TroubleKind.FOLDER_UNWRITABLE}


class Shown(QObject):
    """The *person* is on the card, the *candidate* is whom Enter admits.

    The *verdict* of *record* is what was answered; *to_undo* is the deed somebody is asked about,
    *to_unite* are the registrations (one: to part what it unites), *to_withdraw* is who may go again.
    *to_tie* is the code of a spare badge that Enter gives to whoever is on the card. *compared* is
    whose other registration is looked for: nobody is admitted by Enter meanwhile. *tied* is the spare
    badge that was just given to whoever is on the card.
    """

    def __init__(
        self,
        window: DeskWindow,
        store: DeskStore,
        badges: Badges,
        *,
        card_of: Callable[[Registrant], Card],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._badges = badges
        self._card_of = card_of
        self._search = Search(store)
        self.compared: Registrant | None = None
        self.forget()
        badges.changed.connect(self.show_job)
        window.aside.form_opened.connect(self.choose_nobody)

    def forget(self) -> None:
        """Concern nobody; what is on the screen stays until something else is shown."""
        self.person: Registrant | None = None
        self.verdict: Verdict | None = None
        self.record: str | None = None
        self.tied: Tied | None = None
        self.choose_nobody()

    @Slot()
    def choose_nobody(self) -> None:
        """Let Enter and Alt+N concern nobody: somebody else is being looked for."""
        self.candidate: Registrant | None = None
        self.to_undo: Deed | None = None
        self.to_unite: tuple[str, ...] = ()
        self.to_withdraw = ""
        self.to_tie = ""
        self._window.aside.card.withdraw(Keys.ADMIT)

    @property
    def is_asking(self) -> bool:
        """Whether it is asked what Enter does not answer."""
        return self.to_undo is not None or bool(self.to_unite) or bool(self.to_withdraw)

    def on_card(self) -> Registrant | None:
        """Give who is on the card that everybody sees, None if nobody is."""
        aside = self._window.aside
        return self.person if aside.currentWidget() is aside.card else None

    def answer(self, verdict: Verdict, *, record: str | None = None, said: str = "") -> Tone:
        """Show a verdict, kept as *record* unless it is only what would be said, and give its tone.

        *said* is what led to it, told with the reason.
        """
        self.forget()
        self.verdict, self.record = verdict, record
        told = self._told(verdict)
        if isinstance(verdict, Admitted) and verdict.session.kind is SessionKind.WELCOME:
            told = replace(told, todo=self._where_badge_lies(verdict.registrant) or told.todo)
        self._window.band.show_verdict(replace(told, reason=f"{said} {told.reason}".strip()))
        if isinstance(verdict, Unknown):
            self._window.aside.show_page(self._window.aside.nobody)
        elif isinstance(verdict, Refused) and verdict.comes_instead is not None:
            self._show_instead(verdict.comes_instead)
        else:
            self._show_card(verdict.registrant, *self._deeds_after(verdict))
        return told.tone

    def ask(
        self,
        word: str,
        detail: str,
        person: Registrant,
        *deeds: Keys,
        to_undo: Deed | None = None,
    ) -> None:
        """Show somebody under a question; Enter admits them where that is among the *deeds*."""
        self.forget()
        self.to_undo = to_undo
        self.candidate = person if Keys.ADMIT in deeds else None
        self._window.band.rest(word, detail)
        self._show_card(person, *deeds)
        self._window.search_again()

    @Slot(Job)
    def show_job(self, job: Job) -> None:
        """Show what became of a badge; a form that is open stays."""
        if self.person is not None and self.person.id == job.registrant:
            self._fill_card(self.person)

    @Slot(Trouble)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong where everybody at the desk looks; no card stands under it then."""
        self.forget()
        self._window.aside.show_page(self._window.aside.nobody)
        self._say_trouble(trouble)

    def _say_trouble(self, trouble: Trouble) -> None:
        tone = Tone.REFUSED if trouble.kind in GRAVE else Tone.LOOK
        word = self.tr("Non enregistré") if trouble.kind in GRAVE else self.tr("Pas possible")
        told = VerdictText(tone=tone, word=word, todo=trouble_text(trouble))
        self._window.band.show_verdict(told)

    @Slot(Trouble)
    def show_trouble_over(self, trouble: Trouble) -> None:
        """Say what is wrong over the form that somebody fills in, or the card; it stays."""
        self.choose_nobody()
        self._say_trouble(trouble)
        if self._window.aside.form is not None:
            self._window.aside.form.ask()

    @Slot(str)
    def show_bug(self, number: str) -> None:
        """Say that something went wrong in the program itself; what was answered before is kept."""
        told = VerdictText(
            tone=Tone.REFUSED,
            word=self.tr("Erreur du programme"),
            todo=self.tr(
                "Refaites le dernier geste. Si cela revient, donnez ce numéro : {number}"
            ).format(number=number),
        )
        self._window.band.show_verdict(told)

    def _told(self, verdict: Verdict) -> VerdictText:
        event = self._store.event
        if isinstance(verdict, Refused) and verdict.comes_instead is not None:
            is_in = self._has_come(verdict.comes_instead)
            return verdict_text(verdict, event.zone, "", instead_is_in=is_in)
        return verdict_text(verdict, event.zone, self._earlier_desk(verdict))

    def _where_badge_lies(self, person: Registrant) -> str:
        """Say where the badge lies that was printed before the day, "" where none was."""
        job = self._badges.newest_of(person.id)
        if job is None or job.place is None or not job.state.is_out:
            return ""
        where = lies_text(job.place)
        if self._card_of(person).is_old:
            where = f"{where}, {old_text(can_print=self._badges.are_wanted)}"
        return where

    def _show_instead(self, person: Registrant) -> None:
        """Show who comes instead; where they are in already, somebody must look who this is."""
        deeds = () if self._has_come(person) else (Keys.ADMIT,)
        self._show_card(person, *deeds)
        self.candidate = person if deeds else None

    def _has_come(self, person: Registrant) -> bool:
        return bool(self._store.attendance.stays(person.id))

    def _show_card(self, person: Registrant, *deeds: Keys) -> None:
        self.person = person
        self._fill_card(person)
        self._window.aside.card.offer(*deeds)
        self._window.aside.show_page(self._window.aside.card)

    def _fill_card(self, person: Registrant) -> None:
        can_print = self._badges.are_wanted
        self._window.aside.card.show_card(self._card_of(person), can_print=can_print)

    def _deeds_after(self, verdict: Verdict) -> Iterator[Keys]:
        if may_insist(verdict):
            yield Keys.INSIST
        if isinstance(verdict, Admitted):
            yield Keys.UNDO
            if self._search.namesakes(verdict.registrant):
                yield Keys.EXCHANGE
        if self._badges.are_wanted and not is_barred(verdict):
            yield Keys.PRINT

    def _earlier_desk(self, verdict: Verdict) -> str:
        if isinstance(verdict, Refused) and verdict.earlier is not None:
            return self._store.desk_name(verdict.earlier.desk)
        return ""


def may_insist(verdict: Verdict | None) -> bool:
    """Say whether staff may admit in spite of *verdict*; who is simply back needs nobody's leave."""
    return (
        isinstance(verdict, Refused)
        and verdict.insister is Insister.STAFF
        and not verdict.is_reentry
    )


def is_barred(verdict: Verdict | None) -> bool:
    """Say whether *verdict* keeps somebody from a badge."""
    return isinstance(verdict, Refused) and not verdict.is_reentry
