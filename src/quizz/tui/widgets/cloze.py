"""The panel of a cloze: a text with gaps, filled one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from string import ascii_lowercase
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.widgets import Input

from quizz.domain.answer import Answer, Filled
from quizz.domain.judgement import Judgement, Part
from quizz.domain.presentation import Presented
from quizz.domain.question import Cloze
from quizz.i18n import _
from quizz.tui.prose import blanks_numbered
from quizz.tui.widgets.answers import ANSWER_LENGTH, AnswerPanel, ButtonLine
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.prose import Prose


class BlankChoices(ChoiceList):
    """The options of a blank. Somebody who types the word there must not set off commands."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding(",".join(f"{letter},{letter.upper()}" for letter in ascii_lowercase), "ignore", show=False)
    ]

    def __init__(self, options: Sequence[str]) -> None:
        super().__init__(options, dont_know=False)

    def action_ignore(self) -> None:
        """Do nothing."""


def _sign(part: Part) -> tuple[str, str]:
    return ("✓", "$success") if part.right else ("✗", "$error")


class BlankRow(Horizontal):
    """One blank of a cloze: its number, then a field or its options."""

    def __init__(self, number: int, options: tuple[str, ...]) -> None:
        super().__init__()
        self._number = number
        self._options = options
        self._field = Input(max_length=ANSWER_LENGTH, compact=True) if not options else None
        self._list = BlankChoices(options) if options else None
        self._verdict = Prose("", classes="verdict")

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Prose(f"{self._number}", classes="number")
        with Vertical():
            yield self._field or self._list or Prose()
            yield self._verdict

    @property
    def text(self) -> str:
        """What was typed or chosen; empty when nothing was."""
        if self._field is not None:
            return self._field.value
        if self._list is not None and self._list.picked:
            return self._options[self._list.picked[0]]
        return ""

    def take_focus(self) -> None:
        """Take the keys."""
        (self._field or self._list or self).focus()

    def close(self, judgement: Judgement) -> None:
        """Show the verdict on this blank."""
        part = judgement.parts[self._number - 1]
        if self._field is not None:
            self._field.disabled = True
        if self._list is not None:
            self._list.can_focus = False
            self._list.disabled = True
        sign, style = ("→", "$secondary") if judgement.unknown else _sign(part)
        self._verdict.update(Content(f"{sign} {part.text}").stylize(style))
        self._verdict.add_class("-told")


class ClozePanel(AnswerPanel):
    """cloze: the text, then its blanks."""

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        question = presented.question
        if not isinstance(question, Cloze):
            raise TypeError(type(question).__name__)
        self._text = question.text
        self._rows = [BlankRow(i + 1, options) for i, options in enumerate(presented.blank_options)]

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield Prose(blanks_numbered(self._text), classes="cloze-text")
        yield from self._rows
        yield ButtonLine()

    def on_mount(self) -> None:
        """Begin with the first blank."""
        self._rows[0].take_focus()

    @property
    def how(self) -> str:
        """The keys of the blanks."""
        return _(
            "Tapez le mot d’un trou, ou choisissez-le par ↑ ↓ ou son chiffre. Entrée passe au trou suivant "
            "et valide après le dernier ; Tab et Maj+Tab vont d’un trou à l’autre."
        )

    def answer(self) -> Answer | None:
        """The blanks, once one at least is filled."""
        texts = tuple(row.text for row in self._rows)
        return Filled(texts) if any(text.strip() for text in texts) else None

    def close(self, judgement: Judgement) -> None:
        """Show the verdicts."""
        for row in self._rows:
            row.close(judgement)
        self.query_one(ButtonLine).display = False

    @on(ChoiceList.Decided)
    def _decided(self, event: ChoiceList.Decided) -> None:
        event.stop()
        self.advance()

    def advance(self) -> None:
        """Go to the next blank; after the last one, validate."""
        focused = self.screen.focused
        here = next(
            (i for i, row in enumerate(self._rows) if focused is not None and row in focused.ancestors), -1
        )
        if 0 <= here < len(self._rows) - 1:
            self._rows[here + 1].take_focus()
        else:
            self.post_message(self.Decided())
