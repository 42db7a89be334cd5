"""The files of a pack in memory: which of those that were found are taken, and how much they may hold."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from msgspec import Struct

from quizz.content.packs.names import MANIFEST, is_noise, is_portable, is_wanted, levelled
from quizz.errors import PackError
from quizz.i18n import _

MAX_FILES = 2_000
MAX_BYTES = 20_000_000


class Parcel(Struct, frozen=True):
    """A pack that was read. `shown`: how its folder is named to a person; `files`: path -> bytes.

    `ignored`: the files that quizz has no use for.
    """

    shown: str
    files: dict[str, bytes]
    ignored: tuple[str, ...] = ()


class Choice(Struct, frozen=True):
    """`root`: the folder of the pack inside what was found, empty or with a slash at its end.

    `wanted`: path in the pack -> name as found.
    """

    root: str
    wanted: dict[str, str]
    ignored: tuple[str, ...]


def choose(names: Iterable[str]) -> Choice:
    """Find the pack among names of files, and what is wanted of it.

    Raises PackError when there is no pack, when there are several, when two names are one on some system, or
    when a system could not hold one.
    """
    names = tuple(names)
    refuse_crowd(len(names))
    _refuse_doubles(names)
    root = _root_of(names)
    wanted: dict[str, str] = {}
    ignored: list[str] = []
    for name in names:
        path = unicodedata.normalize("NFC", name.removeprefix(root))
        if name.startswith(root) and is_wanted(path):
            wanted[path] = name
        elif not is_noise(name):
            ignored.append(name)
    _refuse_unportable(wanted)
    return Choice(root, wanted, tuple(ignored))


def refuse_crowd(count: int) -> None:
    """Raise PackError when there are more files than a pack may have."""
    if count > MAX_FILES:
        raise PackError(
            _("Il contient plus de {limit} fichiers. Gardez les banques, le glossaire et les tarifs.").format(
                limit=MAX_FILES
            )
        )


class Budget:
    """The bytes that a pack may still hold, counted as they are read."""

    def __init__(self) -> None:
        self.left = MAX_BYTES

    def spend(self, size: int) -> None:
        """Count bytes. Raises PackError when there are too many."""
        self.left -= size
        if self.left < 0:
            raise PackError(
                _("Il contient plus de {limit} Mo de textes. Faites-en plusieurs paquets.").format(
                    limit=MAX_BYTES // 1_000_000
                )
            )


def _root_of(names: Iterable[str]) -> str:
    """At the top, else one level down."""
    split = [name.split("/") for name in names]
    if [MANIFEST] in split:
        return ""
    roots = [
        parts[0] for parts in split if len(parts) == 2 and parts[1] == MANIFEST and not is_noise(parts[0])
    ]
    if len(roots) == 1:
        return f"{roots[0]}/"
    if roots:
        raise PackError(
            _("Il contient plusieurs paquets ({names}). Donnez-les un par un.").format(
                names=", ".join(sorted(roots)[:5])
            )
        )
    near = [parts[-1] for parts in split if len(parts) <= 2 and parts[-1].lower() in {MANIFEST, "pack.yml"}]
    if near:
        raise PackError(
            _("Son manifeste se nomme « {found} » : renommez-le « {name} ».").format(
                found=near[0], name=MANIFEST
            )
        )
    raise PackError(
        _("Il n’y a pas de manifeste, le fichier « {name} » qui dit ce qu’est le paquet.").format(
            name=MANIFEST
        )
    )


def _refuse_doubles(names: Iterable[str]) -> None:
    seen: dict[str, str] = {}
    for name in names:
        first = seen.setdefault(levelled(name), name)
        if first is not name:
            raise PackError(
                _(
                    "Deux de ses fichiers ont le même nom, aux majuscules près : « {one} » et « {other} »."
                ).format(one=first, other=name)
            )


def _refuse_unportable(wanted: Iterable[str]) -> None:
    folders = {levelled(path.rpartition("/")[0]) for path in wanted}
    for path in wanted:
        if not is_portable(path) or levelled(path) in folders:
            raise PackError(
                _("« {path} » ne peut pas exister sur tous les systèmes. Renommez ce fichier.").format(
                    path=path
                )
            )
