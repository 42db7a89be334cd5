"""Compiled files to one content: ids are unique, and what a file names exists in another."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Sequence
from itertools import islice

from msgspec import Struct
from msgspec.structs import replace

from quizz.content.codes import Code
from quizz.content.compiled import Packed, ReferenceKind
from quizz.content.content import Location
from quizz.content.diagnostics import Diagnostic, Severity, in_order
from quizz.content.nodes import Place
from quizz.content.outlines import BankOutline, Outline, ScenarioOutline
from quizz.content.problems import Problems, tell_dropped
from quizz.content.suggestions import nearest
from quizz.content.words import Told, Words
from quizz.domain.learning_path import LearningPath
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term
from quizz.i18n import _

_DROPPED = Code.QUESTIONS_DROPPED.value
_LISTED = 8
"""Tariffs named when none is near: what their ids look like."""


class LoadedFile(Struct, frozen=True):
    """A file and what it gives; `read` gives its bytes again, for excerpts, `digest` is theirs (SHA-256)."""

    path: str
    packed: Packed
    read: Callable[[], bytes]
    digest: bytes = b""


class Merged(Struct, frozen=True):
    """All the files together. `outlines`: every question that is kept, by id, the decisions of scenarios too.

    `term_locations`: by term, `path_locations`: by learning path. `facets`: the points that the glossary
    asks, None when several files make it.
    """

    banks: tuple[BankOutline, ...]
    outlines: dict[str, Outline]
    terms: tuple[Term, ...]
    tariffs: dict[str, Tariff]
    paths: tuple[LearningPath, ...]
    diagnostics: tuple[Diagnostic, ...]
    term_locations: dict[str, Location]
    path_locations: dict[str, Location]
    facets: tuple[str, ...] | None


def merge(files: Sequence[LoadedFile]) -> Merged:
    """Put files together in their order: an id belongs to the first that has it."""
    return _Merger(files).run()


class _Merger:
    def __init__(self, files: Sequence[LoadedFile]) -> None:
        self._files = files
        self._taken: dict[tuple[str, str], Location] = {}
        self._problems = [_problems_of(file) for file in files]
        self._questions: dict[str, Outline] = {}
        self._scenarios: dict[str, ScenarioOutline] = {}
        self._paths: dict[str, str] = {}
        """Of banks, by id."""
        self._terms: dict[str, Term] = {}
        self._tariffs: dict[str, Tariff] = {}
        self._fewer: set[str] = set()
        """Paths of the banks that lose questions here."""

    def run(self) -> Merged:
        """Tariffs and terms first: banks name them."""
        pairs = list(zip(self._files, self._problems, strict=True))
        for file, problems in pairs:
            for tariff, place in zip(file.packed.tariffs, file.packed.places, strict=False):
                if self._take("tariff", tariff.id, file, place, problems):
                    self._tariffs[tariff.id] = tariff
            for term, place in zip(file.packed.terms, file.packed.places, strict=False):
                if self._take("term", term.id, file, place, problems):
                    self._terms[term.id] = term
        paths = [
            file.packed.path
            for file, problems in pairs
            if file.packed.path is not None
            and self._take("path", file.packed.path.id, file, file.packed.places[0], problems)
        ]
        banks = [bank for file, problems in pairs if (bank := self._bank(file, problems)) is not None]
        glossaries = [file for file in self._files if file.packed.terms]
        alone = glossaries[0].packed if len(glossaries) == 1 else None
        if alone is None or alone.words_told:
            self._check_words(pairs)
        return Merged(
            banks=tuple(banks),
            outlines=self._questions,
            terms=tuple(self._terms.values()),
            tariffs=self._tariffs,
            paths=tuple(paths),
            path_locations={name: place for (kind, name), place in self._taken.items() if kind == "path"},
            diagnostics=in_order(self._diagnostics(pairs)),
            term_locations={name: place for (kind, name), place in self._taken.items() if kind == "term"},
            facets=None if alone is None else alone.facets,
        )

    def _take(self, kind: str, name: str, file: LoadedFile, place: Place, problems: Problems) -> bool:
        """Whether an id was still free; else both places are reported."""
        first = self._taken.setdefault((kind, name), here := Location(file.path, *place))
        if first is here:
            return True
        _report_taken(name, first, place, problems)
        return False

    def _bank(self, file: LoadedFile, problems: Problems) -> BankOutline | None:
        bank = file.packed.bank
        if bank is None or not self._take("bank", bank.id, file, file.packed.bank_place, problems):
            return None
        self._paths[bank.id] = file.path
        broken = self._check_references(file.packed, problems)
        named = {outline.id: outline for outline in bank.outlines}
        free = len(named) == len(bank.outlines) and named.keys().isdisjoint(self._questions.keys())
        if free and not broken and named.keys().isdisjoint(self._scenarios):
            self._questions |= named
            kept = bank.outlines
        else:
            kept = tuple(outline for outline in bank.outlines if self._keeps(outline, broken, problems))
        scenarios = tuple(found for found in bank.scenarios if self._keeps_scenario(found, problems))
        left, count = len(kept) + len(scenarios), len(bank.outlines) + len(bank.scenarios)
        if left < count:
            self._fewer.add(file.path)
            tell_dropped(problems, _place_of_questions(file, problems), left, count + file.packed.dropped)
        return replace(bank, outlines=kept, scenarios=scenarios, path=file.path)

    def _keeps(self, outline: Outline, broken: Collection[str], problems: Problems) -> bool:
        """Whether a question is sound and its id was still free."""
        if outline.id in broken:
            return False
        first = self._scenarios.get(outline.id) or self._questions.setdefault(outline.id, outline)
        if first is outline:
            return True
        _report_taken(outline.id, Location(self._paths[first.bank], *first.place), outline.place, problems)
        return False

    def _keeps_scenario(self, scenario: ScenarioOutline, problems: Problems) -> bool:
        """Whether its id was still free: no question has it, nor an entry, whose facets are points too."""
        first = self._questions.get(scenario.id) or self._scenarios.get(scenario.id)
        taken = self._taken.get(("term", scenario.id))
        if first is not None:
            taken = Location(self._paths[first.bank], *first.place)
        if taken is not None:
            _report_taken(scenario.id, taken, scenario.place, problems)
            return False
        self._scenarios[scenario.id] = scenario
        self._questions.update((asked.id, asked) for asked in scenario.asked())
        return True

    def _check_references(self, packed: Packed, problems: Problems) -> set[str]:
        """Questions that name a tariff that does not exist; an unknown term is only told."""
        broken: set[str] = set()
        if (
            set(packed.tariffs_named) <= self._tariffs.keys()
            and set(packed.terms_named) <= self._terms.keys()
        ):
            return broken
        for reference in packed.references():
            if reference.kind is ReferenceKind.TARIFF and reference.target not in self._tariffs:
                broken.add(reference.owner)
                problems.report(
                    Code.UNKNOWN_TARIFF,
                    reference.place,
                    _("Le tarif « {id} » n’existe pas dans tariffs.yaml.").format(id=reference.target[:40]),
                    self._suggest(reference.target, self._tariffs, problems, _tariffs_listed(self._tariffs)),
                )
            elif reference.kind is ReferenceKind.TERM and reference.target not in self._terms:
                problems.report(
                    Code.UNKNOWN_TERM,
                    reference.place,
                    _("« {id} » n’est pas une entrée du glossaire.").format(id=reference.target[:40]),
                    self._suggest(reference.target, self._terms, problems),
                    severity=Severity.WARNING,
                )
        return broken

    def _check_words(self, pairs: Iterable[tuple[LoadedFile, Problems]]) -> None:
        """What entries of the glossary say of other words."""
        words = Words(self._terms.values())
        for file, problems in pairs:
            for reference in file.packed.references() if file.packed.words_named else ():
                told = words.told(reference)
                entry = words.entry(reference.target)
                if told is Told.REAL_WORD:
                    problems.report(
                        Code.REAL_MISSPELLING,
                        reference.place,
                        _(
                            "« {word} » est donné comme fautif, mais c’est l’entrée « {id} » du glossaire."
                        ).format(word=reference.target[:40], id=entry),
                        _("Retirez-le de misspellings ; confused_with lui convient mieux."),
                        severity=Severity.WARNING,
                    )
                elif told is Told.HAS_ENTRY:
                    problems.report(
                        Code.UNKNOWN_TERM,
                        reference.place,
                        _("« {word} » a une entrée dans le glossaire.").format(word=reference.target[:40]),
                        _("Écrivez son identifiant, « {id} », pour relier les deux.").format(id=entry),
                        severity=Severity.INFO,
                    )
                elif told is Told.NO_SUCH_ENTRY and not problems.overflowed:
                    problems.report(
                        Code.UNKNOWN_TERM,
                        reference.place,
                        _("« {id} » n’est pas une entrée du glossaire.").format(id=reference.target[:40]),
                        self._suggest(reference.target, self._terms, problems),
                        severity=Severity.INFO,
                    )

    @staticmethod
    def _suggest(word: str, known: Iterable[str], problems: Problems, otherwise: str = "") -> str:
        near = "" if problems.overflowed else nearest(word, known)
        if near:
            return _("Voulez-vous dire « {word} » ?").format(word=near)
        return otherwise or _("Ajoutez cette entrée, ou corrigez l’identifiant.")

    def _diagnostics(self, pairs: Iterable[tuple[LoadedFile, Problems]]) -> Iterable[Diagnostic]:
        """What the reading of each file found, but for a count that is no longer right; then what is new."""
        for file, problems in pairs:
            for diagnostic in file.packed.diagnostics:
                if diagnostic.code == _DROPPED and file.path in self._fewer:
                    continue
                yield replace(diagnostic, path=file.path)
            yield from problems.found()


def _report_taken(name: str, first: Location, place: Place, problems: Problems) -> None:
    problems.report(
        Code.DUPLICATE_ID,
        place,
        _("L’identifiant « {id} » est déjà pris : {path}:{line}:{column}.").format(
            id=name, path=first.path, line=first.line, column=first.column
        ),
        _("Cet autre est gardé. Changez l’identifiant de celui des deux qui est la copie."),
    )


def _place_of_questions(file: LoadedFile, problems: Problems) -> Place:
    """Where the list of the questions begins: where the reading told of it, else above the first one."""
    told = (d for d in file.packed.diagnostics if d.code == _DROPPED)
    if found := next(told, None):
        return found.line, found.column
    bank = file.packed.bank
    firsts: tuple[Outline | ScenarioOutline, ...] = (*bank.outlines[:1], *bank.scenarios[:1]) if bank else ()
    number = min((first.line for first in firsts), default=1)
    while number > 1 and not problems.lines[number].startswith("questions:"):
        number -= 1
    return number, 1


def _tariffs_listed(known: Iterable[str]) -> str:
    """Where the tariffs are, with the beginning of their list."""
    some = ", ".join(islice(known, _LISTED))
    if not some:
        return _("Ajoutez-le à tariffs.yaml, dans votre dossier de contenu.")
    return _("Les tarifs connus sont ceux de tariffs.yaml, chez quizz et dans votre dossier : {ids}…").format(
        ids=some
    )


def _problems_of(file: LoadedFile) -> Problems:
    """Findings of a file that was compiled already; its text is made again only when an excerpt is wanted."""

    def text() -> str:
        from quizz.content.characters import plain  # few starts have anything to tell

        return plain(file.read())

    return Problems(file.path, text)
