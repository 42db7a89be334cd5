"""What the system says when it refuses, in French sentences."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from quizz.reasons import reason_of


def test_the_usual_reasons_are_worded(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError) as missing:
        (tmp_path / "none").read_bytes()
    assert reason_of(missing.value) == "ce fichier ou ce dossier n’existe pas"
    with pytest.raises((IsADirectoryError, PermissionError)) as folder:
        os.open(tmp_path, os.O_WRONLY)
    assert reason_of(folder.value) in {"c’est un dossier", "l’accès est refusé"}


def test_none_of_the_usual_ones_is_left_in_english() -> None:
    names = (
        "ENOENT",
        "EACCES",
        "EPERM",
        "EISDIR",
        "ENOTDIR",
        "EEXIST",
        "ENOSPC",
        "EROFS",
        "ELOOP",
        "ENAMETOOLONG",
    )
    for number in (getattr(errno, name) for name in names):
        assert reason_of(OSError(number, os.strerror(number))) != os.strerror(number)


def test_the_others_are_told_as_they_are() -> None:
    assert reason_of(OSError(errno.EIO, "Input/output error")) == "Input/output error"
    assert reason_of(OSError("une phrase")) == "une phrase"
    assert reason_of(ValueError("embedded null byte")) == "embedded null byte"
