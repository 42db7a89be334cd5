"""What a check found, as text: for a person, or for an editor that reads `file:line:column:`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec.structs import replace

from quizz.content.diagnostics import Diagnostic, Severity, render
from quizz.i18n import _, ngettext
from quizz.services.authoring.checking import Checked

_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
_KEPT_SPACES = "\u00a0\u202f"


def shown(diagnostic: Diagnostic, here: Path) -> Diagnostic:
    """A finding that is safe to print on one line, its paths relative to a folder when they lie below it."""
    start = f"{here}{os.sep}"
    return replace(
        diagnostic,
        path=one_line(diagnostic.path.removeprefix(start)),
        message=one_line(diagnostic.message.replace(start, "")),
        remedy=one_line(diagnostic.remedy.replace(start, "")),
    )


def as_text(checked: Checked, here: Path, *, coloured: bool = False) -> Iterator[str]:
    """Each finding, what could not be checked, and the counts."""
    for found in checked.diagnostics:
        text = render(shown(found, here))
        yield _painted(text, found) if coloured else text
    yield from map(one_line, checked.not_run)
    yield counts(checked)


def counts(checked: Checked) -> str:
    """How much was looked at, and how much was found there."""
    looked = _("{files}, {questions}").format(
        files=ngettext("{n} fichier", "{n} fichiers", checked.files).format(n=checked.files),
        questions=ngettext("{n} question", "{n} questions", checked.questions).format(n=checked.questions),
    )
    errors, warnings, infos = (checked.count(severity) for severity in Severity)
    parts = (
        (errors, ngettext("{n} erreur", "{n} erreurs", errors)),
        (warnings, ngettext("{n} avertissement", "{n} avertissements", warnings)),
        (infos, ngettext("{n} information", "{n} informations", infos)),
    )
    found = ", ".join(words.format(n=n) for n, words in parts if n) or _("rien à signaler")
    return _("{looked} : {found}.").format(looked=looked, found=found)


def one_line(text: str) -> str:
    """The text without what would move the cursor, hide, or begin a line that looks like another finding."""
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _KEPT_SPACES else " " if c.isspace() else "·" for c in text)


def wants_colours(environment: Mapping[str, str], *, terminal: bool) -> bool:
    """Whether to colour: on a terminal that can, unless NO_COLOR says not to (https://no-color.org)."""
    able = environment.get("TERM") != "dumb" and (os.name != "nt" or "WT_SESSION" in environment)
    return terminal and able and not environment.get("NO_COLOR")


def _painted(text: str, found: Diagnostic) -> str:
    """The place in bold, the code and the caret in the colour of the severity."""
    colour = _COLOURS[found.severity]
    head, *rest = text.split("\n")
    place, _code, message = head.partition(f" {found.code} ")
    lines = [f"{_BOLD}{place}{_RESET} {colour}{found.code}{_RESET} {message}"]
    lines += [f"{colour}{line}{_RESET}" if line.strip() == "^" else line for line in rest]
    return "\n".join(lines)
