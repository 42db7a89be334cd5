"""Collects what is found in one file while it is read."""

from __future__ import annotations

from quizz.content.codes import Code
from quizz.content.diagnostics import Diagnostic, Severity, excerpt_of
from quizz.i18n import _, ngettext

LIMIT = 100
"""Findings shown for one file; the others are counted."""


class Lines:
    """The lines of a text, cut when one is first asked for."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines: list[str] | None = None

    def __getitem__(self, number: int) -> str:
        """The line of that number, from 1; empty beyond the end."""
        if self._lines is None:
            self._lines = self._text.split("\n")
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


class Problems:
    """The findings of one file."""

    def __init__(self, path: str, text: str = "") -> None:
        self.path = path
        self.lines = Lines(text)
        self.errors = 0
        self.hidden = 0
        self._found: list[Diagnostic] = []

    @property
    def overflowed(self) -> bool:
        """Whether there are more findings than are shown."""
        return self.hidden > 0

    def read_from(self, text: str) -> None:
        """Cut excerpts from this text from now on."""
        self.lines = Lines(text)

    def report(
        self,
        code: Code,
        place: tuple[int, int],
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
        if len(self._found) >= LIMIT:
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

    def error_places(self) -> tuple[tuple[int, int], ...]:
        """Where the errors shown so far are."""
        return tuple((d.line, d.column) for d in self._found if d.severity is Severity.ERROR)

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
