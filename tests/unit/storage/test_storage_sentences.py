from __future__ import annotations

import errno
import sqlite3

import pytest
from msgspec import DecodeError
from sqlalchemy import make_url
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, OperationalError, ProgrammingError

from quizz.errors import (
    DatabaseBusy,
    DatabaseCorrupt,
    DatabaseFull,
    DatabaseMisshapen,
    DatabaseReadOnly,
    StorageError,
)
from quizz.storage.refusals import decoding, explained, is_duplicate, place_of

PLACE = "/dossier/quizz.db"


def sqlite_error(code: int) -> DBAPIError:
    cause = sqlite3.OperationalError("what SQLite says")
    cause.sqlite_errorcode = code
    return OperationalError("SELECT 1", {}, cause)


class ServerError(Exception):
    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("what the server says\nand more")
        self.sqlstate = sqlstate


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (sqlite_error(sqlite3.SQLITE_BUSY), DatabaseBusy),
        (sqlite_error(sqlite3.SQLITE_BUSY_SNAPSHOT), DatabaseBusy),
        (sqlite_error(sqlite3.SQLITE_LOCKED), DatabaseBusy),
        (sqlite_error(sqlite3.SQLITE_READONLY_DBMOVED), DatabaseReadOnly),
        (sqlite_error(sqlite3.SQLITE_CANTOPEN_ISDIR), DatabaseReadOnly),
        (sqlite_error(sqlite3.SQLITE_PERM), DatabaseReadOnly),
        (sqlite_error(sqlite3.SQLITE_FULL), DatabaseFull),
        (sqlite_error(sqlite3.SQLITE_CORRUPT_INDEX), DatabaseCorrupt),
        (sqlite_error(sqlite3.SQLITE_NOTADB), DatabaseCorrupt),
        (sqlite_error(sqlite3.SQLITE_ERROR), DatabaseMisshapen),
        (sqlite_error(sqlite3.SQLITE_CONSTRAINT_NOTNULL), DatabaseMisshapen),
        (sqlite_error(sqlite3.SQLITE_MISMATCH).orig, DatabaseMisshapen),
        (sqlite_error(sqlite3.SQLITE_ABORT_ROLLBACK), StorageError),
        (sqlite_error(sqlite3.SQLITE_INTERNAL).orig, StorageError),
        (OperationalError("", {}, sqlite3.OperationalError("Could not decode to UTF-8")), DatabaseCorrupt),
        (sqlite_error(sqlite3.SQLITE_IOERR_READ), StorageError),
        (OperationalError("", {}, ServerError("55P03")), DatabaseBusy),
        (ProgrammingError("", {}, ServerError("42501")), DatabaseReadOnly),
        (OperationalError("", {}, ServerError("53100")), DatabaseFull),
        (DBAPIError("", {}, ServerError("XX001")), DatabaseCorrupt),
        (OperationalError("", {}, ServerError(None)), StorageError),
        (ProgrammingError("", {}, ServerError("42703")), DatabaseMisshapen),
        (IntegrityError("", {}, ServerError("23502")), DatabaseMisshapen),
        (DataError("", {}, ServerError("22001")), DatabaseMisshapen),
        (PermissionError(errno.EACCES, "no"), DatabaseReadOnly),
        (OSError(errno.EROFS, "no"), DatabaseReadOnly),
        (OSError(errno.ENOSPC, "no"), DatabaseFull),
        (OSError(errno.EFBIG, "no"), DatabaseFull),
        (OSError(errno.EIO, "the disk says"), StorageError),
        (OSError(errno.ESTALE, "no"), StorageError),
        (OSError("no number"), StorageError),
        (IsADirectoryError(errno.EISDIR, "no"), StorageError),
        (sqlite_error(sqlite3.SQLITE_NOTADB).orig, DatabaseCorrupt),
        (sqlite_error(sqlite3.SQLITE_BUSY).orig, DatabaseBusy),
        (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"), DatabaseCorrupt),
    ],
)
def test_what_goes_wrong_is_told_in_a_sentence(error: Exception, kind: type[StorageError]) -> None:
    with pytest.raises(StorageError) as caught, explained(PLACE):
        raise error
    assert type(caught.value) is kind
    assert caught.value.__cause__ is error
    sentence = str(caught.value)
    assert PLACE in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "error",
    [
        sqlite_error(sqlite3.SQLITE_MISUSE),
        ValueError("a mistake of ours"),
        ProgrammingError("", {}, sqlite3.ProgrammingError("a mistake of ours")),
        ProgrammingError("", {}, ServerError("42601")),
        BrokenPipeError(errno.EPIPE, "who read what is told has left"),
        KeyError("x"),
    ],
)
def test_what_is_our_own_mistake_goes_through(error: Exception) -> None:
    with pytest.raises(type(error)) as caught, explained(PLACE):
        raise error
    assert caught.value is error


@pytest.mark.parametrize(
    "error",
    [
        DecodeError("no JSON"),
        ValueError("Invalid isoformat string"),
        UnicodeDecodeError("utf-8", b"\xff", 0, 1, "no"),
        TypeError("no bytes"),
        OverflowError("too far"),
        sqlite_error(sqlite3.SQLITE_CORRUPT),
    ],
)
def test_a_value_that_makes_no_sense_is_damage(error: Exception) -> None:
    with pytest.raises(DatabaseCorrupt, match=PLACE) as caught, decoding(PLACE):
        raise error
    assert caught.value.__cause__ is error


def test_a_password_is_never_part_of_the_place() -> None:
    assert place_of(make_url("sqlite:////dossier/quizz.db")) == PLACE
    assert place_of(make_url("postgresql://me:secret@host/base")) == "postgresql://me:***@host/base"


def test_what_the_disk_says_is_told() -> None:
    with pytest.raises(StorageError, match=r"\(the disk says\)"), explained(PLACE):
        raise OSError(errno.EIO, "the disk says")


def test_a_disk_that_refuses_to_write_says_what_was_kept() -> None:
    with (
        pytest.raises(StorageError, match=r"refuse d’écrire.*ce qui était enregistré l’est toujours"),
        explained(PLACE),
    ):
        raise sqlite_error(sqlite3.SQLITE_IOERR_WRITE)
    with pytest.raises(StorageError, match="ne répond pas"), explained(PLACE):
        raise sqlite_error(sqlite3.SQLITE_IOERR_READ)


def test_a_form_that_is_not_ours_says_what_the_database_said() -> None:
    with (
        pytest.raises(DatabaseMisshapen, match=r"attend \(what SQLite says\).*db check.*db restore"),
        explained(PLACE),
    ):
        raise sqlite_error(sqlite3.SQLITE_CONSTRAINT_NOTNULL)


@pytest.mark.parametrize(
    ("cause", "duplicate"),
    [
        (sqlite_error(sqlite3.SQLITE_CONSTRAINT_UNIQUE).orig, True),
        (sqlite_error(sqlite3.SQLITE_CONSTRAINT_NOTNULL).orig, False),
        (ServerError("23505"), True),
        (ServerError("23502"), False),
    ],
)
def test_a_name_that_is_taken_is_told_from_other_refusals(cause: Exception, duplicate: bool) -> None:
    assert is_duplicate(IntegrityError("", {}, cause)) is duplicate
