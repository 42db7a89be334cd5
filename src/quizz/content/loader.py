"""Folders to content: every file is read, every fault of every file is told, what is sound is kept."""

from __future__ import annotations

import gc
import hashlib
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from functools import partial
from pathlib import Path
from time import time_ns

from msgspec import Struct

from quizz.content.codes import Code
from quizz.content.compiled import Packed
from quizz.content.content import Content, Location
from quizz.content.diagnostics import Diagnostic, Severity, in_order
from quizz.content.index import Entry, read_index
from quizz.content.merging import LoadedFile, merge
from quizz.content.outlines import Outline
from quizz.content.sources import Listed, Source, list_folder, read_file
from quizz.content.templates import Amounts
from quizz.domain.tariff import Tariffs
from quizz.errors import ContentError, MissingTariff
from quizz.i18n import _

__all__ = ["READER", "Compiler", "Content", "Listing", "Loaded", "assemble", "load", "read", "withheld"]


class Compiler(Struct, frozen=True):
    """Makes what is kept of files.

    `name` tells apart the indexes of several compilers; `run` gives what each file gives, in their order, and
    never raises.
    """

    name: str
    run: Callable[[Iterable[Source]], Iterator[Packed]]


Listing = Callable[[Path], tuple[list[Listed], list[Diagnostic]]]
"""Finds the files of a folder, in their order, and what cannot be read there."""


class Loaded(Struct, frozen=True):
    """Files, and what is wrong with those that could not be read."""

    files: tuple[LoadedFile, ...]
    diagnostics: tuple[Diagnostic, ...]


def load(
    folders: Sequence[Path],
    cache: Path | None,
    *,
    now: Callable[[], int] = time_ns,
) -> Content:
    """Read folders, in order; an id belongs to the first that has it.

    `cache` is a folder for compiled forms, or None. `now` gives nanoseconds since 1970. Raises nothing: what
    is wrong is in the diagnostics.
    """
    return assemble(read(folders, cache, now=now))


def read(
    folders: Sequence[Path],
    cache: Path | None,
    *,
    now: Callable[[], int] = time_ns,
    compiler: Compiler | None = None,
    listing: Listing | None = None,
) -> Loaded:
    """The files of folders, each by itself; the parameters are those of `load`.

    An index holds what one listing finds in a folder: another listing needs another cache.
    """
    files: list[LoadedFile] = []
    diagnostics: list[Diagnostic] = []
    with _gc_paused():
        for folder in _distinct(folders):
            listed, unread = (listing or list_folder)(folder)
            diagnostics += unread
            files += _read(folder, listed, cache, now(), diagnostics, compiler or READER)
    return Loaded(tuple(files), tuple(diagnostics))


def assemble(*loaded: Loaded) -> Content:
    """All the files together, in order; an id belongs to the first that has it."""
    with _gc_paused():
        merged = merge([file for some in loaded for file in some.files])
    unread = (found for some in loaded for found in some.diagnostics)
    return Content(
        banks=merged.banks,
        outlines=merged.outlines,
        terms=merged.terms,
        tariffs=Tariffs(merged.tariffs),
        diagnostics=in_order((*unread, *merged.diagnostics)),
        term_locations=merged.term_locations,
        facets=merged.facets,
        paths=merged.paths,
        path_locations=merged.path_locations,
    )


def withheld(content: Content, day: date, outlines: Iterable[Outline] | None = None) -> dict[str, Diagnostic]:
    """The questions that cannot be asked that day, each with why; of these outlines alone, all by default.

    Because an amount is not known, or because the amounts make two different answers read the same.
    """
    amounts: dict[date, Amounts] = {}
    found = {}
    for outline in content.outlines.values() if outlines is None else outlines:
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
    place: Location = content.location(question)
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
    folder: Path,
    listed: Sequence[Listed],
    cache: Path | None,
    noted: int,
    diagnostics: list[Diagnostic],
    compiler: Compiler,
) -> list[LoadedFile]:
    """What files of a folder give, out of its index where they did not change."""
    index = read_index(cache, folder, compiler.name)
    known = index.entries
    found: dict[str, Entry] = {}
    awaited: deque[tuple[Listed, bytes]] = deque()

    def changed() -> Iterator[Source]:
        """The files to be compiled; the others are found."""
        for file in listed:
            entry = known.get(file.name)
            if entry is not None and entry.is_of(file.signature):
                found[file.name] = entry
            elif (source := read_file(file, diagnostics)) is not None:
                digest = hashlib.sha256(source.data).digest()
                if entry is not None and entry.digest == digest:
                    noted_again = Entry(file.signature, noted, digest, entry.packed)
                    found[file.name] = noted_again if noted_again.is_of(file.signature) else entry
                else:
                    awaited.append((file, digest))
                    yield source

    for packed in compiler.run(changed()):
        file, digest = awaited.popleft()
        found[file.name] = Entry(file.signature, noted, digest, packed)
    entries = {file.name: found[file.name] for file in listed if file.name in found}
    index.keep(entries)
    return [
        LoadedFile(file.path, entry.packed, partial(_bytes_of, file.path), entry.digest)
        for file in listed
        if (entry := entries.get(file.name)) is not None
    ]


def _compile(sources: Iterable[Source]) -> Iterator[Packed]:
    """Only here is PyYAML imported: not at all when no file has changed."""
    for source in sources:
        from quizz.content.packing import pack
        from quizz.content.reading import compile_file

        yield pack(compile_file(source.data, source.kind, source.theme))


READER = Compiler("", _compile)
"""The usual one: each file by itself, as the trainer needs it."""


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
