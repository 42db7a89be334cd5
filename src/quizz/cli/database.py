"""`quizz db path`, `check`, `backup` and `rebuild`."""

from __future__ import annotations

from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from quizz.cli.formats import file_size, wall_time
from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.services.checking import Check
    from quizz.services.rebuilding import Rebuilt
    from quizz.storage.backups import Backups

PROBLEMS_FOUND = 1


def path(options: Options) -> int:
    """Say where the database and its backups are; nothing is opened or made."""
    from quizz.services.databases import backups_of, shown_place

    where = places(options)
    backups = backups_of(where)
    lines = [_("Base : {place}").format(place=shown_place(where))]
    if backups is None:
        lines.append(_("Sauvegardes : avec les outils du serveur, pg_dump pour PostgreSQL."))
    else:
        if not backups.file.exists():
            lines.append(_("Elle n’existe pas encore : la première séance la crée."))
        lines += [_("Sauvegardes : {folder}").format(folder=backups.folder), _how_many(backups)]
    Output(output_stream()).say(*lines)
    return 0


def check(options: Options) -> int:
    """Replay the log and compare; 0 when all is sound, 1 when something is not."""
    from quizz.services.checking import check as check_database
    from quizz.services.checking import newest_backup_problem
    from quizz.services.databases import backups_of, open_database

    where = places(options)
    with closing(open_database(where)) as database:
        found = check_database(database)
    backups = backups_of(where)
    spoilt = newest_backup_problem(backups) if backups else ""
    Output(output_stream()).say(*report(found), *([spoilt] if spoilt else []))
    return PROBLEMS_FOUND if found.problems or spoilt else 0


def report(found: Check) -> list[str]:
    """What was read, then what is wrong."""
    entries = ngettext("{n} ligne", "{n} lignes", found.entries).format(n=found.entries)
    points = ngettext("{n} point", "{n} points", found.points).format(n=found.points)
    people = ngettext("{n} personne", "{n} personnes", found.learners).format(n=found.learners)
    read = _("Historique rejoué : {entries}, {points}, {people}.").format(
        entries=entries, points=points, people=people
    )
    if not found.problems:
        return [read, _("La base est saine.")]
    n = len(found.problems)
    return [read, ngettext("{n} problème :", "{n} problèmes :", n).format(n=n), *found.problems]


def backup(options: Options) -> int:
    """Back the database up, under the name given, if it is new, or one made of the date."""
    from quizz.services.databases import back_up, backups_of_file

    goal = Path(options.file).expanduser() if options.file else None
    backups = backups_of_file(places(options))
    made = back_up(backups, goal, datetime.now().astimezone(), replacing=options.yes)
    sentence = _("La base est sauvegardée dans « {file} » ({size}).")
    Output(output_stream()).say(sentence.format(file=made, size=file_size(made.stat().st_size)))
    return 0


def rebuild(options: Options) -> int:
    """Write the states again from the log, after a backup."""
    from quizz.services.databases import backups_of, open_database
    from quizz.services.rebuilding import back_up_before, rebuild

    where = places(options)
    backups = backups_of(where)
    output = Output(output_stream())
    with closing(open_database(where)) as database:
        if backups is not None:
            saved = back_up_before(backups, datetime.now().astimezone())
            output.say(_("La base est d’abord sauvegardée dans « {file} ».").format(file=saved))
        done = rebuild(database)
    output.say(rebuilt(done))
    return 0


def rebuilt(done: Rebuilt) -> str:
    """What rebuilding changed."""
    points = ngettext("{n} point refait", "{n} points refaits", done.points).format(n=done.points)
    if not done.changed:
        return _("{points} d’après l’historique : rien n’a changé.").format(points=points)
    changed = ngettext("{n} ligne a changé", "{n} lignes ont changé", done.changed).format(n=done.changed)
    return _("{points} d’après l’historique : {changed}.").format(points=points, changed=changed)


def _how_many(backups: Backups) -> str:
    found = backups.all()
    if not found:
        return _("Aucune sauvegarde encore.")
    return ngettext(
        "{n} sauvegarde, du {at}.", "{n} sauvegardes ; la dernière est du {at}.", len(found)
    ).format(n=len(found), at=wall_time(found[0].at))
