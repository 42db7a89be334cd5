"""All that the check finds in the file of a preview, and the way to each question that it is about."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from quizz.i18n import _
from quizz.services.previewing.preview import Preview
from quizz.tui.commands import Command, bindings
from quizz.tui.findings import counted, finding_in_full
from quizz.tui.prose import paragraphs
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.chrome import KeyBar, MessageLine, TopLine
from quizz.tui.widgets.prose import Prose, Unbroken

_SIDES = 9
"""Columns that the text does not have: margins, scroll bar."""
_WIDEST = 74


class FindingsScreen(QuizzScreen[str | None]):
    """Gives the key of the item to go to, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("choose", "enter", "Montrer", "Montrer la question dont il s’agit.", priority=True),
            Command("close", "escape,v", "Retour", "Revenir à la question."),
        )
    ]

    def __init__(self, preview: Preview, here: str) -> None:
        super().__init__()
        self._preview = preview
        self._here = here

    def compose(self) -> ComposeResult:
        """The findings, then what was not looked at."""
        yield TopLine()
        with Vertical(id="contents"):
            yield Prose("", id="told")
            yield OptionList(id="findings", markup=False, compact=True)
        yield MessageLine()
        yield KeyBar()

    def on_mount(self) -> None:
        """Show everything, the cursor on the question that was on screen."""
        self._fill()
        place = next((n for n, found in enumerate(self._preview.findings) if found.item == self._here), 0)
        findings = self.query_one(OptionList)
        findings.highlighted = place if findings.option_count else None
        findings.focus()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Lead only to what is there."""
        return bool(self._preview.findings) if action == "choose" else True

    async def take(self, preview: Preview) -> None:
        """The file changed meanwhile."""
        at = self.query_one(OptionList).highlighted or 0
        self._preview = preview
        self._fill()
        count = self.query_one(OptionList).option_count
        self.query_one(OptionList).highlighted = min(at, count - 1) if count else None
        self.refresh_bindings()

    def action_choose(self) -> None:
        """Give the question of the finding under the cursor."""
        at = self.query_one(OptionList).highlighted
        if at is not None:
            self._lead(at)

    @on(Resize)
    def _resized(self) -> None:
        at = self.query_one(OptionList).highlighted
        self._fill()
        self.query_one(OptionList).highlighted = at

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        self._lead(event.option_index)

    def _lead(self, at: int) -> None:
        item = self._preview.findings[at].item
        if item:
            self.dismiss(item)
        else:
            self.tell(_("Cela concerne le fichier entier : aucune question n’est à montrer."))

    def _fill(self) -> None:
        preview = self._preview
        width = min(self.app.size.width - _SIDES, _WIDEST)
        findings = self.query_one(OptionList)
        findings.clear_options()
        findings.add_options(
            Option(Unbroken(finding_in_full(found, width).append("\n"))) for found in preview.findings
        )
        findings.display = bool(preview.findings)
        sentences = list(preview.not_run)
        if not preview.checked:
            sentences.insert(0, _("La vérification est en cours."))
        elif not preview.findings:
            sentences.insert(0, _("Rien à signaler."))
        told = self.query_one("#told", Prose)
        told.update(paragraphs(map(Content, sentences)))
        told.display = bool(sentences)
        self.title_line(
            _("Vérification de {file}").format(file=preview.name),
            counted(found.severity for found in preview.findings),
        )
