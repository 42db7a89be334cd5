"""`quizz practice --plain`: opens everything, greets, and runs one session."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from time import monotonic
from typing import TextIO

from quizz import startup
from quizz.cli.parser import Options
from quizz.cli.plain.output import Input, Output, Reader, Writer
from quizz.cli.plain.people import learner_at_work
from quizz.cli.plain.session import PlainSession
from quizz.cli.practice import selection_of
from quizz.cli.waiting import unread, waiting
from quizz.i18n import _, ngettext
from quizz.services.clock import today
from quizz.services.learners import Learner
from quizz.services.opening import Workshop
from quizz.services.places import Places
from quizz.services.practice import Practice
from quizz.services.speaking.speaker import Speaker


def sit(
    options: Options, where: Places, source: TextIO, target: TextIO, *, tell: Callable[[str], None]
) -> None:
    """Run a session. `tell` takes what is about the program rather than the session: banks, backup."""
    with closing(Workshop.open(where, settings=options.settings.settings)) as shop:
        problems = problems_sentence(shop)
        if problems:
            tell(problems)
        run(shop, options, Input(source), Output(target, wraps=True), patient=source.isatty())
    if shop.backup_problem:
        tell(shop.backup_problem)


def run(
    shop: Workshop,
    options: Options,
    reader: Reader,
    writer: Writer,
    *,
    timer: Callable[[], float] = monotonic,
    patient: bool = False,
) -> None:
    """Choose the learner, plan, greet, practise. `patient`: see Dialogue."""
    learner = learner_at_work(shop, options.learner, reader, writer)
    practice = shop.trainer(learner).practise(selection_of(options), minutes=options.minutes)
    writer.say(*_greeting(learner, practice), *waiting(shop, learner, unread(shop, learner)))
    startup.end()
    if practice.total:
        PlainSession(
            practice,
            reader,
            writer,
            timer=timer,
            limit=options.limit,
            patient=patient,
            voice=lambda: _voice(options),
        ).run()


def _voice(options: Options) -> Speaker:
    from quizz.services.speaking.voice import voice  # few sessions dictate

    return voice(options.settings.settings)


def problems_sentence(shop: Workshop) -> str:
    """How much of the banks is broken or withheld, the first place, and where the rest can be seen."""
    found = shop.library.findings(today(shop.clock))
    if not found:
        return ""
    first = found[0]
    place = " ".join(f"{first.path}:{first.line}:{first.column}: {first.message}".split("\n"))
    return ngettext(
        "{n} problème dans les banques, {place} Le reste fonctionne. "
        "L’écran « Banques » de quizz (F7) montre le détail.",
        "{n} problèmes dans les banques ; le premier, {place} Le reste fonctionne. "
        "L’écran « Banques » de quizz (F7) les montre tous.",
        len(found),
    ).format(n=len(found), place=place)


def _greeting(learner: Learner, practice: Practice) -> list[str]:
    hello = _("Bonjour {name}.").format(name=learner.name) if learner.name else _("Bonjour.")
    if not practice.total:
        return [
            hello,
            _(
                "Rien à revoir ici aujourd’hui. Choisissez un autre sujet (--theme), "
                "ou l’entraînement libre (--free)."
            ),
        ]
    n = practice.total
    session = ngettext("Séance de {n} question.", "Séance de {n} questions.", n).format(n=n)
    return [f"{hello} {session}"]
