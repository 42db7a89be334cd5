"""What is wrong in a file, as text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from textual.content import Content

from quizz.i18n import _
from quizz.services.previewing.preview import ERROR, INFO, WARNING, Finding

_SIGNS = {ERROR: ("✗", "$error bold"), WARNING: ("!", "$warning bold"), INFO: ("·", "$secondary bold")}

_NARROWEST = 20
"""Columns of a line that are shown at least."""


def sign_of(severity: str) -> tuple[str, str]:
    """The sign of a severity, which tells it without its colour, and its style; blank for none."""
    return _SIGNS.get(severity, (" ", "$secondary"))


def counted(severities: Iterable[str]) -> str:
    """`✗ 1  ! 2`; empty when there is nothing to mend. What is only told is not counted."""
    found = list(severities)
    counts = ((sign_of(severity)[0], found.count(severity)) for severity in (ERROR, WARNING))
    return "  ".join(f"{sign}\u00a0{count}" for sign, count in counts if count)


def finding_content(finding: Finding) -> Content:
    """Its sign, code and line, its sentence, then what to do."""
    return Content("\n").join([_head(finding, _("ligne {n}").format(n=finding.line)), *_body(finding)])


def finding_in_full(finding: Finding, width: int) -> Content:
    """The same with the place, what holds it, and the line itself in that many cells, a caret below."""
    place = _("ligne {line}, colonne {column}").format(line=finding.line, column=finding.column)
    about = finding.item.partition("@")[0]
    lines = [_head(finding, " · ".join(word for word in (place, about) if word)), *_body(finding)]
    lines[2:2] = _excerpt(finding, width)
    return Content("\n").join(lines)


def _head(finding: Finding, place: str) -> Content:
    sign, style = sign_of(finding.severity)
    return Content.assemble((f"{sign} {finding.code}", style), (f"  {place}", "$secondary"))


def _body(finding: Finding) -> Iterator[Content]:
    yield Content(finding.message)
    if finding.remedy:
        yield Content(finding.remedy).stylize("$secondary")


def _excerpt(finding: Finding, width: int) -> Iterator[Content]:
    """A window of the line around the fault, its indentation left out."""
    if not finding.excerpt.strip():
        return
    room = max(width - 2, _NARROWEST)
    indent = min(len(finding.excerpt) - len(finding.excerpt.lstrip()), finding.before)
    cut = finding.before - room * 3 // 4
    start, dots = (cut, "…") if cut > indent else (indent, "")
    line = Content(dots + finding.excerpt[start:]).truncate(room, ellipsis=True)
    before = Content(dots + finding.excerpt[start : finding.before]).cell_length
    yield Content("  ").append(line).stylize("$secondary")
    yield Content(f"  {' ' * before}^").stylize("$accent bold")
