"""Asks for what was not given on the command line, one line each, until it will do."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from quizz.cli.plain.output import Reader, Writer
from quizz.content.schema import Described
from quizz.content.suggestions import did_you_mean
from quizz.errors import UsageError
from quizz.i18n import _, ngettext

MOST_LINES = 20
"""Lines that do not do, one after the other, before asking is given up."""

Fault = Callable[[str], str]
"""Why a text will not do, as a sentence; empty when it does."""


class GaveUp(Exception):
    """The input ended, or never became an answer."""


class Questionnaire:
    """What is wanted, by the name of its option.

    `given` comes from the command line. `reader` None: nothing is asked, what is optional takes its default.
    """

    def __init__(self, given: Mapping[str, str], reader: Reader | None, writer: Writer) -> None:
        self._given = given
        self._reader = reader
        self._writer = writer

    def given(self, name: str) -> str:
        """What the command line says; empty when it does not."""
        return self._given.get(name, "").strip()

    def require(self, *names: str) -> None:
        """Raise UsageError when something of these was not given and cannot be asked."""
        missing = [f"--{name}" for name in names if name not in self._given]
        if self._reader is None and missing:
            raise UsageError(
                ngettext(
                    "Il manque {options}. Sans terminal, rien n’est demandé : ajoutez cette option.",
                    "Il manque {options}. Sans terminal, rien n’est demandé : ajoutez ces options.",
                    len(missing),
                ).format(options=", ".join(missing))
            )

    def text(
        self, name: str, question: str, *, default: str | None = None, fault: Fault | None = None
    ) -> str:
        """A text; Enter gives the default, when there is one."""
        return self._answer(name, [_asked(question, default)], default, str, fault or _nothing)

    def choice(
        self, name: str, question: str, options: Sequence[Described], *, default: str | None = None
    ) -> str:
        """One of the values, by its number or as it is written."""
        values = [value for value, _meaning in options]
        lines = [_told(number, option) for number, option in enumerate(options, 1)]

        def read(line: str) -> str:
            return values[int(line) - 1] if line in map(str, range(1, len(values) + 1)) else line

        def fault(value: str) -> str:
            if value in values:
                return ""
            hint = _expected(len(values), None) if value.isdecimal() else did_you_mean(value, values)
            return _("« {value} » ne convient pas. {hint}").format(value=value[:40], hint=hint)

        return self._answer(name, [question, *lines, _expected(len(values), default)], default, read, fault)

    def _answer(
        self, name: str, lines: Sequence[str], default: str | None, read: Callable[[str], str], fault: Fault
    ) -> str:
        if name in self._given:
            value = self._given[name].strip()
            if told := fault(value) if value else _needed(default):
                raise UsageError(_("--{name} : {fault}").format(name=name, fault=told))
            return value
        if self._reader is None:
            if default is None:
                self.require(name)
            return default or ""
        self._writer.say(*lines)
        for _attempt in range(MOST_LINES):
            line = self._reader.line()
            if line is None:
                break
            value = read(line.strip()) or default or ""
            told = _needed(default) if not value else fault(value)
            if not told:
                return value
            self._writer.say(told)
        raise GaveUp


def _asked(question: str, default: str | None) -> str:
    return question if not default else _("{question} [{default}]").format(question=question, default=default)


def _told(number: int, option: Described) -> str:
    """A line of the list; a value that is its own number is not told twice."""
    if option.value == str(number):
        return _("{number}. {meaning}").format(number=number, meaning=option.meaning)
    return _("{number}. {value} : {meaning}").format(
        number=number, value=option.value, meaning=option.meaning
    )


def _expected(count: int, default: str | None) -> str:
    if default:
        return _("Tapez un numéro de 1 à {n}, ou Entrée pour {default}.").format(n=count, default=default)
    return _("Tapez un numéro de 1 à {n}.").format(n=count)


def _needed(default: str | None) -> str:
    return _("Il faut une réponse.") if default is None else ""


def _nothing(_text: str) -> str:
    return ""
