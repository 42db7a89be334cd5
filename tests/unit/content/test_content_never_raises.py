"""Whatever is in the files, loading gives content and findings."""

from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quizz.content.compiled import FileKind
from quizz.content.diagnostics import render
from quizz.content.loader import load, withheld
from quizz.content.merging import LoadedFile, merge
from quizz.content.packing import pack
from quizz.content.reading import compile_file

SIGNS = [
    *":-[]{}*&!%@`'\"|>#?,\t\n\r\0",
    ": ",
    "- ",
    "\n  ",
    "\u00a0",
    "\u200b",
    "\ufeff",
    "{{",
    "}}",
    "---\n",
    "é",
]
KINDS = st.sampled_from(list(FileKind))
BANKS = """\
id: b
title: T
theme: accueil
questions:
  - id: q1
    type: single_choice
    prompt: Quoi ?
    choices:
      - {text: un, correct: oui}
      - text: "{{amount:70% * G}}"
        feedback: >-
          Longue
          suite.
      - text: trois
    explanation: 'E'
    skill: accueil
    level: 1
    sources: [a, b]
    checked: 2026-11
  - id: q2
    type: cloze
    prompt: P
    text: "Une {1}."
    blanks: [{answers: [a], options: [a, b]}]
    explanation: E
    skill: accueil
    level: 2
terms: []
tariffs:
  - {id: G, label: G, unit: EUR, values: [{amount: 3, valid_from: 2024-01-01, source: s, confidence: A}]}
"""


def read(data, kind):
    compiled = compile_file(data, kind, "accueil")
    merged = merge([LoadedFile("a.yaml", pack(compiled), lambda: data)])
    for diagnostic in merged.diagnostics:
        rendered = render(diagnostic)
        assert diagnostic.line >= 1
        assert diagnostic.column >= 1
        assert all(line.isprintable() for line in rendered.replace("\u00a0", " ").split("\n")), rendered
    assert merged.diagnostics or compiled.bank or compiled.terms or compiled.tariffs
    return merged


@settings(max_examples=150)
@given(st.binary(max_size=200), KINDS)
def test_random_bytes(data, kind):
    read(data, kind)


@settings(max_examples=150)
@given(st.text(st.sampled_from("abid: \n-[]{}'\"*&!|>?#,\t\u00a0é"), max_size=80), KINDS)
def test_random_yaml(text, kind):
    read(text.encode(), kind)


@settings(max_examples=150)
@given(st.data())
def test_mutated_banks(data):
    text = BANKS
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.integers(0, 12))
        text = text[:at] + data.draw(st.sampled_from(["", *SIGNS])) + text[at + cut :]
    read(text.encode(), data.draw(KINDS))


@settings(max_examples=100)
@given(st.data())
def test_banks_with_mutated_lines(data):
    lines = BANKS.splitlines(keepends=True)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(lines) - 1))
        change = data.draw(st.sampled_from(["drop", "twice", "left", "right", "swap"]))
        line = lines[at]
        other = data.draw(st.integers(0, len(lines) - 1))
        if change == "swap":
            lines[at], lines[other] = lines[other], line
        else:
            lines[at] = {"drop": "\n", "twice": line * 2, "left": line.lstrip(), "right": "  " + line}[change]
    read("".join(lines).encode(), data.draw(KINDS))


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.dictionaries(
        st.sampled_from(["questions/accueil/a.yaml", "glossary.yaml", "tariffs.yaml"]), st.binary()
    )
)
def test_a_folder_of_random_bytes(files):
    with TemporaryDirectory() as name:
        for path, data in files.items():
            target = Path(name) / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(data)
        content = load([Path(name)], Path(name) / "cache")
        assert load([Path(name)], Path(name) / "cache") == content
        assert withheld(content, date(2026, 11, 21)) == {}
        assert len(content.diagnostics) >= len(files)


@pytest.mark.parametrize("kind", list(FileKind))
def test_an_escape_that_makes_no_character(kind):
    for text in ('a: "\\ud800"', 'id: "\\UFFFFFFFF"', 'title: "\\x00"'):
        read(text.encode(), kind)
