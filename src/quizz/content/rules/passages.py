"""The texts of a question or of an entry that are written to be read, each with its role and its place."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from quizz.content.nodes import Mapping, Node, Place, Scalar, Sequence
from quizz.content.values import yes_no


class Role(StrEnum):
    """What a text is for."""

    PROMPT = "prompt"
    CLOZE = "cloze"
    """The text with gaps."""
    KEY = "key"
    """A right choice."""
    DISTRACTOR = "distractor"
    """A wrong choice, or an option of a blank: what a person may read and reject."""
    ANSWER = "answer"
    """A typed answer that is accepted."""
    CONFUSION = "confusion"
    """A typed answer that is wrong; perhaps misspelt on purpose."""
    ITEM = "item"
    """What is paired, ordered or sorted, and the names of categories."""
    FEEDBACK = "feedback"
    EXPLANATION = "explanation"
    NAME = "name"
    """The title of a bank; the headword of an entry, its forms, synonyms and plural."""
    DEFINITION = "definition"
    """A definition, a contrast, an expansion, the meaning of a word part."""
    EXAMPLE = "example"


class Passage(Struct, frozen=True):
    """One text, as written: it may hold templates `{{…}}` and gaps `{1}`."""

    role: Role
    scalar: Scalar
    text: str

    @property
    def place(self) -> Place:
        """Where it starts."""
        return self.scalar.place


_OF_QUESTION = {
    "prompt": Role.PROMPT,
    "text": Role.CLOZE,
    "answers": Role.ANSWER,
    "decoys": Role.ITEM,
    "feedback": Role.FEEDBACK,
    "explanation": Role.EXPLANATION,
}
_OF_GROUP = {
    "pairs": {"left": Role.ITEM, "right": Role.ITEM, "feedback": Role.FEEDBACK},
    "items": {"text": Role.ITEM, "feedback": Role.FEEDBACK},
    "categories": {"name": Role.ITEM},
    "blanks": {"answers": Role.ANSWER, "options": Role.DISTRACTOR},
    "confusions": {"text": Role.CONFUSION, "feedback": Role.FEEDBACK},
}
_OF_KEY = {"text": Role.KEY, "feedback": Role.FEEDBACK}
_OF_DISTRACTOR = {"text": Role.DISTRACTOR, "feedback": Role.FEEDBACK}
_OF_TERM = {
    "term": Role.NAME,
    "plural": Role.NAME,
    "forms": Role.NAME,
    "synonyms": Role.NAME,
    "definition": Role.DEFINITION,
    "expansion": Role.DEFINITION,
    "contrast": Role.DEFINITION,
    "example": Role.EXAMPLE,
}


def of_question(node: Mapping) -> tuple[Passage, ...]:
    """The passages of a question, in the order in which they are written."""
    found: list[Passage] = []
    for key, (_name, value) in node.entries.items():
        if key in _OF_QUESTION:
            _add_texts(value, _OF_QUESTION[key], found)
        elif key == "choices":
            for choice in _groups(value):
                _add_choice(choice, found)
        elif key in _OF_GROUP:
            _add_groups(key, value, found)
    return tuple(found)


def of_bank(node: Mapping) -> tuple[Passage, ...]:
    """The passages of a bank itself: its title."""
    found: list[Passage] = []
    _add_keys(node, {"title": Role.NAME}, found)
    return tuple(found)


def of_term(node: Mapping) -> tuple[Passage, ...]:
    """The passages of an entry of the glossary. What is misspelt on purpose is not one."""
    found: list[Passage] = []
    _add_keys(node, _OF_TERM, found)
    for part in _groups(node.get("parts")):
        _add_keys(part, {"meaning": Role.DEFINITION}, found)
    return tuple(found)


def _add_choice(choice: Mapping, found: list[Passage]) -> None:
    correct = choice.get("correct")
    is_key = isinstance(correct, Scalar) and bool(yes_no(correct.text))
    _add_keys(choice, _OF_KEY if is_key else _OF_DISTRACTOR, found)


def _add_groups(key: str, value: Node, found: list[Passage]) -> None:
    """A list of groups of keys; an item may also be a text alone, and a category holds items."""
    if key == "items":
        _add_texts(value, Role.ITEM, found)
    for group in _groups(value):
        _add_keys(group, _OF_GROUP[key], found)
        if (inner := group.get("items")) is not None:
            _add_groups("items", inner, found)


def _add_keys(node: Mapping, roles: dict[str, Role], found: list[Passage]) -> None:
    for key, (_name, value) in node.entries.items():
        if key in roles:
            _add_texts(value, roles[key], found)


def _add_texts(node: Node, role: Role, found: list[Passage]) -> None:
    if isinstance(node, Scalar):
        if not node.blank:
            found.append(Passage(role, node, node.text))
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar):
                _add_texts(item, role, found)


def _groups(node: Node | None) -> list[Mapping]:
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []
