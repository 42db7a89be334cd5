"""The panel of a form and of a case of billing: papers to read, boxes to fill."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Resize
from textual.widgets import Button

from quizz import wording
from quizz.domain.answer import Answer, Filled
from quizz.domain.judgement import Judgement
from quizz.domain.presentation import Presented
from quizz.i18n import _
from quizz.tui.widgets.answers import AnswerPanel, ButtonLine, ValidateButton
from quizz.tui.widgets.box_list import BoxList
from quizz.tui.widgets.papers import Papers
from quizz.tui.widgets.prose import Prose

BESIDE = 95
"""Its own columns from which papers and boxes stand side by side: the screen has a hundred then."""


class SheetPanel(AnswerPanel):
    """form, billing_case and switchboard: the papers, above or at the left, then the boxes."""

    def __init__(self, presented: Presented) -> None:
        super().__init__()
        if presented.sheet is None:
            raise TypeError(type(presented.question).__name__)
        self._papers = Papers(presented.sheet.papers)
        self._boxes = BoxList(presented.sheet.boxes)
        typed = any(not box.options for box in presented.sheet.boxes)
        self._hint = Prose(
            _("↑ ↓ changent de case, ← → de choix. Tapez les nombres.")
            if typed
            else _("↑ ↓ changent de case, ← → de choix."),
            classes="hint",
        )
        self._warned = False

    def compose(self) -> ComposeResult:
        """Lay the parts out."""
        yield self._papers
        with Vertical(classes="boxes"):
            yield self._hint
            yield self._boxes
            yield ButtonLine()

    def on_mount(self) -> None:
        """Take the keys at once; the papers come first, so nothing scrolls."""
        self._boxes.focus(scroll_visible=False)

    def on_resize(self, event: Resize) -> None:
        """Both side by side where there is room."""
        self.set_class(event.size.width >= BESIDE, "-beside")

    @property
    def is_wide(self) -> bool:
        """Papers and boxes stand side by side."""
        return True

    @property
    def how(self) -> str:
        """The keys of the boxes."""
        return _(
            "↑ ↓ et Tab vont d’une case à l’autre. ← → changent une case à choix ; Espace montre ses choix, "
            "un chiffre en prend un, Échap les range. Un nombre se tape sur place, comme 12,50 ; Retour "
            "arrière efface, Suppr vide la case. Entrée passe à la case vide suivante et valide après la "
            "dernière. Page préc. et Page suiv. font défiler les documents."
        )

    def answer(self) -> Answer | None:
        """What stands in the boxes, once one at least is filled."""
        texts = self._boxes.texts
        return Filled(texts) if any(texts) else None

    def advance(self) -> None:
        """Go to the next empty box; after the last one, validate."""
        if self._warned or not self._boxes.go_on():
            self._finish()

    def close(self, judgement: Judgement) -> None:
        """Mark each box."""
        self._boxes.close(judgement)
        self.add_class("-over")

    def _finish(self) -> None:
        """Point once at what is left; validate when nothing is, or when it is wanted so."""
        left = self._boxes.left
        if not left or self._warned:
            self.post_message(self.Decided())
            return
        something = len(left) < len(self._boxes.rows)
        self._boxes.point(left[0])
        self._warned = something
        self.post_message(self.Said(wording.left_to_fill(len(left), may_stop=something)))

    @on(BoxList.Touched)
    def _touched(self, event: BoxList.Touched) -> None:
        event.stop()
        if self._warned:
            self._warned = False
            self.post_message(self.Said(""))

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        if isinstance(event.button, ValidateButton):
            event.stop()
            self._finish()
