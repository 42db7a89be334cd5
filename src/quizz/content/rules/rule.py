"""What a rule of writing is: a code, a severity, and a function from what is written to its flaws."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

from msgspec import Struct

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.nodes import Place
from quizz.content.rules.context import Context

_W_contra = TypeVar("_W_contra", contravariant=True)


class Flaw(Struct, frozen=True):
    """One thing that a rule found.

    `severity`: when it is not that of the rule. `owner`: the question of a bank that may silence it.
    """

    place: Place
    message: str
    remedy: str = ""
    severity: Severity | None = None
    owner: str = ""


Check = Callable[[_W_contra, Context], Iterator[Flaw]]
"""Finds the flaws of one thing."""


class Rule(Struct, Generic[_W_contra], frozen=True):
    """One check and how serious its flaws are. Several checks may share a code."""

    code: Code
    severity: Severity
    check: Check[_W_contra]
