"""The glossary: search as one types, with or without accents."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input, OptionList
from textual.widgets.option_list import Option

from quizz.i18n import _, ngettext
from quizz.services.library import Library
from quizz.tui.commands import Command, bindings
from quizz.tui.entry import entry_content
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.prose import Prose

SHOWN = 60


class GlossaryScreen(QuizzScreen[None]):
    """A field, the words that match, the entry under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("move(1)", "down", "Descendre", "Mot suivant.", priority=True, name="next"),
            Command("move(-1)", "up", "Monter", "Mot précédent.", priority=True, name="previous"),
            Command("close", "escape,f5", "Retour", "Revenir à l’écran précédent."),
        )
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._library = library
        self._names = {term.id: term.term for term in library.terms}

    def body(self) -> ComposeResult:
        """Field, list, entry."""
        yield Input(placeholder=_("Chercher un mot, un élément, un sigle"), id="search", compact=True)
        words = OptionList(id="words", markup=False, compact=True)
        words.can_focus = False
        yield words
        yield Prose("", id="entry")

    def on_mount(self) -> None:
        """Show the first words."""
        self.query_one("#search", Input).focus()
        self._search("")

    def action_move(self, step: int) -> None:
        """Move along the words while the field keeps the keys."""
        words = self.query_one("#words", OptionList)
        if step > 0:
            words.action_cursor_down()
        else:
            words.action_cursor_up()

    @on(Input.Changed, "#search")
    def _typed(self, event: Input.Changed) -> None:
        self._search(event.value)

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        here = event.option_list.highlighted_option
        term = next((term for term in self._library.terms if term.id == event.option_id), None)
        if term is not None and here is not None and here.id == term.id:
            self.query_one("#entry", Prose).update(entry_content(term, self._names))

    def _count(self, n: int) -> None:
        self.title_line(_("Glossaire"), ngettext("{n} entrée", "{n} entrées", n).format(n=n))

    def _search(self, query: str) -> None:
        found = self._library.find_terms(query, SHOWN)
        words = self.query_one("#words", OptionList)
        words.clear_options()
        words.add_options(Option(Content(term.term), id=term.id) for term in found)
        words.highlighted = 0 if found else None
        words.display = bool(found)
        self._count(len(found) if query.strip() else len(self._names))
        if not found:
            self.query_one("#entry", Prose).update(Content(_("Aucun mot ne ressemble à cela.")))
