"""Types that are answered by a few typed words or a number."""

from __future__ import annotations

from msgspec import Struct

from quizz.domain.question.shared import Mode, Question, Spelling


class Confusion(Struct, frozen=True, omit_defaults=True):
    """A wrong answer that people often type, and what to tell them."""

    text: str
    feedback: str


class Blank(Struct, frozen=True, omit_defaults=True):
    """A gap of a cloze; chosen when it has options, else typed. `answers[0]` is the one shown."""

    answers: tuple[str, ...]
    options: tuple[str, ...] = ()
    spelling: Spelling = Spelling.LENIENT


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
