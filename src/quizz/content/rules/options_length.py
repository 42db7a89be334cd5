"""Q101: the key is known by its length."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.i18n import _

RATIO = 1.3
SHORTEST = 25
"""Characters below which nobody sees that a key is long."""


def longest_key(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """The key is more than 1.3 times as long as the longest other option; with several keys, each of them."""
    for offer in written.offers:
        keys, distractors = offer.keys, offer.distractors
        if not keys or not distractors:
            continue
        key = min(keys, key=lambda option: option.length)
        longest = max(option.length for option in distractors)
        if key.length >= SHORTEST and key.length > RATIO * longest:
            yield Flaw(
                written.place(*key.path),
                _(
                    "La bonne réponse « {text} » se voit à sa longueur : {length} caractères, contre {other} "
                    "pour la plus longue des autres."
                ).format(text=key.shown, length=key.length, other=longest)
                if len(keys) == 1
                else _(
                    "Les bonnes réponses se voient à leur longueur : la plus courte a {length} caractères, "
                    "contre {other} pour la plus longue des autres."
                ).format(length=key.length, other=longest),
                _(
                    "Raccourcissez-la : le détail va dans « explanation ». Ou donnez autant de précision aux "
                    "autres choix."
                ),
            )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (Rule(Code.LONGEST_KEY, Severity.WARNING, longest_key),)
