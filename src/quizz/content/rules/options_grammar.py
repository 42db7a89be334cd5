"""Q109: the grammar of the stem, or that of the options, tells which one is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules import french
from quizz.content.rules.context import Context
from quizz.content.rules.french import Slot
from quizz.content.rules.options import Offer, Option, about_writing
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.question import Cloze
from quizz.i18n import _

_OPEN_END = re.compile(r"(?:^|(?<=[\s(«]))(\w+['’]|\w+)\s?(?:…|\.\.\.|_+|:)?\s*$")
_BEFORE_GAP = re.compile(r"(?:^|(?<=[\s(«]))(\w+['’]|\w+\s+)$")
_EITHER = re.compile(r"\bou\s$")
"""« un ou une », « le ou la »."""
_ENDING = 3
"""Letters in which two forms of a word may differ."""
_WINDOW = 24
"""Characters at the end of a stem, or before a gap, that hold the word an option follows."""
_PLURAL_ASKED = re.compile(r"\b(?:quels|quelles|lesquels|lesquelles)\b[^.?!]*\?\s*$", re.IGNORECASE)


def grammatical_cue(written: WrittenQuestion, context: Context) -> Iterator[Flaw]:
    """A determiner that a wrong option cannot follow; a key that alone has its form, or alone is plural."""
    for offer in written.offers:
        flaws = [*_misfits(written, offer, context), *_lone_forms(written, offer)]
        if flaws and not about_writing(written.question):
            yield from flaws


def _misfits(written: WrittenQuestion, offer: Offer, context: Context) -> Iterator[Flaw]:
    word = _leading_word(written, offer)
    slot = french.SLOTS.get(word)
    if slot is None or not all(_fits(slot, key, context) for key in offer.keys):
        return
    for option in offer.distractors:
        if not _fits(slot, option, context) and not _one_word(option, offer.keys):
            yield Flaw(
                written.place(*option.path),
                _("« {text} » ne peut pas suivre « {word} » : la grammaire l’élimine.").format(
                    text=option.shown, word=word
                ),
                _(
                    "Mettez l’article dans chaque option, tournez l’énoncé en question complète, ou changez "
                    "cette option."
                ),
            )


def _leading_word(written: WrittenQuestion, offer: Offer) -> str:
    """The determiner that the options follow: at the end of an unfinished stem, or before the gap."""
    question = written.question
    if isinstance(question, Cloze):
        gap = question.text.find(f"{{{offer.gap}}}")
        found = _BEFORE_GAP.search(question.text[max(0, gap - _WINDOW) : gap])
    elif offer.box:
        return ""
    else:
        found = _OPEN_END.search(question.prompt[-_WINDOW:])
    if found is None or _EITHER.search(found.string, 0, found.start()):
        return ""
    return found[1].strip().replace("'", "’").lower()


def _fits(slot: Slot, option: Option, context: Context) -> bool:
    return slot.accepts(option.text, context.genders)


def _one_word(option: Option, keys: list[Option]) -> bool:
    """Whether an option is a key but for its ending, « genou » for « genoux »: the form is what is asked."""
    for key in keys:
        stem = max(len(option.text), len(key.text), _ENDING + 1) - _ENDING
        if option.text[:stem] == key.text[:stem]:
            return True
    return False


def _lone_forms(written: WrittenQuestion, offer: Offer) -> Iterator[Flaw]:
    """Every key is of one form and every wrong option of another."""
    if offer.gap:
        return
    right = {french.form(key.text) for key in offer.keys}
    wrong = {french.form(option.text) for option in offer.distractors}
    if len(right) == len(wrong) == 1 and right != wrong and french.Form.OTHER not in right | wrong:
        if french.Form.INFINITIVE in right | wrong:
            yield Flaw(
                written.place(*offer.keys[0].path),
                _("« {text} » n’a pas la forme des autres choix, qui sont {kind}.").format(
                    text=offer.keys[0].shown, kind=_kind(next(iter(wrong)))
                ),
                _("Écrivez tous les choix de la même façon : tous des verbes, ou tous des noms."),
            )
        elif right == {french.Form.PLURAL} and offer.single and _PLURAL_ASKED.search(written.question.prompt):
            yield Flaw(
                written.place(*offer.keys[0].path),
                _("L’énoncé demande un pluriel, et « {text} » est le seul choix au pluriel.").format(
                    text=offer.keys[0].shown
                ),
                _("Mettez l’énoncé au singulier, ou d’autres choix au pluriel."),
            )


def _kind(form: french.Form) -> str:
    return {
        french.Form.INFINITIVE: _("des verbes à l’infinitif"),
        french.Form.SINGULAR: _("des noms au singulier"),
        french.Form.PLURAL: _("des noms au pluriel"),
        french.Form.CLAUSE: _("des phrases"),
    }[form]


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.GRAMMATICAL_CUE, Severity.WARNING, grammatical_cue),
)
