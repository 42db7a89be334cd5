"""Settings, which are also the first screen a new person sees."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Input

from quizz import wording
from quizz.domain.review import Standing
from quizz.errors import QuizzError
from quizz.i18n import _, ngettext
from quizz.services.learners import Learner, Preferences
from quizz.tui.appearance import APPEARANCES, theme_of
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.widgets.choice_list import ChoiceList
from quizz.tui.widgets.one_of import OneOf
from quizz.tui.widgets.prose import Prose

CHOICES_OF_MINUTES = (5, 10, 15, 20, 30, 45)


class SettingsScreen(QuizzScreen[Learner | None]):
    """Name, minutes a day, themes, look. Gives the learner as saved, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("save", "f2,ctrl+s", "Valider", "Garder ces réglages."),
            Command(
                "resume_all", "f9,ctrl+r", "Tout reprendre", "Poser de nouveau les questions mises de côté."
            ),
            Command("leave", "escape", "Renoncer", "Quitter sans rien changer."),
        )
    ]

    def __init__(self, learner: Learner, themes: tuple[str, ...], *, first: bool = False) -> None:
        super().__init__()
        self._learner = learner
        self._themes = themes
        self._first = first
        mine = learner.preferences.themes
        self._chosen = ChoiceList(
            [wording.theme_name(theme) for theme in themes],
            several=True,
            dont_know=False,
            picked=[i for i, theme in enumerate(themes) if not mine or theme in mine],
        )

    def body(self) -> ComposeResult:
        """Four questions, each with an answer ready."""
        preferences = self._learner.preferences
        if self._first:
            yield Prose(
                _("Bienvenue. Tout est facultatif : F2 commence, Échap passe."),
                id="prompt",
            )
        yield Prose(_("Votre prénom"), classes="heading")
        yield Input(self._learner.name, placeholder=_("facultatif"), max_length=40, id="name", compact=True)
        yield Prose(_("Minutes par jour"), classes="heading")
        minutes = sorted({*CHOICES_OF_MINUTES, preferences.minutes})
        yield OneOf([(str(m), str(m)) for m in minutes], str(preferences.minutes), id="minutes")
        yield Prose(_("Thèmes"), classes="heading")
        yield self._chosen
        if not self._first:
            yield Prose(_("Aspect"), classes="heading")
            names = {"dark": _("sombre"), "light": _("clair"), "contrast": _("contraste élevé")}
            looks = [(appearance, names[appearance]) for appearance in APPEARANCES]
            yield OneOf(looks, preferences.appearance, id="appearance")
            yield Prose("", id="aside")

    def on_mount(self) -> None:
        """Begin with the name."""
        self.title_line(_("Premiers réglages") if self._first else _("Réglages"))
        self.query_one("#name", Input).focus()
        if not self._first:
            self._count_set_aside()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Nothing is set aside on the first day."""
        return not self._first if action == "resume_all" else True

    def action_save(self) -> None:
        """Check, keep and leave."""
        learner = replace(
            self._learner,
            name=self.query_one("#name", Input).value,
            preferences=self._read(),
            introduced=True,
        )
        try:
            saved = self.quizz.shop.learners.save(learner)
        except QuizzError as error:
            self.notify(str(error), severity="error", markup=False)
            return
        self.dismiss(saved)

    def action_leave(self) -> None:
        """Leave the settings as they were; a first screen that is skipped does not come back."""
        self.app.theme = theme_of(self._learner.preferences.appearance)
        if self._first:
            self.dismiss(self.quizz.shop.learners.save(replace(self._learner, introduced=True)))
        else:
            self.dismiss(None)

    def action_resume_all(self) -> None:
        """Ask again what was suspended or marked known."""
        trainer = self.quizz.trainer
        for standing in (Standing.SUSPENDED, Standing.KNOWN):
            for point in trainer.set_aside(standing):
                trainer.resume(point)
        self._count_set_aside()

    @on(OneOf.Changed, "#appearance")
    def _preview(self, event: OneOf.Changed) -> None:
        self.app.theme = theme_of(event.widget.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    def _count_set_aside(self) -> None:
        trainer = self.quizz.trainer
        n = sum(len(trainer.set_aside(standing)) for standing in (Standing.SUSPENDED, Standing.KNOWN))
        sentence = ngettext("{n} question mise de côté.", "{n} questions mises de côté.", n).format(n=n)
        self.query_one("#aside", Prose).update(Content(sentence if n else ""))

    def _read(self) -> Preferences:
        chosen = tuple(self._themes[position] for position in self._chosen.picked)
        everything = len(chosen) in {0, len(self._themes)}
        known = self._learner.preferences
        return replace(
            known,
            minutes=int(self.query_one("#minutes", OneOf).value),
            themes=() if everything else chosen,
            appearance=known.appearance if self._first else self.query_one("#appearance", OneOf).value,
        )
