"""Finds and reads the files of a content folder: `questions/**/*.yaml`, `paths/**/*.yaml`, `glossary.yaml`,
`tariffs.yaml`, and the `pack.yaml` of a pack."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizz.content.codes import Code
from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Diagnostic, Severity
from quizz.content.misnamed import is_misnamed
from quizz.content.packs.names import MANIFEST
from quizz.i18n import _
from quizz.locations import PACKS_NAME
from quizz.reasons import reason_of

MAX_BYTES = 5_000_000
QUESTIONS = "questions"
PATHS = "paths"
FOLDERS = {PATHS: FileKind.PATH, QUESTIONS: FileKind.BANK}
"""What the files below each folder hold."""
SUFFIXES = frozenset({".yaml", ".yml"})
NAMED = {
    "glossary.yaml": FileKind.GLOSSARY,
    "tariffs.yaml": FileKind.TARIFFS,
    MANIFEST: FileKind.MANIFEST,
}


Parts = tuple[str, ...]
"""A path in a folder of content, part by part."""


class Signature(Struct, frozen=True, array_like=True):
    """What a file system says of a file; times in nanoseconds."""

    size: int
    modified: int
    changed: int
    inode: int


class Listed(Struct, frozen=True):
    """One file as it is found. `theme` is the folder right under `questions/`, if there is one.

    `name` is its path in the folder of content, the same wherever that folder is.
    """

    path: str
    name: str
    kind: FileKind
    theme: str
    signature: Signature


class Source(Struct, frozen=True):
    """One file as it is read; the words are those of Listed."""

    path: str
    kind: FileKind
    theme: str
    data: bytes


def list_folder(folder: Path) -> tuple[list[Listed], list[Diagnostic]]:
    """The files of a folder, in the order of their paths, and what cannot be read there."""
    if not folder.is_dir():
        missing = _finding(
            Code.MISSING_FOLDER,
            folder,
            _("Ce dossier de contenu n’existe pas."),
            _("Vérifiez --content et QUIZZ_CONTENT."),
        )
        return [], [missing]
    diagnostics: list[Diagnostic] = []
    try:
        named = list(_files(folder, folder.resolve(strict=True), diagnostics))
    except (OSError, RuntimeError) as error:
        return [], [*diagnostics, _unreadable(folder, error)]
    if folder.parent.name == PACKS_NAME and all(kind is not FileKind.MANIFEST for _parts, kind in named):
        diagnostics.append(_without_manifest(folder))
    found = (_listed(folder, parts, kind, diagnostics) for parts, kind in named)
    return [listed for listed in found if listed is not None], diagnostics


def list_loose(path: Path) -> tuple[list[Listed], list[Diagnostic]]:
    """The same for what is no folder of content: a file, or the files of a folder and of those below.

    Each is a bank of any theme, but for those whose name says otherwise. Folders of content are left out.
    """
    diagnostics: list[Diagnostic] = []
    folder = path if path.is_dir() else path.parent
    try:
        found = (
            sorted(_banks(folder, (), path.resolve(strict=True), diagnostics))
            if path.is_dir()
            else [(path.name,)]
        )
    except (OSError, RuntimeError) as error:
        return [], [_unreadable(path, error)]
    listed = (_listed(folder, parts, NAMED.get(parts[-1], FileKind.BANK), diagnostics) for parts in found)
    return [replace(file, theme="") for file in listed if file is not None], diagnostics


def holds_content(folder: Path) -> bool:
    """Whether a folder is one of content."""
    return (folder / QUESTIONS).is_dir() or any((folder / name).is_file() for name in NAMED)


def read_folder(folder: Path) -> tuple[list[Source], list[Diagnostic]]:
    """All the files of a folder, in the order of their paths, and what cannot be read."""
    listed, diagnostics = list_folder(folder)
    found = (read_file(file, diagnostics) for file in listed)
    return [source for source in found if source is not None], diagnostics


def read_file(listed: Listed, diagnostics: list[Diagnostic]) -> Source | None:
    """The bytes of a file; None, and why in `diagnostics`, when it cannot be read."""
    path = Path(listed.path)
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        diagnostics.append(_unreadable(path, error))
        return None
    if len(data) > MAX_BYTES:
        diagnostics.append(_too_large(path, len(data)))
        return None
    return Source(listed.path, listed.kind, listed.theme, data)


def _listed(folder: Path, parts: Parts, kind: FileKind, diagnostics: list[Diagnostic]) -> Listed | None:
    """A file that can be read, as far as the file system tells without opening it."""
    path = os.path.join(folder, *parts)  # noqa: PTH118  as below
    try:
        status = os.stat(path)  # noqa: PTH116  hundreds of files: a Path each would take as long as the rest
        if not stat.S_ISREG(status.st_mode):
            raise OSError(_("ce n’est pas un fichier ordinaire"))
    except OSError as error:
        diagnostics.append(_unreadable(Path(path), error))
        return None
    if status.st_size > MAX_BYTES:
        diagnostics.append(_too_large(Path(path), status.st_size))
        return None
    signature = Signature(status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
    theme = parts[1] if kind is FileKind.BANK and len(parts) > 2 else ""
    return Listed(path, "/".join(parts), kind, theme, signature)


def _files(folder: Path, root: Path, diagnostics: list[Diagnostic]) -> Iterator[tuple[Parts, FileKind]]:
    for entry in sorted(folder.iterdir()):
        if entry.name in NAMED:
            if _inside(entry, root, diagnostics):
                yield (entry.name,), NAMED[entry.name]
        elif entry.suffix.lower() in SUFFIXES and not entry.name.startswith("."):
            diagnostics.append(
                _finding(
                    Code.MISPLACED_FILE,
                    entry,
                    _("Ce fichier n’est pas lu : il n’est pas à sa place."),
                    _(
                        "Une banque va dans questions/<thème>/, un parcours dans paths/, le reste dans "
                        "glossary.yaml et tariffs.yaml."
                    ),
                    Severity.WARNING,
                )
            )
    for name, kind in FOLDERS.items():
        inner = folder / name
        if inner.is_dir() and _inside(inner, root, diagnostics):
            for parts in sorted(_banks(folder, (name,), root, diagnostics)):
                yield parts, kind


def _banks(folder: Path, start: Parts, root: Path, diagnostics: list[Diagnostic]) -> Iterator[Parts]:
    """Every YAML file below a part of a folder, without those of folders of content inside.

    Links to files of the folder are followed; links to folders would give files twice.
    """
    waiting: list[Parts] = [start]
    while waiting:
        parts = waiting.pop()
        try:
            with os.scandir(os.path.join(folder, *parts)) as entries:  # noqa: PTH118  as above
                found = [entry for entry in entries if not entry.name.startswith(".")]
        except OSError as error:
            diagnostics.append(_unreadable(Path(folder, *parts), error))
            continue
        for entry in found:
            below = (*parts, entry.name)
            if _is_folder(entry):
                if not entry.is_symlink():
                    if start or not Path(entry.path, QUESTIONS).is_dir():
                        waiting.append(below)
                else:
                    _inside(Path(entry.path), root, diagnostics)
            elif entry.name[entry.name.rfind(".") :].lower() in SUFFIXES and (
                not entry.is_symlink() or _inside(Path(entry.path), root, diagnostics)
            ):
                yield below
            elif is_misnamed(entry):
                diagnostics.append(
                    _finding(
                        Code.MISPLACED_FILE,
                        Path(entry.path),
                        _("Ce fichier n’est pas lu : son nom ne finit pas par .yaml."),
                        _(
                            "Renommez-le ; dans Windows, affichez d’abord les extensions des noms de "
                            "fichiers, que l’Explorateur cache."
                        ),
                        Severity.WARNING,
                    )
                )


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Whether an entry is a folder or leads to one; a loop of links leads nowhere."""
    try:
        return entry.is_dir()
    except OSError:
        return False


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


def _too_large(path: Path, size: int) -> Diagnostic:
    return _finding(
        Code.TOO_LARGE,
        path,
        _("Le fichier fait {size} Mo ; la limite est de {limit} Mo.").format(
            size=-(-size // 1_000_000), limit=MAX_BYTES // 1_000_000
        ),
        _("Répartissez ses questions dans plusieurs fichiers."),
    )


def _without_manifest(folder: Path) -> Diagnostic:
    return _finding(
        Code.MISSING_MANIFEST,
        folder / MANIFEST,
        _("Il manque le manifeste de ce paquet : on en a peut-être retiré des fichiers."),
        _(
            "Installez-le à nouveau avec « quizz content add », "
            "ou retirez-le avec « quizz content remove {id} »."
        ).format(id=folder.name),
    )


def _unreadable(path: Path, error: Exception) -> Diagnostic:
    reason = reason_of(error)
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
