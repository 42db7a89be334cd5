"""An answer made durable, and the next question: a transaction with synchronous=FULL on a WAL file."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from time import perf_counter

from benchmarks import anki_engine
from benchmarks.ground import Ground
from benchmarks.table import Figure, ratio_of
from benchmarks.timing import middle, percentile
from quizz import startup
from quizz.domain.answer import Answer, Chosen, DontKnow, Filled, Typed
from quizz.domain.question import Cloze, MultipleChoice, Numeric, ShortAnswer, SingleChoice, TrueFalse
from quizz.services.exchange import Asked
from quizz.services.opening import Workshop
from quizz.services.practice import Practice
from quizz.services.selection import Selection

PYTHON = (
    "The disk takes the same of both; around it our judging, drawing and rows, in Python, take 0.15 ms where "
    "Anki’s engine, in Rust, takes 0.08 ms."
)
SIZES = (10_000, 100_000)
ANSWERS = 500
BLOCK = 50
"""Answers of one before those of the other: a turn each would measure the processor's caches."""
WARM_UP = 50
MINUTES = 150
"""A session of about 600 questions."""


def answering(ground: Ground) -> Iterator[Figure]:
    """Ours and Anki's in turn, each from a database just opened; then how ours grows with the points."""
    grown: tuple[list[float], list[float]] = ([], [])
    for size in SIZES:
        points = ground.size(size)
        ours, reference = _in_turn(ground, points)
        grown[0].append(middle(ours))
        if reference:
            grown[1].append(middle(reference))
        what = f"answer and next question, {points:,} points due, p50"
        told = f"p95 {percentile(ours, 0.95) * 1000:.2f} ms"
        if not reference:
            yield Figure(what, f"{middle(ours) * 1000:.3f} ms", reference=anki_engine.MISSING, told=told)
            continue
        told += f", Anki {percentile(reference, 0.95) * 1000:.2f} ms."
        yield ratio_of(
            what, middle(ours), middle(reference), 1.2, unit="ms", scale=1000, told=told, obstacle=PYTHON
        )
    yield Figure(
        "growth of the same from the first size to the second",
        f"x {grown[0][-1] / grown[0][0]:.2f}",
        f"x {grown[1][-1] / grown[1][0]:.2f}" if grown[1] else "",
    )


def _in_turn(ground: Ground, points: int) -> tuple[list[float], list[float]]:
    """The times of both, without those of the first answers; Anki's are none where it is missing."""
    anki = anki_engine.AnkiSession(ground.cards(points)) if anki_engine.is_there() else None
    ours, theirs = [], []
    with closing(Workshop.open(ground.places(points))) as shop:
        learner = shop.only_learner()
        if learner is None:
            raise RuntimeError("the database has one learner")
        practice = shop.trainer(learner).practise(Selection(), minutes=MINUTES)
        practice.next()
        startup.end()  # as a session begins
        for _block in range(WARM_UP // BLOCK + ground.rounds(ANSWERS) // BLOCK):
            ours += [_answer_one(practice) for _answer in range(BLOCK)]
            if anki is not None:
                theirs += [anki.answer() for _answer in range(BLOCK)]
    if anki is not None:
        anki.close()
    return ours[WARM_UP:], theirs[WARM_UP:]


def _answer_one(practice: Practice) -> float:
    """Seconds to judge a right answer, to commit it, and to have the next question ready to show."""
    asked = practice.current
    if asked is None:
        raise RuntimeError("the session is over")
    answer = _key(asked)
    start = perf_counter()
    practice.answer(answer, milliseconds=4000)
    practice.next()
    return perf_counter() - start


def _key(asked: Asked) -> Answer:
    """The right answer to what is chosen or typed."""
    match asked.question:
        case ShortAnswer(answers=answers):
            return Typed(answers[0])
        case Numeric(answer=answer):
            return Typed(answer)
        case Cloze(blanks=blanks):
            return Filled(tuple(blank.answers[0] for blank in blanks))
        case SingleChoice() | MultipleChoice() | TrueFalse():
            choices = enumerate(asked.presented.choices)
            return Chosen(tuple(place for place, choice in choices if choice.correct))
        case _:
            return DontKnow()
