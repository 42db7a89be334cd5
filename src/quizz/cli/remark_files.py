"""`quizz reports export` and `quizz reports import`: files of remarks and of answers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.errors import UsageError
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.services.remark_exchange import Receipt

NOTHING_TO_SEND = 1


def export(options: Options) -> int:
    """Write one person's remarks, or the answers to those that came; 1 when there is nothing to write."""
    from quizz.services.clock import today
    from quizz.services.opening import Workshop
    from quizz.services.remark_exchange import Exchange, file_name, path_of, save

    output = Output(output_stream(), wraps=True)
    with closing(Workshop.open(places(options))) as shop:
        exchange, day = Exchange(shop.database, shop.clock), today(shop.clock)
        if options.answers:
            file = exchange.answers()
        else:
            from quizz.cli.stats import known_learner

            learner = known_learner(shop, options.learner)
            file = exchange.remarks_of(learner, anonymous=options.anonymous)
    if not file.remarks and not file.answers:
        output.say(
            _("Aucune réponse à envoyer : répondez d’abord à des remarques reçues dans un fichier.")
            if options.answers
            else _("Aucune remarque à envoyer : aucune n’attend de réponse.")
        )
        return NOTHING_TO_SEND
    goal = path_of(options.file) if options.file else Path(file_name(file, day))
    if goal.is_file() and not options.yes:
        raise UsageError(
            _(
                "« {goal} » existe déjà : donnez un autre nom, ou --yes pour le remplacer. "
                "Rien n’a été changé."
            ).format(goal=goal)
        )
    place = save(file, goal, day, replacing=options.yes)
    output.say(*_written(place, file.author, len(file.remarks), len(file.answers)))
    return 0


def receive(options: Options) -> int:
    """Take a file of remarks or of answers; what is known already is left alone."""
    from quizz.services.clock import SystemClock
    from quizz.services.databases import open_database
    from quizz.services.remark_exchange import Exchange, path_of
    from quizz.services.remark_file import read

    file = read(path_of(options.file or ""))
    with closing(open_database(places(options))) as database:
        receipt = Exchange(database, SystemClock()).receive(file)
    Output(output_stream(), wraps=True).say(*received(receipt))
    return 0


def received(receipt: Receipt) -> Iterator[str]:
    """What a file brought, and what to do next."""
    remarks = receipt.remarks + receipt.known_remarks
    answers = receipt.answers + receipt.known_answers
    if remarks:
        yield _("{who} : {remarks}{known}.").format(
            who=receipt.author or _("Une personne qui n’a pas donné son nom"),
            remarks=_remarks(remarks),
            known=_known(receipt.known_remarks),
        )
    if receipt.remarks:
        yield _("« quizz reports » montre tout, question par question.")
    if answers:
        told = ngettext("{n} réponse à vos remarques", "{n} réponses à vos remarques", answers)
        yield f"{told.format(n=answers)}{_known(receipt.known_answers)}."
    if receipt.answers:
        yield ngettext(
            "« quizz reports --closed » la montre ; les écrans aussi, depuis l’accueil.",
            "« quizz reports --closed » les montre ; les écrans aussi, depuis l’accueil.",
            receipt.answers,
        )
    if receipt.foreign_answers:
        n = receipt.foreign_answers
        yield ngettext(
            "{n} réponse s’adresse à quelqu’un d’autre : elle est laissée de côté.",
            "{n} réponses s’adressent à d’autres personnes : elles sont laissées de côté.",
            n,
        ).format(n=n)
    if not remarks and not answers and not receipt.foreign_answers:
        yield _("Le fichier ne contient ni remarque ni réponse.")


def _written(place: Path, author: str, remarks: int, answers: int) -> Iterator[str]:
    if answers:
        told = ngettext("{n} réponse", "{n} réponses", answers).format(n=answers)
        yield _("{answers} dans « {file} ».").format(answers=told, file=place)
        yield _(
            "Envoyez ce fichier à tous : chacun n’en prend que ce qui répond à ses remarques, "
            "par « quizz reports import FICHIER ». Aucun nom n’y est écrit."
        )
        return
    yield _("{remarks} dans « {file} ».").format(remarks=_remarks(remarks), file=place)
    yield (
        _("Votre nom y est : {name} (--anonymous l’enlève).").format(name=author)
        if author
        else _("Votre nom n’y est pas.")
    )
    yield _(
        "Le fichier contient ce que vous avez écrit, sa date, la question telle qu’elle était et votre "
        "réponse à cette question ; rien d’autre de vos progrès."
    )
    yield _("Envoyez-le à la personne qui vous forme.")


def _remarks(n: int) -> str:
    return ngettext("{n} remarque", "{n} remarques", n).format(n=n)


def _known(n: int) -> str:
    return ngettext(", dont {n} déjà là", ", dont {n} déjà là", n).format(n=n) if n else ""
