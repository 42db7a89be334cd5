"""`quizz situations`: what can be played, or one situation line by line."""

from __future__ import annotations

from contextlib import closing
from itertools import groupby
from typing import TYPE_CHECKING

from quizz import wording
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Input, Output
from quizz.cli.stats import known_learner
from quizz.cli.streams import complain, input_stream, output_stream
from quizz.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quizz.services.kinds.counting import KindCount
    from quizz.services.opening import Workshop
    from quizz.services.situations import Situation


def situations(options: Options) -> int:
    """Print the list, or play the situation that is named; what is wrong in the banks is told beside."""
    from quizz.cli.plain.sitting import problems_sentence
    from quizz.services.opening import Workshop

    with closing(Workshop.open(places(options), settings=options.settings.settings)) as shop:
        problems = problems_sentence(shop)
        if problems:
            complain(problems)
        if options.situation is None:
            _list(shop, options)
        else:
            _play(shop, options, options.situation)
    if shop.backup_problem:
        complain(shop.backup_problem)
    return 0


def list_lines(found: Sequence[Situation]) -> Iterator[str]:
    """A line a situation under its theme, numbered through."""
    from quizz.services.situations import telling

    if not found:
        yield _("Il n’y a pas de situation dans les banques.")
        return
    numbered = enumerate(found, start=1)
    for theme, group in groupby(numbered, key=lambda pair: pair[1].theme):
        yield wording.theme_name(theme)
        for number, situation in group:
            told = (
                _("niveau {n}").format(n=situation.level),
                telling.length(situation),
                telling.state(situation),
                situation.id,
            )
            yield f"{number}. {' · '.join([situation.title, *filter(None, told)])}"
        yield ""
    yield _("« quizz situations NUMÉRO » en joue une.")


def other_lines(kinds: Sequence[KindCount]) -> Iterator[str]:
    """The commands of what is practised apart and is no situation."""
    from quizz.services.kinds import SCENARIO, command_of, telling

    others = [count for count in kinds if count.kind != SCENARIO]
    if others:
        yield ""
        yield _("Le reste a ses propres commandes :")
    for count in others:
        yield _("{title} ({counts}) : « {command} ».").format(
            title=telling.title(count.kind), counts=telling.counts(count), command=command_of(count.kind)
        )


def _list(shop: Workshop, options: Options) -> None:
    trainer = shop.trainer(known_learner(shop, options.learner))
    lines = [*list_lines(trainer.situations().all()), *other_lines(trainer.kinds())]
    Output(output_stream(), wraps=True).say(*lines)


def _play(shop: Workshop, options: Options, name: str) -> None:
    from quizz.cli.plain.people import learner_at_work
    from quizz.cli.plain.playing import PlainPlay

    reader, writer = Input(input_stream()), Output(output_stream(), wraps=True)
    choices = shop.trainer(learner_at_work(shop, options.learner, reader, writer)).situations()
    situation = choices.named(name)
    PlainPlay(choices.play(situation.id), reader, writer).run()
