"""What the picks of learning paths name and the content does not hold; the picks that pick nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from typing import NamedTuple

from quizz.content.codes import Code
from quizz.content.content import Content, Location
from quizz.content.diagnostics import Diagnostic, Severity
from quizz.content.suggestions import nearest
from quizz.domain.bank import GLOSSARY_BANK
from quizz.domain.learning_path import PathStep, Pick
from quizz.i18n import _
from quizz.services.library import Library
from quizz.services.paths.picking import picks


class _Known(NamedTuple):
    """What picks may name, by key."""

    banks: frozenset[str]
    tags: frozenset[str]
    specialties: frozenset[str]
    questions: frozenset[str]


def path_findings(content: Content, wanted: Collection[str]) -> Iterator[Diagnostic]:
    """What is wrong in the paths of these files."""
    paths = [path for path in content.paths if content.path_locations[path.id].path in wanted]
    if not paths:
        return
    library = Library(content)
    known = _Known(
        banks=frozenset((*(bank.id for bank in content.banks), GLOSSARY_BANK)),
        tags=frozenset(library.tags()),
        specialties=frozenset(term.specialty for term in content.terms if term.specialty),
        questions=frozenset(content.outlines),
    )
    for path in paths:
        place = content.path_locations[path.id]
        text = _text_of(place.path)
        for step in path.steps:
            for pick in step.picks:
                yield from _of_pick(pick, step, place, text, known, library)


def _of_pick(
    pick: Pick, step: PathStep, place: Location, text: str, known: _Known, library: Library
) -> Iterator[Diagnostic]:
    unknown = [
        (key, name) for key in known._fields for name in getattr(pick, key) if name not in getattr(known, key)
    ]
    for key, name in unknown:
        near = nearest(name, getattr(known, key))
        yield _finding(
            _placed(name, place, text),
            Severity.ERROR,
            _("« {name} » n’existe pas parmi les « {key} » du contenu.").format(name=name[:40], key=key),
            _("Voulez-vous dire « {word} » ?").format(word=near)
            if near
            else _("Corrigez ou retirez ce nom."),
        )
    if not unknown and next(iter(picks(pick, library)), None) is None:
        yield _finding(
            _placed(step.title, place, text),
            Severity.WARNING,
            _("Un choix de l’étape « {title} » ne prend aucune question.").format(title=step.title),
            _("Ses critères doivent tous tenir ensemble : retirez-en un, ou séparez-les en deux choix."),
        )


def _finding(place: Location, severity: Severity, message: str, remedy: str) -> Diagnostic:
    return Diagnostic(
        code=Code.PICK.value,
        severity=severity,
        path=place.path,
        line=place.line,
        column=place.column,
        message=message,
        remedy=remedy,
    )


def _placed(word: str, place: Location, text: str) -> Location:
    """Where a word is first written in a file; its beginning when it is written otherwise there."""
    at = text.find(word)
    if at < 0:
        return place
    start = text.rfind("\n", 0, at) + 1
    return Location(place.path, text.count("\n", 0, at) + 1, at - start + 1)


def _text_of(path: str) -> str:
    try:
        return Path(path).read_text("utf-8", errors="replace")
    except OSError:  # it went since it was read
        return ""
