"""One panel a question type: what a person answers with."""

from __future__ import annotations

from abc import abstractmethod
from typing import TYPE_CHECKING, ClassVar, cast

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import Input

from quizz.domain.answer import Answer, Chosen, DontKnow, Typed
from quizz.domain.judgement import Judgement
from quizz.domain.presentation import Presented
from quizz.domain.question import MultipleChoice, Numeric, ShortAnswer, Spelling, TrueFalse
from quizz.i18n import _
from quizz.tui.widgets.button import TextButton
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.option_row import DONT_KNOW
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.verdict import verdict_sign

if TYPE_CHECKING:
    from quizz.tui.shell import ShellApp

ANSWER_LENGTH = 200


class AnswerPanel(Vertical):
    """What all panels share. `STYLES`: the style sheets that one needs beside that of all apps."""

    STYLES: ClassVar[tuple[str, ...]] = ("panels.tcss",)

    class Decided(Message):
        """The person wants this answer validated."""

    class Said(Message):
        """Something to tell above the keys; nothing clears it."""

        def __init__(self, sentence: str) -> None:
            super().__init__()
            self.sentence = sentence

    class Written(Message):
        """What is drafted has changed."""

    def __init__(self) -> None:
        super().__init__()
        cast("ShellApp", self.app).read_styles(*self.STYLES)

    @property
    @abstractmethod
    def how(self) -> str:
        """The keys of the answer, for the help screen."""

    @property
    def offers(self) -> frozenset[str]:
        """The commands on how to answer that it takes.

        `validate` where Enter goes on and validates, `finish` where Enter belongs to the answer, `listen`
        and `read`, or `look`, where something is dictated.
        """
        return frozenset({"validate"})

    @property
    def is_wide(self) -> bool:
        """Whether it uses more than the column of text where the screen has it."""
        return False

    @property
    def leaving(self) -> str:
        """What to say before an answer that was long to write is left; empty when nothing would be lost."""
        return ""

    @property
    def draft(self) -> Answer | None:
        """How far an answer that is long to write has come; None where nothing would be missed."""
        return None

    @property
    def fault(self) -> str:
        """Why the answer cannot be judged as it is; empty when it can."""
        return ""

    def advance(self) -> None:
        """Go on to what is left to answer, or validate."""
        self.post_message(self.Decided())

    def dictate(self) -> None:
        """Let hear, or see, what is dictated."""

    def read(self) -> None:
        """See what would be heard."""

    def restore(self, answer: Answer) -> None:
        """Put back what was long to write: a draft, or an answer that was taken back."""

    @abstractmethod
    def answer(self) -> Answer | None:
        """The answer, or None while there is none."""

    @abstractmethod
    def close(self, judgement: Judgement) -> None:
        """Show the verdict; the answer cannot change any more."""


class ChoicePanel(AnswerPanel):
    """single_choice, multiple_choice and true_false."""

    STYLES = ()

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        self._several = isinstance(presented.question, MultipleChoice)
        self._letters = "vf" if isinstance(presented.question, TrueFalse) else ""
        self._list = ChoiceList(presented.options, several=self._several, letters=self._letters)

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        if self._several:
            yield Prose(_("Plusieurs réponses : espace ou chiffre pour cocher."), classes="hint")
        yield self._list

    def on_mount(self) -> None:
        """Take the keys at once."""
        self._list.focus(scroll_visible=False)

    @property
    def how(self) -> str:
        """The keys of the list."""
        if self._several:
            return _(
                "↑ ↓ vont d’une réponse à l’autre, Espace coche ; un chiffre coche la sienne. Encore une "
                "fois décoche. 0 : je ne sais pas. Entrée valide."
            )
        if self._letters:
            return _(
                "V ou F choisit, ↑ ↓ aussi ; 0 : je ne sais pas. Entrée valide, ou la même lettre une "
                "deuxième fois."
            )
        return _(
            "↑ ↓ choisissent, ou un chiffre ; 0 : je ne sais pas. Entrée valide, ou le même chiffre une "
            "deuxième fois."
        )

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


class ValidateButton(TextButton):
    """« Valider » under a field, for the mouse."""

    def __init__(self, label: str = "") -> None:
        super().__init__(label or _("Valider"), classes="validate")


class DontKnowButton(TextButton):
    """« Je ne sais pas » under a field, for the mouse."""

    def __init__(self) -> None:
        super().__init__(_("Je ne sais pas"), classes="dont-know")


class ButtonLine(Horizontal):
    """What the mouse needs under fields; the keys have their own commands.

    `label`: that of the first button, « Valider » when it is empty.
    """

    def __init__(self, label: str = "") -> None:
        super().__init__()
        self._label = label

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        for button in (ValidateButton(self._label), DontKnowButton()):
            button.can_focus = False
            yield button


class TypedPanel(AnswerPanel):
    """short_answer and numeric: one field."""

    STYLES = ()

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        question = presented.question
        self._number = isinstance(question, Numeric)
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
        yield ButtonLine()

    def on_mount(self) -> None:
        """Take the keys at once."""
        self._field.focus()

    @property
    def how(self) -> str:
        """The keys of the field."""
        if self._number:
            return _(
                "Tapez un nombre en chiffres, comme 12,50 ; l’unité n’est pas obligatoire. Entrée valide."
            )
        return _(
            "Tapez votre réponse ; Entrée valide. Les lettres vont au champ : les commandes prennent leurs "
            "autres touches."
        )

    @property
    def fault(self) -> str:
        """What is no number is no answer to judge."""
        if not self._number:
            return ""
        from quizz.domain.judging import read_quantity  # few questions need it before they are judged

        if read_quantity(self._field.value) is None:
            return _("Ce n’est pas un nombre : tapez-le en chiffres, comme 12,50.")
        return ""

    def answer(self) -> Answer | None:
        """What was typed."""
        return Typed(self._field.value) if self._field.value.strip() else None

    def close(self, judgement: Judgement) -> None:
        """Keep what was typed in sight; the feedback tells the difference."""
        self._field.disabled = True
        sign, style = verdict_sign(judgement)
        self._mark.update(Content(sign).stylize(f"{style} bold"))
        self.query_one(ButtonLine).display = False


def asks_spelling(question: ShortAnswer) -> bool:
    """Whether the spelling is what is asked; a number has none."""
    return question.spelling is Spelling.STRICT and any(letter.isalpha() for letter in question.answers[0])
