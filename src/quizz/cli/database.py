"""`quizz db check`."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from quizz.cli.parser import Options
from quizz.cli.places import places
from quizz.cli.plain.output import Output
from quizz.cli.streams import output_stream
from quizz.i18n import _, ngettext

if TYPE_CHECKING:
    from quizz.services.checking import Check

PROBLEMS_FOUND = 1


def check(options: Options) -> int:
    """Replay the log and compare; 0 when all is sound, 1 when something is not."""
    from quizz.services.checking import check as check_database
    from quizz.services.opening import open_database

    with closing(open_database(places(options))) as database:
        found = check_database(database)
    Output(output_stream()).say(*report(found))
    return PROBLEMS_FOUND if found.problems else 0


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
