"""What a check found, as text: for a person, or for an editor that reads `file:line:column:`."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from textwrap import fill

from msgspec.structs import replace

from quizz.content.diagnostics import Diagnostic, Severity, render
from quizz.i18n import _, ngettext
from quizz.services.authoring.checking import Checked

_MARGIN = "    "
"""Before what to do, as `render` has it."""
_NARROWEST = 20
_RESET = "\x1b[0m"
_BOLD = "\x1b[1m"
_COLOURS = {Severity.ERROR: "\x1b[31m", Severity.WARNING: "\x1b[33m", Severity.INFO: "\x1b[36m"}
_KEPT_SPACES = "\u00a0\u202f"
_WITHOUT_KEPT = str.maketrans("", "", _KEPT_SPACES)


def shown(diagnostic: Diagnostic, here: Path) -> Diagnostic:
    """A finding that is safe to print on one line, its paths relative to a folder when they lie below it."""
    start = f"{here}{os.sep}"
    return replace(
        diagnostic,
        path=one_line(diagnostic.path.removeprefix(start)),
        message=one_line(diagnostic.message.replace(start, "")),
        remedy=one_line(diagnostic.remedy.replace(start, "")),
    )


def as_text(
    checked: Checked, here: Path, *, coloured: bool = False, width: int | None = None
) -> Iterator[str]:
    """Each finding, what could not be checked, and the counts.

    `width`: of a terminal, to cut what to do between two words. A finding itself stays on one line, which the
    tasks of an editor read in their own terminal.
    """
    for found in checked.diagnostics:
        one = shown(found, here)
        text = render(one if width is None else replace(one, remedy=""))
        text = _painted(text, found) if coloured else text
        yield text if width is None or not one.remedy else f"{text}\n{_cut(one.remedy, width, _MARGIN)}"
    last = (*map(one_line, checked.not_run), counts(checked))
    yield from last if width is None else (_cut(line, width) for line in last)


def _cut(text: str, width: int, margin: str = "") -> str:
    return fill(
        text,
        max(_NARROWEST, width),
        initial_indent=margin,
        subsequent_indent=margin,
        break_long_words=False,
        break_on_hyphens=False,
        replace_whitespace=False,
    )


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
    found = ", ".join(words.format(n=n) for n, words in parts if n)
    if not found and not checked.files:
        return _("Aucun fichier à vérifier ici : une banque est un fichier .yaml dans questions/<thème>/.")
    found = found or _("rien à signaler")
    return _("{looked} : {found}.").format(looked=looked, found=found)


def one_line(text: str) -> str:
    """The text without what would move the cursor, hide, or begin a line that looks like another finding."""
    if text.translate(_WITHOUT_KEPT).isprintable():
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
