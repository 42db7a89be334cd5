"""The facts of a case, drawn one by one: each in the bounds of its author."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from random import Random
from typing import TypeVar

from quizz.domain.question import Fact

_E = TypeVar("_E", bound=StrEnum)
_YES = "true"


class Facts:
    """What an author wrote of a case. Each method draws one fact: the seed and the order of calls decide."""

    def __init__(self, facts: Iterable[Fact], random: Random) -> None:
        self._facts = {fact.key: fact for fact in facts}
        self._random = random

    def has(self, key: str) -> bool:
        """Whether the author says something of it."""
        return key in self._facts

    def text(self, key: str, default: str = "") -> str:
        """One of its values."""
        fact = self._facts.get(key)
        return self._random.choice(fact.values) if fact else default

    def member(self, key: str, kind: type[_E], default: _E) -> _E:
        """One of the words of an enumeration."""
        return kind(self.text(key, default.value))

    def flag(self, key: str) -> bool:
        """Yes or no, no when nothing is said."""
        return self.text(key) == _YES

    def whole(self, key: str, default: int = 0) -> int:
        """A whole number."""
        fact = self._facts.get(key)
        if fact is None:
            return default
        if fact.values:
            return int(self._random.choice(fact.values))
        return self._random.randrange(int(fact.low), int(fact.high) + 1, int(fact.step or 1))

    def money(self, key: str, default: Decimal = Decimal(0)) -> Decimal:
        """Euros, to the cent; from bound to bound by whole euros unless a step is given."""
        fact = self._facts.get(key)
        if fact is None:
            return default
        if fact.values:
            return Decimal(self._random.choice(fact.values))
        low, high, step = Decimal(fact.low), Decimal(fact.high), Decimal(fact.step or 1)
        return low + step * self._random.randrange(int((high - low) / step) + 1)

    def day(self, key: str, low: date, high: date) -> date:
        """A day, between the two given when nothing is said; `step` is in days, seven keep to one weekday."""
        fact = self._facts.get(key)
        if fact is not None and fact.values:
            return date.fromisoformat(self._random.choice(fact.values))
        step = 1
        if fact is not None:
            low, high = date.fromisoformat(fact.low), date.fromisoformat(fact.high)
            step = int(fact.step or 1)
        return low + timedelta(days=self._random.randrange(0, (high - low).days + 1, step))
