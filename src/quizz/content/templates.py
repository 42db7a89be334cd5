"""Amounts in texts: `{{tariff:G}}`, `{{tariff:G@2024-11-15}}`, `{{amount:70% * G - PF}}`."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import combinations, islice
from typing import NamedTuple

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from quizz.content import arithmetic, values
from quizz.content.arithmetic import Expression, TariffUse
from quizz.domain.question import (
    AnyQuestion,
    Call,
    Cloze,
    Form,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    Proofreading,
    SingleChoice,
    Sorting,
)
from quizz.domain.sheet import Box
from quizz.domain.tariff import Tariffs, Unit
from quizz.domain.text import canonical
from quizz.errors import ContentError
from quizz.i18n import _

OPENING = "{{"
MAX_TEMPLATES = 50
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_NO_DIGIT = re.compile("[^0-9]+")
_TARIFF = re.compile(r"([A-Za-z][A-Za-z0-9_]*)(?:@(\S+))?")
_ENCODER = msgspec.json.Encoder()
_Texts = list[tuple[str, int]]
"""Texts, each with its role."""


class Template(Struct, frozen=True):
    """What stands between `{{` and `}}`: one tariff shown as it is, or a sum."""

    expression: Expression
    is_sum: bool

    @property
    def uses(self) -> tuple[TariffUse, ...]:
        """The tariffs that it needs."""
        return tuple(arithmetic.tariffs_in(self.expression))


@lru_cache(maxsize=4096)
def read(body: str) -> Template:
    """Read what stands between the braces.

    Raises ContentError when it is no template.
    """
    kind, colon, rest = body.partition(":")
    kind, rest = kind.strip(), rest.strip()
    if colon and kind == "amount":
        return Template(arithmetic.parse(rest), is_sum=True)
    if not colon or kind != "tariff":
        raise ContentError(
            _("« {body} » n’est pas un modèle : écrivez {{{{tariff:…}}}} ou {{{{amount:…}}}}.").format(
                body=body.strip()[:40]
            )
        )
    match = _TARIFF.fullmatch(rest)
    if match is None:
        raise ContentError(_("« {text} » n’est pas un identifiant de tarif.").format(text=rest[:40]))
    day = values.day(match[2]) if match[2] else None
    if match[2] and day is None:
        raise ContentError(
            _("« {text} » n’est pas une date : écrivez par exemple 2024-11-15.").format(text=match[2][:40])
        )
    return Template(TariffUse(match[1], day), is_sum=False)


class Fault(NamedTuple):
    """Why something in braces is no template, a sentence, and where it begins in the text."""

    message: str
    offset: int


def scan(text: str) -> tuple[list[Template], list[Fault]]:
    """The templates of a text, and what is wrong with those that are not well formed."""
    templates: list[Template] = []
    faults: list[Fault] = []
    for match in islice(_TEMPLATE.finditer(text), MAX_TEMPLATES):
        try:
            templates.append(read(match[1]))
        except ContentError as error:
            faults.append(Fault(str(error), match.start()))
    if text.count(OPENING) > MAX_TEMPLATES:
        message = _("Le texte contient plus de {limit} modèles.").format(limit=MAX_TEMPLATES)
        faults.append(Fault(message, text.index(OPENING)))
    elif text.count(OPENING) > len(templates) + len(faults):
        message = _("Un modèle ouvert par « {{{{ » n’est pas refermé par « }}}} ».").format()
        unclosed = _TEMPLATE.sub(lambda match: " " * len(match[0]), text).find(OPENING)
        faults.append(Fault(message, max(0, unclosed)))
    return templates, faults


def is_single(text: str) -> bool:
    """Whether a text is one template and nothing else."""
    return _TEMPLATE.fullmatch(text.strip()) is not None


def templates_of(question: AnyQuestion) -> tuple[str, ...]:
    """What stands between braces in the texts of a question, each once, in their order."""
    return tuple(dict.fromkeys(_TEMPLATE.findall(_ENCODER.encode(question).decode())))


def has_priced_options(question: AnyQuestion) -> bool:
    """Whether amounts stand in texts that are to be told apart."""
    if isinstance(question, Proofreading) and OPENING in question.text:
        return True
    lists = (*_told_apart(question), *_numbers(question))
    return any(OPENING in text for texts in lists for text, _role in texts)


def fill(question: AnyQuestion, tariffs: Tariffs, day: date) -> AnyQuestion:
    """The question with its amounts, those of its own `as_of` if it has one, else of `day`.

    The answer of a numeric question, and what is typed in a box, become bare numbers (`19,00`), other texts
    get money (`19,00 €`).
    Raises MissingTariff when an amount is not known, ContentError when a template is not well formed, or when
    the amounts of that day make two texts the same that are different answers, or a fault stand twice.
    """
    written = _ENCODER.encode(question).decode()
    if OPENING not in written:
        return question
    amounts = Amounts(tariffs, question.as_of or day)
    # In JSON all the texts are filled at once: an amount holds nothing that JSON escapes.
    filled = _decoder().decode(amounts.shown_in(written))
    if isinstance(question, Numeric):
        answer, tolerance = amounts.bare_in(question.answer), amounts.bare_in(question.tolerance)
        filled = replace(filled, answer=answer, tolerance=tolerance)
    elif isinstance(question, Form) and isinstance(filled, Form):
        pairs = zip(question.boxes, filled.boxes, strict=True)
        boxes = tuple(box if box.options else _with_numbers(box, of, amounts) for of, box in pairs)
        filled = replace(filled, boxes=boxes)
    amounts.tell_apart(question)
    if isinstance(filled, Proofreading):
        from quizz.domain.texts.faults import spots  # few starts fill such a text in

        spots(filled)
    return filled


def _with_numbers(filled: Box, written: Box, amounts: Amounts) -> Box:
    """A box to be typed, with plain numbers for its answer and for the wrong values that it knows."""
    slips = tuple(
        replace(slip, text=amounts.bare_in(source.text))
        for slip, source in zip(filled.slips, written.slips, strict=True)
    )
    return replace(filled, answer=amounts.bare_in(written.answer), slips=slips)


@lru_cache(maxsize=1)
def _decoder() -> msgspec.json.Decoder[AnyQuestion]:
    """Made when an amount is first filled in: most starts fill none in."""
    return msgspec.json.Decoder(AnyQuestion)


class Amounts:
    """The amounts of one day. A template that comes again is worked out once.

    Raises what `fill` raises.
    """

    def __init__(self, tariffs: Tariffs, day: date) -> None:
        self._tariffs = tariffs
        self._day = day
        self._shown: dict[str, str] = {}

    def shown(self, body: str) -> str:
        """The money or the rate that a template stands for."""
        known = self._shown.get(body)
        if known is None:
            known = self._shown[body] = _shown(read(body), self._tariffs, self._day)
        return known

    def shown_in(self, text: str) -> str:
        """The text with money and rates for its templates."""
        return _TEMPLATE.sub(lambda match: self.shown(match[1]), text)

    def bare_in(self, text: str) -> str:
        """The text with plain numbers for its templates."""
        return _TEMPLATE.sub(lambda match: _bare(read(match[1]), self._tariffs, self._day), text)

    def tell_apart(self, question: AnyQuestion) -> None:
        """Raise ContentError on texts to be told apart that read the same once filled, and did not before."""
        for texts in _told_apart(question):
            self._compare(texts, self.shown_in, canonical)
        for numbers in _numbers(question):
            self._compare(numbers, self.bare_in, values.number_key)

    def _compare(self, texts: _Texts, fill: Callable[[str], str], level: Callable[[str], str]) -> None:
        """Raise ContentError on two texts of different roles that `level` makes equal once filled."""
        filled = [(role, source, fill(source)) for source, role in texts if source]
        if level is canonical and _differ_by_digits([text for _role, _source, text in filled]):
            return
        keys = [level(text) for _role, _source, text in filled]
        if len(set(keys)) == len(keys):
            return
        alike = zip(combinations(keys, 2), combinations(filled, 2), strict=True)
        for (key, other_key), ((role, source, _text), (other, other_source, text)) in alike:
            if key == other_key and role != other and level(source) != level(other_source):
                raise ContentError(
                    _(
                        "Au {day:%d/%m/%Y}, « {text} » y vient deux fois, pour deux réponses différentes."
                    ).format(day=self._day, text=text)
                )


def _differ_by_digits(texts: Sequence[str]) -> bool:
    """Whether no two texts have the same digits: `canonical` keeps them, and is not needed then."""
    return len({_NO_DIGIT.sub("", text) for text in texts}) == len(texts)


def money(amount: Decimal) -> str:
    """`1 867,02 €`, with a narrow no-break space in thousands and a no-break space before the sign."""
    return f"{amount:,.2f}".replace(",", "\u202f").replace(".", ",") + "\u00a0€"


def rate(percent: Decimal) -> str:
    """`70 %`, `32,5 %`, with a no-break space."""
    return _plain(percent) + "\u00a0%"


def _told_apart(question: AnyQuestion) -> list[_Texts]:
    """The lists of texts among which one chooses, each text with its role: those of one role may be equal.

    Choices are right or wrong. Things to place, their places, the options of a box have each a role of their
    own.
    """
    found: list[_Texts] = []
    match question:
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            found = [[(choice.text, int(choice.correct)) for choice in choices]]
        case Cloze(blanks=blanks):
            found = [[(text, int(text in blank.answers)) for text in blank.options] for blank in blanks]
        case Matching(pairs=pairs, decoys=decoys):
            rights = (*(pair.right for pair in pairs), *decoys)
            found = [_each(pair.left for pair in pairs), _each(rights)]
        case Ordering(items=items):
            found = [_each(item.text for item in items)]
        case Sorting(categories=categories):
            texts = (item.text for category in categories for item in category.items)
            found = [_each(category.name for category in categories), _each(texts)]
        case Call(replies=replies):
            found = [[(reply.text, int(reply.correct)) for reply in replies]]
        case Proofreading(faults=faults):
            found = [[(fault.wrong, 0), *((text, 1) for text in fault.right)] for fault in faults]
        case Form(boxes=boxes):
            found = [_each(box.options) for box in boxes if box.options]
    return found


def _numbers(question: AnyQuestion) -> list[_Texts]:
    """Of each box to be typed, its answer and the wrong values that it knows."""
    if not isinstance(question, Form):
        return []
    return [
        _each((box.answer, *(slip.text for slip in box.slips))) for box in question.boxes if not box.options
    ]


def _each(texts: Iterable[str]) -> _Texts:
    return [(text, role) for role, text in enumerate(texts)]


def _amount(template: Template, tariffs: Tariffs, day: date) -> Decimal:
    def worth(use: TariffUse) -> Decimal:
        amount, unit = tariffs.on(use.id, use.day or day)
        return amount / 100 if unit is Unit.PERCENT else amount

    return arithmetic.evaluate(template.expression, worth)


def _shown(template: Template, tariffs: Tariffs, day: date) -> str:
    if isinstance(template.expression, TariffUse) and not template.is_sum:
        amount, unit = tariffs.on(template.expression.id, template.expression.day or day)
        return rate(amount) if unit is Unit.PERCENT else money(amount)
    return money(_amount(template, tariffs, day))


def _bare(template: Template, tariffs: Tariffs, day: date) -> str:
    if isinstance(template.expression, TariffUse) and not template.is_sum:
        amount, unit = tariffs.on(template.expression.id, template.expression.day or day)
        return _plain(amount) if unit is Unit.PERCENT else f"{amount:.2f}".replace(".", ",")
    return f"{_amount(template, tariffs, day):.2f}".replace(".", ",")


def _plain(number: Decimal) -> str:
    """Without useless zeros: `70`, `32,5`."""
    text = f"{number:f}"
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")
