"""What a person chooses among: the choices of a question, the options of a blank or of a box, replies."""

from __future__ import annotations

import re

from msgspec import Struct

from quizz.content.templates import OPENING
from quizz.domain.question import AnyQuestion, Call, Cloze, Form, MultipleChoice, SingleChoice

MOST = 40
"""Options of one list that are looked at: they are compared two by two, and nobody reads more."""
_TEMPLATE = re.compile(r"\{\{[^{}]*\}\}")
_AMOUNT = "30,00 €"
"""Stands for what a template prints, when only its length counts."""
_ABOUT_WRITING = re.compile(
    r"\bécri(?:re|t|v|tur)|orthogra|\baccents?\b|majuscul|minuscul|trait d.union|ponctu|graphie\b|typograph"
    r"|\bfautes?\b|\bplurie|\bféminin|\bmasculin|participe|conjug|homophon|paronym|\bformes?\b|\babr[eé]",
    re.IGNORECASE,
)


class Option(Struct, frozen=True):
    """One text to choose. `path`: where it is in its question, for `Written.place`."""

    text: str
    correct: bool
    path: tuple[str | int, ...]

    @property
    def shown(self) -> str:
        """The text, on one line and cut, to name the option in a message."""
        return shortened(self.text)

    @property
    def length(self) -> int:
        """Its characters on screen; an amount that a template will print counts for a usual one."""
        return len(_TEMPLATE.sub(_AMOUNT, self.text) if OPENING in self.text else self.text)


class Offer(Struct, frozen=True):
    """Options offered together. `gap`: the number of the blank that they fill, `box`: that of their box.

    Both are 0 for choices. `single`: one of them is to be chosen.
    """

    options: tuple[Option, ...]
    single: bool
    gap: int = 0
    box: int = 0

    @property
    def keys(self) -> list[Option]:
        """The right ones."""
        return [option for option in self.options if option.correct]

    @property
    def distractors(self) -> list[Option]:
        """The wrong ones."""
        return [option for option in self.options if not option.correct]


def offers_of(question: AnyQuestion) -> tuple[Offer, ...]:
    """What a question offers: its choices or replies, or the options of each of its blanks or boxes."""
    if isinstance(question, SingleChoice | MultipleChoice):
        choices = tuple(
            Option(choice.text, choice.correct, ("choices", rank, "text"))
            for rank, choice in enumerate(question.choices[:MOST])
        )
        return (Offer(choices, isinstance(question, SingleChoice)),)
    if isinstance(question, Cloze):
        return tuple(
            Offer(
                tuple(
                    Option(text, text in blank.answers, ("blanks", rank, "options", place))
                    for place, text in enumerate(blank.options[:MOST])
                ),
                single=True,
                gap=rank + 1,
            )
            for rank, blank in enumerate(question.blanks)
            if blank.options
        )
    if isinstance(question, Call):
        replies = tuple(
            Option(reply.text, reply.correct, ("replies", rank, "text"))
            for rank, reply in enumerate(question.replies)
        )
        return (Offer(replies, single=True),)
    if isinstance(question, Form):
        return tuple(
            Offer(
                tuple(
                    Option(text, text == box.answer, ("boxes", rank, "options", place, "text"))
                    for place, text in enumerate(box.options)
                ),
                single=True,
                box=rank + 1,
            )
            for rank, box in enumerate(question.boxes)
            if box.options
        )
    return ()


def about_writing(question: AnyQuestion) -> bool:
    """Whether the question asks how something is written: its options then differ by a letter on purpose."""
    return _ABOUT_WRITING.search(question.prompt) is not None


def shortened(text: str) -> str:
    """A text on one line, cut to be named in a message."""
    line = " ".join(text.split())
    return line if len(line) <= 40 else f"{line[:39].rstrip()}…"
