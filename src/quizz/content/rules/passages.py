"""The texts of a question, a scenario or an entry that are to be read, each with its role and its place."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct

from quizz.content.nodes import Mapping, Node, Place, Scalar, Sequence
from quizz.content.values import yes_no
from quizz.domain.scenario import Worth


class Role(StrEnum):
    """What a text is for."""

    PROMPT = "prompt"
    CLOZE = "cloze"
    """The text with gaps."""
    KEY = "key"
    """A right choice, a right option of a box, the best action of a decision."""
    DISTRACTOR = "distractor"
    """A wrong choice, or an option of a blank: what a person may read and reject."""
    ANSWER = "answer"
    """A typed answer that is accepted, the right amount of a box."""
    CONFUSION = "confusion"
    """A typed answer that is wrong; perhaps misspelt on purpose."""
    ITEM = "item"
    """What is paired, ordered or sorted, the names of categories, the labels of boxes."""
    FEEDBACK = "feedback"
    EXPLANATION = "explanation"
    PAPER = "paper"
    """What stands on a paper to be read."""
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
    "papers": {"title": Role.PAPER},
    "boxes": {"label": Role.ITEM, "answer": Role.ANSWER, "feedback": Role.FEEDBACK},
    "lines": {"label": Role.PAPER, "text": Role.PAPER},
    "slips": {"text": Role.CONFUSION, "feedback": Role.FEEDBACK},
}
_NESTED = frozenset({"items", "lines", "slips"})
"""Lists of groups within a group."""
_TEXTS = {"items": Role.ITEM, "lines": Role.PAPER}
"""Lists whose items may be texts alone."""
_OF_KEY = {"text": Role.KEY, "feedback": Role.FEEDBACK}
_OF_DISTRACTOR = {"text": Role.DISTRACTOR, "feedback": Role.FEEDBACK}
_OF_SCENARIO = {"prompt": Role.PROMPT, "setting": Role.PROMPT, "explanation": Role.EXPLANATION}
_OF_STEP = {
    "seen": Role.PROMPT,
    "who": Role.PROMPT,
    "said": Role.PROMPT,
    "recall": Role.PROMPT,
    "rule": Role.EXPLANATION,
    "lesson": Role.EXPLANATION,
}
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
            _add_choices(value, found)
        elif key in _OF_GROUP:
            _add_groups(key, value, found)
    return tuple(found)


def of_scenario(node: Mapping) -> tuple[Passage, ...]:
    """The passages of a scenario and of its steps, in the order in which they are written."""
    found: list[Passage] = []
    for key, (_name, value) in node.entries.items():
        if key in _OF_SCENARIO:
            _add_texts(value, _OF_SCENARIO[key], found)
        elif key == "steps":
            for step in _groups(value):
                found += of_step(step)
    return tuple(found)


def of_step(node: Mapping) -> tuple[Passage, ...]:
    """The passages of one step."""
    found: list[Passage] = []
    for key, (_name, value) in node.entries.items():
        if key in _OF_STEP:
            _add_texts(value, _OF_STEP[key], found)
        elif key == "actions":
            for action in _groups(value):
                worth = action.get("worth")
                is_key = isinstance(worth, Scalar) and worth.text.strip() == Worth.BEST
                _add_keys(action, _OF_KEY if is_key else _OF_DISTRACTOR, found)
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


def _add_choices(value: Node | None, found: list[Passage]) -> None:
    for choice in _groups(value):
        correct = choice.get("correct")
        is_key = isinstance(correct, Scalar) and bool(yes_no(correct.text))
        _add_keys(choice, _OF_KEY if is_key else _OF_DISTRACTOR, found)


def _add_groups(key: str, value: Node, found: list[Passage]) -> None:
    """A list of groups of keys, in which an item or a line may be a text alone."""
    for item in value.items if isinstance(value, Sequence) else []:
        if isinstance(item, Mapping):
            _add_group(key, item, found)
        elif key in _TEXTS:
            _add_texts(item, _TEXTS[key], found)


def _add_group(key: str, group: Mapping, found: list[Passage]) -> None:
    """A category holds items, a paper lines, a box options or slips."""
    roles = _OF_GROUP[key]
    for name, (_name, value) in group.entries.items():
        if name in roles:
            _add_texts(value, roles[name], found)
        elif name == "options":
            _add_choices(value, found)
        elif name in _NESTED:
            _add_groups(name, value, found)


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
