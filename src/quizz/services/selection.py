"""What a session is about."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from quizz.domain.bank import GLOSSARY_BANK, GLOSSARY_THEME
from quizz.errors import UsageError
from quizz.i18n import _
from quizz.services.kinds import KINDS

if TYPE_CHECKING:
    from quizz.services.library import Library


class Selection(Struct, frozen=True):
    """Narrows a session; an empty set leaves everything in.

    `kinds`: types of question, as they are written; points are then asked in these ways alone. `mistakes`:
    only points missed lately. `free`: practice that leaves the schedule alone. `path`: a learning path, which
    alone gives the points.
    """

    themes: frozenset[str] = frozenset()
    banks: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    mistakes: bool = False
    free: bool = False
    path: str = ""

    @property
    def everything(self) -> bool:
        """Whether nothing is narrowed by subject."""
        return not (self.themes or self.banks or self.tags or self.kinds or self.path)

    def holds(self, theme: str, bank: str, tags: Iterable[str] = (), kind: str = "") -> bool:
        """Whether the session takes questions of that theme and that bank, with those tags, of that kind.

        `kind`: empty where it is looked at apart.
        """
        return (
            (not self.themes or theme in self.themes)
            and (not self.banks or bank in self.banks)
            and (not self.tags or not self.tags.isdisjoint(tags))
            and (not self.kinds or not kind or kind in self.kinds)
        )

    def check(self, library: Library) -> None:
        """Raise UsageError on a theme, bank, tag, kind or path that does not exist, naming those that do."""
        banks = {bank for bank, _title, _theme in library.banks()} | {GLOSSARY_BANK}
        _refuse_unknown(self.themes, library.themes(), _("Thème inconnu : {names}. Thèmes : {known}."))
        _refuse_unknown(self.banks, banks, _("Banque inconnue : {names}. Banques : {known}."))
        _refuse_unknown(self.kinds, KINDS, _("Type de question inconnu : {names}. Types : {known}."))
        paths = [path.id for path in library.paths]
        _refuse_unknown(
            frozenset({self.path} - {""}), paths, _("Parcours inconnu : {names}. Parcours : {known}.")
        )
        _refuse_unknown(self.tags, library.tags(), _("Étiquette inconnue : {names}. Étiquettes : {known}."))


def _refuse_unknown(asked: frozenset[str], known: Iterable[str], sentence: str) -> None:
    known = sorted(known)
    unknown = sorted(asked - set(known))
    if unknown:
        raise UsageError(sentence.format(names=", ".join(unknown), known=", ".join(known) or "—"))


def points_of(selection: Selection, library: Library) -> Sequence[tuple[str, str]]:
    """Points of the selection, each with its theme; some may be withheld on a day."""
    found = library.points()
    if selection.themes:
        found = [told for told in found if told[1] in selection.themes]
    if not (selection.banks or selection.tags or selection.kinds):
        return found
    return [told for told in found if _is_asked(told[0], selection, library)]


def _is_asked(point: str, selection: Selection, library: Library) -> bool:
    """Whether one of the ways of a point belongs to the session."""
    made = library.is_facet(point) and selection.holds(GLOSSARY_THEME, GLOSSARY_BANK)
    if made and (not selection.kinds or library.facet_asks(point, selection.kinds)):
        return True
    return any(
        selection.holds(outline.theme, outline.bank, outline.tags, outline.kind)
        for outline in library.outlines_of(point)
    )
