"""Questions as their authors wrote them. One class a type; the words are those of docs/bank-format.md."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import ClassVar

from msgspec import Struct

from quizz.domain.sheet import Box, Paper


class Mode(StrEnum):
    """What a question asks of memory."""

    RECOGNITION = "recognition"
    RECALL = "recall"


class Spelling(StrEnum):
    """What a typed answer is forgiven; case, apostrophes and spaces never matter."""

    LENIENT = "lenient"
    """Accents, œ/oe, hyphens and a small typo."""
    NO_TYPO = "no_typo"
    """Accents, œ/oe and hyphens."""
    STRICT = "strict"
    """Nothing: the spelling is what is asked."""


class Choice(Struct, frozen=True, omit_defaults=True):
    """One option of a choice question."""

    text: str
    correct: bool = False
    feedback: str = ""


class Confusion(Struct, frozen=True, omit_defaults=True):
    """A wrong answer that people often type, and what to tell them."""

    text: str
    feedback: str


class Blank(Struct, frozen=True, omit_defaults=True):
    """A gap of a cloze; chosen when it has options, else typed. `answers[0]` is the one shown."""

    answers: tuple[str, ...]
    options: tuple[str, ...] = ()
    spelling: Spelling = Spelling.LENIENT


class Pair(Struct, frozen=True, omit_defaults=True):
    """Two texts that belong together. `feedback`: why, told when the pair is missed."""

    left: str
    right: str
    feedback: str = ""


class Item(Struct, frozen=True, omit_defaults=True):
    """Something to put in order or in a category. `feedback`: why there, told when it is misplaced."""

    text: str
    feedback: str = ""


class Category(Struct, frozen=True):
    """A group and the items that belong to it."""

    name: str
    items: tuple[Item, ...]


class Subject(StrEnum):
    """What is worked out in a case of billing."""

    CLAIM = "claim"
    """A claim: its codes, its natures, and who pays what."""
    FRANCHISE = "franchise"
    """What is kept back on medicines, paramedical acts and transports."""
    STAY = "stay"
    """What a stay in hospital leaves to the patient."""
    EMERGENCY = "emergency"
    """What a visit to the emergencies leaves to the patient."""
    SENDING = "sending"
    """The last day to send a claim."""


class Fact(Struct, frozen=True, omit_defaults=True):
    """One fact of a case that is drawn: one of `values`, a single one being fixed, or from `low` to `high`.

    `key` names it with its group, `patient.age`, `acts.0.code`; bounds are included, all is text.
    """

    key: str
    values: tuple[str, ...] = ()
    low: str = ""
    high: str = ""
    step: str = ""


class Question(Struct, frozen=True, kw_only=True, tag_field="type", omit_defaults=True):
    """What all types share. `theme` and `bank` come from the file that holds the question.

    `ignore`: the rules of writing that do not apply to it.
    """

    mode: ClassVar[Mode]

    id: str
    theme: str
    bank: str
    prompt: str
    explanation: str
    skill: str
    level: int
    sources: tuple[str, ...] = ()
    checked: str = ""
    covers: tuple[str, ...] = ()
    terms: tuple[str, ...] = ()
    revision: int = 1
    point: str = ""
    tags: tuple[str, ...] = ()
    as_of: date | None = None
    ignore: tuple[str, ...] = ()

    @property
    def point_id(self) -> str:
        """The knowledge point asked: the question itself unless it names one."""
        return self.point or self.id

    @property
    def asks_for(self) -> Mode:
        """Recognition or recall."""
        return self.mode


class SingleChoice(Question, frozen=True, kw_only=True, tag="single_choice"):
    """One correct choice. `draw`: how many choices are shown, 0 for all."""

    mode = Mode.RECOGNITION
    choices: tuple[Choice, ...]
    draw: int = 0


class MultipleChoice(Question, frozen=True, kw_only=True, tag="multiple_choice"):
    """Several correct choices, partial credit. `draw`: how many choices are shown, 0 for all."""

    mode = Mode.RECOGNITION
    choices: tuple[Choice, ...]
    draw: int = 0


class TrueFalse(Question, frozen=True, kw_only=True, tag="true_false"):
    """A statement, true or false."""

    mode = Mode.RECOGNITION
    answer: bool
    feedback: str = ""


class ShortAnswer(Question, frozen=True, kw_only=True, tag="short_answer"):
    """A few typed words. `answers[0]` is the one shown."""

    mode = Mode.RECALL
    answers: tuple[str, ...]
    spelling: Spelling = Spelling.LENIENT
    confusions: tuple[Confusion, ...] = ()


class Cloze(Question, frozen=True, kw_only=True, tag="cloze"):
    """A text whose gaps `{1}`, `{2}`… are the blanks, in order."""

    mode = Mode.RECALL
    text: str
    blanks: tuple[Blank, ...]

    @property
    def asks_for(self) -> Mode:
        """Recall as soon as one blank is typed."""
        return Mode.RECALL if any(not blank.options for blank in self.blanks) else Mode.RECOGNITION


class Numeric(Question, frozen=True, kw_only=True, tag="numeric"):
    """A number. `answer` is text: a French or plain decimal, or a template filled before use."""

    mode = Mode.RECALL
    answer: str
    tolerance: str = "0"
    unit: str = ""


class Matching(Question, frozen=True, kw_only=True, tag="matching"):
    """Left texts, each to be given its right text. `decoys`: right texts that belong to nothing."""

    mode = Mode.RECOGNITION
    pairs: tuple[Pair, ...]
    decoys: tuple[str, ...] = ()


class Ordering(Question, frozen=True, kw_only=True, tag="ordering"):
    """Items to put in order, written here in the right one."""

    mode = Mode.RECOGNITION
    items: tuple[Item, ...]


class Sorting(Question, frozen=True, kw_only=True, tag="sorting"):
    """Items to put in categories; the categories are shown as written, the items mixed."""

    mode = Mode.RECOGNITION
    categories: tuple[Category, ...]


class Form(Question, frozen=True, kw_only=True, tag="form"):
    """Papers to read and boxes to fill, as their author wrote them."""

    mode = Mode.RECOGNITION
    papers: tuple[Paper, ...]
    boxes: tuple[Box, ...]

    @property
    def asks_for(self) -> Mode:
        """Recall as soon as one box is typed."""
        return Mode.RECALL if any(not box.options for box in self.boxes) else Mode.RECOGNITION


class BillingCase(Question, frozen=True, kw_only=True, tag="billing_case"):
    """A case of billing: some facts are fixed, the others are drawn anew each time it is asked.

    `boxes`: the names of those to fill, the usual ones of the subject when empty.
    """

    mode = Mode.RECALL
    subject: Subject
    facts: tuple[Fact, ...]
    boxes: tuple[str, ...] = ()


AnyQuestion = (
    SingleChoice
    | MultipleChoice
    | TrueFalse
    | ShortAnswer
    | Cloze
    | Numeric
    | Matching
    | Ordering
    | Sorting
    | Form
    | BillingCase
)
