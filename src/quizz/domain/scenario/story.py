"""A scenario as its author wrote it: steps, what may be done at each, where it leads."""

from __future__ import annotations

from enum import StrEnum

from msgspec import Struct


class Worth(StrEnum):
    """What an action is worth."""

    BEST = "best"
    FAIR = "fair"
    """It does no harm, and there was better."""
    WRONG = "wrong"


class Ending(StrEnum):
    """How a story ends."""

    GOOD = "good"
    MIXED = "mixed"
    BAD = "bad"


class Effects(Struct, frozen=True, omit_defaults=True):
    """What an action changes: the other's trust, minutes lost, risk taken, flags raised or taken down."""

    trust: int = 0
    minutes: int = 0
    risk: int = 0
    sets: tuple[str, ...] = ()
    clears: tuple[str, ...] = ()


class Exit(Struct, frozen=True, omit_defaults=True):
    """A way out: to the step `to`, when all the flags of `when` are up and none of `unless`."""

    to: str
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Action(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """Something that may be done. `exits`: the first that is open is taken; the last has no condition.

    `when`, `unless`: the flags with which it is offered, as of an exit.
    """

    text: str
    feedback: str
    exits: tuple[Exit, ...]
    worth: Worth = Worth.WRONG
    effects: Effects = Effects()
    when: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()


class Step(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """One node: a decision when it has actions, else an ending.

    `who` speaks and `said` is what is said; `seen` is what else is seen or happens. `recall`: the situation
    in two lines, for the decision asked alone. `rule`: what holds here, told after it. `lesson`: what an
    ending teaches.
    """

    id: str
    seen: str = ""
    who: str = ""
    said: str = ""
    recall: str = ""
    rule: str = ""
    actions: tuple[Action, ...] = ()
    ending: Ending | None = None
    lesson: str = ""

    @property
    def is_decision(self) -> bool:
        """Whether something is to be chosen."""
        return bool(self.actions)


class Scenario(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """A branching situation. `prompt` is its title, `setting` where it begins; it starts at its first step.

    `clock`: the hour at which it begins, `10:40`, empty when time does not count.
    """

    id: str
    theme: str
    bank: str
    prompt: str
    setting: str
    steps: tuple[Step, ...]
    explanation: str
    skill: str
    level: int
    sources: tuple[str, ...] = ()
    checked: str = ""
    covers: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    revision: int = 1
    clock: str = ""
    ignore: tuple[str, ...] = ()

    def step(self, step_id: str) -> Step:
        """One of its steps. Raises KeyError when there is none of that id."""
        for step in self.steps:
            if step.id == step_id:
                return step
        raise KeyError(step_id)

    @property
    def decisions(self) -> tuple[Step, ...]:
        """The steps where something is to be chosen, as written."""
        return tuple(step for step in self.steps if step.is_decision)

    def point_of(self, step: Step) -> str:
        """The knowledge point of a decision."""
        return f"{self.id}/{step.id}"
