"""Checks banks: all that is wrong in the files that are asked for, beside the content that is there."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from quizz.content.characters import plain
from quizz.content.codes import Code
from quizz.content.content import Content
from quizz.content.diagnostics import Diagnostic, Severity, excerpt_of, in_order
from quizz.content.loader import Loaded, assemble, read, withheld
from quizz.content.packs.checking import shared_points
from quizz.content.packs.names import MANIFEST
from quizz.content.rules.across import across
from quizz.content.rules.examining import examiner, version
from quizz.i18n import _
from quizz.services.authoring.surroundings import surroundings
from quizz.services.authoring.targets import Target, is_version_of

_CACHE = "check"
"""In the cache folder: what a check keeps must not push out what a session needs."""


class Checked(Struct, frozen=True, kw_only=True):
    """What a check found, sorted by place; `files` and `questions` count what was looked at.

    `not_run`: what could not be looked at, a sentence each.
    """

    diagnostics: tuple[Diagnostic, ...]
    files: int
    questions: int
    not_run: tuple[str, ...] = ()

    def count(self, severity: Severity) -> int:
        """How many findings are that serious."""
        return sum(found.severity is severity for found in self.diagnostics)


def check(
    targets: Sequence[Target],
    beside: Sequence[Path],
    *,
    cache: Path | None,
    day: date,
    environment: Mapping[str, str] | None,
    processes: int = 1,
) -> Checked:
    """Everything that is wrong in targets.

    `beside`: folders of content that must not be contradicted, and whose terms and amounts may be used.
    `environment` may name a dictionary; None when the spelling does not matter. Raises DictionaryError when
    it names none that can be used.
    """
    kept = None if cache is None else cache / _CACHE
    folders = {target.folder: target for target in targets}
    beside = [place for place in beside if not any(is_version_of(target, place) for target in targets)]
    others = read(beside, cache)
    around = surroundings(beside, folders, cache=kept, day=day, environment=environment, loaded=others)
    asked = read(
        [*folders],
        kept,
        compiler=examiner(around.context, processes),
        listing=lambda folder: folders[folder].files(),
    )
    content = assemble(others, *_asked_last(asked, targets))
    banks = [bank for bank in content.banks if _wanted(bank.path, targets)]
    wanted = {bank.id for bank in banks}
    digests = {file.path: file.digest for file in (*others.files, *asked.files)}
    key = "\0".join((version(), *map(os.path.realpath, (*beside, *folders))))
    together = (
        *across(content, digests, kept, key),
        *withheld(content, day, (one for one in content.outlines.values() if one.bank in wanted)).values(),
        *_of_paths(content, {file.path for file in asked.files}),
        *(
            taken
            for folder in folders
            if (folder / MANIFEST).is_file()
            for taken in shared_points(content, folder)
        ),
    )
    found = (
        *(one for one in content.diagnostics if _wanted(one.path, targets)),
        *_with_excerpts(one for one in together if _wanted(one.path, targets)),
    )
    return Checked(
        diagnostics=in_order((*found, *_passed_over(targets, asked))),
        files=sum(_wanted(file.path, targets) for file in asked.files),
        questions=sum(len(bank.outlines) + len(bank.scenarios) for bank in banks),
        not_run=around.not_run,
    )


def _of_paths(content: Content, asked: Collection[str]) -> Iterator[Diagnostic]:
    if any(place.path in asked for place in content.path_locations.values()):
        from quizz.services.authoring.paths import path_findings  # few checks have a path: it imports much

        yield from path_findings(content, asked)


def _wanted(path: str, targets: Sequence[Target]) -> bool:
    return any(target.wants(path) for target in targets)


def _asked_last(loaded: Loaded, targets: Sequence[Target]) -> tuple[Loaded, Loaded]:
    """What is asked after the rest: of two things that clash, the one that comes second is told."""
    asked = tuple(file for file in loaded.files if _wanted(file.path, targets))
    rest = tuple(file for file in loaded.files if not _wanted(file.path, targets))
    return Loaded(rest, ()), Loaded(asked, loaded.diagnostics)


def _with_excerpts(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Findings of rules that have no file at hand, with the line that they are about."""
    of_files: defaultdict[str, list[Diagnostic]] = defaultdict(list)
    for one in found:
        of_files[one.path].append(one)
    for path, told in of_files.items():
        lines = _lines_of(path, max(one.line for one in told))
        for one in told:
            text = plain(lines[one.line - 1]) if len(lines) >= one.line else ""
            yield replace(one, excerpt=excerpt_of(text, one.column))


def _lines_of(path: str, last: int) -> list[bytes]:
    """The lines of a file up to the `last` that is wanted, then the rest; nothing when the file is gone."""
    try:
        data = Path(path).read_bytes()
    except OSError:
        return []
    if b"\r" in data:
        data = data.replace(b"\r\n", b"\n").replace(b"\r", b"\n")
    return data.split(b"\n", last)


def _passed_over(targets: Sequence[Target], loaded: Loaded) -> Iterator[Diagnostic]:
    """Files that are asked for and were not read for a reason that nothing told, as below a linked folder."""
    told = {file.path for file in loaded.files} | {found.path for found in loaded.diagnostics}
    for target in targets:
        path = str(target.asked)
        if path not in told and target.asked.is_file():
            yield Diagnostic(
                code=Code.MISPLACED_FILE.value,
                severity=Severity.ERROR,
                path=path,
                line=1,
                column=1,
                message=_("Ce fichier n’est pas lu : il n’est pas à sa place."),
                remedy=_(
                    "Une banque va dans questions/<thème>/, un parcours dans paths/, le reste dans "
                    "glossary.yaml et tariffs.yaml."
                ),
            )
