"""`quizz db restore`: shows the backups, says what restoring one would cost, and asks."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizz.cli.agreement import DECLINED, agrees
from quizz.cli.formats import file_size, wall_time
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Input, Output, Reader, Writer
from quizz.cli.streams import input_stream, output_stream
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.services.restoring import Candidate, Offered, Restored
    from quizz.storage.backups import Backups
    from quizz.storage.facts import Missing


def restore(options: Options) -> int:
    """Restore the backup named, or the one that is chosen from the list."""
    from quizz.services.databases import backups_of_file

    backups = backups_of_file(places(options))
    reader, writer = Input(input_stream()), Output(output_stream())
    source = _named(backups, options.file) if options.file else _chosen(backups, reader, writer)
    if source is not None and _restored(backups, source, reader, writer, sure=options.yes):
        return 0
    writer.say(_("Rien n’a été changé."))
    return DECLINED


def _named(backups: Backups, name: str) -> Path:
    """A file, or a name of the folder of backups."""
    given = Path(name).expanduser()
    kept = backups.folder / given
    return kept if not given.exists() and kept.exists() else given


def _chosen(backups: Backups, reader: Reader, writer: Writer) -> Path | None:
    """Nothing when the person types an empty line or the input ends."""
    from quizz.services.restoring import offered

    choices = offered(backups)
    if not choices:
        writer.say(_("Aucune sauvegarde dans « {folder} ».").format(folder=backups.folder))
        return None
    writer.say(_("Sauvegardes de « {file} » :").format(file=backups.file), *_listed(choices))
    n = len(choices)
    expected = ngettext(
        "Tapez {n}, ou Entrée pour ne rien changer.",
        "Tapez un numéro de 1 à {n}, ou Entrée pour ne rien changer.",
        n,
    ).format(n=n)
    writer.say(expected)
    while line := (reader.line() or "").strip():
        if line.isascii() and line.isdecimal() and len(line) < 6 and 1 <= int(line) <= n:
            return choices[int(line) - 1].path
        writer.say(expected)
    return None


def _listed(choices: Sequence[Offered]) -> list[str]:
    return [
        _("{number}. {at}, {size}, {content}{purpose}").format(
            number=number,
            at=wall_time(choice.at),
            size=file_size(choice.size),
            content=_("illisible") if choice.answers is None else _answers(choice.answers),
            purpose=f" ({_purpose(choice.purpose)})" if choice.purpose else "",
        )
        for number, choice in enumerate(choices, start=1)
    ]


def _purpose(purpose: str) -> str:
    names = {
        "quotidienne": _("du jour"),
        "avant-reconstruction": _("avant une reconstruction"),
        "remplacee": _("remplacée par une restauration"),
    }
    return names.get(purpose, _("avant une mise à jour"))


def _restored(backups: Backups, source: Path, reader: Reader, writer: Writer, *, sure: bool) -> bool:
    from quizz.services.restoring import Restoration

    restoration = Restoration(backups)
    with restoration.candidate(source) as candidate:
        writer.say(*cost(candidate, backups.file))
        if not sure and not agrees(reader, writer, _("La base actuelle sera gardée à part.")):
            return False
        writer.say(done(restoration.put_in_place(candidate, datetime.now().astimezone())))
    return True


def cost(candidate: Candidate, file: Path) -> list[str]:
    """What the backup holds, then what the database has that it lacks."""
    told = [
        _("La sauvegarde « {file} » est saine : {answers}.").format(
            file=candidate.source, answers=_answers(candidate.answers)
        )
    ]
    lost = candidate.lost
    if lost is None:
        told.append(
            _("La base « {file} » ne se lit plus : ce qu’elle avait de plus n’est pas connu.").format(
                file=file
            )
        )
    else:
        told += _told_lost(lost)
    return told


def _told_lost(lost: Missing) -> list[str]:
    n = lost.decisions
    if lost.since is not None:
        answers = ngettext(
            "Elle n’a pas {n} réponse de la base actuelle, donnée le {at}.",
            "Elle n’a pas {n} réponses de la base actuelle, données depuis le {at}.",
            lost.answers,
        ).format(n=lost.answers, at=wall_time(lost.since.astimezone()))
        decisions = ngettext(
            "Elle n’a pas non plus {n} autre décision (annulation, suspension, remarque, préférence…).",
            "Elle n’a pas non plus {n} autres décisions (annulations, suspensions, remarques, préférences…).",
            n,
        )
        return [answers, *([decisions.format(n=n)] if n else [])]
    if not n:
        return [_("Aucune réponse ne serait perdue.")]
    decisions = ngettext(
        "Elle a toutes les réponses de la base actuelle, mais pas {n} autre décision "
        "(annulation, suspension, remarque, préférence…).",
        "Elle a toutes les réponses de la base actuelle, mais pas {n} autres décisions "
        "(annulations, suspensions, remarques, préférences…).",
        n,
    )
    return [decisions.format(n=n)]


def done(restored: Restored) -> str:
    """What is in place now, and where the rest went."""
    answers = _answers(restored.answers)
    if restored.kept is None:
        return _("La base est restaurée : {answers}.").format(answers=answers)
    return _("La base est restaurée : {answers}. Celle d’avant est gardée dans « {file} ».").format(
        answers=answers, file=restored.kept
    )


def _answers(n: int) -> str:
    return ngettext("{n} réponse", "{n} réponses", n).format(n=n)
