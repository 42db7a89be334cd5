"""The schemas as files beside the banks of an instructor, and the line by which an editor finds them."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable
from pathlib import Path

from quizz.content.schema import NAMES, schema_text
from quizz.errors import ContentError
from quizz.i18n import _
from quizz.reasons import reason_of

HIDDEN_FOLDER = ".schema"
"""In a folder of content; hidden, so that a pack made of that folder does not tell of it."""
PACKAGED = Path(__file__).parent


def file_name(name: str) -> str:
    """`questions.schema.json`, which editors know for what it is."""
    return f"{name}.schema.json"


def write_schemas(folder: Path, names: Iterable[str] = NAMES) -> tuple[Path, ...]:
    """Write schemas to a folder, in the place of older ones.

    Raises ContentError when a file cannot be written, or when one of that name is no schema of quizz.
    """
    return tuple(_write(folder / file_name(name), name) for name in names)


def modeline(name: str, folder: Path, schemas: Path) -> str:
    """The first line of a file of that folder: where its schema is, from there."""
    file = schemas / (f"{name}.json" if schemas == PACKAGED else file_name(name))
    try:
        found = os.path.relpath(file, folder)
    except ValueError:  # on another drive of Windows
        found = file.as_uri()
    return f"# yaml-language-server: $schema={found.replace(os.sep, '/')}\n"


def _write(path: Path, name: str) -> Path:
    text = schema_text(name)
    try:
        if path.exists():
            known = path.read_bytes()
            if known == text.encode():
                return path
            if not _is_ours(known, text):
                raise ContentError(
                    _(
                        "{path} existe déjà, et ce n’est pas un schéma de quizz : rien n’est changé. "
                        "Déplacez-le, ou choisissez un autre dossier."
                    ).format(path=path)
                )
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise ContentError(
            _("{path} ne peut pas être écrit ({reason}). Choisissez un autre dossier.").format(
                path=path, reason=reason_of(error)
            )
        ) from error
    return path


def _is_ours(known: bytes, text: str) -> bool:
    """Whether a file is another version of the same schema."""
    try:
        found = json.loads(known)
    except ValueError:
        return False
    return isinstance(found, dict) and found.get("title") == json.loads(text)["title"]
