"""Where quizz keeps things. Pure functions of the environment; no folder is made here."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path

from platformdirs import PlatformDirs

DATABASE_NAME = "quizz.db"
PACKS_NAME = "packs"
SETTINGS_NAME = "settings.toml"
_DIRS = PlatformDirs("quizz", appauthor=False)


def data_folder(environment: Mapping[str, str], option: str | None = None) -> Path:
    """The folder of the database: --data-dir, else QUIZZ_DATA_DIR, else the platform's."""
    named = option or environment.get("QUIZZ_DATA_DIR")
    return _folder(named) if named else _DIRS.user_data_path


def packs_folder(environment: Mapping[str, str], option: str | None = None) -> Path:
    """The folder of the installed packs, beside the database file."""
    return data_folder(environment, option) / PACKS_NAME


def database_url(environment: Mapping[str, str], option: str | None = None) -> str | None:
    """The database named by --database or QUIZZ_DATABASE_URL, if any."""
    return option or environment.get("QUIZZ_DATABASE_URL") or None


def cache_folder(environment: Mapping[str, str], option: str | None = None) -> Path:
    """The folder of the compiled banks; beside the data when --data-dir or QUIZZ_DATA_DIR moves them."""
    named = option or environment.get("QUIZZ_DATA_DIR")
    return _folder(named) / "cache" if named else _DIRS.user_cache_path


def settings_file(
    environment: Mapping[str, str], option: str | None = None, data_dir: str | None = None
) -> tuple[Path, bool]:
    """The settings file, and whether --settings or QUIZZ_SETTINGS names it.

    Else it is in the platform's folder; beside the data when --data-dir or QUIZZ_DATA_DIR moves them.
    """
    named = option or environment.get("QUIZZ_SETTINGS")
    if named:
        return _folder(named), True
    moved = data_dir or environment.get("QUIZZ_DATA_DIR")
    return (_folder(moved) if moved else _DIRS.user_config_path) / SETTINGS_NAME, False


def folders_of_the_person() -> tuple[Path, ...]:
    """Where she looks for a file of her own: documents, downloads, home; they may not exist."""
    return _DIRS.user_documents_path, _DIRS.user_downloads_path, Path("~").expanduser()


def builtin_content() -> Path:
    """The content that comes with the program: in the wheel, or in the source tree."""
    package = Path(__file__).parent
    in_wheel = package / "_content"
    return in_wheel if in_wheel.is_dir() else package.parent.parent / "content"


def content_folders(
    environment: Mapping[str, str], options: Sequence[str] = (), settings: Sequence[str] = ()
) -> tuple[Path, ...]:
    """The built-in content, that of the settings, QUIZZ_CONTENT (separated as PATH is), each --content."""
    named = [part for part in environment.get("QUIZZ_CONTENT", "").split(os.pathsep) if part]
    return (builtin_content(), *(_folder(name) for name in (*settings, *named, *options)))


def _folder(name: str) -> Path:
    """`~` stands for the home folder; a `~someone` that nobody is stays as typed."""
    try:
        return Path(name).expanduser()
    except RuntimeError:
        return Path(name)
