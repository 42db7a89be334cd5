"""What is said of a text that was corrected, written out or dictated: its marks, then fault by fault."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from textual.content import Content

from quizz.domain.judgement import Part, Passage, PassageKind
from quizz.domain.question import Proofreading, Transcription
from quizz.i18n import _
from quizz.services import text_verdicts
from quizz.services.exchange import Feedback
from quizz.tui.prose import with_terms
from quizz.tui.widgets.prose import NBSP

_STYLES = {
    PassageKind.FOUND: ("$success", "$success bold"),
    PassageKind.MISSED: ("$error strike", "$success bold"),
    PassageKind.INTRODUCED: ("$warning strike", "$success bold"),
}
"""Of what stands there, and of what belongs there."""


def text_blocks(feedback: Feedback, terms: Mapping[str, str]) -> Iterator[Content]:
    """The text with its marks, what they mean, then each mistake and why."""
    judgement = feedback.judgement
    if not judgement.passages:
        yield Content("\n".join(judgement.expected)).stylize("bold")
        return
    if isinstance(feedback.asked.question, Transcription) and text_verdicts.is_another_text(judgement):
        for heading, texts in (
            (_("Ce qu’il fallait écrire"), judgement.expected),
            (_("Ce que vous avez écrit"), judgement.given),
        ):
            yield Content.assemble((heading, "$accent bold"), "\n", "\n".join(texts))
        return
    corrected = isinstance(feedback.asked.question, Proofreading)
    passages = judgement.passages if corrected else tuple(text_verdicts.together(judgement.passages))
    meanings = Content(
        "   ".join(meaning.replace(" ", NBSP) for meaning in text_verdicts.legend(passages))
    ).stylize("$secondary")
    text = marked(passages)
    yield text.append("\n\n").append(meanings) if meanings.plain else text
    lines = [
        _fault(part, terms, known=not judgement.unknown)
        for part in judgement.parts
        if corrected or part.feedback
    ]
    if lines:
        yield Content("\n").join(lines)


def marked(passages: Iterable[Passage]) -> Content:
    """The text; each passage that is found, missed or introduced between brackets, behind its sign."""
    pieces: list[Content] = []
    apart = False
    for passage in passages:
        is_same = passage.kind is PassageKind.SAME
        if is_same and not passage.given:
            continue  # what parts two passages that are missing
        leans = bool(pieces) and not passage.given and not pieces[-1].plain[-1:].isspace()
        if not is_same and (apart or leans):
            pieces.append(Content(" "))
        apart = not is_same
        pieces.append(_passage(passage))
    return Content("").join(pieces)


def _passage(passage: Passage) -> Content:
    if passage.kind is PassageKind.SAME:
        return Content(passage.given)
    mark = text_verdicts.mark(passage)
    given, wanted = _STYLES[passage.kind]
    sign = given.partition(" ")[0]
    given = given if passage.given.strip() else "$secondary"
    if not mark.wanted:
        style = wanted if passage.kind is PassageKind.FOUND else given
        return Content.assemble((f"[{mark.sign}{NBSP}", sign), (mark.given, style), ("]", sign))
    return Content.assemble(
        (f"[{mark.sign}{NBSP}", sign),
        (mark.given, given),
        (f"{NBSP}→ ", sign),
        (mark.wanted, wanted),
        ("]", sign),
    )


def _fault(part: Part, terms: Mapping[str, str], *, known: bool) -> Content:
    """`✗ Côté : « hanche gauche ». Le dossier dit : côté gauche.`; of a fault that was found, no why.

    What is told of a word written out says both words already.
    """
    sign, style = _sign(part, known=known)
    line = Content(f"{sign} ").stylize(style)
    if part.place:
        line = line.append(text_verdicts.fault_told(part, known=known))
    if part.right or not part.feedback:
        return line
    return line.append(" " if part.place else "").append(with_terms(part.feedback, terms))


def _sign(part: Part, *, known: bool) -> tuple[str, str]:
    if part.right:
        return "✓", "$success"
    return ("✗", "$error") if known else ("→", "$secondary")
