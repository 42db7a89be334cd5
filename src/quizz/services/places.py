"""Where to read and where to write. Light: the screens need it before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizz import locations
from quizz.content.packs.shelf import installed
from quizz.services.settings import DEFAULTS, Settings


class Places(Struct, frozen=True):
    """`database`: a SQLite file, or a URL. `cache` None: nothing is compiled. `backups_kept`: daily ones."""

    database: Path | str
    content: tuple[Path, ...]
    cache: Path | None
    backups_kept: int = DEFAULTS.backups_kept

    @classmethod
    def of(
        cls,
        environment: Mapping[str, str],
        *,
        data_dir: str | None = None,
        database: str | None = None,
        content: tuple[str, ...] = (),
        settings: Settings = DEFAULTS,
    ) -> Places:
        """The places named by options, else by the environment, the settings, the platform.

        The installed packs come after the built-in content, before the folders that are named, and not at all
        where one of these is another version of them: who works on an installed pack reads her own folder.
        """
        url = locations.database_url(environment, database) or settings.database_place
        file = locations.data_folder(environment, data_dir) / locations.DATABASE_NAME
        builtin, *others = locations.content_folders(environment, content, settings.content)
        packs = installed(locations.packs_folder(environment, data_dir)).values()
        return cls(
            database=url or file,
            content=(builtin, *_without_versions_of(tuple(others), tuple(packs)), *others),
            cache=locations.cache_folder(environment, data_dir),
            backups_kept=settings.backups_kept,
        )

    def led_by(self, folder: Path) -> Places:
        """The same with a folder of content before the rest, in the place of its other versions."""
        return replace(self, content=(folder, *_without_versions_of((folder,), self.content)))


def _without_versions_of(mine: tuple[Path, ...], folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """The folders of which none of `mine` is another version."""
    if not mine or not folders:
        return folders
    from quizz.services.authoring.targets import Target, is_version_of  # what lists folders

    targets = [Target(folder, folder) for folder in mine if folder.is_dir()]
    return tuple(folder for folder in folders if not any(is_version_of(target, folder) for target in targets))
