"""Where a learner stands: what is due, what is new, how much of each theme is remembered today."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.review import AnyState, Standing
from quizz.memory.recall import is_due, mean_recall
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
    library: Library, states: Mapping[str, AnyState], day: date
) -> Iterator[tuple[str, str, AnyState | None]]:
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


def is_seen(state: AnyState | None) -> bool:
    """Whether a point was answered, or is marked known."""
    return state is not None and (state.reviews > 0 or state.standing is Standing.KNOWN)


def overview(library: Library, states: Mapping[str, AnyState], day: date) -> Overview:
    """Count and average over every point that can be asked that day; suspended points count nowhere.

    Nor do the decisions of a situation that was not played yet.
    """
    points: Counter[str] = Counter()
    seen: dict[str, list[AnyState]] = {theme: [] for theme in library.themes()}
    due: Counter[str] = Counter()
    for _point, theme, state in counted(library, states, day):
        points[theme] += 1
        if state is not None and is_seen(state):
            seen[theme].append(state)
            due[theme] += is_due(state, day, library.is_raised(state, day))
    return Overview(
        day,
        tuple(
            ThemeProgress(
                theme, points[theme], len(found), due[theme], mean_recall(found, points[theme], day)
            )
            for theme, found in seen.items()
            if points[theme]
        ),
    )
