"""From the paths that a person names to the folders that are read and the files whose findings are told."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from quizz.content.diagnostics import Diagnostic
from quizz.content.sources import (
    FOLDERS,
    NAMED,
    QUESTIONS,
    SUFFIXES,
    Listed,
    holds_content,
    list_folder,
    list_loose,
)
from quizz.errors import UsageError
from quizz.i18n import _

_LIKE = "content"
"""What a folder of content is called in a project."""


class Target(Struct, frozen=True):
    """A folder, or a file alone, that is read; `asked`: what of it is told, itself unless said otherwise.

    `loose`: it is not a folder of content, and its banks may be of any theme.
    """

    folder: Path
    asked: Path
    loose: bool = False

    def wants(self, path: str) -> bool:
        """Whether the findings of a file are told."""
        asked = str(self.asked)
        return path == asked or path.startswith(asked.rstrip(os.sep) + os.sep)

    def files(self) -> tuple[list[Listed], list[Diagnostic]]:
        """Its files, and what cannot be read."""
        return (list_loose if self.loose else list_folder)(self.folder)


def targets_of(paths: Sequence[str]) -> tuple[Target, ...]:
    """What paths mean: folders of content, parts of them, other folders and files.

    Raises UsageError for one that does not exist, or that is no YAML file.
    """
    found: dict[Target, None] = {}
    for path in paths:
        found.update(dict.fromkeys(_targets(path)))
    return tuple(found)


def content_here(here: Path) -> Path | None:
    """The folder of content that a folder is, or has under the usual name."""
    return next((folder for folder in (here, here / _LIKE) if holds_content(folder)), None)


def is_version_of(target: Target, folder: Path) -> bool:
    """Whether a target is a folder of content, or another version of it, as a clone of the sources is.

    Two versions share most of the names of their banks, and all their ids: one is not held against the other.
    """
    if os.path.realpath(target.folder) == os.path.realpath(folder):
        return True
    theirs = _bank_names(list_folder(folder)[0])
    return bool(theirs) and 2 * len(theirs & _bank_names(target.files()[0])) >= len(theirs)


def _bank_names(files: Sequence[Listed]) -> set[str]:
    return {file.name for file in files if file.name.startswith(QUESTIONS)}


def _targets(named: str) -> Iterator[Target]:
    path = Path(os.path.abspath(Path(named).expanduser()))  # noqa: PTH100  `..` away, links kept as named
    if not os.path.lexists(path):
        raise UsageError(
            _("« {path} » n’existe pas. Vérifiez le chemin, ou le dossier où vous êtes.").format(path=named)
        )
    if path.is_dir():
        yield from _of_folder(path)
        return
    if path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            _("« {path} » n’est pas un fichier YAML (.yaml ou .yml) : il ne se vérifie pas.").format(
                path=named
            )
        )
    root = path.parent if path.name in NAMED else _root_above(path)
    yield Target(root, path) if root else Target(path, path, loose=True)


def _of_folder(path: Path) -> Iterator[Target]:
    if holds_content(path):
        yield Target(path, path)
    elif root := _root_above(path):
        yield Target(root, path)
    else:
        yield from (Target(inner, inner) for inner in _content_inside(path))
        yield Target(path, path, loose=True)


def _root_above(path: Path) -> Path | None:
    """The folder of content that holds a path under `questions/`, or `paths/` beside it.

    A hidden file belongs to none.
    """
    if path.name.startswith("."):
        return None
    above = (path, *path.parents)
    return next((place.parent for place in above if _is_part(place)), None)


def _is_part(place: Path) -> bool:
    """Whether a place is one of the folders of a folder of content."""
    return place.name in FOLDERS and place.is_dir() and place.with_name(QUESTIONS).is_dir()


def _content_inside(path: Path) -> Iterator[Path]:
    """The folders of content below a folder that is none."""
    for folder, inside, _files in os.walk(path):
        inside[:] = sorted(name for name in inside if not name.startswith("."))
        if Path(folder) != path and QUESTIONS in inside:
            inside.clear()
            yield Path(folder)
