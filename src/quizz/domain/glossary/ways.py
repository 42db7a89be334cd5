"""What the ways of asking share: how a question about a facet is filled in, and what may be its options."""

from __future__ import annotations

from typing import Any

from msgspec import Struct

from quizz.domain.bank import GLOSSARY_BANK, GLOSSARY_THEME
from quizz.domain.glossary.cutting import Cut
from quizz.domain.glossary.distractors import draw_of
from quizz.domain.glossary.explanations import explanation
from quizz.domain.question import (
    Choice,
    Confusion,
    Element,
    ShortAnswer,
    SingleChoice,
    Spelling,
    WordParts,
)
from quizz.domain.term import Facet, Term
from quizz.domain.text import canonical

SKILL = "transcription"
COVERS = ("S01",)
"""Checkpoint served by an entry that names none: medical terminology."""


class Asking(Struct, frozen=True):
    """One way of asking one facet of an entry."""

    term: Term
    facet: Facet
    way: str

    def choice(self, prompt: str, choices: tuple[Choice, ...]) -> SingleChoice | None:
        """A question to recognise; None when there are too few options to make one."""
        if len(choices) < 3:
            return None
        return SingleChoice(prompt=prompt, choices=choices, draw=draw_of(choices), level=1, **self._shared())

    def typed(
        self,
        prompt: str,
        answers: tuple[str, ...],
        *,
        spelling: Spelling = Spelling.LENIENT,
        confusions: tuple[Confusion, ...] = (),
    ) -> ShortAnswer:
        """A question to recall; a confusion that is an accepted answer is left out."""
        accepted = {canonical(answer) for answer in answers}
        return ShortAnswer(
            prompt=prompt,
            answers=distinct(answers),
            spelling=spelling,
            confusions=tuple(c for c in confusions if canonical(c.text) not in accepted),
            level=2,
            **self._shared(),
        )

    def taken_apart(self, prompt: str, elements: tuple[Element, ...], cuts: tuple[Cut, ...]) -> WordParts:
        """A word to cut; `cuts`: other ways that are accepted."""
        return WordParts(
            prompt=prompt, word=self.term.term, elements=elements, cuts=cuts, level=2, **self._shared()
        )

    def _shared(self) -> dict[str, Any]:
        """What all the questions of an entry take from it."""
        return {
            "id": f"{self.term.point_id(self.facet)}/{self.way}",
            "theme": GLOSSARY_THEME,
            "bank": GLOSSARY_BANK,
            "explanation": explanation(self.term, self.facet),
            "skill": SKILL,
            "sources": self.term.sources,
            "checked": self.term.checked,
            "covers": self.term.covers or COVERS,
            "terms": (self.term.id,),
            "revision": self.term.revision,
            "point": self.term.point_id(self.facet),
        }


def distinct(texts: tuple[str, ...]) -> tuple[str, ...]:
    """Texts without repeats, in order; case and apostrophes make no difference."""
    return tuple({canonical(text): text for text in reversed(texts) if text}.values())[::-1]
