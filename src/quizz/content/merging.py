"""Compiled files to one content: ids are unique, and what a file names exists in another."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from quizz.content.characters import plain
from quizz.content.codes import Code
from quizz.content.compiled import Compiled, Reference, ReferenceKind
from quizz.content.diagnostics import Diagnostic, Severity, in_order
from quizz.content.nodes import Place
from quizz.content.problems import Problems
from quizz.content.suggestions import nearest
from quizz.domain.bank import Bank
from quizz.domain.question import AnyQuestion
from quizz.domain.tariff import Tariff
from quizz.domain.term import Term
from quizz.domain.text import canonical
from quizz.i18n import _


class LoadedFile(Struct, frozen=True):
    """A file, its bytes for excerpts, and what it gives."""

    path: str
    data: bytes
    compiled: Compiled


class Location(Struct, frozen=True, array_like=True):
    """Where something is written."""

    path: str
    line: int
    column: int


class Merged(Struct, frozen=True):
    """All the files together. `locations`: question id to the place where it is written."""

    banks: tuple[Bank, ...]
    terms: tuple[Term, ...]
    tariffs: dict[str, Tariff]
    locations: dict[str, Location]
    diagnostics: tuple[Diagnostic, ...]


def merge(files: Sequence[LoadedFile]) -> Merged:
    """Put files together in their order: an id belongs to the first that has it."""
    return _Merger(files).run()


class _Merger:
    def __init__(self, files: Sequence[LoadedFile]) -> None:
        self._files = files
        self._taken: dict[tuple[str, str], Location] = {}
        self._problems = [_problems_of(file) for file in files]
        self._terms: dict[str, Term] = {}
        self._tariffs: dict[str, Tariff] = {}

    def run(self) -> Merged:
        """Tariffs and terms first: banks name them."""
        pairs = list(zip(self._files, self._problems, strict=True))
        for file, problems in pairs:
            for tariff, place in zip(file.compiled.tariffs, file.compiled.places, strict=False):
                if self._take("tariff", tariff.id, file, place, problems):
                    self._tariffs[tariff.id] = tariff
            for term, place in zip(file.compiled.terms, file.compiled.places, strict=False):
                if self._take("term", term.id, file, place, problems):
                    self._terms[term.id] = term
        banks = [bank for file, problems in pairs if (bank := self._bank(file, problems)) is not None]
        self._check_words(pairs)
        return Merged(
            banks=tuple(banks),
            terms=tuple(self._terms.values()),
            tariffs=self._tariffs,
            locations={name: place for (kind, name), place in self._taken.items() if kind == "question"},
            diagnostics=in_order(self._diagnostics(pairs)),
        )

    def _take(self, kind: str, name: str, file: LoadedFile, place: Place, problems: Problems) -> bool:
        """Whether an id was still free; else both places are reported."""
        first = self._taken.setdefault((kind, name), here := Location(file.path, *place))
        if first is here:
            return True
        problems.report(
            Code.DUPLICATE_ID,
            place,
            _("L’identifiant « {id} » est déjà pris : {path}:{line}:{column}.").format(
                id=name, path=first.path, line=first.line, column=first.column
            ),
            _("Le premier est gardé ; donnez-en un autre à celui-ci."),
        )
        return False

    def _bank(self, file: LoadedFile, problems: Problems) -> Bank | None:
        bank = file.compiled.bank
        if bank is None or not self._take("bank", bank.id, file, file.compiled.bank_place, problems):
            return None
        broken = self._check_references(file.compiled.references, problems)
        kept: list[AnyQuestion] = []
        for question, place in zip(bank.questions, file.compiled.places, strict=True):
            if question.id not in broken and self._take("question", question.id, file, place, problems):
                kept.append(question)
        return bank if len(kept) == len(bank.questions) else replace(bank, questions=tuple(kept))

    def _check_references(self, references: Iterable[Reference], problems: Problems) -> set[str]:
        """Questions that name a tariff that does not exist; an unknown term is only told."""
        broken = set()
        for reference in references:
            if reference.kind is ReferenceKind.TARIFF and reference.target not in self._tariffs:
                broken.add(reference.owner)
                problems.report(
                    Code.UNKNOWN_TARIFF,
                    reference.place,
                    _("Le tarif « {id} » n’existe pas dans tariffs.yaml.").format(id=reference.target[:40]),
                    self._suggest(reference.target, self._tariffs, problems),
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
        by_word = {canonical(term.term): term.id for term in self._terms.values()}
        for file, problems in pairs:
            for reference in file.compiled.references:
                entry = by_word.get(canonical(reference.target), "")
                if reference.kind is ReferenceKind.MISSPELLING and entry and entry != reference.owner:
                    problems.report(
                        Code.REAL_MISSPELLING,
                        reference.place,
                        _(
                            "« {word} » est donné comme fautif, mais c’est l’entrée « {id} » du glossaire."
                        ).format(word=reference.target[:40], id=entry),
                        _("Retirez-le de misspellings ; confused_with lui convient mieux."),
                        severity=Severity.WARNING,
                    )
                elif reference.kind is ReferenceKind.CONFUSED_WITH and reference.target not in self._terms:
                    self._tell_near_entry(reference, entry, problems)

    def _tell_near_entry(self, reference: Reference, entry: str, problems: Problems) -> None:
        """A plain word is fine; one that has an entry, or that looks like a mistyped id, is told."""
        if entry in {"", reference.owner}:
            return
        problems.report(
            Code.UNKNOWN_TERM,
            reference.place,
            _("« {word} » a une entrée dans le glossaire.").format(word=reference.target[:40]),
            _("Écrivez son identifiant, « {id} », pour relier les deux.").format(id=entry),
            severity=Severity.INFO,
        )

    @staticmethod
    def _suggest(word: str, known: Iterable[str], problems: Problems) -> str:
        near = "" if problems.overflowed else nearest(word, known)
        if near:
            return _("Voulez-vous dire « {word} » ?").format(word=near)
        return _("Ajoutez cette entrée, ou corrigez l’identifiant.")

    @staticmethod
    def _diagnostics(pairs: Iterable[tuple[LoadedFile, Problems]]) -> Iterable[Diagnostic]:
        for file, problems in pairs:
            for diagnostic in file.compiled.diagnostics:
                yield replace(diagnostic, path=file.path)
            yield from problems.found()


def _problems_of(file: LoadedFile) -> Problems:
    """Findings of a file that was compiled already; its text is made again only when an excerpt is wanted."""
    return Problems(file.path, lambda: plain(file.data))
