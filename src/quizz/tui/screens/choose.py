"""The subject of a session: themes, banks, mistakes, or practice that leaves the schedule alone."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from quizz import wording
from quizz.domain.bank import GLOSSARY_BANK
from quizz.i18n import _
from quizz.services.library import Library
from quizz.services.selection import Selection
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.one_of import OneOf
from quizz.tui.widgets.prose import Prose


class ChooseScreen(QuizzScreen[Selection | None]):
    """Gives the selection, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("start", "enter", "Commencer", "Commencer la séance sur ce sujet."),
            Command("free", "f6,l", "Libre", "Avec ou sans effet sur le calendrier de révision."),
            Command("close", "escape", "Retour", "Revenir à l’accueil."),
        )
    ]

    def __init__(self, library: Library) -> None:
        super().__init__()
        self._selections = list(_selections(library))
        self._list = ChoiceList(
            [label for label, _selection in self._selections], dont_know=False, start=0, numbered=False
        )
        kinds = [("", _("suivre le calendrier")), ("free", _("libre : il ne bouge pas"))]
        self._free = OneOf(kinds, "", id="free")

    def body(self) -> ComposeResult:
        """The subjects."""
        yield Prose(_("Sur quoi voulez-vous vous entraîner ?"), id="prompt")
        yield self._free
        yield self._list

    def on_mount(self) -> None:
        """Take the keys."""
        self.title_line(_("S’entraîner"))
        self._list.focus(scroll_visible=False)

    def action_free(self) -> None:
        """Switch free practice."""
        self._free.action_step(1)

    def action_start(self) -> None:
        """Give the selection."""
        _label, selection = self._selections[self._list.picked[0]]
        self.dismiss(replace(selection, free=bool(self._free.value)))

    @on(ChoiceList.Decided)
    def _decided(self) -> None:
        self.action_start()


def _selections(library: Library) -> Iterator[tuple[str, Selection]]:
    yield _("Tout mon programme"), Selection()
    yield _("Mes erreurs des trente derniers jours"), Selection(mistakes=True)
    for theme in library.themes():
        yield wording.theme_name(theme), Selection(themes=frozenset({theme}))
        for bank, title, bank_theme in library.banks():
            if bank_theme == theme:
                yield f"    {title}", Selection(banks=frozenset({bank}))
    if library.terms:
        yield _("Glossaire"), Selection(banks=frozenset({GLOSSARY_BANK}))
    for tag in library.tags():
        yield f"#{tag}", Selection(tags=frozenset({tag}))
