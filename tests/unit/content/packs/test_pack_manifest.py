"""`pack.yaml`, its faults located."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quizz.content.packs.manifest import Manifest, parse_manifest
from quizz.content.packs.names import is_pack_id
from quizz.content.packs.versions import program_version, version_of

FULL = """\
id: ehpad-nuit
title: L’EHPAD la nuit
version: "1.10"
authors: [Léa Martin, Tom Roy]
licence: CC-BY-SA-4.0
language: fr
description: >-
  Les appels de nuit,
  les familles.
homepage: https://exemple.fr/paquets
requires_quizz: 0.1
"""


def faults(text: str) -> list[tuple[int, int, str]]:
    manifest, found = parse_manifest(text.encode(), "pack.yaml")
    assert manifest is None
    return [(one.line, one.column, one.code) for one in found]


def test_a_full_manifest():
    manifest, found = parse_manifest(FULL.encode(), "pack.yaml")
    assert found == ()
    assert manifest == Manifest(
        id="ehpad-nuit",
        title="L’EHPAD la nuit",
        version="1.10",
        authors=("Léa Martin", "Tom Roy"),
        licence="CC-BY-SA-4.0",
        description="Les appels de nuit, les familles.",
        homepage="https://exemple.fr/paquets",
        requires_quizz="0.1",
    )


def test_the_shortest_manifest(pack):
    manifest, found = parse_manifest(pack["pack.yaml"].encode(), "pack.yaml")
    assert found == ()
    assert manifest is not None
    assert (manifest.authors, manifest.language, manifest.homepage) == (("Léa Martin",), "fr", "")


def test_every_fault_is_told_in_its_place():
    text = "id: Ehpad Nuit\ntitle: T\nversion: deux\nlicense: CC0\nlanguage: français\nhomepage: exemple.fr\n"
    assert faults(text) == [
        (1, 5, "B011"),
        (3, 10, "P002"),
        (1, 1, "B002"),  # authors; « licence » is told by its typing error
        (5, 11, "P003"),
        (6, 11, "P004"),
        (4, 1, "B001"),
    ]


def test_a_key_with_a_typing_error_is_suggested(pack):
    _manifest, found = parse_manifest(pack["pack.yaml"].replace("licence", "license").encode(), "pack.yaml")
    unknown = next(one for one in found if one.code == "B001")
    assert "«\u00a0licence\u00a0»" in unknown.remedy


@pytest.mark.parametrize("text", ["con", "nul", "com1", "lpt9", "a" * 65])
def test_an_id_that_some_system_cannot_have(pack, text):
    assert faults(pack["pack.yaml"].replace("ehpad-nuit", text)) == [(1, 5, "P001")]


@pytest.mark.parametrize("text", ["../ailleurs", "a.b", "Ehpad", "é", "-a", "a-", "a--b", ".", "a/b"])
def test_an_id_that_is_no_slug(pack, text):
    assert faults(pack["pack.yaml"].replace("ehpad-nuit", text)) == [(1, 5, "B011")]


@pytest.mark.parametrize(
    ("key", "line"), [("title", "title: " + "a" * 121), ("author", "author: " + "a" * 121)]
)
def test_a_text_that_is_too_long(pack, key, line):
    lines = [line if old.startswith(f"{key}:") else old for old in pack["pack.yaml"].split("\n")]
    assert [code for _line, _column, code in faults("\n".join(lines))] == ["P005"]


@pytest.mark.parametrize(("n", "codes"), [(20, []), (21, ["P005"])])
def test_a_crowd_of_authors(n, codes):
    names = ", ".join(f"Auteur {i}" for i in range(n))
    _manifest, found = parse_manifest(FULL.replace("Léa Martin, Tom Roy", names).encode(), "pack.yaml")
    assert [one.code for one in found] == codes


@pytest.mark.parametrize(
    "address", ["javascript:alert(1)", "file:///etc/passwd", "https://é.fr", "https:// a"]
)
def test_an_address_that_is_none(pack, address):
    assert [code for *_place, code in faults(pack["pack.yaml"] + f'homepage: "{address}"\n')] == ["P004"]


@pytest.mark.parametrize("text", ["", "- id: x", "id: [", "\ufffe", "id: &a x\ntitle: *a"])
def test_what_is_no_manifest(text):
    assert faults(text)


def test_bytes_that_are_no_utf8():
    manifest, found = parse_manifest("title: Référence".encode("cp1252"), "pack.yaml")
    assert manifest is None
    assert [one.code for one in found] == ["Y010"]


@given(st.text(max_size=80))
def test_an_id_that_is_taken_is_a_name_of_a_folder(text):
    if is_pack_id(text):
        assert text == text.lower()
        assert not set(text) - set("abcdefghijklmnopqrstuvwxyz0123456789-")


@pytest.mark.parametrize(
    ("older", "newer"), [("1", "1.1"), ("1.9", "1.10"), ("2026.9", "2026.11"), ("1.0.9", "1.1"), ("0.9", "1")]
)
def test_the_order_of_versions(older, newer):
    assert version_of(older) < version_of(newer)


def test_versions_that_are_equal_and_texts_that_are_none():
    assert version_of("1.0.0") == version_of("1")
    for text in ("", "v1", "1.0-beta", "1..2", "1.", "²", "1.2.3.4.5", "1234567"):
        assert version_of(text) is None
    assert program_version("0.2.0.dev1+g12") == version_of("0.2")
