"""An item of a preview as a trainee will see it: question, answer, what is then told of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widget import Widget

from quizz import wording
from quizz.domain.answer import Answer, DontKnow
from quizz.domain.presentation import Presented
from quizz.domain.question import AnyQuestion
from quizz.errors import ContentError, MissingTariff, Refused
from quizz.i18n import _
from quizz.services.exchange import Asked, Feedback
from quizz.services.previewing.preview import Item, Preview
from quizz.services.previewing.rehearsal import rehearse
from quizz.tui.entry import entry_content
from quizz.tui.vocabulary import linked_words
from quizz.tui.widgets.answers import AnswerPanel
from quizz.tui.widgets.feedback import FeedbackText
from quizz.tui.widgets.key_lines import KeyLines
from quizz.tui.widgets.panels import panel_for
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.story_map import StoryMap


class Exercise(Vertical):
    """Shows one thing at a time. `panel` is None when there is nothing to answer."""

    def __init__(self) -> None:
        super().__init__(id="exercise")
        self.panel: AnswerPanel | None = None
        self.asked: Asked | None = None
        """What was asked, once the answer was given or the key shown."""
        self.links: Mapping[str, str] = {}
        """The words that lead to the glossary."""
        self._preview: Preview | None = None
        self._presented: Presented | None = None

    async def show(self, preview: Preview, item: Item, question: AnyQuestion | None, seed: int) -> None:
        """Show a question of an item; without one, its page, or why there is none."""
        self._preview = preview
        self.links = linked_words(preview.terms)
        self.panel, self._presented, self.asked = None, None, None
        presented, withheld = _dealt(preview, question, seed)
        panel = None if presented is None else panel_for(presented)
        await self.remove_children()
        await self.mount(
            *self._notices(item, withheld), *self._page(item, question), *_asking(presented, panel)
        )
        if panel is not None and panel.is_attached:  # nothing is mounted while the app ends
            self.panel, self._presented = panel, presented

    def submit(self, answer: Answer | None) -> str:
        """Judge an answer and tell the verdict; gives a sentence when it cannot be judged."""
        if self._presented is None or self._preview is None or self.panel is None or self.asked:
            return ""
        if self.panel.fault:
            return self.panel.fault
        if answer is None:
            return ""
        try:
            feedback = rehearse(self._presented, answer, self._preview.vocabulary)
        except ContentError as error:
            return str(error)
        self._close(feedback)
        said = self.query_one(FeedbackText)
        said.tell(feedback, self.links, aside=_("Aperçu : rien n’est noté."))
        said.show_from_top()
        return ""

    async def reveal(self) -> str:
        """Show the key and all that can be told; gives a sentence when the question has a fault."""
        if self._presented is None or self._preview is None:
            return ""
        if self.asked is None:
            try:
                self._close(rehearse(self._presented, DontKnow(), self._preview.vocabulary))
            except ContentError as error:
                return str(error)
        await self.query(FeedbackText).remove()
        key = KeyLines(self._presented, self.links)
        await self.mount(key)
        key.call_after_refresh(key.scroll_visible, top=True, animate=False)
        return ""

    def compose(self) -> ComposeResult:
        """Nothing before the file is read."""
        yield from ()

    def _close(self, feedback: Feedback) -> None:
        self.asked = feedback.asked
        if self.panel is not None:
            self.panel.close(feedback.judgement)
            self.screen.set_focus(None)

    def _notices(self, item: Item, withheld: str) -> Iterator[Widget]:
        broken = self._preview is not None and self._preview.broken  # which is told once for all
        if item.stale and not broken:
            sentence = _("Ce qui est écrit ne peut pas être lu. Voici sa dernière version lisible.")
            yield Prose(sentence, classes="notice -error")
        elif not item.is_read and not broken:
            yield Prose(
                _("Cette question ne peut pas être lue : une personne qui s’entraîne ne la verrait pas."),
                classes="notice -error",
            )
        if item.withheld or withheld:
            yield Prose(wording.withheld(item.withheld or withheld), classes="notice")
            if withheld and item.question is not None:
                yield Prose(item.question.prompt)

    def _page(self, item: Item, question: AnyQuestion | None) -> Iterator[Widget]:
        if question is None and item.term is not None and self._preview is not None:
            names = {term.id: term.term for term in self._preview.terms}
            yield Prose(entry_content(item.term, names))
        elif question is None and item.scenario is not None:
            yield StoryMap(item.scenario)


def _dealt(preview: Preview, question: AnyQuestion | None, seed: int) -> tuple[Presented | None, str]:
    """A question as it is shown, or why it cannot be."""
    try:
        return (None if question is None else preview.deal(question, seed)), ""
    except (MissingTariff, Refused) as error:
        return None, str(error)


def _asking(presented: Presented | None, panel: AnswerPanel | None) -> Iterator[Widget]:
    """As in a session: the question, what it is answered with, room for the feedback."""
    if presented is not None and panel is not None:
        hinted = "-hinted" if presented.items else None
        yield Prose(Content(presented.question.prompt), id="prompt", classes=hinted)
        yield panel
        yield FeedbackText()
