"""What is said of a learning path, on the screens and in plain mode."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.i18n import _
from quizz.services.paths.progress import PathProgress, StepProgress


def counts(path: PathProgress) -> str:
    """`12 sur 140`, or that all was met."""
    return _counted(path.seen, len(path.points))


def where(path: PathProgress) -> str:
    """`étape 2 sur 6 : Les mots du cœur`; that all was met at the end."""
    current = path.current
    if current is None:
        return _("tout a été vu ; les révisions continuent")
    step = path.steps[current]
    return _("étape {n} sur {total} : {title}").format(n=current + 1, total=len(path.steps), title=step.title)


def steps(path: PathProgress) -> Iterator[tuple[str, str, str]]:
    """Each step: `✓` once met, `▸` for the current one, else its number; then its title and its counts."""
    for place, step in enumerate(path.steps):
        sign = "✓" if not step.new else "▸" if place == path.current else str(place + 1)
        yield sign, step.title, _of_step(step)


def _of_step(step: StepProgress) -> str:
    return _counted(step.seen, len(step.points))


def _counted(seen: int, total: int) -> str:
    return _("{n} sur {total}").format(n=seen, total=total)
