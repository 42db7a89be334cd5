"""The panels of what is answered by a whole text: a report to correct, notes to write out."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator
from time import monotonic

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widget import Widget
from textual.widgets import Button, TextArea

from quizz import wording
from quizz.domain.answer import Answer, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.presentation import Presented
from quizz.domain.question import Proofreading, Transcription
from quizz.i18n import _, ngettext
from quizz.tui.widgets.answers import AnswerPanel, ButtonLine, ValidateButton
from quizz.tui.widgets.papers import Papers
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.sheet import BESIDE
from quizz.tui.widgets.text_field import TextField

LONGEST = 10_000
"""Characters of an answer; the texts themselves have a quarter of that."""
TICK = 5.0
"""Seconds between two looks at the clock."""


class TextPanel(AnswerPanel):
    """What is given above, or at the left, then the text."""

    def __init__(self, field: TextField) -> None:
        super().__init__()
        self._field = field
        self._given = field.text
        self._insists = False

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield from self._above()
        with Vertical(classes="writing"):
            yield Prose(self._hint, classes="hint")
            yield self._field
            yield from self._below()
            yield ButtonLine(_("J’ai fini"))

    def on_mount(self) -> None:
        """Take the keys at once; what is given comes first, so nothing scrolls."""
        self._field.focus(scroll_visible=False)

    def on_resize(self, event: Resize) -> None:
        """Both side by side where there is room."""
        self.set_class(self.is_wide and event.size.width >= BESIDE, "-beside")

    @property
    def offers(self) -> frozenset[str]:
        """Enter begins a line."""
        return frozenset({"finish"})

    @property
    def leaving(self) -> str:
        """What was written is nowhere else."""
        if self.draft is None:
            return ""
        return _("Ce que vous avez écrit ne sera pas gardé. Encore une fois pour le quitter.")

    @property
    def draft(self) -> Answer | None:
        """What was written, or corrected, so far; the beginning of what is too long to be an answer."""
        text = self._field.text
        return None if text == self._given else Typed(text[:LONGEST])

    @property
    def fault(self) -> str:
        """No answer is as long."""
        if len(self._field.text) <= LONGEST:
            return ""
        return _("Ce texte est trop long : il ne doit pas dépasser {n} signes.").format(n=LONGEST)

    def answer(self) -> Answer | None:
        """What stands there."""
        return Typed(self._field.text) if self._field.text.strip() else None

    def advance(self) -> None:
        """Validate; a text that is as it was given, the second time it is asked."""
        if self._field.text.strip() == self._given.strip() and not (self._insists and self._given):
            self._insists = True
            self.post_message(self.Said(self._untouched))
            return
        self.post_message(self.Decided())

    def restore(self, answer: Answer) -> None:
        """Write it again."""
        if isinstance(answer, Typed):
            self._field.load_text(answer.text)
            self._field.move_cursor(self._field.document.end)

    def close(self, judgement: Judgement) -> None:
        """Leave the place to the feedback, which shows the same text with its marks."""
        self._field.disabled = True
        self.add_class("-over")

    @property
    @abstractmethod
    def _hint(self) -> str:
        """What is to be done, in a line."""

    @property
    @abstractmethod
    def _untouched(self) -> str:
        """What to say when nothing was done."""

    @abstractmethod
    def _above(self) -> Iterator[Widget]:
        """What is to be read."""

    def _below(self) -> Iterator[Widget]:
        yield from ()

    @on(TextArea.Changed)
    def _changed(self) -> None:
        self._insists = False
        self.post_message(self.Written())

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if isinstance(event.button, ValidateButton):
            event.stop()
            self.advance()


class ProofreadingPanel(TextPanel):
    """proofreading: the papers, then the text, corrected in place."""

    def __init__(self, presented: Presented) -> None:
        question = presented.question
        if not isinstance(question, Proofreading):
            raise TypeError(type(question).__name__)
        super().__init__(TextField(question.text))
        self._question = question

    @property
    def is_wide(self) -> bool:
        """The papers stand beside the text."""
        return bool(self._question.papers)

    @property
    def how(self) -> str:
        """The keys of the text."""
        return _(
            "Corrigez le texte sur place : les flèches y déplacent le curseur, Entrée commence une ligne, "
            "Ctrl+Z défait et Ctrl+Y refait. Page préc. et Page suiv. font défiler la page."
        )

    @property
    def _hint(self) -> str:
        return wording.faults_to_find(len(self._question.faults))

    @property
    def _untouched(self) -> str:
        return _("Vous n’avez rien corrigé. Validez encore pour répondre ainsi.")

    def _above(self) -> Iterator[Widget]:
        if self._question.papers:
            yield Papers(self._question.papers)


class TranscriptionPanel(TextPanel):
    """transcription: the notes, then an empty page, with a count of words."""

    def __init__(self, presented: Presented) -> None:
        question = presented.question
        if not isinstance(question, Transcription):
            raise TypeError(type(question).__name__)
        super().__init__(TextField(placeholder=_("Votre texte")))
        self._notes = question.notes
        self._count = Prose("", classes="count")
        self._told = ""
        self._since = monotonic()

    @property
    def how(self) -> str:
        """The keys of the text."""
        return _(
            "Écrivez le texte en toutes lettres : Entrée commence une ligne, Ctrl+Z défait. Page préc. et "
            "Page suiv. font défiler la page. La vitesse ne compte pas : elle est seulement dite."
        )

    def on_mount(self) -> None:
        """Count words, and minutes without hurry."""
        super().on_mount()
        self._tell_count()
        self.set_interval(TICK, self._tell_count)

    @property
    def _hint(self) -> str:
        return _("Écrivez tout en toutes lettres ; l’orthographe compte, accents compris.")

    @property
    def _untouched(self) -> str:
        return _("Vous n’avez encore rien écrit.")

    def _above(self) -> Iterator[Widget]:
        yield Prose(self._notes, classes="notes")

    def _below(self) -> Iterator[Widget]:
        yield self._count

    def restore(self, answer: Answer) -> None:
        """Write it again, and count its words."""
        super().restore(answer)
        self._tell_count()

    def _tell_count(self) -> None:
        if self.has_class("-over"):
            return
        words = len(self._field.text.split())
        minutes = int(monotonic() - self._since) // 60
        said = ngettext("{n} mot", "{n} mots", words).format(n=words)
        if minutes:
            said = _("{words}, {n} min").format(words=said, n=minutes)
        if said != self._told:
            self._told = said
            self._count.update(Content(said))

    @on(TextArea.Changed)
    def _written(self) -> None:
        self._tell_count()
