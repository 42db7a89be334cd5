"""Who practises."""

from __future__ import annotations

from collections.abc import Sequence

from quizz.cli.plain.asking import numbered
from quizz.cli.plain.lines import Picked, read_choice
from quizz.cli.plain.output import Reader, Writer
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.learners import Learner
from quizz.services.opening import Workshop


def learner_at_work(shop: Workshop, name: str | None, reader: Reader, writer: Writer) -> Learner:
    """The learner of that name, added when unknown; else the only one; else the one who is chosen.

    Raises UsageError when the input ends before the choice.
    """
    if name:
        return shop.learners.named(name)
    return shop.only_learner() or _chosen(shop.learners.all(), reader, writer)


def _chosen(everyone: Sequence[Learner], reader: Reader, writer: Writer) -> Learner:
    names = [learner.name or _("(sans nom)") for learner in everyone]
    n = len(names)
    expected = _("Tapez 1 ou 2.") if n == 2 else _("Tapez un numéro de 1 à {n}.").format(n=n)
    writer.say(_("Qui s’entraîne ?"), *numbered(names), expected)
    while (line := reader.line()) is not None:
        heard = read_choice(line, len(names), several=False)
        if isinstance(heard, Picked):
            return everyone[heard.positions[0]]
        writer.say(expected)
    raise UsageError(
        _("Plusieurs personnes s’entraînent ici : {names}. Précisez --learner NOM.").format(
            names=", ".join(names)
        )
    )
