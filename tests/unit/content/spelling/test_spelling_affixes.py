"""Affixes make the forms that Hunspell accepts; what a file cannot be is told in a sentence."""

from pathlib import Path

import pytest

from quizz.content.spelling import expansion, files
from quizz.content.spelling.affixes import MAX_RULES, read_affixes
from quizz.content.spelling.expansion import expand
from quizz.content.spelling.files import Unfit, read_bytes


def forms(affixes: str, *stems: str, encoding: str = "utf-8") -> set[str]:
    head = "" if "SET" in affixes else "SET UTF-8\n"
    made = expand(
        "\n".join(["1", *stems, ""]).encode(encoding), read_affixes((head + affixes).encode(encoding))
    )
    return made.spoken | made.silent


PLURAL = "SFX S Y 2\nSFX S 0 s [^sxz]\nSFX S al aux [^b]al\n"


@pytest.mark.parametrize(
    ("affixes", "stems", "expected"),
    [
        (PLURAL, ["dossier/S"], {"dossier", "dossiers"}),
        (PLURAL, ["prix/S"], {"prix"}),
        (PLURAL, ["canal/S", "bal/S"], {"canal", "canals", "canaux", "bal", "bals"}),
        (PLURAL, ["sans"], {"sans"}),
        (PLURAL, ["l/S"], {"l", "ls"}),
        ("SFX A Y 1\nSFX A er é er\n", ["er/A"], {"er"}),
        ("FULLSTRIP\nSFX A Y 1\nSFX A er é er\n", ["er/A"], {"er", "é"}),
        ("FLAG long\nSFX xy Y 1\nSFX xy 0 s .\n", ["mot/xyzz"], {"mot", "mots"}),
        ("FLAG num\nSFX 12 Y 1\nSFX 12 0 s .\n", ["mot/3,12", "mur/1"], {"mot", "mots", "mur"}),
        (
            "AF 2\nAF Z\nAF SZ\nSFX S Y 1\nSFX S 0 s .\n",
            ["mot/2", "mur/1", "sol/9"],
            {"mot", "mots", "mur", "sol"},
        ),
        ("PFX R Y 1\nPFX R 0 re [^aeiou]\n", ["faire/R", "armer/R"], {"faire", "refaire", "armer"}),
        (
            "PFX R Y 1\nPFX R 0 re .\nSFX S Y 1\nSFX S 0 s .\n",
            ["vue/RS"],
            {"vue", "revue", "vues", "revues"},
        ),
        ("PFX R N 1\nPFX R 0 re .\nSFX S Y 1\nSFX S 0 s .\n", ["vue/RS"], {"vue", "revue", "vues"}),
        (
            "SFX V Y 1\nSFX V er é/F er\nSFX F Y 1\nSFX F 0 e/S é\nSFX S Y 1\nSFX S 0 s .\n",
            ["noter/V"],
            {"noter", "noté", "notée"},
        ),
        ("PFX L Y 1\nPFX L 0 l' .\nSFX S Y 1\nSFX S 0 s/L .\n", ["an/LS"], {"an", "ans"}),
        ("NEEDAFFIX !\nSFX S Y 1\nSFX S 0 s .\n", ["frai/!S"], {"frais"}),
        ("FORBIDDENWORD !\n", ["bon", "mauvais/!"], {"bon"}),
        ("NOSUGGEST !\n", ["1er/!"], None),
        ("", ["et\\/ou", "mot po:nom is:mas", "\tdit", "", " x"], {"et/ou", "mot"}),
        ("# SFX S Y 1\nREP 1\nREP a b\nKEY azerty|qsdf\n", ["mot/S"], {"mot"}),
    ],
)
def test_the_forms_of_stems(affixes, stems, expected):
    if expected is None:
        with pytest.raises(Unfit, match="aucun mot"):
            forms(affixes, *stems)
    else:
        assert forms(affixes, *stems) == expected


@pytest.mark.parametrize(
    ("name", "encoding"),
    [("ISO8859-15", "iso8859-15"), ("microsoft-cp1252", "cp1252"), ("UTF-8", "utf-8-sig")],
)
def test_encodings(name, encoding):
    assert forms(f"SET {name}\n{PLURAL}", "cœur/S", encoding=encoding) == {"cœur", "cœurs"}


def test_windows_line_breaks():
    affixes = read_affixes(b"SET UTF-8\r\nSFX S Y 1\r\nSFX S 0 s .\r\n")
    assert expand(b"1\r\nmot/S\r\n", affixes).spoken == {"mot", "mots"}


@pytest.mark.parametrize(
    ("affixes", "reason"),
    [
        (b"SET KOI8-R\n", "KOI8-R"),
        (b"SET UTF-8\n\xff\xfe", "pas en utf-8"),
        (b"SET UTF-8\n\0\0", "pas un dictionnaire Hunspell"),
        (b"SET UTF-8\nSFX S\n", "SFX S"),
        (b"SET UTF-8\nSFX S Y 1\nSFX S 0 s [a\n", "[a"),
        (b"SET UTF-8\nSFX S Y 1\nSFX S 0 s " + b"a" * 30, "SFX|aaaa"),
        (b"SET UTF-8\nTRY " + b"(a+)+" * 2000, "démesurée"),
        (b"SET UTF-8\n" + b"SFX S Y 1\n" * (MAX_RULES + 1), "SFX S Y 1"),
    ],
)
def test_what_is_no_file_of_affixes(affixes, reason):
    with pytest.raises(Unfit, match=reason.replace("[", r"\[")):
        read_affixes(affixes)


def test_signs_of_regular_expressions_are_letters():
    assert forms("SFX S Y 1\nSFX S 0 s (a+)+$\n", "aaaa/S", "x(a+)+$/S") == {"aaaa", "x(a+)+$", "x(a+)+$s"}


@pytest.mark.parametrize(
    ("stems", "reason"),
    [
        (b"", "nombre de mots"),
        (b"mot\n", "nombre de mots"),
        (b"3\n", "aucun mot"),
        (b"1\n" + b"x" * 5000, "démesurée"),
        (b"1\nmot\n\xff\n", "pas en utf-8"),
    ],
)
def test_what_is_no_file_of_stems(stems, reason):
    with pytest.raises(Unfit, match=reason):
        expand(stems, read_affixes(b"SET UTF-8\n"))


@pytest.mark.parametrize(
    ("affixes", "stems"),
    [
        ("SFX S Y 900\n" + "".join(f"SFX S 0 x{n} .\n" for n in range(900)), [f"m{n}/S" for n in range(20)]),
        ("SFX S Y 900\n" + "SFX S 0 x [^a]zq\n" * 900, [f"m{n:04}/S" for n in range(100)]),
        ("SFX S Y 1\nSFX S 0 s .\n", ["mot/" + "ABCS" * 900] * 20),
        ("", ["a"] * 10_001),
        ("NEEDAFFIX !\n", ["a/!"] * 20_000),
        ("", [f"{n:070}" for n in range(3_000)]),
    ],
    ids=["forms", "rules tried", "flags", "stems", "stems that are none", "letters"],
)
def test_what_would_take_too_long_is_given_up(monkeypatch, affixes, stems):
    for name, limit in (("MAX_FORMS", 10_000), ("MAX_LETTERS", 200_000), ("MAX_WORK", 30_000)):
        monkeypatch.setattr(expansion, name, limit)
    with pytest.raises(Unfit, match="bien plus de formes"):
        forms(affixes, *stems)


def test_files_that_cannot_be_read(tmp_path: Path):
    (tmp_path / "fr.dic").write_bytes(b"12345")
    with pytest.raises(Unfit, match="dépasse 0 Mo"):
        read_bytes(tmp_path / "fr.dic", 4)
    with pytest.raises(Unfit, match="ne peut pas être lu"):
        read_bytes(tmp_path / "none.dic", 4)
    with pytest.raises(Unfit):
        read_bytes(tmp_path, 4)
    assert read_bytes(tmp_path / "fr.dic", 5) == b"12345"


@pytest.mark.skipif(not hasattr(files.os, "mkfifo"), reason="no pipes here")
def test_a_pipe_is_not_waited_for(tmp_path: Path):
    files.os.mkfifo(tmp_path / "fr.dic")
    with pytest.raises(Unfit, match="fichier ordinaire"):
        read_bytes(tmp_path / "fr.dic", 4)
