"""What a person says of a question, with what she saw of it, and what she is answered."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from unicodedata import category
from uuid import UUID

from msgspec import Struct

from quizz.domain.agenda.plan import plan_of
from quizz.domain.agenda.words import change_words
from quizz.domain.answer import NOWHERE, Answer, Arranged, Chosen, Filled, Ordered, Placed, Typed
from quizz.domain.presentation import Presented
from quizz.domain.question import Appointment

LONGEST_TEXT = 500
"""Characters of a remark."""
LONGEST_REPLY = 2000
LONGEST_PROMPT = 2000
LONGEST_OPTION = 500
MOST_OPTIONS = 60
"""Bounds of what is kept of a question: a remark is to be sent, and read by somebody else's program."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS = "\u00ad\u200c\u200d"
"""Soft hyphen, and what joins letters and emoji or does not."""


class RemarkKind(StrEnum):
    """What is wrong with a question."""

    KEY = "key"
    """The answer that is expected is disputable."""
    UNCLEAR = "unclear"
    SPELLING = "spelling"
    OUTDATED = "outdated"
    OTHER = "other"


class Seen(Struct, frozen=True, kw_only=True):
    """What was on screen. `answered` None: nothing yet; empty: « je ne sais pas ». `correct`: the verdict."""

    prompt: str = ""
    shown: tuple[str, ...] = ()
    answered: tuple[str, ...] | None = None
    correct: bool | None = None


class Remark(Seen, frozen=True, kw_only=True):
    """« Signaler cette question ».

    `learner` None: it came in a file, from the person whom `author` names, if at all. `revision` is that of
    the question then. `replied_at` and `reply` go together; `read_at`: when the learner saw the reply.
    """

    id: UUID
    learner: UUID | None
    author: str = ""
    question: str
    revision: int
    kind: RemarkKind = RemarkKind.OTHER
    text: str
    at: datetime
    reply: str | None = None
    replied_at: datetime | None = None
    read_at: datetime | None = None

    @property
    def name(self) -> str:
        """The end of its id, by which a person names it; the beginning tells the time, as that of others."""
        return self.id.hex[-8:]

    @property
    def is_open(self) -> bool:
        """Whether nobody has answered it yet."""
        return self.reply is None

    @property
    def is_unread(self) -> bool:
        """Whether its reply waits to be seen."""
        return self.reply is not None and self.read_at is None


def seen(asked: Presented, answer: Answer | None = None, *, correct: bool | None = None) -> Seen:
    """A question as it was shown, and what was answered, in words rather than positions."""
    return Seen(
        prompt=shortened(asked.question.prompt, LONGEST_PROMPT),
        shown=_bounded(asked.shown),
        answered=None if answer is None else _bounded(answer_texts(asked, answer)),
        correct=correct,
    )


def answer_texts(asked: Presented, answer: Answer) -> tuple[str, ...]:
    """An answer as texts; what is placed or filled comes with its place, what was left out is not there."""
    match answer:
        case Chosen(positions=positions):
            said = tuple(asked.options[position] for position in positions)
        case Typed(text=text):
            said = (text,)
        case Filled(texts=texts):
            said = _filled(asked, texts)
        case Ordered(positions=positions):
            said = tuple(asked.items[position].text for position in positions)
        case Placed(places=places):
            said = tuple(
                f"{item.text}\u00a0: {asked.targets[place]}"
                for item, place in zip(asked.items, places, strict=True)
                if place != NOWHERE
            )
        case Arranged(changes=changes) if isinstance(asked.question, Appointment):
            plan = plan_of(asked.question)
            said = tuple(change_words(plan, change) for change in changes)
        case _:
            said = ()
    return said


def _filled(asked: Presented, texts: tuple[str, ...]) -> tuple[str, ...]:
    """The blanks of a cloze as they are, the boxes of a sheet with their labels."""
    if asked.sheet is None:
        return texts
    boxes = zip(asked.sheet.boxes, texts, strict=False)
    return tuple(f"{box.label}\u00a0: {text}" for box, text in boxes if text.strip())


def cleaned(text: str) -> str:
    """What a person typed, or a file holds, without what moves a cursor or turns letters round."""
    kept = "".join(" " if sign == "\t" else sign for sign in text if sign in "\n\t" or not _is_unseen(sign))
    return kept.strip()


def shortened(text: str, most: int) -> str:
    """The text, its end cut when it has more than `most` characters."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _is_unseen(sign: str) -> bool:
    """A control, a format sign other than those inside words and emoji, half a character, or none."""
    return category(sign) in _UNSEEN and sign not in _JOINERS


def _bounded(texts: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(shortened(text, LONGEST_OPTION) for text in texts[:MOST_OPTIONS])
