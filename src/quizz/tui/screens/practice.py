"""Practice: one question, the answer, the feedback under it."""

from __future__ import annotations

from collections.abc import Callable
from time import monotonic
from typing import ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Button

from quizz import wording
from quizz.domain.answer import Answer, DontKnow
from quizz.domain.review import Standing
from quizz.errors import QuizzError
from quizz.i18n import _
from quizz.services.practice import Asked, Feedback, Practice, Tally
from quizz.tui.commands import Command, bindings
from quizz.tui.prose import terms_in
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.answers import AnswerPanel, ClozePanel, DontKnowLine, panel_for
from quizz.tui.widgets.feedback import feedback_content
from quizz.tui.widgets.prose import Prose

T = TypeVar("T")
BEFORE = frozenset({"validate", "unsure", "dont_know"})
AFTER = frozenset({"next", "easy", "count_right", "terms"})


class PracticeScreen(QuizzScreen[Tally]):
    """Asks until the session is over or the person stops; gives the session's figures."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("next", "enter", "Suite", "Passer à la question suivante."),
            Command("validate", "enter", "Valider", "Valider la réponse."),
            Command(
                "unsure",
                "f3,ctrl+t,h",
                "J’hésite",
                "Dire que vous hésitez : juste, la question revient plus tôt.",
            ),
            Command("dont_know", "f4,ctrl+n", "Je ne sais pas", "Voir la réponse sans répondre."),
            Command("easy", "f", "Facile", "C’était facile : la question revient plus tard."),
            Command("count_right", "o", "Compter juste", "Passer outre le verdict ; la décision est notée."),
            Command("terms", "g", "Glossaire", "Ouvrir les mots du glossaire présents dans la question."),
            Command("undo", "f7,ctrl+z,u", "Annuler", "Reprendre la dernière réponse."),
            Command("report", "f6,ctrl+s,s", "Signaler", "Signaler une erreur dans cette question."),
            Command(
                "known", "f8,ctrl+k,c", "Déjà su", "Ne plus poser cette question : vous la savez.", bar=False
            ),
            Command(
                "suspend",
                "f9,ctrl+x,p",
                "Suspendre",
                "Ne plus poser cette question pour l’instant.",
                bar=False,
            ),
            Command("stop", "escape", "Arrêter", "Finir la séance et voir le bilan ; tout est gardé."),
        )
    ]

    def __init__(self, practice: Practice, terms: dict[str, str]) -> None:
        super().__init__()
        self._practice = practice
        self._terms = terms
        self._feedback: Feedback | None = None
        self._panel: AnswerPanel | None = None
        self._unsure = False
        self._busy = False
        self._shown_at = 0.0

    def body(self) -> ComposeResult:
        """Nothing until the first question is there."""
        yield from ()

    def on_mount(self) -> None:
        """Ask the first question."""
        self._work(self._practice.next, self._show)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense before, or after, the answer."""
        if action in BEFORE:
            return self._feedback is None
        if action in AFTER and self._feedback is None:
            return False
        if action == "easy":
            return self._feedback is not None and self._feedback.right and not self._practice.free
        if action == "count_right":
            return self._feedback is not None and not self._feedback.right
        if action == "terms":
            return bool(self._terms_here())
        return True

    def action_validate(self) -> None:
        """Judge the answer, if there is one."""
        if isinstance(self._panel, ClozePanel) and not self._panel.advance():
            return
        if not isinstance(self._panel, ClozePanel):
            self._submit()

    def action_dont_know(self) -> None:
        """Show the answer."""
        self._answer(DontKnow())

    def action_unsure(self) -> None:
        """Mark the coming answer as unsure, or take that back."""
        self._unsure = not self._unsure
        self._tell_place()

    def action_next(self) -> None:
        """Ask the next question."""
        self._work(self._practice.next, self._show)

    def action_easy(self) -> None:
        """The answer was easy."""
        self._work(self._practice.mark_easy, self._tell)

    def action_count_right(self) -> None:
        """Overrule the verdict."""
        self._work(self._practice.count_right, self._tell)

    def action_undo(self) -> None:
        """Take the last answer back."""
        self._work(self._practice.undo, self._undone)

    def action_known(self) -> None:
        """Mark the point known."""
        self._set_aside(Standing.KNOWN, _("Cette question ne sera plus posée : vous la savez."))

    def action_suspend(self) -> None:
        """Suspend the point."""
        self._set_aside(Standing.SUSPENDED, _("Question suspendue. Les réglages permettent de la reprendre."))

    def action_report(self) -> None:
        """Ask for a remark and store it."""
        from quizz.tui.screens.remark import RemarkScreen

        def store(text: str | None) -> None:
            if text:
                self._work(lambda: self._practice.report(text), lambda _done: self._thank())

        self.app.push_screen(RemarkScreen(), store)

    def action_terms(self) -> None:
        """Open the first glossary entry of the question; the pop-up leads to the others."""
        self._open_terms(self._terms_here())

    def action_show_term(self, identifier: str) -> None:
        """Open the entry that was clicked."""
        here = [term for term in self._terms_here() if term != identifier]
        self._open_terms([identifier, *here])

    def action_stop(self) -> None:
        """End the session."""
        self.dismiss(self._practice.tally())

    @on(AnswerPanel.Decided)
    def _decided(self) -> None:
        self._submit()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if isinstance(event.button, DontKnowLine):
            self.action_dont_know()

    def _submit(self) -> None:
        answer = self._panel.answer() if self._panel and self._feedback is None else None
        if answer is not None:
            self._answer(answer)

    def _answer(self, answer: Answer) -> None:
        if self._feedback is not None:
            return
        elapsed = round((monotonic() - self._shown_at) * 1000)
        unsure = self._unsure
        self._work(lambda: self._practice.answer(answer, milliseconds=elapsed, unsure=unsure), self._tell)

    def _set_aside(self, standing: Standing, sentence: str) -> None:
        def then(_done: None) -> None:
            self.notify(sentence, markup=False)
            self.action_next()

        self._work(lambda: self._practice.set_aside(standing), then)

    def _work(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        """Run a job of the session off the UI thread; keys wait until it is done."""
        if not self._busy:
            self._busy = True
            self._run(job, then)

    @work(thread=True, exclusive=True, group="practice")
    def _run(self, job: Callable[[], T], then: Callable[[T], object]) -> None:
        try:
            result = job()
        except QuizzError as error:
            self.app.call_from_thread(self._failed, str(error))
        else:
            self.app.call_from_thread(self._finished, then, result)

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self.notify(sentence, severity="error", timeout=20, markup=False)

    def _finished(self, then: Callable[[T], object], result: T) -> None:
        self._busy = False
        self.call_later(then, result)

    async def _show(self, asked: Asked | None) -> None:
        if asked is None:
            self.action_stop()
            return
        self._feedback = None
        self._unsure = False
        self._panel = panel_for(asked.presented)
        with self.app.batch_update():
            await self.column.remove_children()
            prompt = Prose(Content(asked.question.prompt), id="prompt")
            await self.column.mount(prompt, self._panel, Prose("", id="feedback"))
        self._tell_place()
        self.query_one("#body").scroll_home(animate=False)
        self._shown_at = monotonic()

    async def _undone(self, asked: Asked | None) -> None:
        if asked is None:
            self.notify(_("Il n’y a pas de réponse à reprendre."), markup=False)
            return
        await self._show(asked)
        self.notify(_("Réponse reprise : la question est posée de nouveau."), markup=False)

    def _tell(self, feedback: Feedback) -> None:
        first = self._feedback is None
        self._feedback = feedback
        if first and self._panel is not None:
            self._panel.close(feedback.judgement)
            self.set_focus(None)
        said = self.query_one("#feedback", Prose)
        said.update(feedback_content(feedback, self._terms))
        said.add_class("-told")
        self._tell_place()
        self.call_after_refresh(said.scroll_visible, top=True, animate=False)

    def _tell_place(self) -> None:
        asked = self._practice.current
        if asked is None:
            return
        theme = wording.theme_name(asked.question.theme)
        marks = [_("nouvelle")] if asked.new else []
        if self._practice.free:
            marks.append(_("libre"))
        if self._unsure and self._feedback is None:
            marks.append(_("j’hésite"))
        place = f"{asked.number} / {asked.total}"
        self.title_line(f"{theme} · {asked.bank_title}", " · ".join([*marks, place]))
        self.refresh_bindings()

    def _terms_here(self) -> list[str]:
        asked = self._practice.current
        if asked is None or self._feedback is None:
            return []
        text = f"{asked.question.prompt} {asked.question.explanation}"
        return terms_in(text, self._terms)

    def _open_terms(self, identifiers: list[str]) -> None:
        from quizz.tui.screens.term import TermScreen

        known = {term.id: term for term in self.quizz.shop.library.terms}
        entries = [known[identifier] for identifier in identifiers if identifier in known]
        if entries:
            self.app.push_screen(TermScreen(entries))

    def _thank(self) -> None:
        self.notify(_("Merci : votre remarque est gardée."), markup=False)
