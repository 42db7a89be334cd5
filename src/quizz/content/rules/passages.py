"""The texts of a question, a scenario or an entry that are to be read, each with its role and its place."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial

from msgspec import Struct

from quizz.content.blotting import without_braces, without_faults
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
    WRITTEN = "written"
    """What is to be corrected, its faults blotted out, and what stands instead; what is written out in full
    or under dictation, all its forms."""
    NOTES = "notes"
    """What is abbreviated on purpose."""
    PAPER = "paper"
    """What stands on a paper to be read."""
    NAME = "name"
    """The title of a bank; the headword of an entry, its forms, synonyms and plural."""
    DEFINITION = "definition"
    """A definition, a contrast, an expansion, the meaning of a word part."""
    EXAMPLE = "example"


class Passage(Struct, frozen=True):
    """One text, as written: it may hold templates `{{…}}` and gaps `{1}`.

    `text` is that of its scalar, signs of its own blotted out one for one.
    """

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
    "notes": Role.NOTES,
    "who": Role.PAPER,
    "said": Role.PAPER,
    "because": Role.EXPLANATION,
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
    "details": {"ask": Role.PAPER, "told": Role.PAPER},
    "routings": {"feedback": Role.FEEDBACK},
    "constraints": {"why": Role.FEEDBACK},
    "wanted": {"who": Role.PAPER},
    "bookings": {"who": Role.PAPER, "note": Role.PAPER},
    "absences": {"why": Role.PAPER},
    "practitioners": {"name": Role.PAPER},
    "equipment": {"name": Role.PAPER},
    "kinds": {"name": Role.PAPER},
    "faults": {"wrong": Role.CONFUSION, "right": Role.WRITTEN, "feedback": Role.FEEDBACK},
}
_CHOICES = frozenset({"choices", "replies"})
"""Lists of groups of which some are right."""
_OF_REQUEST = {"who": Role.PAPER, "text": Role.PAPER}
_OF_WEEK = {"title": Role.PAPER, "rules": Role.PAPER}
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
    to_read = _to_read(node)
    for key, (_name, value) in node.entries.items():
        if key in to_read:
            _add_texts(value, Role.WRITTEN, found, blotted=to_read[key])
        elif key in _OF_QUESTION:
            _add_texts(value, _OF_QUESTION[key], found)
        elif key in _CHOICES:
            _add_choices(value, found)
        elif key in _OF_GROUP:
            _add_groups(key, value, found)
        elif isinstance(value, Mapping) and key == "request":
            _add_keys(value, _OF_REQUEST, found)
        elif isinstance(value, Mapping) and key == "agenda":
            _add_week(value, found)
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
    """The passages of a bank itself: its title, and the weeks that its questions share."""
    found: list[Passage] = []
    _add_keys(node, {"title": Role.NAME}, found)
    for week in _groups(node.get("agendas")):
        _add_week(week, found)
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
    """A category holds items, a paper lines, a box options or slips, a practitioner absences by day."""
    roles = _OF_GROUP[key]
    for name, (_name, value) in group.entries.items():
        if name in roles:
            _add_texts(value, roles[name], found)
        elif name == "options":
            _add_choices(value, found)
        elif name in _NESTED:
            _add_groups(name, value, found)
        elif name == "absences" and isinstance(value, Mapping):
            for _day, why in value.entries.values():
                _add_texts(why, Role.PAPER, found)


def _add_week(week: Mapping, found: list[Passage]) -> None:
    """What is read in an agenda, or around it."""
    for key, (_name, value) in week.entries.items():
        if key in _OF_WEEK:
            _add_texts(value, _OF_WEEK[key], found)
        elif key in _OF_GROUP:
            _add_groups(key, value, found)


def _add_keys(node: Mapping, roles: dict[str, Role], found: list[Passage]) -> None:
    for key, (_name, value) in node.entries.items():
        if key in roles:
            _add_texts(value, roles[key], found)


def _add_texts(
    node: Node, role: Role, found: list[Passage], blotted: Callable[[str], str] | None = None
) -> None:
    if isinstance(node, Scalar):
        if not node.blank:
            found.append(Passage(role, node, blotted(node.text) if blotted else node.text))
    elif isinstance(node, Sequence):
        for item in node.items:
            if isinstance(item, Scalar):
                _add_texts(item, role, found, blotted)


def _to_read(node: Mapping) -> dict[str, Callable[[str], str]]:
    """The keys whose texts are to be corrected or written, each with what blots out its own signs."""
    kind = node.get("type")
    match kind.text.strip() if isinstance(kind, Scalar) else "":
        case "proofreading":
            wrongs = [fault.get("wrong") for fault in _groups(node.get("faults"))]
            texts = [wrong.text for wrong in wrongs if isinstance(wrong, Scalar)]
            return {"text": partial(without_faults, wrongs=texts)}
        case "transcription":
            return {"text": without_braces}
        case "dictation":
            return {"phrases": without_braces}
        case _:
            return {}


def _groups(node: Node | None) -> list[Mapping]:
    return [item for item in node.items if isinstance(item, Mapping)] if isinstance(node, Sequence) else []
