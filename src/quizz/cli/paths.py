"""`quizz paths`: the learning paths and how far one is; which one gives the new questions."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from typing import TYPE_CHECKING

from msgspec.structs import replace

from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Output
from quizz.cli.stats import known_learner
from quizz.cli.streams import output_stream
from quizz.content.suggestions import did_you_mean
from quizz.errors import UsageError
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.services.opening import Workshop
    from quizz.services.paths.progress import PathProgress

NONE = ("aucun", "none")
"""What is named to follow no path."""


def paths(options: Options) -> int:
    """Print the paths, or follow the one that is named."""
    from quizz.services.opening import Workshop

    with closing(Workshop.open(places(options), settings=options.settings.settings)) as shop:
        if options.path:
            lines = [_follow(shop, options)]
        else:
            learner = known_learner(shop, options.learner)
            found = shop.trainer(learner).paths()
            followed = learner.preferences.path
            lines = [_as_json(found, followed)] if options.json else list(_lines(found, followed))
    Output(output_stream(), wraps=not options.json).say(*lines)
    return 0


def _follow(shop: Workshop, options: Options) -> str:
    """Keep the choice of the learner, who is added when there is none yet."""
    known = {path.id: path.title for path in shop.library.paths}
    wanted = "" if options.path in NONE else options.path
    if wanted and wanted not in known:
        raise UsageError(
            _("« {name} » n’est pas un parcours. {hint}").format(
                name=wanted, hint=did_you_mean(wanted, (*known, NONE[0]))
            )
        )
    learner = shop.learners.named(options.learner) if options.learner else shop.only_learner()
    if learner is None:
        learner = known_learner(shop, None)  # tells that there is a choice to make
    shop.learners.save(replace(learner, preferences=replace(learner.preferences, path=wanted)))
    if not wanted:
        return _("Vous ne suivez plus de parcours : les nouvelles questions viennent de tout le programme.")
    return _(
        "Vous suivez le parcours « {title} » : les nouvelles questions en viennent, dans l’ordre."
    ).format(title=known[wanted])


def _lines(found: Sequence[PathProgress], followed: str) -> Iterator[str]:
    from quizz.services.paths import telling

    if not found:
        yield _("Il n’y a pas de parcours dans les banques.")
        return
    for path in found:
        told = f"{path.title} · {telling.counts(path)} · {path.id}"
        yield _("{path} · suivi").format(path=told) if path.id == followed else told
        yield path.summary
        for sign, title, count in telling.steps(path):
            yield f"  {sign} {title} · {count}"
        yield ""
    yield _("« quizz paths PARCOURS » en suit un ; « quizz paths aucun » n’en suit plus.")


def _as_json(found: Sequence[PathProgress], followed: str) -> str:
    told = [
        {
            "id": path.id,
            "title": path.title,
            "followed": path.id == followed,
            "points": len(path.points),
            "seen": path.seen,
            "steps": [
                {
                    "title": step.title,
                    "points": len(step.points),
                    "seen": step.seen,
                    "mastery": round(step.mastery, 4),
                }
                for step in path.steps
            ],
        }
        for path in found
    ]
    return json.dumps(told, ensure_ascii=False, indent=2)
