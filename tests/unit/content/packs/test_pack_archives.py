"""ZIPs that are packs, and ZIPs that would do harm."""

from __future__ import annotations

import io
import stat
import struct
import warnings
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quizz.content.packs import archive, parcel
from quizz.content.packs.archive import read_archive, unpack
from quizz.errors import PackError

MANIFEST = "pack.yaml"


def info(name: str, mode: int = 0, *, attributes: int = 0) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.create_system = 3
    entry.external_attr = (mode << 16) | attributes
    return entry


def with_entry(pack, entry, data=b"x") -> bytes:
    """The pack and one more entry, whatever it is called."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in pack.items():
            made.writestr(name, text)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # zipfile warns of a name that is there twice
            made.writestr(entry, data)
    return buffer.getvalue()


def refusal(data: bytes) -> str:
    with pytest.raises(PackError) as raised:
        unpack(data, "paquet.zip")
    return str(raised.value).replace("\u00a0", " ")


@pytest.mark.parametrize("method", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED])
@pytest.mark.parametrize("root", ["", "ehpad/"])
def test_a_pack_at_the_top_or_one_level_down(pack, make_zip, method, root):
    data = make_zip({root + name: text for name, text in pack.items()}, method)
    found = unpack(data, "paquet.zip")
    assert found.files == {name: text.encode() for name, text in pack.items()}
    assert found.shown == f"paquet.zip/{root}".rstrip("/")
    assert found.ignored == ()


def test_entries_of_folders_are_nothing(pack, make_zip):
    data = make_zip(
        {"ehpad/": "", "ehpad/questions/": ""} | {f"ehpad/{name}": text for name, text in pack.items()}
    )
    assert set(unpack(data, "p.zip").files) == set(pack)


def test_only_known_files_are_taken(pack, make_zip):
    others = {
        "notes.docx": b"\0",
        "questions/accueil/photo.png": b"\0",
        "autre.zip": make_zip({"pack.yaml": "id: x"}),
        "glossaire.yaml": "terms: []",
        "accueil/nuit.yaml": "id: x",
    }
    noise = {"__MACOSX/._pack.yaml": b"\0", ".DS_Store": b"\0", "questions/accueil/.cache.yaml": "x"}
    kept = {
        "LICENSE": "CC",
        "README.md": "Lisez-moi",
        "glossary.yaml": "terms: []",
        "tariffs.yaml": "tariffs: []",
    }
    found = unpack(make_zip(pack | others | noise | kept), "p.zip")
    assert set(found.files) == {*pack, *kept}
    assert set(found.ignored) == set(others)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("/etc/passwd", "endroit précis"),
        ("../ailleurs.yaml", "sort du paquet"),
        ("questions/../../ailleurs.yaml", "sort du paquet"),
        ("questions/..", "sort du paquet"),
        ("C:/ailleurs.yaml", "endroit précis"),
        ("C:ailleurs.yaml", "endroit précis"),
        ("..\\ailleurs.yaml", "barre oblique inverse"),
        ("questions\\accueil\\x.yaml", "barre oblique inverse"),
        ("questions//x.yaml", "pas écrit simplement"),
        ("./x.yaml", "pas écrit simplement"),
        ("questions/\x1b[31m.yaml", "caractère de contrôle"),
        ("questions/a\u202eb.yaml", "caractère de contrôle"),
        ("questions/" + "a" * 160 + ".yaml", "trop long"),
        ("questions/" + "é" * 80 + ".yaml", "trop long"),
        ("a/" * 99 + "x.yaml", "trop long"),
        ("a/" * 12 + "x.yaml", "trop de dossiers"),
        ("/", "endroit précis"),
    ],
)
def test_names_that_lead_elsewhere(pack, name, reason):
    assert reason in refusal(with_entry(pack, info(name)))


def test_a_name_with_a_nul(pack, make_zip):
    data = make_zip(pack | {"questions/accueil/x.yamlZ../y": "x"})
    assert "caractère de contrôle" in refusal(data.replace(b"x.yamlZ../y", b"x.yaml\0../y"))


@pytest.mark.parametrize(
    "name",
    [
        "questions/accueil/con.yaml",
        "questions/aux/x.yaml",
        "questions/a./x.yaml",
        "questions/a?.yaml",
        "questions/COM1.x.yaml",
        "questions/a:b.yaml",
    ],
)
def test_names_that_some_system_cannot_have(pack, name):
    assert "tous les systèmes" in refusal(with_entry(pack, info(name)))


def test_a_file_that_is_a_folder_too(pack):
    assert "tous les systèmes" in refusal(with_entry(pack, info("questions/accueil/nuit.yaml/x.yaml")))


def test_names_that_are_one_on_some_system(pack):
    assert "aux majuscules près" in refusal(with_entry(pack, info("questions/accueil/NUIT.yaml")))
    accents = pack | {"questions/accueil/e\u0301te.yaml": "x"}
    assert "aux majuscules près" in refusal(with_entry(accents, info("questions/accueil/éte.yaml")))
    assert "deux fois" in refusal(with_entry(pack, info(MANIFEST)))


@pytest.mark.parametrize("name", ["questions/accueil/x.yaml", "notes.txt", "dossier/"])
@pytest.mark.parametrize("mode", [stat.S_IFLNK, stat.S_IFIFO, stat.S_IFCHR, stat.S_IFBLK, stat.S_IFSOCK])
def test_links_and_special_files(pack, name, mode):
    told = refusal(with_entry(pack, info(name, mode | 0o777), b"/etc/passwd"))
    assert ("est un lien" if mode == stat.S_IFLNK else "fichier ordinaire") in told


def test_a_link_of_windows(pack):
    assert "est un lien" in refusal(with_entry(pack, info("x.yaml", attributes=0x400)))


def with_flags(data: bytes, flags: int) -> bytes:
    """The same archive, with flags set on every entry."""
    changed = bytearray(data)
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            (old,) = struct.unpack_from("<H", changed, at + offset)
            struct.pack_into("<H", changed, at + offset, old | flags)
            at = data.find(mark, at + 1)
    return bytes(changed)


@pytest.mark.parametrize("flag", [0x1, 0x41, 0x2001])
def test_encrypted_entries(pack, make_zip, flag):
    assert "mot de passe" in refusal(with_flags(make_zip(pack), flag))


@pytest.mark.parametrize("method", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_other_compressions(pack, make_zip, method):
    assert "façon inhabituelle" in refusal(make_zip(pack, method))


def test_a_name_that_is_not_utf8(pack, make_zip):
    data = make_zip(pack | {"r_sum_.txt": "x"}).replace(b"r_sum_", b"r\x82sum\x82")
    assert "n’est pas en UTF-8" in refusal(data)


def test_a_name_in_utf8_that_does_not_say_so(pack, make_zip):
    data = make_zip(pack | {"questions/accueil/xxte.yaml": "x"}).replace(b"xxte", "éte".encode())
    assert "questions/accueil/éte.yaml" in unpack(data, "p.zip").files


def test_a_name_that_says_utf8_and_is_not(pack, make_zip):
    data = make_zip(pack | {"questions/accueil/xte.yaml": "x"}).replace(b"xte", b"\xffte")
    assert "abîmée" in refusal(with_flags(data, 0x800))


def test_too_many_files(pack, make_zip, monkeypatch):
    monkeypatch.setattr(parcel, "MAX_FILES", 20)
    files = {f"questions/accueil/{n}.yaml": "x" for n in range(18)}
    assert len(unpack(make_zip(pack | files), "p.zip").files) == 20
    assert "plus de 20 fichiers" in refusal(make_zip(pack | files | {"un-de-trop.txt": ""}))
    nothing = {f"d{n}/": "" for n in range(60)}
    assert "plus de 20 fichiers" in refusal(make_zip(pack | nothing))


def test_too_much_in_all(pack, make_zip, monkeypatch):
    monkeypatch.setattr(parcel, "MAX_BYTES", 10_000)
    line = "".join(chr(97 + n * n % 26) for n in range(4_000))
    assert unpack(make_zip(pack | {"README.md": line}), "p.zip")
    two = {"README.md": line, "questions/accueil/b.yaml": line, "questions/accueil/c.yaml": line}
    assert "textes" in refusal(make_zip(pack | two))
    assert unpack(make_zip(pack | {"film.mp4": line * 9}), "p.zip").ignored == ("film.mp4",)


def test_the_limits_are_those_that_are_told():
    assert (parcel.MAX_FILES, parcel.MAX_BYTES, archive.MAX_RATIO) == (2_000, 20_000_000, 100)


@pytest.mark.parametrize("size", [2_000_000, 200_000_000])
def test_a_bomb_is_left_as_soon_as_it_grows(pack, make_zip, size):
    told = refusal(make_zip(pack | {"questions/accueil/z.yaml": b"0" * size}))
    assert "grossit plus de 100 fois" in told


def test_a_bomb_that_lies_about_its_size(pack, make_zip):
    """The size in the headers says 10 bytes."""
    size = 30_000_000
    data = make_zip(pack | {"questions/accueil/z.yaml": b"0" * size})
    assert "abîmée" in refusal(data.replace(struct.pack("<I", size), struct.pack("<I", 10)))


def test_an_entry_that_is_shorter_than_it_says(pack, make_zip):
    data = make_zip(pack | {"README.md": "Lisez-moi. " * 700})
    size, more = struct.pack("<I", 7_700), struct.pack("<I", 7_800)
    assert data.count(size) == 2
    assert "abîmée" in refusal(data.replace(size, more))


def test_entries_that_share_their_bytes(pack, make_zip):
    """Many names for one block: 400 entries of 90 kB in an archive of 120 kB."""
    noise = bytes(n * n * 7 % 251 for n in range(90_000))
    names = [f"questions/accueil/{n:04}.yaml" for n in range(400)]
    block = "questions/accueil/bloc.yaml"
    data = bytearray(make_zip(dict.fromkeys(names, b"") | pack | {block: noise}, zipfile.ZIP_STORED))
    at = data.find(b"PK\x01\x02")
    local = data.find(block.encode()) - 30
    sums_and_sizes = data[local + 14 : local + 26]
    while at >= 0:
        data[at + 16 : at + 28] = sums_and_sizes
        struct.pack_into("<I", data, at + 42, local)
        at = data.find(b"PK\x01\x02", at + 1)
    assert "abîmée" in refusal(bytes(data))


def test_a_file_that_is_no_archive(tmp_path):
    for data in (b"", b"PK", b"Ceci est un texte.", b"\0" * 1_000):
        assert "abîmée" in refusal(data)


def test_a_damaged_block_is_found(pack, make_zip):
    data = make_zip(pack, zipfile.ZIP_STORED)
    assert "abîmée" in refusal(data.replace(b"Une phrase.", b"Une pirate."))


def test_an_archive_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr(archive, "MAX_BYTES", 1_000_000)
    path = tmp_path / "p.zip"
    path.write_bytes(b"\0" * 1_000_001)
    with pytest.raises(PackError, match=r"plus de 1.Mo"):
        read_archive(path)


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["questions/accueil/nuit.yaml"], "pas de manifeste"),
        (["a/b/pack.yaml"], "pas de manifeste"),
        (["a/pack.yaml", "b/pack.yaml"], "plusieurs paquets (a, b)"),
        (["pack.yml"], "« pack.yml »"),
        (["ehpad/Pack.yaml"], "« Pack.yaml »"),
    ],
)
def test_where_the_manifest_must_be(make_zip, names, told):
    assert told in refusal(make_zip(dict.fromkeys(names, "x")))


SOUND = {
    "ehpad/pack.yaml": "id: ehpad\ntitle: T\nversion: 1\nauthor: A\nlicence: L\n",
    "ehpad/questions/accueil/é.yaml": "id: x\n" * 30,
    "ehpad/README.md": "y",
}


@st.composite
def mutated(draw) -> bytes:
    """A ZIP some of whose bytes were changed, cut, or repeated."""
    method = draw(st.sampled_from([zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED]))
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as made:
        for name, text in SOUND.items():
            made.writestr(name, text)
    data = bytearray(buffer.getvalue())
    for _change in range(draw(st.integers(1, 6))):
        at = draw(st.integers(0, max(0, len(data) - 1)))
        end = min(len(data), at + draw(st.integers(1, 40)))
        kind = draw(st.sampled_from(["byte", "bytes", "cut", "repeat"]))
        if kind == "byte" and data:
            data[at] = draw(st.integers(0, 255))
        elif kind == "bytes":
            data[at:end] = draw(st.binary(max_size=end - at))
        elif kind == "cut":
            del data[at:end]
        else:
            data[at:at] = data[at:end] * draw(st.integers(1, 3))
    return bytes(data)


@settings(max_examples=400)
@given(mutated())
def test_a_damaged_archive_is_refused_or_is_a_pack(data):
    try:
        found = unpack(data, "p.zip")
    except PackError:
        return
    assert "pack.yaml" in found.files
    for path in found.files:
        assert not Path(path).is_absolute()
        assert ".." not in Path(path).parts
