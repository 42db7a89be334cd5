"""The situations of one learner: the list, and the door to each."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from quizz.domain.scenario import Scenario
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.clock import Clock
from quizz.services.library import Library
from quizz.services.situations.catalogue import Situation, catalogue
from quizz.services.situations.play import Play
from quizz.services.suggesting import near_name

if TYPE_CHECKING:  # it imports the database: a preview tells of plays without one
    from quizz.services.journal import Journal

SEED_BITS = 32


class Situations:
    """What a learner can play, and has played."""

    def __init__(self, library: Library, journal: Journal, *, clock: Clock, random: Random) -> None:
        self._library = library
        self._journal = journal
        self._clock = clock
        self._random = random

    def all(self) -> tuple[Situation, ...]:
        """Every situation, and how the learner did."""
        return catalogue(self._library.scenarios(), self._journal.plays())

    def named(self, name: str) -> Situation:
        """The situation of that id, or of that number in the list. Raises UsageError when there is none."""
        known = self.all()
        if name.isdecimal() and 1 <= int(name) <= len(known):
            return known[int(name) - 1]
        found = next((situation for situation in known if situation.id == name), None)
        if found is not None:
            return found
        near = near_name(name, [situation.id for situation in known])
        if near:
            raise UsageError(
                _("Il n’y a pas de situation « {name} ». Voulez-vous dire « {near} » ?").format(
                    name=name, near=near
                )
            )
        raise UsageError(
            _("Il n’y a pas de situation « {name} ». « quizz situations » en donne la liste.").format(
                name=name
            )
        )

    def play(self, scenario_id: str) -> Play:
        """Take a situation up where it was left, else begin it. Raises UsageError when it is gone."""
        scenario = self._scenario(scenario_id)
        begun = [
            played
            for played in self._journal.plays()
            if played.scenario == scenario_id and played.ended_at is None
        ]
        played = (
            begun[-1]
            if begun
            else self._journal.begun(scenario_id, scenario.revision, self._random.getrandbits(SEED_BITS))
        )
        return Play(scenario, played, recorder=self._journal, clock=self._clock, stored=bool(begun))

    def _scenario(self, scenario_id: str) -> Scenario:
        for scenario in self._library.scenarios():
            if scenario.id == scenario_id:
                return scenario
        raise UsageError(_("La situation « {id} » n’existe plus.").format(id=scenario_id))
