"""One panel a question type: what a person answers with."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Button, Input

from quizz.domain.answer import Answer, Chosen, DontKnow, Filled, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.presentation import Presented
from quizz.domain.question import Cloze, MultipleChoice, Numeric, ShortAnswer, Spelling
from quizz.i18n import _
from quizz.tui.prose import blanks_numbered, difference
from quizz.tui.widgets.choice_list import DONT_KNOW, ChoiceList
from quizz.tui.widgets.prose import Prose

ANSWER_LENGTH = 200


class AnswerPanel(Vertical):
    """What all panels share."""

    class Decided(Message):
        """The person wants this answer validated."""

    def answer(self) -> Answer | None:
        """The answer, or None while there is none."""
        raise NotImplementedError

    def close(self, judgement: Judgement) -> None:
        """Show the verdict; the answer cannot change any more."""
        raise NotImplementedError


class ChoicePanel(AnswerPanel):
    """single_choice, multiple_choice and true_false."""

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        self._several = isinstance(presented.question, MultipleChoice)
        self._list = ChoiceList(presented.options, several=self._several)

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        if self._several:
            yield Prose(_("Plusieurs réponses : espace ou chiffre pour cocher."), classes="hint")
        yield self._list

    def on_mount(self) -> None:
        """Take the keys at once."""
        self._list.focus()

    def answer(self) -> Answer | None:
        """The picked options."""
        picked = self._list.picked
        if not picked:
            return None
        return DontKnow() if DONT_KNOW in picked else Chosen(picked)

    def close(self, judgement: Judgement) -> None:
        """Mark each option."""
        self._list.close(judgement.parts)

    @on(ChoiceList.Decided)
    def _decided(self, event: ChoiceList.Decided) -> None:
        event.stop()
        self.post_message(self.Decided())


class DontKnowLine(Button):
    """« Je ne sais pas » under a field, for the mouse and the Tab key."""

    def __init__(self) -> None:
        super().__init__(_("Je ne sais pas"), classes="dont-know", compact=True)


class TypedPanel(AnswerPanel):
    """short_answer and numeric: one field."""

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        question = presented.question
        self._unit = question.unit if isinstance(question, Numeric) else ""
        self._strict = isinstance(question, ShortAnswer) and asks_spelling(question)
        self._field = Input(placeholder=_("Votre réponse"), max_length=ANSWER_LENGTH, compact=True)
        self._mark = Prose("▸", classes="mark")

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        if self._strict:
            yield Prose(_("L’orthographe compte, accents compris."), classes="hint")
        with Horizontal(classes="field"):
            yield self._mark
            yield self._field
            yield Prose(Content(self._unit), classes="unit")
        yield DontKnowLine()

    def on_mount(self) -> None:
        """Take the keys at once."""
        self._field.focus()

    def answer(self) -> Answer | None:
        """What was typed."""
        return Typed(self._field.value) if self._field.value.strip() else None

    def close(self, judgement: Judgement) -> None:
        """Keep what was typed in sight; the feedback tells the difference."""
        self._field.disabled = True
        self._mark.update("✓" if judgement.correct else "✗")
        self.query_one(".field").add_class("-right" if judgement.correct else "-wrong")
        self.query_one(DontKnowLine).display = False

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.Decided())


def asks_spelling(question: ShortAnswer) -> bool:
    """Whether the spelling is what is asked; a number has none."""
    return question.spelling is Spelling.STRICT and any(letter.isalpha() for letter in question.answers[0])


class BlankRow(Horizontal):
    """One blank of a cloze: its number, then a field or its options."""

    def __init__(self, number: int, options: tuple[str, ...]) -> None:
        super().__init__()
        self._number = number
        self._options = options
        self._field = Input(max_length=ANSWER_LENGTH, compact=True) if not options else None
        self._list = ChoiceList(options, dont_know=False) if options else None
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

    @property
    def ready(self) -> bool:
        """Whether the person has said something here."""
        return bool(self.text.strip())

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
        if part.right and not part.forgiven:
            self._verdict.update(Content("✓ ").stylize("$success").append(Content(part.text)))
        else:
            sign = Content("✓ ").stylize("$success") if part.right else Content("✗ ").stylize("$error")
            shown = difference(part.difference) if part.difference else Content(part.text)
            self._verdict.update(sign.append(shown))
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
        yield DontKnowLine()

    def on_mount(self) -> None:
        """Begin with the first blank."""
        self._rows[0].take_focus()

    def answer(self) -> Answer | None:
        """The blanks, once one at least is filled."""
        texts = tuple(row.text for row in self._rows)
        return Filled(texts) if any(text.strip() for text in texts) else None

    def close(self, judgement: Judgement) -> None:
        """Show the verdicts."""
        for row in self._rows:
            row.close(judgement)
        self.query_one(DontKnowLine).display = False

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.advance()

    @on(ChoiceList.Decided)
    def _decided(self, event: ChoiceList.Decided) -> None:
        event.stop()
        self.advance()

    def advance(self) -> bool:
        """Go to the next blank; after the last one, validate. False when it moved."""
        focused = self.screen.focused
        here = next(
            (i for i, row in enumerate(self._rows) if focused is not None and row in focused.ancestors), -1
        )
        if 0 <= here < len(self._rows) - 1:
            self._rows[here + 1].take_focus()
            return False
        self.post_message(self.Decided())
        return True


def panel_for(presented: Presented) -> AnswerPanel:
    """The panel of a question's type."""
    match presented.question:
        case ShortAnswer() | Numeric():
            return TypedPanel(presented)
        case Cloze():
            return ClozePanel(presented)
        case _:
            return ChoicePanel(presented)


__all__ = ["AnswerPanel", "ChoicePanel", "ClozePanel", "DontKnow", "DontKnowLine", "TypedPanel", "panel_for"]
