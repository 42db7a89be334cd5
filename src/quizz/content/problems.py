"""Collects what is found in one file while it is read."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable
from itertools import accumulate

from quizz.content.codes import Code
from quizz.content.diagnostics import Diagnostic, Severity, excerpt_of
from quizz.content.nodes import Mapping, Node, Place
from quizz.i18n import _, ngettext

LIMIT = 100
"""Findings shown for one file; the others are counted."""


_CHUNK = 16_384
_NEAR = 100
"""Lines after the last one that are sooner found from there than from the start of their chunk."""


class Lines:
    """The lines of a text, which is asked for only when a line is wanted. Light on memory for any text."""

    def __init__(self, ask: Callable[[], str]) -> None:
        self._ask = ask
        self._text: str | None = None
        self._breaks: list[int] = []
        """Line breaks before the end of each chunk."""
        self._last = (1, 0)
        """The line that was wanted last, and its offset."""

    def __getitem__(self, number: int) -> str:
        """The line of that number, from 1; empty beyond the end."""
        text = self._asked()
        if not 1 <= number <= self._count():
            return ""
        start = self._start_of(text, number)
        self._last = (number, start)
        end = text.find("\n", start)
        return text[start : end if end >= 0 else len(text)]

    def written_before(self, number: int) -> Place:
        """Where the last character before a line is, spaces and blank lines apart."""
        text = self._asked()
        before = (text[: self._start_of(text, number)] if number <= self._count() else text).rstrip()
        return 1 + before.count("\n"), max(1, len(before) - before.rfind("\n") - 1)

    def _asked(self) -> str:
        if self._text is None:
            self._text = self._ask()
            counts = (self._text.count("\n", at, at + _CHUNK) for at in range(0, len(self._text), _CHUNK))
            self._breaks = list(accumulate(counts))
        return self._text

    def _count(self) -> int:
        return 1 + (self._breaks[-1] if self._breaks else 0)

    def _start_of(self, text: str, number: int) -> int:
        """The offset just after line break `number` - 1."""
        line, start = self._last
        if line <= number < line + _NEAR:
            for _break in range(number - line):
                start = text.find("\n", start) + 1
            return start
        if number == 1:
            return 0
        chunk = bisect_left(self._breaks, number - 1)
        at = chunk * _CHUNK - 1
        for _break in range(number - 1 - (self._breaks[chunk - 1] if chunk else 0)):
            at = text.find("\n", at + 1)
        return at + 1


class Problems:
    """The findings of one file."""

    def __init__(self, path: str, text: Callable[[], str] = str, *, limit: int = LIMIT) -> None:
        self.path = path
        self.lines = Lines(text)
        self.limit = limit
        self.errors = 0
        self.hidden = 0
        self._found: list[Diagnostic] = []
        self.left_out: list[range] = []
        """Lines of the items that could not be parsed."""
        self._structural: tuple[Place, ...] = ()

    @property
    def well_formed(self) -> bool:
        """Whether the whole file was parsed, with no fault of structure; known once structure has ended."""
        return not self.left_out and not self._structural

    @property
    def overflowed(self) -> bool:
        """Whether there are more findings than are shown."""
        return self.hidden > 0

    def read_from(self, text: str) -> None:
        """Cut excerpts from this text from now on."""
        self.lines = Lines(lambda: text)

    def report(
        self,
        code: Code,
        place: Place,
        message: str,
        remedy: str = "",
        *,
        severity: Severity = Severity.ERROR,
        excerpt: str | None = None,
    ) -> None:
        """Add a finding at (line, column)."""
        line, column = place
        if severity is Severity.ERROR:
            self.errors += 1
        if len(self._found) >= self.limit:
            self.hidden += 1
            return
        shown = excerpt_of(self.lines[line], column) if excerpt is None else excerpt
        self._found.append(
            Diagnostic(
                code=code.value,
                severity=severity,
                path=self.path,
                line=line,
                column=column,
                message=message,
                remedy=remedy,
                excerpt=shown,
            )
        )

    def withdraw(self, code: Code, place: Place, message: str) -> None:
        """Take an error back, that another one tells better; nothing when it is not among those shown."""
        for rank in range(len(self._found) - 1, -1, -1):
            found = self._found[rank]
            if (found.code, found.line, found.column, found.message) == (code.value, *place, message):
                del self._found[rank]
                self.errors -= 1
                return

    def absorb(self, other: Problems, lines: range | None = None) -> None:
        """Take over what another reading found, in all lines or in some."""
        for finding in other._found:
            if lines is not None and finding.line not in lines:
                continue
            if finding.severity is Severity.ERROR:
                self.errors += 1
            self._found.append(finding)
        self.hidden += other.hidden

    def error_in(self, lines: range) -> bool:
        """Whether an error was reported in some of these lines."""
        return any(d.line in lines and d.severity is Severity.ERROR for d in self._found)

    def end_structure(self) -> None:
        """From now on what is reported is about fields; errors so far are faults of structure.

        Those of items that were left out concern nothing any more.
        """
        self._structural = tuple(
            (d.line, d.column)
            for d in self._found
            if d.severity is Severity.ERROR and not any(d.line in lines for lines in self.left_out)
        )

    def structural_outside(self, nodes: Iterable[Node]) -> bool:
        """Whether a fault of structure lies in none of these groups of keys."""
        groups = [node for node in nodes if isinstance(node, Mapping)] if self._structural else []
        return any(not any(_holds(group, place) for group in groups) for place in self._structural)

    def broken(self, node: Mapping, errors_before: int) -> bool:
        """Whether a node has a fault of structure, or there are more errors than `errors_before`."""
        return self.errors > errors_before or any(_holds(node, place) for place in self._structural)

    def found(self) -> tuple[Diagnostic, ...]:
        """Everything, with a last line that counts what is not shown."""
        if not self.hidden:
            return tuple(self._found)
        last = max(self._found, key=lambda d: (d.line, d.column))
        more = Diagnostic(
            code=Code.MORE.value,
            severity=Severity.INFO,
            path=self.path,
            line=last.line,
            column=last.column,
            message=ngettext(
                "{count} autre problème n’est pas montré.",
                "{count} autres problèmes ne sont pas montrés.",
                self.hidden,
            ).format(count=self.hidden),
            remedy=_("Corrigez les premiers, puis relisez le fichier."),
        )
        return (*self._found, more)


def tell_dropped(problems: Problems, place: Place, kept: int, count: int) -> None:
    """Say how many of the questions that are written are used, unless all are."""
    if kept < count:
        problems.report(
            Code.QUESTIONS_DROPPED,
            place,
            ngettext(
                "{kept} question retenue sur {count}.", "{kept} questions retenues sur {count}.", kept
            ).format(kept=kept, count=count),
            _("Les autres sont laissées de côté jusqu’à leur correction."),
            severity=Severity.INFO,
        )


def _holds(node: Mapping, place: Place) -> bool:
    return node.place <= place < node.end
