"""The parts of a term: taking the word apart, and putting it together."""

from __future__ import annotations

from quizz.domain.glossary import meaning
from quizz.domain.glossary.elements import meaning_choices
from quizz.domain.glossary.entries import Glossary
from quizz.domain.glossary.french import NBSP, capitalized, listed, quoted, typeset, unstopped
from quizz.domain.glossary.keys import form_key, levelled
from quizz.domain.glossary.ways import Asking
from quizz.domain.likeness import part_likeness
from quizz.domain.question import ShortAnswer, SingleChoice
from quizz.domain.term import Facet, Term, WordPart

_TRANSPARENT = 75.0


def decompose(glossary: Glossary, term: Term) -> SingleChoice | None:
    """« Dans « hématurie », que signifie « hémato- » ? », the least obvious part being asked."""
    if len(term.parts) < 2:
        return None
    for part in _least_obvious_first(glossary, term):
        choices = meaning_choices(glossary, glossary.element(part.form, part.meaning))
        prompt = f"Dans {quoted(term.term)}, que signifie l’élément {quoted(part.form)}{NBSP}?"
        question = Asking(term, Facet.PARTS, "decompose").choice(prompt, choices)
        if question is not None:
            return question
    return None


def answers(glossary: Glossary, term: Term) -> tuple[str, ...]:
    """The word and its synonyms in one word; none when it is not made of parts."""
    if len(term.parts) < 2:
        return ()
    return tuple(word for word in meaning.answers(glossary, term) if word == term.term or " " not in word)


def compose(glossary: Glossary, term: Term) -> ShortAnswer | None:
    """From the meanings of the parts, and the definition, to the word."""
    accepted = answers(glossary, term)
    if not accepted:
        return None
    meanings = listed([quoted(part.meaning) for part in term.parts])
    prompt = (
        f"{capitalized(unstopped(typeset(term.definition)))}{NBSP}: "
        f"quel terme forme-t-on avec des éléments qui signifient {meanings}{NBSP}?"
    )
    return Asking(term, Facet.PARTS, "compose").typed(
        prompt, accepted, confusions=meaning.confusions_of(glossary, term)
    )


def _least_obvious_first(glossary: Glossary, term: Term) -> list[WordPart]:
    """Parts that do not look like their meaning, the rarest in the glossary first."""
    return sorted(term.parts, key=lambda part: (_is_transparent(part), glossary.uses[form_key(part.form)]))


def _is_transparent(part: WordPart) -> bool:
    """`-thorax`, « thorax » or `cardio-`, « muscle cardiaque »: the form gives the meaning away."""
    return part_likeness(levelled(part.form), levelled(part.meaning)) >= _TRANSPARENT
