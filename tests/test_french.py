"""French typography in every sentence of the program and in every text of the content.

Apostrophes are ’, and a no-break space (U+00A0) stands before : ; ? ! » and after «, so that no line begins
with a lone sign.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src" / "quizz").rglob("*.py"))
ENGLISH = "anglais"
"""The theme whose texts are English in part: nobody can tell in which language a sign stands there."""
CONTENT = sorted(path for path in (ROOT / "content").rglob("*.yaml") if path.parent.name != ENGLISH)
SHOWN = {"notify", "Prose", "Content", "Button", "title_line", "say"}
"""What puts a text in front of a person."""

UNSEEN = {"source"}
"""Keys whose text nobody is shown: where an amount was read."""

NOT_FRENCH = re.compile(
    r"\{\{.*?\}\}"  # a template of an amount
    r"|«\u00a0(?:- )?(?:\w+|\{\w+\}):[^»]*\u00a0»"  # a line of YAML, quoted
    r"|\{\w*(?::[^{}]*)?\}"  # a blank of a cloze, a field of str.format
    r"|\w+(?:\+\w+)?://\S*"  # an address
    r"|--[\w-]+"  # an option of the command line
    r"|\b[a-z_]+:(?=\s|$)"  # a key of a bank, told in a remedy
    r"|\b\d\?"  # what to type in the plain mode when one hesitates
)
FAULTS = {
    "a straight apostrophe": re.compile(r"(?<=\w)'(?=[\w«])"),
    "no no-break space before a sign": re.compile(r"(?<!^)(?<![\u00a0\W])[;?!»]|(?<=[^\S\u00a0])[:;?!»]"),
    "no no-break space before a colon": re.compile(r"(?<=[\w)»’…]):(?=\s|$)"),
    "no no-break space after «": re.compile(r"«(?!\u00a0)"),
}


def faults(text: str) -> list[str]:
    """What is wrong in a text."""
    left = NOT_FRENCH.sub("x", text)
    return [name for name, wrong in FAULTS.items() if wrong.search(left)]


# The program


def calls(path: Path) -> Iterator[tuple[str, ast.Call]]:
    """Every call of a file, with the name of what is called."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            called = node.func
            yield called.id if isinstance(called, ast.Name) else getattr(called, "attr", ""), node


def strings(nodes: list[ast.expr]) -> Iterator[ast.Constant]:
    for node in nodes:
        for inner in ast.walk(node):
            if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                yield inner


def sentences(path: Path) -> Iterator[tuple[int, str]]:
    """Line and text of what is given to `_`, `ngettext`, `pgettext` and `Command`."""
    for name, call in calls(path):
        if name in {"_", "ngettext", "pgettext", "Command"}:
            given = {"Command": call.args[2:], "pgettext": call.args[1:]}.get(name, call.args)
            yield from ((constant.lineno, str(constant.value)) for constant in strings(given))


def test_the_sentences_of_the_program_are_found() -> None:
    assert sum(1 for path in SOURCES for _sentence in sentences(path)) > 300


def test_every_sentence_of_the_program_has_french_typography() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{line}: {fault}: {text!r}"
        for path in SOURCES
        for line, text in sentences(path)
        for fault in faults(text)
    ]
    assert not found, "\n".join(found)


def test_no_sentence_is_shown_without_gettext() -> None:
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}: {given.value!r}"
        for path in SOURCES
        for name, call in calls(path)
        if name in SHOWN
        for given in call.args
        if isinstance(given, ast.Constant) and re.search(r"\w", str(given.value)) and given.value != "quizz"
    ]
    assert not found, "\n".join(found)


def test_sentences_are_written_whole_rather_than_put_together() -> None:
    """An f-string given to gettext would be looked up with its values in it, and never found."""
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in SOURCES
        for name, call in calls(path)
        if name in {"_", "ngettext"}
        for given in call.args[: 1 if name == "_" else 2]
        if isinstance(given, ast.JoinedStr)
    ]
    assert not found, "\n".join(found)


# The content


def texts(node: yaml.Node) -> Iterator[tuple[int, str]]:
    """Line and text of every value; the keys of a bank are English."""
    match node:
        case yaml.ScalarNode():
            yield node.start_mark.line + 1, node.value
        case yaml.SequenceNode():
            for item in node.value:
                yield from texts(item)
        case yaml.MappingNode():
            for key, value in node.value:
                if key.value not in UNSEEN:
                    yield from texts(value)


@pytest.mark.parametrize("path", CONTENT, ids=lambda path: path.stem)
def test_every_text_of_the_content_has_french_typography(path: Path) -> None:
    root = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    found = [f"{line}: {fault}: {text!r}" for line, text in texts(root) for fault in faults(text)]
    assert not found, "\n".join(found)


# The rule itself


@pytest.mark.parametrize(
    "text",
    [
        "L’uretère\u00a0: «\u00a0conduit\u00a0»\u00a0; est-ce vrai\u00a0? Oui\u00a0!",
        "Rendez-vous à 12 h 25, durée 1:30.",
        "Écrivez par exemple sqlite:////dossier/quizz.db.",
        "Écrivez checked: et le mois.",
        "Ajoutez un modèle {{amount:70% * G - PF}}\u00a0: il compte.",
        "Le {day:%d/%m/%Y}, {n} réponses.",
        "(vrai\u00a0?)",
    ],
)
def test_good_typography_is_accepted(text: str) -> None:
    assert faults(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "L'uretère",
        "Vrai ou faux ?",
        "Vrai?",
        "Oui\u202f!",
        "Voici : trois choses",
        "Vous avez répondu: rien",
        "« conduit\u00a0»",
        "«\u00a0conduit »",
        "«conduit\u00a0»",
        "L’un ; l’autre",
        "{n} réponses : {share}",
        "«\u00a0{name} »",
    ],
)
def test_bad_typography_is_found(text: str) -> None:
    assert faults(text) != []
