"""The whole answer key of a question: what is right, what is not, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from msgspec import Struct

from quizz.domain.judging import format_number, read_quantity
from quizz.domain.judging.sheet import right_value, shown_value
from quizz.domain.presentation import Presented
from quizz.domain.question import (
    AnyQuestion,
    BillingCase,
    Choice,
    Cloze,
    Form,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    ShortAnswer,
    SingleChoice,
    Sorting,
    Spelling,
    TrueFalse,
)
from quizz.domain.sheet import Box, Sheet
from quizz.i18n import _


class Line(Struct, frozen=True):
    """Something that can be answered. `label`: its number, rank or gap; `place`: where it goes.

    `note`: what is told of it. A line that is neither right nor wrong has None.
    """

    text: str
    right: bool | None = None
    label: str = ""
    place: str = ""
    note: str = ""


class Group(Struct, frozen=True):
    """Lines under a title, which may be empty."""

    title: str
    lines: tuple[Line, ...]


def answer_key(presented: Presented) -> tuple[Group, ...]:
    """The key, in the order of the screen; then what this draw leaves out."""
    return tuple(group for group in _groups(presented) if group.lines)


def _groups(presented: Presented) -> Iterator[Group]:
    question = presented.question
    match question:
        case SingleChoice() | MultipleChoice() | TrueFalse():
            yield Group("", _choices(presented.choices, numbered=True))
            if not isinstance(question, TrueFalse):
                left = [choice for choice in question.choices if choice not in presented.choices]
                yield Group(_("Dans un autre tirage"), _choices(left))
        case ShortAnswer():
            yield from _typed(question)
        case Numeric():
            yield Group(_("Réponse acceptée"), (_number(question),))
        case Cloze():
            yield from _blanks(question)
        case Matching():
            yield Group(
                "",
                tuple(Line(pair.left, place=pair.right, note=pair.feedback) for pair in question.pairs),
            )
            yield Group(_("Ne va avec rien"), tuple(Line(text, False) for text in question.decoys))
        case Ordering():
            yield Group(
                _("Le bon ordre"),
                tuple(
                    Line(item.text, label=f"{rank}.", note=item.feedback)
                    for rank, item in enumerate(question.items, start=1)
                ),
            )
        case Sorting():
            for category in question.categories:
                lines = tuple(Line(item.text, note=item.feedback) for item in category.items)
                yield Group(category.name, lines)
        case Form() | BillingCase() if presented.sheet is not None:
            yield from _sheet(presented.sheet)


def _choices(choices: Iterable[Choice], *, numbered: bool = False) -> tuple[Line, ...]:
    return tuple(
        Line(choice.text, choice.correct, label=f"{number}." if numbered else "", note=choice.feedback)
        for number, choice in enumerate(choices, start=1)
    )


def _typed(question: ShortAnswer) -> Iterator[Group]:
    title = {
        Spelling.LENIENT: _("Réponses acceptées, à une petite faute près"),
        Spelling.NO_TYPO: _("Réponses acceptées, accents et traits d’union mis à part"),
        Spelling.STRICT: _("Réponses acceptées, à la lettre près"),
    }[question.spelling]
    yield Group(title, tuple(Line(text, True) for text in question.answers))
    confusions = (Line(found.text, False, note=found.feedback) for found in question.confusions)
    yield Group(_("Confusions prévues"), tuple(confusions))


def _number(question: Numeric) -> Line:
    """As a French reader writes it, whatever way it is written in the file."""
    value, tolerance = read_quantity(question.answer), read_quantity(question.tolerance)
    text = question.answer if value is None else format_number(value.value, question.unit)
    if tolerance is None or not tolerance.value:
        return Line(text, True)
    return Line(text, True, note=_("À {n} près.").format(n=format_number(tolerance.value, question.unit)))


def _blanks(question: Cloze) -> Iterator[Group]:
    for number, blank in enumerate(question.blanks, start=1):
        lines = [Line(text, True) for text in blank.answers]
        lines += [Line(text, False) for text in blank.options if text not in blank.answers]
        yield Group(_("Trou {n}").format(n=number), tuple(lines))


def _sheet(sheet: Sheet) -> Iterator[Group]:
    """Box after box, then how amounts are found: the author checks those of this drawing."""
    for box in sheet.boxes:
        yield Group(box.label, tuple(_values(box)))
    lines = (
        Line(
            f"{line.act} · {line.label}" if line.act else line.label,
            place=line.amount,
            note=f"{line.rule} {line.source}".strip(),
        )
        for line in sheet.reasoning
    )
    yield Group(_("Le calcul"), tuple(lines))


def _values(box: Box) -> Iterator[Line]:
    """The right one, the other options, and the slips that are told apart from other wrong values."""
    yield Line(right_value(box), True, note=box.feedback)
    slips = {slip.text: slip.feedback for slip in box.slips}
    wrong = [option for option in box.options if option != box.answer] or slips
    for text in wrong:
        yield Line(shown_value(box, text), False, note=slips.get(text, ""))


def describes(question: AnyQuestion) -> Iterator[str]:
    """What an author chose for a question beside its texts, word by word: level, checkpoints, tags…"""
    yield _("niveau {n}").format(n=question.level)
    if question.covers:
        yield ", ".join(question.covers)
    if question.point:
        yield _("point {id}").format(id=question.point)
    if question.tags:
        yield ", ".join(question.tags)
    if question.revision > 1:
        yield _("révision {n}").format(n=question.revision)
    if question.as_of is not None:
        yield _("au {day:%d/%m/%Y}").format(day=question.as_of)
