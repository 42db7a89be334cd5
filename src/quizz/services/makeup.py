"""What a bank is made of: counts by theme, and what the keys of its choices give away."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from msgspec import Struct

from quizz.content.content import Content
from quizz.content.outlines import ScenarioOutline
from quizz.content.rules.bias import key_is_longest
from quizz.domain.bank import SKILLS, THEMES
from quizz.domain.chance import evenness, wilson
from quizz.domain.question import AnyQuestion, SingleChoice, kind_of

ADVANCED = 2
"""The first level that asks more than to recognise."""


class Share(Struct, frozen=True):
    """So many of so many. `low`, `high`: Wilson's interval at 95 %. `expected`: what chance alone makes."""

    count: int
    of: int
    low: float
    high: float
    expected: float | None = None

    @property
    def share(self) -> float:
        """From 0 to 1; 0 of nothing is 0."""
        return self.count / self.of if self.of else 0.0


class Positions(Struct, frozen=True):
    """Where keys are written among `size` choices; `p`: how often chance makes them at least as uneven."""

    size: int
    counts: tuple[Share, ...]
    p: float


class Makeup(Struct, frozen=True, kw_only=True):
    """The figures of some questions. `by_…` hold counts of questions; `advanced`: of level 2 or 3.

    `scenarios` and `decisions`: how many there are beside the questions.
    """

    questions: int
    scenarios: int
    decisions: int
    points: int
    points_asked_twice: int
    by_type: dict[str, int]
    by_level: dict[str, int]
    by_skill: dict[str, int]
    single_choices: Share
    advanced: Share
    longest_keys: Share
    positions: tuple[Positions, ...]


def share(count: int, of: int, expected: float | None = None) -> Share:
    """A share and its interval."""
    return Share(count, of, *wilson(count, of), expected)


def by_theme(content: Content) -> dict[str, Makeup]:
    """The figures of each theme that has some, in the order of the screens, then of all under `""`."""
    questions = list(content.questions())
    found = {
        theme: makeup(
            (question for question in questions if question.theme == theme),
            [scenario for scenario in content.scenarios if scenario.theme == theme],
        )
        for theme in THEMES
    }
    some = {theme: figures for theme, figures in found.items() if figures.questions or figures.scenarios}
    return some | {"": makeup(questions, content.scenarios)}


def makeup(questions: Iterable[AnyQuestion], scenarios: Sequence[ScenarioOutline] = ()) -> Makeup:
    """The figures of some questions and scenarios."""
    asked = list(questions)
    single = [question for question in asked if isinstance(question, SingleChoice)]
    points = Counter(question.point_id for question in asked)
    skills = Counter(question.skill for question in asked)
    return Makeup(
        questions=len(asked),
        scenarios=len(scenarios),
        decisions=sum(scenario.decisions for scenario in scenarios),
        points=len(points),
        points_asked_twice=sum(count > 1 for count in points.values()),
        by_type=dict(Counter(kind_of(question) for question in asked).most_common()),
        by_level={str(level): sum(question.level == level for question in asked) for level in (1, 2, 3)},
        by_skill={skill: skills[skill] for skill in SKILLS},
        single_choices=share(len(single), len(asked)),
        advanced=share(sum(question.level >= ADVANCED for question in asked), len(asked)),
        longest_keys=_longest_keys(single),
        positions=tuple(_positions(single, size) for size in sorted({len(q.choices) for q in single})),
    )


def _longest_keys(questions: Sequence[SingleChoice]) -> Share:
    """Of the questions that have one longest choice, those where it is the key."""
    found = [
        (longest, 1 / len(question.choices))
        for question in questions
        if (longest := key_is_longest(question.choices)) is not None
    ]
    chance = sum(chance for _longest, chance in found) / len(found) if found else None
    return share(sum(longest for longest, _chance in found), len(found), chance)


def _positions(questions: Sequence[SingleChoice], size: int) -> Positions:
    ranks = [
        [choice.correct for choice in question.choices].index(True)
        for question in questions
        if len(question.choices) == size
    ]
    counts = [ranks.count(rank) for rank in range(size)]
    return Positions(size, tuple(share(count, len(ranks), 1 / size) for count in counts), evenness(counts))
