"""What is said of an answer, under the question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textual.content import Content
from textual.visual import Visual

from quizz import wording
from quizz.domain.french import unstopped
from quizz.domain.judgement import Part, Span
from quizz.domain.question import Appointment, Cloze, MultipleChoice, WordParts
from quizz.domain.sheet import ReasoningLine
from quizz.i18n import _
from quizz.services.exchange import Feedback
from quizz.services.text_verdicts import is_text, speed
from quizz.tui.prose import paragraphs, with_terms
from quizz.tui.widgets.prose import Prose
from quizz.tui.widgets.reasoning import reasoning
from quizz.tui.widgets.stacks import Stack, line
from quizz.tui.widgets.verdict import verdict_sign


class FeedbackText(Prose):
    """The text under the question, empty until there is an answer."""

    def __init__(self) -> None:
        super().__init__("", id="feedback")
        self._reasoning: tuple[ReasoningLine, ...] = ()

    def tell(self, feedback: Feedback, terms: Mapping[str, str], *, aside: str | None = None) -> None:
        """Show all that is said of an answer; the parameters are those of `feedback_content`."""
        sheet = feedback.asked.presented.sheet
        self._reasoning = () if sheet is None else sheet.reasoning
        self.update(feedback_content(feedback, terms, aside=aside))
        self.add_class("-told")

    def render(self) -> Visual:
        """The text, then the reasoning in its columns."""
        text = super().render()
        return Stack([text, line(""), reasoning(self._reasoning)]) if self._reasoning else text

    def show_from_top(self) -> None:
        """Scroll to its beginning, or as far as what follows fills the screen."""
        self.call_after_refresh(self.scroll_visible, top=True, animate=False)

    def on_resize(self) -> None:
        """Lines break anew when the scroll bar comes, after the first scroll."""
        self.show_from_top()


def feedback_content(feedback: Feedback, terms: Mapping[str, str], *, aside: str | None = None) -> Content:
    """Verdict, right answer beside one's own, notes, explanation, source.

    `aside`: what is said beside the verdict, the next date unless it is given.
    """
    question = feedback.asked.question
    aside = wording.coming_back(feedback) if aside is None else aside
    blocks = [
        Content("\n").join(_verdict(feedback, aside)),
        *_why(feedback, terms),
        with_terms(question.explanation, terms),
    ]
    source = wording.source_line(question)
    if source:
        blocks.append(Content(source).stylize("$secondary"))
    return paragraphs(blocks)


def _why(feedback: Feedback, terms: Mapping[str, str]) -> Iterator[Content]:
    """What follows the verdict, as the type of the question has it told."""
    question = feedback.asked.question
    if is_text(question):
        from quizz.tui.widgets.text_feedback import text_blocks  # here as below: few questions need it

        return text_blocks(feedback, terms)
    if isinstance(question, Appointment):
        from quizz.tui.widgets.agenda.telling import appointment_blocks

        return appointment_blocks(question, feedback.judgement, terms)
    return _notes(feedback, terms)


def _verdict(feedback: Feedback, aside: str) -> Iterator[Content]:
    judgement = feedback.judgement
    sign, style = ("✓", "$success") if feedback.right else verdict_sign(judgement)
    presented = feedback.asked.presented
    long = not judgement.correct and (
        bool(presented.items)
        or presented.sheet is not None
        or is_text(presented.question)
        or isinstance(presented.question, Appointment)
    )
    gap = "\n" if long else "   "
    beside = Content(gap + aside).stylize("$accent")
    yield Content(f"{sign} {wording.verdict(feedback)}").stylize(f"{style} bold").append(beside)
    if near(judgement.difference) and (judgement.forgiven or not judgement.correct):
        yield from _side_by_side(judgement.difference)
    elif not judgement.correct and not _shown_above(feedback):
        yield _labelled(_("Bonne réponse"), Content(" / ".join(judgement.expected)))
        if judgement.given:
            yield _labelled(_("Votre réponse"), Content(" / ".join(judgement.given)))
    missing = [part.text for part in judgement.parts if part.right and not part.chosen]
    if missing and judgement.given and isinstance(feedback.asked.question, MultipleChoice):
        yield _labelled(_("Il manquait"), Content(wording.series(missing)))
    if judgement.confused_with:
        sentence = _("« {word} » existe aussi et veut dire autre chose.")
        yield Content(sentence.format(word=judgement.confused_with)).stylize("$warning")
    overlooked = wording.forgiven(feedback)
    if overlooked:
        yield Content(overlooked).stylize("$warning")
    if rate := speed(feedback):
        yield Content(rate).stylize("$secondary")


def _shown_above(feedback: Feedback) -> bool:
    """Whether the rows of the answer itself tell what was right."""
    presented = feedback.asked.presented
    if presented.items or presented.sheet is not None or is_text(presented.question):
        return True
    return isinstance(presented.question, Appointment | Cloze | MultipleChoice | WordParts)


def _notes(feedback: Feedback, terms: Mapping[str, str]) -> Iterator[Content]:
    """Why the answer is not right.

    After things placed or filled each names its thing: the row may be out of sight.
    """
    judgement, presented = feedback.judgement, feedback.asked.presented
    if not (presented.items or presented.sheet) or judgement.unknown:
        yield from (with_terms(note, terms) for note in judgement.notes)
        return
    for part in judgement.parts:
        if part.feedback and (part.fair or not part.right):
            about = _put(part) if presented.targets or presented.sheet else _ranked(part)
            yield about.append(" ").append(with_terms(part.feedback, terms))


def _put(part: Part) -> Content:
    """`Participation forfaitaire → Laissée au patient.`"""
    place = Content(wording.stopped(part.place)).stylize("bold")
    return Content.assemble((unstopped(part.text), "bold"), (" → ", "$secondary"), place)


def _ranked(part: Part) -> Content:
    """`2e Formule de politesse.`"""
    rank = wording.rank(int(part.place))
    return Content.assemble((f"{rank} ", "$secondary"), (wording.stopped(part.text), "bold"))


def near(spans: Sequence[Span]) -> bool:
    """Whether two words share enough letters for their difference to teach anything."""
    same = sum(len(span.expected) for span in spans if span.same)
    return same * 2 > sum(max(len(span.expected), len(span.typed)) for span in spans)


def _side_by_side(spans: Sequence[Span]) -> Iterator[Content]:
    """The right word, one's own under it letter for letter, and a mark under what differs."""
    labels = wording.label(_("Bonne réponse")), wording.label(_("Votre réponse"))
    start = max(map(len, labels))
    expected, typed = (Content(label.ljust(start)).stylize("$secondary") for label in labels)
    marks = Content(" " * typed.cell_length)
    for span in spans:
        width = max(len(span.expected), len(span.typed))
        style = "bold" if span.same else "$success bold underline"
        expected = expected.append(Content(span.expected.ljust(width, " ")).stylize(style))
        style = "bold" if span.same else "$error bold"
        typed = typed.append(Content(span.typed.ljust(width, " ")).stylize(style))
        marks = marks.append((" " if span.same else "^") * width)
    yield from (expected, typed, marks.stylize("$warning"))


def _labelled(label: str, content: Content) -> Content:
    start = Content(wording.label(label)).stylize("$secondary")
    return start.append(content.stylize("bold"))
