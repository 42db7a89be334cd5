"""What `quizz check --fix` says of the files that it wrote."""

from __future__ import annotations

import os
from pathlib import Path

from quizz.cli.findings import one_line
from quizz.i18n import _, ngettext
from quizz.services.authoring.mending import MendedFile
from quizz.wording import series


def as_line(mended: MendedFile, here: Path) -> str:
    """The file, its corrections, the ids that it was given."""
    told = []
    if mended.corrections:
        told.append(
            ngettext(
                "{n} correction de typographie", "{n} corrections de typographie", mended.corrections
            ).format(n=mended.corrections)
        )
    if mended.ids:
        told.append(_("identifiants ajoutés : {ids}").format(ids=", ".join(mended.ids)))
    path = mended.path.removeprefix(f"{here}{os.sep}")
    return one_line(_("{path} : {what}.").format(path=path, what=series(told)))
