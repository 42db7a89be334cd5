"""Reading a bank of one question: what it gives, or the only error that is told."""

from typing import Any

from quizz.content.compiled import Compiled, FileKind
from quizz.content.diagnostics import Diagnostic, Severity
from quizz.content.reading import compile_file


class OneQuestion:
    """`head`: the bank up to the keys of its type; a body follows it."""

    def __init__(self, head: str, theme: str) -> None:
        self._head = head
        self._theme = theme

    def compiled(self, body: str) -> Compiled:
        return compile_file((self._head + body).encode(), FileKind.BANK, self._theme)

    def question(self, body: str) -> Any:
        """The question, of which nothing is told."""
        result = self.compiled(body)
        assert result.diagnostics == ()
        return result.bank.questions[0]

    def errors(self, body: str) -> list[Diagnostic]:
        """The errors, each a sentence with a remedy; with one, the question is left out."""
        result = self.compiled(body)
        found = [d for d in result.diagnostics if d.severity is Severity.ERROR]
        assert bool(found) is not bool(result.bank.questions)
        for error in found:
            assert error.message.endswith(".")
            assert error.remedy.endswith((".", "?"))
        return found

    def fault(self, body: str) -> tuple[str, int, int]:
        """The only error, as (code, line, column)."""
        [error] = self.errors(body)
        return error.code, error.line, error.column
