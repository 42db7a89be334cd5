"""The content ready to be asked: points, their ways, and their questions with the day's amounts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

from quizz.content.diagnostics import Diagnostic, Severity, in_order, render
from quizz.content.loader import Content, load, withheld
from quizz.content.templates import fill
from quizz.domain.bank import THEMES
from quizz.domain.glossary import GlossaryQuestions
from quizz.domain.judging import Vocabulary
from quizz.domain.question import AnyQuestion
from quizz.domain.review import PointState
from quizz.domain.term import Term
from quizz.i18n import _
from quizz.memory.ways import Way


class Library:
    """Everything that can be asked. Built once; glossary questions are written when they are wanted."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._glossary = GlossaryQuestions(content.terms)
        self._titles = {bank.id: bank.title for bank in content.banks}
        self._by_point: dict[str, list[AnyQuestion]] = {}
        for question in content.questions():
            self._by_point.setdefault(question.point_id, []).append(question)
        self._themes = {point: ways[0].theme for point, ways in self._by_point.items()}
        self._facets = frozenset(self._glossary.points())
        self._themes |= dict.fromkeys(self._glossary.points(), "terminologie")
        self._withheld: tuple[date, dict[str, Diagnostic]] | None = None
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
            self._vocabulary = Vocabulary.of(self._content.terms)
        return self._vocabulary

    @property
    def terms(self) -> tuple[Term, ...]:
        """The glossary."""
        return self._content.terms

    def find_terms(self, query: str, limit: int) -> tuple[Term, ...]:
        """Entries that match what is typed, best first."""
        return self._glossary.find(query, limit)

    def withheld(self, day: date) -> tuple[Diagnostic, ...]:
        """Why some questions cannot be asked that day, in the order of the files."""
        return in_order(self._held_back(day).values())

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
        return tuple(sorted({tag for question in self._content.questions() for tag in question.tags}))

    def questions_of(self, point: str) -> tuple[AnyQuestion, ...]:
        """The ways of asking a point, templates not filled; none when its bank is gone.

        A bank may name a facet of the glossary: its questions join those of the glossary.
        """
        return (*self._by_point.get(point, ()), *self._glossary.ways(point))

    def ways(self, point: str, day: date) -> tuple[Way, ...]:
        """The ways of asking a point that can be shown that day."""
        return self._as_ways(self.questions_of(point), day)

    def written_ways(self, point: str, day: date) -> tuple[Way, ...]:
        """Those of the ways that stand in a bank."""
        return self._as_ways(self._by_point.get(point, ()), day)

    def entry_revised(self, state: PointState) -> bool:
        """Whether the entry of the glossary that a point is about was revised since its last answer.

        Its questions share its revision, so that none has to be written to know.
        """
        term = self._glossary.term_of(state.point)
        if term is None:
            return False
        written = {question.id for question in self._by_point.get(state.point, ())}
        answered = [revision for question, revision in state.seen.items() if question not in written]
        return bool(answered) and max(answered) < term.revision

    def can_ask(self, point: str, day: date) -> bool:
        """Whether at least one way of a point can be shown that day."""
        if point in self._facets:
            return True
        held_back = self._held_back(day)
        return any(question.id not in held_back for question in self._by_point.get(point, ()))

    def question(self, point: str, question_id: str, day: date) -> AnyQuestion:
        """A question with the amounts of the day."""
        question = next(way for way in self.questions_of(point) if way.id == question_id)
        return fill(question, self._content.tariffs, day)

    def _as_ways(self, questions: Iterable[AnyQuestion], day: date) -> tuple[Way, ...]:
        held_back = self._held_back(day)
        return tuple(
            Way(question.id, question.asks_for, question.revision)
            for question in questions
            if question.id not in held_back
        )

    def _held_back(self, day: date) -> dict[str, Diagnostic]:
        """Questions withheld that day, each with why; found once a day."""
        known = self._withheld
        if known is None or known[0] != day:
            known = self._withheld = (day, withheld(self._content, day))
        return known[1]
