"""The panel of a word to take apart: its letters to cut, then the meaning of each part."""

from __future__ import annotations

from itertools import pairwise
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Input

from quizz.domain.answer import Answer, Filled
from quizz.domain.judgement import Judgement, Part
from quizz.domain.judging.cutting import SEPARATOR, is_right_cut, right_cut, shown_cut
from quizz.domain.presentation import Presented
from quizz.domain.question import Element, WordParts
from quizz.i18n import _, ngettext
from quizz.tui.widgets.answers import ANSWER_LENGTH, AnswerPanel, ButtonLine
from quizz.tui.widgets.prose import Prose

CUT = "|"


class WordToCut(Widget, can_focus=True):
    """The letters of a word on a line, one column apart, so that a cut has its place between two of them.

    Gaps count from 1, after the first letter.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", show=False),
        Binding("right", "move(1)", show=False),
        Binding("home", "move(-100)", show=False),
        Binding("end", "move(100)", show=False),
        Binding("space,slash,vertical_line", "cut_here", show=False),
        Binding("backspace,delete", "take_back", show=False),
    ]

    class Changed(Message):
        """A cut was put or taken back."""

    def __init__(self, word: str) -> None:
        super().__init__()
        self._word = word
        self._cuts: set[int] = set()
        self._gap = 1
        self._open = True

    @property
    def pieces(self) -> tuple[str, ...]:
        """The word as it is cut."""
        bounds = [0, *sorted(self._cuts), len(self._word)]
        return tuple(self._word[start:end] for start, end in pairwise(bounds))

    def close(self) -> None:
        """Take no more cuts."""
        self._open = False
        self.can_focus = False
        self.refresh()

    def render(self) -> Content:
        """The letters, the cuts, and where the cursor is while it serves."""
        line = Content()
        for place, letter in enumerate(self._word):
            if place:
                line = line.append(self._drawn(place))
            line = line.append(Content(letter).stylize("bold"))
        return line

    def on_focus(self) -> None:
        """Show the cursor."""
        self.refresh()

    def on_blur(self) -> None:
        """Hide the cursor."""
        self.refresh()

    async def on_key(self, event: Key) -> None:
        """Act at once rather than after the screen has seen the key: Enter, typed after it, overtakes it."""
        for binding in self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)

    def on_click(self, event: Click) -> None:
        """Cut, or join again, between the letters that are clicked; a letter stands for what precedes it."""
        if self._open:
            self._gap = self._bounded((event.x + 1) // 2)
            self.action_cut_here()

    def action_move(self, step: int) -> None:
        """Go to another gap."""
        self._gap = self._bounded(self._gap + step)
        self.refresh()

    def action_cut_here(self) -> None:
        """Put a cut at the cursor, or take it back."""
        if self._open:
            self._cuts ^= {self._gap}
            self.refresh()
            self.post_message(self.Changed())

    def action_take_back(self) -> None:
        """Take the cut at the cursor back, else the nearest before it, else the last one."""
        before = [gap for gap in self._cuts if gap <= self._gap]
        found = max(before or self._cuts, default=0)
        if self._open and found:
            self._gap = found
            self.action_cut_here()

    def _bounded(self, gap: int) -> int:
        return max(1, min(gap, len(self._word) - 1))

    def _drawn(self, gap: int) -> Content:
        here = self._open and self.has_focus and gap == self._gap
        if gap in self._cuts:
            return Content(CUT).stylize("$accent bold reverse" if here else "$accent bold")
        return Content("▁").stylize("$accent") if here else Content(" ")


class MeaningRow(Horizontal):
    """One part of the word, and the field of its meaning."""

    def __init__(self, element: Element) -> None:
        super().__init__()
        named = Content(element.text).stylize("bold")
        if element.form and element.form.strip("-") != element.text:
            named = named.append(Content(f"  ({element.form})").stylize("$secondary"))
        self._label = Prose(named, classes="part")
        self._field = Input(placeholder=_("Son sens"), max_length=ANSWER_LENGTH, compact=True)
        self._verdict = Prose("", classes="verdict")

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._label
        with Vertical():
            yield self._field
            yield self._verdict

    @property
    def text(self) -> str:
        """What was typed."""
        return self._field.value

    def take_focus(self) -> None:
        """Take the keys."""
        self._field.focus()

    def tell(self, part: Part, *, unknown: bool) -> None:
        """Show the verdict on this meaning."""
        self._field.disabled = True
        sign, style = _sign(part, unknown=unknown)
        self._verdict.update(Content(f"{sign} {part.text}").stylize(style))
        self._verdict.add_class("-told")


class CuttingPanel(AnswerPanel):
    """word_parts: the cut, then a row a part."""

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        question = presented.question
        if not isinstance(question, WordParts):
            raise TypeError(type(question).__name__)
        self._question = question
        self._word = WordToCut(question.word)
        self._hint = Prose(
            _("← → vont d’une lettre à l’autre, Espace coupe, Entrée continue."), classes="hint"
        )
        self._told = Prose("", classes="told-cut")
        self._rows = [MeaningRow(element) for element in question.elements]
        self._is_cut = False
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._hint
        yield self._word
        yield self._told
        with Vertical(classes="meanings"):
            yield from self._rows
        yield ButtonLine()

    def on_mount(self) -> None:
        """Begin with the cut."""
        self._word.focus()

    @property
    def how(self) -> str:
        """The keys of the word, then of the meanings."""
        if not self._is_cut:
            return _(
                "← → vont entre les lettres, Espace ou / coupe ou recolle, Retour arrière recolle ; un clic "
                "entre deux lettres aussi. Entrée montre le bon découpage et demande le sens de chaque "
                "élément."
            )
        return _("Tapez le sens de chaque élément. Entrée passe au suivant et valide après le dernier.")

    def answer(self) -> Answer | None:
        """The cut and the meanings, once the cut is made."""
        if not self._is_cut:
            return None
        return Filled((SEPARATOR.join(self._word.pieces), *(row.text for row in self._rows)))

    def advance(self) -> None:
        """From the cut to the first meaning, then from one to the next; after the last one, validate."""
        if not self._is_cut:
            self._word.call_later(self._go_on)  # behind the keys that it has still to hear
            return
        focused = self.screen.focused
        here = next(
            (i for i, row in enumerate(self._rows) if focused is not None and row in focused.ancestors), -1
        )
        if 0 <= here < len(self._rows) - 1:
            self._rows[here + 1].take_focus()
        else:
            self._finish()

    def close(self, judgement: Judgement) -> None:
        """Show the verdicts."""
        cut, *meanings = judgement.parts
        self._show_cut(cut.right, unknown=judgement.unknown)
        for row, part in zip(self._rows, meanings, strict=True):
            row.tell(part, unknown=judgement.unknown)
        self.add_class("-over")

    @on(Button.Pressed, ".validate")
    def _pressed(self, event: Button.Pressed) -> None:
        """The button goes on from the cut, then validates."""
        event.stop()
        if self._is_cut:
            self._finish()
        else:
            self._go_on()

    @on(Input.Changed)
    def _typed(self) -> None:
        self._warned = False

    def _finish(self) -> None:
        """Point once at the meanings that are left."""
        left = [row for row in self._rows if not row.text.strip()]
        if not left or self._warned:
            self.post_message(self.Decided())
            return
        self._warned = True
        left[0].take_focus()
        sentence = ngettext(
            "Il reste {n} sens à donner. Validez encore pour répondre ainsi.",
            "Il reste {n} sens à donner. Validez encore pour répondre ainsi.",
            len(left),
        )
        self.post_message(self.Said(sentence.format(n=len(left))))

    def _go_on(self) -> None:
        """Show the right cut beside hers, and ask the meanings of its parts."""
        pieces = self._word.pieces
        if len(pieces) == 1:
            self.post_message(
                self.Said(_("Coupez d’abord le mot : Espace met une coupe à l’endroit montré."))
            )
            return
        self.post_message(self.Said(""))
        self._is_cut = True
        self._show_cut(is_right_cut(self._question, pieces), unknown=False)
        self._rows[0].take_focus()

    def _show_cut(self, right: bool, *, unknown: bool) -> None:
        self._word.close()
        sign, style = _sign(Part("", right), unknown=unknown)
        told = Content(f"{sign} {shown_cut(right_cut(self._question))}").stylize(style)
        if right and self._word.pieces != right_cut(self._question):
            told = told.append(Content(_("   (votre découpage est accepté)")).stylize("$secondary"))
        self._told.update(told)
        self.add_class("-cut")


def _sign(part: Part, *, unknown: bool) -> tuple[str, str]:
    if unknown:
        return "→", "$secondary"
    return ("✓", "$success") if part.right else ("✗", "$error")
