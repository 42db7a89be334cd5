"""What is offered as a whole: no option about the others, and neither too few nor too many."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.options import Offer
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.late_pattern import LatePattern
from quizz.domain.question import Cloze, MultipleChoice
from quizz.i18n import _, ngettext

FEWEST_OF_BLANK = 3
MOST_OF_BLANK = 5
MOST_OF_SEVERAL = 6

_THING = (
    r"(?:r[ée]ponses?|propositions?|affirmations?|options?|choix|solutions?|items?|suggestions?|assertions?"
    r"|possibilit[ée]s?|mentions?)"
)
_TRUE = (
    r"(?:vraie?s?|exacte?s?|justes?|correcte?s?|bon(?:ne)?s?|faux|fausses?|incorrecte?s?|inexacte?s?"
    r"|valables?|possibles?|acceptables?)"
)
_END = (
    r"(?:\s(?:ci-dessus|ci-dessous|pr[ée]c[ée]dente?s?|qui pr[ée]c[èe]dent|propos[ée]e?s|à la fois))?"
    rf"(?:\s(?:est|sont|n.est|ne sont)(?:\spas)?(?:\stou(?:te)?s)?\s{_TRUE})?\s?[.!]?$"
)
_MAY_BE = re.compile(
    r"tou|l.ens|auc|rien|elles|ils|les\s(?:deux|trois|quatre|r[ée]p|prop|choix)|r[ée]p|prop|choix",
    re.IGNORECASE,
)
"""How an option that is about the others may begin; few do."""
_ABOUT_OTHERS = LatePattern(
    rf"(?:tou(?:te)?s?\s(?:les|ces)(?:\s(?:deux|trois|quatre))?|l.ensemble\s(?:des|de\sces)"
    rf"|aucune?\s(?:des|de\sces|parmi\s(?:ces|les))(?:\s(?:deux|trois|quatre))?|les\s(?:deux|trois|quatre))"
    rf"\s{_THING}{_END}"
    r"|aucune?\s(?:de\sces\s|d.entre\s(?:eux|elles)\b)"
    r"|aucune?\sdes\s(?:deux|trois|quatre)(?:\s\w+)?\s?\.?$"
    rf"|(?:tout|rien)\s(?:est|n.est|cela est)\s{_TRUE}{_END}"
    r"|(?:tout|rien\sde)\s(?:tout\s)?(?:cela|ça|ce\squi\spr[ée]c[èe]de)(?:\sà\sla\sfois)?\s?\.?$"
    rf"|(?:elles\ssont\stoutes|ils\ssont\stous|toutes\ssont|tous\ssont)\s{_TRUE}{_END}"
    r"|(?:les\s)?(?:r[ée]ponses?|propositions?|choix)\s(?:[a-f]|[1-6])(?:\s?,\s?(?:[a-f]|[1-6]))*"
    rf"\s(?:et|ou)\s(?:[a-f]|[1-6]){_END}",
    re.IGNORECASE,
)
_LETTERS = re.compile(r"[A-F](?:\s?,\s?[A-F])*\s(?:et|ou)\s[A-F]\s?\.?$")
"""« A et B », unless « A » or « B » is an option by itself: a blood group, not the number of a choice."""
_LETTER = re.compile(r"[A-F]$")


def all_of_the_above(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """« Toutes les réponses », « Aucune de ces propositions », « A et B »."""
    for offer in written.offers:
        for option in offer.options:
            if _is_about_others(option.text) or (_LETTERS.match(option.text) and not _lettered(offer)):
                yield Flaw(
                    written.place(*option.path),
                    _("« {text} » parle des autres choix, que l’écran mélange.").format(text=option.shown),
                    _(
                        "Remplacez-le par une erreur plausible, ou faites-en une question multiple_choice où "
                        "chaque choix se juge seul."
                    ),
                )


def _is_about_others(text: str) -> bool:
    return bool(_MAY_BE.match(text) and _ABOUT_OTHERS.match(text))


def _lettered(offer: Offer) -> bool:
    return any(_LETTER.match(option.text) for option in offer.options)


def option_count(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Two options for the only blank, more than five for one, more than six choices shown of several.

    The reader itself counts those of a single_choice.
    """
    question = written.question
    if isinstance(question, MultipleChoice):
        shown = question.draw or len(question.choices)
        if shown > MOST_OF_SEVERAL:
            yield Flaw(
                written.place("choices"),
                _("La question montre {count} choix : c’est long à lire et à comparer.").format(count=shown),
                _("Supprimez les moins plausibles, ou ajoutez « draw: {most} ».").format(
                    most=MOST_OF_SEVERAL
                ),
            )
    elif isinstance(question, Cloze):
        for offer in written.offers:
            count = len(offer.options)
            if count > MOST_OF_BLANK or (count < FEWEST_OF_BLANK and len(question.blanks) == 1):
                yield Flaw(
                    written.place("blanks", offer.gap - 1, "options"),
                    ngettext(
                        "Le trou {gap} a {count} option.", "Le trou {gap} a {count} options.", count
                    ).format(gap=offer.gap, count=count),
                    _("Proposez-en de {low} à {high}, ou supprimez options : la réponse sera tapée.").format(
                        low=FEWEST_OF_BLANK, high=MOST_OF_BLANK
                    ),
                )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (
    Rule(Code.ALL_OF_THE_ABOVE, Severity.WARNING, all_of_the_above),
    Rule(Code.OPTION_COUNT, Severity.INFO, option_count),
)
