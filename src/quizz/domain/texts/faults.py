"""Where the faults of a text stand, and how it reads once they are corrected."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import NamedTuple

from quizz.domain.question import Fault, FaultKind, Proofreading
from quizz.domain.texts.words import Token, tokens
from quizz.errors import ContentError
from quizz.i18n import _

_SPACES = " \u00a0\u202f"


class Spot(NamedTuple):
    """A fault and where it stands."""

    fault: Fault
    start: int
    end: int


def occurrences(text: str, wrong: str, found: tuple[Token, ...] | None = None) -> list[tuple[int, int]]:
    """Where a passage stands in a text: whole words, whatever the kind of space and of apostrophe.

    `found`: the words of the text, when they are known.
    """
    words = wrong.split()
    if not words:
        return []
    known = tokens(text) if found is None else found
    starts, ends = {token.start for token in known}, {token.end for token in known}
    pattern = re.compile(r"\s+".join(map(_any_apostrophe, words)))
    spans, at = [], 0
    while match := pattern.search(text, at):
        at = match.start() + 1
        if match.start() in starts and match.end() in ends:
            spans.append(match.span())
    return spans


def spots(question: Proofreading) -> list[Spot]:
    """The faults in the order of the text.

    Raises ContentError when the passage of one does not stand exactly once in the text, or overlaps another.
    """
    known = tokens(question.text)
    found = []
    for fault in question.faults:
        spans = occurrences(question.text, fault.wrong, known)
        if len(spans) != 1:
            raise _misplaced(question, fault)
        found.append(Spot(fault, *spans[0]))
    found.sort(key=lambda spot: spot.start)
    for before, spot in pairwise(found):
        if spot.start < before.end:
            raise _misplaced(question, spot.fault)
    return found


_SPACES = " \u00a0\u202f"


def right_text(question: Proofreading) -> str:
    """The text with all its faults corrected, in the forms that are shown."""
    text, at, parts = question.text, 0, []
    for spot in spots(question):
        parts.append(text[at : spot.start])
        at = spot.end
        if spot.fault.right[0]:
            parts.append(spot.fault.right[0])
        elif not parts[-1][-1:].strip():
            parts[-1], at = _closed_up(parts[-1], text, at)
    return "".join([*parts, text[at:]])


def _closed_up(before: str, text: str, at: int) -> tuple[str, int]:
    """What stands before a passage that is taken out, and where the text goes on: no space is left twice, nor
    an empty line where a line was; paragraphs stay apart."""
    at += len(text[at:]) - len(text[at:].lstrip(_SPACES))
    if not text[at:].strip():
        return before.rstrip(), len(text)
    if text[at] == "\n":
        before = before.rstrip(_SPACES)
        at += before.endswith("\n") or not before
    return before, at


def reads_the_same(one: str, other: str) -> bool:
    """Whether typography alone parts two texts."""
    return [token.key for token in tokens(one)] == [token.key for token in tokens(other)]


def kind_name(kind: FaultKind) -> str:
    """What is wrong with a passage, as people call it."""
    return {
        FaultKind.TERM: _("orthographe d’un terme"),
        FaultKind.ACCENT: _("accent"),
        FaultKind.GRAMMAR: _("grammaire"),
        FaultKind.PARONYM: _("terme pris pour un autre"),
        FaultKind.SIDE: _("côté"),
        FaultKind.UNIT: _("chiffre ou unité"),
        FaultKind.IDENTITY: _("identité du patient"),
        FaultKind.FORBIDDEN: _("information interdite au destinataire"),
    }[kind]


def _any_apostrophe(word: str) -> str:
    return re.sub("['’]", "['’]", re.escape(word))


def _misplaced(question: Proofreading, fault: Fault) -> ContentError:
    return ContentError(
        _(
            "Dans la question « {id} » (banque « {bank} »), le passage fautif « {wrong} » ne se lit pas une "
            "seule fois dans le texte, à part des autres : corrigez « wrong »."
        ).format(id=question.id, bank=question.bank, wrong=fault.wrong[:60])
    )
