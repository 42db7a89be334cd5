"""`quizz content`: packs are received, put in place and removed. Progress is kept elsewhere, by ids."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from enum import Enum
from pathlib import Path

from quizz.content.diagnostics import Diagnostic, Severity, render
from quizz.content.packs import shelf
from quizz.content.packs.archive import read_archive
from quizz.content.packs.checking import examine
from quizz.content.packs.directory import read_directory
from quizz.content.packs.holdings import Changes, Difference, changes, holdings_of
from quizz.content.packs.manifest import Manifest, parse_manifest
from quizz.content.packs.names import MANIFEST
from quizz.content.packs.parcel import Parcel
from quizz.content.packs.versions import program_version, version_of
from quizz.content.suggestions import nearest
from quizz.errors import PackError, UsageError
from quizz.i18n import _, ngettext
from quizz.reasons import reason_of

__all__ = ["Arrival", "Changes", "Difference", "Installed", "Manifest", "Packs", "Relation"]

_TOLD = 50
"""Findings told of a refused pack; the others are counted."""


class Relation(Enum):
    """What a pack is to the installed one of the same id."""

    NEW = "new"
    NEWER = "newer"
    OLDER = "older"
    SAME_VERSION = "same version"
    """Its files differ nevertheless."""
    IDENTICAL = "identical"
    REPAIR = "repair"
    """The manifest of the installed one cannot be read."""


@dataclass(frozen=True)
class Installed:
    """A pack in its place. `manifest` is None when it cannot be read; `problem` then says why."""

    id: str
    folder: Path
    manifest: Manifest | None
    questions: int
    terms: int
    problem: str = ""


@dataclass(frozen=True)
class Arrival:
    """A sound pack, checked and ready. `former` and `changes` are None when none of its id is installed.

    `warnings`: findings worded for the screen; `ignored`: the files that were not taken.
    """

    manifest: Manifest
    relation: Relation
    former: Installed | None
    changes: Changes | None
    questions: int
    terms: int
    tariffs: int
    warnings: tuple[str, ...]
    ignored: tuple[str, ...]
    staged: Path


class Packs:
    """The packs of a data folder.

    `content`: every folder that is read, in order, the installed packs among them or not. `program`: the
    version of quizz; `day`: whose amounts are looked at.
    """

    def __init__(self, folder: Path, content: Sequence[Path], *, program: str, day: date) -> None:
        self._shelf = folder
        self._content = tuple(content)
        self._program = program
        self._day = day

    def installed(self) -> tuple[Installed, ...]:
        """Every pack, by id."""
        return tuple(_installed(pack, folder) for pack, folder in shelf.installed(self._shelf).items())

    @contextmanager
    def receive(self, source: Path) -> Iterator[Arrival]:
        """Read and check a folder or a ZIP; nothing of it stays unless it is put in place inside the block.

        Raises PackError when it is refused; the sentence says all that is wrong.
        """
        parcel = _read(source)
        manifest = self._manifest_of(parcel)
        with shelf.staged(self._shelf, parcel.files) as folder:
            warnings = self._examine(manifest, parcel, folder)
            yield self._arrival(manifest, parcel, folder, warnings)

    def put_in_place(self, arrival: Arrival) -> Path:
        """Install a pack that was received, in the place of the former one. Raises PackError."""
        return shelf.put_in_place(arrival.staged, self._shelf, arrival.manifest.id)

    def find(self, pack: str) -> Installed:
        """An installed pack. Raises UsageError when there is none of that id."""
        folders = shelf.installed(self._shelf)
        if pack in folders:
            return _installed(pack, folders[pack])
        near = nearest(pack, folders)
        if near:
            advice = _("Voulez-vous dire « {word} » ?").format(word=near)
        else:
            advice = _("« quizz content list » dit ce qui est installé.")
        raise UsageError(_("Aucun paquet « {id} » n’est installé.").format(id=pack) + " " + advice)

    def remove(self, pack: str) -> None:
        """Take an installed pack away. Raises PackError when it cannot be."""
        shelf.take_away(self._shelf, pack)

    def _manifest_of(self, parcel: Parcel) -> Manifest:
        manifest, found = parse_manifest(parcel.files[MANIFEST], f"{parcel.shown}/{MANIFEST}")
        if manifest is None:
            raise _refused(parcel, found)
        wanted = version_of(manifest.requires_quizz)
        if wanted is not None and wanted > program_version(self._program):
            raise PackError(
                _(
                    "Le paquet « {title} » demande quizz {wanted}, et ceci est quizz {program}. "
                    "Mettez quizz à jour."
                ).format(title=manifest.title, wanted=manifest.requires_quizz, program=self._program)
            )
        return manifest

    def _examine(self, manifest: Manifest, parcel: Parcel, folder: Path) -> tuple[str, ...]:
        """The warnings of a pack. Raises PackError when it has errors."""
        found = examine(folder, parcel.shown, self._beside(manifest.id), self._day)
        if any(one.severity is Severity.ERROR for one in found):
            raise _refused(parcel, found)
        return tuple(render(one) for one in found if one.severity is Severity.WARNING)

    def _beside(self, pack: str) -> list[Path]:
        """Every folder that is read, less the pack that would be replaced."""
        packs = shelf.installed(self._shelf)
        replaced = os.path.realpath(packs[pack]) if pack in packs else None
        folders = (*self._content, *packs.values())
        return [folder for folder in folders if os.path.realpath(folder) != replaced]

    def _arrival(
        self, manifest: Manifest, parcel: Parcel, folder: Path, warnings: tuple[str, ...]
    ) -> Arrival:
        holdings = holdings_of(folder)
        if holdings.empty:
            raise PackError(
                _("{place} : ce paquet ne contient ni question, ni terme, ni tarif.").format(
                    place=parcel.shown
                )
            )
        place = shelf.installed(self._shelf).get(manifest.id)
        former = _installed(manifest.id, place) if place else None
        return Arrival(
            manifest=manifest,
            relation=_relation(manifest, parcel, former),
            former=former,
            changes=changes(holdings_of(place), holdings) if place else None,
            questions=len(holdings.questions),
            terms=len(holdings.terms),
            tariffs=len(holdings.tariffs),
            warnings=warnings,
            ignored=parcel.ignored,
            staged=folder,
        )


def _read(source: Path) -> Parcel:
    try:
        return read_directory(source) if source.is_dir() else read_archive(source)
    except FileNotFoundError as error:
        raise UsageError(
            _("« {place} » n’existe pas. Donnez le dossier d’un paquet, ou son fichier ZIP.").format(
                place=source
            )
        ) from error
    except (OSError, RuntimeError, ValueError) as error:
        reason = reason_of(error)
        raise PackError(
            _("« {place} » ne peut pas être lu : {reason}.").format(place=source, reason=reason)
        ) from error
    except PackError as error:
        raise PackError(_("{place} : {reason}").format(place=source, reason=error)) from error


def _installed(pack: str, folder: Path) -> Installed:
    holdings = holdings_of(folder)
    manifest, problem = _kept_manifest(folder)
    return Installed(pack, folder, manifest, len(holdings.questions), len(holdings.terms), problem)


def _kept_manifest(folder: Path) -> tuple[Manifest | None, str]:
    path = folder / MANIFEST
    try:
        manifest, found = parse_manifest(path.read_bytes(), str(path))
    except OSError as error:
        reason = reason_of(error)
        return None, _("« {place} » ne peut pas être lu : {reason}.").format(place=path, reason=reason)
    return manifest, "" if manifest is not None or not found else render(found[0])


def _relation(manifest: Manifest, parcel: Parcel, former: Installed | None) -> Relation:
    if former is None:
        return Relation.NEW
    if former.manifest is None:
        return Relation.REPAIR
    mine, theirs = version_of(manifest.version), version_of(former.manifest.version)
    if mine == theirs:
        return Relation.IDENTICAL if _same_files(parcel, former.folder) else Relation.SAME_VERSION
    return Relation.NEWER if (mine or ()) > (theirs or ()) else Relation.OLDER


def _same_files(parcel: Parcel, folder: Path) -> bool:
    try:
        return read_directory(folder).files == parcel.files
    except (PackError, OSError):
        return False


def _refused(parcel: Parcel, found: tuple[Diagnostic, ...]) -> PackError:
    """All that must be mended, each with its place."""
    errors = [one for one in found if one.severity is Severity.ERROR]
    n = len(errors)
    lines = [
        ngettext(
            "{place} : paquet refusé, {n} erreur à corriger.",
            "{place} : paquet refusé, {n} erreurs à corriger.",
            n,
        ).format(place=parcel.shown, n=n),
        *(render(one) for one in errors[:_TOLD]),
    ]
    if n > _TOLD:
        more = n - _TOLD
        lines.append(
            ngettext("{n} autre n’est pas montrée.", "{n} autres ne sont pas montrées.", more).format(n=more)
        )
    return PackError("\n".join(lines))
