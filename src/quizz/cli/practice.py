"""`quizz` and `quizz practice`: the screens, or the same session line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quizz import startup
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.preparing import tell_problems
from quizz.cli.streams import complain, input_stream, is_terminal, output_stream
from quizz.errors import UsageError
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.services.selection import Selection


def practice(options: Options) -> int:
    """Open the screens, or the plain session when it is asked for or when there is no terminal."""
    startup.begin()
    if options.plain or not is_terminal():
        from quizz.cli.plain.sitting import sit

        tell_problems(options)
        sit(options, places(options), input_stream(), output_stream(), tell=complain)
        return 0
    return _screens(options)


def selection_of(options: Options) -> Selection:
    """What the session is about."""
    from quizz.services.kinds import kinds_named
    from quizz.services.selection import Selection

    return Selection(
        themes=frozenset(options.themes),
        banks=frozenset(options.banks),
        tags=frozenset(options.tags),
        kinds=kinds_named(options.kinds),
        mistakes=options.mistakes,
        path=options.path,
        free=options.free,
    )


def _screens(options: Options) -> int:
    if options.limit is not None:
        raise UsageError(_("--limit compte les réponses du mode texte : ajoutez --plain."))
    from quizz.tui.app import QuizzApp

    app = QuizzApp(
        places(options),
        options.learner,
        selection=selection_of(options) if options.narrowed else None,
        minutes=options.minutes,
        settings=options.settings,
    )
    app.run()
    for sentence in (app.failure, app.backup_problem):
        if sentence:
            complain(sentence)
    return app.return_code or 0
