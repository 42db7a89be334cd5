"""What is told of one wrong word: it is another term, an accent is wrong, it is misspelt."""

from __future__ import annotations

from quizz.domain.judging.leniency import is_typo
from quizz.domain.judging.vocabulary import Vocabulary
from quizz.domain.text import canonical, without_accents, without_ligatures
from quizz.i18n import _

_LONGEST = 60


def mistake_told(wanted: str, given: str, vocabulary: Vocabulary) -> str:
    """A sentence on a word given for another, empty when there is nothing to say but the right one."""
    if not wanted or not given or max(len(wanted), len(given)) > _LONGEST:
        return ""
    one, other = canonical(wanted), canonical(given)
    if one == other:
        return _("« {given} » s’écrit « {wanted} » : la majuscule compte.").format(given=given, wanted=wanted)
    known = vocabulary.meant_by(given)
    own = {word.entry for word in vocabulary.meant_by(wanted)}
    if any(word.spelled == other for word in known) and not any(word.entry in own for word in known):
        return _("« {given} » est un autre mot que « {wanted} » : il existe, et le sens change.").format(
            given=given, wanted=wanted
        )
    return _misspelt(one, other).format(given=given, wanted=wanted)


def _misspelt(one: str, other: str) -> str:
    """The sentence on two forms that may be of one word; empty when they are not."""
    if _bare(one) == _bare(other):
        return _("« {given} » s’écrit « {wanted} » : les accents comptent.")
    if _without_ending(one) == _without_ending(other):
        return _("Il fallait « {wanted} », et non « {given} ».")
    return _("« {given} » s’écrit « {wanted} ».") if is_typo(other, one) else ""


def _bare(level: str) -> str:
    return without_accents(without_ligatures(level))


def _without_ending(level: str) -> str:
    """Without the mark of a feminine or of a plural: « patient » is no misspelt « patiente »."""
    return level.rstrip("sx").removesuffix("e")
