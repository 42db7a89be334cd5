"""The version of the schema: read in passing, raised when it is old. Alembic is imported only then."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from sqlalchemy import Connection, Engine, column, inspect, select, table, update

from quizz.storage import versions
from quizz.storage.engine import keep_write_ahead_log, reader, writer
from quizz.storage.errors import corrupt, newer
from quizz.storage.refusals import decoding, place_of

MIGRATIONS = Path(__file__).parent / "migrations"

_version = table(versions.VERSION_TABLE, column("version_num"))
_STAMPED = select(_version.c.version_num)
_TOUCH = update(_version).values(version_num=_version.c.version_num)


def prepare(engine: Engine, before_upgrade: Callable[[str], None] | None = None) -> None:
    """Make the tables, or bring them up to date.

    `before_upgrade` is called with the new version before tables that exist are changed, nobody else writing
    meanwhile; when it raises, they are not.

    A database that is refused is left as it was. A read-only or locked one is found out here rather than
    at the first answer, by a write that is taken back.
    Raises DatabaseNewer on an unknown version, DatabaseCorrupt when the tables are not those of quizz.
    """
    with reader(engine).connect() as connection:
        stamped_version(connection)
    keep_write_ahead_log(engine)
    with writer(engine).connect() as connection:
        stamped = stamped_version(connection)
        if stamped == versions.VERSIONS[-1]:
            connection.execute(_TOUCH)
            return
        if stamped is not None and before_upgrade is not None:
            before_upgrade(versions.VERSIONS[-1])
        _upgrade(connection)
        connection.commit()


def stamped_version(connection: Connection) -> str | None:
    """The version of a database, None when it is empty."""
    place = place_of(connection.engine.url)
    with decoding(place):
        tables = inspect(connection).get_table_names()
        version = connection.scalar(_STAMPED) if versions.VERSION_TABLE in tables else None
    if not tables:
        return None
    if not isinstance(version, str):
        raise corrupt(place)
    if version not in versions.VERSIONS:
        raise newer(place, version)
    return version


def _upgrade(connection: Connection) -> None:
    from alembic.command import upgrade
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    upgrade(config, "head")
