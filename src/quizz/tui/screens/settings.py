"""Settings, which are also the first screen a new person sees."""

from __future__ import annotations

from typing import ClassVar

from msgspec.structs import replace
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.content import Content
from textual.widgets import Checkbox, Input, RadioButton, RadioSet, Static

from quizz import wording
from quizz.domain.review import Standing
from quizz.errors import QuizzError
from quizz.i18n import _, ngettext
from quizz.services.learners import DEFAULT_MINUTES, Learner, Preferences
from quizz.tui.appearance import APPEARANCES, theme_of
from quizz.tui.commands import Command, bindings
from quizz.tui.screens.base import QuizzScreen

CHOICES_OF_MINUTES = (5, 10, 15, 20, 30, 45)


class SettingsScreen(QuizzScreen[Learner | None]):
    """Name, minutes a day, themes, look. Gives the learner as saved, or None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("save", "f2,ctrl+s", "Enregistrer", "Garder ces réglages."),
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

    def body(self) -> ComposeResult:
        """Four questions, each with an answer ready."""
        preferences = self._learner.preferences
        if self._first:
            yield Static(
                _("Bienvenue. Ces réponses sont facultatives : F2 commence, Échap passe."),
                id="prompt",
                markup=False,
            )
        yield Static(_("Votre prénom"), classes="heading")
        yield Input(self._learner.name, placeholder=_("facultatif"), max_length=40, id="name", compact=True)
        yield Static(_("Minutes par jour"), classes="heading")
        with RadioSet(id="minutes", compact=True):
            for minutes in sorted({*CHOICES_OF_MINUTES, preferences.minutes}):
                yield RadioButton(str(minutes), value=minutes == preferences.minutes, name=str(minutes))
        yield Static(_("Thèmes"), classes="heading")
        for theme in self._themes:
            chosen = not preferences.themes or theme in preferences.themes
            yield Checkbox(wording.theme_name(theme), chosen, name=theme, compact=True)
        yield Static(_("Aspect"), classes="heading")
        names = {"dark": _("Sombre"), "light": _("Clair"), "contrast": _("Contraste élevé")}
        with RadioSet(id="appearance", compact=True):
            for appearance in APPEARANCES:
                yield RadioButton(
                    names[appearance], value=appearance == preferences.appearance, name=appearance
                )
        yield Static("", id="aside", markup=False)

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

    @on(RadioSet.Changed, "#appearance")
    def _preview(self, event: RadioSet.Changed) -> None:
        self.app.theme = theme_of(event.pressed.name or "dark")

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.action_save()

    def _count_set_aside(self) -> None:
        trainer = self.quizz.trainer
        n = sum(len(trainer.set_aside(standing)) for standing in (Standing.SUSPENDED, Standing.KNOWN))
        sentence = ngettext("{n} question mise de côté.", "{n} questions mises de côté.", n).format(n=n)
        self.query_one("#aside", Static).update(Content(sentence if n else ""))

    def _read(self) -> Preferences:
        chosen = tuple(box.name for box in self.query(Checkbox) if box.value and box.name)
        everything = len(chosen) in {0, len(self._themes)}
        return Preferences(
            minutes=int(self._pressed("minutes", str(DEFAULT_MINUTES))),
            themes=() if everything else chosen,
            appearance=self._pressed("appearance", "dark"),
        )

    def _pressed(self, identifier: str, default: str) -> str:
        pressed = self.query_one(f"#{identifier}", RadioSet).pressed_button
        return (pressed.name if pressed else None) or default
