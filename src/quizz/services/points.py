"""The questions of the banks by knowledge point."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from quizz.content.outlines import Outline


class Points:
    """Finds the questions of a point. Nearly every question is a point by itself: no other lookup is made."""

    def __init__(self, outlines: Mapping[str, Outline]) -> None:
        self._outlines = outlines
        self._shared: dict[str, tuple[Outline, ...]] = {}
        """The questions of the points that some name, in order."""
        named = {outline.named for outline in outlines.values() if outline.named}
        if named:
            for outline in outlines.values():
                if outline.point in named:
                    self._shared[outline.point] = (*self._shared.get(outline.point, ()), outline)

    def of(self, point: str) -> Sequence[Outline]:
        """The questions on a point, in the order of the banks."""
        if point in self._shared:
            return self._shared[point]
        outline = self._outlines.get(point)
        return () if outline is None or outline.named else (outline,)

    def themes(self) -> dict[str, str]:
        """Every point with the theme of its first question, in the order of the banks."""
        found = {outline.named or outline.id: outline.theme for outline in self._outlines.values()}
        for point, questions in self._shared.items():
            found[point] = questions[0].theme
        return found
