"""Words that neither the French dictionary, nor the glossary, nor the project's own list knows.

What is misspelt on purpose is no fault: known wrong answers, planted faults, notes, the wrong forms of an
entry, wrong options that are short and nearly the key; nor is their mention in the feedback and the
explanation of the same question.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.passages import Passage, Role
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.typography import prose
from quizz.content.rules.written import Written, WrittenQuestion, WrittenScenario, WrittenTerm
from quizz.domain.text import canonical, search_key
from quizz.domain.typography import corrections
from quizz.i18n import _

if TYPE_CHECKING:
    from quizz.content.spelling.speller import Speller

ENGLISH = "anglais"
"""The theme whose texts are in two languages."""
_NOT_READ = (Role.CONFUSION, Role.NOTES)
"""What is misspelt or cut short on purpose."""
_SHORT = 4
"""Words of an option that may be misspelt on purpose."""
_NEAR = 2
"""Letters that such an option changes, accents apart."""


def unknown_words(written: Written, context: Context) -> Iterator[Flaw]:
    """Each unknown word, with what was probably meant. Nothing without a dictionary.

    Nor a word that typography corrects, as « coeur »: it is told there, and `--fix` mends it.
    """
    speller = context.speller
    if speller is None or _is_english(written):
        return
    wanted: frozenset[str] | None = None
    mended: list[Passage] | None = None
    for passage in written.passages:
        if passage.role in _NOT_READ:
            continue
        for found in speller.unknown(passage.text):
            if wanted is None:
                wanted = frozenset(canonical(word) for word in _on_purpose(written, speller))
            if mended is None:
                mended = list(prose(written))
            if canonical(found.word) not in wanted and not (
                passage in mended and any(corrections(found.word))
            ):
                place = written.locate(passage, found.offset)
                message = _("Mot inconnu du dictionnaire : « {word} ».").format(
                    word=found.word.replace("'", "’")
                )
                yield Flaw(place, message, _remedy(speller.suggest(found.word)))


def _remedy(suggestions: tuple[str, ...]) -> str:
    from quizz.content.spelling.vocabulary import LIST_NAME  # here as below: most checks find no such word

    if suggestions:
        return _("Voulez-vous dire {words} ? Sinon, ajoutez ce mot à {file}.").format(
            words=", ".join(_("« {text} »").format(text=word) for word in suggestions), file=LIST_NAME
        )
    return _("Corrigez-le, ou ajoutez-le à {file} s’il est juste.").format(file=LIST_NAME)


def _is_english(written: Written) -> bool:
    if isinstance(written, WrittenScenario):
        return written.theme == ENGLISH
    return isinstance(written, WrittenQuestion) and written.question.theme == ENGLISH


def _on_purpose(written: Written, speller: Speller) -> Iterator[str]:
    """The unknown words that stand there to be recognised as wrong."""
    if isinstance(written, WrittenTerm):
        yield from written.term.misspellings
    right = [search_key(passage.text) for passage in written.texts(Role.KEY, Role.ANSWER)]
    for passage in written.texts(*_NOT_READ, Role.DISTRACTOR):
        if passage.role in _NOT_READ or _is_nearly_one_of(passage, right):
            yield from (found.word for found in speller.unknown(passage.text))


def _is_nearly_one_of(passage: Passage, right: list[str]) -> bool:
    from rapidfuzz.distance import OSA

    text = search_key(passage.text)
    return len(text.split()) <= _SHORT and any(
        OSA.distance(text, key, score_cutoff=_NEAR) <= _NEAR for key in right
    )


OF_TEXTS: tuple[Rule[Written], ...] = (Rule(Code.SPELLING, Severity.INFO, unknown_words),)
