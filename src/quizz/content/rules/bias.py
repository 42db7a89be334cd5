"""Statistics of a bank: what its keys give away together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenBank, WrittenQuestion
from quizz.domain.chance import evenness, tail_of_trials
from quizz.domain.question import Call, Choice, Reply, SingleChoice
from quizz.i18n import _

ALARM = 0.01
"""A bank whose keys chance alone would seldom have made so: 40 questions of 4 choices, 18 longest keys."""


def key_is_longest(choices: Sequence[Choice | Reply]) -> bool | None:
    """Whether the key is the longest choice; None when two are as long, or when there is not one key."""
    lengths = sorted(len(choice.text) for choice in choices)
    keys = [choice for choice in choices if choice.correct]
    if len(keys) != 1 or len(lengths) < 2 or lengths[-1] == lengths[-2]:
        return None
    return len(keys[0].text) == lengths[-1]


def longest_keys(bank: WrittenBank, _context: Context) -> Iterator[Flaw]:
    """Q102: the key is the longest choice more often than chance makes it."""
    found = [
        (question, longest, 1 / len(choices))
        for question in bank.asked
        if Code.LENGTH_BIAS.value not in question.ignored
        and (choices := _choices(question))
        and (longest := key_is_longest(choices)) is not None
    ]
    count = sum(longest for _question, longest, _chance in found)
    chances = [chance for _question, _longest, chance in found]
    if tail_of_trials(chances, count) < ALARM:
        first = next(question for question, longest, _chance in found if longest)
        yield Flaw(
            first.place("replies" if isinstance(first.question, Call) else "choices"),
            _(
                "La bonne réponse est la plus longue dans {count} questions sur {n} ; "
                "le hasard en donnerait {expected}."
            ).format(count=count, n=len(found), expected=round(sum(chances))),
            _("Raccourcissez des bonnes réponses, ou précisez autant les mauvaises."),
        )


def key_positions(bank: WrittenBank, _context: Context) -> Iterator[Flaw]:
    """Q103: the key stands at some ranks more often than chance makes it, among choices of one count."""
    by_count: defaultdict[int, list[tuple[WrittenQuestion, int]]] = defaultdict(list)
    for question in bank.questions:
        asked = question.question
        if isinstance(asked, SingleChoice) and Code.POSITION_BIAS.value not in question.ignored:
            rank = [choice.correct for choice in asked.choices].index(True)
            by_count[len(asked.choices)].append((question, rank))
    for size, ranked in by_count.items():
        counts = [sum(rank == place for _question, rank in ranked) for place in range(size)]
        if evenness(counts) < ALARM:
            most = counts.index(max(counts))
            first = next(question for question, rank in ranked if rank == most)
            yield Flaw(
                first.place("choices", most),
                _(
                    "La bonne réponse est écrite au rang {rank} dans {count} questions sur {n}, "
                    "parmi celles qui ont {size} choix."
                ).format(rank=most + 1, count=counts[most], n=len(ranked), size=size),
                _("Changez l’ordre des choix : la place de la bonne réponse ne doit rien dire."),
            )


def _choices(written: WrittenQuestion) -> Sequence[Choice | Reply]:
    """Those among which one is chosen."""
    match written.question:
        case SingleChoice(choices=choices):
            return choices
        case Call(replies=replies):
            return replies
        case _:
            return ()


OF_BANKS: tuple[Rule[WrittenBank], ...] = (
    Rule(Code.LENGTH_BIAS, Severity.WARNING, longest_keys),
    Rule(Code.POSITION_BIAS, Severity.WARNING, key_positions),
)
