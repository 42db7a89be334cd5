"""What one showing of a question looks like: which options, in which order. Decided by a seed, so that a
stored attempt can be shown again as it was."""

from __future__ import annotations

from itertools import chain
from random import Random

from msgspec import Struct

from quizz.domain.question import AnyQuestion, Choice, Cloze, MultipleChoice, SingleChoice, TrueFalse

TRUE_FALSE_OPTIONS: tuple[str, str] = ("Vrai", "Faux")


class Presented(Struct, frozen=True):
    """A question ready to be shown. `choices` and `blank_options` are in the order of the screen."""

    question: AnyQuestion
    seed: int
    choices: tuple[Choice, ...] = ()
    blank_options: tuple[tuple[str, ...], ...] = ()

    @property
    def options(self) -> tuple[str, ...]:
        """The texts of the choices as shown; empty when the answer is typed."""
        return tuple(choice.text for choice in self.choices)

    @property
    def shown(self) -> tuple[str, ...]:
        """Every option as shown; those of a cloze blank after blank, none for a blank that is typed."""
        return self.options or tuple(chain.from_iterable(self.blank_options))


def present(question: AnyQuestion, seed: int) -> Presented:
    """Draw and shuffle the options of a question whose templates are filled."""
    random = Random(seed)
    match question:
        case SingleChoice() | MultipleChoice():
            return Presented(question, seed, choices=_draw(question.choices, question.draw, random))
        case TrueFalse(answer=answer, feedback=feedback):
            yes, no = TRUE_FALSE_OPTIONS
            choices = (
                Choice(yes, correct=answer, feedback="" if answer else feedback),
                Choice(no, correct=not answer, feedback=feedback if answer else ""),
            )
            return Presented(question, seed, choices=choices)
        case Cloze(blanks=blanks):
            shuffled = tuple(tuple(random.sample(blank.options, len(blank.options))) for blank in blanks)
            return Presented(question, seed, blank_options=shuffled)
        case _:
            return Presented(question, seed)


def _draw(choices: tuple[Choice, ...], size: int, random: Random) -> tuple[Choice, ...]:
    """All the keys, completed by wrong choices up to `size`, shuffled."""
    if 0 < size < len(choices):
        keys = [choice for choice in choices if choice.correct]
        others = [choice for choice in choices if not choice.correct]
        choices = (*keys, *random.sample(others, max(0, min(size - len(keys), len(others)))))
    return tuple(random.sample(choices, len(choices)))
