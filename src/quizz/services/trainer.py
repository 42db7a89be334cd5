"""One learner at work: the door through which screens and commands come in."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from random import Random
from statistics import median
from typing import TYPE_CHECKING

from msgspec import Struct

from quizz.domain.draft import Draft
from quizz.domain.review import Standing
from quizz.memory.plan import Candidate, plan
from quizz.memory.recall import is_due
from quizz.memory.scheduler import DEFAULT_PARAMETERS, Scheduler
from quizz.services.clock import Clock, today
from quizz.services.drafts import Drafts
from quizz.services.journal import Journal
from quizz.services.learners import Learner, Preferences
from quizz.services.library import CALL, Library
from quizz.services.overview import Overview, overview
from quizz.services.practice import Practice
from quizz.services.selection import Selection, points_of
from quizz.services.skills import SkillProgress, skill_progress
from quizz.storage.database import Database

if TYPE_CHECKING:
    from quizz.services.kinds.counting import KindCount
    from quizz.services.paths.progress import PathProgress
    from quizz.services.situations.situations import Situations
    from quizz.services.switchboard.switchboard import Switchboard

SECONDS_PER_QUESTION = 25.0
"""Before there are answers to measure."""
ENOUGH_ANSWERS = 20
LONGEST_MILLISECONDS = 120_000
"""A longer answer is a coffee, not a hesitation."""
MISTAKES_SPAN = timedelta(days=30)


class Stats(Struct, frozen=True):
    """What `quizz stats` prints."""

    reviews: int
    overview: Overview
    skills: tuple[SkillProgress, ...] = ()


class Trainer:
    """Plans sessions and tells progress for one learner."""

    def __init__(
        self, database: Database, library: Library, learner: Learner, *, clock: Clock, random: Random
    ) -> None:
        self.library = library
        self.learner = learner
        self.clock = clock
        self._database = database
        self._random = random
        self._journal = Journal(
            database, learner.id, scheduler=Scheduler(DEFAULT_PARAMETERS), clock=clock, random=random
        )

    @property
    def preferences(self) -> Preferences:
        """What the learner prefers."""
        return self.learner.preferences

    @property
    def programme(self) -> frozenset[str]:
        """The learner's own themes: those preferred that still exist, or all of them when none is."""
        present = frozenset(self.library.themes())
        return (present & frozenset(self.preferences.themes)) or present

    def overview(self) -> Overview:
        """Where the learner stands today, in every theme; `within` narrows it to the programme."""
        return overview(self.library, self._journal.states(), today(self.clock))

    def stats(self) -> Stats:
        """The figures of the learner."""
        with self._database.reading() as store:
            reviews = store.log.count_reviews(self.learner.id)
            answers = store.log.answered(self.learner.id)
        states, day = self._journal.states(), today(self.clock)
        return Stats(
            reviews,
            overview(self.library, states, day),
            skill_progress(self.library, states, answers, day),
        )

    def seconds_per_question(self) -> float:
        """How long this learner takes, feedback included; a guess until there are answers to measure."""
        with self._database.looking() as store:
            recent = store.log.recent_milliseconds(self.learner.id)
        if len(recent) < ENOUGH_ANSWERS:
            return SECONDS_PER_QUESTION
        answering = median(min(value, LONGEST_MILLISECONDS) for value in recent) / 1000
        return max(8.0, answering * 1.6)

    def practise(self, selection: Selection, *, minutes: int | None = None) -> Practice:
        """A session of about that many minutes; its points may be none.

        Raises UsageError on a selection that names what does not exist.
        """
        selection.check(self.library)
        day = today(self.clock)
        path = self._path_of(selection, day)
        selection = self._within_preferences(selection)
        points = self._planned(self._candidates(selection, path, day), day, minutes)
        drafts = Drafts(self._database, self.learner.id, self.clock)
        begun = [draft.point for draft in drafts.all() if self._goes_on(draft, selection, day)]
        return Practice(
            (*begun, *points),
            library=self.library,
            journal=self._journal,
            clock=self.clock,
            random=self._random,
            drafts=drafts,
            free=selection.free,
            kinds=selection.kinds,
        )

    def situations(self) -> Situations:
        """The situations that the learner can play."""
        from quizz.services.situations.situations import Situations  # no session plays one

        return Situations(self.library, self._journal, clock=self.clock, random=self._random)

    def switchboard(self) -> Switchboard:
        """The switchboard that the learner can hold."""
        from quizz.services.switchboard.switchboard import Switchboard  # no session holds it

        return Switchboard(self.library, self._journal, clock=self.clock, random=self._random)

    def paths(self) -> tuple[PathProgress, ...]:
        """Every learning path that has something to learn, and how far the learner is."""
        from quizz.services.paths.progress import path_progress  # most sessions follow none

        states, day = self._journal.states(), today(self.clock)
        found = (path_progress(path, self.library, states, day) for path in self.library.paths)
        return tuple(path for path in found if path.steps)

    def followed_path(self) -> PathProgress | None:
        """How far the learner is on the path that she follows."""
        return self._path_of(Selection(), today(self.clock))

    def kinds(self) -> tuple[KindCount, ...]:
        """How much there is, and waits, of each kind that is practised apart."""
        from quizz.services.kinds.counting import count_kinds

        played = self.situations().all()
        return count_kinds(self.library, self._journal.states(), played, today(self.clock))

    def set_aside(self, *standings: Standing) -> tuple[str, ...]:
        """Points that have one of these standings."""
        return tuple(point for point, state in self._journal.states().items() if state.standing in standings)

    def count_set_aside(self) -> int:
        """How many points are suspended or marked known."""
        return len(self.set_aside(Standing.SUSPENDED, Standing.KNOWN))

    def resume(self, point: str) -> None:
        """Ask again a point that was set aside."""
        self._journal.set_standing(point, Standing.ACTIVE)

    def resume_all(self) -> int:
        """Ask again all that was set aside; how many points that is."""
        points = self.set_aside(Standing.SUSPENDED, Standing.KNOWN)
        self._journal.resume(points)
        return len(points)

    def _goes_on(self, draft: Draft, selection: Selection, day: date) -> bool:
        """Whether a session asks again, before all else, what was being answered."""
        state = self._journal.state(draft.point)
        return (
            not selection.mistakes
            and (state is None or state.standing is Standing.ACTIVE)
            and any(
                selection.holds(outline.theme, outline.bank, outline.tags, outline.kind)
                and (outline.id, outline.revision) == (draft.question, draft.revision)
                for outline in self.library.outlines_of(draft.point)
            )
            and self.library.can_ask(draft.point, day)
        )

    def _within_preferences(self, selection: Selection) -> Selection:
        """The learner's own themes unless the session names its subject."""
        if not selection.everything:
            return selection
        return Selection(themes=self.programme, mistakes=selection.mistakes, free=selection.free)

    def _planned(self, candidates: list[Candidate], day: date, minutes: int | None) -> tuple[str, ...]:
        """A plan of points that can be asked that day.

        Whether they can is looked at for those that are planned: nearly always they all can.
        """
        minutes, seconds = minutes or self.preferences.minutes, self.seconds_per_question()
        while True:
            points = plan(candidates, day, minutes, seconds, self._random)
            closed = {point for point in points if not self.library.can_ask(point, day)}
            if not closed:
                return points
            candidates = [candidate for candidate in candidates if candidate.point not in closed]

    def _candidates(self, selection: Selection, path: PathProgress | None, day: date) -> list[Candidate]:
        states = self._journal.states()
        missed = self._missed(day) if selection.mistakes else None
        coming = path.coming if path is not None else None
        anything_goes = selection.free or missed is not None
        candidates = []
        for point, theme in self._points(selection, path):
            state = states.get(point)
            if state is not None and state.standing is not Standing.ACTIVE:
                continue
            if missed is not None and point not in missed:
                continue
            if state is None or state.reviews == 0:
                if coming and point not in coming:
                    continue
                if self.library.is_unmet(point, state) and not self._wants_call(point, selection):
                    continue
                candidates.append(Candidate(point, theme, state))
            else:
                raised = self.library.is_raised(state, day)
                if anything_goes or is_due(state, day, raised):
                    candidates.append(Candidate(point, theme, state, raised=raised))
        return candidates

    def _points(self, selection: Selection, path: PathProgress | None) -> Iterable[tuple[str, str]]:
        """The points of a session with their themes: what a path brings joins those of the programme."""
        if path is None:
            return points_of(selection, self.library)
        own = {} if selection.path else dict(points_of(selection, self.library))
        brought = path.points if selection.path else path.coming
        own.update((point, self.library.theme_of(point)) for point in sorted(brought - own.keys()))
        return own.items()

    def _path_of(self, selection: Selection, day: date) -> PathProgress | None:
        """The path from which new points come: that of the session, else the learner's own.

        A session that names its subject, looks at mistakes or leaves the schedule alone follows none.
        """
        usual = selection.everything and not (selection.mistakes or selection.free)
        wanted = selection.path or (self.preferences.path if usual else "")
        found = next((path for path in self.library.paths if path.id == wanted), None)
        if found is None:
            return None
        from quizz.services.paths.progress import path_progress  # most sessions follow none

        return path_progress(found, self.library, self._journal.states(), day)

    def _wants_call(self, point: str, selection: Selection) -> bool:
        """Whether calls of the switchboard are asked for by their kind, which needs no rush before."""
        return CALL in selection.kinds and self.library.is_call(point)

    def _missed(self, day: date) -> frozenset[str]:
        with self._database.reading() as store:
            return store.log.missed_points(self.learner.id, day - MISTAKES_SPAN)
