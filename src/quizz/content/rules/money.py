"""Amounts, rates and delays: typed, or taken from dated tariffs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.nodes import Place
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion, WrittenScenario, WrittenTariff
from quizz.content.templates import OPENING, scan
from quizz.domain.question import Form, Numeric
from quizz.i18n import _

_RULED = (Role.KEY, Role.ANSWER, Role.CLOZE, Role.ITEM, Role.EXPLANATION)
"""Where a figure is the rule itself: in a prompt it may belong to the story, a wrong choice is wrong."""
_SPACE = "[\\s\u00a0\u202f]"
_NUMBER = rf"\d+(?:{_SPACE}\d{{3}})*(?:,\d+)?"
_AMOUNT = rf"{_NUMBER}{_SPACE}?(?:€|euros?\b|%|pour{_SPACE}cent\b)"
_DELAY = (
    rf"(?:délai{_SPACE}(?:maximal{_SPACE})?de|dans{_SPACE}les|sous|pendant|conservée?s?)"
    rf"{_SPACE}{_NUMBER}{_SPACE}(?:heures|jours|semaines|mois|ans)\b"
)
_FIGURE = re.compile(rf"(?<![\w,.]){_AMOUNT}|\b{_DELAY}", re.IGNORECASE)
_UNITS = frozenset({"€", "euro", "euros", "%"})
_UNSURE = frozenset({"B"})
_REFUSED = frozenset({"C"})


def typed_figures(question: WrittenQuestion | WrittenScenario, _context: Context) -> Iterator[Flaw]:
    """F301: an amount, a rate or a delay that is neither taken from a tariff nor backed by a source."""
    if question.sources:
        return
    remedy = _("Prenez-le dans tariffs.yaml, {{{{tariff:…}}}}, ou citez sa règle dans « sources ».").format()
    for passage in question.texts(*_RULED):
        found = _FIGURE.search(passage.text)
        if found:
            yield Flaw(
                question.locate(passage, found.start()),
                _("« {figure} » ne vient ni d’un tarif daté ni d’une source citée.").format(
                    figure=found.group()
                ),
                remedy,
            )
    for place, answer, unit in _typed_numbers(question) if isinstance(question, WrittenQuestion) else ():
        if unit.strip().lower() not in _UNITS or OPENING in answer:
            continue
        yield Flaw(
            place,
            _("« {figure} » ne vient ni d’un tarif daté ni d’une source citée.").format(
                figure=f"{answer}\u00a0{unit}"
            ),
            remedy,
        )


def _typed_numbers(question: WrittenQuestion) -> Iterator[tuple[Place, str, str]]:
    """The numbers to be typed, each with where it stands and its unit."""
    asked = question.question
    if isinstance(asked, Numeric):
        yield question.place("answer"), asked.answer, asked.unit
    elif isinstance(asked, Form):
        for rank, box in enumerate(asked.boxes):
            if not box.options:
                yield question.place("boxes", rank, "answer"), box.answer, box.unit


def uncertain_tariffs(question: WrittenQuestion, context: Context) -> Iterator[Flaw]:
    """F303: a question that rests on a tariff marked C, or whose answer rests on one marked B."""
    day = question.question.as_of or context.day
    answers = {question.place("answer")} if isinstance(question.question, Numeric) else set()
    for passage in question.passages:
        if OPENING in passage.text:
            scored = passage.role in (Role.KEY, Role.ANSWER)
            yield from _uncertain(passage, day, context, scored=scored)
    for place in answers:
        text = question.question.answer if isinstance(question.question, Numeric) else ""
        for name, mark in _marks(text, day, context):
            if mark in _UNSURE | _REFUSED:
                yield _doubtful(place, name, mark)


def past_tariffs(tariff: WrittenTariff, context: Context) -> Iterator[Flaw]:
    """Q121: a tariff whose last amount ended before today."""
    last = tariff.tariff.values[-1]
    if last.valid_until is not None and last.valid_until < context.day:
        yield Flaw(
            tariff.place("values"),
            _("Le dernier montant de « {id} » ne vaut plus depuis le {day:%d/%m/%Y}.").format(
                id=tariff.id, day=last.valid_until
            ),
            _("Ajoutez le montant suivant ; si le tarif n’existe plus, les questions le datent par as_of."),
        )


def _uncertain(passage: Passage, day: date, context: Context, *, scored: bool) -> Iterator[Flaw]:
    for name, mark in _marks(passage.text, day, context):
        if mark in _REFUSED or (scored and mark in _UNSURE):
            yield _doubtful(passage.place, name, mark)


def _marks(text: str, day: date, context: Context) -> Iterator[tuple[str, str]]:
    """The tariffs that a text uses, each with the confidence of its amount that day."""
    templates, _faults = scan(text)
    for use in dict.fromkeys(use for template in templates for use in template.uses):
        tariff = context.tariffs.by_id.get(use.id)
        value = tariff.on(use.day or day) if tariff else None
        if value is not None:
            yield use.id, value.confidence


def _doubtful(place: tuple[int, int], name: str, mark: str) -> Flaw:
    return Flaw(
        place,
        _("Le montant de « {id} » est marqué {mark} : il n’est pas assez établi pour être noté.").format(
            id=name, mark=mark
        ),
        _("Trouvez une source qui l’établit et marquez-le A dans tariffs.yaml, ou retirez la question."),
        severity=Severity.ERROR if mark in _REFUSED else Severity.WARNING,
    )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.TYPED_AMOUNT, Severity.WARNING, typed_figures),
    Rule(Code.UNKNOWN_SOURCE, Severity.ERROR, uncertain_tariffs),
)
OF_TARIFFS: tuple[Rule[WrittenTariff], ...] = (Rule(Code.DATED_RULE, Severity.WARNING, past_tariffs),)
OF_SCENARIOS: tuple[Rule[WrittenScenario], ...] = (Rule(Code.TYPED_AMOUNT, Severity.WARNING, typed_figures),)
