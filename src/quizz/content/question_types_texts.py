"""Texts to correct, notes to write out, sentences to be dictated.

The limits are those of docs/bank-format.md: a text is read and mended on a small screen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from quizz.content.codes import Code
from quizz.content.fields import Fields
from quizz.content.locating import place_in
from quizz.content.nodes import Place, Scalar, Sequence
from quizz.content.question_texts import Common, Located, check_distinct, check_short, check_size, spaced
from quizz.content.question_types_form import PAPERS, read_paper
from quizz.content.templates import OPENING
from quizz.domain.question import AnyQuestion, Dictation, Fault, FaultKind, Proofreading, Transcription
from quizz.domain.texts.alternatives import Piece, expanded, pieces, stray_brace
from quizz.domain.texts.faults import occurrences, reads_the_same
from quizz.domain.texts.words import tokens
from quizz.i18n import _

TEXT_KEYS = ("faults", "notes", "phrases")
"""Keys that no other type has."""
FAULTS = (1, 12)
RIGHTS = (1, 6)
PHRASES = (2, 6)
TEXT_LENGTH = 2500
LONGEST_SOURCE = 10_000
"""Of a text with its amounts and all its forms, as it is written."""
NOTES_LENGTH = 1500
PASSAGE_LENGTH = 300
PHRASE_LENGTH = 140
MOST_CHOICES = 60
"""Braces of one text."""
MOST_FORMS = 8
"""What one pair of braces holds."""


def read_proofreading(fields: Fields, common: Common) -> AnyQuestion:
    """A text, and the faults that it holds."""
    text = fields.text("text")
    check_short(fields, [(text, fields.place("text"))], TEXT_LENGTH)
    if OPENING in text:
        _check_source(fields, text, fields.place("text"))
    papers = fields.items("papers")
    check_size(fields, "papers", len(papers), *PAPERS)
    read = tuple(read_paper(node, fields) for node in fields.groups("papers", papers))
    nodes = fields.items("faults", required=True)
    check_size(fields, "faults", len(nodes), *FAULTS)
    inners = [Fields(node, fields.problems) for node in fields.groups("faults", nodes)]
    faults = tuple(map(_read_fault, inners))
    if text and len(text) <= LONGEST_SOURCE and len(nodes) <= FAULTS[1]:
        places = [inner.place("wrong") for inner in inners]
        _check_places(text, list(zip(faults, places, strict=True)), fields)
    return Proofreading(**common, text=text, faults=faults, papers=read)


def read_transcription(fields: Fields, common: Common) -> AnyQuestion:
    """Notes, and the text that they stand for."""
    notes, text = fields.text("notes"), fields.text("text")
    check_short(fields, [(notes, fields.place("notes"))], NOTES_LENGTH)
    node = fields.value("text")
    if isinstance(node, Scalar):
        _check_written(fields, text, node, TEXT_LENGTH)
    return Transcription(**common, notes=notes, text=text)


def read_dictation(fields: Fields, common: Common) -> AnyQuestion:
    """Sentences, one after the other."""
    phrases = fields.located_texts("phrases", required=True)
    node = fields.value("phrases")
    count = len(node.items) if isinstance(node, Sequence) else 0
    check_size(fields, "phrases", count, *PHRASES)
    for inner in node.items if isinstance(node, Sequence) else ():
        if isinstance(inner, Scalar):
            _check_written(fields, inner.text.strip(), inner, PHRASE_LENGTH)
    check_distinct(fields, phrases)
    return Dictation(**common, phrases=tuple(text for text, _place in phrases))


def _read_fault(fields: Fields) -> Fault:
    wrong = fields.text("wrong")
    right = _read_right(fields)
    fields.value("kind", required=True)
    kind = fields.member("kind", FaultKind, FaultKind.TERM) if fields.has("kind") else FaultKind.TERM
    feedback = fields.text("feedback")
    fields.finish()
    check_short(fields, [(wrong, fields.place("wrong"))], PASSAGE_LENGTH)
    for text, place in right:
        if wrong and reads_the_same(wrong, text):
            fields.report(
                Code.FAULT,
                place,
                _("« {text} » se lit comme le passage fautif.").format(text=spaced(text)[:40]),
                _("Écrivez la forme juste ; la typographie seule, espaces et apostrophes, ne compte pas."),
            )
    return Fault(wrong=wrong, right=tuple(text for text, _place in right), kind=kind, feedback=feedback)


def _read_right(fields: Fields) -> list[Located]:
    """One text, or a list of accepted ones; an empty one means that the passage is to be taken out."""
    entry = fields.node.entries.get("right")
    if entry is None or not isinstance(entry[1], Sequence):
        text = fields.text("right", required=entry is None)
        found = [(text, fields.place("right"))]
    else:
        nodes = fields.items("right", required=True)
        check_size(fields, "right", len(nodes), *RIGHTS)
        found = [(fields.as_text("right", node), node.place) for node in nodes]
        counted = Counter(text for text, _place in found if not text)
        if counted[""] > 1:
            fields.report(
                Code.DUPLICATE_TEXT,
                fields.place("right"),
                _("« right » demande deux fois d’ôter le passage."),
                _("Gardez un seul texte vide."),
            )
    check_distinct(fields, found)
    check_short(fields, found, PASSAGE_LENGTH)
    return found or [("", fields.place("right"))]


def _check_places(text: str, faults: list[tuple[Fault, Place]], fields: Fields) -> None:
    """Report a passage that is not there once, and two that overlap."""
    known = tokens(text)
    spans: list[tuple[tuple[int, int], Fault, Place]] = []
    for fault, place in faults:
        found = occurrences(text, fault.wrong, known) if fault.wrong else []
        if len(found) == 1:
            spans.append((found[0], fault, place))
        elif fault.wrong:
            fields.report(Code.FAULT, place, *_misplaced(text, fault.wrong, len(found)))
    spans.sort(key=lambda one: one[0])
    for (before, other, _other_place), (span, fault, place) in pairwise(spans):
        if span[0] < before[1]:
            fields.report(
                Code.FAULT,
                place,
                _("« {wrong} » et « {other} » se chevauchent dans le texte.").format(
                    wrong=spaced(fault.wrong)[:40], other=spaced(other.wrong)[:40]
                ),
                _("Faites-en une seule faute, ou raccourcissez l’un des deux passages."),
            )


def _misplaced(text: str, wrong: str, count: int) -> tuple[str, str]:
    """What is wrong with a passage that is not there once, and the remedy."""
    shown = spaced(wrong)[:40]
    if count:
        return (
            _("« {wrong} » est {count} fois dans le texte.").format(wrong=shown, count=count),
            _(
                "Ajoutez à « wrong », et à « right », le mot d’avant ou d’après, pour qu’il n’y soit "
                "qu’une fois."
            ),
        )
    if wrong in text:
        return (
            _("« {wrong} » ne couvre pas des mots entiers du texte.").format(wrong=shown),
            _("Écrivez dans « wrong » le mot entier, ou le nombre entier."),
        )
    return (
        _("« {wrong} » n’est pas dans le texte.").format(wrong=shown),
        _("Recopiez le passage comme il est dans « text », avec sa faute."),
    )


def _check_source(fields: Fields, text: str, place: Place) -> bool:
    """Whether a text is short enough to be looked at, its amounts and all its forms counted."""
    if len(text) > LONGEST_SOURCE:
        fields.report(
            Code.TEXT_LENGTH,
            place,
            _("« {text}… » a {count} caractères.").format(text=spaced(text)[:40], count=len(text)),
            _("Raccourcissez ce texte à {most} caractères au plus, modèles compris.").format(
                most=LONGEST_SOURCE
            ),
        )
    return len(text) <= LONGEST_SOURCE


def _check_written(fields: Fields, text: str, node: Scalar, most: int) -> None:
    """Report braces that hold no choice, or cut a word, and a text that is too long once it is read."""
    if not _check_source(fields, text, node.place):
        return
    check_short(fields, [(expanded(text), node.place)], most)
    for offset, message, remedy in _faults_of_braces(node.text):
        place = place_in(fields.problems.lines, node.place, node.text, offset)
        fields.report(Code.BRACES, place, message, remedy)
        return


def _faults_of_braces(text: str) -> Iterator[tuple[int, str, str]]:
    """Where each fault is, what it is, and the remedy."""
    how = _(
        "Écrivez les formes acceptées ainsi : {{62|soixante-deux}} ; la première est celle qu’on montre."
    ).format()
    stray = stray_brace(text)
    if stray is not None:
        yield stray, _("Une accolade n’a pas son pendant, ou n’enferme pas deux formes."), how
    cut = pieces(text)
    choices = [piece for piece in cut if piece.is_choice]
    if len(choices) > MOST_CHOICES:
        yield (
            choices[MOST_CHOICES].start,
            _("Le texte a plus de {most} passages entre accolades.").format(most=MOST_CHOICES),
            _("Gardez ceux où l’on hésite vraiment."),
        )
    for piece in choices:
        shown = text[piece.start : piece.end][:40]
        keys = [tuple(token.key for token in tokens(form)) for form in piece.forms]
        if len(set(keys)) < len(keys):
            yield piece.start, _("« {text} » donne deux fois la même forme.").format(text=shown), how
        elif len(keys) > MOST_FORMS:
            yield (
                piece.start,
                _("« {text} » donne {count} formes.").format(text=shown, count=len(keys)),
                _("Gardez-en {most} au plus.").format(most=MOST_FORMS),
            )
        elif _cuts_a_word(text, piece):
            yield (
                piece.start,
                _("« {text} » touche un mot, un nombre ou d’autres accolades.").format(text=shown),
                _("Mettez le mot entier entre les accolades : {{opéré|opérée}}, non opéré{{|e}}.").format(),
            )


def _cuts_a_word(text: str, piece: Piece) -> bool:
    """Whether a form runs into what stands beside the braces."""
    before, after = text[max(0, piece.start - 2) : piece.start], text[piece.end : piece.end + 2]
    if before[-1:] == "}" or after[:1] == "{":
        return True
    edges = ((len(before), len(before) + len(form)) for form in piece.forms)
    return any(
        token.start < edge < token.end
        for form, both in zip(piece.forms, edges, strict=True)
        for token in tokens(before + form + after)
        for edge in both
    )
