"""Each setting as it holds now, and who set it."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from quizz import i18n, locations
from quizz.i18n import _, ngettext
from quizz.services.settings import SettingsFile, language_of
from quizz.storage.passwords import without_passwords


class Origin(Enum):
    """Who set a setting, the strongest first."""

    OPTION = auto()
    ENVIRONMENT = auto()
    FILE = auto()
    DEFAULT = auto()

    @property
    def label(self) -> str:
        """In a word."""
        return {
            Origin.OPTION: _("option"),
            Origin.ENVIRONMENT: _("environnement"),
            Origin.FILE: _("fichier"),
            Origin.DEFAULT: _("défaut"),
        }[self]


@dataclass(frozen=True)
class InForce:
    """A setting by its name in the file, its value as text, and who set it."""

    name: str
    value: str
    origin: Origin


@dataclass(frozen=True, kw_only=True)
class Asked:
    """What the command line says of settings."""

    lang: str | None = None
    data_dir: str | None = None
    database: str | None = None
    content: Sequence[str] = ()


def in_force(
    asked: Asked, environment: Mapping[str, str], file: SettingsFile, *, rebound: int
) -> Iterator[InForce]:
    """Every setting; content has a line a folder. `rebound`: commands that have the keys of the file."""
    settings = file.settings
    yield _language(asked, environment, file)
    yield InForce("content", str(locations.builtin_content()), Origin.DEFAULT)
    for folders, origin in (
        (settings.content, Origin.FILE),
        (
            [part for part in environment.get("QUIZZ_CONTENT", "").split(os.pathsep) if part],
            Origin.ENVIRONMENT,
        ),
        (asked.content, Origin.OPTION),
    ):
        yield from (InForce("content", folder, origin) for folder in folders)
    yield _database(asked, environment, file)
    for name, value in (
        ("new_person.minutes", settings.minutes),
        ("new_person.appearance", settings.appearance),
        ("backups.keep", settings.backups_kept),
        ("audio.dictation", "auto" if settings.dictation_aloud else "off"),
    ):
        yield InForce(name, str(value), Origin.FILE if name in file.given else Origin.DEFAULT)
    yield InForce(
        "keys",
        ngettext("{n} commande changée", "{n} commandes changées", rebound).format(n=rebound),
        Origin.FILE if rebound else Origin.DEFAULT,
    )


def _language(asked: Asked, environment: Mapping[str, str], file: SettingsFile) -> InForce:
    language = language_of(asked.lang, file.settings, environment)
    if asked.lang:
        return InForce("language", language, Origin.OPTION)
    if file.settings.language:
        return InForce("language", language, Origin.FILE)
    by_system = language != i18n.SOURCE_LANGUAGE
    return InForce("language", language, Origin.ENVIRONMENT if by_system else Origin.DEFAULT)


def _database(asked: Asked, environment: Mapping[str, str], file: SettingsFile) -> InForce:
    """An address beats a folder, whoever gives them."""
    for address, origin in (
        (asked.database, Origin.OPTION),
        (environment.get("QUIZZ_DATABASE_URL"), Origin.ENVIRONMENT),
        (file.settings.database, Origin.FILE),
    ):
        if address:
            return InForce("database", without_passwords(address), origin)
    path = str(locations.data_folder(environment, asked.data_dir) / locations.DATABASE_NAME)
    if asked.data_dir:
        return InForce("database", path, Origin.OPTION)
    moved = environment.get("QUIZZ_DATA_DIR")
    return InForce("database", path, Origin.ENVIRONMENT if moved else Origin.DEFAULT)
