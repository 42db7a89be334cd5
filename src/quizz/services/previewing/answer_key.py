"""The whole answer key of a question: what is right, what is not, and what is told of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from quizz.domain.agenda.plan import plan_of
from quizz.domain.agenda.words import change_words, thing_words
from quizz.domain.judging import format_number, read_quantity
from quizz.domain.judging.cutting import right_cut, shown_cut
from quizz.domain.judging.sheet import right_value, shown_value
from quizz.domain.presentation import Presented
from quizz.domain.question import (
    AnyQuestion,
    Appointment,
    BillingCase,
    Call,
    Choice,
    Cloze,
    Dictation,
    Form,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Proofreading,
    ShortAnswer,
    SingleChoice,
    Sorting,
    Spelling,
    Transcription,
    TrueFalse,
    WordParts,
)
from quizz.domain.sheet import Box, Sheet
from quizz.i18n import _
from quizz.services.previewing.key_lines import Group, Line
from quizz.services.previewing.text_keys import text_key


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
        case Proofreading() | Transcription() | Dictation():
            yield from text_key(question)
        case WordParts():
            yield from _taken_apart(question)
        case Appointment():
            yield from _arranged(question)
        case Matching() | Ordering() | Sorting():
            yield from _placed(question)
        case Form() | BillingCase() | Call() if presented.sheet is not None:
            yield from _sheet(presented.sheet)


def _placed(question: Matching | Ordering | Sorting) -> Iterator[Group]:
    match question:
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


def _arranged(question: Appointment) -> Iterator[Group]:
    """The best changes, and what any must comply with."""
    plan = plan_of(question)
    yield Group(_("Le mieux"), tuple(Line(change_words(plan, change), True) for change in question.best))
    yield Group(_("Pourquoi"), (Line(question.because),))
    constraints = question.constraints
    yield Group(_("À respecter"), tuple(Line(one.why) for one in constraints if not one.soft))
    yield Group(_("Souhaits"), tuple(Line(one.why) for one in constraints if one.soft))
    moved = (plan.initial[name] for name in question.movable if name in plan.initial)
    yield Group(_("Peuvent être déplacés"), tuple(Line(thing_words(plan, one)) for one in moved))


def _taken_apart(question: WordParts) -> Iterator[Group]:
    """The cuts, then the meanings of each part."""
    cuts = (right_cut(question), *question.cuts)
    yield Group(_("Découpages acceptés"), tuple(Line(shown_cut(cut), True) for cut in cuts))
    for element in question.elements:
        named = element.form or element.text
        yield Group(named, tuple(Line(meaning, True) for meaning in element.meanings))


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
    """The right one, the other options, and the slips that are told apart from other wrong values.

    What is merely fair is neither right nor wrong.
    """
    yield Line(right_value(box), True, note=box.feedback)
    slips = {slip.text: slip.feedback for slip in box.slips}
    wrong = [option for option in box.options if option != box.answer] or slips
    for text in wrong:
        right = None if text in box.fair else False
        yield Line(shown_value(box, text), right, note=slips.get(text, ""))


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
