"""French typography: spaces, quotation marks, apostrophes, ligatures."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import Written, WrittenBank, WrittenQuestion, WrittenScenario
from quizz.domain.question import ShortAnswer
from quizz.domain.typography import NO_BREAK, Kind, corrections, suspected
from quizz.i18n import _

_ENGLISH = "anglais"
_OF_SPELLING = "redaction"
_WRONG = frozenset({Role.DISTRACTOR, Role.ITEM, Role.CONFUSION, Role.PAPER})
_TYPED = frozenset({Role.ANSWER, Role.CONFUSION, Role.NOTES})


def prose(written: Written) -> Iterator[Passage]:
    """The passages that follow French typography.

    Not what may be wrong on purpose, in the theme of writing; nor what is typed, which the judge levels, but
    for the first answer, which is shown; nor anything of the theme of English: its explanations quote it.
    """
    question = written.question if isinstance(written, WrittenQuestion) else None
    theme = question.theme if question else ""
    if isinstance(written, WrittenBank | WrittenScenario):
        theme = written.theme
    if theme == _ENGLISH:
        return
    shown = question.answers[0] if isinstance(question, ShortAnswer) else ""
    for passage in written.passages:
        if theme == _OF_SPELLING and passage.role in _WRONG:
            continue
        if passage.role not in _TYPED or passage.text.strip() == shown:
            yield passage


def typography(written: Written, context: Context) -> Iterator[Flaw]:
    """Q118: what French printers write otherwise."""
    habits = suspected(written.joined)
    if not habits:
        return
    remedy = (
        _("« quizz check --fix » le corrige.")
        if context.mendable
        else _("« quizz check --fix » le corrigera quand ce fichier n’aura plus d’erreur en Y.")
    )
    for passage in prose(written):
        opening = False
        for found in corrections(passage.text, habits):
            text = passage.text
            if opening and found.kind is Kind.SPACE and text[found.end : found.end + 1] == "»":
                opening = False
                continue  # a quotation is told once, where it opens
            opening = found.kind is Kind.SPACE and text[found.start - 1 : found.start] == "«"
            yield Flaw(
                written.locate(passage, _start_of_word(passage.text, found.start)),
                _described(found.kind, passage.text[found.start : found.end], found.right),
                remedy,
            )


def _described(kind: Kind, wrong: str, right: str) -> str:
    if kind is Kind.SPACE:
        return _("Il faut ici une espace insécable.")
    if kind is Kind.EXTRA_SPACE:
        return _("Il y a ici une espace de trop.")
    if kind is Kind.QUOTES:
        return _("Ces guillemets sont droits : mettez des guillemets français.")
    return _("« {wrong} » s’écrit « {right} ».").format(wrong=wrong, right=right.strip(NO_BREAK))


def _start_of_word(text: str, offset: int) -> int:
    """Where the word is that a fault belongs to: that before it when it is at a space."""
    before = text[: offset + 1].rstrip()
    return len(before) - len(before.rsplit(None, 1)[-1]) if before else 0


OF_TEXTS: tuple[Rule[Written], ...] = (Rule(Code.SPELLING, Severity.INFO, typography),)
