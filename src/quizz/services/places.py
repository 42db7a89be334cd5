"""Where to read and where to write. Light: the screens need it before anything heavy is imported."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from quizz import locations


@dataclass(frozen=True)
class Places:
    """`database`: a SQLite file, or a URL. `cache` None: nothing is compiled."""

    database: Path | str
    content: tuple[Path, ...]
    cache: Path | None

    @classmethod
    def of(
        cls,
        environment: Mapping[str, str],
        *,
        data_dir: str | None = None,
        database: str | None = None,
        content: tuple[str, ...] = (),
    ) -> Places:
        """The places named by options, else by the environment, else by the platform."""
        url = locations.database_url(environment, database)
        file = locations.data_folder(environment, data_dir) / locations.DATABASE_NAME
        return cls(
            database=url or file,
            content=locations.content_folders(environment, content),
            cache=locations.cache_folder(environment, data_dir),
        )
