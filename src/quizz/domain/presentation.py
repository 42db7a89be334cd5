"""What one showing of a question looks like: which options, in which order. Decided by a seed, so that a
stored attempt can be shown again as it was."""

from __future__ import annotations

from itertools import chain
from random import Random
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from quizz.domain.call_sheet import call_sheet
from quizz.domain.question import (
    AnyQuestion,
    Call,
    Choice,
    Cloze,
    Form,
    Matching,
    MultipleChoice,
    Ordering,
    SingleChoice,
    Sorting,
    TrueFalse,
)
from quizz.domain.sheet import Box, Paper, Sheet

T = TypeVar("T")

MOST_LINES_OF_PAPERS = 40
"""That `Presented.shown` keeps, so that the boxes have their place in what is kept of a question."""
TRUE_FALSE_OPTIONS: tuple[str, str] = ("Vrai", "Faux")


class Placeable(Struct, frozen=True):
    """Something to place. `right`: its target, or its rank when the question is to put things in order."""

    text: str
    right: int
    feedback: str = ""


class Presented(Struct, frozen=True):
    """A question ready to be shown: everything is in the order of the screen.

    `items` are to be placed: on `targets` (the right texts of a matching, the categories of a sorting), or in
    order when there is no target. `sheet`: of a form, of a call, and of a case of billing once it is drawn.
    """

    question: AnyQuestion
    seed: int
    choices: tuple[Choice, ...] = ()
    blank_options: tuple[tuple[str, ...], ...] = ()
    items: tuple[Placeable, ...] = ()
    targets: tuple[str, ...] = ()
    sheet: Sheet | None = None

    @property
    def options(self) -> tuple[str, ...]:
        """The texts of the choices as shown; empty when the answer is typed."""
        return tuple(choice.text for choice in self.choices)

    @property
    def shown(self) -> tuple[str, ...]:
        """Every option as shown; those of a cloze blank after blank, none for a blank that is typed.

        What is placed comes before its targets; papers come before the boxes, each box with its options.
        """
        if self.sheet is not None:
            return (*_lines_of(self.sheet.papers)[:MOST_LINES_OF_PAPERS], *map(_box_line, self.sheet.boxes))
        if self.items:
            return (*(item.text for item in self.items), *self.targets)
        return self.options or tuple(chain.from_iterable(self.blank_options))


def present(question: AnyQuestion, seed: int) -> Presented:
    """Draw and shuffle the options of a question whose templates are filled.

    A case of billing has no sheet yet: it is drawn with the tariffs.
    """
    match question:
        case SingleChoice() | MultipleChoice():
            return Presented(question, seed, choices=_draw(question.choices, question.draw, Random(seed)))
        case TrueFalse(answer=answer, feedback=feedback):
            yes, no = TRUE_FALSE_OPTIONS
            choices = (
                Choice(yes, correct=answer, feedback="" if answer else feedback),
                Choice(no, correct=not answer, feedback=feedback if answer else ""),
            )
            return Presented(question, seed, choices=choices)
        case Cloze(blanks=blanks):
            random = Random(seed)
            shuffled = tuple(tuple(random.sample(blank.options, len(blank.options))) for blank in blanks)
            return Presented(question, seed, blank_options=shuffled)
        case Matching() | Ordering() | Sorting():
            return _to_place(question, seed, Random(seed))
        case Form() | Call():
            return Presented(question, seed, sheet=_sheet_of(question, seed))
        case _:
            return Presented(question, seed)


def _sheet_of(question: Form | Call, seed: int) -> Sheet:
    if isinstance(question, Call):
        return call_sheet(question, seed)
    random = Random(seed)
    return Sheet(question.papers, tuple(_mixed(box, random) for box in question.boxes))


def _to_place(question: Matching | Ordering | Sorting, seed: int, random: Random) -> Presented:
    match question:
        case Matching(pairs=pairs, decoys=decoys):
            targets = _shuffled((*(pair.right for pair in pairs), *decoys), random)
            lefts = (Placeable(pair.left, targets.index(pair.right), pair.feedback) for pair in pairs)
            return Presented(question, seed, items=_shuffled(tuple(lefts), random), targets=targets)
        case Ordering(items=items):
            ranked = tuple(Placeable(item.text, rank, item.feedback) for rank, item in enumerate(items))
            return Presented(question, seed, items=_out_of_order(ranked, random))
        case Sorting(categories=categories):
            sorted_items = (
                Placeable(item.text, place, item.feedback)
                for place, category in enumerate(categories)
                for item in category.items
            )
            names = tuple(category.name for category in categories)
            return Presented(question, seed, items=_shuffled(tuple(sorted_items), random), targets=names)


def _shuffled(things: tuple[T, ...], random: Random) -> tuple[T, ...]:
    return tuple(random.sample(things, len(things)))


def _out_of_order(items: tuple[Placeable, ...], random: Random) -> tuple[Placeable, ...]:
    """Shuffled, and never in the right order already: there would be nothing to do."""
    mixed = _shuffled(items, random)
    if len(items) > 1 and mixed == items:
        return (*mixed[1:], mixed[0])
    return mixed


def _mixed(box: Box, random: Random) -> Box:
    """Its options shuffled, unless there are two: « oui » and « non » stay as people say them."""
    return box if len(box.options) < 3 else replace(box, options=_shuffled(box.options, random))


def _lines_of(papers: tuple[Paper, ...]) -> list[str]:
    """The title of each paper, then its lines: `Née le : 12/03/2019`."""
    lines = []
    for paper in papers:
        lines.append(paper.title)
        lines += [line.said for line in paper.lines]
    return lines


def _box_line(box: Box) -> str:
    """`Parcours : direct / adressé`; a box that is typed has its label alone."""
    return f"{box.label}\u00a0: {' / '.join(box.options)}" if box.options else box.label


def _draw(choices: tuple[Choice, ...], size: int, random: Random) -> tuple[Choice, ...]:
    """All the keys, completed by wrong choices up to `size`, shuffled."""
    if 0 < size < len(choices):
        keys = [choice for choice in choices if choice.correct]
        others = [choice for choice in choices if not choice.correct]
        choices = (*keys, *random.sample(others, max(0, min(size - len(keys), len(others)))))
    return tuple(random.sample(choices, len(choices)))
