"""The panel of a dictation: phrases that are heard, or seen and hidden, and typed one after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Button, Input

from quizz import wording
from quizz.domain.answer import Answer, Filled
from quizz.domain.judgement import Judgement
from quizz.domain.presentation import Presented
from quizz.domain.question import Dictation
from quizz.domain.texts.alternatives import expanded
from quizz.errors import SpeechError
from quizz.i18n import _, ngettext
from quizz.tui.widgets.answers import ANSWER_LENGTH, AnswerPanel, ButtonLine, ValidateButton
from quizz.tui.widgets.button import TextButton
from quizz.tui.widgets.prose import Prose

if TYPE_CHECKING:
    from quizz.services.speaking.speaker import Speaker
    from quizz.tui.shell import ShellApp


class DictateButton(TextButton):
    """« Écouter », or « Revoir », for the mouse."""

    def __init__(self) -> None:
        super().__init__("", classes="dictate")


class ReadButton(TextButton):
    """« Lire plutôt », for the mouse."""

    def __init__(self) -> None:
        super().__init__(_("Lire plutôt"), classes="read")


class PhraseRow(Horizontal):
    """A phrase: its number, and what is typed."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self.field = Input(placeholder=_("Écrivez la phrase"), max_length=ANSWER_LENGTH, compact=True)
        self._mark = Prose(f"{number}", classes="mark")

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._mark
        yield self.field

    def point(self, is_here: bool) -> None:
        """Tell whether it is the one that is dictated."""
        self._mark.set_class(is_here, "-here")


class DictationPanel(AnswerPanel):
    """dictation: aloud where the computer has a voice and she wants it, else at sight.

    A phrase at sight disappears when she begins to write, or at Enter; it may be seen again, and that is told
    without being counted.
    """

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        question = presented.question
        if not isinstance(question, Dictation):
            raise TypeError(type(question).__name__)
        self._phrases = tuple(map(expanded, question.phrases))
        self._rows = [PhraseRow(place + 1) for place in range(len(self._phrases))]
        self._shown = Prose("", classes="phrase")
        self._said = [0] * len(self._phrases)
        """How many times each was dictated."""
        self._at = 0
        self._aloud = False
        self._sees = False
        self._warned = False
        self._over = False
        self._dictate, self._read = DictateButton(), ReadButton()

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._shown
        with Horizontal(classes="dictating"):
            yield self._dictate
            yield self._read
        yield from self._rows
        yield ButtonLine()

    def on_mount(self) -> None:
        """Begin with the first phrase; a voice waits until it is asked."""
        for button in (self._dictate, self._read):
            button.can_focus = False
        self._aloud = self._speaker.has_voice
        for row in self._rows[1:]:
            row.display = False
        self._rows[0].field.focus(scroll_visible=False)
        if not self._aloud:
            self._show_phrase()
        self._tell()

    def on_unmount(self) -> None:
        """Be silent."""
        self._speaker.stop()

    @property
    def how(self) -> str:
        """The keys of the phrases."""
        if self._aloud:
            return _(
                "« Écouter » dit la phrase ; encore une fois, plus lentement. Écrivez-la, puis Entrée passe "
                "à la suivante et valide après la dernière. Tab et Maj+Tab vont d’une phrase à l’autre. "
                "« Lire plutôt » les montre au lieu de les dire."
            )
        return _(
            "La phrase disparaît quand vous commencez à l’écrire, ou par Entrée ; « Revoir » la montre de "
            "nouveau. Entrée passe à la suivante et valide après la dernière. Tab et Maj+Tab vont de l’une à "
            "l’autre."
        )

    @property
    def offers(self) -> frozenset[str]:
        """Enter goes on; what is dictated can be heard, or seen, again."""
        return frozenset({"validate", "listen", "read"} if self._aloud else {"validate", "look"})

    @property
    def leaving(self) -> str:
        """Several phrases are long to write again."""
        if sum(bool(row.field.value.strip()) for row in self._rows) < 2:
            return ""
        return _("Ce que vous avez écrit ne sera pas gardé. Encore une fois pour le quitter.")

    @property
    def draft(self) -> Answer | None:
        """The phrases so far."""
        return self.answer()

    def restore(self, answer: Answer) -> None:
        """Write them again, and go on with the first that is empty."""
        texts = answer.texts if isinstance(answer, Filled) else ()
        for row, text in zip(self._rows, texts, strict=False):
            row.field.value = text
        begun = [place for place, row in enumerate(self._rows) if row.field.value]
        for place in begun:
            self._rows[place].display = True
            self._said[place] = 1
        left = [place for place in range(len(self._rows)) if place not in begun]
        if begun:
            self._go_to(left[0] if left else begun[-1])

    def answer(self) -> Answer | None:
        """What was typed, once one phrase at least is."""
        texts = tuple(row.field.value for row in self._rows)
        return Filled(texts) if any(text.strip() for text in texts) else None

    def advance(self) -> None:
        """Say the phrase that is still to be heard, or hide the one that is read; then go to the next one.

        After the last, validate.
        """
        self._take_up(self.screen.focused)
        is_empty = not self._rows[self._at].field.value
        if is_empty and not self._said[self._at]:
            self.dictate()
        elif is_empty and self._sees:
            self._hide()
        elif self._at + 1 < len(self._rows):
            self._go_to(self._at + 1)
        else:
            self._finish()

    def dictate(self) -> None:
        """Say, or show, the phrase."""
        if self._over:
            return
        self._take_up(self.screen.focused)
        if self._aloud:
            self._say(self._phrases[self._at], slow=self._said[self._at] > 0)
            self._said[self._at] += 1
        else:
            self._show_phrase()
        self._tell()

    def read(self) -> None:
        """Show the phrases rather than say them."""
        if self._aloud and not self._over:
            self._speaker.stop()
            self._aloud = False
            self._show_phrase()
            self._tell()
            self.screen.refresh_bindings()

    def close(self, judgement: Judgement) -> None:
        """Leave the place to the feedback, which shows each phrase with its marks."""
        self._over = True
        self._speaker.stop()
        for row in self._rows:
            row.field.disabled = True
        self.display = False

    @property
    def _speaker(self) -> Speaker:
        return cast("ShellApp", self.app).speaker

    def _go_to(self, place: int) -> None:
        """Take up a phrase; one that was not dictated yet is."""
        row = self._rows[place]
        row.display = True
        row.field.focus()

    def _finish(self) -> None:
        """Point once at what is left."""
        left = [place for place, row in enumerate(self._rows) if not row.field.value.strip()]
        if not left or self._warned:
            self.post_message(self.Decided())
            return
        something = len(left) < len(self._rows)
        self._go_to(left[0])
        self._warned = something
        self.post_message(self.Said(wording.left_to_write(len(left), may_stop=something)))

    def _show_phrase(self) -> None:
        self._said[self._at] += 1
        self._sees = True

    def _hide(self) -> None:
        self._sees = False
        self._tell()

    def _tell(self) -> None:
        """Write what is dictated, or what can be done to have it."""
        for rank, row in enumerate(self._rows):
            row.point(rank == self._at)
        place = wording.phrase_place(self._at + 1, len(self._rows))
        if self._sees:
            text = Content.assemble((f"{place}  ", "$secondary"), (self._phrases[self._at], "bold"))
            if not self._at:
                hint = _("Elle disparaît quand vous commencez à l’écrire.")
                text = text.append("\n").append(Content(hint).stylize("$secondary"))
        else:
            text = Content(f"{place}  {self._state}").stylize("$secondary")
        self._shown.update(text)
        self._dictate.label = _("Écouter") if self._aloud else _("Revoir")
        self._read.display = self._aloud

    @property
    def _state(self) -> str:
        times = self._said[self._at]
        if self._aloud:
            if not times:
                return _("À écouter, puis à écrire.")
            return ngettext("Écoutée {n} fois.", "Écoutée {n} fois.", times).format(n=times)
        if times < 2:
            return _("À écrire de mémoire.")
        return ngettext("Revue {n} fois.", "Revue {n} fois.", times - 1).format(n=times - 1)

    @work(thread=True, group="speech")
    def _say(self, text: str, *, slow: bool) -> None:
        try:
            self._speaker.say(text, slow=slow)
        except SpeechError as error:
            self.app.call_from_thread(self._without_voice, str(error))

    def _without_voice(self, sentence: str) -> None:
        """Go on at sight."""
        if self.is_attached and not self._over:
            self.read()
            self.post_message(
                self.Said(_("{failure} Les phrases sont montrées à la place.").format(failure=sentence))
            )

    @on(DescendantFocus)
    def _focused(self) -> None:
        """A phrase that was not dictated yet is when she comes to it."""
        before = self._at
        self._take_up(self.screen.focused)
        if self._at != before and not self._said[self._at]:
            self.dictate()
        self._tell()

    def _take_up(self, field: Widget | None) -> None:
        """Go by what has the keys: it is known before the message that tells it."""
        place = next((at for at, row in enumerate(self._rows) if row.field is field), self._at)
        if place != self._at:
            self._at = place
            self._sees = False

    @on(Input.Changed)
    def _typed(self) -> None:
        self._warned = False
        if self._sees:
            self._hide()
        self.post_message(self.Written())

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        match event.button:
            case DictateButton():
                self.dictate()
            case ReadButton():
                self.read()
            case ValidateButton():
                self.advance()
            case _:
                return
        event.stop()
