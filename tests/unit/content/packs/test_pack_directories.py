"""Folders that are packs, and what is refused in one."""

from __future__ import annotations

import os
import socket

import pytest

from quizz.content.packs import directory, parcel
from quizz.content.packs.directory import read_directory
from quizz.errors import PackError

posix = pytest.mark.skipif(os.name == "nt", reason="needs links and special files")


def refusal(folder) -> str:
    with pytest.raises(PackError) as raised:
        read_directory(folder)
    return str(raised.value).replace("\u00a0", " ")


def test_a_pack(pack, write):
    folder = write(pack | {"notes.docx": "x", ".git/config": "x", "questions/accueil/photo.png": "x"})
    found = read_directory(folder)
    assert found.files == {name: text.encode() for name, text in pack.items()}
    assert found.ignored == ("notes.docx", "questions/accueil/photo.png")
    assert found.shown == str(folder)


def test_a_pack_one_level_down(pack, write):
    folder = write({f"ehpad/{name}": text for name, text in pack.items()})
    assert set(read_directory(folder).files) == set(pack)
    assert read_directory(folder).shown == str(folder / "ehpad")


def test_a_hidden_folder_is_not_entered(pack, write, monkeypatch):
    monkeypatch.setattr(parcel, "MAX_FILES", 5)
    folder = write(pack | {f".git/{n}": "x" for n in range(9)})
    assert len(read_directory(folder).files) == 2
    write({f"autres/{n}.txt": "x" for n in range(4)})
    assert "plus de 5 fichiers" in refusal(folder)


def test_too_much_in_all(pack, write, monkeypatch):
    monkeypatch.setattr(parcel, "MAX_BYTES", 5_000)
    folder = write(pack | {"film.mp4": "x" * 9_000})
    assert read_directory(folder).ignored == ("film.mp4",)
    write({"questions/accueil/b.yaml": "x" * 5_000})
    assert "textes" in refusal(folder)


@posix
def test_a_link_inside_is_followed_and_one_that_leaves_is_refused(pack, write, tmp_path):
    folder = write(pack)
    (folder / "questions" / "accueil" / "lien.yaml").symlink_to("nuit.yaml")
    assert len(read_directory(folder).files) == 3
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    (folder / "glossary.yaml").symlink_to(tmp_path / "secret")
    assert "« glossary.yaml » est un lien" in refusal(folder)


@posix
@pytest.mark.parametrize("target", ["/etc", "..", "absent", "boucle", "questions"])
def test_links_to_folders_and_to_nothing(pack, write, target):
    folder = write(pack)
    (folder / "boucle").symlink_to(target)
    assert "« boucle » est un lien" in refusal(folder)


@posix
@pytest.mark.parametrize("name", ["notes.txt", "glossary.yaml"])
def test_special_files(pack, write, name):
    folder = write(pack)
    os.mkfifo(folder / name)
    assert f"« {name} » n’est pas un fichier ordinaire" in refusal(folder)


@posix
def test_a_socket(pack, write, monkeypatch):
    folder = write(pack)
    monkeypatch.chdir(folder)  # the address of a socket is short
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind("prise")
        assert "fichier ordinaire" in refusal(folder)


@posix
def test_names_that_other_systems_would_misread(pack, write):
    assert "barre oblique inverse" in refusal(write(pack | {"questions\\x.yaml": "x"}))


def test_no_pack(write):
    assert "pas de manifeste" in refusal(write({"questions/accueil/nuit.yaml": "x"}))


def test_the_module_reads_no_more_than_is_left(pack, write):
    folder = write(pack)
    budget = parcel.Budget()
    budget.left = 3
    with pytest.raises(PackError):
        directory._bytes_of(folder / "pack.yaml", "pack.yaml", budget)


@posix
@pytest.mark.parametrize("kind", ["pipe", "link"])
def test_a_file_that_changes_after_it_was_looked_at(pack, write, tmp_path, monkeypatch, kind):
    folder = write(pack)
    (tmp_path / "secret").write_text("x", encoding="utf-8")
    target = folder / "questions" / "accueil" / "nuit.yaml"
    choose = directory.choose

    def changing(names):
        target.unlink()
        if kind == "pipe":
            os.mkfifo(target)
        else:
            target.symlink_to(tmp_path / "secret")
        return choose(names)

    monkeypatch.setattr(directory, "choose", changing)
    if kind == "pipe":
        assert "« questions/accueil/nuit.yaml » n’est pas un fichier ordinaire" in refusal(folder)
    else:
        with pytest.raises(OSError, match="symbolic links"):
            read_directory(folder)
