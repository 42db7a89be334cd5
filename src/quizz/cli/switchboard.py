"""`quizz switchboard`: the calls of the switchboard, line by line and without a clock."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Input, Output
from quizz.cli.streams import complain, input_stream, output_stream
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.cli.plain.output import Writer
    from quizz.services.switchboard import Shift, Switchboard

FIRST_LEVEL = 1


def switchboard(options: Options) -> int:
    """Go on with the calls that were left, or begin; what is wrong in the banks is told beside."""
    from quizz.cli.plain.calling import PlainShift
    from quizz.cli.plain.people import learner_at_work
    from quizz.cli.plain.sitting import problems_sentence
    from quizz.services.opening import Workshop

    with closing(Workshop.open(places(options), settings=options.settings.settings)) as shop:
        problems = problems_sentence(shop)
        if problems:
            complain(problems)
        reader, writer = Input(input_stream()), Output(output_stream(), wraps=True)
        learner = learner_at_work(shop, options.learner, reader, writer)
        PlainShift(_shift(shop.trainer(learner).switchboard(), options, writer), reader, writer).run()
    if shop.backup_problem:
        complain(shop.backup_problem)
    return 0


def _shift(board: Switchboard, options: Options, writer: Writer) -> Shift:
    """What was left is gone on with, unless a level or a draw is asked for."""
    if options.level is None and options.seed is None and board.is_begun(unhurried=True):
        left = board.resume(unhurried=True)
        if left is not None:
            return left
        writer.say(_("Des appels ont changé depuis : le standard que vous aviez laissé est clos."))
    return board.begin(options.level or FIRST_LEVEL, seed=options.seed, unhurried=True)
