from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from quizz.errors import UsageError
from quizz.storage.copies import connected, looked_at
from quizz.storage.engine import sqlite_url
from quizz.storage.uris import sqlite_uri


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        (PurePosixPath("/home/léa/quizz.db"), "file:///home/l%C3%A9a/quizz.db?mode=rw"),
        (PurePosixPath("/a b/c#d?e%20f.db"), "file:///a%20b/c%23d%3Fe%2520f.db?mode=rw"),
        (PureWindowsPath(r"C:\Users\Léa\quizz.db"), "file:///C:/Users/L%C3%A9a/quizz.db?mode=rw"),
        (PureWindowsPath(r"\\srv\home\quizz.db"), "file:////srv/home/quizz.db?mode=rw"),
        (PureWindowsPath(r"\\srv\à moi#1\50%.db"), "file:////srv/%C3%A0%20moi%231/50%25.db?mode=rw"),
    ],
)
def test_the_authority_is_always_empty(path: PurePosixPath | PureWindowsPath, uri: str) -> None:
    assert sqlite_uri(path, "mode=rw") == uri


NAMES = ["a b", "é#%20?&=", "c:d", "%2F"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such names")
@pytest.mark.parametrize("name", [*map(os.fsencode, NAMES), b"caf\xe9"])
def test_sqlite_opens_the_file_of_that_name(tmp_path: Path, name: bytes) -> None:
    file = tmp_path / os.fsdecode(name) / "q.db"
    try:
        file.parent.mkdir()
    except OSError:
        pytest.skip("this disk has no such names")
    with closing(sqlite3.connect(file)) as made, made:
        made.execute("CREATE TABLE t (x)")
    for opened in (connected(file), looked_at(file)):
        with opened as connection:
            assert connection.execute("SELECT name FROM sqlite_schema").fetchall() == [("t",)]
    assert [path.name for path in tmp_path.iterdir()] == [file.parent.name]


@pytest.mark.skipif(sys.platform != "linux", reason="a path that begins with two slashes")
def test_two_slashes_are_no_server(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "q.db").close()
    with connected(Path(f"/{tmp_path}") / "q.db") as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)


def test_a_name_that_no_url_can_hold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"n’est pas écrit en UTF-8.*--data-dir"):
        sqlite_url(tmp_path / "caf\udce9" / "quizz.db")
