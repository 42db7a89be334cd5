"""Judging a sheet that was filled: box by box, each chosen or typed."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from msgspec.structs import replace

from quizz.domain.judgement import Judgement, Part
from quizz.domain.judging.numbers import Quantity, format_number, read_quantity
from quizz.domain.judging.numeric import number_fault
from quizz.domain.judging.writing import plain, trimmed
from quizz.domain.sheet import EURO, Box, Sheet
from quizz.errors import ContentError
from quizz.i18n import _

_FAIR = 0.5
"""Of a box whose answer does no harm, though there was better."""


def judge_sheet(sheet: Sheet, texts: Sequence[str]) -> Judgement:
    """Judge each box; a text that is missing is a box left empty, one too many is ignored.

    Formula scoring of what is chosen, as in `placing.formula_score`; a wrong number takes nothing back, since
    chance gives none; what is fair counts for half. The notes are those of the boxes missed, left empty or
    not, and of those that are merely fair.
    """
    given = [trimmed(text) for text in texts[: len(sheet.boxes)]]
    given += [""] * (len(sheet.boxes) - len(given))
    parts = tuple(map(_judge_box, sheet.boxes, given))
    return Judgement(
        correct=bool(parts) and all(part.right for part in parts),
        score=_score(sheet.boxes, parts),
        expected=_expected(parts),
        given=tuple(labelled(part.text, part.given) for part in parts if part.given),
        parts=parts,
        notes=tuple(part.feedback for part in parts if part.feedback and (part.fair or not part.right)),
    )


def sheet_unknown(sheet: Sheet) -> Judgement:
    """Every box with what belongs there, none filled."""
    parts = tuple(_part(box, right=False) for box in sheet.boxes)
    return Judgement(correct=False, score=0.0, expected=_expected(parts), parts=parts, unknown=True)


def right_value(box: Box) -> str:
    """What belongs in a box, as it is shown: `Maladie`, `19,00 €`.

    Raises ContentError when the box is typed and its answer is no number.
    """
    return box.answer if box.options else _as_shown(*_key(box))


def shown_value(box: Box, text: str) -> str:
    """A value of a box as it is shown; of a typed one, what is no number stays as it is."""
    quantity = None if box.options else read_quantity(text)
    return text if quantity is None else _as_shown(quantity.value, box.unit or quantity.unit)


def labelled(label: str, value: str) -> str:
    """`Parcours : direct`, with a no-break space."""
    return f"{label}\u00a0: {value}"


def _score(boxes: Sequence[Box], parts: Sequence[Part]) -> float:
    lost = sum(
        1 / max(1, len(box.options) - 1)
        for box, part in zip(boxes, parts, strict=True)
        if box.options and part.given and not part.right
    )
    won = sum(_FAIR if part.fair else part.right for part in parts)
    return max(0.0, (won - lost) / len(parts)) if parts else 0.0


def _judge_box(box: Box, text: str) -> Part:
    return _judge_choice(box, text) if box.options else _judge_number(box, text)


def _judge_choice(box: Box, text: str) -> Part:
    """An option that does not exist is none: a stored answer may be older than its question."""
    asked = plain(text)
    chosen = next((option for option in box.options if plain(option) == asked), "")
    slip = next((slip.feedback for slip in box.slips if chosen and plain(slip.text) == asked), "")
    if chosen and chosen in box.fair:
        return replace(_part(box, right=True, given=chosen), feedback=slip, fair=True)
    return _part(box, right=bool(chosen) and asked == plain(box.answer), given=chosen, slip=slip)


def _judge_number(box: Box, text: str) -> Part:
    """Right when the number is the same, to the last decimal, in the unit asked or in none."""
    if not text:
        return _part(box, right=False)
    wanted, given = _key(box), read_quantity(text)
    fault = number_fault(given, wanted.unit)
    if given is None or fault:
        return _part(box, right=False, given=text, slip=fault)
    slip = next((slip.feedback for slip in box.slips if _same(slip.text, given.value)), "")
    shown = _as_shown(given.value, wanted.unit or given.unit)
    return _part(box, right=given.value == wanted.value, given=shown, slip=slip)


def _part(box: Box, *, right: bool, given: str = "", slip: str = "") -> Part:
    feedback = box.feedback if right else slip or box.feedback
    return Part(box.label, right, given=given, feedback=feedback, place=right_value(box))


def _key(box: Box) -> Quantity:
    """The number expected, with the unit of the box, else the one written in its answer."""
    quantity = read_quantity(box.answer)
    if quantity is None:
        raise ContentError(
            _("Dans la case « {label} », « {text} » n’est pas un nombre : corrigez « answer ».").format(
                label=box.label, text=box.answer
            )
        )
    return Quantity(quantity.value, box.unit or quantity.unit)


def _same(text: str, value: Decimal) -> bool:
    quantity = read_quantity(text)
    return quantity is not None and quantity.value == value


def _as_shown(value: Decimal, unit: str) -> str:
    """`19,00 €`: euros have their cents, so that amounts stand under each other."""
    if unit == EURO and value == (cents := Decimal(f"{value:.2f}")):
        value = cents
    return format_number(*Quantity(value, unit))


def _expected(parts: Sequence[Part]) -> tuple[str, ...]:
    return tuple(labelled(part.text, part.place) for part in parts)
