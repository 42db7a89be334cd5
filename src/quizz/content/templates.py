"""Amounts in texts: `{{tariff:G}}`, `{{tariff:G@2024-11-15}}`, `{{amount:70% * G - PF}}`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from itertools import islice
from typing import Any

import msgspec
from msgspec import Struct

from quizz.content import arithmetic, values
from quizz.content.arithmetic import Expression, TariffUse
from quizz.domain.question import AnyQuestion, Cloze, MultipleChoice, Numeric, SingleChoice
from quizz.domain.tariff import Tariffs, Unit
from quizz.domain.text import canonical
from quizz.errors import ContentError
from quizz.i18n import _

OPENING = "{{"
MAX_TEMPLATES = 50
_TEMPLATE = re.compile(r"\{\{([^{}]*)\}\}")
_TARIFF = re.compile(r"([A-Za-z][A-Za-z0-9_]*)(?:@(\S+))?")
_ENCODER = msgspec.msgpack.Encoder()


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


def scan(text: str) -> tuple[list[Template], list[str]]:
    """The templates of a text, and what is wrong with those that are not well formed."""
    templates: list[Template] = []
    faults: list[str] = []
    for match in islice(_TEMPLATE.finditer(text), MAX_TEMPLATES):
        try:
            templates.append(read(match[1]))
        except ContentError as error:
            faults.append(str(error))
    if text.count(OPENING) > MAX_TEMPLATES:
        faults.append(_("Le texte contient plus de {limit} modèles.").format(limit=MAX_TEMPLATES))
    elif text.count(OPENING) > len(templates) + len(faults):
        faults.append(_("Un modèle ouvert par « {{{{ » n’est pas refermé par « }}}} ».").format())
    return templates, faults


def is_single(text: str) -> bool:
    """Whether a text is one template and nothing else."""
    return _TEMPLATE.fullmatch(text.strip()) is not None


def fill(question: AnyQuestion, tariffs: Tariffs, day: date) -> AnyQuestion:
    """The question with its amounts, those of its own `as_of` if it has one, else of `day`.

    The answer of a numeric question becomes a bare number (`19,00`), other texts get money (`19,00 €`).
    Raises MissingTariff when an amount is not known, ContentError when a template is not well formed, or when
    the amounts of that day make a wrong option the same text as a right one.
    """
    if b"{{" not in _ENCODER.encode(question):
        return question
    on = question.as_of or day

    def shown(text: str) -> str:
        return _TEMPLATE.sub(lambda match: _shown(read(match[1]), tariffs, on), text)

    def bare(text: str) -> str:
        return _TEMPLATE.sub(lambda match: _bare(read(match[1]), tariffs, on), text)

    plain: dict[str, Any] = msgspec.to_builtins(question)
    filled = {
        key: _mapped(
            value, bare if isinstance(question, Numeric) and key in {"answer", "tolerance"} else shown
        )
        for key, value in plain.items()
    }
    result = msgspec.convert(filled, type(question))
    _refuse_same_options(question, result, on)
    return result


def money(amount: Decimal) -> str:
    """`1 867,02 €`, with a narrow no-break space in thousands and a no-break space before the sign."""
    return f"{amount:,.2f}".replace(",", "\u202f").replace(".", ",") + "\u00a0€"


def rate(percent: Decimal) -> str:
    """`70 %`, `32,5 %`, with a no-break space."""
    return _plain(percent) + "\u00a0%"


def _refuse_same_options(written: AnyQuestion, filled: AnyQuestion, day: date) -> None:
    """Raise ContentError on a wrong option that reads as a right one, and did not before it was filled."""
    for before, after in zip(_options(written), _options(filled), strict=True):
        pairs = [
            (right, canonical(source), text)
            for (source, right), (text, _filled) in zip(before, after, strict=True)
        ]
        keys = {canonical(text): source for right, source, text in pairs if right}
        for right, source, text in pairs:
            if not right and keys.get(canonical(text), source) != source:
                raise ContentError(
                    _("Au {day:%d/%m/%Y}, « {text} » y est à la fois une option juste et une fausse.").format(
                        day=day, text=text
                    )
                )


def _options(question: AnyQuestion) -> list[list[tuple[str, bool]]]:
    """Each list of options, every text with whether it is right: one list, or one a blank."""
    match question:
        case SingleChoice(choices=choices) | MultipleChoice(choices=choices):
            return [[(choice.text, choice.correct) for choice in choices]]
        case Cloze(blanks=blanks):
            return [[(text, text in blank.answers) for text in blank.options] for blank in blanks]
        case _:
            return []


def _mapped(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return change(value) if OPENING in value else value
    if isinstance(value, list | tuple):
        return [_mapped(item, change) for item in value]
    if isinstance(value, dict):
        return {key: _mapped(item, change) for key, item in value.items()}
    return value


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
