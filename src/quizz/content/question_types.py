"""What each type of question adds to the common fields: one reader a type.

The types whose things are put in their places, and those of sheets to fill, have modules of their own.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quizz.content import values
from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.nodes import Mapping
from quizz.content.question_texts import Common, check_distinct
from quizz.content.question_types_appointment import APPOINTMENT, read_appointment
from quizz.content.question_types_billing import read_billing_case
from quizz.content.question_types_calls import read_switchboard
from quizz.content.question_types_form import read_form
from quizz.content.question_types_placing import read_matching, read_ordering, read_sorting
from quizz.content.question_types_texts import read_dictation, read_proofreading, read_transcription
from quizz.content.templates import is_single
from quizz.domain.question import (
    AnyQuestion,
    Blank,
    Choice,
    Cloze,
    Confusion,
    MultipleChoice,
    Numeric,
    ShortAnswer,
    SingleChoice,
    Spelling,
    TrueFalse,
)
from quizz.domain.text import canonical
from quizz.i18n import _

_GAP = re.compile(r"(?<!\{)\{([0-9]{1,3})\}(?!\})")


def read_single_choice(fields: Fields, common: Common) -> AnyQuestion:
    """One key; three or four choices shown."""
    choices = _read_choices(fields)
    keys = sum(choice.correct for choice in choices)
    if choices and keys != 1:
        fields.report(
            Code.CHOICE_KEYS,
            fields.place("choices"),
            _("Une question single_choice a une seule bonne réponse, et celle-ci en a {count}.").format(
                count=keys
            ),
            _("Mettez « correct: oui » sur un seul choix, ou changez le type en multiple_choice."),
        )
    draw = _read_draw(fields, choices, keys)
    _check_count(fields, len(choices), draw or len(choices), 4)
    return SingleChoice(**common, choices=choices, draw=draw)


def read_multiple_choice(fields: Fields, common: Common) -> AnyQuestion:
    """Two keys or more, and a wrong choice; three to seven choices shown."""
    choices = _read_choices(fields)
    keys = sum(choice.correct for choice in choices)
    if choices and (keys < 2 or keys == len(choices)):
        fields.report(
            Code.CHOICE_KEYS,
            fields.place("choices"),
            _("Une question multiple_choice a au moins deux bonnes réponses et une mauvaise."),
            _("Celle-ci a {keys} « correct: oui » sur {count} choix.").format(keys=keys, count=len(choices)),
        )
    draw = _read_draw(fields, choices, keys)
    _check_count(fields, len(choices), draw or len(choices), 7)
    return MultipleChoice(**common, choices=choices, draw=draw)


def read_true_false(fields: Fields, common: Common) -> AnyQuestion:
    """Vrai or faux."""
    if not fields.has("answer"):
        fields.report(
            Code.CHOICE_KEYS,
            fields.place("answer"),
            _("Cette question true_false ne dit pas si l’affirmation est vraie."),
            _("Ajoutez une ligne « answer: vrai » ou « answer: faux »."),
        )
    answer = fields.yes_no("answer")
    return TrueFalse(**common, answer=answer, feedback=fields.text("feedback", required=False))


def read_short_answer(fields: Fields, common: Common) -> AnyQuestion:
    """Accepted forms, and wrong answers that have their own feedback."""
    answers = fields.texts("answers", required=True)
    spelling = fields.member("spelling", Spelling, Spelling.LENIENT)
    confusions = []
    for node in fields.mappings("confusions"):
        inner = Fields(node, fields.problems)
        confusion = Confusion(inner.text("text"), inner.text("feedback"))
        inner.finish()
        confusions.append(confusion)
        if confusion.text and canonical(confusion.text) in {canonical(answer) for answer in answers}:
            fields.report(
                Code.CONFUSION_ACCEPTED,
                inner.place("text"),
                _("« {text} » est à la fois une réponse acceptée et une confusion.").format(
                    text=confusion.text[:40]
                ),
                _("Retirez-le de answers ou de confusions."),
            )
    return ShortAnswer(**common, answers=answers, spelling=spelling, confusions=tuple(confusions))


def read_cloze(fields: Fields, common: Common) -> AnyQuestion:
    """Gaps `{1}`, `{2}`… and as many blanks."""
    text = fields.text("text")
    nodes = fields.mappings("blanks", required=True)
    blanks = tuple(_read_blank(node, fields) for node in nodes)
    gaps = [int(number) for number in _GAP.findall(text)]
    if text and blanks and sorted(gaps) != list(range(1, len(blanks) + 1)):
        fields.report(
            Code.BLANKS,
            fields.place("text"),
            _("Le texte a les trous {gaps} pour {count} éléments dans « blanks ».").format(
                gaps=", ".join(f"{{{gap}}}" for gap in sorted(gaps)[:20]) or "∅", count=len(blanks)
            ),
            _("Numérotez les trous {{1}}, {{2}}… : chacun une fois, et autant que de « blanks ».").format(),
        )
    return Cloze(**common, text=text, blanks=blanks)


def read_numeric(fields: Fields, common: Common) -> AnyQuestion:
    """A number, or a template that will become one."""
    answer = fields.text("answer")
    if answer and values.decimal(answer) is None and not is_single(answer):
        fields.report(
            Code.NUMERIC_ANSWER,
            fields.place("answer"),
            _("« {text} » n’est ni un nombre ni un seul modèle.").format(text=answer[:40]),
            _(
                'Écrivez par exemple "19", "2,5" ou "{{{{amount:70% * G}}}}" ; l’unité va dans « unit ».'
            ).format(),
        )
    tolerance = fields.decimal("tolerance")
    unit = fields.text("unit", required=False)
    return Numeric(**common, answer=answer, tolerance=f"{tolerance or 0:f}", unit=unit)


READERS: dict[str, Callable[[Fields, Common], AnyQuestion | None]] = {
    "single_choice": read_single_choice,
    "multiple_choice": read_multiple_choice,
    "true_false": read_true_false,
    "short_answer": read_short_answer,
    "cloze": read_cloze,
    "numeric": read_numeric,
    "matching": read_matching,
    "ordering": read_ordering,
    "sorting": read_sorting,
    "form": read_form,
    "billing_case": read_billing_case,
    "proofreading": read_proofreading,
    "transcription": read_transcription,
    "dictation": read_dictation,
    APPOINTMENT: read_appointment,
    "switchboard": read_switchboard,
}


def _read_choices(fields: Fields) -> tuple[Choice, ...]:
    nodes = fields.mappings("choices", required=True)
    choices = tuple(_read_choice(node, fields) for node in nodes)
    places = (node.place for node in nodes)
    check_distinct(fields, zip((choice.text for choice in choices), places, strict=True))
    return choices


def _read_choice(node: Mapping, fields: Fields) -> Choice:
    inner = Fields(node, fields.problems)
    choice = Choice(inner.text("text"), inner.yes_no("correct"), inner.text("feedback", required=False))
    inner.finish()
    return choice


def _read_draw(fields: Fields, choices: tuple[Choice, ...], keys: int) -> int:
    draw = fields.integer("draw", 1, 99)
    if draw and choices and not keys < draw <= len(choices):
        fields.report(
            Code.DRAW,
            fields.place("draw"),
            _("draw vaut {draw}, pour {keys} bonnes réponses et {count} choix.").format(
                draw=draw, keys=keys, count=len(choices)
            ),
            _("Écrivez un nombre de {low} à {high}, ou supprimez draw.").format(
                low=keys + 1, high=len(choices)
            ),
        )
    return draw


def _check_count(fields: Fields, count: int, shown: int, most: int) -> None:
    if 0 < count < 3:
        fields.report(
            Code.CHOICE_COUNT,
            fields.place("choices"),
            _("La question n’a que {count} choix.").format(count=count),
            _("Écrivez-en au moins trois, ou utilisez true_false."),
        )
    elif shown > most:
        fields.warn(
            Code.CHOICE_COUNT,
            fields.place("choices"),
            _("La question montre {shown} choix.").format(shown=shown),
            _("Gardez-en {most} au plus, ou ajoutez « draw: {most} ».").format(most=most),
        )


def _read_blank(node: Mapping, fields: Fields) -> Blank:
    inner = Fields(node, fields.problems)
    answers = inner.texts("answers", required=True)
    options = inner.located_texts("options")
    blank = Blank(
        answers=answers,
        options=tuple(text for text, _place in options),
        spelling=inner.member("spelling", Spelling, Spelling.LENIENT),
    )
    inner.finish()
    if not blank.options:
        return blank
    missing = next((answer for answer in blank.answers if answer not in blank.options), None)
    if missing is not None:
        inner.report(
            Code.BLANK_OPTIONS,
            inner.place("options"),
            _("La réponse « {answer} » n’est pas parmi les options.").format(answer=missing[:40]),
            _("Ajoutez-la dans options, telle quelle."),
        )
    elif not set(blank.options) - set(blank.answers):
        inner.report(
            Code.BLANK_OPTIONS,
            inner.place("options"),
            _("Toutes les options sont justes."),
            _("Ajoutez au moins une option fausse, ou supprimez options."),
        )
    # A chosen blank is judged by its text, whose case does not matter.
    check_distinct(inner, options, canonical)
    return blank
