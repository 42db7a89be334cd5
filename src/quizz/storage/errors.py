"""What databases and disks say, as sentences for the person; `refusals` has what comes through SQLAlchemy."""

from __future__ import annotations

import errno
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec import MsgspecError

from quizz.errors import (
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseFull,
    DatabaseMisshapen,
    DatabaseNewer,
    DatabaseReadOnly,
    StorageError,
)
from quizz.i18n import _
from quizz.reasons import reason_of


@contextmanager
def explained(place: str) -> Iterator[None]:
    """Turn what the database or the disk refuses into a StorageError.

    What no state of a database explains goes through: a misuse of its driver is a mistake of the program.
    """
    try:
        yield
    except sqlite3.Error as error:
        explanation = of_sqlite(error, place)
        if explanation is None:
            raise
        raise explanation from error
    except BrokenPipeError:  # whoever read what the program tells has left
        raise
    except OSError as error:
        explain = _BY_ERRNO.get(error.errno or 0)
        raise (failing(place, _said(error)) if explain is None else explain(place)) from error
    except UnicodeDecodeError as error:  # sqlite3 cannot read SQLite's message, which quotes a damaged schema
        raise corrupt(place) from error


@contextmanager
def decoding(place: str) -> Iterator[None]:
    """As `explained`, around reading rows alone: there, a value that makes no sense is damage."""
    with explained(place):
        try:
            yield
        except (MsgspecError, ValueError, TypeError, OverflowError) as error:
            raise corrupt(place) from error


def reason(error: StorageError) -> str:
    """What the disk or the database itself said, in its own words."""
    return _said(error.__cause__ or error)


def busy(place: str) -> DatabaseBusy:
    """Another program holds the database."""
    return DatabaseBusy(
        _(
            "La base « {place} » est occupée par un autre programme. "
            "Fermez-le ou attendez qu’il ait fini, puis recommencez."
        ).format(place=place)
    )


def read_only(place: str) -> DatabaseReadOnly:
    """The database cannot be opened for writing."""
    return DatabaseReadOnly(
        _(
            "La base « {place} » ne peut pas être écrite. Vérifiez que le fichier et son dossier existent "
            "et que vous avez le droit d’y écrire, ou choisissez un autre dossier avec --data-dir."
        ).format(place=place)
    )


def full(place: str) -> DatabaseFull:
    """No room is left."""
    return DatabaseFull(
        _(
            "Le disque est plein : rien n’a pu être ajouté à la base « {place} ». "
            "Ce qui était enregistré l’est toujours. Libérez de la place, puis recommencez."
        ).format(place=place)
    )


def corrupt(place: str) -> DatabaseCorrupt:
    """The database is damaged, or is no database of quizz."""
    return DatabaseCorrupt(
        _(
            "La base « {place} » est abîmée, ou n’est pas une base de quizz. "
            "Remettez une copie de sauvegarde à sa place avec « quizz db restore », "
            "ou choisissez un autre dossier avec --data-dir."
        ).format(place=place)
    )


def misshapen(place: str, detail: str) -> DatabaseMisshapen:
    """The tables are not those that the statements of this version are written for."""
    return DatabaseMisshapen(
        _(
            "La base « {place} » n’a pas la forme que cette version de quizz attend ({detail}). "
            "« quizz db check » la vérifie, « quizz db restore » remet une sauvegarde ; "
            "ou choisissez un autre dossier avec --data-dir."
        ).format(place=place, detail=detail)
    )


def newer(place: str, version: str) -> DatabaseNewer:
    """The database was written by a newer quizz."""
    return DatabaseNewer(
        _(
            "La base « {place} » vient d’une version plus récente de quizz (schéma {version}). "
            "Elle n’a pas été modifiée. Mettez quizz à jour pour l’ouvrir."
        ).format(place=place, version=version)
    )


def failing(place: str, detail: str) -> StorageError:
    """The disk or the server failed for a reason that only they can tell."""
    return StorageError(
        _(
            "La base « {place} » ne répond pas ({detail}). "
            "Vérifiez le disque ou le serveur qui la porte, puis recommencez."
        ).format(place=place, detail=detail)
    )


def _unwritten(place: str, detail: str) -> StorageError:
    """The disk refused to write, for a reason that is not its being full."""
    return StorageError(
        _(
            "Le disque refuse d’écrire dans la base « {place} » ({detail}) : ce qui venait d’être fait "
            "n’est pas gardé, ce qui était enregistré l’est toujours. "
            "Vérifiez la place libre et l’état du disque, puis recommencez."
        ).format(place=place, detail=detail)
    )


_BY_SQLITE_CODE: dict[int, Callable[[str], StorageError]] = {
    sqlite3.SQLITE_BUSY: busy,
    sqlite3.SQLITE_LOCKED: busy,
    sqlite3.SQLITE_PROTOCOL: busy,
    sqlite3.SQLITE_READONLY: read_only,
    sqlite3.SQLITE_PERM: read_only,
    sqlite3.SQLITE_CANTOPEN: read_only,
    sqlite3.SQLITE_FULL: full,
    sqlite3.SQLITE_CORRUPT: corrupt,
    sqlite3.SQLITE_NOTADB: corrupt,
}

_MISSHAPEN = frozenset(
    {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_SCHEMA}
)
"""Our statements never change: what they ask or write is refused by a schema that is not ours."""

_MISUSED = frozenset({sqlite3.SQLITE_OK, sqlite3.SQLITE_MISUSE, sqlite3.SQLITE_RANGE})
"""A mistake of the program; SQLITE_OK: told by Python's sqlite3 itself."""

_UNWRITTEN = frozenset(
    {
        sqlite3.SQLITE_IOERR_WRITE,
        sqlite3.SQLITE_IOERR_FSYNC,
        sqlite3.SQLITE_IOERR_TRUNCATE,
        sqlite3.SQLITE_IOERR_SHMSIZE,
    }
)

_BY_ERRNO: dict[int, Callable[[str], StorageError]] = {
    errno.EACCES: read_only,
    errno.EPERM: read_only,
    errno.EROFS: read_only,
    errno.ENOTDIR: read_only,
    errno.EEXIST: read_only,
    errno.ENOENT: read_only,
    errno.ENAMETOOLONG: read_only,
    errno.ENOSPC: full,
    errno.EDQUOT: full,
    errno.EFBIG: full,
}


def _said(error: BaseException) -> str:
    return (reason_of(error) or type(error).__name__).partition("\n")[0]


def of_sqlite(cause: sqlite3.Error, place: str) -> StorageError | None:
    """What sqlite3 refused; None for a mistake of the program."""
    # The low byte is the primary code. Python sets none on its own errors, of which OperationalError
    # is a text that is not UTF-8.
    own = sqlite3.SQLITE_CORRUPT if isinstance(cause, sqlite3.OperationalError) else sqlite3.SQLITE_OK
    code = getattr(cause, "sqlite_errorcode", own)
    if code & 0xFF == sqlite3.SQLITE_IOERR:
        return (_unwritten if code in _UNWRITTEN else failing)(place, str(cause))
    primary = code & 0xFF
    if primary in _BY_SQLITE_CODE:
        return _BY_SQLITE_CODE[primary](place)
    if primary in _MISSHAPEN:
        return misshapen(place, str(cause))
    return None if primary in _MISUSED else failing(place, str(cause))
