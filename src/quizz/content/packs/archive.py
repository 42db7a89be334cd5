"""Reads a pack from a ZIP. Its headers are claims: names are checked, and bytes are counted as they come."""

from __future__ import annotations

import io
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from zipfile import BadZipFile, ZipFile, ZipInfo

from quizz.content.packs.files import read_ordinary
from quizz.content.packs.names import danger_of
from quizz.content.packs.parcel import MAX_BYTES, Budget, Parcel, choose, refuse_crowd
from quizz.errors import PackError
from quizz.i18n import _

MAX_RATIO = 100
"""French text shrinks about three times, ten when it repeats itself."""
_SMALL = 100_000
"""Bytes under which a ratio says nothing."""
_CHUNK = 65_536
_ENTRY = b"PK\x01\x02"
_UTF8 = 0x800
_ENCRYPTED = 0x1 | 0x40 | 0x2000
_WINDOWS_LINK = 0x400
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})


def read_archive(path: Path) -> Parcel:
    """The pack in a ZIP file.

    Raises PackError when it is damaged or dangerous, OSError or RuntimeError when it cannot be read.
    """
    data = read_ordinary(path.resolve(strict=True), path.name, MAX_BYTES + 1)
    if len(data) > MAX_BYTES:
        raise PackError(_("Il fait plus de {limit} Mo.").format(limit=MAX_BYTES // 1_000_000))
    return unpack(data, str(path))


def unpack(data: bytes, shown: str) -> Parcel:
    """The pack in the bytes of a ZIP. Nothing is written; raises PackError."""
    refuse_crowd(data.count(_ENTRY) // 2)  # a text may name the mark of an entry, not a thousand times
    with _damage_told(), ZipFile(io.BytesIO(data)) as archive:
        entries = _files_of(archive)
        choice = choose(entries)
        budget = Budget()
        files = {path: _bytes_of(archive, entries[name], budget) for path, name in choice.wanted.items()}
    inside = f"{shown}/{choice.root}".rstrip("/")
    return Parcel(inside, files, choice.ignored)


@contextmanager
def _damage_told() -> Iterator[None]:
    """What zipfile and zlib raise on bytes that are no sound archive."""
    try:
        yield
    except (
        BadZipFile,
        zlib.error,
        struct.error,
        EOFError,
        OSError,
        ValueError,
        OverflowError,
        RuntimeError,  # NotImplementedError too: a version or a method that zipfile does not know
    ) as error:
        raise PackError(_("Cette archive ZIP est abîmée, ou n’en est pas une. Refaites-la.")) from error


def _files_of(archive: ZipFile) -> dict[str, ZipInfo]:
    """Name -> entry, folders left out. Every entry is checked, even those that will not be read."""
    infos = archive.infolist()
    refuse_crowd(len(infos))
    found: dict[str, ZipInfo] = {}
    for info in infos:
        name = _name_of(info)
        _refuse_danger(name, info)
        if name.endswith("/"):
            continue
        if name in found:
            raise PackError(_("Le fichier « {name} » s’y trouve deux fois.").format(name=name))
        found[name] = info
    return found


def _name_of(info: ZipInfo) -> str:
    """The name as stored: some programs write UTF-8 without saying so."""
    name = info.orig_filename
    if not info.flag_bits & _UTF8 and not name.isascii():
        try:
            name = name.encode("cp437").decode("utf-8")
        except UnicodeError as error:
            raise PackError(
                _("Le nom du fichier « {name} » n’est pas en UTF-8. Renommez-le sans accents.").format(
                    name=name
                )
            ) from error
    return name


def _refuse_danger(name: str, info: ZipInfo) -> None:
    danger = danger_of(name)
    if danger:
        raise PackError(
            _("Le nom de fichier « {name} » est refusé : {danger}.").format(name=name[:100], danger=danger)
        )
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind == stat.S_IFLNK or info.external_attr & _WINDOWS_LINK:
        raise PackError(_("« {name} » est un lien : mettez le fichier lui-même.").format(name=name))
    if kind not in {0, stat.S_IFREG, stat.S_IFDIR}:
        raise PackError(_("« {name} » n’est pas un fichier ordinaire.").format(name=name))
    if info.flag_bits & _ENCRYPTED:
        raise PackError(
            _("« {name} » est protégé par un mot de passe : refaites l’archive sans.").format(name=name)
        )


def _bytes_of(archive: ZipFile, info: ZipInfo, budget: Budget) -> bytes:
    if info.compress_type not in _METHODS:
        raise PackError(
            _("« {name} » est compressé d’une façon inhabituelle : refaites l’archive en ZIP simple.").format(
                name=info.orig_filename
            )
        )
    chunks: list[bytes] = []
    size = 0
    with archive.open(info) as file:
        while chunk := file.read(_CHUNK):
            size += len(chunk)
            budget.spend(len(chunk))
            if size > max(_SMALL, MAX_RATIO * info.compress_size):
                raise PackError(
                    _("« {name} » grossit plus de {ratio} fois en se décompressant : il est refusé.").format(
                        name=info.orig_filename, ratio=MAX_RATIO
                    )
                )
            chunks.append(chunk)
    if size != info.file_size:
        raise BadZipFile("an entry ends before its size")
    return b"".join(chunks)
