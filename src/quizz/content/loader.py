"""Folders to content: every file is read, every fault of every file is told, what is sound is kept."""

from __future__ import annotations

import gc
import hashlib
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from time import time_ns

from quizz.content.codes import Code
from quizz.content.compiled import pack
from quizz.content.content import Content, Location
from quizz.content.diagnostics import Diagnostic, Severity, in_order
from quizz.content.index import Entry, read_index, write_index
from quizz.content.merging import LoadedFile, merge
from quizz.content.sources import Listed, list_folder, read_file
from quizz.content.templates import Amounts
from quizz.domain.tariff import Tariffs
from quizz.errors import ContentError, MissingTariff
from quizz.i18n import _

__all__ = ["Content", "load", "withheld"]


def load(folders: Sequence[Path], cache: Path | None, *, now: Callable[[], int] = time_ns) -> Content:
    """Read folders, in order; an id belongs to the first that has it.

    `cache` is a folder for compiled forms, or None; `now` gives nanoseconds since 1970. Raises nothing: what
    is wrong is in the diagnostics.
    """
    files: list[LoadedFile] = []
    diagnostics: list[Diagnostic] = []
    with _gc_paused():
        for folder in _distinct(folders):
            files += _read(folder, cache, now(), diagnostics)
        merged = merge(files)
    return Content(
        banks=merged.banks,
        outlines=merged.outlines,
        terms=merged.terms,
        tariffs=Tariffs(merged.tariffs),
        diagnostics=in_order((*diagnostics, *merged.diagnostics)),
    )


def withheld(content: Content, day: date) -> dict[str, Diagnostic]:
    """The questions that cannot be asked that day, each with why.

    Because an amount is not known, or because the amounts make two different answers read the same.
    """
    amounts: dict[date, Amounts] = {}
    found = {}
    for outline in content.outlines.values():
        if not outline.templates:
            continue
        on = outline.as_of or day
        known = amounts.setdefault(on, Amounts(content.tariffs, on))
        try:
            for template in outline.templates:
                known.shown(template)
            if outline.priced_options:
                known.tell_apart(outline.question())
        except MissingTariff as error:
            remedy = _("Complétez tariffs.yaml, ou datez la question avec as_of.")
            found[outline.id] = _withheld(content, outline.id, error, remedy)
        except ContentError as error:
            remedy = _("Changez l’une des options, ou datez la question avec as_of.")
            found[outline.id] = _withheld(content, outline.id, error, remedy)
    return found


def _withheld(content: Content, question: str, reason: ContentError, remedy: str) -> Diagnostic:
    place: Location = content.locations[question]
    return Diagnostic(
        code=Code.WITHHELD.value,
        severity=Severity.WARNING,
        path=place.path,
        line=place.line,
        column=place.column,
        message=_("La question « {id} » est retenue. {reason}").format(id=question, reason=reason),
        remedy=remedy,
    )


def _distinct(folders: Sequence[Path]) -> Iterator[Path]:
    """Each folder once, however it is named."""
    seen: set[str] = set()
    for folder in folders:
        place = os.path.realpath(folder)
        if place not in seen:
            seen.add(place)
            yield folder


def _read(
    folder: Path, cache: Path | None, noted: int, diagnostics: list[Diagnostic]
) -> Iterator[LoadedFile]:
    """What the files of a folder give, out of its index where they did not change."""
    listed, unread = list_folder(folder)
    diagnostics += unread
    known = read_index(cache, folder)
    entries: dict[str, Entry] = {}
    for file in listed:
        entry = _entry(file, known.get(file.name), noted, diagnostics)
        if entry is not None:
            entries[file.name] = entry
            yield LoadedFile(file.path, entry.packed, partial(_bytes_of, file.path))
    if entries.keys() != known.keys() or any(entry is not known[name] for name, entry in entries.items()):
        write_index(cache, folder, entries)


def _entry(file: Listed, known: Entry | None, noted: int, diagnostics: list[Diagnostic]) -> Entry | None:
    """The entry of a file: the known one when it is of these very bytes. None when it cannot be read."""
    if known is not None and known.is_of(file.signature):
        return known
    source = read_file(file, diagnostics)
    if source is None:
        return None
    digest = hashlib.sha256(source.data).digest()
    if known is not None and known.digest == digest:
        noted_again = Entry(file.signature, noted, digest, known.packed)
        return noted_again if noted_again.is_of(file.signature) else known
    # Only here is PyYAML imported: not at all when no file has changed.
    from quizz.content.reading import compile_file

    return Entry(file.signature, noted, digest, pack(compile_file(source.data, file.kind, file.theme)))


def _bytes_of(path: str) -> bytes:
    """A file read again, for an excerpt; nothing when it is gone meanwhile."""
    try:
        return Path(path).read_bytes()
    except OSError:
        return b""


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
