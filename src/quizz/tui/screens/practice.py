"""Practice: one question, the answer, the feedback under it."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from typing import ClassVar

from textual import on, work
from textual.binding import BindingType
from textual.content import Content
from textual.events import Key
from textual.widgets import Button, Input

from quizz import wording
from quizz.domain.answer import Answer, DontKnow
from quizz.domain.remark import RemarkKind
from quizz.domain.review import Standing
from quizz.errors import QuizzError, StorageError
from quizz.i18n import _
from quizz.services.exchange import Asked, Feedback, Tally, Undone
from quizz.services.practice import Practice
from quizz.tui.commands import bindings
from quizz.tui.one_job import OneJobScreen
from quizz.tui.screens.answering import AnsweringCommands
from quizz.tui.screens.asked import terms_of, title_and_place
from quizz.tui.screens.keeping import Keeper
from quizz.tui.screens.practice_commands import COMMANDS, is_offered
from quizz.tui.widgets.answers import AnswerPanel, DontKnowButton
from quizz.tui.widgets.chrome import MessageLine
from quizz.tui.widgets.feedback import FeedbackText
from quizz.tui.widgets.panels import panel_class, panel_for
from quizz.tui.widgets.prose import Prose


class PracticeScreen(AnsweringCommands, OneJobScreen[Tally]):
    """Asks until the session is over or the person stops; gives the session's figures.

    The first question of the session is drawn already.
    """

    STYLES: ClassVar[tuple[str, ...]] = ()
    AUTO_FOCUS: ClassVar[str | None] = ""  # a panel takes the keys by itself, and leaves the prompt in sight
    BINDINGS: ClassVar[list[BindingType]] = [*bindings(*COMMANDS)]

    def __init__(self, practice: Practice, terms: dict[str, str]) -> None:
        super().__init__()
        self._practice = practice
        self._terms = terms
        self._feedback: Feedback | None = None
        self._panel: AnswerPanel | None = None
        self._unsure = False
        self._leaves = ""
        """The command that was warned of: once more, it leaves."""
        self._keeper: Keeper | None = None
        """That of the question, until it is answered."""

    async def on_mount(self) -> None:
        """Show the first question, in the first paint."""
        await self._show(self._practice.current)

    def on_unmount(self) -> None:
        """Keep what is being written when the program is left."""
        with suppress(StorageError):  # nobody is left to be told
            self._unkept()()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense before, or after, the answer."""
        if action == "terms":
            return bool(self._terms_here())
        if not self.takes(action):
            return False
        return is_offered(action, self._feedback, free=self._practice.free)

    @property
    def answer_panel(self) -> AnswerPanel | None:
        """The panel of the question."""
        return self._panel

    def action_dont_know(self) -> None:
        """Show the answer."""
        if not self._stays("dont_know"):
            self._answer(DontKnow())

    def action_unsure(self) -> None:
        """Mark the coming answer as unsure, or take that back."""
        self._unsure = not self._unsure
        self._tell_place()

    def action_next(self) -> None:
        """Ask the next question."""
        self.work_on(self._practice.next, self._show)

    def action_easy(self) -> None:
        """The answer was easy."""
        self.work_on(self._practice.mark_easy, self._tell)

    def action_count_right(self) -> None:
        """Overrule the verdict."""
        self.work_on(self._practice.count_right, self._tell)

    def action_undo(self) -> None:
        """Take the last answer back; what is being written waits."""
        keep = self._unkept()

        def job() -> Undone | None:
            keep()
            return self._practice.undo()

        self.work_on(job, self._undone)

    def action_known(self) -> None:
        """Mark the point known."""
        self._set_aside(
            Standing.KNOWN,
            _("Cette question ne sera plus posée. {key} la reprend.").format(key=self.key("practice.undo")),
        )

    def action_suspend(self) -> None:
        """Suspend the point."""
        self._set_aside(
            Standing.SUSPENDED,
            _("Question suspendue. {key} la reprend, les réglages aussi.").format(
                key=self.key("practice.undo")
            ),
        )

    def action_report(self) -> None:
        """Ask for a remark and store it."""
        from quizz.tui.screens.remark import RemarkScreen

        def store(said: tuple[RemarkKind, str] | None) -> None:
            if said is not None:
                kind, text = said
                self.work_on(
                    lambda: self._practice.report(text, kind), lambda _done: self._thank(), waits=True
                )

        asked = self._practice.current
        self.app.push_screen(RemarkScreen(asked.question.prompt if asked else ""), store)

    def action_terms(self) -> None:
        """Open the first glossary entry of the question; the pop-up leads to the others."""
        self._open_terms(self._terms_here())

    def action_show_term(self, identifier: str) -> None:
        """Open the entry that was clicked."""
        here = [term for term in self._terms_here() if term != identifier]
        self._open_terms([identifier, *here])

    def action_stop(self) -> None:
        """End the session; what is being written waits for the next one."""
        keep = self._unkept()

        def job() -> Tally:
            keep()
            return self._practice.tally()

        self.work_on(job, self._end, waits=True)

    def _end(self, tally: Tally) -> None:
        self.dismiss(tally)

    @property
    def how_to_answer(self) -> str:
        """What the panel says of its keys, while it takes any."""
        return self._panel.how if self._panel is not None and self._feedback is None else ""

    @on(Input.Changed)
    def _written(self) -> None:
        self._leaves = ""
        self._something_done()

    def on_text_area_changed(self) -> None:
        """The same; by its name, since few sessions import a text area."""
        self._written()

    @on(Key)
    def _something_done(self) -> None:
        """A sentence that lasts was read."""
        line = self.query_one(MessageLine)
        if line.lasting:
            line.clear()

    @on(AnswerPanel.Decided)
    def _decided(self) -> None:
        self._submit()

    @on(AnswerPanel.Written)
    def _long_to_write(self) -> None:
        if self._keeper is not None:
            self._keeper.written()

    def _unkept(self) -> Callable[[], None]:
        """What keeps, off the UI thread, what is being written."""
        return self._keeper.unkept() if self._keeper is not None else lambda: None

    def _keep_no_more(self) -> None:
        """The question is answered, or left."""
        if self._keeper is not None:
            self._keeper.stop()
            self._keeper = None

    @work(thread=True, group="ahead")
    def _look_ahead(self) -> None:
        """While this question is read, the next is drawn and what will show it is imported."""
        with suppress(QuizzError):  # told when the next question is asked, if it still cannot be
            coming = self._practice.look_ahead()
            if coming is not None:
                panel_class(coming.question)

    @on(AnswerPanel.Said)
    def _said(self, event: AnswerPanel.Said) -> None:
        self.tell(event.sentence)

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        if isinstance(event.button, DontKnowButton):
            self.action_dont_know()
        else:
            self._submit()

    def _submit(self) -> None:
        answer = self._panel.answer() if self._panel and self._feedback is None else None
        if self._panel is None or answer is None:
            return
        if self._panel.fault:
            self.tell(self._panel.fault)
        else:
            self._answer(answer)

    def _answer(self, answer: Answer) -> None:
        if self._keeper is None:
            return
        elapsed, unsure = self._keeper.elapsed, self._unsure
        self.work_on(lambda: self._practice.answer(answer, milliseconds=elapsed, unsure=unsure), self._tell)

    def _set_aside(self, standing: Standing, sentence: str) -> None:
        """Put the point aside and ask the next one, then tell: a new question clears what was told before."""
        if self._stays(standing.value):
            return

        def job() -> Asked | None:
            self._practice.set_aside(standing)
            return self._practice.next()

        async def then(asked: Asked | None) -> None:
            await self._show(asked)
            if asked is not None:
                self.tell(sentence, lasting=True)

        self.work_on(job, then)

    def _stays(self, command: str) -> bool:
        """Warn before work that was long to do is left, once for a command; whether it is not left yet."""
        warning = self._panel.leaving if self._panel is not None and self._feedback is None else ""
        if not warning or self._leaves == command:
            return False
        self._leaves = command
        self.tell(warning, lasting=True)
        return True

    async def _show(self, asked: Asked | None) -> None:
        if asked is None:
            self.action_stop()
            return
        self._feedback = None
        self._keep_no_more()
        self._unsure = False
        self._leaves = ""
        self._panel = panel_for(asked.presented)
        with self.app.batch_update():
            self.set_class(self._panel.is_wide, "-sheet")
            await self.column.remove_children()
            hinted = "-hinted" if asked.presented.items else None
            prompt = Prose(Content(asked.question.prompt), id="prompt", classes=hinted)
            await self.column.mount(prompt, self._panel, FeedbackText())
        self._tell_place()
        self.query_one("#body").scroll_home(animate=False)
        self.tell("")
        self._keeper = Keeper(self, self._practice, asked, self._panel)
        if asked.draft is not None:
            from textual.widgets import TextArea

            with self.prevent(Input.Changed, TextArea.Changed):  # nobody has typed yet
                self._panel.restore(asked.draft.answer)
            self.tell(_("Repris où vous en étiez : ce que vous aviez fait est là."), lasting=True)
        self.call_after_refresh(self._look_ahead)

    async def _undone(self, undone: Undone | None) -> None:
        if undone is not None and not undone.refused:
            told, asked = self._feedback, undone.asked
            await self._show(asked)
            same = told is not None and asked is not None and told.asked.question.id == asked.question.id
            if same and told is not None and self._panel is not None:
                self._panel.restore(told.answer)
        over = undone is not None and undone.asked is None
        (self.quizz.home if over else self).tell(wording.undone(undone))

    def _tell(self, feedback: Feedback) -> None:
        first = self._feedback is None
        self._feedback = feedback
        self._keep_no_more()
        if first and self._panel is not None:
            self.tell("")
            self._panel.close(feedback.judgement)
            self.set_focus(None)
        said = self.query_one(FeedbackText)
        said.tell(feedback, self._terms)
        self._tell_place()
        said.show_from_top()

    def _tell_place(self) -> None:
        asked = self._practice.current
        if asked is None:
            return
        unsure = self._unsure and self._feedback is None
        self.title_line(*title_and_place(asked, free=self._practice.free, unsure=unsure))
        self.refresh_bindings()

    def _terms_here(self) -> list[str]:
        asked = self._practice.current
        return [] if asked is None or self._feedback is None else terms_of(asked, self._terms)

    def _open_terms(self, identifiers: list[str]) -> None:
        from quizz.tui.screens.term import TermScreen

        glossary = self.quizz.shop.library.terms
        known = {term.id: term for term in glossary}
        entries = [known[identifier] for identifier in identifiers if identifier in known]
        if entries:
            self.app.push_screen(TermScreen(entries, glossary))

    def _thank(self) -> None:
        self.tell(
            _("Merci : votre remarque est gardée. {key}, depuis l’accueil, permet de l’envoyer.").format(
                key=self.quizz.home.key("home.remarks")
            )
        )
