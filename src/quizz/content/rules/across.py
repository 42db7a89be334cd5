"""The rules that look at all the banks together. What is slow in them is kept from one check to the next."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from pathlib import Path

import msgspec
from msgspec import Raw, Struct

from quizz.content.codes import Code
from quizz.content.content import Content
from quizz.content.diagnostics import Diagnostic, Severity
from quizz.content.kept import Shelf
from quizz.content.outlines import BankOutline
from quizz.content.rules.resemblance import (
    Pair,
    Stem,
    candidates,
    repeated,
    stem_of,
    stem_text,
    texts_are_near,
)

_SHELF = Shelf(b"quizz stems 2\n", ".quizz-stems", 128)


class _Kept(Struct, frozen=True, array_like=True):
    """The stems of each bank of a theme, by the digest of its questions, and the pairs of near ones."""

    stems: dict[str, Raw]
    pairs: tuple[Pair, ...]


_KEPT = msgspec.msgpack.Decoder(_Kept)
_STEMS = msgspec.msgpack.Decoder(tuple[Stem, ...])


def across(
    content: Content, digests: Mapping[str, bytes], cache: Path | None, key: str
) -> Iterator[Diagnostic]:
    """What the rules find in all the banks together; the findings have no excerpt.

    `digests`: of the files of banks, by path. `key` names in the cache folder what was kept for these folders
    by these rules.
    """
    silent = {bank.id for bank in content.banks if Code.DUPLICATE_ID.value in bank.ignore}
    for question, flaw in repeated(content, near_pairs(content, digests, cache, key)):
        if content.outlines[question].bank not in silent:
            line, column = flaw.place
            yield Diagnostic(
                code=Code.DUPLICATE_ID.value,
                severity=flaw.severity or Severity.WARNING,
                path=content.location(question).path,
                line=line,
                column=column,
                message=flaw.message,
                remedy=flaw.remedy,
            )


def near_pairs(
    content: Content, digests: Mapping[str, bytes], cache: Path | None, key: str
) -> Iterator[Pair]:
    """Questions whose stems are near, each with the first that it repeats, in the order of the content."""
    of_themes: defaultdict[str, dict[str, BankOutline]] = defaultdict(dict)
    for bank in content.banks:
        of_themes[bank.theme][_digest(bank, digests)] = bank
    pairs = [
        pair
        for theme, banks in of_themes.items()
        for pair in _pairs(content, banks, cache, f"{key}\0{theme}")
    ]
    named = {question for pair in pairs for question in (pair.first, pair.second)}
    ranks = {question: rank for rank, question in enumerate(content.outlines) if question in named}
    ordered = (
        pair if ranks[pair.first] < ranks[pair.second] else Pair(pair.second, pair.first) for pair in pairs
    )
    told: set[str] = set()
    for pair in sorted(ordered, key=lambda pair: (ranks[pair.second], ranks[pair.first])):
        if pair.second not in told:
            told.add(pair.second)
            yield pair


def _pairs(
    content: Content, banks: Mapping[str, BankOutline], cache: Path | None, key: str
) -> tuple[Pair, ...]:
    """The pairs of near stems of a theme, whose banks are given by digest; only what changed is compared."""
    known = _read(cache, key)
    if banks.keys() == known.stems.keys():
        return known.pairs
    gone = (stem for digest, raw in known.stems.items() if digest not in banks for stem in _STEMS.decode(raw))
    former = {stem.id: stem for stem in gone}
    packed: dict[str, Raw] = {}
    texts: dict[str, str] = {}
    stems: list[Stem] = []
    fresh: set[str] = set()
    for digest, bank in banks.items():
        kept = known.stems.get(digest)
        found = _STEMS.decode(kept) if kept else tuple(_stems(bank, texts))
        packed[digest] = kept or Raw(msgspec.msgpack.encode(found))
        stems += found
        if not kept:
            fresh.update(stem.id for stem in found if former.get(stem.id) != stem)
    old = {stem.id for stem in stems} - fresh
    pairs = [pair for pair in known.pairs if pair.first in old and pair.second in old]
    for pair in candidates(stems, fresh if known.stems else None):
        for question in (pair.first, pair.second):
            if question not in texts:
                texts[question] = stem_text(content.question(question))
        if texts_are_near(texts[pair.first], texts[pair.second]):
            pairs.append(pair)
    _SHELF.write(cache, key, msgspec.msgpack.encode(_Kept(packed, tuple(pairs))))
    return tuple(pairs)


def _stems(bank: BankOutline, texts: dict[str, str]) -> Iterator[Stem]:
    """The stems of the questions of a bank, whose texts are noted."""
    for outline in bank.outlines:
        question = outline.question()
        texts[question.id] = stem_text(question)
        yield stem_of(question, texts[question.id])


def _read(cache: Path | None, key: str) -> _Kept:
    payload = _SHELF.read(cache, key)
    try:
        return _KEPT.decode(payload) if payload is not None else _Kept({}, ())
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return _Kept({}, ())


def _digest(bank: BankOutline, digests: Mapping[str, bytes]) -> str:
    """Changes with the file of a bank, or with the questions that are left out of it."""
    kept = "\0".join(outline.id for outline in bank.outlines)
    return hashlib.sha256(digests[bank.path] + kept.encode()).hexdigest()
