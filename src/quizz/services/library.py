"""The content ready to be asked: points, their ways, and their questions with the day's amounts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quizz.content.content import Content
from quizz.content.diagnostics import Diagnostic, Severity, in_order, render
from quizz.content.loader import load
from quizz.content.outlines import Outline
from quizz.content.templates import fill
from quizz.domain.bank import GLOSSARY_THEME, THEMES
from quizz.domain.learning_path import LearningPath
from quizz.domain.question import AnyQuestion, Call, kind_of
from quizz.domain.review import AnyState
from quizz.domain.scenario import Scenario
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term
from quizz.i18n import _
from quizz.memory.ways import Way, revised
from quizz.services.kinds import PRACTISED_APART, SCENARIO
from quizz.services.points import Points
from quizz.services.withholding import Withholding

if TYPE_CHECKING:
    from quizz.domain.glossary import GlossaryQuestions
    from quizz.domain.judging import Vocabulary

CALL = str(Call.__struct_config__.tag)
WORDS = frozenset({"word_parts"})
"""What only the glossary asks."""
FIRST_REVISION = 1
"""A key that was never revised: nobody has answered an older one."""


class Whereabouts(NamedTuple):
    """The place of a question in the files, its revision and its prompt, as it is written there."""

    path: str
    line: int
    column: int
    revision: int
    prompt: str


class Library:
    """Everything that can be asked. Built once; questions are read or written when they are wanted."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._titles = {bank.id: bank.title for bank in content.banks}
        self._points = Points(content.outlines)
        self._facets = dict.fromkeys(self._glossary.points() if content.facets is None else content.facets)
        self._revised = frozenset(
            outline.point for outline in content.outlines.values() if outline.revision > FIRST_REVISION
        )
        self._raisable = self._revised | self._facets.keys()
        """The points of which a key may have changed since it was answered."""
        self._played_first = frozenset(
            decided.point for found in content.scenarios for decided in found.decided
        )
        self._played_first |= self._only_calls()
        self._withholding = Withholding(content, self._points)
        self._vocabulary: Vocabulary | None = None

    @classmethod
    def open(cls, folders: Sequence[Path], cache: Path | None) -> Library:
        """Read the folders; what is broken in them is told by `findings`."""
        return cls(load(folders, cache))

    @cached_property
    def _glossary(self) -> GlossaryQuestions:
        from quizz.domain.glossary import GlossaryQuestions  # many a start asks nothing of it

        return GlossaryQuestions(self._content.terms, self._content.facets)

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
        return in_order(self._withholding.questions(day).values())

    @property
    def has_scenarios(self) -> bool:
        """Whether there is a situation to play."""
        return bool(self._content.scenarios)

    @property
    def paths(self) -> tuple[LearningPath, ...]:
        """The learning paths, in the order of their files."""
        return self._content.paths

    def outlines(self) -> Iterable[Outline]:
        """Every question of the banks, in their order."""
        return self._content.outlines.values()

    def facets(self) -> Iterable[str]:
        """The points that the glossary asks, entry by entry."""
        return self._facets

    def scenarios(self) -> tuple[Scenario, ...]:
        """Every situation, bank by bank; each is made anew."""
        return tuple(found.scenario() for found in self._content.scenarios)

    def is_unmet(self, point: str, state: AnyState | None) -> bool:
        """Whether a point is a decision of a situation, or a call, that did not come up yet.

        No session asks it then: it is met in the situation, or at the switchboard.
        """
        return (state is None or not state.reviews) and point in self._played_first

    @property
    def has_work(self) -> bool:
        """Whether the content has some of what is practised apart."""
        return self.has_scenarios or bool(self.practised_apart)

    @cached_property
    def practised_apart(self) -> frozenset[str]:
        """What of the work of a secretary the content has; scenarios have no type of question."""
        known = {outline.kind for outline in self._content.outlines.values()}.intersection(PRACTISED_APART)
        if any(self._glossary.asks(point, WORDS) for point in self._facets):
            known |= WORDS
        return frozenset(known | {SCENARIO} if self._content.scenarios else known)

    def kinds_apart(self, point: str) -> set[str]:
        """The kinds practised apart in which a point is asked."""
        kinds = {outline.kind for outline in self.outlines_of(point)}.intersection(PRACTISED_APART)
        if point in self._facets and self._glossary.asks(point, WORDS):
            kinds |= WORDS
        return kinds

    def is_played(self, point: str) -> bool:
        """Whether a point is a decision of a situation or a call, which is met there first."""
        return point in self._played_first

    def skill_of(self, point: str) -> str:
        """The activity of a point: that of its first question, or of the glossary."""
        written = self.outlines_of(point)
        if written:
            return written[0].skill
        from quizz.domain.glossary.ways import SKILL

        return SKILL

    def is_call(self, point: str) -> bool:
        """Whether one of the questions on a point is a call of the switchboard."""
        return any(outline.kind == CALL for outline in self.outlines_of(point))

    def calls(self, day: date) -> Iterable[Call]:
        """The calls of the switchboard that can be asked that day; each is made anew."""
        for outline in self._content.outlines.values():
            if outline.kind == CALL and not self._withholding.holds(outline, day):
                card = self.question(outline.point, outline.id, day)
                if isinstance(card, Call):
                    yield card

    def themes(self) -> tuple[str, ...]:
        """Themes that have at least one point, in the order of the screens."""
        present = {bank.theme for bank in self._content.banks if bank.outlines or bank.scenarios}
        if self._facets:
            present.add(GLOSSARY_THEME)
        return tuple(theme for theme in THEMES if theme in present)

    def points(self) -> Sequence[tuple[str, str]]:
        """Every point with its theme."""
        return self._themes

    @cached_property
    def _themes(self) -> Sequence[tuple[str, str]]:
        themes = self._points.themes() | dict.fromkeys(self._facets, GLOSSARY_THEME)
        return tuple(themes.items())

    def theme_of(self, point: str) -> str:
        """The theme of a point; empty when its bank is gone."""
        if point in self._facets:
            return GLOSSARY_THEME
        ways = self._points.of(point)
        return ways[0].theme if ways else ""

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
        return self._points.of(point)

    def is_facet(self, point: str) -> bool:
        """Whether the glossary asks a point, by itself or beside the banks."""
        return point in self._facets

    def facet_asks(self, point: str, kinds: Collection[str]) -> bool:
        """Whether the glossary asks a point in a way of one of these kinds."""
        return self._glossary.asks(point, kinds)

    def ways(self, point: str, day: date, kinds: Collection[str] = ()) -> tuple[Way, ...]:
        """The ways of asking a point that can be shown that day; none when its bank is gone.

        A bank may name a facet of the glossary: its questions join those of the glossary. `kinds`: those
        that are wanted, all of them when none is named.
        """
        written = self.written_ways(point, day, kinds)
        if point not in self._facets:
            return written
        made = (made for made in self._glossary.ways(point) if not kinds or kind_of(made) in kinds)
        return (*written, *(Way(question.id, question.asks_for, question.revision) for question in made))

    def written_ways(self, point: str, day: date, kinds: Collection[str] = ()) -> tuple[Way, ...]:
        """Those of the ways that stand in a bank."""
        return tuple(
            Way(outline.id, outline.mode, outline.revision)
            for outline in self.outlines_of(point)
            if (not kinds or outline.kind in kinds) and not self._withholding.holds(outline, day)
        )

    def is_raised(self, state: AnyState | None, day: date) -> bool:
        """Whether the key of a way already answered, and that can be shown that day, has changed since."""
        if state is None or state.point not in self._raisable:
            return False
        if state.point in self._revised:
            seen = state.seen
            for outline in self.outlines_of(state.point):
                changed = revised(outline.id, outline.revision, seen)
                if changed and not self._withholding.holds(outline, day):
                    return True
        return state.point in self._facets and self.entry_revised(state)

    def entry_revised(self, state: AnyState) -> bool:
        """Whether the entry of the glossary that a point is about was revised since its last answer.

        Its questions share its revision, so that none has to be written to know.
        """
        term = self._glossary.term_of(state.point)
        if term is None:
            return False
        written = {outline.id for outline in self.outlines_of(state.point)}
        answered = [revision for question, revision in state.seen.items() if question not in written]
        return bool(answered) and max(answered) < term.revision

    def closed(self, day: date) -> frozenset[str]:
        """The points that are there, and of which no way can be shown that day."""
        touched = {self._content.outlines[found].point for found in self._withholding.questions(day)}
        return frozenset(
            point for point in touched - self._facets.keys() if self._withholding.closes(point, day)
        )

    def can_ask(self, point: str, day: date) -> bool:
        """Whether at least one way of a point can be shown that day."""
        return point in self._facets or (
            bool(self._points.of(point)) and not self._withholding.closes(point, day)
        )

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

    def _only_calls(self) -> frozenset[str]:
        """The points that calls of the switchboard alone ask."""
        called = {found.point for found in self._content.outlines.values() if found.kind == CALL}
        return frozenset(
            point
            for point in called - self._facets.keys()
            if all(outline.kind == CALL for outline in self._points.of(point))
        )
