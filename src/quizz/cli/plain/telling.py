"""What is said of an answer, in sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from quizz import wording
from quizz.cli.plain.cutting import cutting_lines
from quizz.cli.plain.filling import reasoning_lines
from quizz.cli.plain.spelling import difference_sentence
from quizz.cli.plain.text_telling import text_verdict_lines
from quizz.domain.french import unstopped
from quizz.domain.judgement import Part
from quizz.domain.question import (
    Appointment,
    BillingCase,
    Call,
    Cloze,
    Dictation,
    Form,
    Matching,
    MultipleChoice,
    Ordering,
    Proofreading,
    Question,
    Sorting,
    Transcription,
    WordParts,
)
from quizz.i18n import _
from quizz.services.exchange import Feedback, Tally
from quizz.wording import stopped


def feedback_lines(feedback: Feedback) -> list[str]:
    """Verdict, right answer beside one's own, notes, explanation, source, when it comes back."""
    question = feedback.asked.question
    source = wording.source_line(question)
    sheet = feedback.asked.presented.sheet
    return [
        *_answer_lines(feedback),
        *question.explanation.splitlines(),
        *reasoning_lines(() if sheet is None else sheet.reasoning),
        *([_("Source : {source}").format(source=stopped(source))] if source else []),
        wording.coming_back(feedback),
    ]


def summary_lines(tally: Tally) -> list[str]:
    """The figures of a sitting, and what was answered wrong."""
    if not tally.answered:
        none = _("Séance terminée. Aucune réponse cette fois.")
        return ["", none, *([wording.kept(tally)] if tally.drafted else [])]
    lines = ["", _("Séance terminée. {figures}").format(figures=wording.figures(tally))]
    if tally.by_skill:
        lines += [_("Réponses justes par activité :"), *wording.by_skill(tally)]
    if tally.missed:
        lines += [_("À revoir bientôt :"), *tally.missed_prompts]
    return [*lines, wording.kept(tally)]


def _answer_lines(feedback: Feedback) -> Iterable[str]:
    return _LINES.get(type(feedback.asked.question), _verdict_lines)(feedback)


def _verdict_lines(feedback: Feedback) -> Iterator[str]:
    """Those of a choice, and of what is typed in a word."""
    if isinstance(feedback.asked.question, MultipleChoice) and not feedback.judgement.correct:
        yield from _several_lines(feedback)
    else:
        yield " ".join(_short_verdict(feedback))
    yield from feedback.judgement.notes


def _cloze_lines(feedback: Feedback) -> Iterator[str]:
    yield stopped(wording.verdict(feedback))
    for number, part in enumerate(feedback.judgement.parts, start=1):
        yield _blank_line(number, part)
    yield from _overlooked(feedback)


def _cutting_lines(feedback: Feedback) -> Iterator[str]:
    yield stopped(wording.verdict(feedback))
    yield from cutting_lines(feedback.judgement)
    yield from _overlooked(feedback)


def _appointment_lines(feedback: Feedback) -> Iterator[str]:
    yield stopped(wording.verdict(feedback))
    if isinstance(feedback.asked.question, Appointment):
        from quizz.cli.plain.week import appointment_verdict_lines  # few questions need it

        yield from appointment_verdict_lines(feedback.asked.question, feedback.judgement)


def _overlooked(feedback: Feedback) -> Iterator[str]:
    if feedback.judgement.correct:
        yield from _nonempty(wording.forgiven(feedback))


def _short_verdict(feedback: Feedback) -> Iterator[str]:
    """`Non. Réponse : … Vous avez répondu : …`, then the spelling of a typed answer."""
    judgement = feedback.judgement
    yield stopped(wording.verdict(feedback))
    if not judgement.correct or judgement.forgiven:
        yield _("Réponse : {answer}").format(answer=stopped(_listed(judgement.expected)))
        if judgement.given:
            yield _("Vous avez répondu : {answer}").format(answer=stopped(_listed(judgement.given)))
        yield from _nonempty(difference_sentence(judgement.difference))
    if judgement.confused_with:
        yield _("« {word} » existe aussi et veut dire autre chose.").format(word=judgement.confused_with)
    yield from _nonempty(wording.forgiven(feedback))


def _several_lines(feedback: Feedback) -> Iterator[str]:
    """The options by their numbers, since there may be several on each side."""
    parts = feedback.judgement.parts
    yield stopped(wording.verdict(feedback))
    yield _("Il fallait : {options}").format(options=_options(parts, [part.right for part in parts]))
    if any(part.chosen for part in parts):
        yield _("Vous avez choisi : {options}").format(
            options=_options(parts, [part.chosen for part in parts])
        )
    yield from (part.feedback for part in parts if part.right and not part.chosen and part.feedback)


def _place_lines(feedback: Feedback) -> Iterator[str]:
    """Each item with its place, and why it is there when it was missed; nothing more when all is right."""
    judgement = feedback.judgement
    yield stopped(wording.verdict(feedback))
    if not judgement.correct:
        for number, part in enumerate(judgement.parts, start=1):
            yield " ".join([f"{number}. {_placed(part, known=not judgement.unknown)}", *_why(feedback, part)])


def _placed(part: Part, *, known: bool) -> str:
    item = unstopped(part.text)
    if part.right:
        return _("{item} : juste, {place}").format(item=item, place=stopped(part.place))
    sentence = _("{item} : {place}").format(item=item, place=stopped(part.place))
    if not known:
        return sentence
    if not part.given:
        return _("{sentence} Vous l’aviez laissé de côté.").format(sentence=sentence)
    return _("{sentence} Vous aviez mis : {given}").format(sentence=sentence, given=stopped(part.given))


def _order_lines(feedback: Feedback) -> Iterator[str]:
    """The right order, with what was to move and why; nothing more when all is right."""
    judgement = feedback.judgement
    yield stopped(wording.verdict(feedback))
    if not judgement.correct:
        yield _("Le bon ordre :")
        for part in judgement.parts:
            moved = _moved(part) if not (part.right or judgement.unknown) else ""
            yield " ".join([f"{part.place}. {stopped(part.text)}", *_nonempty(moved), *_why(feedback, part)])


def _moved(part: Part) -> str:
    if not part.given:
        return _("Vous l’aviez laissé de côté.")
    return _("À déplacer : vous l’aviez mis {rank}.").format(rank=wording.rank(int(part.given)))


def _box_lines(feedback: Feedback) -> Iterator[str]:
    """Each box, right or not; nothing more when all are, unless one is merely fair."""
    judgement = feedback.judgement
    yield stopped(wording.verdict(feedback))
    if not judgement.correct or judgement.is_fair:
        for part in judgement.parts:
            yield " ".join([*_box(part, known=not judgement.unknown), *_why(feedback, part)])


def _box(part: Part, *, known: bool) -> Iterator[str]:
    item = part.text.removesuffix("\u00a0?")
    if part.fair:
        yield _("{item} : acceptable, {given}").format(item=item, given=stopped(part.given))
        yield _("Il y avait mieux : {answer}").format(answer=stopped(part.place))
        return
    if part.right:
        yield _("{item} : juste, {place}").format(item=item, place=stopped(part.place))
        return
    if not known:
        yield _("{item} : {place}").format(item=item, place=stopped(part.place))
        return
    verdict = _("{item} : non.") if part.given else _("{item} : case vide.")
    yield verdict.format(item=item)
    yield _("Réponse : {answer}").format(answer=stopped(part.place))
    if part.given:
        yield _("Vous aviez mis : {given}").format(given=stopped(part.given))


def _why(feedback: Feedback, part: Part) -> Iterator[str]:
    if part.fair or not (part.right or feedback.judgement.unknown):
        yield from _nonempty(part.feedback)


def _blank_line(number: int, part: Part) -> str:
    if part.right and not part.forgiven:
        return _("Trou {n} : juste, {answer}").format(n=number, answer=stopped(part.text))
    sentences = [
        (
            _("Trou {n} : juste. Réponse : {answer}")
            if part.right
            else _("Trou {n} : non. Réponse : {answer}")
        ).format(n=number, answer=stopped(part.text))
    ]
    if part.given:
        sentences.append(_("Vous avez répondu : {answer}").format(answer=stopped(part.given)))
    sentences += [*_nonempty(difference_sentence(part.difference)), *_nonempty(part.feedback)]
    return " ".join(sentences)


def _options(parts: Sequence[Part], wanted: Sequence[bool]) -> str:
    return stopped(
        wording.series(
            f"{number}. {part.text.rstrip('.')}"
            for number, (part, kept) in enumerate(zip(parts, wanted, strict=True), start=1)
            if kept
        )
    )


def _listed(texts: Iterable[str]) -> str:
    return _(" ou ").join(texts)


def _nonempty(sentence: str) -> Iterator[str]:
    if sentence:
        yield sentence


_LINES: dict[type[Question], Callable[[Feedback], Iterable[str]]] = {
    Cloze: _cloze_lines,
    WordParts: _cutting_lines,
    Matching: _place_lines,
    Sorting: _place_lines,
    Ordering: _order_lines,
    Form: _box_lines,
    BillingCase: _box_lines,
    Call: _box_lines,
    Appointment: _appointment_lines,
    Proofreading: text_verdict_lines,
    Transcription: text_verdict_lines,
    Dictation: text_verdict_lines,
}
"""Of the types of which more is told than a verdict and notes."""
