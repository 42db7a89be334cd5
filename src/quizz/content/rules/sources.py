"""Where what a question says comes from, and how long ago it was looked up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from rapidfuzz.distance import OSA

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.citations import citations, known_articles
from quizz.content.rules.context import Context
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion, WrittenScenario
from quizz.domain.bank import is_regulated
from quizz.i18n import _

FRESH = 12
"""Months after which a check is to be made again."""


def sourcing(question: WrittenQuestion | WrittenScenario, context: Context) -> Iterator[Flaw]:
    """F302: a regulated question without a source or the month of its check; any check that is old.

    Sources without a month are B015 elsewhere.
    """
    asked = question.question if isinstance(question, WrittenQuestion) else question.scenario
    regulated = is_regulated(asked.theme, asked.skill)
    if not asked.sources:
        if regulated:
            yield Flaw(
                question.place(),
                _("Cette question porte sur une règle, et ne dit pas d’où elle la tient.")
                if isinstance(question, WrittenQuestion)
                else _("Cette situation repose sur une règle, et ne dit pas d’où elle la tient."),
                _("Ajoutez « sources: » avec le texte officiel, et « checked: » avec le mois."),
            )
    elif not asked.checked:
        if regulated:
            yield Flaw(
                question.place("sources"),
                _("Des sources sont citées sans date de vérification."),
                _("Ajoutez checked: et le mois de la dernière vérification."),
            )
    elif (months := _months_since(asked.checked, context.day)) > FRESH:
        yield Flaw(
            question.place("checked"),
            _("La dernière vérification date de {n} mois.").format(n=months),
            _("Relisez les sources, puis changez le mois de « checked »."),
            severity=Severity.WARNING,
        )


def unknown_articles(question: WrittenQuestion | WrittenScenario, _context: Context) -> Iterator[Flaw]:
    """F303: an article that is not among those that the built-in content relies on; perhaps mistyped."""
    known = known_articles()
    for rank, source in enumerate(question.sources):
        for citation in citations(source):
            if citation.name not in known:
                near = _mistyped(citation.name, known)
                yield Flaw(
                    question.place("sources", rank),
                    _("« {article} » n’est pas parmi les articles déjà vérifiés.").format(
                        article=citation.name
                    ),
                    _("Voulez-vous dire « {word} » ? Sinon, relisez l’article et ignorez F303 ici.").format(
                        word=near
                    )
                    if near
                    else _("Relisez l’article ; s’il est juste, ajoutez « ignore: [F303] »."),
                )


def _mistyped(name: str, known: Iterable[str]) -> str:
    """The known article that one sign tells from another: two signs away is simply another article."""
    return next((other for other in sorted(known) if OSA.distance(name, other, score_cutoff=1) <= 1), "")


def _months_since(month: str, day: date) -> int:
    """Whole months from `2026-11` to a day; the form was checked when the question was read."""
    year, _dash, number = month.partition("-")
    return (day.year - int(year)) * 12 + day.month - int(number)


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.UNSOURCED, Severity.ERROR, sourcing),
    Rule(Code.UNKNOWN_SOURCE, Severity.WARNING, unknown_articles),
)
OF_SCENARIOS: tuple[Rule[WrittenScenario], ...] = (
    Rule(Code.UNSOURCED, Severity.ERROR, sourcing),
    Rule(Code.UNKNOWN_SOURCE, Severity.WARNING, unknown_articles),
)
