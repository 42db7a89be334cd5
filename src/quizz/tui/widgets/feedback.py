"""What is said of an answer, under the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content

from quizz import wording
from quizz.domain.judgement import Span
from quizz.domain.question import Cloze, MultipleChoice
from quizz.i18n import _
from quizz.services.practice import Feedback
from quizz.tui.prose import difference, paragraphs, with_terms


def feedback_content(feedback: Feedback, terms: Mapping[str, str]) -> Content:
    """Verdict, right answer beside one's own, notes, explanation, source, next date."""
    question = feedback.asked.question
    blocks = [
        Content("\n").join(_verdict(feedback)),
        *(with_terms(note, terms) for note in feedback.judgement.notes),
        with_terms(question.explanation, terms),
    ]
    source = wording.source_line(question)
    if source:
        blocks.append(Content(source).stylize("$secondary"))
    blocks.append(Content(wording.coming_back(feedback)).stylize("$accent"))
    return paragraphs(blocks)


def _verdict(feedback: Feedback) -> Iterator[Content]:
    judgement = feedback.judgement
    sign, style = ("✓", "$success bold") if feedback.right else ("✗", "$error bold")
    yield Content(f"{sign} {wording.verdict(feedback)}").stylize(style)
    shown_above = isinstance(feedback.asked.question, Cloze | MultipleChoice)
    if not judgement.correct and not shown_above:
        yield _labelled(_("Bonne réponse"), Content(" / ".join(judgement.expected)))
        if judgement.given:
            yield _labelled(_("Votre réponse"), Content(" / ".join(judgement.given)))
    if near(judgement.difference) and (judgement.forgiven or not judgement.correct):
        yield _labelled(_("Lettre à lettre"), difference(judgement.difference))
    if judgement.confused_with:
        sentence = _("« {word} » existe aussi et veut dire autre chose.")
        yield Content(sentence.format(word=judgement.confused_with)).stylize("$warning")
    overlooked = wording.forgiven(feedback)
    if overlooked:
        yield Content(overlooked).stylize("$warning")


def near(spans: Sequence[Span]) -> bool:
    """Whether two words share enough letters for their difference to teach anything."""
    same = sum(len(span.expected) for span in spans if span.same)
    return same * 2 > sum(max(len(span.expected), len(span.typed)) for span in spans)


def _labelled(label: str, content: Content) -> Content:
    return Content(f"{label}\u00a0: ").stylize("$secondary").append(content.stylize("bold"))
