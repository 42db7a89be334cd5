"""Banks and glossaries of any size, made from the real ones; the same seed gives the same files."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path
from random import Random

from msgspec.structs import replace

from quizz.content.loader import load
from quizz.domain.question import AnyQuestion, Cloze, Numeric, ShortAnswer, SingleChoice, TrueFalse
from quizz.domain.term import Term
from quizz.locations import builtin_content

SEED = 20261122
QUESTIONS_A_FILE = 50
THEME = "organisation"


def write_banks(folder: Path, questions: int) -> Path:
    """A content folder of that many questions, about 650 bytes each, fifty a file; each is its own point."""
    target = folder / "questions" / THEME
    target.mkdir(parents=True)
    texts = _question_texts(Random(SEED))
    for number in range(0, questions, QUESTIONS_A_FILE):
        lines = [_HEAD.format(number=number // QUESTIONS_A_FILE, theme=THEME)]
        ranks = range(number, min(number + QUESTIONS_A_FILE, questions))
        lines += [f"  - id: {question_id(rank)}\n{next(texts)}" for rank in ranks]
        (target / f"banc-{number // QUESTIONS_A_FILE:04d}.yaml").write_text("".join(lines), encoding="utf-8")
    return folder


def write_choices(folder: Path, bank: str, questions: int = 20) -> Path:
    """A content folder of one bank, all of whose questions are choices among four."""
    choices = "".join(
        f"      - text: Proposition {n}.\n" + "        correct: oui\n" * (n == 1) for n in range(1, 5)
    )
    lines = [
        f"id: {bank}\ntitle: Choix\ntheme: {THEME}\nauthors: [Banc d’essai]\nquestions:\n",
        *(
            f"  - id: {bank}-{number}\n    type: single_choice\n    prompt: Question {number} ?\n"
            f"    choices:\n{choices}    explanation: Parce que.\n    skill: cadre\n    level: 1\n"
            for number in range(questions)
        ),
    ]
    target = folder / "questions" / THEME
    target.mkdir(parents=True)
    (target / f"{bank}.yaml").write_text("".join(lines), encoding="utf-8")
    return folder


def question_id(rank: int) -> str:
    """The id of a question of `write_banks`, and of its point."""
    return f"banc-q{rank:06d}"


def terms(count: int) -> tuple[Term, ...]:
    """That many entries: the real ones, then the same with a number added to the end of their names."""
    real = load([builtin_content()], None).terms
    rounds = (
        term if turn == 0 else replace(term, id=f"{term.id}-{turn}", term=f"{term.term} {turn}")
        for turn in range(count // len(real) + 1)
        for term in real
    )
    return tuple(islice(rounds, count))


def words(count: int) -> tuple[str, ...]:
    """Names that people look up: entries of the real glossary, drawn at random."""
    names = sorted({term.term for term in load([builtin_content()], None).terms if len(term.term) > 2})
    return tuple(Random(SEED).sample(names, count))


_HEAD = """\
id: banc-{number:04d}
title: Banc d’essai {number}
theme: {theme}
authors: [Banc d’essai]
questions:
"""


def _question_texts(random: Random) -> Iterator[str]:
    """The fields of the real questions, id apart, over and over in one shuffled order."""
    content = load([builtin_content()], None)
    real = [
        text
        for question in sorted(content.questions(), key=lambda question: question.id)
        if (text := _fields(question))
    ]
    random.shuffle(real)
    return cycle(real)


def _fields(question: AnyQuestion) -> str:
    """A question as YAML, without feedback and with the first sentence of its explanation."""
    body = _body(question)
    if not body:
        return ""
    common = {
        "prompt": question.prompt,
        "explanation": f"{question.explanation.partition('. ')[0]}.",
        "skill": question.skill,
        "level": str(question.level),
    }
    lines = [f"    {key}: {_quoted(value)}\n" for key, value in common.items()]
    lines += [f"    as_of: {question.as_of}\n"] if question.as_of else []
    lines += [f"    terms: [{', '.join(question.terms)}]\n"] if question.terms else []
    return "".join((*lines, body))


def _body(question: AnyQuestion) -> str:
    match question:
        case SingleChoice(choices=choices):
            lines = (
                f"      - text: {_quoted(choice.text)}\n"
                + ("        correct: oui\n" if choice.correct else "")
                for choice in choices
            )
            return "".join(("    type: single_choice\n    choices:\n", *lines))
        case TrueFalse(answer=answer):
            return f"    type: true_false\n    answer: {'vrai' if answer else 'faux'}\n"
        case ShortAnswer(answers=answers):
            return f"    type: short_answer\n    answers: [{', '.join(map(_quoted, answers))}]\n"
        case Numeric(answer=answer, unit=unit):
            shown = f"    unit: {_quoted(unit)}\n" if unit else ""
            return f"    type: numeric\n    answer: {_quoted(answer)}\n{shown}"
        case Cloze(text=text, blanks=blanks):
            lines = (
                f"      - answers: [{', '.join(map(_quoted, blank.answers))}]\n"
                + (f"        options: [{', '.join(map(_quoted, blank.options))}]\n" if blank.options else "")
                for blank in blanks
            )
            return "".join((f"    type: cloze\n    text: {_quoted(text)}\n    blanks:\n", *lines))
        case _:
            return ""


def _quoted(text: str) -> str:
    return "'" + " ".join(text.split()).replace("'", "''") + "'"
