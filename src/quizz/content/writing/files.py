"""Files that are written whole or not at all, and never over something that nobody has read."""

from __future__ import annotations

import os
import shutil
import tempfile
from pathlib import Path

from quizz.content.sources import MAX_BYTES
from quizz.errors import ContentError
from quizz.i18n import _
from quizz.reasons import reason_of


def read(path: Path) -> bytes:
    """The bytes of a file. Raises ContentError when it cannot be read or is larger than the loader takes."""
    try:
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except OSError as error:
        raise ContentError(
            _("{path} ne peut pas être lu ({reason}).").format(path=path, reason=reason_of(error))
        ) from error
    if len(data) > MAX_BYTES:
        raise ContentError(
            _("{path} dépasse {limit} Mo : répartissez-le dans plusieurs fichiers.").format(
                path=path, limit=MAX_BYTES // 1_000_000
            )
        )
    return data


def create(path: Path, data: bytes) -> None:
    """Write a new file, and its folder. Raises ContentError when it is there, or cannot be written."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("xb") as file:
            file.write(data)
    except FileExistsError as error:
        raise ContentError(
            _("{path} existe déjà : rien n’est changé. Choisissez un autre identifiant.").format(path=path)
        ) from error
    except OSError as error:
        raise _unwritable(path, error) from error


def replace(path: Path, before: bytes, after: bytes) -> None:
    """Put new bytes in the place of those that were read.

    Raises ContentError when somebody else wrote meanwhile, or when it cannot be written.
    """
    target = path.resolve()
    try:
        handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.", suffix=".tmp")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(after)
            shutil.copymode(target, name)
            if read(target) != before:
                raise ContentError(
                    _("{path} a changé entre-temps : rien n’est ajouté. Recommencez.").format(path=path)
                )
            Path(name).replace(target)
        finally:
            Path(name).unlink(missing_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> ContentError:
    return ContentError(
        _("{path} ne peut pas être écrit ({reason}). Vérifiez vos droits sur ce dossier.").format(
            path=path, reason=reason_of(error)
        )
    )
