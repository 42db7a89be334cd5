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
from quizz.i18n import _, ngettext
from quizz.services.learners import Learner, Preferences
from quizz.services.settings import APPEARANCES
from quizz.tui.appearance import theme_of
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
            Command("begin", "f2,ctrl+s", "Commencer", "Garder ces réponses et commencer."),
            Command("save", "f2,ctrl+s", "Enregistrer", "Garder ces réglages."),
            Command("resume_all", "f9,ctrl+r", "Tout reposer", "Reposer les questions mises de côté."),
            Command("skip", "escape", "Passer", "Commencer sans répondre."),
            Command("leave", "escape", "Renoncer", "Quitter sans rien changer."),
        )
    ]

    def __init__(self, learner: Learner, themes: tuple[str, ...], *, first: bool = False) -> None:
        super().__init__()
        self._learner = learner
        self._themes = themes
        self._first = first
        self._set_aside = 0
        mine = learner.preferences.themes
        self._chosen = ChoiceList(
            [wording.theme_name(theme) for theme in themes],
            several=True,
            dont_know=False,
            start=0,
            picked=[i for i, theme in enumerate(themes) if not mine or theme in mine],
        )

    def body(self) -> ComposeResult:
        """Four questions, each with an answer ready."""
        preferences = self._learner.preferences
        if self._first:
            yield Prose(
                _("Bienvenue. Tout est facultatif et se change plus tard."),
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
            self.run_job(self.quizz.trainer.count_set_aside, self._show_set_aside)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The first screen begins or is skipped; later ones save or leave."""
        if action in {"begin", "skip"}:
            return self._first
        if action == "resume_all":
            return not self._first and self._set_aside > 0
        return not self._first if action in {"save", "leave"} else True

    def action_begin(self) -> None:
        """Keep the answers and begin."""
        self.action_save()

    def action_save(self) -> None:
        """Check, keep and leave."""
        if not self._chosen.picked:
            self.tell(_("Gardez au moins un thème."))
            return
        name = self.query_one("#name", Input).value
        self._keep(replace(self._learner, name=name, preferences=self._read(), introduced=True))

    def action_skip(self) -> None:
        """Begin with what is proposed; the first screen does not come back."""
        self._keep(replace(self._learner, introduced=True))

    def action_leave(self) -> None:
        """Leave the settings as they were."""
        self.app.theme = theme_of(self._learner.preferences.appearance)
        self.dismiss(None)

    def action_resume_all(self) -> None:
        """Ask again what was suspended or marked known."""
        self.run_job(self.quizz.trainer.resume_all, self._resumed)

    def _keep(self, learner: Learner) -> None:
        self.run_job(lambda: self.quizz.shop.learners.save(learner), self._kept)

    def _kept(self, learner: Learner) -> None:
        self.dismiss(learner)

    def _resumed(self, count: int) -> None:
        self._show_set_aside(0)
        self.tell(
            ngettext(
                "{n} question sera posée de nouveau.", "{n} questions seront posées de nouveau.", count
            ).format(n=count)
        )

    @on(OneOf.Changed, "#appearance")
    def _preview(self, event: OneOf.Changed) -> None:
        self.app.theme = theme_of(event.widget.value)

    @on(Input.Submitted)
    def _submitted(self) -> None:
        self.focus_next()

    def _show_set_aside(self, n: int) -> None:
        self._set_aside = n
        sentence = ngettext("{n} question mise de côté.", "{n} questions mises de côté.", n).format(n=n)
        self.query_one("#aside", Prose).update(Content(sentence if n else ""))
        self.refresh_bindings()

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
