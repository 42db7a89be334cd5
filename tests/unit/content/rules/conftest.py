"""What the tests of the rules share: a bank of one question, and what the rules find in it."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quizz.content.compiled import FileKind
from quizz.content.diagnostics import Diagnostic
from quizz.content.reading import Reading, read
from quizz.content.rules import catalogue, running, spelling
from quizz.content.rules.context import Context
from quizz.content.spelling.places import DictionaryFiles, Origin
from quizz.content.spelling.speller import Speller
from quizz.domain.tariff import Tariffs

DAY = date(2026, 11, 22)
CONTENT = Path(__file__).parents[4] / "content"
HEAD = """\
id: essai
title: Essai
theme: {theme}
questions:
  - id: q
    skill: accueil
    level: 1
    explanation: Voilà pourquoi.
"""
"""A bank whose only question goes on at line 9."""

Found = list[tuple[str, int, int]]


def question_of(body: str, theme: str = "accueil") -> str:
    """A bank of one question: `body` holds its type, its prompt and the rest, and starts on line 9."""
    lines = body.strip("\n").splitlines()
    margin = min(len(line) - len(line.lstrip()) for line in lines if line.strip())
    return HEAD.format(theme=theme) + "".join(f"    {line[margin:]}".rstrip() + "\n" for line in lines)


def examined(
    text: str,
    context: Context | None = None,
    *,
    kind: FileKind = FileKind.BANK,
    theme: str = "accueil",
) -> tuple[Diagnostic, ...]:
    """All that the reader and the rules find in a file, sorted by place."""
    reading = read(text.encode(), kind, theme)
    running.examine(reading, context or Context(day=DAY))
    return tuple(sorted(reading.problems.found(), key=lambda d: (d.line, d.column, d.code)))


@pytest.fixture
def bank_of() -> Callable[..., str]:
    """`bank_of(body, theme="accueil")`: the text of a bank of one question; `body` starts on line 9."""
    return question_of


@pytest.fixture
def diagnostics() -> Callable[..., tuple[Diagnostic, ...]]:
    """`diagnostics(text, context=None, kind=…, theme=…)`: all that is found in a file."""
    return examined


@pytest.fixture
def found() -> Callable[..., Found]:
    """`found(text, "Q101", …)`: (code, line, column) of what is found with these codes, or with any."""

    def of(
        text: str,
        *codes: str,
        context: Context | None = None,
        kind: FileKind = FileKind.BANK,
        theme: str = "accueil",
    ) -> Found:
        return [
            (d.code, d.line, d.column)
            for d in examined(text, context, kind=kind, theme=theme)
            if not codes or d.code in codes
        ]

    return of


@pytest.fixture(scope="session")
def built_in() -> Context:
    """The glossary and the tariffs of the built-in content, on a day of November 2026."""
    glossary = _written("glossary.yaml", FileKind.GLOSSARY)
    tariffs = _written("tariffs.yaml", FileKind.TARIFFS)
    by_id = {tariff.id: tariff for tariff in tariffs.tariffs}
    return Context(day=DAY, terms=glossary.terms, tariffs=Tariffs(by_id))


def _written(name: str, kind: FileKind) -> Reading:
    return read((CONTENT / name).read_bytes(), kind, "")


@pytest.fixture
def spelling_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], Context]:
    """The rule of spelling alone, with a dictionary of these words."""

    def context(words: str) -> Context:
        monkeypatch.setattr(catalogue, "OF_TEXTS", spelling.OF_TEXTS)
        monkeypatch.setattr(catalogue, "OF_QUESTIONS", ())
        monkeypatch.setattr(catalogue, "OF_BANKS", ())
        files = DictionaryFiles(tmp_path / "fr.aff", tmp_path / "fr.dic", Origin.NAMED)
        files.aff.write_text("SET UTF-8\n", encoding="utf-8")
        files.dic.write_text("1\n" + "\n".join(words.split()) + "\n", encoding="utf-8")
        return Context(day=DAY, speller=Speller(files))

    return context
