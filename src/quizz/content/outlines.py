"""What is known of questions without reading their texts: all that choosing one needs.

The texts of ten thousand questions take time to become objects, and a session shows a few dozen: they stay in
MessagePack until one is wanted.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache
from typing import get_args

import msgspec
from msgspec import Raw, Struct

from quizz.content.nodes import Place
from quizz.content.templates import has_priced_options, templates_of
from quizz.domain.bank import Bank
from quizz.domain.question import AnyQuestion, Mode, SingleChoice
from quizz.domain.scenario import Scenario, decision_question

_ENCODER = msgspec.msgpack.Encoder()
_DECISION = str(SingleChoice.__struct_config__.tag)


_TYPES = {str(kind.__struct_config__.tag): kind for kind in get_args(AnyQuestion)}


class Filed(Struct, gc=False):
    """What statistics and paths alone want of a question: read out of the body, so outlines stay light."""

    skill: str
    level: int
    covers: tuple[str, ...] = ()


_FILED: msgspec.msgpack.Decoder[Filed] = msgspec.msgpack.Decoder(Filed)


class Outline(Struct, frozen=True, array_like=True, gc=False):
    """One question. `kind`: its type, as written; `line` and `column`: where it is written.

    `named`: the point that it names, empty when it is a point by itself. `templates`: the amounts that its
    texts need; `priced_options`: some stand in texts to be told apart.
    """

    id: str
    named: str
    theme: str
    bank: str
    tags: tuple[str, ...]
    kind: str
    mode: Mode
    revision: int
    line: int
    column: int
    as_of: date | None
    templates: tuple[str, ...]
    priced_options: bool
    body: Raw

    @property
    def point(self) -> str:
        """The knowledge point asked: the question itself unless it names one."""
        return self.named or self.id

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.line, self.column

    @property
    def skill(self) -> str:
        """The activity that it serves, read at each call."""
        return self.filed.skill

    @property
    def filed(self) -> Filed:
        """Under what it stands, read at each call."""
        return _FILED.decode(self.body)

    def question(self) -> AnyQuestion:
        """The question itself, made anew at each call; its templates are not filled."""
        return _decoder(self.kind).decode(self.body)


class DecisionOutline(Outline, frozen=True, array_like=True, gc=False):
    """One decision of a scenario, asked alone; `body` is that of the whole scenario."""

    def question(self) -> AnyQuestion:
        """The question that the scenario makes of it."""
        scenario = _scenarios().decode(self.body)
        return decision_question(scenario, scenario.step(self.id.removeprefix(f"{scenario.id}/")))


class Decided(Struct, frozen=True, array_like=True, gc=False):
    """What is kept of a decision beside its scenario: its point, its place, the amounts that it needs."""

    point: str
    line: int
    column: int
    templates: tuple[str, ...]
    priced_options: bool


class ScenarioOutline(Struct, frozen=True, array_like=True, gc=False):
    """One scenario, and its decisions."""

    id: str
    title: str
    theme: str
    bank: str
    level: int
    revision: int
    tags: tuple[str, ...]
    line: int
    column: int
    decided: tuple[Decided, ...]
    body: Raw

    @property
    def place(self) -> Place:
        """Line and column."""
        return self.line, self.column

    @property
    def decisions(self) -> int:
        """How many there are."""
        return len(self.decided)

    def asked(self) -> Iterator[Outline]:
        """Its decisions, each as the question that is asked alone, where its step is."""
        for decided in self.decided:
            yield DecisionOutline(
                id=decided.point,
                named="",
                theme=self.theme,
                bank=self.bank,
                tags=self.tags,
                kind=_DECISION,
                mode=Mode.RECOGNITION,
                revision=self.revision,
                line=decided.line,
                column=decided.column,
                as_of=None,
                templates=decided.templates,
                priced_options=decided.priced_options,
                body=self.body,
            )

    def scenario(self) -> Scenario:
        """The scenario itself, made anew at each call."""
        return _scenarios().decode(self.body)


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


@cache
def _decoder(kind: str) -> msgspec.msgpack.Decoder[AnyQuestion]:
    """Reads the body of a question of that type. One for all types takes 15 ms to make, at each start."""
    return msgspec.msgpack.Decoder(_TYPES[kind])


@cache
def _scenarios() -> msgspec.msgpack.Decoder[Scenario]:
    return msgspec.msgpack.Decoder(Scenario)


def outline_of(question: AnyQuestion, place: Place) -> Outline:
    """The outline of a question written at that place."""
    line, column = place
    return Outline(
        id=question.id,
        named="" if question.point == question.id else question.point,
        theme=question.theme,
        bank=question.bank,
        tags=question.tags,
        kind=str(question.__struct_config__.tag),
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
        decided=tuple(
            _decided(decision_question(scenario, step), place)
            for step, place in zip(scenario.steps, of_steps, strict=True)
            if step.is_decision
        ),
        body=Raw(_ENCODER.encode(scenario)),
    )


def _decided(question: AnyQuestion, place: Place) -> Decided:
    return Decided(question.id, *place, templates_of(question), has_priced_options(question))


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
