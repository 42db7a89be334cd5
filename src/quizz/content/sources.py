"""Finds and reads the files of a content folder: `questions/**/*.yaml`, `glossary.yaml`, `tariffs.yaml`."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct

from quizz.content.codes import Code
from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Diagnostic, Severity
from quizz.i18n import _

MAX_BYTES = 5_000_000
_SUFFIXES = frozenset({".yaml", ".yml"})
_NAMED = {"glossary.yaml": FileKind.GLOSSARY, "tariffs.yaml": FileKind.TARIFFS}


class Source(Struct, frozen=True):
    """One file as it is on disk. `theme` is the folder right under `questions/`, if there is one."""

    path: str
    kind: FileKind
    theme: str
    data: bytes


def read_folder(folder: Path) -> tuple[list[Source], list[Diagnostic]]:
    """All the files of a folder, in the order of their paths, and what cannot be read."""
    found: list[Source] = []
    diagnostics: list[Diagnostic] = []
    if not folder.is_dir():
        missing = _finding(
            Code.MISSING_FOLDER,
            folder,
            _("Ce dossier de contenu n’existe pas."),
            _("Vérifiez --content et QUIZZ_CONTENT."),
        )
        return [], [missing]
    try:
        root = folder.resolve(strict=True)
        named = list(_files(folder, root, diagnostics))
    except (OSError, RuntimeError) as error:
        return [], [*diagnostics, _unreadable(folder, error)]
    for path, kind, theme in named:
        source = _read(path, kind, theme, diagnostics)
        if source is not None:
            found.append(source)
    return found, diagnostics


def _files(folder: Path, root: Path, diagnostics: list[Diagnostic]) -> Iterator[tuple[Path, FileKind, str]]:
    for entry in sorted(folder.iterdir()):
        if entry.name in _NAMED:
            if _inside(entry, root, diagnostics):
                yield entry, _NAMED[entry.name], ""
        elif entry.suffix.lower() in _SUFFIXES and not entry.name.startswith("."):
            diagnostics.append(
                _finding(
                    Code.MISPLACED_FILE,
                    entry,
                    _("Ce fichier n’est pas lu : il n’est pas à sa place."),
                    _("Une banque va dans questions/<thème>/, le reste dans glossary.yaml et tariffs.yaml."),
                    Severity.WARNING,
                )
            )
    questions = folder / "questions"
    if questions.is_symlink() and not _inside(questions, root, diagnostics):
        return
    yield from sorted(_banks(questions, root, diagnostics))


def _banks(
    questions: Path, root: Path, diagnostics: list[Diagnostic]
) -> Iterator[tuple[Path, FileKind, str]]:
    """Every bank. Links to files of the folder are followed; links to folders would give files twice."""

    def unreadable(error: OSError) -> None:
        diagnostics.append(_unreadable(Path(error.filename or questions), error))

    if not questions.is_dir():
        return
    for parent, folders, names in os.walk(questions, onerror=unreadable):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in folders:
            if (Path(parent) / name).is_symlink():
                _inside(Path(parent) / name, root, diagnostics)
        for name in names:
            path = Path(parent) / name
            if name.startswith(".") or path.suffix.lower() not in _SUFFIXES:
                continue
            if _inside(path, root, diagnostics):
                parts = path.relative_to(questions).parts
                yield path, FileKind.BANK, parts[0] if len(parts) > 1 else ""


def _inside(path: Path, root: Path, diagnostics: list[Diagnostic]) -> bool:
    """Whether a path really lies in the folder; a link that leaves it is reported."""
    if not path.is_symlink():
        return True
    try:
        inside = path.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError) as error:
        diagnostics.append(_unreadable(path, error))
        return False
    if not inside:
        diagnostics.append(
            _finding(
                Code.OUTSIDE_LINK,
                path,
                _("Ce lien mène hors du dossier de contenu : il n’est pas suivi."),
                _("Copiez le fichier dans le dossier, ou ajoutez son dossier avec --content."),
            )
        )
    return inside


def _read(path: Path, kind: FileKind, theme: str, diagnostics: list[Diagnostic]) -> Source | None:
    try:
        if not path.is_file():
            raise OSError(_("ce n’est pas un fichier ordinaire"))
        size = path.stat().st_size
        if size <= MAX_BYTES:
            with path.open("rb") as file:
                data = file.read(MAX_BYTES + 1)
            if len(data) <= MAX_BYTES:
                return Source(str(path), kind, theme, data)
            size = len(data)
    except OSError as error:
        diagnostics.append(_unreadable(path, error))
        return None
    diagnostics.append(
        _finding(
            Code.TOO_LARGE,
            path,
            _("Le fichier fait {size} Mo ; la limite est de {limit} Mo.").format(
                size=-(-size // 1_000_000), limit=MAX_BYTES // 1_000_000
            ),
            _("Répartissez ses questions dans plusieurs fichiers."),
        )
    )
    return None


def _unreadable(path: Path, error: Exception) -> Diagnostic:
    reason = getattr(error, "strerror", None) or str(error)
    return _finding(
        Code.UNREADABLE,
        path,
        _("Impossible de lire ce fichier : {reason}.").format(reason=reason),
        _("Vérifiez qu’il existe et que vous avez le droit de le lire."),
    )


def _finding(
    code: Code, path: Path, message: str, remedy: str, severity: Severity = Severity.ERROR
) -> Diagnostic:
    return Diagnostic(
        code=code.value, severity=severity, path=str(path), line=1, column=1, message=message, remedy=remedy
    )
