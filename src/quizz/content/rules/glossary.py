"""Abbreviations that a question uses and nothing explains, and those that were replaced."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.abbreviations import (
    EMPHASIS,
    EVERYDAY,
    FORMER_OFFICE,
    RETIRED,
    SPELT_OUT,
    is_explained,
    is_spelt_out,
)
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import Written, WrittenQuestion, WrittenScenario
from quizz.content.templates import OPENING
from quizz.i18n import _

_CAPITALS = "A-ZÀ-ÖØ-ÞŒ"
_NAME = re.compile(rf"[{_CAPITALS}][{_CAPITALS}]{{1,5}}(?:-[{_CAPITALS}]{{1,3}})?(?![\w@])")
"""An abbreviation as an institution writes it. What comes before is looked at apart, which is far quicker."""
_SHOUTED = re.compile(rf"[{_CAPITALS}]{{8}}")
"""A text with a word of eight capitals is set in capitals; no abbreviation is that long."""
_BEFORE_NAME = re.compile(
    r"(?:\bM\.|\bMM\.|\bMmes?|\bMlle|\bDre?|\bPre?|\bMe|[Dd]octeure?|[Mm]adame|[Mm]onsieur)\s+(?:[^\W\d_][\w’-]+\s+)?\Z"
)
_ROMAN = re.compile(r"[IVX]+\Z")
_SHOWN = frozenset({Role.PROMPT, Role.CLOZE, Role.KEY, Role.DISTRACTOR, Role.ITEM, Role.PAPER, Role.WRITTEN})
"""What a person has to understand to answer."""
_NOT_READ = (Role.CONFUSION, Role.NOTES)
_TEACHING = frozenset({Role.EXPLANATION, Role.FEEDBACK})

_MOST = 20
"""Different words in capitals that are looked at in a question."""


def abbreviation(written: Written, context: Context) -> Iterator[Flaw]:
    """Q119: a name that the trade gave up, or an abbreviation that nothing explains."""
    told: set[str] = set()
    for passage in written.passages:
        if passage.role in _NOT_READ:
            continue
        for name, offset in _names(passage.text):
            if name in told or (name not in RETIRED and passage.role not in _SHOWN):
                continue
            told.add(name)
            if len(told) > _MOST:
                return
            if name in RETIRED:
                yield from _retired(written, passage, name, offset)
            else:
                yield from _unexplained(written, passage, name, offset, context)


def _retired(written: Written, passage: Passage, name: str, offset: int) -> Iterator[Flaw]:
    """Nothing when the question tells the present name as well, short or in full."""
    present = RETIRED[name]
    full = SPELT_OUT.get(present, "")
    if not _tells(written, present, full):
        yield Flaw(
            written.locate(passage, offset),
            _("« {name} » ne s’emploie plus.").format(name=name),
            _("Écrivez « {present} », ou dites dans la question que le nom a changé.").format(
                present=f"{present}, {full}" if full else present
            ),
        )


def _tells(written: Written, present: str, full: str) -> bool:
    name = re.compile(rf"\b{re.escape(present)}\b")
    return any(name.search(passage.text) for passage in written.passages) or (
        bool(full) and full in written.lowered.replace("'", "’")
    )


def _unexplained(
    written: Written, passage: Passage, name: str, offset: int, context: Context
) -> Iterator[Flaw]:
    """Nothing without a glossary to look into."""
    if (
        context.terms
        and not _is_known(name, context)
        and not _is_no_abbreviation(name, passage.text, offset)
        and not any(is_explained(name, p.text, teaching=p.role in _TEACHING) for p in written.passages)
        and not is_spelt_out(name, written.lowered)
    ):
        yield Flaw(
            written.locate(passage, offset),
            _("« {name} » n’est ni dans le glossaire, ni expliqué par la question.").format(name=name),
            _("Écrivez-le une fois en toutes lettres, ou ajoutez-le à glossary.yaml."),
        )


def _names(text: str) -> Iterator[tuple[str, int]]:
    """The words in capitals of a text, and the former names that are not, with their offsets.

    What stands in a template names a tariff.
    """
    has_templates = OPENING in text
    for match in _NAME.finditer(text):
        start = match.start()
        if has_templates and text.rfind(OPENING, 0, start) > text.rfind("}}", 0, start):
            continue
        if not start or not (text[start - 1].isalnum() or text[start - 1] in "@._-"):
            yield match.group(), start
    if (offset := text.find(FORMER_OFFICE)) >= 0:
        yield FORMER_OFFICE, offset


def _is_known(name: str, context: Context) -> bool:
    return name in EVERYDAY or name.lower() in context.headwords or name in context.tariffs.by_id


def _is_no_abbreviation(name: str, text: str, offset: int) -> bool:
    """Whether it is a word that is stressed, a number, somebody's name, or part of a text in capitals."""
    return bool(
        name in EMPHASIS
        or _ROMAN.match(name)
        or _BEFORE_NAME.search(text[max(0, offset - 40) : offset])
        or _SHOUTED.search(text)
    )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (Rule(Code.GLOSSARY_TERM, Severity.INFO, abbreviation),)
OF_SCENARIOS: tuple[Rule[WrittenScenario], ...] = (Rule(Code.GLOSSARY_TERM, Severity.INFO, abbreviation),)
