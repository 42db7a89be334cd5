"""One person in one situation. Every choice is in the database before what follows from it is returned."""

from __future__ import annotations

from random import Random

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.answer import Chosen
from quizz.domain.judgement import Rating
from quizz.domain.presentation import Presented
from quizz.domain.question import Choice
from quizz.domain.scenario import (
    Action,
    Scenario,
    Step,
    Walk,
    Worth,
    decision_question,
    open_actions,
    replay,
    take,
)
from quizz.domain.scenario.played import Played
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.clock import Clock
from quizz.services.situations.recording import ChoiceMade, Recorder
from quizz.services.situations.review import Review, best_open, hour, review

RATINGS = {Worth.BEST: Rating.GOOD, Worth.FAIR: Rating.HARD, Worth.WRONG: Rating.AGAIN}
SCORES = {Worth.BEST: 1.0, Worth.FAIR: 0.5, Worth.WRONG: 0.0}


class Decision(Struct, frozen=True):
    """What is to be chosen now. `ranks`: the actions as shown, by their places among those written.

    `number` counts from 1; `hour` is that of the story, `10:42`, empty when time does not count.
    """

    number: int
    step: Step
    ranks: tuple[int, ...]
    seed: int
    hour: str = ""

    @property
    def actions(self) -> tuple[Action, ...]:
        """As shown."""
        return tuple(self.step.actions[rank] for rank in self.ranks)

    @property
    def texts(self) -> tuple[str, ...]:
        """Those of the actions, as shown."""
        return tuple(action.text for action in self.actions)


class Happened(Struct, frozen=True):
    """A choice that is committed, and the hour of the story after it."""

    decision: Decision
    position: int
    hour: str = ""

    @property
    def action(self) -> Action:
        """What was done."""
        return self.decision.actions[self.position]


class Play:
    """A situation begun, or taken up where it was left. `note`: a sentence when it is not as it was left.

    `recorder` keeps the choices; `stored`: whether `played` was kept already.
    """

    def __init__(
        self, scenario: Scenario, played: Played, *, recorder: Recorder, clock: Clock, stored: bool
    ) -> None:
        self.scenario = scenario
        self._recorder = recorder
        self._clock = clock
        self._walk = replay(scenario, played.path)
        self._kept = played if stored else None
        self._played = replace(played, path=self._walk.path, revision=scenario.revision)
        self.resumed = bool(self._walk.path)
        self.note = _what_changed(scenario, played, self._walk) if stored else ""
        if stored and self.decision is None:  # revised so that it ends here
            self._played = replace(self._played, ended_at=clock.now())
            recorder.keep_play(self._played)

    @property
    def begun(self) -> bool:
        """Whether something of it is kept."""
        return self._kept is not None

    @property
    def decision(self) -> Decision | None:
        """What is to be chosen, None when it is over; the same each time it is asked for."""
        step = self.scenario.step(self._walk.step)
        offered = open_actions(step, self._walk.flags)
        if not offered:
            return None
        number = len(self._walk.path) + 1
        seed = Random(f"{self._played.seed}/{number}").getrandbits(32)
        ranks = tuple(Random(seed).sample(offered, len(offered)))
        return Decision(number, step, ranks, seed, hour(self.scenario, self._walk))

    def choose(self, position: int, *, milliseconds: int) -> Happened:
        """Do the action shown at that position, from 0: commit, then tell.

        Raises UsageError when it leads nowhere, or when another program went on with this playing.
        """
        decision = self.decision
        if decision is None:
            raise RuntimeError("the situation is over")
        rank = decision.ranks[position]
        walk = take(self.scenario, self._walk, rank)
        over = not open_actions(self.scenario.step(walk.step), walk.flags)
        played = replace(self._played, path=walk.path, ended_at=self._clock.now() if over else None)
        worth = decision.step.actions[rank].worth
        made = ChoiceMade(
            asked=self._presented(decision),
            answer=Chosen((position,)),
            correct=worth is not Worth.WRONG,
            score=SCORES[worth],
            rating=RATINGS[worth],
            milliseconds=milliseconds,
        )
        if not self._recorder.record_choice(played, self._kept, made):
            raise UsageError(
                _(
                    "Cette situation a continué dans un autre programme : ce choix n’est pas noté. "
                    "Revenez à la liste pour la reprendre."
                )
            )
        self._walk, self._played, self._kept = walk, played, played
        return Happened(decision, position, hour(self.scenario, walk))

    def review(self) -> Review:
        """What is told at the end."""
        return review(self.scenario, self._walk)

    def _presented(self, decision: Decision) -> Presented:
        """As the log keeps it: what is shown is what was offered, what is merely fair included."""
        best = best_open(decision.step, decision.ranks)
        choices = tuple(
            Choice(decision.step.actions[rank].text, correct=rank == best) for rank in decision.ranks
        )
        return Presented(decision_question(self.scenario, decision.step), decision.seed, choices=choices)


def _what_changed(scenario: Scenario, played: Played, walk: Walk) -> str:
    if scenario.revision == played.revision and len(walk.path) == len(played.path):
        return ""
    if not walk.path:
        return _("Cette situation a été revue depuis : elle reprend au début.")
    return _("Cette situation a été revue depuis : vous la reprenez à la décision {n}.").format(
        n=len(walk.path) + 1
    )
