"""Opens a database so that what is committed stays, whoever else has it open.

SQLite: the `begin` event below opens transactions, BEGIN for a reader, which then sees one state throughout,
BEGIN IMMEDIATE for a writer, which waits for its turn before it reads what it will change.
PostgreSQL: the same two promises, by REPEATABLE READ for readers and by one advisory lock for writers.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError

from quizz.errors import UsageError
from quizz.i18n import _
from quizz.storage.files import make_folder, make_private
from quizz.storage.hot.file import BUSY_TIMEOUT, checked_name, prepare_connection
from quizz.storage.refusals import explained, place_of

_DRIVERS = frozenset({"sqlite", "sqlite+pysqlite", "postgresql", "postgresql+psycopg"})
"""The kinds of address that are tested; SQLAlchemy knows others, whose transactions behave otherwise."""

_TRANSACTION = "quizz_transaction"
_WRITE = "write"
_NONE = "none"
_WRITERS_LOCK = 0x7175697A7A  # « quizz »: advisory locks share one space in a database


def sqlite_url(path: Path | str) -> str:
    """The URL of a SQLite file. Raises UsageError on a name that is not written in UTF-8, as URLs are."""
    checked_name(Path(path))
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def open_engine(url: str, *, busy_timeout: int = BUSY_TIMEOUT) -> Engine:
    """An engine on a SQLite file (made when missing, for its owner alone) or on PostgreSQL.

    Nothing is connected yet. Raises UsageError on another kind of address, StorageError when the file cannot
    be made.
    """
    parsed = _parsed(url)
    if parsed.get_backend_name() == "sqlite":
        return _open_sqlite(parsed, busy_timeout)
    return _open_postgresql(parsed, busy_timeout)


def reader(engine: Engine) -> Engine:
    """The engine for transactions that read one state of the database throughout."""
    if engine.dialect.name == "sqlite":
        return engine
    return engine.execution_options(isolation_level="REPEATABLE READ")


def writer(engine: Engine) -> Engine:
    """The engine for transactions that write, one at a time in the whole database."""
    return engine.execution_options(**{_TRANSACTION: _WRITE})


def keep_write_ahead_log(engine: Engine) -> None:
    """Switch a SQLite file to WAL, which it remembers; no transaction may be open meanwhile."""
    if engine.dialect.name == "sqlite":
        with engine.execution_options(**{_TRANSACTION: _NONE}).connect() as connection:
            connection.exec_driver_sql("PRAGMA journal_mode = WAL")


def _parsed(url: str) -> URL:
    try:
        parsed = make_url(url)
    except (ArgumentError, ValueError) as error:  # ValueError: a port that is no number
        raise UsageError(
            _(
                "L’adresse de la base n’est pas lisible. "
                "Écrivez par exemple sqlite:////dossier/quizz.db ou postgresql://personne@serveur/base."
            )
        ) from error
    if parsed.drivername not in _DRIVERS:
        raise UsageError(
            _(
                "quizz garde ses données dans SQLite ou PostgreSQL, pas dans « {kind} ». Écrivez sqlite:///… "
                'ou postgresql://…, ce dernier après pip install "quizz[postgresql]".'
            ).format(kind=parsed.drivername)
        )
    return parsed


def _open_sqlite(url: URL, busy_timeout: int) -> Engine:
    if url.database and url.database != ":memory:" and not url.database.startswith("file:"):
        with explained(place_of(url)):
            make_folder(Path(url.database).parent)
            make_private(Path(url.database))
    engine = create_engine(url, connect_args={"timeout": busy_timeout / 1000})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: object) -> None:
    prepare_connection(connection)


def _begin_sqlite(connection: Connection) -> None:
    match connection.get_execution_options().get(_TRANSACTION):
        case "write":
            connection.exec_driver_sql("BEGIN IMMEDIATE")
        case "none":
            pass
        case _:
            connection.exec_driver_sql("BEGIN")


def _open_postgresql(url: URL, busy_timeout: int) -> Engine:
    try:
        engine = create_engine(url, pool_pre_ping=True)
    except ImportError as error:  # psycopg itself, or the library of PostgreSQL that it wraps
        raise UsageError(
            _('Il manque de quoi parler à PostgreSQL. Installez-le : pip install "quizz[postgresql]".')
        ) from error

    def prepare(connection: Any, _record: object) -> None:
        connection.execute(f"SET lock_timeout = {busy_timeout:d}")
        connection.commit()

    event.listen(engine, "connect", prepare)
    event.listen(engine, "begin", _begin_postgresql)
    return engine


def _begin_postgresql(connection: Connection) -> None:
    if connection.get_execution_options().get(_TRANSACTION) == _WRITE:
        connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_WRITERS_LOCK})")
