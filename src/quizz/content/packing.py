"""What a file gives, packed to be kept: questions as outlines, and what no start should work out again."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec
from msgspec import Raw

from quizz.content.compiled import Compiled, Packed, Reference, ReferenceKind
from quizz.content.outlines import bank_outline
from quizz.content.words import Told, Words
from quizz.domain.term import Term

_OF_WORDS = frozenset({ReferenceKind.CONFUSED_WITH, ReferenceKind.MISSPELLING})


def pack(compiled: Compiled) -> Packed:
    """The packed form."""
    bank = compiled.bank
    return Packed(
        diagnostics=compiled.diagnostics,
        bank=None if bank is None else bank_outline(bank, compiled.places, compiled.scenario_places),
        bank_place=compiled.bank_place,
        terms=compiled.terms,
        tariffs=compiled.tariffs,
        places=() if bank is not None else compiled.places,
        tariffs_named=_targets(compiled.references, ReferenceKind.TARIFF),
        terms_named=_targets(compiled.references, ReferenceKind.TERM),
        words_named=any(found.kind in _OF_WORDS for found in compiled.references),
        packed_references=Raw(msgspec.msgpack.encode(compiled.references)),
        dropped=compiled.dropped,
        facets=_facets(compiled.terms),
        words_told=_tells(compiled),
        path=compiled.path,
    )


def _targets(references: Iterable[Reference], kind: ReferenceKind) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found.target for found in references if found.kind is kind))


def _facets(terms: tuple[Term, ...]) -> tuple[str, ...]:
    if not terms:
        return ()
    from quizz.domain.glossary import GlossaryQuestions  # most files hold no entry

    return GlossaryQuestions(terms).points()


def _tells(compiled: Compiled) -> bool:
    """Whether what its entries say of other words has something wrong, by this file alone."""
    words = Words(compiled.terms)
    return any(words.told(reference) is not Told.NOTHING for reference in compiled.references)
