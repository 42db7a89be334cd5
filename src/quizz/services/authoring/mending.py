"""`quizz check --fix`: mends the files that are asked for, each whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from msgspec import Struct

from quizz.content.compiled import FileKind
from quizz.content.loader import load
from quizz.content.mending import hindrance, mend
from quizz.content.sources import Listed
from quizz.content.writing import files
from quizz.services.authoring.targets import Target
from quizz.services.free_ids import FreeIds

_MENDED = frozenset({FileKind.BANK, FileKind.GLOSSARY})


class MendedFile(Struct, frozen=True):
    """A file that was written: its corrections of typography, and the ids that it was given."""

    path: str
    corrections: int
    ids: tuple[str, ...]


class LeftFile(Struct, frozen=True):
    """A file that could not be mended. `line`: of the first fault that forbids it; 0 when none does."""

    path: str
    line: int


def fix(
    targets: Sequence[Target], beside: Sequence[Path], *, cache: Path | None
) -> tuple[MendedFile | LeftFile, ...]:
    """Mend the files of the targets, in their order; those that were written are told, and those left.

    The ids that are given are not those of the targets, nor of the folders beside. Raises ContentError when a
    file cannot be written; those before it are.
    """
    asked = list(_asked(targets))
    folders = [target.folder for target in targets if target.folder.is_dir()]
    free = FreeIds(load([*folders, *beside], cache))
    given: set[str] = set()

    def new_id(bank: str, prompt: str) -> str:
        found = free.question(bank or "question", prompt, frozenset(given))
        given.add(found)
        return found

    done: list[MendedFile | LeftFile] = []
    for file in asked:
        path = Path(file.path)
        before = files.read(path)
        mended = mend(before, file.kind, file.theme, new_id)
        if mended is not None:
            files.replace(path, before, mended.data)
            done.append(MendedFile(file.path, mended.corrections, mended.ids))
        elif (line := hindrance(before, file.kind, file.theme)) is not None:
            done.append(LeftFile(file.path, line))
    return tuple(done)


def _asked(targets: Sequence[Target]) -> list[Listed]:
    """Each file once, whatever number of targets want it."""
    found = {
        file.path: file
        for target in targets
        for file in target.files()[0]
        if target.wants(file.path) and file.kind in _MENDED
    }
    return list(found.values())
