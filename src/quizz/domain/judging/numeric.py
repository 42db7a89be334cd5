"""Judging a number."""

from __future__ import annotations

from quizz.domain.judgement import Judgement
from quizz.domain.judging.numbers import Quantity, format_number, is_unit, read_quantity
from quizz.domain.judging.writing import trimmed
from quizz.domain.question import Numeric
from quizz.errors import ContentError
from quizz.i18n import _


def judge_number(question: Numeric, text: str) -> Judgement:
    """Right within the tolerance and in the unit asked; a note tells what is no number, or another unit."""
    wanted, given = _key(question), read_quantity(text)
    tolerance = _quantity(question, question.tolerance).value
    note = number_fault(given, wanted.unit)
    right = given is not None and not note and abs(given.value - wanted.value) <= tolerance
    return Judgement(
        correct=right,
        score=float(right),
        expected=(format_number(*wanted),),
        given=(trimmed(text),),
        notes=(note,) if note else (),
    )


def expected_number(question: Numeric) -> str:
    """The answer in French form: `17,45 €`."""
    return format_number(*_key(question))


def _key(question: Numeric) -> Quantity:
    """The expected number, with the question's unit, else the one written in the answer."""
    quantity = _quantity(question, question.answer)
    return Quantity(quantity.value, question.unit or quantity.unit)


def _quantity(question: Numeric, text: str) -> Quantity:
    """A number of the question itself; raises ContentError when it is none."""
    quantity = read_quantity(text)
    if quantity is None:
        raise ContentError(
            _(
                "Dans la question « {id} » (banque « {bank} »), « {text} » n’est pas un nombre : "
                "corrigez « answer » ou « tolerance », par exemple « 1234,5 »."
            ).format(id=question.id, bank=question.bank, text=text)
        )
    return quantity


def number_fault(given: Quantity | None, unit: str) -> str:
    """What keeps the text from being a number in that unit, empty when nothing does."""
    if given is None:
        return _how_to_write(unit)
    if is_unit(given.unit, unit):
        return ""
    return _("Le nombre est suivi d’une autre unité : on l’attendait en « {unit} ».").format(unit=unit)


def _how_to_write(unit: str) -> str:
    if unit:
        return _(
            "Un nombre était attendu : écrivez-le en chiffres, par exemple « 1 234,5 », "
            "suivi ou non de « {unit} »."
        ).format(unit=unit)
    return _("Un nombre était attendu : écrivez-le en chiffres, par exemple « 1 234,5 ».")
