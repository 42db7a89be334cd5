"""Which files have questions to show."""

from __future__ import annotations

import os
from pathlib import Path

from quizz.content.compiled import FileKind
from quizz.content.sources import NAMED, SUFFIXES, list_folder, list_loose
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.authoring.targets import Target, targets_of


def previewed(file: str) -> Target:
    """The target that a bank or a glossary is. Raises UsageError, with what to do, for anything else."""
    path = Path(os.path.abspath(Path(file).expanduser()))  # noqa: PTH100  `..` away, links kept as named
    if not path.exists():
        raise UsageError(
            _(
                "« {path} » n’existe pas. Vérifiez le chemin, ou commencez une banque par « quizz new bank »."
            ).format(path=file)
        )
    if path.is_dir():
        raise UsageError(_of_folder(file, path))
    kind = NAMED.get(path.name, FileKind.BANK)
    if kind is FileKind.TARIFFS:
        raise UsageError(
            _(
                "« {path} » ne contient que des montants, sans question à montrer. Ouvrez une banque qui "
                "s’en sert : l’aperçu suit les deux fichiers. « quizz check {path} » vérifie celui-ci."
            ).format(path=file)
        )
    if kind is FileKind.MANIFEST:
        raise UsageError(
            _(
                "« {path} » présente un paquet, sans question à montrer. Ouvrez une de ses banques ; "
                "« quizz check {path} » vérifie ce fichier."
            ).format(path=file)
        )
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            _(
                "« {path} » n’est pas un fichier YAML (.yaml ou .yml) : il n’y a pas de banque à montrer."
            ).format(path=file)
        )
    (target,) = targets_of([file])
    return target


def _of_folder(named: str, folder: Path) -> str:
    """What to do instead of naming a folder."""
    listed = [*list_folder(folder)[0], *list_loose(folder)[0]]
    bank = next((one.path for one in listed if one.kind is FileKind.BANK), None)
    if bank is None:
        return _(
            "« {path} » est un dossier, et il n’y a pas de banque dedans. Donnez le fichier d’une banque."
        ).format(path=named)
    return _(
        "« {path} » est un dossier ; un aperçu montre un fichier. Par exemple : quizz preview {bank}"
    ).format(path=named, bank=os.path.join(named, os.path.relpath(bank, folder)))  # noqa: PTH118  as typed
