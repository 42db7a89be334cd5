"""The answer key of a text: its faults with what corrects them, or the text and what it may be as well."""

from __future__ import annotations

from collections.abc import Iterator

from quizz.domain.question import Dictation, Fault, Proofreading, Transcription
from quizz.domain.texts.alternatives import expanded, pieces
from quizz.domain.texts.faults import kind_name
from quizz.i18n import _
from quizz.services.previewing.key_lines import Group, Line


def text_key(question: Proofreading | Transcription | Dictation) -> Iterator[Group]:
    """Groups in the order of the screen."""
    match question:
        case Proofreading(faults=faults):
            yield Group(_("Fautes"), tuple(map(_fault, faults)))
        case Transcription(text=text):
            yield Group(_("Texte attendu"), tuple(Line(line) for line in expanded(text).splitlines() if line))
            yield Group(_("Accepté aussi"), tuple(_others(text)))
        case Dictation(phrases=phrases):
            lines = [Line(expanded(phrase), label=f"{rank}.") for rank, phrase in enumerate(phrases, start=1)]
            yield Group(_("Phrases dictées"), tuple(lines))
            yield Group(_("Accepté aussi"), tuple(line for phrase in phrases for line in _others(phrase)))


def _fault(fault: Fault) -> Line:
    right, *others = fault.right
    also = [_("Accepté aussi : {texts}.").format(texts=", ".join(others))] if others else []
    kind = _("({kind})").format(kind=kind_name(fault.kind))
    note = " ".join(filter(None, [kind, *also, fault.feedback]))
    return Line(fault.wrong, place=right or _("à enlever"), note=note)


def _others(text: str) -> Iterator[Line]:
    for piece in pieces(text):
        if piece.is_choice:
            shown, *others = piece.forms
            yield Line(shown, place=_(" ou ").join(others))
