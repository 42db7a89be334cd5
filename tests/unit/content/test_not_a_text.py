"""Files that no editor of texts wrote, under the name of a bank."""

from __future__ import annotations

import pytest

from quizz.content.compiled import FileKind
from quizz.content.reading import compile_file

BANK = "id: essai\ntitle: Essai\ntheme: accueil\nquestions: []\n"


def told(data: bytes) -> list[tuple[str, str]]:
    found = compile_file(data, FileKind.BANK, "").diagnostics
    return [(d.code, d.message.replace("\u00a0", " ")) for d in found]


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00" + b"\x00" * 40 + b"[Content_Types].xml", "Word"),
        (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "Word"),
        (b"{\\rtf1\\ansi Bonjour}", "RTF"),
        (bytes(5000), "Ce n’est pas un fichier texte."),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "Ce n’est pas un fichier texte."),
    ],
)
def test_documents_are_named_for_what_they_are(data: bytes, word: str) -> None:
    [(code, message)] = told(data)
    assert code == "Y010"
    assert message.startswith("Ce n’est pas un fichier texte")
    assert word in message


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_the_text_of_another_encoding_is_still_a_text(encoding: str) -> None:
    [(_code, message)] = told(BANK.encode(encoding))
    assert "UTF-16" in message


@pytest.mark.parametrize("sign", [";", ",", "\t"])
def test_a_table_is_told_to_be_one(sign: str) -> None:
    rows = ["question", "bonne", "fausse"], ["Que dire", "Oui", "Non"]
    [(code, message)] = told("\n".join(sign.join(row) for row in rows).encode())
    assert code == "B003"
    assert "tableau (CSV)" in message


@pytest.mark.parametrize("head", ["# un, deux, trois\n# un, deux, trois\n", "title: un, deux, trois\n"])
def test_commas_do_not_make_a_table(head: str) -> None:
    assert not any("CSV" in message for _code, message in told((head + BANK).encode()))
