"""What a pack holds by itself, and what differs from one version to the next."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from msgspec import Struct

from quizz.content.sources import read_folder
from quizz.domain.question import AnyQuestion
from quizz.domain.scenario import Scenario
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term


class Holdings(Struct, frozen=True):
    """What the files of a folder hold, by id, whatever the rest of the content is."""

    questions: dict[str, AnyQuestion | Scenario]
    terms: dict[str, Term]
    tariffs: dict[str, Tariff]

    @property
    def empty(self) -> bool:
        """Whether there is nothing at all."""
        return not (self.questions or self.terms or self.tariffs)


class Difference(NamedTuple):
    """How many things appear, change and disappear."""

    added: int
    changed: int
    removed: int


class Changes(Struct, frozen=True):
    """What an update brings."""

    questions: Difference
    terms: Difference
    tariffs: Difference


def holdings_of(folder: Path) -> Holdings:
    """Read the files of a folder; what is broken in them is left out."""
    from quizz.content.reading import compile_file  # the YAML parser

    found = Holdings({}, {}, {})
    sources, _unread = read_folder(folder)
    for source in sources:
        compiled = compile_file(source.data, source.kind, source.theme)
        bank = compiled.bank
        asked = (*bank.questions, *bank.scenarios) if bank else ()
        found.questions.update((question.id, question) for question in asked)
        found.terms.update((term.id, term) for term in compiled.terms)
        found.tariffs.update((tariff.id, tariff) for tariff in compiled.tariffs)
    return found


def changes(old: Holdings, new: Holdings) -> Changes:
    """What `new` brings to who has `old`."""
    return Changes(
        _difference(old.questions, new.questions),
        _difference(old.terms, new.terms),
        _difference(old.tariffs, new.tariffs),
    )


def _difference(old: Mapping[str, object], new: Mapping[str, object]) -> Difference:
    return Difference(
        added=len(new.keys() - old.keys()),
        changed=sum(old[name] != new[name] for name in old.keys() & new.keys()),
        removed=len(old.keys() - new.keys()),
    )
