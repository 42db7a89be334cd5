"""The part of a prompt that asks, apart from the situation before it."""

from __future__ import annotations

import re

from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.question import MultipleChoice, SingleChoice, TrueFalse

OF_CHOICE = (SingleChoice, MultipleChoice)
_STOP = re.compile(r"[?!….»]\s+(?=[A-ZÀ-ÖØ-ÞŒ«])")
_SHORT = re.compile(r"(?:^|[\s(’'])(?:\w|Dre?|Pre?|Mmes?|Mlle|art|etc)\Z")
"""What stands before a stop that ends no sentence: « M. », « Dr. », « art. L. »."""
_VERDICT = re.compile(r"\b(?:vraie?|exacte?|juste)\s+ou\s+(?:fausse|faux|inexacte?)\s*\?\s*$", re.IGNORECASE)
_WORD = re.compile(r"\w+")
_FEWEST = 3
"""Words of a sentence that asks by itself; « Laquelle ? » asks about the sentence before."""


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text holds one of these: far quicker than a pattern, where most texts hold none."""
    return any(word in text for word in words)


def prompt_of(written: WrittenQuestion) -> Passage:
    """The stem; every sound question has one."""
    return next(passage for passage in written.passages if passage.role is Role.PROMPT)


def choices_of(written: WrittenQuestion) -> list[Passage]:
    """The choices of a choice question, in their order; the options of the blanks of a cloze."""
    return written.texts(Role.KEY, Role.DISTRACTOR)


def judged(written: WrittenQuestion) -> str:
    """What is weighed, in lower case: the choices of a question, the prompt of a true-false one."""
    question = written.question
    if isinstance(question, OF_CHOICE):
        return "\n".join([choice.text for choice in question.choices]).lower()
    return question.prompt.lower() if isinstance(question, TrueFalse) else ""


def asking(prompt: str) -> int:
    """Where the asking sentence starts: the last one, and the one before when it is too short to ask."""
    starts = [0, *(stop.end() for stop in _STOP.finditer(prompt) if _ends(prompt, stop.start()))]
    last = starts[-1]
    if len(starts) > 1 and len(_WORD.findall(prompt, last)) < _FEWEST:
        return starts[-2]
    return last


def stated(prompt: str) -> tuple[int, int]:
    """Where the statement of a true-false prompt starts and ends, « Vrai ou faux ? » left out."""
    verdict = _VERDICT.search(prompt)
    end = len(prompt[: verdict.start()].rstrip()) if verdict else len(prompt)
    return asking(prompt[:end]), end


def _ends(prompt: str, stop: int) -> bool:
    """Whether a sentence ends with the sign at that offset."""
    if prompt[stop] == "»":
        return prompt[:stop].rstrip()[-1:] in {"?", "!", "…", "."}
    return prompt[stop] != "." or not _SHORT.search(prompt, max(0, stop - 6), stop)
