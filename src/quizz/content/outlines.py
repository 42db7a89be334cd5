"""What is known of questions without reading their texts: all that choosing one needs.

The texts of ten thousand questions take time to become objects, and a session shows a few dozen: they stay in
MessagePack until one is wanted.
"""

from __future__ import annotations

from datetime import date

import msgspec
from msgspec import Raw, Struct

from quizz.content.nodes import Place
from quizz.content.templates import has_priced_options, templates_of
from quizz.domain.bank import Bank
from quizz.domain.question import AnyQuestion, Mode
from quizz.domain.scenario import Scenario, decision_question

_ENCODER = msgspec.msgpack.Encoder()
_DECODER: msgspec.msgpack.Decoder[AnyQuestion] = msgspec.msgpack.Decoder(AnyQuestion)
_SCENARIOS: msgspec.msgpack.Decoder[Scenario] = msgspec.msgpack.Decoder(Scenario)


class Outline(Struct, frozen=True, array_like=True, gc=False):
    """One question. `line` and `column`: where it is written.

    `templates`: the amounts that its texts need; `priced_options`: some stand in texts to be told apart.
    """

    id: str
    point: str
    theme: str
    bank: str
    tags: tuple[str, ...]
    mode: Mode
    revision: int
    line: int
    column: int
    as_of: date | None
    templates: tuple[str, ...]
    priced_options: bool
    body: Raw

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.line, self.column

    def question(self) -> AnyQuestion:
        """The question itself, made anew at each call; its templates are not filled."""
        return _DECODER.decode(self.body)


class ScenarioOutline(Struct, frozen=True, array_like=True, gc=False):
    """One scenario. `asked`: its decisions, each as the question that is asked alone, where its step is."""

    id: str
    title: str
    theme: str
    bank: str
    level: int
    revision: int
    tags: tuple[str, ...]
    line: int
    column: int
    asked: tuple[Outline, ...]
    body: Raw

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.line, self.column

    @property
    def decisions(self) -> int:
        """How many there are."""
        return len(self.asked)

    def scenario(self) -> Scenario:
        """The scenario itself, made anew at each call."""
        return _SCENARIOS.decode(self.body)


class BankOutline(Struct, frozen=True, kw_only=True):
    """One file of questions; `ignore`: the rules of writing that it silences; `path` is where it was read.

    `outlines`: of its questions; what its scenarios ask is in `scenarios`.
    """

    id: str
    title: str
    theme: str
    authors: tuple[str, ...]
    outlines: tuple[Outline, ...]
    ignore: tuple[str, ...] = ()
    path: str = ""
    scenarios: tuple[ScenarioOutline, ...] = ()


def outline_of(question: AnyQuestion, place: Place) -> Outline:
    """The outline of a question written at that place."""
    line, column = place
    return Outline(
        id=question.id,
        point=question.point_id,
        theme=question.theme,
        bank=question.bank,
        tags=question.tags,
        mode=question.asks_for,
        revision=question.revision,
        line=line,
        column=column,
        as_of=question.as_of,
        templates=templates_of(question),
        priced_options=has_priced_options(question),
        body=Raw(_ENCODER.encode(question)),
    )


def scenario_outline(scenario: Scenario, places: tuple[Place, ...]) -> ScenarioOutline:
    """The outline of a scenario; `places`: its own, then that of each of its steps."""
    (line, column), *of_steps = places
    return ScenarioOutline(
        id=scenario.id,
        title=scenario.prompt,
        theme=scenario.theme,
        bank=scenario.bank,
        level=scenario.level,
        revision=scenario.revision,
        tags=scenario.tags,
        line=line,
        column=column,
        asked=tuple(
            outline_of(decision_question(scenario, step), place)
            for step, place in zip(scenario.steps, of_steps, strict=True)
            if step.is_decision
        ),
        body=Raw(_ENCODER.encode(scenario)),
    )


def bank_outline(
    bank: Bank, places: tuple[Place, ...], scenario_places: tuple[tuple[Place, ...], ...] = ()
) -> BankOutline:
    """The outline of a bank; `places` are those of its questions, and of each scenario with its steps."""
    outlines = tuple(outline_of(*found) for found in zip(bank.questions, places, strict=True))
    return BankOutline(
        id=bank.id,
        title=bank.title,
        theme=bank.theme,
        authors=bank.authors,
        outlines=outlines,
        ignore=bank.ignore,
        scenarios=tuple(
            scenario_outline(*found) for found in zip(bank.scenarios, scenario_places, strict=True)
        ),
    )
