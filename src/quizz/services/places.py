"""Where to read and where to write. Light: the screens need it before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizz import locations
from quizz.content.packs.shelf import installed
from quizz.services.settings import DEFAULTS, Settings


@dataclass(frozen=True)
class Places:
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

        The installed packs come after the built-in content, before the folders that are named.
        """
        url = locations.database_url(environment, database) or settings.database_place
        file = locations.data_folder(environment, data_dir) / locations.DATABASE_NAME
        builtin, *others = locations.content_folders(environment, content, settings.content)
        packs = installed(locations.packs_folder(environment, data_dir))
        return cls(
            database=url or file,
            content=(builtin, *packs.values(), *others),
            cache=locations.cache_folder(environment, data_dir),
            backups_kept=settings.backups_kept,
        )
