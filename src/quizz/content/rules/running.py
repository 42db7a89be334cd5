"""Runs the rules on one file that was read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TypeVar

from msgspec.structs import replace

from quizz.content.nodes import Mapping, Sequence
from quizz.content.problems import Lines, Problems
from quizz.content.reading import Reading
from quizz.content.rules import catalogue
from quizz.content.rules.context import Context
from quizz.content.rules.rule import Rule
from quizz.content.rules.written import (
    Written,
    WrittenBank,
    WrittenDecision,
    WrittenQuestion,
    WrittenScenario,
    WrittenTariff,
    WrittenTerm,
)
from quizz.domain.bank import Bank
from quizz.domain.scenario import Scenario, decision_question

_W = TypeVar("_W", bound=Written)
NONE: frozenset[str] = frozenset()
_MOST = 100
"""Flaws that one rule tells of one question or entry; finding the place of each takes as long as its text."""


def examine(reading: Reading, context: Context) -> None:
    """Add what the rules find in a file to its problems. What has a fault of structure is not judged."""
    problems = reading.problems
    lines = problems.lines
    if not problems.well_formed:
        context = replace(context, mendable=False)
    if reading.bank is not None and reading.root is not None:
        bank = _bank(reading, reading.bank, reading.root)
        for question in bank.questions:
            _report(catalogue.OF_TEXTS, question, context, problems)
            _report(catalogue.OF_QUESTIONS, question, context, problems)
        for scenario in bank.scenarios:
            _report(catalogue.OF_TEXTS, scenario, context, problems)
            _report(catalogue.OF_SCENARIOS, scenario, context, problems)
            for decision in scenario.decisions:
                _report(catalogue.OF_DECISIONS, decision, context, problems)
        _report(catalogue.OF_TEXTS, bank, context, problems)
        _report(catalogue.OF_BANKS, bank, context, problems)
    for term, node in zip(reading.terms, reading.nodes, strict=False):
        _report(catalogue.OF_TEXTS, WrittenTerm(term.id, node, lines, NONE, term=term), context, problems)
    for tariff, node in zip(reading.tariffs, reading.nodes, strict=False):
        _report(
            catalogue.OF_TARIFFS,
            WrittenTariff(tariff.id, node, lines, NONE, tariff=tariff),
            context,
            problems,
        )


def written_in(reading: Reading) -> Iterator[Written]:
    """What a file holds that has texts to read: a bank and its sound questions, or sound entries."""
    if reading.bank is not None and reading.root is not None:
        bank = _bank(reading, reading.bank, reading.root)
        yield bank
        yield from bank.questions
        yield from bank.scenarios
    for term, node in zip(reading.terms, reading.nodes, strict=False):
        yield WrittenTerm(term.id, node, reading.problems.lines, NONE, term=term)


def _report(rules: Iterable[Rule[_W]], written: _W, context: Context, problems: Problems) -> None:
    silenced = _silenced(written)
    most = None if isinstance(written, WrittenBank) else _MOST
    for rule in rules:
        for flaw in islice(rule.check(written, context), most):
            if rule.code.value not in silenced.get(flaw.owner, written.ignored):
                problems.report(
                    rule.code, flaw.place, flaw.message, flaw.remedy, severity=flaw.severity or rule.severity
                )


def _silenced(written: Written) -> dict[str, frozenset[str]]:
    """What each question of a bank silences."""
    if isinstance(written, WrittenBank):
        return {question.id: question.ignored for question in written.questions}
    return {}


def _bank(reading: Reading, bank: Bank, root: Mapping) -> WrittenBank:
    lines = reading.problems.lines
    everywhere = frozenset(bank.ignore)
    questions = tuple(
        WrittenQuestion(question.id, node, lines, everywhere.union(question.ignore), question=question)
        for question, node in zip(bank.questions, reading.nodes, strict=True)
    )
    scenarios = tuple(
        _scenario(scenario, node, lines, everywhere.union(scenario.ignore))
        for scenario, node in zip(bank.scenarios, reading.scenario_nodes, strict=True)
    )
    return WrittenBank(
        bank.id, root, lines, everywhere, theme=bank.theme, questions=questions, scenarios=scenarios
    )


def _scenario(scenario: Scenario, node: Mapping, lines: Lines, ignored: frozenset[str]) -> WrittenScenario:
    """Each decision is written in its step."""
    steps = node.get("steps")
    below = [step for step in steps.items if isinstance(step, Mapping)] if isinstance(steps, Sequence) else []
    decisions = tuple(
        WrittenDecision(
            scenario.point_of(step),
            step_node,
            lines,
            ignored,
            question=decision_question(scenario, step),
            step=step,
        )
        for step, step_node in zip(scenario.steps, below, strict=True)
        if step.is_decision
    )
    return WrittenScenario(scenario.id, node, lines, ignored, scenario=scenario, decisions=decisions)
