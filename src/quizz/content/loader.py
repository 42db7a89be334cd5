"""Folders to content: every file is read, every fault of every file is told, what is sound is kept."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from msgspec import Struct

from quizz.content.codes import Code
from quizz.content.compiled import Compiled, CompiledCache
from quizz.content.diagnostics import Diagnostic, Severity, in_order
from quizz.content.merging import LoadedFile, Location, merge
from quizz.content.sources import Source, read_folder
from quizz.content.templates import fill
from quizz.domain.bank import Bank
from quizz.domain.question import AnyQuestion
from quizz.domain.tariff import Tariffs
from quizz.domain.term import Term
from quizz.errors import ContentError, MissingTariff
from quizz.i18n import _


class Content(Struct, frozen=True):
    """Everything that the folders hold. `locations`: question id to the place where it is written."""

    banks: tuple[Bank, ...]
    terms: tuple[Term, ...]
    tariffs: Tariffs
    diagnostics: tuple[Diagnostic, ...] = ()
    locations: dict[str, Location] = {}

    def questions(self) -> Iterator[AnyQuestion]:
        """Every question, bank by bank."""
        for bank in self.banks:
            yield from bank.questions


def load(folders: Sequence[Path], cache: Path | None) -> Content:
    """Read folders, in order; an id belongs to the first that has it.

    `cache` is a folder for compiled files, or None. Raises nothing: what is wrong is in the diagnostics.
    """
    compiled_files = CompiledCache(cache)
    files: list[LoadedFile] = []
    diagnostics: list[Diagnostic] = []
    with _gc_paused():
        for folder in _distinct(folders):
            sources, unread = read_folder(folder)
            diagnostics += unread
            files += [LoadedFile(s.path, s.data, _compiled(s, compiled_files)) for s in sources]
        merged = merge(files)
    compiled_files.prune()
    return Content(
        banks=merged.banks,
        terms=merged.terms,
        tariffs=Tariffs(merged.tariffs),
        diagnostics=in_order((*diagnostics, *merged.diagnostics)),
        locations=merged.locations,
    )


def _distinct(folders: Sequence[Path]) -> Iterator[Path]:
    """Each folder once, however it is named."""
    seen: set[str] = set()
    for folder in folders:
        place = os.path.realpath(folder)
        if place not in seen:
            seen.add(place)
            yield folder


def withheld(content: Content, day: date) -> dict[str, Diagnostic]:
    """The questions that cannot be asked that day, each with why.

    Because an amount is not known, or because the amounts make a wrong option read as a right one.
    """
    found = {}
    for question in content.questions():
        try:
            fill(question, content.tariffs, day)
        except MissingTariff as error:
            remedy = _("Complétez tariffs.yaml, ou datez la question avec as_of.")
            found[question.id] = _withheld(content, question.id, error, remedy)
        except ContentError as error:
            remedy = _("Changez l’une des options, ou datez la question avec as_of.")
            found[question.id] = _withheld(content, question.id, error, remedy)
    return found


def _withheld(content: Content, question: str, reason: ContentError, remedy: str) -> Diagnostic:
    place = content.locations.get(question, Location("", 1, 1))
    return Diagnostic(
        code=Code.WITHHELD.value,
        severity=Severity.WARNING,
        path=place.path,
        line=place.line,
        column=place.column,
        message=_("La question « {id} » est retenue. {reason}").format(id=question, reason=reason),
        remedy=remedy,
    )


def _compiled(source: Source, cache: CompiledCache) -> Compiled:
    key = cache.key(source.data, source.kind, source.theme)
    compiled = cache.get(key)
    if compiled is None:
        # Only here is PyYAML imported: not at all when no file has changed.
        from quizz.content.reading import compile_file

        compiled = compile_file(source.data, source.kind, source.theme)
        cache.put(key, compiled)
    return compiled


@contextmanager
def _gc_paused() -> Iterator[None]:
    """The collector finds nothing in a tree being built, and triples the time."""
    was_enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_enabled:
            gc.enable()
