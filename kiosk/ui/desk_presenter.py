"""Fills the welcome desk's window: what people do goes to the controllers, what those say is shown."""

from collections.abc import Iterator

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from kiosk.controllers.badges import Badges
from kiosk.controllers.card import card_of
from kiosk.controllers.check_in import Answer, CheckIn, Deed, Undone
from kiosk.controllers.counts import LiveCounts
from kiosk.controllers.search import SHOWN, Found, Search
from kiosk.core.checkin import Admitted, Refused, Unknown, Verdict
from kiosk.core.moment import Now
from kiosk.core.printjob import Job
from kiosk.core.refusal import Insister
from kiosk.core.registrant import Registrant
from kiosk.core.scan import Scan
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.dialogs import KeysHelp
from kiosk.ui.keys import Keys
from kiosk.ui.told import told
from kiosk.wording.troubles import trouble_text
from kiosk.wording.verdicts import Tone, VerdictText, verdict_text

GRAVE = {TroubleKind.DISK_FULL, TroubleKind.DISK_FAILED, TroubleKind.FOLDER_UNWRITABLE}


class DeskPresenter(QObject):
    """Holds whom the screen shows: somebody answered, or somebody opened and not yet admitted.

    The *person* is the one on the card; the *candidate* is whom Enter admits.
    """

    def __init__(
        self,
        window: DeskWindow,
        store: DeskStore,
        *,
        check_in: CheckIn,
        badges: Badges,
        counts: LiveCounts,
        now: Now,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._check_in = check_in
        self._badges = badges
        self._counts = counts
        self._now = now
        self._search = Search(store)
        self._candidate: Registrant | None = None
        self._person: Registrant | None = None
        self._verdict: Verdict | None = None
        self._record: str | None = None
        self._to_undo: Deed | None = None
        self._connect()
        self._window.strip.show_initials(store.journal.operator)
        self.refresh()

    def _connect(self) -> None:
        window = self._window
        window.typed.connect(self.search)
        window.entered.connect(self.enter)
        window.opened.connect(self.open)
        window.cleared.connect(self.clear)
        window.insist_wanted.connect(self.insist)
        window.undo_wanted.connect(self.undo)
        window.exchange_wanted.connect(self.exchange)
        window.print_wanted.connect(self.print_again)
        window.help_wanted.connect(self.show_help)
        window.recent.undo_wanted.connect(self.undo_one)
        window.recent.print_wanted.connect(self.print_for)
        window.strip.initials_given.connect(self.take_initials)
        self._check_in.answered.connect(self.show_answer)
        self._check_in.undone.connect(self.show_undone)
        self._badges.changed.connect(self.show_job)
        self._counts.counted.connect(window.strip.show_count)

    @Slot(Scan)
    @told
    def scan(self, scan: Scan) -> None:
        """Answer a scanner, whatever is on the screen; a very fast typist is not one."""
        if scan.ended or self._search.knows(scan.text):
            self._check_in.scan(scan.text)
        else:
            self._window.field.setText(scan.text)
            self.search(scan.text)

    @Slot(str)
    @told
    def search(self, text: str) -> None:
        """Show who matches what is typed so far."""
        self._candidate = self._to_undo = None
        found = self._search.find(text)
        if not text.strip():
            self._window.show_recent()
            return
        self._window.band.fade()
        self._window.results.show_hits(found.hits)
        self._window.show_hits_list(self._title_of(found))

    def _title_of(self, found: Found) -> str:
        if not found.hits:
            return self.tr("Aucun résultat. Essayez moins de lettres, ou la structure.")
        if len(found.hits) == SHOWN:
            return self.tr("Les premières personnes trouvées : précisez")
        return self.tr("Personnes trouvées")

    @Slot(str)
    @told
    def enter(self, text: str) -> None:
        """Admit who is open, or who alone is meant; else open the one chosen and wait."""
        if self._candidate is not None:
            self._check_in.admit(self._candidate.id)
        elif self._search.is_code(text):
            self._check_in.scan(text)
        elif (certain := self._search.find(text).certain) is not None:
            self._check_in.admit(certain.registrant.id)
        elif text.strip():
            self._window.results.open_choice()

    @Slot(str)
    @told
    def open(self, registrant_id: str) -> None:
        """Show somebody, and at once why they may not enter; a second Enter admits them."""
        verdict = self._check_in.would_be(registrant_id)
        self._show(verdict, candidate=verdict.registrant)
        if isinstance(verdict, Admitted):
            self._window.band.rest(
                self.tr("Est-ce la bonne personne ?"), self._what_to_check(verdict.registrant)
            )
            self._window.aside.card.offer(Keys.ADMIT)
        self._window.search_again()

    @Slot()
    def clear(self) -> None:
        """Wait for the next person."""
        self._forget_shown()
        self._window.field.clear()
        self._window.show_recent()
        self._window.rest()
        self._window.search_again()

    @Slot()
    @told
    def insist(self) -> None:
        """Admit in spite of what staff may pass."""
        if isinstance(self._verdict, Refused) and _may_insist(self._verdict):
            self._check_in.admit(self._verdict.registrant.id, insists=True)

    @Slot()
    @told
    def undo(self) -> None:
        """Take back the check-in on the screen; else show this desk's last, and ask once more."""
        if isinstance(self._verdict, Admitted) and self._record is not None:
            self._check_in.undo(self._record)
        elif self._to_undo is not None:
            self._check_in.undo(self._to_undo.record)
        else:
            last = next((deed for deed in self._check_in.recent() if deed.can_undo), None)
            if last is None:
                raise Trouble(TroubleKind.NOTHING_TO_UNDO)
            self._ask_to_undo(last)

    def _ask_to_undo(self, deed: Deed) -> None:
        self._forget_shown()
        self._to_undo = deed
        who = deed.registrant.name
        self._window.band.rest(
            self.tr("Annuler l’entrée de {who} ?").format(who=who),
            self.tr("Alt+N encore pour annuler, Échap pour laisser."),
        )
        self._show_person(deed.registrant)
        self._window.aside.card.offer(Keys.UNDO)
        self._window.search_again()

    @Slot()
    @told
    def exchange(self) -> None:
        """Take back who was just admitted, for the other of the same name; of several, ask which."""
        if not isinstance(self._verdict, Admitted) or self._record is None:
            return
        others = self._search.namesakes(self._verdict.registrant)
        if len(others) == 1:
            self._check_in.exchange(self._record, others[0].id)
        elif others:
            record, name = self._record, self._verdict.registrant.name
            self._check_in.undo(record)
            self._window.look_for(name)

    @Slot(str)
    @told
    def undo_one(self, record: str) -> None:
        """Show whose entry of the last ten would be taken back, and ask."""
        deed = next((deed for deed in self._check_in.recent() if deed.record == record), None)
        if deed is not None:
            self._ask_to_undo(deed)

    @Slot()
    def print_again(self) -> None:
        """Print the badge of whoever is shown again, unless they are refused."""
        if self._person is not None and not _is_barred(self._verdict):
            self.print_for(self._person.id)

    @Slot(str)
    @told
    def print_for(self, registrant_id: str) -> None:
        """Print somebody's badge again; nobody cancelled gets one."""
        if not self._badges.printer:
            raise Trouble(TroubleKind.NO_PRINTER)
        person = self._store.registrants.get(registrant_id)
        if person is not None and person.is_expected:
            if self._person is None or self._person.id != registrant_id:
                self.open(registrant_id)
            self._badges.print_again(registrant_id)
        self._window.search_again()

    @Slot()
    def show_help(self) -> None:
        """List the keys."""
        KeysHelp(parent=self._window).open()

    @Slot(str)
    @told
    def take_initials(self, initials: str) -> None:
        """Sign what follows with *initials*."""
        self._store.keep_setting("operator", initials)
        self._store.journal.operator = initials
        self._window.strip.show_initials(initials)
        self._window.search_again()

    @Slot(Answer)
    def show_answer(self, answer: Answer) -> None:
        """Show a verdict over the card, and make ready for the next person."""
        self._window.field.clear()
        self._window.show_recent()
        tone = self._show(answer.verdict, record=answer.record)
        if tone is not Tone.ADMITTED:
            QApplication.beep()
        self._window.search_again()
        self.refresh()

    @Slot(Undone)
    def show_undone(self, undone: Undone) -> None:
        """Show whose check-in was taken back; a second Enter admits them after all."""
        self._forget_shown()
        self._candidate = undone.registrant
        self._window.band.rest(
            self.tr("Entrée annulée"),
            self.tr("Touche Entrée pour l’admettre quand même, Échap pour continuer."),
        )
        self._show_person(undone.registrant)
        self._window.aside.card.offer(Keys.ADMIT)
        self._window.search_again()
        self.refresh()

    @Slot(Job)
    def show_job(self, job: Job) -> None:
        """Show what became of a badge."""
        if self._person is not None and self._person.id == job.registrant:
            self._show_person(self._person, is_new=False)

    @Slot(Trouble)
    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong where everybody at the desk looks; no card stands under it then."""
        self._forget_shown()
        self._window.aside.show_page(self._window.aside.nobody)
        tone = Tone.REFUSED if trouble.kind in GRAVE else Tone.LOOK
        word = self.tr("Non enregistré") if trouble.kind in GRAVE else self.tr("Pas possible")
        told = VerdictText(tone=tone, word=word, todo=trouble_text(trouble))
        self._window.band.show_verdict(told)

    @Slot(Trouble)
    def show_form_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong over the form that somebody fills in."""
        page = self._window.aside.currentWidget()
        self.show_trouble(trouble)
        self._window.aside.show_page(page)

    @Slot(Registrant)
    @told
    def show_corrected(self, registrant: Registrant) -> None:
        """Show somebody who was put right; their badge can be printed again."""
        has_arrived = bool(self._store.attendance.stays(registrant.id))
        self._forget_shown()
        self._candidate = None if has_arrived else registrant
        self._window.band.rest(
            self.tr("Corrigé"),
            self.tr("Le badge déjà sorti porte l’ancien texte : Alt+B en imprime un autre.")
            if self._store.jobs.newest_of(registrant.id) is not None
            else self.tr("Touche Entrée pour admettre, Échap pour continuer."),
        )
        self._show_person(registrant)
        admit = () if has_arrived else (Keys.ADMIT,)
        again = (Keys.PRINT,) if self._badges.printer and registrant.is_expected else ()
        self._window.aside.card.offer(*admit, *again)
        self._window.search_again()
        self.refresh()

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

    def _what_to_check(self, registrant: Registrant) -> str:
        if self._search.namesakes(registrant):
            return self.tr(
                "Plusieurs personnes portent ce nom : vérifiez la structure, "
                "puis touche Entrée pour admettre."
            )
        return self.tr("Vérifiez le nom et la structure, puis touche Entrée pour admettre.")

    def _forget_shown(self) -> None:
        self._candidate = self._verdict = self._record = self._to_undo = self._person = None

    def _show(
        self, verdict: Verdict, *, candidate: Registrant | None = None, record: str | None = None
    ) -> Tone:
        """Show a verdict, of *record* or of a *candidate* not yet admitted, and give its tone."""
        self._forget_shown()
        self._candidate, self._verdict, self._record = candidate, verdict, record
        told = verdict_text(verdict, self._store.event.zone, self._earlier_desk(verdict))
        self._window.band.show_verdict(told)
        if isinstance(verdict, Unknown):
            self._window.aside.show_page(self._window.aside.nobody)
        elif isinstance(verdict, Refused) and verdict.instead is not None:
            self._candidate = verdict.instead
            self._show_person(verdict.instead)
            self._window.aside.card.offer(Keys.ADMIT)
        else:
            self._show_person(verdict.registrant)
            self._window.aside.card.offer(*self._deeds_after(verdict))
        return told.tone

    def _show_person(self, registrant: Registrant, *, is_new: bool = True) -> None:
        """Show the card; one that is not *is_new* stays behind a form that is open."""
        self._person = registrant
        card = card_of(registrant, self._store, session=self._check_in.session.id, now=self._now())
        self._window.aside.card.show_card(card, can_print=bool(self._badges.printer))
        if is_new:
            self._window.aside.show_page(self._window.aside.card)

    def _deeds_after(self, verdict: Verdict) -> Iterator[Keys]:
        if _may_insist(verdict):
            yield Keys.INSIST
        if isinstance(verdict, Admitted):
            yield Keys.UNDO
            if self._search.namesakes(verdict.registrant):
                yield Keys.EXCHANGE
        if self._badges.printer and not _is_barred(verdict):
            yield Keys.PRINT

    def on_card(self) -> Registrant | None:
        """Give who is on the card, None if nobody is."""
        return self._person

    @Slot()
    def recount(self) -> None:
        """Count anew who should come, too: people were added, replaced or found to be one."""
        self._counts.expect()
        self.refresh()

    def _earlier_desk(self, verdict: Verdict) -> str:
        if isinstance(verdict, Refused) and verdict.earlier is not None:
            return self._store.desk_name(verdict.earlier.desk)
        return ""

    @Slot()
    def refresh(self) -> None:
        """Count anew, and show the last ten anew."""
        self._counts.tell()
        can_print = bool(self._badges.printer)
        self._window.recent.show_deeds(self._check_in.recent(), can_print=can_print)


def _may_insist(verdict: Verdict) -> bool:
    return (
        isinstance(verdict, Refused)
        and verdict.insister is Insister.STAFF
        and not verdict.is_reentry
    )


def _is_barred(verdict: Verdict | None) -> bool:
    return isinstance(verdict, Refused) and not verdict.is_reentry
