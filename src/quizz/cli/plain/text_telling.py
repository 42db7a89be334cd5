"""What is said of a text in sentences: figures, each fault or mistake, then the right text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import takewhile

from quizz import wording
from quizz.cli.plain.asking import lines_of
from quizz.domain.judgement import Judgement, Part, Passage, PassageKind
from quizz.domain.question import Dictation, Proofreading
from quizz.i18n import _
from quizz.services.exchange import Feedback
from quizz.services.text_verdicts import fault_told, speed
from quizz.wording import stopped

MOST_CHANGES = 12


def text_verdict_lines(feedback: Feedback) -> Iterator[str]:
    """The verdict with its figures, what was wrong and why, the right text unless it was given."""
    judgement = feedback.judgement
    yield " ".join(map(stopped, filter(None, (wording.verdict(feedback), speed(feedback)))))
    if judgement.correct:
        return
    match feedback.asked.question:
        case Dictation() if not judgement.unknown:
            yield from _phrases(judgement)
            return
        case Proofreading():
            for number, part in enumerate(judgement.parts, start=1):
                yield f"{number}. {_fault(part, known=not judgement.unknown)}"
            yield from _changes(judgement.passages)
        case _:
            yield from _changes(judgement.passages)
            yield from judgement.notes
    yield _("Le texte juste :")
    for text in judgement.expected:
        yield from lines_of(text)


def _phrases(judgement: Judgement) -> Iterator[str]:
    """Each phrase: right, or what stood elsewhere than it should, then the phrase."""
    passages = iter(judgement.passages)
    for number, part in enumerate(judgement.parts, start=1):
        own = list(takewhile(lambda passage: passage.given != "\n", passages))
        if part.right:
            yield _("Phrase {n} : juste.").format(n=number)
            continue
        changes = _changes(own) if part.given else [_("rien d’écrit.")]
        told = " ".join([*changes, *filter(None, [part.feedback])])
        yield _("Phrase {n} : {told} Il fallait : {phrase}").format(
            n=number, told=told, phrase=stopped(part.text)
        )


def _changes(passages: Iterable[Passage]) -> list[str]:
    """What was changed, as far as there is any sense in telling it one by one."""
    told = list(filter(None, map(_changed, passages)))
    if len(told) <= MOST_CHANGES:
        return told
    return [*told[:MOST_CHANGES], _("Et ainsi de suite : le texte est trop différent.")]


def _fault(part: Part, *, known: bool) -> str:
    """`Trouvée. Côté : « hanche gauche ».`"""
    if part.right:
        return " ".join((_("Trouvée."), fault_told(part, known=known)))
    missed = [_("Manquée.")] if known else []
    return " ".join([*missed, fault_told(part, known=known), *filter(None, [part.feedback])])


def _changed(passage: Passage) -> str:
    """What stands elsewhere than it should; the faults of a text to correct were told."""
    given, wanted = passage.given.strip(), passage.text.strip()
    if passage.kind is PassageKind.INTRODUCED:
        if not wanted:
            return _("De trop : « {given} ».").format(given=given)
        if not given:
            return _("Enlevé à tort : « {wanted} ».").format(wanted=wanted)
        return _("Changé à tort : « {given} » au lieu de « {wanted} ».").format(given=given, wanted=wanted)
    if passage.kind is PassageKind.MISSED and not passage.was:
        if not given:
            return _("Il manquait : « {wanted} ».").format(wanted=wanted)
        return _("« {given} » au lieu de « {wanted} ».").format(given=given, wanted=wanted)
    return ""
