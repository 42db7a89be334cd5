"""Every code that the reader itself gives has a French page whose two examples hold."""

import re
from pathlib import Path

import pytest

from quizz.content.codes import Code
from quizz.content.loader import load
from quizz.services.authoring.pages import page, title

READERS = [code for code in Code if code.value[0] in "YBP"]
HEADINGS = ["Ce qui ne va pas", "Pourquoi", "Avant", "Après"]
BESIDE = {
    "glossary.yaml": "terms:\n"
    "  - {id: uretere, term: uretère, kind: term, gender: m, definition: Conduit qui sort du rein.}\n",
    "tariffs.yaml": "tariffs:\n  - {id: G, label: Consultation, unit: EUR, values: [{amount: 30, "
    "valid_from: 2024-12-22, source: Convention, confidence: A}]}\n",
}
"""What the examples may name."""
FILES = {
    "terms": "glossary.yaml",
    "tariffs": "tariffs.yaml",
    "version": "pack.yaml",
    "steps": "paths/essai.yaml",
}
"""Where an example stands that has such a key."""
DEFAULTS = {"id": "q{n}", "skill": "cadre", "level": "1", "explanation": "Voilà pourquoi."}

every = pytest.mark.parametrize("code", READERS, ids=lambda code: code.value)


def example(code: Code, heading: str) -> str | None:
    """The block under a heading; None when it is not one that can be read."""
    [block] = re.findall(rf"^## {heading}\n\n```(\w+)\n(.*?)^```$", page(code), flags=re.M | re.S)
    return block[1] if block[0] == "yaml" else None


def as_file(block: str) -> tuple[str, str]:
    """The name and the text of a file; a list of questions becomes a bank, with what they leave out."""
    for key, name in FILES.items():
        if re.search(rf"^{key}:", block, re.M):
            return name, block
    if not block.startswith("- "):
        return "questions/accueil/essai.yaml", block
    text = "id: essai\ntitle: Essai\ntheme: accueil\nquestions:\n"
    for number, item in enumerate(re.split(r"^(?=- )", block, flags=re.M)[1:]):
        text += "".join(f"  {line}\n" for line in item.rstrip().splitlines())
        for key, value in DEFAULTS.items():
            if not re.search(rf"^(?:- |  ){key}:", item, re.M):
                text += f"    {key}: {value.format(n=number)}\n"
    return "questions/accueil/essai.yaml", text


def codes_of(block: str, folder: Path) -> set[str]:
    name, text = as_file(block)
    (folder / "questions" / "accueil").mkdir(parents=True)
    (folder / "paths").mkdir()
    for file, written in (BESIDE | {name: text}).items():
        (folder / file).write_text(written, encoding="utf-8")
    return {found.code for found in load([folder], None).diagnostics}


def test_every_code_has_a_page():
    assert [
        code.value for code in Code if not page(code).startswith(f"# {code.value} — {title(code)}\n")
    ] == []


@every
def test_a_page_has_the_shape_of_all(code):
    head, *parts = re.split(r"^## (.+)\n", page(code), flags=re.M)
    assert re.fullmatch(rf"# {code.value} — \S.*\n\nGravité\u00a0: \S.*\.\n\n", head)
    assert parts[0::2] == HEADINGS
    assert all(text.strip() for text in parts[1::2])


@every
def test_the_typography_of_a_page_is_french(code):
    prose = re.sub(r"```.*?```|`[^`\n]*`", "", page(code), flags=re.S)
    assert not re.search(r"[^\u00a0\s] ?[?!;:»](?:\s|$)|«(?!\u00a0)|\w'\w", prose)


@every
def test_what_is_before_is_told_and_what_is_after_is_not(code, tmp_path):
    before, after = example(code, "Avant"), example(code, "Après")
    if before is None or after is None:
        return
    assert code.value in codes_of(before, tmp_path / "before")
    assert codes_of(after, tmp_path / "after") == set()
