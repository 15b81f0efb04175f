"""Fills the welcome desk's window: what people do goes to the controllers, what those say is shown."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from kiosk.controllers.badges import Badges
from kiosk.controllers.check_in import Answer, CheckIn, Deed, Undone
from kiosk.controllers.counts import LiveCounts
from kiosk.controllers.search import SHOWN, Found, Search
from kiosk.core.checkin import Admitted, Refused
from kiosk.core.printjob import JobState
from kiosk.core.registrant import Registrant
from kiosk.core.scan import Scan
from kiosk.core.trouble import Trouble, TroubleKind
from kiosk.store.desk import DeskStore
from kiosk.ui.desk_window import DeskWindow
from kiosk.ui.dialogs import KeysHelp
from kiosk.ui.keys import Keys
from kiosk.ui.same_presenter import Settled
from kiosk.ui.shown import Shown, may_insist
from kiosk.ui.spare_presenter import SparePresenter
from kiosk.ui.told import told
from kiosk.ui.typed import is_words
from kiosk.wording.printing import undone_badge_text
from kiosk.wording.verdicts import Tone

SENT = {JobState.PRINTING, JobState.DONE, JobState.SENT, JobState.UNKNOWN}
"""A badge in one of these bears what was known when it was sent."""


class DeskPresenter(QObject):
    """Does what people want at the desk; `Shown` says whom that concerns."""

    def __init__(
        self,
        window: DeskWindow,
        store: DeskStore,
        *,
        check_in: CheckIn,
        badges: Badges,
        counts: LiveCounts,
        spares: SparePresenter,
        shown: Shown,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._store = store
        self._check_in = check_in
        self._badges = badges
        self._counts = counts
        self._spares = spares
        self._shown = shown
        self._search = Search(store)
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
        window.help_wanted.connect(self.show_help)
        window.recent.undo_wanted.connect(self.undo_one)
        window.strip.initials_given.connect(self.take_initials)
        self._spares.settled.connect(self.show_settled)
        self._check_in.answered.connect(self.show_answer)
        self._check_in.undone.connect(self.show_undone)
        self._counts.counted.connect(window.strip.show_count)

    @Slot(Scan)
    @told
    def scan(self, scan: Scan) -> None:
        """Answer a scanner, whatever is on the screen; a very fast typist is not one."""
        is_known = self._search.knows(scan.text)
        field = self._window.form_field
        if field is not None and not is_known and is_words(scan.text):
            field.insert(scan.text)
        elif self._spares.take(scan.text):
            return
        elif scan.ended or is_known:
            self._check_in.scan(scan.text)
        else:
            self._window.field.setText(scan.text)
            self.search(scan.text)

    @Slot(str)
    @told
    def search(self, text: str) -> None:
        """Show who matches what is typed so far."""
        self._shown.choose_nobody()
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
        """Admit who is open, or who alone is meant; else open the one chosen and wait.

        While somebody's other registration is looked for, nobody is admitted; a question that another
        key answers stays.
        """
        if self._shown.is_asking:
            return
        if self._shown.to_tie:
            self._spares.tie_asked()
        elif self._shown.compared is not None:
            if text.strip():
                self._window.results.open_choice()
        elif self._shown.candidate is not None:
            self._check_in.admit(self._shown.candidate.id)
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
        if self._shown.compared is not None:
            self._ask_whether_same(verdict.registrant, self._shown.compared)
        elif isinstance(verdict, Admitted):
            check = self._what_to_check(verdict.registrant)
            question = self.tr("Est-ce la bonne personne ?")
            self._shown.ask(question, check, verdict.registrant, Keys.ADMIT)
        else:
            self._shown.answer(verdict)
            if verdict.comes_instead is None:
                self._shown.candidate = verdict.registrant
        self._window.search_again()

    def _ask_whether_same(self, person: Registrant, compared: Registrant) -> None:
        question = self.tr("La même personne que {name} ?").format(name=compared.name)
        if person.id == compared.id:
            detail = self.tr("Ouvrez l’autre inscription, puis Alt+U encore. Échap pour laisser.")
        else:
            detail = self.tr(
                "Alt+U si c’est elle, une autre de la liste sinon. Échap pour laisser."
            )
        self._shown.ask(question, detail, person)

    @Slot()
    def clear(self) -> None:
        """Wait for the next person."""
        self._shown.forget()
        self._window.field.clear()
        self._window.show_recent()
        self._window.rest()
        self._window.search_again()

    @Slot()
    @told
    def insist(self) -> None:
        """Admit in spite of what staff may pass."""
        verdict = self._shown.verdict
        if self._shown.on_card() and isinstance(verdict, Refused) and may_insist(verdict):
            self._check_in.admit(verdict.registrant.id, insists=True)

    @Slot()
    @told
    def undo(self) -> None:
        """Take back the check-in on the screen; else show this desk's last, and ask once more."""
        shown = self._shown
        if shown.on_card() and shown.tied is not None:
            self._spares.untie(shown.tied)
        elif shown.on_card() and isinstance(shown.verdict, Admitted) and shown.record is not None:
            self._check_in.undo(shown.record)
        elif shown.to_undo is not None:
            self._check_in.undo(shown.to_undo.record)
        else:
            last = next((deed for deed in self._check_in.recent() if deed.can_undo), None)
            if last is None:
                raise Trouble(TroubleKind.NOTHING_TO_UNDO)
            self._ask_to_undo(last)

    def _ask_to_undo(self, deed: Deed) -> None:
        self._shown.ask(
            self.tr("Annuler l’entrée de {who} ?").format(who=deed.registrant.name),
            self.tr("Alt+N encore pour annuler, Échap pour laisser."),
            deed.registrant,
            Keys.UNDO,
            to_undo=deed,
        )

    @Slot()
    @told
    def exchange(self) -> None:
        """Take back who was just admitted, for the other of the same name; of several, ask which."""
        verdict, record = self._shown.verdict, self._shown.record
        if not self._shown.on_card() or not isinstance(verdict, Admitted) or record is None:
            return
        others = self._search.namesakes(verdict.registrant)
        if len(others) == 1:
            self._check_in.exchange(record, others[0].id)
        elif others:
            self._check_in.undo(record)
            self._ask_which(verdict.registrant)

    def _ask_which(self, wrong: Registrant) -> None:
        self._shown.forget()
        self._window.look_for(wrong.name)
        self._window.aside.show_page(self._window.aside.nobody)
        self._window.band.rest(
            self.tr("Entrée annulée. Qui est devant vous ?"),
            self.tr("Plusieurs personnes portent ce nom : ↑ ↓ pour choisir, Entrée pour ouvrir."),
        )

    @Slot(str)
    @told
    def undo_one(self, record: str) -> None:
        """Show whose entry of the last ten would be taken back, and ask."""
        deed = next((deed for deed in self._check_in.recent() if deed.record == record), None)
        if deed is not None:
            self._ask_to_undo(deed)

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
        self._window.come_back()

    @Slot(Answer)
    def show_answer(self, answer: Answer) -> None:
        """Show a verdict over the card, and make ready for the next person."""
        self._window.field.clear()
        self._window.show_recent()
        tone = self._shown.answer(answer.verdict, record=answer.record)
        if tone is not Tone.ADMITTED:
            QApplication.beep()
        self._window.search_again()
        self.refresh()

    @Slot(Undone)
    def show_undone(self, undone: Undone) -> None:
        """Show whose check-in was taken back; a second Enter admits them after all."""
        admit = self.tr("Touche Entrée pour l’admettre quand même, Échap pour continuer.")
        self._shown.ask(
            self.tr("Entrée annulée"),
            f"{undone_badge_text(undone.badge)} {admit}".strip(),
            undone.registrant,
            Keys.ADMIT,
        )
        self.refresh()

    def show_trouble(self, trouble: Trouble) -> None:
        """Say what is wrong."""
        self._shown.show_trouble(trouble)

    @Slot(Registrant)
    @told
    def show_corrected(self, registrant: Registrant) -> None:
        """Show somebody who was put right; a badge that has come out can be printed again."""
        job = self._store.jobs.newest_of(registrant.id)
        is_out = job is not None and job.state in SENT
        out = self.tr("Le badge déjà sorti porte l’ancien texte.")
        sent = self.tr("Le badge envoyé à l’imprimante porte l’ancien texte.")
        old = (out if job.state.is_out else sent) if job and is_out else ""
        again = self.tr("Alt+B en imprime un autre.") if is_out and self._badges.are_wanted else ""
        detail = f"{old} {again}".strip()
        word = self.tr("Corrigé")
        self.show_settled(Settled(word=word, detail=detail, registrant=registrant))

    @Slot(Settled)
    @told
    def show_settled(self, settled: Settled) -> None:
        """Say what is so of somebody from now on, and what they would be answered."""
        verdict = self._check_in.would_be(settled.registrant.id)
        prints = (Keys.PRINT,) if self._badges.are_wanted else ()
        if isinstance(verdict, Admitted):
            enter = self.tr("Touche Entrée pour admettre, Échap pour continuer.")
            detail = f"{settled.detail} {enter}".strip()
            self._shown.ask(settled.word, detail, settled.registrant, Keys.ADMIT, *prints)
        elif verdict.is_reentry:
            detail = settled.detail or self.tr("Échap pour continuer.")
            self._shown.ask(settled.word, detail, settled.registrant, *prints)
        else:
            self._shown.answer(verdict, said=f"{settled.word}.")
        self._window.search_again()
        self.refresh()

    def _what_to_check(self, registrant: Registrant) -> str:
        if self._search.namesakes(registrant):
            return self.tr(
                "Plusieurs personnes portent ce nom : vérifiez la structure, "
                "puis touche Entrée pour admettre."
            )
        return self.tr("Vérifiez le nom et la structure, puis touche Entrée pour admettre.")

    @Slot()
    def recount(self) -> None:
        """Count anew who should come, too: people were added, replaced or found to be one."""
        self._counts.expect()
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Count anew, and show the last ten anew."""
        self._counts.tell()
        can_print = self._badges.are_wanted
        self._window.recent.show_deeds(self._check_in.recent(), can_print=can_print)
