"""The app: leads from one screen to the next."""

from __future__ import annotations

from functools import partial
from time import monotonic
from typing import TYPE_CHECKING

from msgspec.structs import replace
from textual import work
from textual.app import SystemCommand
from textual.screen import ModalScreen, Screen

from quizz.errors import QuizzError
from quizz.i18n import _
from quizz.services.clock import Clock, today
from quizz.services.settings import NO_FILE, SettingsFile
from quizz.tui.opening import OpeningApp
from quizz.tui.screens.base import QuizzScreen

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from random import Random

    from quizz.services.exchange import Tally
    from quizz.services.learners import Learner
    from quizz.services.places import Places
    from quizz.services.practice import Practice
    from quizz.services.selection import Selection
    from quizz.tui.screens.practice import PracticeScreen


class QuizzApp(OpeningApp):
    """quizz in the terminal: its commands, and its sessions. `return_value` is None."""

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
        seconds: Callable[[], float] = monotonic,
    ) -> None:
        """`seconds`: tells time where it is counted, at the switchboard."""
        super().__init__(
            places, learner_name, selection=selection, clock=clock, random=random, settings=settings
        )
        self._minutes = minutes
        self._planning = False
        self._seconds = seconds

    @property
    def is_planning(self) -> bool:
        """Whether a session is about to come on top."""
        return self._planning

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer only what is ready, and what the banks have: situations, problems."""
        if action in {"choose", "glossary", "settings", "switchboard"}:
            return self.is_ready
        if action == "paths":
            return self.is_ready and bool(self.shop.library.paths)
        if action == "situations":
            return self.is_ready and self.shop.library.has_work
        if action == "problems":
            return self.is_open and bool(self.problems())
        return True

    def problems(self) -> list[str]:
        """What is wrong in the banks, or withheld today."""
        return self.shop.library.problems(today(self.clock))

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The commands of the screen, then each kind that is practised apart."""
        yield from super().get_system_commands(screen)
        if not self.is_ready or isinstance(screen, ModalScreen):
            return
        from quizz.services.kinds import PRACTISED_APART, SCENARIO, telling

        for kind in (SCENARIO, *PRACTISED_APART):
            if kind in self.shop.library.practised_apart:
                run = partial(self.call_later, self.open_kind, kind)
                yield SystemCommand(telling.title(kind), telling.about(kind), run)

    def open_kind(self, kind: str, *, free: bool = False) -> None:
        """Open what is practised apart: the situations, the switchboard, or a session of that kind."""
        from quizz.services.kinds import SCENARIO
        from quizz.services.selection import Selection as Subject

        if self._planning:  # a session is about to come on top
            return
        if kind == SCENARIO:
            self._open_situations()
        elif kind == "switchboard" and not free:
            self.action_switchboard()
        else:
            self.start_practice(Subject(kinds=frozenset({kind}), free=free))

    def start_practice(self, selection: Selection | None = None) -> None:
        """Begin a session on a subject; the learner's whole programme when none is given."""
        if self.is_ready and not self._planning:
            self._planning = True
            self._plan(selection)

    def action_choose(self) -> None:
        """Choose the subject of a session."""
        from quizz.tui.screens.choose import ChooseScreen

        def chosen(selection: Selection | None) -> None:
            if selection is not None:
                self.start_practice(selection)

        self.push_screen(ChooseScreen(self.shop.library), chosen)

    def action_paths(self) -> None:
        """Choose a learning path."""
        from quizz.tui.screens.paths import PathsScreen

        def chosen(path: str | None) -> None:
            if path is not None:
                self.home.run_job(partial(self._followed, path), self._begin_path)

        self.push_screen(PathsScreen(self.trainer.preferences.path), chosen)

    def _followed(self, path: str) -> Learner:
        learner = self.trainer.learner
        preferences = replace(learner.preferences, path=path)
        return self.shop.learners.save(replace(learner, preferences=preferences))

    def _begin_path(self, learner: Learner) -> None:
        """Go on with the new choice; a path begins at once."""
        self._settled(learner)
        if learner.preferences.path:
            self.start_practice()

    def action_situations(self) -> None:
        """Open all that is practised apart."""
        from quizz.tui.screens.kinds import KindsScreen

        self.push_screen(KindsScreen())

    def _open_situations(self) -> None:
        from quizz.tui.screens.situations import SituationsScreen

        self.push_screen(SituationsScreen(self.trainer.situations()))

    def action_switchboard(self) -> None:
        """Open the switchboard."""
        from quizz.tui.screens.switchboard import SwitchboardScreen

        self.push_screen(SwitchboardScreen(self.trainer.switchboard(), self._seconds))

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

    @work(thread=True, group="planning")
    def _plan(self, selection: Selection | None) -> None:
        from quizz.services.selection import Selection as Subject
        from quizz.tui.screens.practice import PracticeScreen
        from quizz.tui.vocabulary import linked_words

        try:
            practice = self.trainer.practise(selection or Subject(), minutes=self._minutes)
            practice.next()
        except QuizzError as error:
            self.call_from_thread(self._not_planned, str(error))
        else:
            screen = partial(PracticeScreen, practice, linked_words(self.shop.library.terms))
            self.call_from_thread(self._practise, practice, screen, selection)

    def _not_planned(self, sentence: str) -> None:
        self._planning = False
        self.home.recount()
        self._told_here(sentence)

    def _practise(
        self, practice: Practice, screen: Callable[[], PracticeScreen], selection: Selection | None
    ) -> None:
        self._planning = False
        if practice.current is None:
            self.home.recount()
            self._told_here(self._nothing_here())
            return

        def ended(tally: Tally | None) -> None:
            if tally is not None and tally.answered:
                self._sum_up(tally, selection)
            elif tally is not None and tally.drafted:
                from quizz import wording  # a start tells nothing yet

                self._told_here(wording.kept(tally))

        self.push_screen(screen(), ended)

    def _nothing_here(self) -> str:
        from quizz.tui.screens.kinds import KindsScreen

        screen = self.screen
        if isinstance(screen, KindsScreen):
            sentence = _("Rien à revoir ici aujourd’hui. {key} ouvre l’entraînement libre.")
            return sentence.format(key=screen.key("kinds.free"))
        if screen is self.home:
            sentence = _(
                "Rien à revoir ici aujourd’hui. {key} propose un autre sujet, ou l’entraînement libre."
            )
            return sentence.format(key=self.home.key("home.choose"))
        return _("Rien à revoir ici aujourd’hui.")

    def _told_here(self, sentence: str) -> None:
        """Tell on the screen from which a session was wanted."""
        screen = self.screen
        (screen if isinstance(screen, QuizzScreen) else self.home).tell(sentence)

    def _sum_up(self, tally: Tally, selection: Selection | None) -> None:
        from quizz.tui.screens.summary import SummaryScreen

        def then(again: bool | None) -> None:
            if again:
                self.start_practice(selection)

        self.push_screen(SummaryScreen(tally), then)
