"""Commented text to begin with: a bank, a question of each type, an entry of each kind of the glossary.

The files of `examples/` are YAML that reads by itself; what a person told takes the place of their values.
"""

from __future__ import annotations

import re
from importlib.resources import files

from quizz.content import banks
from quizz.content.scenarios import SCENARIO
from quizz.content.writing.scalars import scalar
from quizz.domain.term import TermKind

TYPES = banks.TYPES
KINDS: tuple[str, ...] = tuple(kind.value for kind in TermKind)
SKILLS_OF_THEMES = {
    "terminologie": "transcription",
    "confidentialite": "cadre",
    "facturation": "prise_en_charge",
    "accueil": "accueil",
    "redaction": "transcription",
    "organisation": "planification",
    "anglais": "accueil",
}
"""The activity that most questions of a theme belong to."""


def bank(*, id: str, title: str, theme: str, authors: tuple[str, ...], question: str) -> str:
    """A bank of one question."""
    names = ", ".join(scalar(name, in_flow=True) for name in authors)
    head = _with(_read("bank"), id=id, title=scalar(title), theme=theme, authors=f"[{names}]")
    if not authors:
        head = re.sub(r"(?m)^authors: \[\]", "# authors: [Prénom Nom]", head)
    return head + indented(question, 2, 4)


def question(
    kind: str, *, id: str, prompt: str, skill: str, level: str, month: str, again: bool = False
) -> str:
    """One item of the list of questions, its dash in the first column.

    An empty `prompt`: the example's; `again`: another bank has it too, and rule Q003 is silenced for it.
    """
    shared = indented(_read("every_question"), 2, 2)
    if kind == SCENARIO:
        shared = re.sub(r"(?m)^  # terms: .*\n", "", shared)
    values = {"id": id, "skill": skill, "level": level, "checked": month}
    if prompt:
        values["prompt"] = scalar(prompt)
    text = _with(_read(kind) + shared, **values)
    return text + indented(_read("again"), 2, 2) if again else text


def prompt(kind: str) -> str:
    """The prompt of the example of a type."""
    found = re.search(r"(?m)^  prompt: (.*)$", _read(kind))
    return found[1] if found else ""


def glossary(entry: str) -> str:
    """A glossary of one entry."""
    return _read("glossary") + indented(entry, 2, 4)


def entry(kind: str, month: str, **told: str) -> str:
    """One item of the list of terms, its dash in the first column; `told`: key -> text."""
    text = _with(_read("term" if kind == TermKind.TERM else kind), **{k: scalar(v) for k, v in told.items()})
    return re.sub(r"(?m)^(  # checked: )\S+", rf"\g<1>{month}", text)


def indented(item: str, dash: int, keys: int) -> str:
    """An item of a list moved so that its dash and its keys stand in these columns, counted from 0."""
    first, rest = " " * dash + "-" + " " * (keys - dash - 1), " " * keys
    return "".join(
        f"{first if line.startswith('- ') else rest}{line[2:] if line[:2] in {'- ', '  '} else line}\n"
        for line in item.splitlines()
    )


def _with(text: str, **values: str) -> str:
    """The text with other values for keys of its first level; comments beside them stay in their column."""
    for key, value in values.items():
        found = re.search(rf"(?m)^((?:- |  )?{key}: )(.*?)( *#.*)?$", text)
        if found is None:
            raise KeyError(key)
        line = found[1] + value
        if found[3]:
            comment = found[3].lstrip()
            column = len(found[0]) - len(comment)
            line = f"{line} ".ljust(column) + comment
        text = text[: found.start()] + line + text[found.end() :]
    return text


def _read(name: str) -> str:
    return files("quizz.content.writing").joinpath("examples", f"{name}.yaml").read_text(encoding="utf-8")
