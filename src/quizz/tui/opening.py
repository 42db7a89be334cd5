"""The start: the first screen, then the banks, the database and the person who practises, behind it."""

from __future__ import annotations

from abc import abstractmethod
from itertools import count
from typing import TYPE_CHECKING, cast

from textual import work
from textual.screen import Screen

from quizz import startup
from quizz.errors import QuizzError
from quizz.i18n import _
from quizz.services.clock import Clock, SystemClock
from quizz.services.settings import NO_FILE, Problem, SettingsFile, summary
from quizz.tui.appearance import theme_of
from quizz.tui.keymap import Keymap, rebind
from quizz.tui.screens.home import HomeScreen
from quizz.tui.shell import ShellApp

if TYPE_CHECKING:
    from collections.abc import Sequence
    from random import Random

    from quizz.services.learners import Learner
    from quizz.services.opening import Workshop
    from quizz.services.places import Places
    from quizz.services.selection import Selection
    from quizz.services.trainer import Trainer

STARTED = 3.0
"""Seconds after which a start is over, whatever it was that took its time."""


class OpeningApp(ShellApp):
    """What is open, and who is at work. `failure` holds the sentence of a start that failed."""

    def __init__(
        self,
        places: Places,
        learner_name: str | None = None,
        *,
        selection: Selection | None = None,
        clock: Clock | None = None,
        random: Random | None = None,
        settings: SettingsFile = NO_FILE,
    ) -> None:
        super().__init__(settings)
        self.clock = clock or SystemClock()
        self._random = random
        self._places = places
        self._learner_name = learner_name
        self._selection = selection
        self._shop: Workshop | None = None
        self._trainer: Trainer | None = None
        self._warning = ""
        self.failure = ""

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
        return HomeScreen(under_session=self._selection is not None)

    def on_mount(self) -> None:
        """Collect garbage again once the start is over."""
        self.set_timer(STARTED, startup.end)

    def on_unmount(self) -> None:
        """Close the database."""
        if self._shop is not None:
            self._shop.close()

    @abstractmethod
    def start_practice(self, selection: Selection | None = None) -> None:
        """Begin a session on a subject; the learner's whole programme when none is given."""

    @work(thread=True, exclusive=True, group="opening")
    def open_all(self) -> None:
        """Open the banks and the database, off the UI thread; called once, when home is painted."""
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
            everyone = () if learner is not None else shop.learners.all()
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
        if self._selection is None:  # else a session comes before them
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
