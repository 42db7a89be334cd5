"""What every question owes: feedback, an explanation."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from quizz.content.codes import Code
from quizz.content.diagnostics import Severity
from quizz.content.rules.context import Context
from quizz.content.rules.options import shortened
from quizz.content.rules.rule import Flaw, Rule
from quizz.content.rules.written import WrittenQuestion
from quizz.domain.question import Call, Choice, Form, MultipleChoice, Reply, SingleChoice
from quizz.i18n import _, ngettext


def no_feedback(written: WrittenQuestion, _context: Context) -> Iterator[Flaw]:
    """Wrong choices without feedback, or boxes, told once a question. The reader asks for the explanation."""
    question = written.question
    if isinstance(question, Form):
        yield from _unexplained_boxes(written, question)
    elif isinstance(question, Call):
        yield from _unexplained(written, "replies", question.replies)
    elif isinstance(question, SingleChoice | MultipleChoice):
        yield from _unexplained(written, "choices", question.choices)


def _unexplained(written: WrittenQuestion, key: str, choices: Sequence[Choice | Reply]) -> Iterator[Flaw]:
    bare = [rank for rank, choice in enumerate(choices) if not choice.correct and not choice.feedback]
    if bare:
        yield Flaw(
            written.place(key, bare[0], "text"),
            ngettext(
                "La mauvaise réponse « {text} » n’a pas de « feedback ».",
                "{n} mauvaises réponses n’ont pas de « feedback » ; la première est « {text} ».",
                len(bare),
            ).format(n=len(bare), text=shortened(choices[bare[0]].text)),
            _(
                "Ajoutez sous chacune une ligne « feedback: … » : pourquoi on la choisirait, et pourquoi "
                "elle ne convient pas."
            ),
        )


def _unexplained_boxes(written: WrittenQuestion, form: Form) -> Iterator[Flaw]:
    """A box tells why by itself, or each of its wrong options does."""
    bare = [
        rank
        for rank, box in enumerate(form.boxes)
        if not box.feedback and (not box.options or len(box.slips) < len(box.options) - 1)
    ]
    if bare:
        yield Flaw(
            written.place("boxes", bare[0], "label"),
            ngettext(
                "La case « {text} » ne dit pas pourquoi on s’y trompe.",
                "{n} cases ne disent pas pourquoi on s’y trompe ; la première est « {text} ».",
                len(bare),
            ).format(n=len(bare), text=shortened(form.boxes[bare[0]].label)),
            _("Ajoutez à la case une ligne « feedback: … », ou une à chacune de ses mauvaises options."),
        )


OF_QUESTIONS: tuple[Rule[WrittenQuestion], ...] = (Rule(Code.NO_FEEDBACK, Severity.INFO, no_feedback),)
