"""The content ready to be asked: points, their ways, and their questions with the day's amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizz.content.content import Content
from quizz.content.diagnostics import Diagnostic, Severity, in_order, render
from quizz.content.loader import load, withheld
from quizz.content.outlines import Outline
from quizz.content.templates import fill
from quizz.domain.bank import THEMES
from quizz.domain.glossary import GlossaryQuestions
from quizz.domain.question import AnyQuestion
from quizz.domain.review import PointState
from quizz.domain.scenario import Scenario
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term
from quizz.i18n import _
from quizz.memory.ways import Way, revised

if TYPE_CHECKING:
    from quizz.domain.judging import Vocabulary

FIRST_REVISION = 1
"""A key that was never revised: nobody has answered an older one."""


class Whereabouts(NamedTuple):
    """The place of a question in the files, its revision and its prompt, as it is written there."""

    path: str
    line: int
    column: int
    revision: int
    prompt: str


class _Withheld(NamedTuple):
    """What a day holds back: questions, each with why, and the points that have no other way."""

    day: date
    questions: dict[str, Diagnostic]
    points: frozenset[str]


class Library:
    """Everything that can be asked. Built once; questions are read or written when they are wanted."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._glossary = GlossaryQuestions(content.terms)
        self._titles = {bank.id: bank.title for bank in content.banks}
        self._by_point: dict[str, tuple[Outline, ...]] = {}
        for outline in content.outlines.values():
            self._by_point[outline.point] = (*self._by_point.get(outline.point, ()), outline)
        self._themes = {point: ways[0].theme for point, ways in self._by_point.items()}
        self._facets = frozenset(self._glossary.points())
        self._themes |= dict.fromkeys(self._glossary.points(), "terminologie")
        self._revised = frozenset(
            outline.point for outline in content.outlines.values() if outline.revision > FIRST_REVISION
        )
        self._decisions = frozenset(asked.id for found in content.scenarios for asked in found.asked)
        self._withheld: _Withheld | None = None
        self._vocabulary: Vocabulary | None = None

    @classmethod
    def open(cls, folders: Sequence[Path], cache: Path | None) -> Library:
        """Read the folders; what is broken in them is told by `findings`."""
        return cls(load(folders, cache))

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong in the files."""
        return self._content.diagnostics

    def findings(self, day: date) -> tuple[Diagnostic, ...]:
        """What a person should know of the banks: their errors, their warnings, what is withheld that day."""
        errors = [found for found in self.diagnostics if found.severity is Severity.ERROR]
        warnings = [found for found in self.diagnostics if found.severity is Severity.WARNING]
        return (*errors, *warnings, *self.withheld(day))

    def problems(self, day: date) -> list[str]:
        """The findings of a day, worded for the screen."""
        return [render(found) for found in self.findings(day)]

    @property
    def vocabulary(self) -> Vocabulary:
        """The words that must not be taken for typing errors of each other."""
        if self._vocabulary is None:
            from quizz.domain.judging import Vocabulary

            self._vocabulary = Vocabulary.of(self._content.terms)
        return self._vocabulary

    @property
    def terms(self) -> tuple[Term, ...]:
        """The glossary."""
        return self._content.terms

    @property
    def tariffs(self) -> Tariffs:
        """The amounts of the content."""
        return self._content.tariffs

    def find_terms(self, query: str, limit: int) -> tuple[Term, ...]:
        """Entries that match what is typed, best first."""
        return self._glossary.find(query, limit)

    def withheld(self, day: date) -> tuple[Diagnostic, ...]:
        """Why some questions cannot be asked that day, in the order of the files."""
        return in_order(self._on(day).questions.values())

    @property
    def has_scenarios(self) -> bool:
        """Whether there is a situation to play."""
        return bool(self._content.scenarios)

    def scenarios(self) -> tuple[Scenario, ...]:
        """Every situation, bank by bank; each is made anew."""
        return tuple(found.scenario() for found in self._content.scenarios)

    def is_unmet(self, point: str, state: PointState | None) -> bool:
        """Whether a point is a decision of a situation that did not come up yet: no session asks it."""
        return (state is None or not state.reviews) and point in self._decisions

    def themes(self) -> tuple[str, ...]:
        """Themes that have at least one point, in the order of the screens."""
        present = set(self._themes.values())
        return tuple(theme for theme in THEMES if theme in present)

    def points(self) -> Iterable[tuple[str, str]]:
        """Every point with its theme."""
        return self._themes.items()

    def theme_of(self, point: str) -> str:
        """The theme of a point; empty when its bank is gone."""
        return self._themes.get(point, "")

    def title_of(self, question: AnyQuestion) -> str:
        """The title of the bank that holds a question."""
        return self._titles.get(question.bank) or _("Glossaire")

    def banks(self) -> tuple[tuple[str, str, str], ...]:
        """Id, title and theme of every bank."""
        return tuple((bank.id, bank.title, bank.theme) for bank in self._content.banks)

    def tags(self) -> tuple[str, ...]:
        """Every tag in use."""
        return tuple(sorted({tag for outline in self._content.outlines.values() for tag in outline.tags}))

    def outlines_of(self, point: str) -> Sequence[Outline]:
        """The questions of the banks on a point, those of its own bank and those that name it."""
        return self._by_point.get(point, ())

    def is_facet(self, point: str) -> bool:
        """Whether the glossary asks a point, by itself or beside the banks."""
        return point in self._facets

    def ways(self, point: str, day: date) -> tuple[Way, ...]:
        """The ways of asking a point that can be shown that day; none when its bank is gone.

        A bank may name a facet of the glossary: its questions join those of the glossary.
        """
        written = self.written_ways(point, day)
        if point not in self._facets:
            return written
        made = self._glossary.ways(point)
        return (*written, *(Way(question.id, question.asks_for, question.revision) for question in made))

    def written_ways(self, point: str, day: date) -> tuple[Way, ...]:
        """Those of the ways that stand in a bank."""
        held_back = self._on(day).questions
        return tuple(
            Way(outline.id, outline.mode, outline.revision)
            for outline in self.outlines_of(point)
            if outline.id not in held_back
        )

    def is_raised(self, state: PointState | None, day: date) -> bool:
        """Whether the key of a way already answered, and that can be shown that day, has changed since."""
        if state is None or not state.seen:
            return False
        if state.point in self._revised:
            held_back = self._on(day).questions
            for outline in self.outlines_of(state.point):
                if revised(outline.id, outline.revision, state.seen) and outline.id not in held_back:
                    return True
        return state.point in self._facets and self.entry_revised(state)

    def entry_revised(self, state: PointState) -> bool:
        """Whether the entry of the glossary that a point is about was revised since its last answer.

        Its questions share its revision, so that none has to be written to know.
        """
        term = self._glossary.term_of(state.point)
        if term is None:
            return False
        written = {outline.id for outline in self.outlines_of(state.point)}
        answered = [revision for question, revision in state.seen.items() if question not in written]
        return bool(answered) and max(answered) < term.revision

    def can_ask(self, point: str, day: date) -> bool:
        """Whether at least one way of a point can be shown that day."""
        return point in self._themes and point not in self._on(day).points

    def question(self, point: str, question_id: str, day: date) -> AnyQuestion:
        """A question with the amounts of the day."""
        outline = next((found for found in self.outlines_of(point) if found.id == question_id), None)
        if outline is None:
            return next(made for made in self._glossary.ways(point) if made.id == question_id)
        return (
            fill(outline.question(), self._content.tariffs, day) if outline.templates else outline.question()
        )

    def whereabouts(self, question_id: str) -> Whereabouts | None:
        """Where a question stands now, or the entry it is made from; None when there is none any more."""
        outline = self._content.outlines.get(question_id)
        if outline is not None:
            place = self._content.location(question_id)
            prompt = outline.question().prompt
            return Whereabouts(place.path, place.line, place.column, outline.revision, prompt)
        point, _slash, _way = question_id.rpartition("/")
        made = next((made for made in self._glossary.ways(point) if made.id == question_id), None)
        if made is None:
            return None
        place = self._content.term_locations[made.terms[0]]
        return Whereabouts(place.path, place.line, place.column, made.revision, made.prompt)

    def _on(self, day: date) -> _Withheld:
        """What is withheld that day; found once a day."""
        known = self._withheld
        if known is None or known.day != day:
            questions = withheld(self._content, day)
            touched = {self._content.outlines[question].point for question in questions} - self._facets
            closed = (point for point in touched if all(way.id in questions for way in self._by_point[point]))
            known = self._withheld = _Withheld(day, questions, frozenset(closed))
        return known
