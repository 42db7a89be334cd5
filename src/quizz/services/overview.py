"""Where a learner stands: what is due, what is new, how much of each theme is remembered today."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.review import PointState, Standing
from quizz.memory.recall import is_due, mastery
from quizz.services.library import Library


class ThemeProgress(Struct, frozen=True):
    """One theme. `mastery`: mean recall now over all its points, those never seen counting 0."""

    theme: str
    points: int
    seen: int
    due: int
    mastery: float


class Overview(Struct, frozen=True):
    """All the themes together."""

    day: date
    themes: tuple[ThemeProgress, ...]

    @property
    def points(self) -> int:
        """How many points there are."""
        return sum(theme.points for theme in self.themes)

    @property
    def due(self) -> int:
        """How many are due."""
        return sum(theme.due for theme in self.themes)

    @property
    def new(self) -> int:
        """How many were never seen."""
        return self.points - sum(theme.seen for theme in self.themes)

    def within(self, themes: Collection[str]) -> Overview:
        """The figures of these themes alone."""
        return replace(self, themes=tuple(theme for theme in self.themes if theme.theme in themes))


def counted(
    library: Library, states: Mapping[str, PointState], day: date
) -> Iterator[tuple[str, str, PointState | None]]:
    """The points that count that day, each with its theme and its state.

    They can be asked, are not suspended, and were met where they must be.
    """
    closed = library.closed(day)
    for point, theme in library.points():
        state = states.get(point)
        if (state is not None and state.standing is Standing.SUSPENDED) or point in closed:
            continue
        if library.is_unmet(point, state):
            continue
        yield point, theme, state


def is_seen(state: PointState | None) -> bool:
    """Whether a point was answered, or is marked known."""
    return state is not None and (state.reviews > 0 or state.standing is Standing.KNOWN)


def overview(library: Library, states: Mapping[str, PointState], day: date) -> Overview:
    """Count and average over every point that can be asked that day; suspended points count nowhere.

    Nor do the decisions of a situation that was not played yet.
    """
    points: dict[str, list[str]] = defaultdict(list)
    seen: Counter[str] = Counter()
    due: Counter[str] = Counter()
    for point, theme, state in counted(library, states, day):
        points[theme].append(point)
        if is_seen(state):
            seen[theme] += 1
            due[theme] += is_due(state, day, library.is_raised(state, day))
    return Overview(
        day,
        tuple(
            ThemeProgress(
                theme, len(points[theme]), seen[theme], due[theme], mastery(states, points[theme], day)
            )
            for theme in library.themes()
            if points[theme]
        ),
    )
