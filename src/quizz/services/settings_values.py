"""What each setting accepts: one reader a setting, which raises UsageError on a value that does not fit."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from quizz import i18n
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.settings import APPEARANCES, BACKUPS, MINUTES

_FRENCH_WORDS = {"sombre": "dark", "clair": "light", "contraste": "contrast"}
_LONGEST_SHOWN = 40


def _language(value: object, _folder: Path) -> str:
    return _one_of(value, {"": "", **{language: language for language in i18n.LANGUAGES}})


def _appearance(value: object, _folder: Path) -> str:
    return _one_of(value, {**{look: look for look in APPEARANCES}, **_FRENCH_WORDS})


def _minutes(value: object, _folder: Path) -> int:
    return _whole_number(value, MINUTES)


def _backups(value: object, _folder: Path) -> int:
    return _whole_number(value, BACKUPS)


def _dictation(value: object, _folder: Path) -> bool:
    return _one_of(value, {"auto": "auto", "off": ""}) == "auto"


def _database(value: object, folder: Path) -> str:
    if not isinstance(value, str):
        raise UsageError(
            _("{value} ne convient pas : il faut une adresse ou un chemin, entre guillemets.").format(
                value=shown(value)
            )
        )
    return value if "://" in value or not value else _path(value, folder)


def _folders(value: object, folder: Path) -> tuple[str, ...]:
    given = [value] if isinstance(value, str) else value
    if not isinstance(given, list) or not all(isinstance(name, str) and name for name in given):
        raise UsageError(
            _(
                "{value} ne convient pas : il faut une liste de dossiers, "
                'chacun entre guillemets : ["dossier", "autre"].'
            ).format(value=shown(value))
        )
    return tuple(_path(name, folder) for name in given)


Reader = Callable[[object, Path], Any]
FIELDS: Mapping[str, tuple[str, Reader]] = {
    "language": ("language", _language),
    "content": ("content", _folders),
    "database": ("database", _database),
    "new_person.minutes": ("minutes", _minutes),
    "new_person.appearance": ("appearance", _appearance),
    "backups.keep": ("backups_kept", _backups),
    "audio.dictation": ("dictation_aloud", _dictation),
}
"""Name in the file -> field of Settings, and what reads the value; a reader raises UsageError."""


def _one_of(value: object, words: Mapping[str, str]) -> str:
    found = words.get(value.strip().lower()) if isinstance(value, str) else None
    if found is None:
        raise UsageError(
            _("{value} ne convient pas. Valeurs possibles : {words}.").format(
                value=shown(value), words=", ".join(f'"{word}"' for word in words)
            )
        )
    return found


def _whole_number(value: object, among: range) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value not in among:
        raise UsageError(
            _("{value} ne convient pas : il faut un nombre entier, de {least} à {most}.").format(
                value=shown(value), least=among[0], most=among[-1]
            )
        )
    return value


def key_list(value: object) -> tuple[str, ...]:
    """The keys of `"f3, h"` or of `["f3", "h"]`, as written; a comma alone is the key `,`."""
    given: Iterable[object] = [value]
    if isinstance(value, str):
        given = [","] if value.strip() == "," else value.split(",")
    elif isinstance(value, list):
        given = value
    keys = [key.strip() or key[:1] if isinstance(key, str) else "" for key in given]
    if not keys or not all(keys):
        raise UsageError(
            _(
                '{value} ne convient pas : il faut au moins une touche, comme "f3" ou "f3, h" ou ["f3", "h"].'
            ).format(value=shown(value))
        )
    return tuple(keys)


def _path(name: str, folder: Path) -> str:
    """A path; one that is relative starts from the folder of the settings file."""
    if "\0" in name:
        raise UsageError(_("{value} n’est pas un chemin.").format(value=shown(name)))
    try:
        return str(folder / Path(name).expanduser())
    except RuntimeError:  # `~someone` that nobody is
        return str(folder / name)


def shown(value: object) -> str:
    """A value, quoted in a sentence."""
    match value:
        case str():
            return _("« {text} »").format(text=short(value))
        case bool():
            return "true" if value else "false"
        case int() | float():
            return short(str(value))
        case list():
            return _("une liste")
        case dict():
            return _("une table")
        case _:
            return _("une date")


def short(text: str) -> str:
    """A text cut to what a sentence can hold."""
    return text if len(text) <= _LONGEST_SHOWN else f"{text[: _LONGEST_SHOWN - 1]}…"
