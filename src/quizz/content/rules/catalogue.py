"""All the rules, by what they look at."""

from __future__ import annotations

from quizz.content.rules import (
    adverbs,
    advice,
    answers,
    appointments,
    bias,
    cases,
    choices,
    glossary,
    likeness,
    money,
    options_form,
    options_grammar,
    options_length,
    options_likeness,
    options_overlap,
    privacy,
    scenarios,
    sources,
    spelling,
    stems,
    typography,
)
from quizz.content.rules.rule import Rule
from quizz.content.rules.written import (
    Written,
    WrittenBank,
    WrittenQuestion,
    WrittenScenario,
    WrittenTariff,
)

OF_TEXTS: tuple[Rule[Written], ...] = (*typography.OF_TEXTS, *spelling.OF_TEXTS, *privacy.OF_TEXTS)
"""For questions, scenarios and entries alike."""

OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    *choices.OF_QUESTIONS,
    *options_likeness.OF_QUESTIONS,
    *options_length.OF_QUESTIONS,
    *options_grammar.OF_QUESTIONS,
    *options_form.OF_QUESTIONS,
    *options_overlap.OF_QUESTIONS,
    *answers.OF_QUESTIONS,
    *stems.OF_QUESTIONS,
    *adverbs.OF_QUESTIONS,
    *advice.OF_QUESTIONS,
    *glossary.OF_QUESTIONS,
    *money.OF_QUESTIONS,
    *sources.OF_QUESTIONS,
    *cases.OF_QUESTIONS,
    *appointments.OF_QUESTIONS,
)
OF_DECISIONS: tuple[Rule[WrittenQuestion], ...] = (
    *choices.OF_QUESTIONS,
    *options_likeness.OF_QUESTIONS,
    *options_length.OF_QUESTIONS,
    *advice.OF_QUESTIONS,
)
"""For a decision of a scenario: what tells the best action from the others, and what it says."""
OF_SCENARIOS: tuple[Rule[WrittenScenario], ...] = (
    *scenarios.OF_SCENARIOS,
    *glossary.OF_SCENARIOS,
    *money.OF_SCENARIOS,
    *sources.OF_SCENARIOS,
)
OF_TARIFFS: tuple[Rule[WrittenTariff], ...] = money.OF_TARIFFS
OF_BANKS: tuple[Rule[WrittenBank], ...] = (*bias.OF_BANKS, *likeness.OF_BANKS)
