"""Reads a pack from a folder. Links that leave it and special files are refused."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from quizz.content.packs.files import read_ordinary
from quizz.content.packs.names import danger_of, is_noise
from quizz.content.packs.parcel import Budget, Parcel, choose, refuse_crowd
from quizz.errors import PackError
from quizz.i18n import _


def read_directory(folder: Path) -> Parcel:
    """The pack in a folder.

    Raises PackError when it holds no pack or something dangerous, OSError when it cannot be read.
    """
    found: dict[str, Path] = {}
    for name, path in _files_in(folder, folder.resolve(strict=True)):
        found[name] = path
        refuse_crowd(len(found))
    choice = choose(found)
    budget = Budget()
    files = {path: _bytes_of(found[name], name, budget) for path, name in choice.wanted.items()}
    return Parcel(str(folder / choice.root), files, choice.ignored)


def _files_in(folder: Path, root: Path) -> Iterator[tuple[str, Path]]:
    """Path in the folder, with slashes, and real file. Hidden folders are not entered."""

    def unreadable(error: OSError) -> None:
        raise error

    for parent, folders, names in os.walk(folder, onerror=unreadable):
        within = Path(parent).relative_to(folder)
        linked = [name for name in folders if (Path(parent) / name).is_symlink()]
        folders[:] = sorted(name for name in folders if not is_noise(name) and name not in linked)
        for name in sorted((*names, *linked)):
            path = Path(parent) / name
            shown = (within / name).as_posix()
            if not is_noise(shown):
                _refuse_danger(shown, path, root)
                yield shown, path.resolve(strict=True) if path.is_symlink() else path


def _refuse_danger(shown: str, path: Path, root: Path) -> None:
    danger = danger_of(shown)
    if danger:
        raise PackError(
            _("Le nom de fichier « {name} » est refusé : {danger}.").format(name=shown[:100], danger=danger)
        )
    if path.is_symlink():
        try:
            inside = path.resolve(strict=True).is_relative_to(root) and path.is_file()
        except (OSError, RuntimeError):
            inside = False
        if not inside:
            raise PackError(
                _("« {name} » est un lien qui ne mène à aucun fichier du paquet.").format(name=shown)
            )
    elif not stat.S_ISREG(path.lstat().st_mode):
        raise PackError(_("« {name} » n’est pas un fichier ordinaire.").format(name=shown))


def _bytes_of(path: Path, shown: str, budget: Budget) -> bytes:
    data = read_ordinary(path, shown, budget.left + 1)
    budget.spend(len(data))
    return data
