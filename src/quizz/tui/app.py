"""The app: opens banks and database behind the first screen, and leads from one screen to the next."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import count
from typing import TYPE_CHECKING, ClassVar, cast

from textual import work
from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.screen import Screen

from quizz import startup
from quizz.errors import QuizzError
from quizz.i18n import _
from quizz.services.clock import Clock, SystemClock, today
from quizz.services.settings import NO_FILE, Problem, SettingsFile, summary
from quizz.tui.appearance import THEMES, theme_of
from quizz.tui.commands import Command, available, bindings
from quizz.tui.keymap import Keymap, rebind
from quizz.tui.screens.base import QuizzScreen
from quizz.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from quizz.services.learners import Learner
    from quizz.services.opening import Workshop
    from quizz.services.places import Places
    from quizz.services.practice import Practice, Tally
    from quizz.services.selection import Selection
    from quizz.services.trainer import Trainer


STARTED = 3.0
"""Seconds after which a start is over, whatever it was that took its time."""


class QuizzApp(App[None]):
    """quizz in the terminal. `return_value` is None; `failure` holds the sentence of a start that failed."""

    CSS_PATH = "app.tcss"
    TITLE = "quizz"
    ENABLE_COMMAND_PALETTE = False  # the palette opens by our own command, with our own words
    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(
            Command("help", "f1,ctrl+o,question_mark", "Aide", "Voir les commandes de l’écran."),
            Command("palette", "ctrl+p", "Commandes", "Chercher une commande par son nom.", bar=False),
            Command("quit", "f10,ctrl+q", "Quitter", "Quitter quizz ; tout est gardé.", bar=False),
        )
    ]

    def __init__(
        self,
        places: Places,
        learner_name: str | None = None,
        *,
        selection: Selection | None = None,
        minutes: int | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
        settings: SettingsFile = NO_FILE,
    ) -> None:
        super().__init__()
        self.keymap: Keymap = {}
        self._settings = settings
        self.clock = clock or SystemClock()
        self._random = random
        self._places = places
        self._learner_name = learner_name
        self._selection = selection
        self._minutes = minutes
        self._shop: Workshop | None = None
        self._trainer: Trainer | None = None
        self._planning = False
        self._warning = ""
        self.failure = ""
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = theme_of(settings.settings.appearance)  # before the first paint, which then happens once

    @property
    def home(self) -> HomeScreen:
        """The first screen, under all the others."""
        return cast("HomeScreen", self.screen_stack[0])

    @property
    def is_open(self) -> bool:
        """Whether the banks and the database are open."""
        return self._shop is not None

    @property
    def is_ready(self) -> bool:
        """Whether a learner is at work."""
        return self._trainer is not None

    @property
    def backup_problem(self) -> str:
        """Why the day's backup could not be made; empty when all is well."""
        return self._shop.backup_problem if self._shop is not None else ""

    @property
    def shop(self) -> Workshop:
        """The open banks and database."""
        if self._shop is None:
            raise RuntimeError("nothing is open yet")
        return self._shop

    @property
    def trainer(self) -> Trainer:
        """The trainer of the learner at work."""
        if self._trainer is None:
            raise RuntimeError("no learner is at work yet")
        return self._trainer

    def get_default_screen(self) -> Screen[None]:
        """Home, painted before anything is loaded."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Open everything once the first screen is painted."""
        self.call_after_refresh(self._open)
        self.set_timer(STARTED, startup.end)

    def on_unmount(self) -> None:
        """Close the database."""
        if self._shop is not None:
            self._shop.close()

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: the commands of the screen, by their own names."""
        for command in available(screen):
            action = command.action

            def run(action: str = action) -> None:
                self.call_later(self.run_action, action, screen)

            yield SystemCommand(command.label, command.help, run)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what is ready, and the banks' problems only when there are some."""
        if action in {"choose", "glossary", "settings"}:
            return self.is_ready
        if action == "problems":
            return self.is_open and bool(self.problems())
        return True

    def problems(self) -> list[str]:
        """What is wrong in the banks, or withheld today."""
        return self.shop.library.problems(today(self.clock))

    def start_practice(self, selection: Selection | None = None) -> None:
        """Begin a session on a subject; the learner's whole programme when none is given."""
        if self.is_ready and not self._planning:
            self._planning = True
            self._plan(selection)

    def action_help(self) -> None:
        """Open the help of the screen."""
        from quizz.tui.screens.help import HelpScreen

        screen = self.screen
        if not isinstance(screen, HelpScreen):
            how = screen.how_to_answer if isinstance(screen, QuizzScreen) else ""
            self.push_screen(HelpScreen(list(available(screen)), how))

    def action_palette(self) -> None:
        """Open the palette."""
        from quizz.tui.palette import Palette

        if not isinstance(self.screen, Palette):
            self.push_screen(Palette())

    def action_choose(self) -> None:
        """Choose the subject of a session."""
        from quizz.tui.screens.choose import ChooseScreen

        def chosen(selection: Selection | None) -> None:
            if selection is not None:
                self.start_practice(selection)

        self.push_screen(ChooseScreen(self.shop.library), chosen)

    def action_glossary(self) -> None:
        """Open the glossary."""
        from quizz.tui.screens.glossary import GlossaryScreen

        self.push_screen(GlossaryScreen(self.shop.library))

    def action_settings(self) -> None:
        """Open the settings."""
        from quizz.tui.screens.settings import SettingsScreen

        self.push_screen(SettingsScreen(self.trainer.learner, self.shop.library.themes()), self._settled)

    def action_problems(self) -> None:
        """Open what is wrong in the banks."""
        from quizz.tui.screens.problems import ProblemsScreen

        self.push_screen(ProblemsScreen(self.problems()))

    @work(thread=True, exclusive=True, group="opening")
    def _open(self) -> None:
        from quizz.services.opening import Workshop

        try:
            shop = Workshop.open(
                self._places, clock=self.clock, random=self._random, settings=self._settings.settings
            )
        except QuizzError as error:
            self.call_from_thread(self._fail, str(error))
            return
        try:
            if self._selection is not None:
                self._selection.check(shop.library)
            learner = shop.learners.named(self._learner_name) if self._learner_name else shop.only_learner()
            everyone = shop.learners.all()
        except QuizzError as error:
            shop.close()
            self.call_from_thread(self._fail, str(error))
        else:
            self.call_from_thread(self._take_keys, *self._checked_keys())
            self.call_from_thread(self._opened, shop, learner, everyone)

    def _checked_keys(self) -> tuple[Keymap, Sequence[Problem]]:
        """The keys of the settings. All the screens are imported to check them: after the first paint."""
        asked = self._settings.settings.keys
        if not asked:
            return {}, ()
        from quizz.tui.clashes import checked

        return checked(asked)

    def _take_keys(self, keymap: Keymap, refused: Sequence[Problem]) -> None:
        self.keymap = keymap
        rebind(self, keymap)
        rebind(self.home, keymap)
        self.home.refresh_bindings()
        self._warning = summary([*self._settings.problems, *refused])

    def _fail(self, sentence: str) -> None:
        self.failure = sentence
        self.exit(return_code=2)

    def _opened(self, shop: Workshop, learner: Learner | None, everyone: Sequence[Learner]) -> None:
        self._shop = shop
        if learner is not None:
            self._meet(learner)
            return
        from quizz.tui.screens.people import PeopleScreen

        self.push_screen(PeopleScreen(everyone), self._chosen)

    def _chosen(self, learner: Learner | None) -> None:
        if learner is not None:
            self._meet(learner)
        else:
            self.home.run_job(self._add_person, self._meet)

    def _add_person(self) -> Learner:
        learners = self.shop.learners
        taken = {learner.name for learner in learners.all()}
        names = (_("Personne {n}").format(n=n) for n in count(len(taken) + 1))
        return learners.add(next(name for name in names if name not in taken))

    def _meet(self, learner: Learner) -> None:
        if not learner.introduced and self._selection is None:
            from quizz.tui.screens.settings import SettingsScreen

            self._trainer = self.shop.trainer(learner)
            self.push_screen(SettingsScreen(learner, self.shop.library.themes(), first=True), self._settled)
            return
        if self._selection is None:
            self._settled(learner)
        else:
            self._take_up(learner)
            self.start_practice(self._selection)  # home counts what is due when it is shown

    def _take_up(self, learner: Learner) -> None:
        self._trainer = self.shop.trainer(learner)
        self.theme = theme_of(learner.preferences.appearance)
        if self._warning:
            self.home.tell(self._warning)
            self._warning = ""

    def _settled(self, learner: Learner | None) -> None:
        if learner is not None:
            self._take_up(learner)
        self.home.recount()

    @work(thread=True, group="planning")
    def _plan(self, selection: Selection | None) -> None:
        from quizz.services.selection import Selection as Subject
        from quizz.tui.vocabulary import linked_words

        try:
            practice = self.trainer.practise(selection or Subject(), minutes=self._minutes)
        except QuizzError as error:
            self.call_from_thread(self._not_planned, str(error))
        else:
            words = linked_words(self.shop.library.terms)
            self.call_from_thread(self._practise, practice, words, selection)

    def _not_planned(self, sentence: str) -> None:
        self._planning = False
        self.home.recount()
        self.home.tell(sentence)

    def _practise(self, practice: Practice, words: dict[str, str], selection: Selection | None) -> None:
        from quizz.tui.screens.practice import PracticeScreen

        self._planning = False
        if practice.total == 0:
            self.home.recount()
            self.home.tell(
                _(
                    "Rien à revoir ici aujourd’hui. {key} propose un autre sujet, ou l’entraînement libre."
                ).format(key=self.home.key("home.choose"))
            )
            return

        def ended(tally: Tally | None) -> None:
            if tally is not None and tally.answered:
                self._sum_up(tally, selection)

        self.push_screen(PracticeScreen(practice, words), ended)

    def _sum_up(self, tally: Tally, selection: Selection | None) -> None:
        from quizz.tui.screens.summary import SummaryScreen

        def then(again: bool | None) -> None:
            if again:
                self.start_practice(selection)

        self.push_screen(SummaryScreen(tally), then)
