"""What `quizz check --fix` says of the files that it wrote, and of those that it could not."""

from __future__ import annotations

import os
from pathlib import Path

from quizz.cli.findings import one_line
from quizz.i18n import _, ngettext
from quizz.services.authoring.mending import LeftFile, MendedFile
from quizz.wording import series


def as_line(mended: MendedFile | LeftFile, here: Path) -> str:
    """The file, its corrections, the ids that it was given; or why it was left as it is."""
    path = mended.path.removeprefix(f"{here}{os.sep}")
    if isinstance(mended, LeftFile):
        return one_line(_left(path, mended.line))
    told = []
    if mended.corrections:
        told.append(
            ngettext(
                "{n} correction de typographie", "{n} corrections de typographie", mended.corrections
            ).format(n=mended.corrections)
        )
    if mended.ids:
        told.append(_("identifiants ajoutés : {ids}").format(ids=", ".join(mended.ids)))
    return one_line(_("{path} : {what}.").format(path=path, what=series(told)))


def _left(path: str, line: int) -> str:
    if line:
        return _("{path} : non corrigé ; corrigez d’abord l’erreur de la ligne {line}.").format(
            path=path, line=line
        )
    return _(
        "{path} : non corrigé ; ses fins de ligne ou ses accents sont écrits de deux façons. "
        "Enregistrez-le à nouveau dans un seul éditeur."
    ).format(path=path)
