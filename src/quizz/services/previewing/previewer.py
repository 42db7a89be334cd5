"""Reads a file again and again while it is being written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from quizz.content.characters import plain
from quizz.content.diagnostics import Diagnostic, caret_offset
from quizz.content.loader import load
from quizz.content.reading import read
from quizz.content.sources import Source, list_loose, read_file
from quizz.errors import DictionaryError
from quizz.i18n import _
from quizz.services.authoring.checking import Checked, check
from quizz.services.authoring.targets import is_version_of
from quizz.services.previewing.file import previewed
from quizz.services.previewing.preview import Finding, Preview
from quizz.services.previewing.reading import Located, located


class Previewer:
    """One file, read each time as it stands beside the other content. Writes nothing but the cache.

    `beside`, `cache` and `environment` are those of `checking.check`. Raises UsageError for a file that does
    not exist or that has no question to show.
    """

    def __init__(
        self,
        file: str,
        beside: Sequence[Path],
        *,
        cache: Path | None,
        today: Callable[[], date],
        environment: Mapping[str, str] | None,
    ) -> None:
        self._target = previewed(file)
        self._beside = tuple(beside)
        self._cache = cache
        self._today = today
        self._environment = environment
        self._spans: list[Located] = []
        self._last = Preview(name=self.file.name)
        self._there = False
        """Whether the file could be opened at the last reading."""

    @property
    def file(self) -> Path:
        """The file, as an absolute path."""
        return self._target.asked

    @property
    def folders(self) -> tuple[Path, ...]:
        """Where a save may change what is shown."""
        root = self._target.folder
        return tuple(dict.fromkeys((self.file.parent, root if root.is_dir() else root.parent)))

    def read(self) -> Preview:
        """What the file says now, with the faults that its reading tells; the rules are not run."""
        unread: list[Diagnostic] = []
        source = self._source(unread)
        self._there = source is not None
        if source is None:
            return self._keep([], unread, broken=True)
        day = self._today()
        reading = read(source.data, source.kind, source.theme)
        found = reading.problems.found()
        if reading.root is None:
            return self._keep([], found, broken=True)
        around = load(self._folders_of_content(), self._cache)
        former = {item.key: item for item in self._last.items}
        spans = located(reading, plain(source.data).split("\n"), around.tariffs, day, former)
        items = tuple(one.item for one in spans)
        if reading.bank is None and not reading.terms:
            self._last = replace(self._last, items=items or self._last.items)
            return self._keep(spans, found, broken=True)
        self._last = Preview(
            name=self.file.name,
            title=_("Glossaire") if reading.bank is None else reading.bank.title,
            theme="" if reading.bank is None else reading.bank.theme,
            items=items,
            terms=around.terms,
            tariffs=around.tariffs,
            day=day,
        )
        return self._keep(spans, found)

    def checked(self) -> Preview:
        """What was read last, with all that the rules find in the file now."""
        if not self._there:
            return self._last
        not_run: tuple[str, ...] = ()
        try:
            result = self._check(self._environment)
        except DictionaryError as error:
            not_run = (str(error),)
            result = self._check(None)
        own = [one for one in result.diagnostics if one.path == str(self.file)]
        self._last = replace(
            self._last, findings=self._findings(own), checked=True, not_run=(*not_run, *result.not_run)
        )
        return self._last

    def _folders_of_content(self) -> list[Path]:
        """Where terms and amounts come from: another version of the same content does not count."""
        beside = [place for place in self._beside if not is_version_of(self._target, place)]
        return beside if self._target.loose else [*beside, self._target.folder]

    def _check(self, environment: Mapping[str, str] | None) -> Checked:
        return check(
            [self._target], self._beside, cache=self._cache, day=self._today(), environment=environment
        )

    def _keep(self, spans: list[Located], found: Iterable[Diagnostic], *, broken: bool = False) -> Preview:
        self._spans = spans
        self._last = replace(self._last, findings=self._findings(found), broken=broken, checked=False)
        return self._last

    def _findings(self, found: Iterable[Diagnostic]) -> tuple[Finding, ...]:
        by_place = sorted(found, key=lambda one: (one.line, one.column, one.code))
        return tuple(
            Finding(
                code=one.code,
                severity=one.severity.value,
                line=one.line,
                column=one.column,
                message=one.message,
                remedy=one.remedy,
                excerpt=one.excerpt,
                before=caret_offset(one.column),
                item=self._holder(one),
            )
            for one in by_place
        )

    def _holder(self, found: Diagnostic) -> str:
        """The last one that begins before: what cannot be parsed seems to lie in the item above as well."""
        place = (found.line, found.column)
        return next((span.item.key for span in reversed(self._spans) if span.holds(place)), "")

    def _source(self, unread: list[Diagnostic]) -> Source | None:
        """The file as it stands; None, and why in `unread`, when it cannot be read."""
        listed, _faults = self._target.files()
        mine = [file for file in listed if file.path == str(self.file)]
        if not mine:
            mine, faults = list_loose(self.file)
            unread += faults
        return read_file(mine[0], unread) if mine else None
