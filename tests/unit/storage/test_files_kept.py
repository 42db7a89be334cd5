from __future__ import annotations

import errno
import os
import stat
import sys
from pathlib import Path

import pytest

from quizz.storage.files import flush_folder, followed, put_in_place

posix = pytest.mark.skipif(sys.platform == "win32", reason="not what Windows does")


def failing_for_folders(number: int):
    real = os.fsync

    def fsync(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, os.strerror(number))
        real(descriptor)

    return fsync


@posix
@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
def test_a_disk_that_cannot_flush_a_folder_will_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    monkeypatch.setattr("quizz.storage.files.os.fsync", failing_for_folders(number))
    written = tmp_path / "written"
    written.write_text("whole")
    put_in_place(written, tmp_path / "goal")
    assert (tmp_path / "goal").read_text() == "whole"


@posix
def test_a_disk_that_fails_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("quizz.storage.files.os.fsync", failing_for_folders(errno.EIO))
    with pytest.raises(OSError, match=os.strerror(errno.EIO)):
        flush_folder(tmp_path)


@posix
def test_links_are_followed_to_the_end_whether_the_file_exists_or_not(tmp_path: Path) -> None:
    file = tmp_path / "real" / "q.db"
    first, second = tmp_path / "first.db", tmp_path / "second.db"
    first.symlink_to(Path("real") / "q.db")
    second.symlink_to(first)
    assert followed(second) == followed(first) == followed(file) == file
    loop = tmp_path / "loop.db"
    loop.symlink_to(loop)
    assert followed(loop).parent == tmp_path


def test_a_file_that_is_no_link_keeps_the_name_it_was_given(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    (tmp_path / "real" / "q.db").write_text("")
    assert followed(tmp_path / "link" / "q.db") == tmp_path / "link" / "q.db"
