"""What is wrong in a pack beside the content that is there already."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from msgspec.structs import replace

from quizz.content.codes import Code
from quizz.content.content import Location
from quizz.content.diagnostics import Diagnostic, Severity, in_order
from quizz.content.loader import Content, load, withheld
from quizz.i18n import _


def examine(pack: Path, shown: str, others: Sequence[Path], day: date) -> tuple[Diagnostic, ...]:
    """The findings of a pack that would be loaded after `others`; places are named under `shown`.

    An id that is taken already, or a knowledge point that belongs to another question, is an error. A
    question withheld that day is a warning.
    """
    content = load((*others, pack), None)
    found = (*content.diagnostics, *withheld(content, day).values(), *shared_points(content, pack))
    return in_order(_told(one, str(pack), shown) for one in found if _within(one.path, pack))


def _told(found: Diagnostic, folder: str, shown: str) -> Diagnostic:
    remedy = found.remedy
    if found.code == Code.DUPLICATE_ID.value:
        remedy = _("Donnez-en un autre à celui-ci : un paquet ne remplace rien.")
    return replace(
        found,
        path=found.path.replace(folder, shown, 1),
        message=found.message.replace(folder, shown),
        remedy=remedy.replace(folder, shown),
    )


def shared_points(content: Content, pack: Path) -> Iterator[Diagnostic]:
    """Points of the pack that questions outside it have. The facets of the glossary are for everyone."""
    owners: dict[str, Location] = {}
    mine: list[tuple[str, Location]] = []
    for bank in content.banks:
        for outline in bank.outlines:
            place = Location(bank.path, outline.line, outline.column)
            if _within(bank.path, pack):
                mine.append((outline.point, place))
            else:
                owners.setdefault(outline.point, place)
    for point, here in mine:
        if "/" in point or point not in owners:
            continue
        there = owners[point]
        yield Diagnostic(
            code=Code.POINT_TAKEN.value,
            severity=Severity.ERROR,
            path=here.path,
            line=here.line,
            column=here.column,
            message=_("Le point « {point} » est déjà pris : {path}:{line}:{column}.").format(
                point=point, path=there.path, line=there.line, column=there.column
            ),
            remedy=_("Donnez un autre nom à celui-ci : les progrès de l’un compteraient pour l’autre."),
        )


def _within(path: str, folder: Path) -> bool:
    return Path(path).is_relative_to(folder)
