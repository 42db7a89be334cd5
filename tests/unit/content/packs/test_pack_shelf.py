"""The folder of installed packs, and what a crash leaves in it."""

from __future__ import annotations

import errno
import os
import shutil
import stat
from contextlib import nullcontext, suppress
from pathlib import Path

import pytest

from quizz.content.packs import shelf
from quizz.errors import PackError

OLD = {"pack.yaml": b"old", "questions/accueil/a.yaml": b"old"}
NEW = {"pack.yaml": b"new", "questions/accueil/b.yaml": b"new"}


@pytest.fixture
def packs(tmp_path) -> Path:
    return tmp_path / "data" / "packs"


def install(packs: Path, files: dict[str, bytes]) -> Path:
    with shelf.staged(packs, files) as folder:
        return shelf.put_in_place(folder, packs, "ehpad")


def files_of(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()
    }


def test_no_shelf_is_no_pack_and_makes_no_folder(packs):
    assert shelf.installed(packs) == {}
    assert not packs.exists()


def test_a_shelf_that_is_a_file_is_no_pack(packs):
    packs.parent.mkdir()
    packs.write_text("x", encoding="utf-8")
    assert shelf.installed(packs) == {}
    with pytest.raises(PackError, match="ne peut pas être changé"):
        install(packs, OLD)


def test_an_update_takes_the_place_of_the_former_one(packs):
    assert install(packs, OLD) == packs / "ehpad"
    assert files_of(install(packs, NEW)) == NEW
    assert [path.name for path in packs.iterdir()] == ["ehpad"]


def test_nothing_stays_of_what_was_not_put_in_place(packs):
    with shelf.staged(packs, NEW) as folder:
        assert files_of(folder) == NEW
        assert shelf.installed(packs) == {}
    assert list(packs.iterdir()) == []


def test_only_folders_with_the_name_of_a_pack_count(packs):
    install(packs, OLD)
    for name in (".staging-x", ".removed-x", "Majuscule", "con", "a b"):
        (packs / name).mkdir()
    (packs / "fichier").write_text("x", encoding="utf-8")
    if os.name == "posix":
        (packs / "lien").symlink_to("/etc")
    assert shelf.installed(packs) == {"ehpad": packs / "ehpad"}


class Crash(BaseException):
    """The machine stops here."""


@pytest.mark.parametrize("steps", range(9))
def test_a_crash_leaves_the_old_or_the_new(packs, monkeypatch, steps):
    """At any step that changes the disk; then a new try goes through."""
    install(packs, OLD)
    left = iter(range(steps))

    def crashing(real):
        def step(*arguments, **keywords):
            if next(left, None) is None:
                raise Crash
            return real(*arguments, **keywords)

        return step

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", crashing(Path.rename))
        patched.setattr(shelf.shutil, "rmtree", crashing(shutil.rmtree))
        patched.setattr(shelf, "_flush", crashing(shelf._flush))
        with suppress(Crash):
            install(packs, NEW)
    (found,) = shelf.installed(packs).values()
    assert files_of(found) in (OLD, NEW)
    assert files_of(install(packs, NEW)) == NEW
    assert list(shelf.installed(packs)) == ["ehpad"]
    shelf.take_away(packs, "ehpad")
    assert shelf.installed(packs) == {}


def test_a_rename_that_fails_brings_the_former_one_back(packs, monkeypatch):
    install(packs, OLD)
    rename = Path.rename

    def refusing(self, target):
        if self.name.startswith(".staging-"):
            raise PermissionError(13, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refusing)
    with pytest.raises(PackError, match="l’accès est refusé"):
        install(packs, NEW)
    assert files_of(shelf.installed(packs)["ehpad"]) == OLD
    assert [path.name for path in packs.iterdir()] == ["ehpad"]


def test_a_disk_that_is_full(packs, monkeypatch):
    install(packs, OLD)

    def full(handle):
        raise OSError(28, "le disque est plein on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(PackError, match="le disque est plein"):
        install(packs, NEW)
    assert files_of(packs / "ehpad") == OLD
    assert [path.name for path in packs.iterdir()] == ["ehpad"]


@pytest.mark.skipif(os.name != "posix", reason="folders are flushed on POSIX systems alone")
@pytest.mark.parametrize(
    ("reason", "told"),
    [(errno.EINVAL, False), (errno.ENOTSUP, False), (errno.ENOSYS, False), (errno.EIO, True)],
)
def test_a_file_system_that_cannot_flush_a_folder(packs, monkeypatch, reason, told):
    fsync = os.fsync

    def refusing(handle):
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(reason, os.strerror(reason))
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refusing)
    with pytest.raises(PackError) if told else nullcontext():
        install(packs, NEW)
    assert files_of(packs / "ehpad") == NEW
    with pytest.raises(PackError) if told else nullcontext():
        shelf.take_away(packs, "ehpad")


def test_a_former_one_alone_counts_and_is_removed_with_the_rest(packs):
    install(packs, OLD)
    (packs / "ehpad").rename(packs / "ehpad.old")
    assert shelf.installed(packs) == {"ehpad": packs / "ehpad.old"}
    shelf.take_away(packs, "ehpad")
    assert list(packs.iterdir()) == []


def test_what_was_abandoned_is_swept(packs):
    install(packs, OLD)
    for name, age in ((".staging-old", 2 * 86_400), (".removed-old", 2 * 86_400), (".staging-new", 60)):
        (packs / name).mkdir()
        at = (packs / name).stat().st_mtime - age
        os.utime(packs / name, (at, at))
    install(packs, NEW)
    assert {path.name for path in packs.iterdir()} == {"ehpad", ".staging-new"}
